"""Asks the solver whom the law's own conditions entitle and a municipal right refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from eligibility.acts.model import Right
from eligibility.validate.documents import Document
from eligibility.validate.narrowing import Comparison, Criterion
from eligibility.validate.questions import Verdict, settled
from eligibility.validate.subject import Subject

if TYPE_CHECKING:
    from eligibility.engine.symbolic import Space
    from eligibility.facts import Case


class Solver:
    """The questions about one comparison, over one household of the subject's size.

    A question is of any day: gaps stay gaps, so that an amount nobody has seen entitles nobody.
    """

    def __init__(self, subject: Subject, comparison: Comparison) -> None:
        from eligibility.engine.symbolic import Household, Space

        self.subject = subject
        self.comparison = comparison
        self.space: Space = Space(comparison.rulebook, Household(people=subject.people))

    def anybody(self) -> Verdict:
        """Return whether the right refuses anybody whom the law's conditions entitle."""
        of = self.comparison
        return self._asked(of.only, of.without, lambda case, person: True)

    def by(self, criterion: Criterion, *, alone: bool) -> Verdict:
        """Return whether a criterion refuses anybody, and alone no other one."""
        of = self.comparison
        left = criterion.without if alone else of.without
        return self._asked(
            criterion.only,
            left,
            lambda case, person: of.narrows(case, person, criterion, alone=alone),
        )

    def _asked(
        self, refusing: Right, granting: Right, holds: Callable[[Document, str], bool]
    ) -> Verdict:
        from eligibility.facts.writer import document

        def confirm(case: Case) -> bool:
            written, first = document(case), case.people[0].id
            return first in self.comparison.persons(written) and holds(written, first)

        holders = range(max(1, len(self.comparison.restated.right.holders)))
        return settled(
            self.subject,
            self.space,
            [lambda at=at: list(self._wanted(refusing, granting, at)) for at in holders],  # type: ignore[misc]
            confirm,
        )

    def _wanted(self, refusing: Right, granting: Right, holder: int) -> Iterator[Any]:
        """Yield that the law entitles, one form of the right refuses and the other grants."""
        from eligibility.engine.symbolic.solver import z3

        space, restated = self.space, self.comparison.restated
        yield z3.Or(*(each.eligible for each in self._each(restated.law)))
        yield space.right(refusing.id, holder).refused
        yield space.right(granting.id, holder).eligible
        for below in restated.beside:
            for each in self._each(below):
                yield z3.Or(z3.Not(each.possible), each.refused)

    def _each(self, right: Right) -> Iterator[Any]:
        for holder in range(max(1, len(right.holders))):
            yield self.space.right(right.id, holder)
