"""Cases as JSON documents that can be turned and shrunk, and what a right gives in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from eligibility.acts.model import Condition, ConditionNode, Example, Right, Rulebook
from eligibility.engine.examples import determined, index_of
from eligibility.engine.index import CaseIndex
from eligibility.engine.reference import determine_right
from eligibility.engine.result import ConditionResult, Determination
from eligibility.engine.world import Worlds
from eligibility.errors import InputError
from eligibility.facts import Case, read_case
from eligibility.validate.finding import Witness
from eligibility.validate.replay import answer

Document = dict[str, Any]
"""A case as the data of its JSON document."""


def text_of(document: Mapping[str, Any]) -> str:
    """Return a case document as the text of a case file, marked as invented."""
    marked = {"schema": 1, "invented": True, **document}
    return json.dumps(marked, ensure_ascii=False, indent=2) + "\n"


def read(document: Mapping[str, Any]) -> Case | None:
    """Return the case of a document, None where its facts contradict one another."""
    try:
        return read_case(text_of(document))
    except InputError:
        return None


def determinations(
    document: Mapping[str, Any], rulebook: Rulebook, right: str
) -> tuple[Determination, ...] | None:
    """Return what a right gives in a case, None where the case cannot be read.

    A right that the rulebook does not hold gives nothing: no determination.
    """
    case = read(document)
    if case is None:
        return None
    known = rulebook.rights.get(right)
    if known is None:
        return ()
    return tuple(determine_right(known, Worlds(CaseIndex(case), rulebook)))


class Determined:
    """What rights give in cases: each case is read once, and each right determined in it once."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self._worlds: dict[str, Worlds | None] = {}
        self._found: dict[tuple[str, str], tuple[Determination, ...]] = {}

    def of(self, document: Mapping[str, Any], right: str) -> tuple[Determination, ...]:
        """Return what a right of the rulebook gives in a case, nothing if it cannot be read."""
        text = json.dumps(document, ensure_ascii=False)
        if text not in self._worlds:
            case = read(document)
            known = None if case is None else Worlds(CaseIndex(case), self.rulebook)
            self._worlds[text] = known
        return self._in(text, right)

    def in_example(self, example: Example, right: str) -> tuple[Determination, ...]:
        """Return the same of an example of an act. Raises InputError where it cannot be read."""
        text = json.dumps(json.loads(example.case), ensure_ascii=False)
        if self._worlds.get(text) is None:
            self._worlds[text] = Worlds(index_of(example), self.rulebook)
        return self._in(text, right)

    def _in(self, text: str, right: str) -> tuple[Determination, ...]:
        worlds = self._worlds[text]
        if worlds is None:
            return ()
        if (text, right) not in self._found:
            self._found[text, right] = determined(right, worlds)
        return self._found[text, right]


def copied(part: Any) -> Any:
    """Return a document, or a part of one, that can be changed by itself."""
    if isinstance(part, dict):
        return {key: copied(each) for key, each in part.items()}
    return [copied(each) for each in part] if isinstance(part, list) else part


def witness(document: Mapping[str, Any], *told: Determination) -> Witness:
    """Return a case as a witness of what was determined in it."""
    return Witness(text_of(document), tuple(answer(each) for each in told))


def refused(determination: Determination) -> bool:
    """Whether what is encoded refuses, be it that passages nobody saw could still open it."""
    return determination.conditions.value is False


def decisive(result: ConditionResult) -> Iterator[str]:
    """Yield the ids of the requirements for which a result is false."""
    if result.value is not False:
        return
    if not result.members:
        yield result.id
    for member in result.members:
        if member.kind == "unless" and member.value is True:
            yield from (each.id for each in member.members if each.value is True)
        else:
            yield from decisive(member)


def condition(right: Right, id_: str) -> Condition | None:
    """Return a requirement of a right by its id."""
    return next((each for each in _requirements([right.conditions]) if each.id == id_), None)


def _requirements(nodes: Iterable[ConditionNode]) -> Iterator[Condition]:
    for node in nodes:
        if isinstance(node, Condition):
            yield node
        else:
            yield from _requirements(node.members)
        yield from _requirements(node.unless)
