"""Asks the solver for somebody whom two places refuse, each for where they live alone.

Both rulebooks are laid over one household. Everybody in it has always resided in one of the
places, and stays or learns nowhere but in the other. Each place serves the same family where it
has always resided there: a twin household, different in its residence alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from eligibility.acts.model import Label, Right, Rulebook
from eligibility.facts import Case
from eligibility.facts.writer import document
from eligibility.validate.believable import believable
from eligibility.validate.deadlock import Deadlock, confirmed
from eligibility.validate.documents import Document
from eligibility.validate.questions import OUT_OF_TIME, answered, share
from eligibility.validate.subject import Subject
from eligibility.validate.touched import alone

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

    rules = alone(one, here), alone(other, there)
    for home, away in ((one.place, other.place), (other.place, one.place)):
        left = share(subject)
        if not left:
            return OUT_OF_TIME
        household = Household(people=subject.people)
        spaces = [Space(each, household, ignore_gaps=True) for each in rules]
        answer = answered(
            lambda: [
                *_left_out(spaces[0], here),  # noqa: B023
                *_left_out(spaces[1], there),  # noqa: B023
                *_always(household, home, away),  # noqa: B023
                *_served(spaces[0], here),  # noqa: B023
                *_served(spaces[1], there),  # noqa: B023
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


def _left_out(space: Space, right: Right) -> Iterator[Any]:
    """Yield that a right, which can concern the subject, refuses them whoever holds it."""
    from eligibility.engine.symbolic.solver import z3

    each = [space.right(right.id, holder) for holder in range(max(1, len(right.holders)))]
    yield z3.Or(*(one.possible for one in each))
    yield from (z3.Or(one.refused, z3.Not(one.possible)) for one in each)


def _served(space: Space, right: Right) -> Iterator[Any]:
    """Yield that the same family has the right if it has always resided in its place."""
    from eligibility.engine.symbolic import Space
    from eligibility.engine.symbolic.solver import z3

    rules, place = space.rulebook, space.rulebook.place
    home = space.home.twin({"residences", "school.place"}, name=place)
    living = Space(rules, home, ignore_gaps=True)
    holders = range(max(1, len(right.holders)))
    yield z3.Or(*(living.right(right.id, holder).eligible for holder in holders))
    yield from _always(home, place)


def _always(household: Household, home: str, away: str = "") -> Iterator[Any]:
    """Yield that all have always resided in a place, and stay in another if there is one."""
    from eligibility.engine.symbolic import days
    from eligibility.engine.symbolic.terms import all_of, implies, no
    from eligibility.facts.vocabulary import vocabulary

    within = household.sites.within
    for slot in household.slots:
        birth = household.field(slot, "birth_date").value
        ties: list[Any] = []
        for kind in vocabulary()["residence"]["kind"].values:
            first, *more = household.pool(slot, "residences", kind)
            there, end = household.inside(first).true, household.field(first, "end")
            start = household.field(first, "start").value
            ties += [no(household.inside(item).true) for item in more]
            if kind == "prebivaliste":
                ties += [there, end.none, days.same_day(start, birth)]
                ties.append(within(first, "place", home))
            elif not away:
                ties.append(no(there))
            else:
                ties.append(implies(there, within(first, "place", away)))
                ties.append(implies(there, end.none))
                if kind == "boraviste":
                    ties += [there, days.not_after(start, household.claim)]
        school = household.facts.get((slot.key, "school"))
        if school is not None:
            ((there, record),) = school.options
            ties.append(implies(there, within(record, "place", away or home)))
        yield implies(household.there(slot), all_of(ties))
