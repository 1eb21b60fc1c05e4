"""Whether a guarantee holds in every household: refuted by a case, proved, or not settled."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from eligibility.acts.model import ConditionNode, Expression, Group, Guarantee, Label, Right
from eligibility.engine.env import Env
from eligibility.engine.index import CaseIndex
from eligibility.engine.result import Determination
from eligibility.engine.values import Unknown
from eligibility.engine.world import Worlds
from eligibility.facts import Case
from eligibility.facts.writer import document
from eligibility.records import Record
from eligibility.validate.documents import Document, determinations, read, refused, witness
from eligibility.validate.finding import Witness
from eligibility.validate.pairs import amount_of, beside, grows, turned
from eligibility.validate.questions import (
    TwinVerdict,
    Verdict,
    asked,
    named,
    ordered,
    twins_asked,
)
from eligibility.validate.sameness import known_days
from eligibility.validate.seeds import seeds
from eligibility.validate.shrink import shrunk
from eligibility.validate.subject import Subject

T = TypeVar("T", Verdict, TwinVerdict)


class Refuted(Record):
    """A guarantee that does not hold, and the case (or two, otherwise equal) that shows it."""

    witnesses: tuple[Witness, ...]


def settle(subject: Subject, right: Right, guarantee: Guarantee) -> Refuted | Label | None:
    """Return the refutation of a guarantee, why it was not settled, or None where it is proved.

    The acts' examples are tried first; what they do not refute is put to the solver, gaps of
    the acts put aside.
    """
    if guarantee.rising_in or guarantee.falling_in or guarantee.independent_of:
        return _of_two(subject, right, guarantee)
    for case in seeds(subject.rulebook, right.id):
        for found in determinations(case, subject.rulebook, right.id) or ():
            if breaks(subject, right, guarantee, case, found):
                return _single(subject, right, guarantee, case)

    def confirm(case: Case) -> bool:
        given = document(case)
        all_ = determinations(given, subject.rulebook, right.id) or ()
        return any(breaks(subject, right, guarantee, given, each) for each in all_)

    def ask(day: date | None) -> Verdict:
        return asked(subject, right, lambda each: _constraints(guarantee, each), confirm, day)

    verdict = _in_turn(subject, right, ask)
    if verdict.case:
        return _single(subject, right, guarantee, json.loads(verdict.case))
    return verdict.open


def _in_turn(subject: Subject, right: Right, ask: Callable[[date | None], T]) -> T:
    """Ask of the days of which values are known, then of any day with gaps put aside.

    What is found on a known day stands. Where the act says all, and only values of other days
    are missing, what is proved of the known days is the answer: on the others nothing is
    determined.
    """
    days = known_days(subject.rulebook, right)
    for day in days:
        known = ask(day)
        if not known.impossible:
            return known
    any_ = ask(None)
    return known if days and not any_.impossible and not _partial(right) else any_


def _partial(right: Right) -> bool:
    """Whether passages of the right were not encoded."""
    stack: list[ConditionNode] = [right.conditions]
    gaps = bool(right.missing)
    while stack:
        node = stack.pop()
        if isinstance(node, Group):
            gaps = gaps or bool(node.missing)
            stack.extend(node.members)
        stack.extend(node.unless)
    return gaps


def breaks(
    subject: Subject, right: Right, guarantee: Guarantee, case: Document, found: Determination
) -> bool:
    """Whether a determination is one that the guarantee excludes."""
    if found.standing not in ("possible", "open"):
        return False
    if guarantee.given is not None and not _true(subject, right, guarantee.given, case, found):
        return False
    granted = found.conditions.value is True
    if guarantee.outcome == "not_eligible":
        return granted
    if guarantee.outcome == "eligible":
        return refused(found)
    if guarantee.holds is not None:
        return granted and _worth(subject, right, guarantee.holds, case, found) is False
    amount = amount_of(found)
    if amount is None or refused(found):
        return False
    least = _number(subject, right, guarantee.at_least, case, found)
    most = _number(subject, right, guarantee.at_most, case, found)
    return (most is not None and amount > most) or (least is not None and amount < least)


def _true(
    subject: Subject, right: Right, expression: Expression, case: Document, found: Determination
) -> bool:
    return _worth(subject, right, expression, case, found) is True


def _number(
    subject: Subject,
    right: Right,
    expression: Expression | None,
    case: Document,
    found: Determination,
) -> Fraction | None:
    if expression is None:
        return None
    value = _worth(subject, right, expression, case, found)
    return None if value is None or isinstance(value, Unknown | bool) else Fraction(value)


def _worth(
    subject: Subject, right: Right, expression: Expression, case: Document, found: Determination
) -> Any:
    """Return what an expression over a right's people is worth in a determination."""
    known = read(case)
    if known is None:
        return None
    index = CaseIndex(known)
    people = {each.id: each for each in index.people.sure}
    day = found.governing_date
    place = subject.rulebook.acts[right.act].place
    world = Worlds(index, subject.rulebook).on(place, Unknown(()) if day is None else day)
    names: dict[str, Any] = {right.per: people.get(found.subject), **world.dates}
    env = Env(names, world, right.names)
    for holder in right.holders:
        names[holder.variable] = world.worth(holder.person.node, env)
    names["holder"] = people.get(found.holder)
    return world.worth(expression.node, env)


