"""The day on which a parameter's value is looked up."""

from __future__ import annotations

import json
from datetime import date

import pytest
from small_act import edited, linked

from eligibility.engine.env import Env
from eligibility.engine.index import CaseIndex
from eligibility.engine.values import Unknown
from eligibility.engine.world import CaseWorld
from eligibility.facts import read_case

VALUES = "      - {value: 60000, seen: 2017-02-07, at: page}\n"
MONTHLY = "".join(
    f"      - {{value: {value}, from: 2017-{month}-01, until: 2017-{month}-{last}, at: page}}\n"
    for value, month, last in ((100, "01", 31), (200, "02", 28), (300, "03", 31), (400, "04", 30))
)


def value(reference: str, day: date) -> object:
    """Return a monthly value as a right with this governing date sees it; claimed in March."""
    act = edited((VALUES, f"{MONTHLY}    reference: {reference}\n"))
    case = read_case(json.dumps({"claim_date": "2017-03-20", "decision_date": "2017-04-05"}))
    world = CaseWorld(CaseIndex(case), linked(act), day, "lajkovac")
    return world.parameter("lajkovac.grant", Env({}, world))


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("governing", 200),
        ("claim", 300),
        ("decision", 400),
        ("month_before_claim", 200),
        ("month_before_governing", 100),
    ],
)
def test_each_reference_names_its_own_day(reference: str, expected: int) -> None:
    """A right of February, claimed in March and decided in April."""
    assert value(reference, date(2017, 2, 28)) == expected


@pytest.mark.parametrize(("day", "expected"), [(1, 200), (31, 200)])
def test_the_month_before_is_the_calendar_month(day: int, expected: int) -> None:
    """Whichever day of March governs, February's value counts."""
    assert value("month_before_governing", date(2017, 3, day)) == expected


def test_before_an_unknown_governing_date_nothing_is_known() -> None:
    """No day is put in its place."""
    act = edited((VALUES, f"{MONTHLY}    reference: month_before_governing\n"))
    world = CaseWorld(CaseIndex(read_case("{}")), linked(act), Unknown(()), "lajkovac")
    assert isinstance(world.parameter("lajkovac.grant", Env({}, world)), Unknown)
