"""Values over time: what is known on a day, what is presumed, what is a gap."""

from __future__ import annotations

from datetime import date, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import assume, given
from small_act import edited, linked

from eligibility.acts.model import DatedValue, Parameter, Validity
from eligibility.acts.time import Gap, Known, OverlapError, in_force, periods_of, value_on
from eligibility.errors import InputError

VALUE = "      - {value: 60000, seen: 2017-02-07, at: page}\n"


def parameter(*values: str, more: str = "") -> Parameter:
    """Return a parameter with values written as in an act."""
    lines = "".join(f"      - {{{value}, at: page}}\n" for value in values)
    text = edited((VALUE, lines), ("    unit: RSD\n", f"    unit: RSD\n{more}"))
    return linked(text).parameters["lajkovac.grant"]


def on(of: Parameter, day: str) -> object:
    """Return the value on a day, the conflicting values, or why there is none."""
    found = value_on(of, date.fromisoformat(day))
    if isinstance(found, Gap):
        return found.reason
    values = [int(each.value) for each in found.values]  # type: ignore[arg-type]
    return values[0] if len(values) == 1 else values


def presumed(of: Parameter, day: str) -> bool:
    found = value_on(of, date.fromisoformat(day))
    assert isinstance(found, Known)
    return found.presumed


def test_without_end_a_value_holds_to_the_end_of_the_year_it_was_last_seen_in() -> None:
    """The convention of the design, on both sides of the last day of the year."""
    of = parameter("value: 60000, from: 2016-05-01, seen: 2017-02-07")
    assert on(of, "2017-12-31") == 60000
    assert on(of, "2018-01-01") == "after_last_seen"


def test_without_start_a_value_holds_from_the_first_day_of_the_year_it_was_first_seen_in() -> None:
    """The mirror of that convention."""
    of = parameter("value: 60000, seen: 2017-02-07")
    assert on(of, "2017-01-01") == 60000
    assert on(of, "2016-12-31") == "before_first_seen"


def test_a_presumed_value_says_so() -> None:
    """Only between the days on which it is known or seen is a value not presumed."""
    of = parameter("value: 60000, seen: [2016-09-26, 2017-02-07]")
    days = ("2016-01-01", "2016-09-25", "2016-09-26", "2017-02-07", "2017-02-08", "2017-12-31")
    assert [presumed(of, day) for day in days] == [True, True, False, False, True, True]


def test_known_first_and_last_days_are_included() -> None:
    """`from` and `until` are days on which the value holds."""
    of = parameter("value: 1, from: 2016-03-15, until: 2016-10-14")
    assert [on(of, day) for day in ("2016-03-14", "2016-03-15")] == ["before_first_seen", 1]
    assert [on(of, day) for day in ("2016-10-14", "2016-10-15")] == [1, "after_last_seen"]
    assert not presumed(of, "2016-07-01")


def test_a_known_start_ends_the_value_before_it() -> None:
    """An indexed amount holds until the next one begins."""
    of = parameter(
        "value: 1, from: 2016-04-01, seen: 2016-04-01",
        "value: 2, from: 2016-10-01, seen: 2016-10-01",
    )
    assert [on(of, "2016-09-30"), on(of, "2016-10-01"), on(of, "2016-12-31")] == [1, 2, 2]


def test_a_value_may_be_announced_before_it_begins() -> None:
    """A source of September shows what holds from October; the old value lasts till then."""
    of = parameter(
        "value: 1, from: 2016-04-01, until: 2016-09-30, seen: 2016-11-15",
        "value: 2, from: 2016-10-01, seen: 2016-09-20",
    )
    assert [on(of, "2016-09-30"), on(of, "2016-10-01")] == [1, 2]


def test_a_known_end_begins_the_value_after_it() -> None:
    """What was seen after a known end cannot have held before it."""
    of = parameter("value: 1, from: 2016-04-01, until: 2016-10-31", "value: 2, seen: 2016-12-05")
    assert [on(of, "2016-10-31"), on(of, "2016-11-01")] == [1, 2]


def test_between_two_values_of_one_year_nobody_knows_when_it_changed() -> None:
    """Neither value is presumed beyond the days on which it was seen."""
    of = parameter("value: 1, seen: 2016-03-01", "value: 2, seen: 2016-09-26")
    days = ("2016-03-01", "2016-03-02", "2016-09-25", "2016-09-26", "2016-12-31")
    assert [on(of, day) for day in days] == [1, "between", "between", 2, 2]


def test_years_without_a_value_are_gaps_with_the_last_known_value() -> None:
    """A gap tells what was last known, never fills it in."""
    of = parameter("value: 1, seen: 2016-09-26", "value: 2, seen: 2020-03-25")
    found = value_on(of, date(2018, 6, 1))
    assert isinstance(found, Gap) and found.reason == "between"
    assert found.last_known is not None and found.last_known.value == 1
    assert found.next_known is not None and found.next_known.value == 2
    late = value_on(of, date(2026, 1, 1))
    assert isinstance(late, Gap) and late.last_known is not None and late.last_known.value == 2


