"""Days under awards: in a window, and without a break."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility import feel
from eligibility.acts.model import Rulebook
from eligibility.engine.env import Env
from eligibility.engine.expressions import value_of
from eligibility.engine.index import CaseIndex
from eligibility.engine.periods import days_covered
from eligibility.engine.values import Unknown
from eligibility.engine.world import CaseWorld
from eligibility.facts import read_case
from eligibility.facts.functions import functions

EMPTY = Rulebook("rs", ("rs",), {}, {}, {}, {}, {})
YEAR = 'date("2024-01-01"), date("2024-12-31")'


def worth(expression: str, stays: list[tuple[str, str | None]], *whole: str) -> Any:
    """Return what an expression is worth of a person with these stays."""
    awards = [{"right": "rs.respite", "from": first, "until": last} for first, last in stays]
    person = {"id": "ana", "awards": awards, "whole": whole}
    case = read_case(json.dumps({"people": [person]}))
    world = CaseWorld(CaseIndex(case), EMPTY, date(2024, 7, 1), "rs")
    return value_of(
        feel.parse(expression, functions()), Env({"ana": case.people[0]} | world.dates, world)
    )


@pytest.mark.parametrize(
    ("stays", "days"),
    [
        ([], 0),
        ([("2024-03-01", "2024-03-01")], 1),
        ([("2024-03-01", "2024-03-10"), ("2024-03-08", "2024-03-12")], 12),
        ([("2023-12-30", "2024-01-02")], 2),
        ([("2024-12-31", None)], 1),
        ([("2025-01-01", "2025-01-05")], 0),
    ],
)
def test_days_received_are_counted_once_and_inside_the_window(
    stays: list[tuple[str, str | None]], days: int
) -> None:
    """First and last day count, overlaps once, and days outside the year not at all."""
    assert worth(f'days received(ana, "rs.respite", {YEAR})', stays, "awards") == days


@pytest.mark.parametrize(
    ("stays", "days"),
    [
        ([], 0),
        ([("2024-03-01", "2024-03-20")], 20),
        ([("2024-03-01", "2024-03-10"), ("2024-03-11", "2024-03-20")], 20),
        ([("2024-03-01", "2024-03-10"), ("2024-03-12", "2024-03-20")], 9),
        ([("2024-03-01", "2024-03-19")], 0),
        ([("2023-12-25", None)], 87),
    ],
)
def test_days_in_a_row_reach_back_over_stays_that_touch(
    stays: list[tuple[str, str | None]], days: int
) -> None:
    """A free day breaks the row, and where the day itself is free there is no row."""
    assert worth('days in a row(ana, "rs.respite", date("2024-03-20"))', stays, "awards") == days


def test_over_open_awards_days_are_unknown() -> None:
    """A stay that nobody has told of may still exist."""
    for call in (
        f'days received(ana, "rs.respite", {YEAR})',
        'days in a row(ana, "rs.respite", x)',
    ):
        call = call.replace("x)", 'date("2024-03-20"))')
        assert isinstance(worth(call, [("2024-03-01", "2024-03-20")]), Unknown)
        assert isinstance(worth(call, [("2024-03-01", "2024-03-20")], "awards/rs.nsp"), Unknown)


SPELLS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=5)


@given(SPELLS, st.integers(0, 60), st.integers(-5, 60))
@settings(max_examples=60, deadline=None)
def test_days_covered_is_the_number_of_days_in_some_spell(
    given_: list[tuple[int, int]], start: int, length: int
) -> None:
    """Counting spells agrees with asking each day."""
    zero = date(2024, 1, 1)

    def day(number: int) -> date:
        return zero + timedelta(days=number)

    spells = [(day(first), day(first + more)) for first, more in given_]
    window = [day(number) for number in range(start, start + length + 1)]
    asked = sum(any(first <= each <= last for first, last in spells) for each in window)
    assert days_covered(spells, day(start), day(start + length)) == asked
