"""How periods of time are reckoned; the table with its sources is docs/periods.md."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta


def add_months(day: date, months: int) -> date:
    """Return the day with the same number `months` later, else that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year} is outside the calendar")
    last = day.day if day.day < 29 else min(day.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, last)


def month_before(day: date) -> date:
    """Return the first day of the month before that of a day."""
    if day.month > 1:
        return date(day.year, day.month - 1, 1)
    return add_months(day.replace(day=1), -1)


def completed_months(start: date, end: date) -> int:
    """Return how many whole months lie between two days (negative if `end` is earlier)."""
    if end < start:
        return -completed_months(end, start)
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1


def completed_years(birth: date, day: date) -> int:
    """Return the age in completed years; born on 29 February: complete on 28 February."""
    if day < birth:
        return -1
    years = day.year - birth.year
    if (day.month, day.day) >= (birth.month, birth.day):
        return years
    return years if add_months(birth, 12 * years) <= day else years - 1


def months_and_days(start: date, end: date) -> tuple[int, int]:
    """Return the whole months between two days and the days left over."""
    months = completed_months(start, end)
    return months, (end - add_months(start, months)).days


def unbroken_start(spells: Sequence[tuple[date, date | None]], day: date) -> date | None:
    """Return the first day of the unbroken stretch of spells that covers `day`, if any.

    A spell's last day and the next one's first day may touch: no day lies between them.
    """
    covering = [start for start, end in spells if start <= day and (end is None or end >= day)]
    if not covering:
        return None
    first = min(covering)
    while True:
        earlier = [
            start
            for start, end in spells
            if start < first and (end is None or end + timedelta(days=1) >= first)
        ]
        if not earlier:
            return first
        first = min(earlier)


def months_touched(spells: Sequence[tuple[date, date | None]], start: date, end: date) -> set[int]:
    """Return the calendar months (year * 12 + month) in which a spell has a day."""
    touched: set[int] = set()
    for first, last in spells:
        low = max(first, start)
        high = end if last is None else min(last, end)
        if low > high:
            continue
        touched.update(range(low.year * 12 + low.month, high.year * 12 + high.month + 1))
    return touched


def days_covered(spells: Sequence[tuple[date, date | None]], start: date, end: date) -> int:
    """Return on how many days from `start` to `end`, both counted, a spell lies."""
    covered = 0
    free = start
    for first, last in sorted(spells, key=lambda spell: spell[0]):
        low = max(first, free)
        high = end if last is None else min(last, end)
        if low <= high:
            covered += (high - low).days + 1
            free = high + timedelta(days=1)
    return covered