def test_a_parameter_that_nobody_has_seen_is_a_gap_from_ever() -> None:
    """An open parameter has no value, and none is near."""
    text = edited(
        (f"    values:\n{VALUE}", "    values: []\n    gap: {sr: није виђен, en: not seen}\n")
    )
    found = value_on(linked(text).parameters["lajkovac.grant"], date(2017, 6, 1))
    assert found == Gap(None, "never_seen")


def test_conflicting_values_stand_side_by_side() -> None:
    """Two sources that disagree give both values on one day."""
    reading = "conflicting: true, reading: {sr: једно, en: one}"
    of = parameter(
        f"value: 1, seen: 2016-03-01, {reading}",
        f"value: 2, seen: 2016-09-26, {reading}",
        "value: 3, from: 2017-01-01, seen: 2017-02-07",
    )
    assert [on(of, "2016-06-01"), on(of, "2016-12-31"), on(of, "2017-01-01")] == [[1, 2], [1, 2], 3]


def test_an_act_may_set_another_convention() -> None:
    """What a law fixes holds until it is changed; what a call for claims fixes, on its days."""
    until_changed = parameter("value: 1, seen: 2016-03-01", more="    holds: until_changed\n")
    assert on(until_changed, "2026-01-01") == 1
    as_seen = parameter(
        "value: 1, seen: [2016-03-01, 2016-05-01]", more="    holds: only_as_seen\n"
    )
    assert [on(as_seen, "2016-05-01"), on(as_seen, "2016-05-02")] == [1, "after_last_seen"]
    assert [on(as_seen, "2016-02-29"), on(as_seen, "2016-03-01")] == ["before_first_seen", 1]


@pytest.mark.parametrize(
    "values",
    [
        (
            "value: 1, from: 2016-01-01, until: 2016-06-30",
            "value: 2, from: 2016-06-30, seen: 2016-07-01",
        ),
        (
            "value: 1, from: 2016-01-01, seen: 2016-08-01",
            "value: 2, from: 2016-07-01, seen: 2016-09-01",
        ),
        ("value: 1, seen: 2016-03-01", "value: 2, seen: 2016-03-01"),
        ("value: 1, seen: [2015-01-01, 2016-03-01]", "value: 2, seen: 2016-02-01"),
        ("value: 1, from: 2016-01-01, until: 2016-06-30", "value: 2, seen: 2016-05-01"),
    ],
)
def test_two_values_that_surely_hold_on_one_day_are_refused(values: tuple[str, str]) -> None:
    """Unless both are marked conflicting, one of two such values is wrong."""
    with pytest.raises(InputError, match="both hold on"):
        parameter(*values)


def test_a_right_is_in_force_between_its_days() -> None:
    """Before a known start and after a known end it is not, without an end it stays."""
    whole = Validity(start=date(2016, 3, 1), end=date(2017, 6, 30))
    days = [date(2016, 2, 29), date(2016, 3, 1), date(2017, 6, 30), date(2017, 7, 1)]
    assert [in_force(whole, day) for day in days] == ["no", "yes", "yes", "no"]
    assert in_force(Validity(start=date(2016, 3, 1)), date(2099, 1, 1)) == "yes"


def test_before_the_year_it_was_first_seen_in_nobody_knows() -> None:
    """Without a known start, a right is unknown before that year and in force from it on."""
    seen = Validity(seen_first=date(2017, 2, 7), seen_last=date(2017, 2, 7))
    days = [date(2016, 12, 31), date(2017, 1, 1), date(2030, 1, 1)]
    assert [in_force(seen, day) for day in days] == ["unknown", "yes", "yes"]
    assert in_force(Validity(), date(2017, 1, 1)) == "yes"


days = st.dates(date(2014, 1, 1), date(2019, 12, 31))


@st.composite
def values(draw: st.DrawFn) -> DatedValue:
    """Values seen somewhere, with or without known ends."""
    template = parameter("value: 1, seen: 2017-02-07").values[0]
    first, last, seen = sorted(draw(st.tuples(days, days, days)))
    validity = Validity(
        start=draw(st.sampled_from([first, None])),
        end=draw(st.sampled_from([last + timedelta(days=1), None])),
        seen_first=seen,
        seen_last=seen,
    )
    assume(validity.end is None or seen <= validity.end)
    return DatedValue(draw(st.integers(1, 9)), validity, template.citation, "secondary")  # type: ignore[arg-type]


@given(st.lists(values(), max_size=4), days)
def test_a_value_is_never_presumed_against_what_is_known(
    given_: list[DatedValue], day: date
) -> None:
    """On no day do two values hold, and none holds outside its known days."""
    try:
        periods = periods_of(given_, "calendar_year")
    except OverlapError:
        return
    holding = [value for first, last, value in periods if first <= day <= last]
    assert len(holding) <= 1
    for value in holding:
        assert value.validity.start is None or value.validity.start <= day
        assert value.validity.end is None or day <= value.validity.end
    for first, last, value in periods:
        assert first <= last
        assert value.validity.seen_first is not None
        assert first <= value.validity.seen_first <= last
