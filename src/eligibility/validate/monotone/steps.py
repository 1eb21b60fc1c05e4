"""Cases of one family laid in a row, and what a right gives the same people in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from eligibility.acts.model import Label, Right
from eligibility.engine.result import Determination
from eligibility.facts import Case
from eligibility.facts.writer import write_case
from eligibility.records import Record
from eligibility.validate.documents import Document, read
from eligibility.validate.finding import Witness
from eligibility.validate.pairs import amount_of, beside
from eligibility.validate.replay import answer, determinations
from eligibility.validate.seeds import seeds
from eligibility.validate.subject import Subject


class Step(Record):
    """One of the cases, and what the right gives somebody in it."""

    case: Case
    found: Determination

    @property
    def amount(self) -> Fraction:
        """What is given; nothing where the right is refused."""
        return worth(self.found) or Fraction(0)

    def witness(self, label: Label) -> Witness:
        """Return the case with its answer, as the reference engine gives it."""
        return Witness(write_case(self.case), (answer(self.found),), label)


Steps = tuple[Step, ...]


def worth(found: Determination) -> Fraction | None:
    """Return what a right gives, where nothing that is known refuses it; else None.

    What nobody has seen or assessed may be open: it is the same in each of the cases.
    """
    refused = found.conditions.value is False
    if found.standing != "possible" or refused or found.facts:
        return None
    return amount_of(found)


def given(subject: Subject, right: Right, case: Case) -> tuple[Determination, ...]:
    """Return what the right gives in a case."""
    return determinations(case, subject.rulebook, right.id)


def families(subject: Subject, right: Right) -> Iterator[tuple[Document, Case]]:
    """Yield the cases of examples in which somebody is given an amount."""
    for told in seeds(subject.rulebook, right.id):
        case = read(told)
        if case is not None and any(
            worth(each) is not None for each in given(subject, right, case)
        ):
            yield told, case


def apart(
    cases: tuple[Case, Case],
    one: Iterable[Determination],
    two: Iterable[Determination],
    *,
    rises: bool,
) -> Steps:
    """Return two cases in the second of which somebody gets more (or less); empty if nobody."""
    for before, after in beside(one, two):
        first, second = worth(before), worth(after)
        if first is None or second is None or first == second:
            continue
        if (second > first) is rises:
            return Step(cases[0], before), Step(cases[1], after)
    return ()
