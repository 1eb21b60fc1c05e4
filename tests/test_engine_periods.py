"""Periods of time, line by line as docs/periods.md has them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.engine.periods import (
    add_months,
    completed_months,
    completed_years,
    month_before,
    months_and_days,
    months_touched,
    unbroken_start,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2016, 4, 10), 9, date(2017, 1, 10)),
        (date(2017, 1, 31), 1, date(2017, 2, 28)),
        (date(2016, 1, 31), 1, date(2016, 2, 29)),
        (date(2016, 2, 29), 12, date(2017, 2, 28)),
        (date(2017, 3, 31), -1, date(2017, 2, 28)),
    ],
)
def test_a_period_ends_on_the_same_day_of_the_month_else_on_its_last(
    start: date, months: int, end: date
) -> None:
    assert add_months(start, months) == end


def test_nine_months_are_complete_on_the_day_and_not_the_day_before() -> None:
    start = date(2016, 4, 10)
    assert completed_months(start, date(2017, 1, 9)) == 8
    assert completed_months(start, date(2017, 1, 10)) == 9
    assert completed_months(start, date(2017, 1, 11)) == 9


def test_months_and_days_left_over() -> None:
    assert months_and_days(date(2016, 4, 10), date(2016, 11, 22)) == (7, 12)


def test_an_age_is_reached_on_the_birthday() -> None:
    birth = date(2000, 5, 1)
    assert completed_years(birth, date(2026, 4, 30)) == 25
    assert completed_years(birth, date(2026, 5, 1)) == 26


def test_born_on_29_february_a_year_is_complete_on_28_february() -> None:
    assert completed_years(date(2004, 2, 29), date(2005, 2, 27)) == 0
    assert completed_years(date(2004, 2, 29), date(2005, 2, 28)) == 1


def test_who_is_not_yet_born_has_no_completed_year() -> None:
    assert completed_years(date(2026, 5, 1), date(2026, 4, 30)) == -1


@given(DAYS, DAYS)
def test_counting_months_and_adding_them_agree(start: date, end: date) -> None:
    months = completed_months(start, end)
    if start <= end:
        assert add_months(start, months) <= end < add_months(start, months + 1)
    else:
        assert months == -completed_months(end, start)


def test_spells_that_touch_are_one_stretch_and_a_day_between_breaks_it() -> None:
    first = (date(2016, 1, 1), date(2016, 6, 30))
    touching = (date(2016, 7, 1), None)
    apart = (date(2016, 7, 2), None)
    assert unbroken_start([touching, first], date(2017, 1, 1)) == date(2016, 1, 1)
    assert unbroken_start([apart, first], date(2017, 1, 1)) == date(2016, 7, 2)
    assert unbroken_start([first], date(2016, 7, 1)) is None


def test_a_calendar_month_counts_when_any_of_its_days_is_covered() -> None:
    spells = [(date(2017, 1, 31), date(2017, 3, 1))]
    year = date(2017, 1, 1), date(2017, 12, 31)
    assert len(months_touched(spells, *year)) == 3
    assert len(months_touched([(date(2016, 5, 1), None)], *year)) == 12


@given(DAYS, DAYS)
def test_an_age_counts_the_anniversaries_that_have_come(birth: date, day: date) -> None:
    """Every year is complete on its anniversary, 29 February's on the 28th where it is missing."""
    reached = [years for years in range(202) if add_months(birth, 12 * years) <= day]
    assert completed_years(birth, day) == (max(reached) if reached else -1)


@given(DAYS)
def test_the_month_before_begins_a_month_earlier(day: date) -> None:
    """It is the first day of the month to which the last day before this month belongs."""
    last = day.replace(day=1) - timedelta(days=1)
    assert month_before(day) == last.replace(day=1)
