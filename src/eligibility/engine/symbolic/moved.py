"""The same household on another day: every date of it moves with the claim, as a case's would."""

from __future__ import annotations

from datetime import date
from typing import Any

from eligibility.engine.periods import add_months
from eligibility.engine.symbolic import days
from eligibility.engine.symbolic.days import Day, choose_day, day_of
from eligibility.engine.symbolic.household import Household
from eligibility.engine.symbolic.terms import at_most, both, minus, plus
from eligibility.engine.symbolic.values import Rec, Sym
from eligibility.facts.vocabulary import vocabulary

_LAST = "end"
"""The last day of a spell."""


class Moved(Household):
    """A household claimed on `first`, seen as it is if it were claimed on `second`.

    A date moves by whole months, a day that the month does not have becoming its last, and by
    what days are then left; the last day of a spell as the day after it; a month by whole
    months. So `validate.days.claimed_on` moves a case. All else is one with the household, but
    for what is not translated.
    """

    def __init__(self, base: Household, first: date, second: date) -> None:
        self.__dict__.update(base.__dict__)
        self.base, self.differing, self.prefix = base, frozenset(), "moved."
        self.opaque = {}
        self._of = base
        self._months = (second.year - first.year) * 12 + second.month - first.month
        self._rest = (second - add_months(first, self._months)).days
        self.claim = self.decision = day_of(second)

    def field(self, slot: int | Rec, name: str) -> Any:
        """Return a fact of a person or record; one that is a day is moved."""
        found = self._of.field(slot, name)
        if not isinstance(found, Sym) or not isinstance(found.value, Day):
            return found
        of = "person" if isinstance(slot, int) else slot.record
        if vocabulary()[of][name].form == "month":
            return found._replace(value=Day(self._month(found.value.month), 1))
        if name != _LAST:
            return found._replace(value=self._later(found.value))
        return found._replace(value=further(self._later(days.next_day(found.value)), -1))

    def day(self, key: str) -> Day:
        """Return the day under this key, moved; what is free stays so."""
        return super().day(key) if key.startswith("?") else self._later(self._of.day(key))

    def _later(self, day: Day) -> Day:
        self._month(day.month)
        return further(days.shifted(day, self._months), self._rest)

    def _month(self, month: Any) -> Any:
        """Return a month, moved; both lie within the years that are reckoned."""
        later = plus(month, self._months)
        first, last = days.FIRST.year * 12, days.LAST.year * 12 + 11
        self._of.rule(both(at_most(first, later), at_most(later, last)), month)
        return later


def further(day: Day, number: int) -> Day:
    """Return the day so many days later or, below 0, earlier: at most 31."""
    month, sum_ = day.month, plus(day.day, number)
    if number < 0:
        before = days.length(plus(month, -1))
        earlier = plus(before, sum_)
        at_once = Day(plus(month, -1), earlier)
        twice = Day(plus(month, -2), plus(days.length(plus(month, -2)), earlier))
        return choose_day(
            at_most(1, sum_), Day(month, sum_), choose_day(at_most(1, earlier), at_once, twice)
        )
    if not number:
        return day
    length, after = days.length(month), days.length(plus(month, 1))
    over = minus(sum_, length)
    inside = choose_day(
        at_most(over, after),
        Day(plus(month, 1), over),
        Day(plus(month, 2), minus(over, after)),
    )
    return choose_day(at_most(sum_, length), Day(month, sum_), inside)
