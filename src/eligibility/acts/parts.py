"""The expressions inside rights, requirements and values, and the words they speak of."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from eligibility.acts.model import Condition, ConditionNode, Expression, Right, Table, Value
from eligibility.feel import nodes


def of_gate(right: Right) -> Iterator[Expression]:
    """Yield what tells whom a right can concern, on which day, and who may hold it."""
    if right.concerns is not None:
        yield right.concerns
    if right.governing.event is not None:
        yield right.governing.event
    for holder in right.holders:
        yield holder.person
        if holder.when is not None:
            yield holder.when


def of_requirements(
    node: ConditionNode, counts: Callable[[Condition], bool] | None = None
) -> Iterator[Expression]:
    """Yield the conditions inside a requirement, in all readings, those of exceptions first.

    `counts` tells which conditions are looked into at all; without it, all.
    """
    for exception in node.unless:
        yield from of_requirements(exception, counts)
    if not isinstance(node, Condition):
        for member in node.members:
            yield from of_requirements(member, counts)
    elif counts is None or counts(node):
        yield node.when
        yield from (reading.when for reading in node.other_readings)


def of_values(*values: Value | None) -> Iterator[Expression]:
    """Yield the expressions of values that are there; those of a table row by row."""
    for value in values:
        if isinstance(value, Table):
            yield from value.inputs
            for row in value.rows:
                yield from (test for test in row.tests if test is not None)
                yield row.output
        elif value is not None:
            yield value


def words(node: nodes.Test) -> Iterator[str]:
    """Yield every name, field and function that an expression speaks of."""
    if isinstance(node, nodes.Name):
        yield node.name
    elif isinstance(node, nodes.Path):
        yield node.field
    elif isinstance(node, nodes.Call):
        yield node.function
    for child in nodes.children(node):
        yield from words(child)
