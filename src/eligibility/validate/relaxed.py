"""A right as if some of its truths were as its holder would wish: what is left of it decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from eligibility.acts.model import Condition, ConditionNode, Expression, Group, Right
from eligibility.feel import nodes
from eligibility.records import replace
from eligibility.validate.matters import Matters

Change = Callable[[str, nodes.Node, bool], nodes.Node]
"""What a single truth becomes: by the id of its condition (none: whom the right concerns), the
truth, and whether its being true (or false) helps the holder."""

_COMPOSED = (nodes.And, nodes.Or, nodes.If, nodes.Some, nodes.Every)


class Relaxed:
    """The forms of one right that its criteria are looked at in, one at a time.

    Where a criterion is put aside, each of its truths is taken as helps the holder: true, but
    false where it stands behind a `not` or as an exception.
    """

    def __init__(self, right: Right, matters: Matters) -> None:
        self._right = right
        self._matters = matters

    def alone(self, ids: Iterable[str]) -> Right:
        """Return the right with only these criteria left, the place's own matters put aside."""
        kept = frozenset(ids)
        return self._changed(
            f"only {'+'.join(sorted(kept))}",
            lambda id_, truth, helps: (
                truth if id_ in kept and not self._matters.own(truth) else nodes.Boolean(helps)
            ),
        )

    def without(self, ids: Iterable[str]) -> Right:
        """Return the right without these criteria, of which the place's own matters are left.

        Who has the right so has it but for these criteria. Gaps are put aside.
        """
        gone = frozenset(ids)
        made = self._changed(
            f"without {'+'.join(sorted(gone))}",
            lambda id_, truth, helps: self._kept(truth, helps) if id_ in gone else truth,
        )
        conditions = _closed(made.conditions)
        assert isinstance(conditions, Group)
        return replace(made, missing=(), conditions=conditions)

    def _kept(self, truth: nodes.Node, helps: bool) -> nodes.Node:
        if self._matters.own(truth):
            return truth
        if self._matters.length(truth) and isinstance(truth, nodes.Compare):
            # However long: who resides there is asked about, and not who does not.
            length = next(each for each in (truth.left, truth.right) if type(each) is nodes.Call)
            resides = nodes.Call("resides", length.arguments)
            return resides if helps else _negated(resides)
        return nodes.Boolean(helps)

    def _changed(self, name: str, change: Change) -> Right:
        right = self._right
        concerns = right.concerns
        if concerns is not None:
            concerns = self._expression(concerns, "", change, True)
        conditions = self._node(right.conditions, change, True)
        assert isinstance(conditions, Group)
        return replace(
            right, id=f"{right.id}~{name}", concerns=concerns, conditions=conditions, topic=""
        )

    def _node(self, node: ConditionNode, change: Change, helps: bool) -> ConditionNode:
        unless = tuple([self._node(each, change, not helps) for each in node.unless])
        if isinstance(node, Group):
            members = tuple([self._node(each, change, helps) for each in node.members])
            return replace(node, members=members, unless=unless)
        readings = tuple(
            [
                replace(each, when=self._expression(each.when, node.id, change, helps))
                for each in node.other_readings
            ]
        )
        when = self._expression(node.when, node.id, change, helps)
        return replace(node, when=when, other_readings=readings, unless=unless)

    def _expression(
        self, expression: Expression, id_: str, change: Change, helps: bool
    ) -> Expression:
        return replace(expression, node=self._truth(expression.node, id_, change, helps))

    def _truth(self, node: nodes.Node, id_: str, change: Change, helps: bool) -> nodes.Node:
        def inner(part: nodes.Node, turned: bool = False) -> nodes.Node:
            return self._truth(part, id_, change, helps is not turned)

        if _is_not(node):
            (argument,) = node.arguments  # type: ignore[union-attr]
            return _negated(inner(argument.value, turned=True))
        if not isinstance(node, _COMPOSED) or not self._split(node):
            return change(id_, node, helps)
        if isinstance(node, nodes.And | nodes.Or):
            return replace(node, operands=tuple([inner(each) for each in node.operands]))
        if isinstance(node, nodes.If):
            return replace(node, then=inner(node.then), otherwise=inner(node.otherwise))
        return replace(node, satisfies=inner(node.satisfies))

    def _split(self, node: nodes.Node) -> bool:
        """Whether the parts of a composed truth are looked at one by one.

        They are where some of them are the place's own matter, and what joins them is not.
        """
        if isinstance(node, nodes.And | nodes.Or):
            return True
        if isinstance(node, nodes.If):
            return self._mixed(node) and not self._matters.touches(node.condition)
        if isinstance(node, nodes.Some | nodes.Every):
            joins = [each.source for each in node.bindings]
            return self._mixed(node) and not any(map(self._matters.touches, joins))
        return False

    def _mixed(self, node: nodes.Node) -> bool:
        matters = self._matters
        return any(
            matters.own(part) or matters.length(part) or self._mixed(part) for part in _parts(node)
        )


def _parts(node: nodes.Node) -> tuple[nodes.Node, ...]:
    """Return the truths that a truth is put together from."""
    if isinstance(node, nodes.And | nodes.Or):
        return node.operands
    if isinstance(node, nodes.If):
        return node.then, node.otherwise
    if isinstance(node, nodes.Some | nodes.Every):
        return (node.satisfies,)
    return (node.arguments[0].value,) if _is_not(node) else ()  # type: ignore[union-attr]


def _is_not(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Call) and node.function == "not" and len(node.arguments) == 1


def _negated(node: nodes.Node) -> nodes.Node:
    return nodes.Call("not", (nodes.Argument(None, node),))


def _closed(node: ConditionNode) -> ConditionNode:
    """Return a requirement without what of it is not encoded."""
    unless = tuple([_closed(each) for each in node.unless])
    if isinstance(node, Condition):
        return replace(node, unless=unless)
    return replace(
        node, members=tuple([_closed(each) for each in node.members]), unless=unless, missing=()
    )
