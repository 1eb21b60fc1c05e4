"""Whether amounts turn round as the order of a child's birth grows: shown by three cases.

Which way they go is the act's own choice. Orders before the first that is given anything do not
count: a right may begin with the third child. That it ends counts where amounts rose before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from eligibility.acts.model import Label, Right
from eligibility.engine.result import Determination
from eligibility.engine.verdicts import turning
from eligibility.facts import Case
from eligibility.validate.monotone.asking import asked, looked_at, more
from eligibility.validate.monotone.steps import Step, Steps, families, given, worth
from eligibility.validate.questions import both_of
from eligibility.validate.subject import Subject

FACTS = frozenset(("birth_order", "child_of_family_order"))
"""The facts of a child that say which it is."""
FAMILIES = 6
MOST = 12
"""How many families of a right are looked at, and up to which order."""


def turn(subject: Subject, right: Right) -> Steps | Label | None:
    """Return three cases between which amounts turn, why it is not settled, or None.

    With the solver nothing found is a proof: no later child of any family gets less, or none
    gets more, than an earlier one.
    """
    reached = looked_at(subject, right, FACTS)
    if not reached:
        return None
    for _, case in islice(families(subject, right), FAMILIES):
        for found in given(subject, right, case):
            steps = _turn(subject, right, case, found, reached)
            if steps:
                return steps

    def confirm(one: Case, _: Case) -> Steps:
        for found in given(subject, right, one):
            steps = _turn(subject, right, one, found, reached)
            if steps:
                return steps
        return ()

    open_: Label | None = None
    for rises in (False, True):
        told = asked(
            subject,
            right,
            {f"p0.{name}" for name in reached},
            lambda one, two: _wanted(one, two, reached, rises),  # noqa: B023
            confirm,
        )
        if not isinstance(told, Label):
            return told
        open_ = open_ or told
    return open_


def _turn(
    subject: Subject, right: Right, case: Case, one: Determination, names: Iterable[str]
) -> Steps:
    """Return where amounts turn as one child is the first, the second, the third, …"""
    told: list[tuple[Step, Any]] = []
    for order in range(1, MOST + 1):
        other = _ordered(case, one.subject, names, order)
        for found in given(subject, right, other):
            if (found.subject, found.holder) == (one.subject, one.holder):
                amount = 0 if found.conditions.value is False else worth(found)
                if amount is not None and (told or amount):
                    told.append((Step(other, found), amount))
    return tuple(step for step, _ in turning(told) or ())


def _ordered(case: Case, child: str | None, names: Iterable[str], order: int) -> Case:
    people = tuple(
        person.model_copy(update=dict.fromkeys(names, order)) if person.id == child else person
        for person in case.people
    )
    return case.model_copy(update={"people": people})


def _wanted(one: Any, two: Any, names: Iterable[str], rises: bool) -> Iterator[Any]:
    """Yield that the child is a later one in the second case, and gets more there (or less).

    Where several facts say which it is, they say the same.
    """
    from eligibility.engine.symbolic.terms import at_most, equal

    told = [next(both_of(one, two, name, [0])) for name in names]
    for before, after in told:
        yield one.space.given(at_most(before.value, after.value))
        yield one.space.given(equal(before.value, told[0][0].value))
        yield one.space.given(equal(after.value, told[0][1].value))
    yield more(one, two) if rises else more(two, one)


def orders(steps: Steps) -> list[int]:
    """Return which child it is in each case."""
    children = [
        next(each for each in step.case.people if each.id == step.found.subject) for step in steps
    ]
    told = [[getattr(child, name) for child in children] for name in sorted(FACTS)]
    return next(each for each in told if len(set(each)) > 1)
