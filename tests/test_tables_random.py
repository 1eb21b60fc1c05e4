"""Random decision tables: what the exact geometry says is what asking for every value says."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import random_tables
from hypothesis import given
from hypothesis import strategies as st
from random_tables import mismatches, random_inputs, random_table, truth

from eligibility.engine import verdicts
from eligibility.engine.tables import Setting, layout


@given(st.data())
def test_no_verdict_about_a_random_table_is_a_false_alarm_or_a_miss(data: st.DataObject) -> None:
    """Gaps, overlaps, rows never chosen, turning amounts and equality are as enumerated."""
    assert mismatches(lambda options: data.draw(st.sampled_from(options))) == []


def test_the_comparison_notices_a_verdict_that_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """With gaps passed over in silence, random tables show it at once."""

    def silent(*_: Any) -> list[verdicts.Gap]:
        return []

    monkeypatch.setattr(random_tables, "gaps", silent)
    chance = random.Random(1)
    assert any(mismatches(chance.choice) for _ in range(20))


def test_random_tables_have_and_lack_every_defect() -> None:
    """The comparison is about something: each defect is met often, and so is its absence."""
    chance = random.Random(2)
    met = {"gap": 0, "overlap": 0, "dead": 0, "order": 0, "none": 0}
    for _ in range(150):
        inputs = random_inputs(chance.choice)
        table = random_table(chance.choice, inputs)
        laid = layout(table, Setting(None, {}, {}, ("one",)))
        gaps, dead = verdicts.gaps(laid), verdicts.dead(laid)
        overlaps = verdicts.overlaps(laid)
        met["gap"] += bool(gaps)
        met["overlap"] += bool(overlaps)
        met["dead"] += bool(dead)
        met["order"] += any(each.order for each in dead)
        met["none"] += not (gaps or dead or overlaps)
        assert truth(table, inputs).points
    assert all(count >= 3 for count in met.values()), met


def test_the_kept_result_of_the_soak_is_clean_and_large() -> None:
    """The last soak compared 100,000 tables and found no difference."""
    text = (Path(__file__).parent / "soak" / "tables.txt").read_text("utf-8")
    told = dict(line.split(": ") for line in text.splitlines() if ": " in line)
    assert int(told["tables, each beside a changed one"]) >= 100_000
    assert told["mismatches"] == "0"
