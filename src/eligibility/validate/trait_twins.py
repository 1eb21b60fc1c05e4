"""Two symbolic households that differ in a trait alone: in what they may, and how.

The first household has the right; the second is the same, turned in the trait for some of its
people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from eligibility.engine.symbolic import Household, days
from eligibility.engine.symbolic.terms import (
    Truth,
    all_of,
    at_most,
    both,
    either,
    equal,
    no,
    plus,
    same_truth,
)
from eligibility.engine.symbolic.values import Rec, Sym
from eligibility.facts.vocabulary import vocabulary

ADULT, OLDEST = 18 * 12 + 1, 100 * 12
"""In months."""
WORK, WITHOUT = ("employed", "self_employed", "farmer"), ("unemployed", "inactive")
WHO = ((0,), (1,), (2,), (0, 1), (1, 2))
"""Which slots are turned. Slot 0 is whom the right is for and slot 1 may be the applicant; all
others stand for one another."""


class Way(NamedTuple):
    """One way in which people are turned.

    `facts` are those of a person in which the households may differ; `turned` tells whether the
    person in a slot is turned, all else being the same.
    """

    facts: tuple[str, ...]
    turned: Callable[[Household, Household, int], Truth]

    def differing(self, slots: Iterable[int]) -> set[str]:
        """Return in what the second household may differ, as `Household.twin` takes it."""
        return {f"p{slot}.{fact}" for slot in slots for fact in self.facts}


def _sex(home: Household, twin: Household, slot: int) -> Truth:
    return no(equal(home.field(slot, "sex").value, twin.field(slot, "sex").value))


def _nationality(home: Household, twin: Household, slot: int) -> Truth:
    return no(same_truth(home.field(slot, "roma").value, twin.field(slot, "roma").value))


def _instead(home: Household, twin: Household, slot: int, status: str) -> Truth:
    """Return whether a citizen without a special status has one in the second household."""
    citizen = equal(home.field(slot, "citizenship").value, home.text("serbia"))
    before, after = (each.field(slot, "status") for each in (home, twin))
    given = both(no(after.none), equal(after.value, twin.text(status)))
    return both(citizen, before.none, given)


def _refugee(home: Household, twin: Household, slot: int) -> Truth:
    """A refugee instead of a citizen."""
    foreign = equal(twin.field(slot, "citizenship").value, twin.text("foreign"))
    return both(_instead(home, twin, slot, "refugee"), foreign)


def _displaced(home: Household, twin: Household, slot: int) -> Truth:
    """A displaced person with a temporary residence where another has a permanent one."""
    mine, theirs = (
        [each.pool(each.slots[slot], "residences", k) for k in ("prebivaliste", "boraviste")]
        for each in (home, twin)
    )
    moved = (_alike(home, one, twin, two) for one, two in zip(mine[0], theirs[1], strict=True))
    return both(
        _instead(home, twin, slot, "internally_displaced"),
        home.inside(mine[0][0]).true,
        *(no(home.inside(item).true) for item in mine[1]),
        *(no(twin.inside(item).true) for item in theirs[0]),
        *moved,
    )


def _receives(home: Household, twin: Household, slot: int) -> Truth:
    """Financial social assistance, received till further notice, where there was none."""
    mine, theirs = (each.pool(each.slots[slot], "awards", "rs.nsp") for each in (home, twin))
    first, *more = theirs
    return both(
        *(no(home.inside(item).true) for item in mine),
        twin.inside(first).true,
        *(no(twin.inside(item).true) for item in more),
        days.not_after(twin.field(first, "start").value, home.claim),
        twin.field(first, "end").none,
    )


def _employment(home: Household, twin: Household, slot: int) -> Truth:
    """Work lost or found by somebody other than whom the right is for."""
    if slot == 0:
        return False
    before, after = (each.field(slot, "employment").value for each in (home, twin))
    lost = both(_among(home, before, WORK), equal(after, home.text("unemployed")))
    found = both(_among(home, before, WITHOUT), equal(after, home.text("employed")))
    return either(lost, found)


def _newcomer(home: Household, twin: Household, slot: int) -> Truth:
    """A residence that goes on and began later."""
    rest: list[Truth] = []
    later: list[Truth] = []
    for kind in vocabulary()["residence"]["kind"].values:
        mine, theirs = (each.pool(each.slots[slot], "residences", kind) for each in (home, twin))
        for one, two in zip(mine, theirs, strict=True):
            alike = _alike(home, one, twin, two)
            if kind not in ("prebivaliste", "boraviste"):
                rest.append(alike)
                continue
            before, after = home.field(one, "start").value, twin.field(two, "start").value
            moved = both(
                home.inside(one).true,
                home.field(one, "end").none,
                days.before(before, after),
                days.not_after(after, home.claim),
                _alike(home, one, twin, two, but=("start",)),
            )
            later.append(moved)
            rest.append(either(alike, moved))
    return both(*rest, either(*later))


def _older(home: Household, twin: Household, slot: int) -> Truth:
    """Whom the right is for, an adult, and older."""
    if slot != 0:
        return False
    before, after = (each.field(0, "birth_date").value for each in (home, twin))
    return both(
        days.before(after, before),
        at_most(plus(before.month, ADULT), home.claim.month),
        at_most(home.claim.month, plus(after.month, OLDEST)),
    )


def _among(home: Household, value: Any, texts: Iterable[str]) -> Truth:
    return either(*(equal(value, home.text(each)) for each in texts))


def _alike(
    home: Household, one: Rec, twin: Household, other: Rec, but: tuple[str, ...] = ()
) -> Truth:
    """Return whether two residences are both there with the same facts, or neither is."""
    made = {name for key, name in (*home.facts, *twin.facts) if key in (one.key, other.key)}
    facts = [
        _same(home.field(one, name), twin.field(other, name))
        for name in sorted({"start", "end", *made} - {"kind", *but})
    ]
    places = {
        place
        for each, rec in ((home, one), (twin, other))
        for place in each.sites.asked.get(f"{rec.key}.place", ())
    }
    for place in sorted(places):
        here = home.sites.within(one, "place", place)
        facts.append(same_truth(here, twin.sites.within(other, "place", place)))
    there = home.inside(one).true
    return both(same_truth(there, twin.inside(other).true), either(no(there), all_of(facts)))


def _same(one: Sym, other: Sym) -> Truth:
    """Return whether a fact is the same."""
    if isinstance(one.value, days.Day):
        value = days.same_day(one.value, other.value)
    elif one.kind == "truth":
        value = same_truth(one.value, other.value)
    else:
        value = equal(one.value, other.value)
    return both(same_truth(one.none, other.none), either(one.none, value))


WAYS: dict[str, tuple[Way, ...]] = {
    "sex": (Way(("sex",), _sex),),
    "nationality": (Way(("roma",), _nationality),),
    "citizenship": (
        Way(("citizenship", "status"), _refugee),
        Way(("status", "residences/prebivaliste", "residences/boraviste"), _displaced),
    ),
    "nsp": (Way(("awards/rs.nsp",), _receives),),
    "employment": (Way(("employment",), _employment),),
    "residence_length": (Way(("residences",), _newcomer),),
    "age": (Way(("birth_date",), _older),),
}
"""The ways in which each trait is turned, by its id."""