def _single(subject: Subject, right: Right, guarantee: Guarantee, case: Document) -> Refuted:
    def broken(smaller: Document) -> list[Determination]:
        all_ = determinations(smaller, subject.rulebook, right.id) or ()
        return [each for each in all_ if breaks(subject, right, guarantee, smaller, each)]

    smallest = shrunk(case, lambda smaller: bool(broken(smaller)))
    return Refuted((witness(smallest, broken(smallest)[0]),))


def _constraints(guarantee: Guarantee, right: Any) -> Iterator[Any]:
    """Yield what of the solver's right would refute the guarantee."""
    from eligibility.engine.symbolic.solver import z3

    space, env = right.space, right.env()
    if guarantee.given is not None:
        yield _truth(right, guarantee.given).true
    if guarantee.outcome == "eligible":
        yield right.possible
        yield right.refused
        return
    if guarantee.at_most is None and guarantee.at_least is None:
        yield right.eligible
    if guarantee.holds is not None:
        yield _truth(right, guarantee.holds).false
    bounds = []
    if guarantee.at_most is not None:
        most = space.expression(guarantee.at_most, env)
        bounds.append(right.amount.value > space.given(most.value))
    if guarantee.at_least is not None:
        least = space.expression(guarantee.at_least, env)
        bounds.append(right.amount.value < space.given(least.value))
    if bounds:
        yield from (right.possible, z3.Not(right.refused), right.amount.known, z3.Or(bounds))


def _truth(right: Any, expression: Expression) -> Any:
    """Return whether an expression over a symbolic right's people is true, and whether false."""
    from eligibility.engine.symbolic.rights import settled

    found = settled(right.space.expression(expression, right.env()))
    return found._replace(true=right.space.given(found.true), false=right.space.given(found.false))


# Guarantees about two cases that differ in one fact.


def _of_two(subject: Subject, right: Right, guarantee: Guarantee) -> Refuted | Label | None:
    fact = guarantee.rising_in or guarantee.falling_in or guarantee.independent_of or ""
    for case in seeds(subject.rulebook, right.id):
        for other in turned(case, fact):
            if (found := _apart(subject, right, guarantee, case, other)) is not None:
                return Refuted(found)

    def ask(day: date | None) -> TwinVerdict:
        return twins_asked(
            subject,
            right,
            {named(fact)},
            lambda one, two: [*_differs(guarantee, one, two), *ordered(one, two, fact)],
            lambda one, two: _apart(subject, right, guarantee, document(one), document(two)),
            day,
        )

    verdict = _in_turn(subject, right, ask)
    return Refuted(verdict.witnesses) if verdict.witnesses else verdict.open


def _apart(
    subject: Subject, right: Right, guarantee: Guarantee, less: Document, more: Document
) -> tuple[Witness, ...] | None:
    """Return both cases as witnesses where they break the guarantee, in either order."""
    fact = guarantee.rising_in or guarantee.falling_in
    for one, two in ((less, more), (more, less)):
        if fact is not None and not grows(one, two, fact):
            continue
        first, second = (determinations(each, subject.rulebook, right.id) for each in (one, two))
        for before, after in beside(first, second):
            if guarantee.given is not None and not all(
                _true(subject, right, guarantee.given, case, each)
                for case, each in ((one, before), (two, after))
            ):
                continue
            if _worse(guarantee, before, after):
                return witness(one, before), witness(two, after)
    return None


def _worse(guarantee: Guarantee, before: Determination, after: Determination) -> bool:
    """Whether the second determination is one that the guarantee excludes beside the first."""
    lost = before.conditions.value is True and refused(after)
    won = refused(before) and after.conditions.value is True
    first, second = amount_of(before), amount_of(after)
    both = before.conditions.value is True and after.conditions.value is True
    less = both and first is not None and second is not None and second < first
    more = both and first is not None and second is not None and second > first
    if guarantee.rising_in:
        return lost or less
    if guarantee.falling_in:
        return won or more
    return lost or won or less or more


def _differs(guarantee: Guarantee, one: Any, two: Any) -> Iterator[Any]:
    """Yield what of two symbolic rights would refute the guarantee, the first having less."""
    from eligibility.engine.symbolic.solver import z3

    if guarantee.given is not None:
        for each in (one, two):
            yield _truth(each, guarantee.given).true
    broken = []
    if not guarantee.falling_in:
        broken.append(z3.And(one.eligible, two.possible, two.refused))
    if not guarantee.rising_in:
        broken.append(z3.And(one.possible, one.refused, two.eligible))
    if one.amount is not None:
        both = [one.eligible, two.eligible, one.amount.known, two.amount.known]
        first, second = one.amount.value, two.amount.value
        if not guarantee.falling_in:
            broken.append(z3.And(*both, second < first))
        if not guarantee.rising_in:
            broken.append(z3.And(*both, second > first))
    yield z3.Or(broken)
