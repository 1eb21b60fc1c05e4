"""Whether a family with a higher income is given more: shown by two cases, or asked of the solver.

Only where an income that is there grows: that somebody has a pension at all is another matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, pairwise
from typing import Any

from eligibility.acts.model import Label, Right
from eligibility.engine.result import Determination
from eligibility.facts import Case
from eligibility.facts.writer import document
from eligibility.validate.incomes import DINAR, PARA, Axis, axes, grid, with_income
from eligibility.validate.incomes import seeds as marks_of
from eligibility.validate.monotone.asking import asked, looked_at, more
from eligibility.validate.monotone.steps import Step, Steps, apart, families, given, worth
from eligibility.validate.pairs import places
from eligibility.validate.questions import both_of
from eligibility.validate.subject import Subject

FACTS = ("incomes.amount", "pensions.amount", "cadastral_income")
"""The facts of a person that say what they earn."""
NAMES = frozenset(fact.partition(".")[0] for fact in FACTS)
FAMILIES = 2
"""How many families of a right are looked at."""
_AT_ONCE = Fraction(1)
"""A rise of more than a dinar between two incomes a dinar apart is a jump."""


def rise(subject: Subject, right: Right) -> Steps | Label | None:
    """Return two cases that show a rise, why it is not settled, or None where nothing is found.

    With the solver nothing found is a proof for households of the subject's size.
    """
    lists = looked_at(subject, right, NAMES)
    if not lists:
        return None
    for _, case in islice(families(subject, right), FAMILIES):
        for axis in (each for each in axes(case) if each.list in lists):
            steps = _Line(subject, right, case, axis).rise()
            if steps:
                return steps

    def confirm(one: Case, two: Case) -> Steps:
        return apart((one, two), given(subject, right, one), given(subject, right, two), rises=True)

    # Which of the others it is does not matter, nor which entry of a list: one stands for all.
    for slot in range(min(subject.people, 3)):
        for fact in (each for each in FACTS if each.partition(".")[0] in lists):
            told = asked(
                subject,
                right,
                {_key(slot, fact)},
                lambda one, two: _wanted(one, two, slot, fact),  # noqa: B023
                confirm,
            )
            if told is not None:
                return told
    return None


def _key(slot: int, fact: str) -> str:
    """Return what an income of somebody is called in a household."""
    list_, _, field = fact.partition(".")
    return f"p{slot}.{list_}.0.{field}" if field else f"p{slot}.{list_}"


class _Line:
    """What a right gives as one income of a family grows."""

    def __init__(self, subject: Subject, right: Right, case: Case, axis: Axis) -> None:
        self._subject, self._right, self._case, self._axis = subject, right, case, axis
        self._at: dict[int, tuple[Determination, ...]] = {}

    def _with(self, para: int) -> Case:
        return with_income(self._case, self._axis, para * PARA)

    def _given(self, para: int) -> tuple[Determination, ...]:
        if para not in self._at:
            self._at[para] = given(self._subject, self._right, self._with(para))
        return self._at[para]

    def _apart(self, low: int, high: int) -> Steps:
        cases = self._with(low), self._with(high)
        return apart(cases, self._given(low), self._given(high), rises=True)

    def rise(self) -> Steps:
        """Return the first rise, between incomes as near as shows it; empty where there is none."""
        marks = marks_of(self._subject.rulebook, self._right.id, self._case)
        points = set(grid(self._case, self._axis, marks))
        points |= {int(mark * DINAR) - 1 for mark in marks}
        held = [
            point
            for point in sorted(points)
            if point > 0 and any(worth(each) is not None for each in self._given(point))
        ]
        for low, high in pairwise(held):
            if self._apart(low, high):
                return self._nearest(low, high)
        return ()

    def _nearest(self, low: int, high: int) -> Steps:
        """Return the rise at once that lies between, else the two incomes as they are."""
        near, far = low, high
        while far - near > DINAR:
            middle = (near + far) // 2
            if self._apart(near, middle):
                far = middle
            elif self._apart(middle, far):
                near = middle
            else:
                break
        steps = self._apart(near, near + DINAR)
        if steps and steps[1].amount - steps[0].amount > _AT_ONCE:
            return steps
        return self._apart(low, high)


def _wanted(one: Any, two: Any, slot: int, fact: str) -> Iterator[Any]:
    """Yield that an income that is there grows, and with it what is given."""
    from eligibility.engine.symbolic.terms import at_most, both, no

    for before, after in both_of(one, two, fact, [slot]):
        if before.value is not after.value:
            low, high = before.value, after.value
            yield one.space.given(both(no(at_most(low, 0)), at_most(low, high)))
    yield more(one, two)


def growth(steps: tuple[Step, ...]) -> tuple[Fraction, Fraction] | None:
    """Return from what to what the one income grows in which two cases differ; None if several."""
    one, two = (document(step.case) for step in steps)
    found = {
        (_bare(a[key]), _bare(b[other]))
        for fact in FACTS
        for (a, key), (b, other) in zip(places(one, fact), places(two, fact), strict=True)
        if a[key] != b[other]
    }
    return found.pop() if len(found) == 1 else None


def _bare(told: Any) -> Fraction:
    """Return a number as a case tells it, be it with its source."""
    return Fraction(told["value"] if isinstance(told, dict) else told)
