"""What the acts' own examples show of a right: what need not be proved, since a case shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from eligibility.acts.model import Right, Rulebook
from eligibility.engine.result import ConditionResult, Determination
from eligibility.engine.values import at_least, conjunction, disjunction, negation
from eligibility.validate.documents import Determined, Document, determinations
from eligibility.validate.seeds import seeds
from eligibility.validate.subject import Subject


@dataclass(slots=True)
class Exercised:
    """What was seen of a right's requirements, by their ids.

    `granted`: all that is encoded was fulfilled in a case. `alone`: only this requirement was
    false in a case, so the others don't imply it. `apart`: a case in which its readings differ.
    """

    granted: bool = False
    true: set[str] = field(default_factory=set)
    false: set[str] = field(default_factory=set)
    alone: set[str] = field(default_factory=set)
    apart: dict[str, tuple[Document, Determination]] = field(default_factory=dict)


def exercised(rules: Determined, right: Right) -> Exercised:
    """Return what the examples of the chain's acts show of a right."""
    found = Exercised()
    for case in seeds(rules.rulebook, right.id):
        for each in rules.of(case, right.id):
            if each.standing in ("possible", "open"):
                _note(found, case, each)
    return found


def _note(found: Exercised, case: Document, determination: Determination) -> None:
    root = determination.conditions
    found.granted = found.granted or root.value is True
    for result in _leaves(root):
        if result.value is True:
            found.true.add(result.id)
        if result.value is False:
            found.false.add(result.id)
            if root.value is False and _without(root, result.id) is not False:
                found.alone.add(result.id)
        if _apart(result):
            found.apart.setdefault(result.id, (case, determination))


def _apart(result: ConditionResult) -> bool:
    return len({value for _, value in result.readings if isinstance(value, bool)}) == 2


def parted(rulebook: Rulebook, right: Right, case: Document, id_: str) -> Determination | None:
    """Return a determination in which the readings of a requirement differ, if there is one."""
    for each in determinations(case, rulebook, right.id) or ():
        if each.standing in ("possible", "open") and any(
            leaf.id == id_ and _apart(leaf) for leaf in _leaves(each.conditions)
        ):
            return each
    return None


def _leaves(result: ConditionResult) -> Iterator[ConditionResult]:
    if not result.members and result.kind == "condition":
        yield result
    for member in result.members:
        yield from _leaves(member)


def _without(result: ConditionResult, id_: str) -> Any:
    """Return what a requirement comes to if the one with this id is fulfilled."""
    if not result.members:
        return True if result.id == id_ else result.value
    values = [_without(member, id_) for member in result.members]
    if result.kind == "any":
        return disjunction(values)
    if result.kind == "at_least":
        return at_least(result.count, values)
    if result.kind == "unless":
        return disjunction([member.value for member in result.members])
    turned = [
        negation(value) if member.kind == "unless" else value
        for member, value in zip(result.members, values, strict=True)
    ]
    return conjunction(turned)


def seen(subject: Subject, right: Right) -> Exercised:
    """Return what the examples show of a right of the validated act, looked at once."""
    return subject.once(("exercised", right.id), lambda: exercised(subject.determined, right))
