"""A family that a dinar more of one income costs more than that dinar: found, or proved away.

Asked of the latest day on which what the right rests on is known; one income of one person is
varied, of whom that person has no other of its list.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from eligibility.acts.model import Label, Right
from eligibility.facts import Case, read_case
from eligibility.validate.incomes import LISTS, Axis, axes, measure_of, worth
from eligibility.validate.questions import OUT_OF_TIME, answered, share, space_of
from eligibility.validate.sameness import latest_day
from eligibility.validate.subject import Subject
from eligibility.validate.touched import reach_of

if TYPE_CHECKING:
    from eligibility.engine.symbolic import Space

_MOST = 3
"""Whose income is varied: that of whom the right is for, of the applicant, of somebody else."""


def fall(subject: Subject, right: Right) -> tuple[Case, Axis] | Label | None:
    """Return a family and the income of it that is to be varied, why it is open, or None.

    None: proved that there is no such family on that day, or no day is known.
    """
    from eligibility.engine.symbolic import Space, Unsettled, Witness
    from eligibility.engine.symbolic.answers import TIME

    day = latest_day(subject.rulebook, right)
    if day is None:
        return None
    one = space_of(subject, right, day)
    open_: Label | None = None

    def confirm(first: Case, second: Case) -> bool:
        amounts = [worth(each, subject.rulebook, right.id) for each in (first, second)]
        if None in amounts:
            return False
        (before, had), (after, have) = amounts  # type: ignore[misc]
        return before - after > 1 if measure_of(right) else had > have

    for list_, slot, holder in _questions(subject, right):
        left = share(subject)
        if not left:
            return OUT_OF_TIME
        two = Space(one.rulebook, one.home.twin({f"p{slot}.{list_}.0.amount"}), day=day, like=one)
        answer = answered(
            lambda: _wanted(one, two, right, holder, slot, list_),  # noqa: B023
            lambda wanted: (
                one.ask(*wanted, confirm=confirm, twin=two, seconds=left / 1000)  # noqa: B023
                if wanted
                else None
            ),
        )
        if isinstance(answer, Witness):
            return read_case(answer.text), _axis(answer, list_)
        if isinstance(answer, Unsettled):
            if answer.reason == TIME:
                return TIME
            open_ = open_ or answer.reason
        elif isinstance(answer, Label):
            open_ = open_ or answer
    return open_


def _questions(subject: Subject, right: Right) -> Iterator[tuple[str, int, int]]:
    """Yield which list of incomes, whose, and which holder is asked about."""
    reached = reach_of(subject.rulebook, right).facts
    for list_ in (each for each in LISTS if each in reached):
        for slot in range(min(_MOST, subject.people)):
            for holder in range(max(1, len(right.holders))):
                yield list_, slot, holder


def _axis(answer: Any, list_: str) -> Axis:
    """Return the income in which two cases differ."""
    for axis in axes(answer.case):
        if axis.list == list_ and _amounts(answer.case, axis) != _amounts(answer.twin, axis):
            return axis
    raise AssertionError(list_)


def _amounts(case: Case, axis: Axis) -> list[Any]:
    _, field = LISTS[axis.list]
    people = (person for person in case.people if person.id == axis.person)
    items = (item for person in people for item in getattr(person, axis.list))
    return [item.amount for item in items if getattr(item, field) == axis.kind]


def _wanted(one: Space, two: Space, right: Right, holder: int, slot: int, list_: str) -> list[Any]:
    """Return what holds of a family that loses more than the dinar; nothing if it cannot be so."""
    from eligibility.engine.symbolic.solver import z3
    from eligibility.engine.symbolic.terms import equal, no, plus

    before, after = (space.right(right.id, holder) for space in (one, two))
    amount, other = before.amount, after.amount
    same = before.eligible.eq(after.eligible)
    if amount is None or other is None:
        if same:
            return []
        wanted = [before.eligible, after.refused]
    else:
        if same and amount.value.eq(other.value):
            return []
        less = z3.And(other.known, other.value < amount.value - 1)
        wanted = [before.eligible, amount.known, amount.value > 1, z3.Or(after.refused, less)]
    home = one.home
    first, *more = home.pool(home.slots[slot], list_, "")
    wage, raised = (each.home.field(first, "amount").value for each in (one, two))
    wanted += [home.exists(slot), home.inside(first).true, equal(raised, plus(wage, 1))]
    return [*wanted, *(no(home.inside(item).true) for item in more)]
