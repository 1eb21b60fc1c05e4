"""What in a criterion is the municipality's own matter, and so never narrows the law."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Right, Rulebook
from eligibility.acts.parts import of_values
from eligibility.feel import nodes
from eligibility.validate.law import Restated
from eligibility.validate.sameness import reachable, reached, within
from eligibility.validate.subject import expressions

_TIE = frozenset(("resides", "schooled at", "buried at"))
_TIE_FIELDS = frozenset(("residences", "place"))
_ASSESSED = frozenset(("assessed", "assessed number"))
_RECEIVED = frozenset(
    ("receives", "months received", "days received", "days in a row", "award count")
)
_WISH = "services_sought"
_REQUEST = "_request"
_LENGTH = "residence length"
_CLAIM = frozenset(("claim_date", "decision_date"))
_GENERAL = _CLAIM | {"governing_date", "state_of_emergency"}
_SPANS = frozenset(("months between", "years and months duration"))
_BIRTH = frozenset(("birth_date", "age"))


class Matters:
    """Tells of the expressions of one right what the law leaves to the place by its nature.

    These are: the tie to the place (where somebody resides, learns or is found); what a body
    of the place assesses; how often the same right was had before; whether the service is
    sought, and by when it is claimed; a term that the law leaves open and the place sets;
    and what asks nothing of a person. How long somebody has resided is not among them.
    """

    def __init__(self, rulebook: Rulebook, restated: Restated) -> None:
        self._rulebook = rulebook
        self._right = restated.right
        law = restated.law
        self._same = {each.id for each in (restated.right, law, *restated.beside)}
        self._assessments = set(_texts(rulebook, law, _ASSESSED))
        self._terms = {
            id_
            for term in rulebook.parameters.values()
            if term.implemented_by is not None
            for id_ in (term.id, term.implemented_by)
        }

    def own(self, atom: nodes.Test) -> bool:
        """Whether a truth that is not put together from others is the place's own matter."""
        if isinstance(atom, nodes.Boolean):
            return False
        return self.touches(atom) or self._asks_nobody(atom) or self._filing(atom)

    def length(self, atom: nodes.Test) -> bool:
        """Whether a truth compares how long somebody has resided in the place."""
        if not isinstance(atom, nodes.Compare) or self.own(atom):
            return False
        return any(_is_length(side) for side in (atom.left, atom.right))

    def touches(self, node: nodes.Test) -> bool:
        """Whether an expression, or a definition that it reaches, meets such a matter."""
        met = [*within(node), *self._defined(node)]
        direct = isinstance(node, nodes.Compare) and any(map(_is_length, nodes.children(node)))
        return any(map(self._met, met)) or (not direct and any(map(_is_length, met)))

    def _met(self, node: nodes.Test) -> bool:
        if isinstance(node, nodes.Path):
            return node.field in _TIE_FIELDS or node.field == _WISH
        if isinstance(node, nodes.Name):
            return self._right.names.get(node.name) in self._terms
        if isinstance(node, nodes.Text):
            return node.value.endswith(_REQUEST)
        if not isinstance(node, nodes.Call):
            return False
        texts = {each.value.value for each in node.arguments if isinstance(each.value, nodes.Text)}
        if node.function in _ASSESSED:
            return not texts <= self._assessments
        if node.function in _RECEIVED:
            return bool(texts & self._same)
        return node.function in _TIE

    def _defined(self, node: nodes.Test) -> Iterator[nodes.Test]:
        """Yield the nodes of all definitions that an expression reaches."""
        for id_ in reached(self._rulebook, node, self._right.names):
            known = self._rulebook.definitions.get(id_)
            if known is not None:
                for each in of_values(known.value):
                    yield from within(each.node)

    def _asks_nobody(self, atom: nodes.Test) -> bool:
        names = {each.name for each in within(atom) if isinstance(each, nodes.Name)}
        return not names - self._right.names.keys() - _GENERAL

    def _filing(self, atom: nodes.Test) -> bool:
        """Whether a truth says by when the right is claimed; an age is no such day."""
        if not isinstance(atom, nodes.Compare):
            return False
        sides = (atom.left, atom.right)
        if not any(map(_claim_day, sides)) and not any(map(_since, sides)):
            return False
        event = self._right.governing.event
        inner = list(within(atom))
        if event is not None and any(each == event.node for each in inner):
            return True
        return not any(isinstance(each, nodes.Path) and each.field in _BIRTH for each in inner)


def _is_length(node: nodes.Test) -> bool:
    return isinstance(node, nodes.Call) and node.function == _LENGTH


def _claim_day(node: nodes.Test) -> bool:
    """Whether an expression is the day of the claim or decision, or one reckoned from it."""
    if isinstance(node, nodes.Add | nodes.Subtract):
        return _claim_day(node.left)
    return isinstance(node, nodes.Name) and node.name in _CLAIM


def _since(node: nodes.Test) -> bool:
    """Whether an expression is the time that has passed until the claim or decision."""
    if isinstance(node, nodes.Path):
        return _since(node.base)
    if isinstance(node, nodes.Call) and node.function in _SPANS:
        return any(_claim_day(each.value) for each in node.arguments)
    return False


def _texts(rulebook: Rulebook, right: Right, functions: frozenset[str]) -> Iterator[str]:
    """Yield the texts with which a right, or what it rests on, calls some functions."""
    parts = [*expressions(right)]
    for id_ in reachable(rulebook, right):
        known = rulebook.definitions.get(id_)
        parts += [] if known is None else of_values(known.value)
    for node in (each for part in parts for each in within(part.node)):
        if isinstance(node, nodes.Call) and node.function in functions:
            for argument in node.arguments:
                if isinstance(argument.value, nodes.Text):
                    yield argument.value.value
