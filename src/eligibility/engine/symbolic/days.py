"""Days as pairs of a month (12 * year + month - 1) and a day within it, reckoned exactly."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from eligibility.engine.symbolic.terms import (
    Number,
    Truth,
    at_most,
    both,
    choose,
    either,
    equal,
    is_constant,
    less,
    minus,
    no,
    plus,
    quotient,
    remainder,
    scaled,
    total,
)

FIRST = date(1900, 1, 1)
LAST = date(2099, 12, 31)
"""The days that a symbolic household may speak of; within them every fourth year is a leap year
but 1900."""


class Day(NamedTuple):
    """A day: its month, counted from the year 0, and its number in the month."""

    month: Number
    day: Number


def day_of(value: date) -> Day:
    """Return a known day."""
    return Day(value.year * 12 + value.month - 1, value.day)


def key(day: Day) -> Number:
    """Return a whole number that orders days."""
    return plus(scaled(day.month, 32), day.day)


def not_after(one: Day, other: Day) -> Truth:
    """Return whether one day is no later than the other."""
    return at_most(key(one), key(other))


def before(one: Day, other: Day) -> Truth:
    """Return whether one day is earlier than the other."""
    return less(key(one), key(other))


def same_day(one: Day, other: Day) -> Truth:
    """Return whether two days are one."""
    return both(equal(one.month, other.month), equal(one.day, other.day))


def choose_day(condition: Truth, one: Day, other: Day) -> Day:
    """Return one day where the condition holds, else the other."""
    return Day(choose(condition, one.month, other.month), choose(condition, one.day, other.day))


def length(month: Number) -> Number:
    """Return how many days a month has."""
    if is_constant(month):
        from calendar import monthrange

        return monthrange(month // 12, month % 12 + 1)[1]
    of_year = remainder(month, 12)
    leap = both(equal(remainder(month, 48), 1), no(equal(month, 1900 * 12 + 1)))
    short = either(*(equal(of_year, each) for each in (3, 5, 8, 10)))
    february = equal(of_year, 1)
    return choose(february, choose(leap, 29, 28), choose(short, 30, 31))


def exists(day: Day) -> Truth:
    """Return whether there is such a day."""
    return both(
        at_most(1, day.day),
        either(at_most(day.day, 28), at_most(day.day, length(day.month))),
        at_most(FIRST.year * 12, day.month),
        at_most(day.month, LAST.year * 12 + 11),
    )


def shifted(day: Day, months: Number) -> Day:
    """Return the same day of the month so many months later, else that month's last day."""
    month = plus(day.month, months)
    if is_constant(day.day) and day.day <= 28:
        return Day(month, day.day)
    last = length(month)
    return Day(month, choose(at_most(day.day, last), day.day, last))


def next_day(day: Day) -> Day:
    """Return the day after a day."""
    inside = either(less(day.day, 28), less(day.day, length(day.month)))
    return choose_day(inside, Day(day.month, plus(day.day, 1)), Day(plus(day.month, 1), 1))


def last_of_month(month: Number) -> Day:
    """Return the last day of a month."""
    return Day(month, length(month))


def completed_months(start: Day, end: Day) -> Number:
    """Return the whole months from a day until one that is not earlier."""
    complete = either(at_most(start.day, end.day), equal(end.day, length(end.month)))
    if is_constant(start.day) and start.day == 1:
        complete = True
    return minus(minus(end.month, start.month), choose(complete, 0, 1))


def months_between(start: Day, end: Day) -> Number:
    """Return the whole months between two days, negative if `end` is earlier."""
    forth = completed_months(start, end)
    back = scaled(completed_months(end, start), -1)
    return choose(not_after(start, end), forth, back)


def completed_years(birth: Day, day: Day) -> Number:
    """Return the age on a day; -1 before the birth."""
    return choose(before(day, birth), -1, quotient(completed_months(birth, day), 12))


def ordinal(day: Day) -> Number:
    """Return the number of a day in the calendar: two of them tell how many days lie between."""
    if is_constant(day.month) and is_constant(day.day):
        return date(day.month // 12, day.month % 12 + 1, day.day).toordinal()
    # Years that begin in March: the leap day is the last one. From March 1900 to 2099 every
    # fourth year has one.
    since = minus(day.month, 2)
    early = choose(less(day.month, FIRST.year * 12 + 2), 1, 0)
    within = quotient(plus(scaled(remainder(since, 12), 153), 2), 5)
    years = plus(scaled(quotient(since, 12), 365), quotient(since, 48))
    return total([years, within, day.day, early, -_ORIGIN])


_ORIGIN = 306 + 15
"""Days from 1 March of the year 0 to the day before 1 January of the year 1, and the leap days
that the centuries up to 1900 left out."""
