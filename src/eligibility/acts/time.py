"""Parameters and conditions over time: what held on a day, what is presumed, what is a gap.

The conventions and their reasons stand in `docs/decisions/0002-values-over-time.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Literal

from eligibility.acts.days import earliest, latest
from eligibility.acts.model import DatedValue, Holds, Parameter, Validity
from eligibility.records import Record, replace

Reason = Literal["never_seen", "before_first_seen", "after_last_seen", "between"]
InForce = Literal["yes", "no", "unknown"]
Period = tuple[date, date, DatedValue]

_DAY = timedelta(days=1)


class OverlapError(ValueError):
    """Two values that are not marked `conflicting` hold on the same day."""

    def __init__(self, earlier: DatedValue, later: DatedValue, day: date) -> None:
        super().__init__(f"two values hold on {day}")
        self.earlier = earlier
        self.later = later
        self.day = day


class Known(Record):
    """The value on a day; several are conflicting readings."""

    values: tuple[DatedValue, ...]
    day: date

    @property
    def presumed(self) -> bool:
        """Whether no source shows the value on that very day: it follows from the
        convention about the calendar year."""
        return all(_is_presumed(value.validity, self.day) for value in self.values)


class Gap(Record):
    """No value is known on a day; the nearest that are known before and after it."""

    last_known: DatedValue | None
    reason: Reason
    next_known: DatedValue | None = None


def value_on(parameter: Parameter, day: date) -> Known | Gap:
    """Return the value of a parameter on a day, or the gap that the day falls into."""
    periods = parameter.periods
    if periods is None:
        periods = periods_of(parameter.values, parameter.holds)
    found = tuple([value for first, last, value in periods if first <= day <= last])
    if found:
        return Known(found, day)
    before = [period for period in periods if period[1] < day]
    after = [period for period in periods if period[0] > day]
    last = max(before, key=lambda period: period[1])[2] if before else None
    following = min(after, key=lambda period: period[0])[2] if after else None
    if not periods:
        return Gap(None, "never_seen")
    if last is None:
        return Gap(None, "before_first_seen", following)
    return Gap(last, "after_last_seen" if following is None else "between", following)


def in_force(validity: Validity, day: date) -> InForce:
    """Return whether a right or condition is in force on a day.

    It holds from its known start until its known end. Without a known start it holds from
    the first day of the calendar year in which it was first seen; before that nobody knows.
    Nor does anybody know in a month of which only that it began or ended then is known.
    """
    if validity.end is not None and day > validity.end:
        return "no" if day > latest(validity.end) else "unknown"
    if validity.start is not None and day < validity.start:
        return "no" if day < earliest(validity.start) else "unknown"
    if validity.start is not None:
        return "yes"
    first = first_seen(validity)
    if first is not None and day.year < first.year:
        return "unknown"
    return "yes"


def first_seen(validity: Validity) -> date | None:
    """Return the first day on which a source shows it; a publication shows it too."""
    days = [day for day in (validity.seen_first, validity.published) if day is not None]
    return min(days, default=None)


def last_seen(validity: Validity) -> date | None:
    """Return the last day on which a source shows it, or shows it to come."""
    days = [validity.seen_last, validity.published, validity.start]
    return max((day for day in days if day is not None), default=None)


def settled(parameter: Parameter) -> Parameter:
    """Return the parameter with its periods computed. Raises OverlapError."""
    return replace(parameter, periods=periods_of(parameter.values, parameter.holds))


def periods_of(values: Sequence[DatedValue], holds: Holds) -> tuple[Period, ...]:
    """Return the first and last day of each value, known or presumed, in order of time.

    What is known goes before what is presumed: a known start ends an earlier value without
    a known end, and a known end begins a later one without a known start. Where neither is
    known, each is presumed no further than it was seen. Raises OverlapError for values that
    still share a day and are not both marked `conflicting`.
    """
    spans = [_Span(value, holds) for value in values]
    spans.sort(key=lambda span: span.value.validity.start or span.seen_first or span.first)
    for earlier, later in combinations(spans, 2):
        if not (earlier.value.conflicting and later.value.conflicting):
            _separate(earlier, later)
    spans.sort(key=lambda span: span.first)
    return tuple((span.first, span.last, span.value) for span in spans)


class _Span:
    """A value with the days between which it holds, while they are worked out."""

    __slots__ = ("first", "last", "seen_first", "seen_last", "value")

    def __init__(self, value: DatedValue, holds: Holds) -> None:
        validity = value.validity
        self.value = value
        self.seen_first = first_seen(validity)
        self.seen_last = last_seen(validity)
        if validity.start is not None:
            self.first = validity.start
        elif self.seen_first is not None:
            seen = self.seen_first
            self.first = seen if holds == "only_as_seen" else date(seen.year, 1, 1)
        else:
            self.first = validity.end or date.min
        if validity.end is not None:
            self.last = validity.end
        elif holds == "until_changed":
            self.last = date.max
        else:
            seen = self.seen_last or self.first
            self.last = seen if holds == "only_as_seen" else date(seen.year, 12, 31)


def _separate(earlier: _Span, later: _Span) -> None:
    if earlier.last < later.first:
        return
    end_known = earlier.value.validity.end is not None
    start_known = later.value.validity.start is not None
    if start_known and not end_known:
        earlier.last = earliest(later.first) - _DAY
    elif end_known and not start_known:
        later.first = latest(earlier.last) + _DAY
    elif not end_known and not start_known:
        earlier.last = earlier.seen_last or earlier.last
        later.first = later.seen_first or later.first
    for span in (earlier, later):
        if span.last < span.first:
            raise OverlapError(earlier.value, later.value, max(earlier.first, later.first))
    # A value may be announced before a known start, and shown still after a known end.
    shown_last = None if end_known else earlier.value.validity.seen_last
    shown_first = None if start_known else later.value.validity.seen_first
    seen_too_late = shown_last is not None and shown_last >= later.first
    seen_too_early = shown_first is not None and shown_first <= earlier.last
    if earlier.last >= later.first or seen_too_late or seen_too_early:
        raise OverlapError(earlier.value, later.value, later.first)


def _is_presumed(validity: Validity, day: date) -> bool:
    first, last = first_seen(validity), last_seen(validity)
    before = validity.start is None and (first is None or day < first)
    after = validity.end is None and (last is None or day > last)
    return before or after
