"""Which values of a right's inputs its own conditions let through, as far as that can be told.

A combination is left out only where `concerns` or the conditions are false whatever else is the
case. What of the right is not encoded can't be judged and leaves nothing out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from eligibility.acts.days import earliest, latest
from eligibility.acts.model import Condition, ConditionNode, Expression, Group, Right, Validity
from eligibility.engine.arithmetic import same
from eligibility.engine.env import Env
from eligibility.engine.supposed import Supposed, is_path, rewritten
from eligibility.engine.tables import Setting
from eligibility.engine.values import Unknown, at_least, conjunction, disjunction, negation
from eligibility.feel import nodes
from eligibility.feel.nodes import Node
from eligibility.feel.printer import unparse

_OPEN = Unknown(())


class Limits:
    """Tells of values of some expressions whether a right's conditions may hold with them."""

    def __init__(
        self,
        right: Right,
        setting: Setting,
        axes: Sequence[Node],
        first: date = date.min,
        last: date = date.max,
    ) -> None:
        self._days = first, last
        self._right = right
        self._setting = setting
        self._axes = tuple(axes)
        self._instead: Mapping[Node, Node] = {
            node: nodes.Name(f"input {at}") for at, node in enumerate(axes, 1)
        }
        self._made: dict[int, Node] = {}

    def allow(self, values: tuple[Any, ...]) -> bool:
        """Whether some case may have these values of the axes and fulfill all conditions."""
        setting, right = self._setting, self._right
        paths = {
            unparse(node): value
            for node, value in zip(self._axes, values, strict=True)
            if is_path(node)
        }
        world = setting.world(paths)
        names: dict[str, Any] = {f"input {at}": value for at, value in enumerate(values, 1)}
        unknown = ["holder", *(holder.variable for holder in right.holders)]
        env = world.env(right.names, (right.per,), unknown, names)
        if not right.holders:
            env.names["holder"] = env.names[right.per]
        if right.concerns is not None and self._truth(right.concerns, world, env) is False:
            return False
        return self._node(right.conditions, world, env) is not False

    def _truth(self, expression: Expression, world: Supposed, env: Env) -> Any:
        node = self._made.get(id(expression))
        if node is None:
            node = self._made[id(expression)] = rewritten(expression.node, self._instead)
        value = world.worth(node, env)
        return value if isinstance(value, bool | Unknown) else False

    def _node(self, node: ConditionNode, world: Supposed, env: Env) -> Any:
        """Return whether a requirement holds; none where it does not apply on these days."""
        when = force(node.validity, *self._days)
        if when is False:
            return None
        if isinstance(node, Condition):
            value = self._condition(node, world, env)
        else:
            value = self._group(node, world, env)
        if node.unless:
            exceptions = [self._node(each, world, env) for each in node.unless]
            told = [negation(each) for each in exceptions if each is not None]
            value = conjunction((value, *told))
        return value if when else _OPEN

    def _condition(self, node: Condition, world: Supposed, env: Env) -> Any:
        value = self._truth(node.when, world, env)
        for reading in node.other_readings:
            if same(value, self._truth(reading.when, world, env)) is not True:
                return _OPEN
        return value

    def _group(self, node: Group, world: Supposed, env: Env) -> Any:
        told = [self._node(each, world, env) for each in node.members]
        values = [each for each in told if each is not None]
        if node.kind == "all":
            return conjunction(values)
        if node.kind == "any":
            return disjunction(values)
        return at_least(node.count, values)


def force(validity: Validity, first: date, last: date) -> bool | None:
    """Whether something is in force on all days from `first` to `last`; None: on some, perhaps."""
    start, end = validity.start, validity.end
    if (end is not None and latest(end) < first) or (start is not None and earliest(start) > last):
        return False
    open_ = start is None and (validity.seen_first or validity.published) is not None
    if open_ or (start is not None and start > first) or (end is not None and end < last):
        return None
    return True


def turning_days(right: Right) -> Iterator[date]:
    """Yield the days on which a requirement of a right begins or no longer applies."""
    stack: list[ConditionNode] = [right.conditions]
    while stack:
        node = stack.pop()
        stack += node.unless
        if isinstance(node, Group):
            stack += node.members
        if node.validity.start is not None:
            yield node.validity.start
        if node.validity.end is not None and node.validity.end < date.max:
            yield node.validity.end + timedelta(days=1)
