"""What the reference engine answers in a case: the answers that witnesses carry."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from eligibility.acts.model import Label, Rulebook
from eligibility.engine.examples import determined
from eligibility.engine.index import CaseIndex
from eligibility.engine.result import Determination
from eligibility.engine.world import Worlds
from eligibility.facts import Case
from eligibility.facts.writer import write_case
from eligibility.validate.finding import Answer, Witness

ABSENT = "none"
"""The outcome of a right that the rulebook does not hold."""


def named(rulebook: Rulebook, right: str) -> Label | None:
    """Return what a right is called, one that law only frames or no act encodes included."""
    frames = {frame.id: frame for frame in rulebook.frames.values()}
    known = rulebook.rights.get(right) or frames.get(right)
    return rulebook.other_rights.get(right) if known is None else known.name


def determinations(case: Case, rulebook: Rulebook, right: str) -> tuple[Determination, ...]:
    """Return what one right gives each possible subject and holder of a case."""
    return determined(right, Worlds(CaseIndex(case), rulebook))


def answer(determination: Determination) -> Answer:
    """Return a determination as a witness carries it."""
    benefit = determination.benefit
    given = determination.outcome != "not_eligible" and benefit.status == "value"
    return Answer(
        determination.right,
        determination.subject,
        determination.holder,
        determination.outcome,
        benefit.value if given else None,
        benefit.period if given else "",
        benefit.measure if given else "",
    )


def answers(case: Case, rulebook: Rulebook, rights: Iterable[str]) -> tuple[Answer, ...]:
    """Return what these rights give everyone whom they can concern.

    A right that concerns nobody of the case, or that the rulebook does not hold, has one
    answer all the same.
    """
    found: list[Answer] = []
    for right in rights:
        listed = determinations(case, rulebook, right)
        concerned = [each for each in listed if each.standing in ("possible", "open")]
        found += map(answer, concerned or listed[:1])
        if not listed:
            found.append(Answer(right, None, None, ABSENT))
    return tuple(found)


def witness(
    case: Case, rulebook: Rulebook, rights: Collection[str], label: Label | None = None
) -> Witness:
    """Return a case with what these rights answer in it, as proof of a finding."""
    return Witness(write_case(case), answers(case, rulebook, rights), label)


def change_witness(
    case: Case,
    old: tuple[Rulebook, str],
    new: tuple[Rulebook, str],
    label: Label | None = None,
) -> Witness:
    """Return a case with a right's old answer and then its new one.

    Of several people whom the right concerns, the first one for whom it changes is told.
    """
    before = answers(case, old[0], [old[1]])
    after = answers(case, new[0], [new[1]])
    pairs = [(b, a) for b in before for a in after if _same_person(b, a)]
    pairs = pairs or [(before[0], after[0])]
    chosen = next((pair for pair in pairs if _given(pair[0]) != _given(pair[1])), pairs[0])
    return Witness(write_case(case), chosen, label)


def _same_person(one: Answer, other: Answer) -> bool:
    return (one.subject, one.holder) == (other.subject, other.holder)


def _given(answer: Answer) -> tuple[object, ...]:
    return answer.outcome, answer.benefit, answer.period, answer.measure
