"""Which rights of an act rest on a parameter or a definition, directly or through others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from eligibility.acts.model import Act, Expression, Right, Rulebook
from eligibility.acts.parts import of_gate, of_requirements, of_values, words
from eligibility.trials.attainable import UNKNOWN, Attainable


class Uses:
    """Knows for each parameter and definition the rights of one act that rest on it.

    What of a right only describes (caps, deadlines, documents) is left aside, and a benefit
    that is unknown whatever the case.
    """

    def __init__(self, rulebook: Rulebook, act: Act) -> None:
        self._rulebook = rulebook
        self._inner: dict[str, frozenset[str]] = {}
        self._rights = {id_: self._of_right(rulebook.rights[id_]) for id_ in act.rights}

    def of(self, id_: str) -> list[str]:
        """Return the rights of the act that rest on a parameter or definition."""
        terms = {id_}
        terms |= {
            each.id for each in self._rulebook.parameters.values() if each.implemented_by == id_
        }
        return [right for right, used in self._rights.items() if terms & used]

    def _of_right(self, right: Right) -> frozenset[str]:
        found: set[str] = set()
        attainable = Attainable(self._rulebook, right.names, (right.per,))
        for expression in _expressions(right, attainable):
            found |= self._of_expression(expression, right.names)
        return frozenset(found)

    def _of_expression(self, expression: Expression, names: Mapping[str, str]) -> set[str]:
        found: set[str] = set()
        for word in words(expression.node):
            id_ = names.get(word)
            if id_ is not None:
                found.add(id_)
                found |= self._inside(id_)
        return found

    def _inside(self, id_: str) -> frozenset[str]:
        known = self._inner.get(id_)
        if known is None:
            self._inner[id_] = frozenset()
            found: set[str] = set()
            definition = self._rulebook.definitions.get(id_)
            parameter = self._rulebook.parameters.get(id_)
            if definition is not None:
                for expression in of_values(definition.value):
                    found |= self._of_expression(expression, definition.names)
            elif parameter is not None and parameter.recomputed is not None:
                found |= self._of_expression(parameter.recomputed, parameter.names)
            known = self._inner[id_] = frozenset(found)
        return known


def _expressions(right: Right, attainable: Attainable) -> Iterator[Expression]:
    yield from of_gate(right)
    # What is unknown in every case decides nothing.
    yield from of_requirements(right.conditions, lambda each: attainable.agreed(each) != UNKNOWN)
    for value in (right.benefit.amount, right.benefit.percent, right.benefit.hours):
        if value is not None and not attainable.untold(value):
            yield from of_values(value)
