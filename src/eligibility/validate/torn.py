"""Asks the solver for somebody whom two places refuse, each for where they live alone.

Both rulebooks are laid over one household. Everybody in it has always resided in one of the
places, and stays or learns nowhere but in the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from eligibility.acts.model import Label, Right, Rulebook
from eligibility.facts import Case
from eligibility.facts.writer import document
from eligibility.validate.believable import believable
from eligibility.validate.deadlock import Deadlock, confirmed, of_place
from eligibility.validate.documents import Document
from eligibility.validate.questions import OUT_OF_TIME, answered, share
from eligibility.validate.reach import alone
from eligibility.validate.subject import Subject

if TYPE_CHECKING:
    from eligibility.engine.symbolic import Household, Space


def torn(subject: Subject, here: Right, other: Rulebook, there: Right) -> Deadlock | Label | None:
    """Return somebody whom both places leave out, why that is open, or None: proved nobody.

    Gaps of the acts are put aside.
    """
    from eligibility.engine.symbolic import Household, Space, Unsettled, Witness

    one = subject.rulebook
    told: list[Deadlock] = []
    open_: Label | None = None

    def confirm(case: Case, *_: Case) -> bool:
        given, first = document(case), case.people[0].id

        def shown(family: Document) -> Deadlock | None:
            return confirmed(one, here, other, there, family, first)

        if shown(given) is None:
            return False
        (family,) = believable([given], lambda each: shown(each) is not None)
        found = shown(family)
        told.extend([] if found is None else [found])
        return True

    for home, away in ((one.place, other.place), (other.place, one.place)):
        household = Household(people=subject.people)
        rules = ((one, here), (other, there))
        spaces = [Space(alone(*each), household, ignore_gaps=True) for each in rules]
        for holders in _holders(here, there):
            left = share(subject)
            if not left:
                return OUT_OF_TIME
            answer = answered(
                lambda: [
                    *_left_out(spaces[0], one, here, holders[0]),  # noqa: B023
                    *_left_out(spaces[1], other, there, holders[1]),  # noqa: B023
                    *_between(household, home, away),  # noqa: B023
                ],
                lambda wanted: spaces[0].ask(  # noqa: B023
                    *wanted,
                    confirm=confirm,
                    twin=spaces[1],  # noqa: B023
                    seconds=left / 1000,  # noqa: B023
                ),
            )
            if isinstance(answer, Witness):
                return told[-1]
            if isinstance(answer, Unsettled):
                open_ = open_ or answer.reason
            elif isinstance(answer, Label):
                open_ = open_ or answer
    return open_


def _holders(here: Right, there: Right) -> Iterator[tuple[int, int]]:
    for first in range(max(1, len(here.holders))):
        for second in range(max(1, len(there.holders))):
            yield first, second


def _left_out(space: Space, rulebook: Rulebook, right: Right, holder: int) -> Iterator[Any]:
    """Yield that a right refuses everybody, and would not if its ties to the place were met."""
    from eligibility.engine.symbolic.solver import z3
    from eligibility.engine.symbolic.values import TRUE

    made = space.right(right.id, holder)
    met = made.requirements({each.id: TRUE for each in of_place(rulebook, right) if each.id})
    yield made.possible
    yield met.true
    for position in range(max(1, len(right.holders))):
        each = space.right(right.id, position)
        yield z3.Or(each.refused, z3.Not(each.possible))


def _between(household: Household, home: str, away: str) -> Iterator[Any]:
    """Yield that all have always resided in one place, and have no other ties but to another."""
    from eligibility.engine.symbolic import days
    from eligibility.engine.symbolic.terms import all_of, implies, no
    from eligibility.facts.vocabulary import vocabulary

    within = household.sites.within
    for slot in household.slots:
        birth = household.field(slot, "birth_date").value
        ties: list[Any] = []
        for kind in vocabulary()["residence"]["kind"].values:
            first, *more = household.pool(slot, "residences", kind)
            place = home if kind == "prebivaliste" else away
            there, end = household.inside(first).true, household.field(first, "end")
            start = household.field(first, "start").value
            ties += [no(household.inside(item).true) for item in more]
            ties.append(implies(there, within(first, "place", place)))
            ties.append(implies(there, end.none))
            if kind == "prebivaliste":
                ties += [there, days.same_day(start, birth)]
            elif kind == "boraviste":
                ties += [there, days.not_after(start, household.claim)]
        school = household.facts.get((slot.key, "school"))
        asked = f"{slot.key}.school.place" in household.sites.asked
        if school is not None:
            ((there, record),) = school.options
            ties.append(implies(there, within(record, "place", away)))
            if asked:
                # Who learns nowhere is left out by that, wherever they live.
                ties.append(there)
        yield implies(household.there(slot), all_of(ties))
