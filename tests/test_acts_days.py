"""Days of which a source shows only the month or the year."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from eligibility.acts.days import PartialDay, earliest, latest
from eligibility.acts.model import Citation, DatedValue, Label, Parameter, Source, Validity
from eligibility.acts.reader import read
from eligibility.acts.schema import read_supplied
from eligibility.acts.schema.common import Dated
from eligibility.acts.time import Gap, Known, in_force, value_on
from eligibility.errors import InputError
from eligibility.feel.types import NumberType
from eligibility.feel.units import Unit

PAGE = Citation(Source("page", "page", "", None, "secondary"))


def partial(text: str, certain: str = "first") -> PartialDay:
    day = PartialDay.read(text, "last" if certain == "last" else "first")
    assert day is not None
    return day


def test_a_month_stands_for_its_first_or_its_last_day() -> None:
    """What began in February 2024 had surely begun on the 29th."""
    assert partial("2024-02") == date(2024, 2, 1)
    assert partial("2024-02", "last") == date(2024, 2, 29)
    assert partial("2024", "last") == date(2024, 12, 31)


def test_it_is_shown_as_the_source_shows_it() -> None:
    """No day is invented where a month is written out."""
    assert str(partial("2026-03")) == "2026-03"
    assert f"{partial('2023')}" == "2023"
    assert partial("2026-03").precision == "month"
    assert partial("2023").precision == "year"


def test_its_bounds_are_the_stretch_that_may_be_meant() -> None:
    """An ordinary day is its own earliest and latest."""
    month = partial("2021-10")
    assert (earliest(month), latest(month)) == (date(2021, 10, 1), date(2021, 10, 31))
    day = date(2021, 10, 5)
    assert (earliest(day), latest(day)) == (day, day)


def test_a_day_reckoned_from_it_is_an_ordinary_day() -> None:
    """The day after a month's first is the second, not a month."""
    after = partial("2021-10") + timedelta(days=1)
    assert str(after) == "2021-10-02"
    assert earliest(after) == latest(after) == date(2021, 10, 2)


@pytest.mark.parametrize("text", ["2021-13", "2021-1", "21-10", "2021-10-05", "0000", ""])
def test_other_texts_are_not_read(text: str) -> None:
    """A full date, an impossible month and a short year are no partial days."""
    assert PartialDay.read(text, "first") is None


@pytest.mark.parametrize(
    ("day", "force"),
    [
        (date(2021, 9, 30), "no"),
        (date(2021, 10, 1), "unknown"),
        (date(2021, 10, 30), "unknown"),
        (date(2021, 10, 31), "yes"),
        (date(2022, 3, 1), "yes"),
        (date(2022, 3, 2), "unknown"),
        (date(2022, 3, 31), "unknown"),
        (date(2022, 4, 1), "no"),
    ],
)
def test_nobody_knows_whether_it_holds_inside_the_month(day: date, force: str) -> None:
    """From some day in October 2021 until some day in March 2022."""
    validity = Validity(start=partial("2021-10", "last"), end=partial("2022-03"))
    assert in_force(validity, day) == force


def test_the_month_of_a_change_is_a_gap_between_two_values() -> None:
    """An amendment of October 2021: 20 before it, 50 after it, unknown in that month."""
    parameter = Parameter(
        "snack",
        Label("попуст", "discount"),
        "%",
        NumberType(Unit.parse("%")),
        (
            _value(20, Validity(seen_first=partial("2021-10"), seen_last=partial("2021-10"))),
            _value(50, Validity(start=partial("2021-10", "last"))),
        ),
    )
    before = value_on(parameter, date(2021, 9, 30))
    assert isinstance(before, Known) and before.values[0].value == 20
    inside = value_on(parameter, date(2021, 10, 15))
    assert isinstance(inside, Gap) and inside.reason == "between"
    assert inside.last_known is not None and inside.last_known.value == 20
    after = value_on(parameter, date(2021, 11, 1))
    assert isinstance(after, Known) and after.values[0].value == 50


def _value(number: int, validity: Validity) -> DatedValue:
    return DatedValue(Fraction(number), validity, PAGE, "secondary")


def test_an_act_may_write_a_month_or_a_year() -> None:
    """`seen` of a whole year, and a range from a day to a month."""
    dated = _dated("from: 2021-10, seen: [2016-03-02, 2024-08]")
    assert dated.from_ == date(2021, 10, 31)
    assert [str(day) for day in dated.seen or ()] == ["2016-03-02", "2024-08"]
    assert str(_dated("published: 2023").published) == "2023"


def test_an_end_in_the_month_of_the_start_is_in_order() -> None:
    """Both may lie in October, so the act is not refused."""
    assert _dated("from: 2021-10, until: 2021-10").until == date(2021, 10, 1)


def test_a_text_that_is_no_day_is_refused_with_the_forms_that_are() -> None:
    """The help names the month and the year."""
    with pytest.raises(InputError) as raised:
        _dated("seen: october 2021")
    problem = raised.value.problems[0]
    assert problem.message == "a date such as 2017-02-28 was expected, not `october 2021`"
    assert "2017-02" in problem.help


def test_a_value_without_any_date_is_never_current() -> None:
    """It is shown as the last known value on every day."""
    undated = _value(50, Validity())
    parameter = Parameter(
        "relief", Label("попуст", "discount"), "%", NumberType(Unit.parse("%")), (undated,)
    )
    outcome = value_on(parameter, date(2026, 3, 2))
    assert isinstance(outcome, Gap) and outcome.last_known is undated


def test_undated_beside_a_date_is_refused() -> None:
    """An act says outright that its source shows no day, or says the day."""
    assert _dated("undated: true").undated
    with pytest.raises(InputError, match="`undated` beside a date"):
        _dated("undated: true, seen: 2021")


def _dated(days: str) -> Dated:
    text = f"values: [{{parameter: rs.base, value: 1, source: {{title: letter}}, {days}}}]"
    return read_supplied(read(text.encode(), "values.yaml")).values[0]
