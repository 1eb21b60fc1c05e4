"""Rights that another claim could open: `receives` asks for an award, not for a guess."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.engine.result import ConditionResult, Determination
from eligibility.explain.context import Context
from eligibility.feel import nodes

AWARD = "receives"


def could_open(context: Context, determination: Determination) -> list[str]:
    """Return the rights whose award a refused right waits for and whose conditions are met.

    A refusal stands as long as nobody has claimed them: an award counts, not a prospect.
    """
    if determination.outcome != "not_eligible":
        return []
    met = {d.right for d in context.result.determinations if d.outcome == "eligible"}
    wanted: dict[str, None] = {}
    for id_ in _refused(determination.conditions):
        condition = context.condition(determination.right, id_)
        if condition is not None:
            wanted.update(dict.fromkeys(awards_in(condition.when.node)))
    return [right for right in wanted if right in met]


def _refused(node: ConditionResult) -> Iterator[str]:
    if node.kind == "unless" or node.value is not False:
        return
    if not node.members:
        yield node.id
    for member in node.members:
        yield from _refused(member)


def awards_in(node: nodes.Test) -> Iterator[str]:
    """Yield the rights whose award an expression asks for."""
    if isinstance(node, nodes.Call) and node.function == AWARD and len(node.arguments) == 2:
        right = node.arguments[1].value
        if isinstance(right, nodes.Text):
            yield right.value
    for child in nodes.children(node):
        yield from awards_in(child)
