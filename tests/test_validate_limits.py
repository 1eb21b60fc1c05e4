"""What a municipality sets outside the limits of the law is found; what is within them is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from eligibility.acts.load import load_rulebook
from eligibility.validate.run import validate

ACT = """schema: 1
id: lajkovac.predlog
place: lajkovac
title: {{sr: Предлог, en: Draft}}
sources: {{draft: {{title: предлог, evidence: text}}}}
validity: {{from: 2024-01-01, at: draft}}
implements: {{rs.one_off_share: part_of_wage}}
parameters:
  part_of_wage:
    label: {{sr: део просечне зараде, en: share of the average wage}}
    unit: '%'
    values: [{{value: {value}, from: 2024-01-01, seen: 2024-01-01, at: draft}}]
"""


@pytest.mark.parametrize(("value", "codes"), [("200", ["above-cap"]), ("100", []), ("80", [])])
def test_one_off_aid_above_the_average_wage_is_found(
    tmp_path: Path, value: str, codes: list[str]
) -> None:
    """Two average wages are above the law's ceiling of one; one, and less, are not."""
    file = tmp_path / "draft.yaml"
    file.write_text(ACT.format(value=value), encoding="utf-8")
    rulebook = load_rulebook("lajkovac", acts=[file])
    found = validate("lajkovac.predlog", rulebook, only=["above-cap", "below-floor"])
    assert [each.code for each in found] == codes
    for each in found:
        assert each.on == "part_of_wage"
        assert each.span.line == 12
        assert "200%" in each.message.en and "100%" in each.message.en
