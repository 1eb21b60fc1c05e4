"""Requirements over a symbolic household, taken together as the reference takes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from eligibility.acts.model import Condition, ConditionNode, Group, Passage, Right, Validity
from eligibility.engine.symbolic.parameters import force
from eligibility.engine.symbolic.terms import at_most, both, counted, either, no
from eligibility.engine.symbolic.values import Sym, Tri, conjunction, disjunction, negation

if TYPE_CHECKING:
    from eligibility.engine.symbolic.space import Space

Replaced = Mapping[str, Tri | None]
"""Requirements by id as if so decided; None as if they were not there."""


class Requirements:
    """The requirements of a right on its day; `leaf` tells whether a single one is met."""

    def __init__(
        self, space: Space, right: Right, day: Sym, leaf: Callable[[Condition], Tri]
    ) -> None:
        self.space, self.right, self.day, self.leaf = space, right, day, leaf

    def all_met(self, replaced: Replaced) -> Tri:
        """Return whether all requirements of the right are met."""
        return self._group(self.right.conditions, replaced)

    def _node(self, node: ConditionNode, replaced: Replaced, *, neutral: bool) -> Tri | None:
        if node.id and node.id in replaced:
            return replaced[node.id]
        in_force = _dated(node.validity, self.day)
        if in_force is None:
            return self.required(node, replaced)
        if in_force.false is True:
            return None
        result = self.required(node, replaced)
        if in_force.true is True:
            return result
        # Neutral where it is not in force, undecided where nobody can say unless neutral anyway.
        if neutral:
            return Tri(either(in_force.false, result.true), both(in_force.true, result.false))
        return Tri(both(in_force.true, result.true), either(in_force.false, result.false))

    def required(self, node: ConditionNode, replaced: Replaced) -> Tri:
        """Return whether one requirement, or group of them, is met, its exceptions counted."""
        result = self._group(node, replaced) if isinstance(node, Group) else self.leaf(node)
        exceptions = [self._node(each, replaced, neutral=False) for each in node.unless]
        applying = [negation(each) for each in exceptions if each is not None]
        return conjunction([result, *applying]) if applying else result

    def _group(self, group: Group, replaced: Replaced) -> Tri:
        together = group.kind == "all"
        found = [self._node(each, replaced, neutral=together) for each in group.members]
        values = [each for each in found if each is not None]
        if together:
            value = conjunction(values)
        elif group.kind == "any":
            value = disjunction(values)
        else:
            value = self._at_least(group, values)
        if not self.space.ignore_gaps:
            return _with_gaps(value, group.missing)
        if any(gap.kind in ("alternatives", "unknown") for gap in group.missing):
            # What wasn't seen may fulfil it.
            unseen = self.space.home.boolean(f"passage.{self.right.id}.{group.id}")
            return Tri(either(value.true, unseen), both(value.false, no(unseen)))
        return value

    def _at_least(self, group: Group, values: list[Tri]) -> Tri:
        true = counted(value.true for value in values)
        possible = counted(no(value.false) for value in values)
        return Tri(at_most(group.count, true), no(at_most(group.count, possible)))


def _dated(validity: Validity, day: Sym) -> Tri | None:
    """Return whether a requirement is in force, None where nothing is said of it."""
    said = (validity.start, validity.end, validity.seen_first, validity.published)
    if all(each is None for each in said):
        return None
    return force(validity, day)


def _with_gaps(value: Tri, gaps: tuple[Passage, ...]) -> Tri:
    """What is not encoded blocks: conditions a grant, alternatives a refusal, unknown both."""
    kinds = {gap.kind for gap in gaps}
    return Tri(
        False if kinds & {"conditions", "unknown"} else value.true,
        False if kinds & {"alternatives", "unknown"} else value.false,
    )
