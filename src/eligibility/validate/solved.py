"""Cases in which a right is granted, found by the solver where no example of the acts is one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from eligibility.acts.model import Condition, ConditionNode, Right
from eligibility.facts import Case
from eligibility.facts.writer import document
from eligibility.validate import registry
from eligibility.validate.believable import believable
from eligibility.validate.documents import Document
from eligibility.validate.equality import granted
from eligibility.validate.questions import answered, share, space_of
from eligibility.validate.sameness import latest_day
from eligibility.validate.seeds import seeds
from eligibility.validate.subject import Subject

if TYPE_CHECKING:
    from eligibility.engine.symbolic import SymbolicRight


def cases(subject: Subject, right: Right) -> Iterator[Document]:
    """Yield the examples that speak of a right, then what the solver adds where none grants it."""
    told = list(seeds(subject.rulebook, right.id))
    yield from told
    if registry.can_prove() and not any(granted(subject.determined, right, each) for each in told):
        yield from subject.once(("solved", right.id), lambda: tuple(_solved(subject, right)))


def _solved(subject: Subject, right: Right) -> Iterator[Document]:
    """Yield a small family for each holder and each way to the right; gaps are put aside."""
    from eligibility.engine.symbolic import Witness

    space = space_of(subject, right)
    told: set[str] = set()

    def confirm(case: Case) -> bool:
        return bool(granted(subject.determined, right, document(case)))

    for holder in range(max(1, len(right.holders))):
        for way in ("", *_ways(right.conditions)):
            left = share(subject)
            if not left:
                return
            answer = answered(
                lambda: _wanted(space.right(right.id, holder), way),  # noqa: B023
                lambda wanted: space.ask(*wanted, confirm=confirm, seconds=left / 1000),  # noqa: B023
            )
            if isinstance(answer, Witness) and answer.text not in told:
                told.add(answer.text)
                yield _dated(subject, right, json.loads(answer.text))


def _wanted(right: SymbolicRight, way: str) -> list[Any]:
    return [right.eligible, right.condition(way).true] if way else [right.eligible]


def _ways(node: ConditionNode) -> Iterator[str]:
    """Yield the ids of the alternatives of which some are enough."""
    if isinstance(node, Condition):
        return
    for member in node.members:
        if node.kind != "all" and member.id:
            yield member.id
        yield from _ways(member)


def _dated(subject: Subject, right: Right, case: Document) -> Document:
    """Return a case claimed on a day on which the right is known, if it is granted then too."""
    day = latest_day(subject.rulebook, right)
    (usual,) = believable([case], lambda each: bool(granted(subject.determined, right, each)), day)
    if "claim_date" in usual or day is None:
        return usual
    return {**usual, "claim_date": day.isoformat(), "decision_date": day.isoformat()}
