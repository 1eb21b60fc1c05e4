"""Whether any household's outcome hangs on a trait: two that differ in it alone, or a proof."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from eligibility.acts.model import Label, Right, Rulebook
from eligibility.facts.writer import document
from eligibility.validate.equality import Unequal, compared, granted
from eligibility.validate.questions import OUT_OF_TIME, answered, share
from eligibility.validate.reach import alone
from eligibility.validate.subject import Subject
from eligibility.validate.traits import Trait

if TYPE_CHECKING:
    from eligibility.engine.symbolic import Space
    from eligibility.facts import Case
    from eligibility.validate.trait_twins import Way


def hangs(subject: Subject, right: Right, trait: Trait) -> Unequal | Label | None:
    """Return a family that loses a right by a trait, why that is open, or None: proved not.

    Gaps of the acts are put aside. One person is turned, or two together: whom the right is
    for and the applicant, or the applicant and another.
    """
    from eligibility.engine.symbolic import Unsettled, Witness
    from eligibility.engine.symbolic.answers import TIME
    from eligibility.validate.trait_twins import WAYS, WHO

    rules = subject.once(("alone", right.id), lambda: alone(subject.rulebook, right))
    told: list[Unequal] = []
    open_: Label | None = None
    for way in WAYS[trait.id]:
        idle: set[int] = set()
        for slots in WHO:
            if max(slots) >= subject.people or not idle.isdisjoint(slots):
                # Who is turned to no effect alone adds nothing to another.
                continue
            one, two = _spaces(rules, subject.people, way, slots)
            moved = False
            for holder in range(max(1, len(right.holders))):
                left = share(subject)
                if not left:
                    return OUT_OF_TIME
                answer = answered(
                    lambda: _lost(one, two, right, holder, way, slots),  # noqa: B023
                    lambda wanted: (
                        one.ask(  # noqa: B023
                            *wanted,
                            confirm=_confirming(subject, right, trait, told),
                            twin=two,  # noqa: B023
                            seconds=left / 1000,  # noqa: B023
                        )
                        if wanted
                        else None
                    ),
                )
                moved = moved or answer is not None
                if isinstance(answer, Witness):
                    return told[-1]
                if isinstance(answer, Unsettled):
                    if answer.reason == TIME:
                        return TIME
                    open_ = open_ or answer.reason
                elif isinstance(answer, Label):
                    open_ = open_ or answer
            if not moved:
                idle.update(slots)
    return open_


def _confirming(
    subject: Subject, right: Right, trait: Trait, told: list[Unequal]
) -> Callable[[Case, Case], bool]:
    """Return what replays two cases, and keeps what it finds of whom the right is for."""

    def confirm(first: Case, second: Case) -> bool:
        case, other = document(first), document(second)
        for before in granted(subject.rulebook, right, case):
            if before.subject in (first.people[0].id, None):
                found = compared(subject.rulebook, right, trait, (case, before), other)
                if found is not None:
                    told.append(found)
                    return True
        return False

    return confirm


def _spaces(rules: Rulebook, people: int, way: Way, slots: tuple[int, ...]) -> tuple[Space, Space]:
    """Return the rules over a household and over its twin."""
    from eligibility.engine.symbolic import Household, Space

    home = Household(people=people)
    if "awards/rs.nsp" in way.facts:
        home.kinds["awards"] = ["rs.nsp"]
    twin = home.twin(way.differing(slots))
    one, two = (Space(rules, each, ignore_gaps=True) for each in (home, twin))
    return one, two


def _lost(
    one: Space, two: Space, right: Right, holder: int, way: Way, slots: tuple[int, ...]
) -> list[Any]:
    """Return what holds of a family that loses the right, turned: nothing if it cannot be so.

    Where the trait does not stand in what decides both households decide by the same terms.
    """
    from eligibility.engine.symbolic.solver import z3

    positions = range(max(1, len(right.holders)))
    before = [one.right(right.id, position) for position in positions]
    decided = [(*each.gate(), *each.requirements()) for each in before]
    # What nobody has seen is the same in both households.
    shared = {key: value for key, value in one.home.opaque.items() if key.startswith("gap.")}
    two.home.opaque.update(shared)
    after = [two.right(right.id, position) for position in positions]
    if decided[holder] == (*after[holder].gate(), *after[holder].requirements()):
        return []
    home, twin = one.home, two.home
    turned = [way.turned(home, twin, slot) for slot in slots]
    if any(each is False for each in turned):
        return []
    wanted: list[Any] = [before[holder].eligible, *turned, *way.always(home, twin)]
    wanted += [home.exists(slot) for slot in slots]
    wanted += [z3.Or(each.refused, z3.Not(each.possible)) for each in after]
    return wanted
