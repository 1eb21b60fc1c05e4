"""Durations, dates and numbers as texts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.feel.values import (
    Months,
    Seconds,
    format_duration,
    format_number,
    parse_date,
    parse_duration,
)


@given(st.integers(-(10**6), 10**6))
def test_months_survive_their_text(n: int) -> None:
    """A years-and-months duration reads back from its canonical text."""
    assert parse_duration(format_duration(Months(n))) == Months(n)


@given(st.integers(-(10**9), 10**9), st.sampled_from([1, 2, 8, 10, 1000]))
def test_seconds_survive_their_text(n: int, parts: int) -> None:
    """A days-and-time duration reads back from its canonical text, fractions included."""
    value = Seconds(Fraction(n, parts))
    assert parse_duration(format_duration(value)) == value


@pytest.mark.parametrize(
    "text", ["", "P", "PT", "P1", "1Y", "P1M1D", "P1DT", "p1y", "P-1Y", "P1.5Y"]
)
def test_what_is_no_duration_is_none(text: str) -> None:
    """Months and days do not mix, and every part needs its letter."""
    assert parse_duration(text) is None


@pytest.mark.parametrize(
    "text", ["2017-2-1", "2017-02-29", "0000-01-01", "20170101", "2017-01-01 "]
)
def test_what_is_no_date_is_none(text: str) -> None:
    """Only a day of the calendar in full ISO form is a date."""
    assert parse_date(text) is None
    assert parse_date("2016-02-29") == date(2016, 2, 29)


@given(st.integers(-(10**12), 10**12), st.integers(0, 9))
def test_decimals_survive_their_text(n: int, places: int) -> None:
    """A number with finitely many decimals is written with just those."""
    value = Fraction(n, 10**places)
    assert Fraction(format_number(value)) == value


def test_long_and_endless_numbers_have_a_text() -> None:
    """A third is a quotient, and no number is too long to be written."""
    assert format_number(Fraction(1, 3)) == "1/3"
    assert format_number(Fraction(-7, 2)) == "-3.5"
    assert len(format_number(Fraction(10) ** 6000)) == 6001
    assert len(format_number(Fraction(1, 3**20_000))) > 9000


def test_durations_compare_with_their_own_kind_alone() -> None:
    """Months and seconds of one number are not the same, and neither comes first."""
    assert Months(1) < Months(2) <= Months(2) and Seconds(Fraction(3)) > Seconds(Fraction(1))
    assert Months(2) >= Months(1) and len({Months(1), Months(1), Seconds(Fraction(1))}) == 2
    assert Months(1) != Seconds(Fraction(1))
    with pytest.raises(TypeError):
        assert Months(1) < Seconds(Fraction(2))
