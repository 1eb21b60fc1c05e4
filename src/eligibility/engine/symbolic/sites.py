"""Places of a symbolic household: only which places a spell lies within is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eligibility.engine.symbolic.terms import Truth, both, implies, no
from eligibility.engine.symbolic.values import Rec
from eligibility.facts import places

if TYPE_CHECKING:
    from eligibility.engine.symbolic.household import Household


class Sites:
    """For each record with a place: within which of the places asked about it lies."""

    def __init__(self, home: Household) -> None:
        self._home = home
        self.asked: dict[str, dict[str, Truth]] = {}

    def within(self, rec: Rec, field: str, place: str) -> Truth:
        """Return whether the place of a record is, or lies in, a place by its id or name."""
        key = f"{rec.key}.{field}"
        known = self.asked.setdefault(key, {})
        if place not in known:
            made = known[place] = self._home.boolean(f"{key}@{place}")
            for other, there in known.items():
                if other != place:
                    self._relate(place, made, other, there)
        return known[place]

    def _relate(self, one: str, at_one: Truth, other: str, at_other: Truth) -> None:
        first, second = places.find(one), places.find(other)
        if first is None or second is None:
            self._home.rule(no(both(at_one, at_other)), at_one, at_other)
            return
        inside = places.is_within(first.latin, second.id)
        outside = places.is_within(second.latin, first.id)
        if inside:
            self._home.rule(implies(at_one, at_other), at_one, at_other)
        if outside:
            self._home.rule(implies(at_other, at_one), at_one, at_other)
        if not inside and not outside:
            self._home.rule(no(both(at_one, at_other)), at_one, at_other)
