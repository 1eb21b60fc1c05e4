"""What the tests of patterns share: a right of the shipped rules, and what it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from eligibility import load
from eligibility.acts.model import (
    Condition,
    ConditionNode,
    Detail,
    Expression,
    Group,
    Right,
    Rulebook,
    Table,
    Value,
)
from eligibility.feel import unparse
from eligibility.feel.nodes import Call, Node
from eligibility.records import Record, fields_of


@cache
def rules(place: str) -> Rulebook:
    """Return the rulebook of a place."""
    return load(place)


def right(id_: str) -> Right:
    """Return a right by its global id."""
    return rules(id_.partition(".")[0]).rights[id_]


def nodes(node: ConditionNode) -> Iterator[ConditionNode]:
    """Yield a node of the conditions and all below it, exceptions included."""
    yield node
    members = node.members if isinstance(node, Group) else ()
    for inner in (*members, *node.unless):
        yield from nodes(inner)


def condition(id_: str, name: str) -> Condition:
    """Return one condition of a right."""
    found = [n for n in nodes(right(id_).conditions) if n.id == name]
    assert len(found) == 1 and isinstance(found[0], Condition), f"{id_} has no condition {name}"
    return found[0]


def text(id_: str, name: str) -> str:
    """Return a condition's expression on one line."""
    return told(condition(id_, name).when)


def told(expression: Value | None) -> str:
    """Return an expression on one line."""
    assert isinstance(expression, Expression)
    return " ".join(expression.text.split())


def groups(id_: str, kind: str) -> list[list[str]]:
    """Return the ids of the members of each group of a kind."""
    return [
        [member.id for member in node.members]
        for node in nodes(right(id_).conditions)
        if isinstance(node, Group) and node.kind == kind
    ]


def calls(expression: Expression, function: str) -> list[tuple[str, ...]]:
    """Return the arguments of each call of a function, as they would be written."""
    return [
        tuple(unparse(argument.value) for argument in node.arguments)
        for node in _walk(expression.node)
        if isinstance(node, Call) and node.function == function
    ]


def _walk(node: object) -> Iterator[Node]:
    if isinstance(node, Record):
        if isinstance(node, Node):
            yield node
        for name in fields_of(type(node)):
            yield from _walk(getattr(node, name))
    elif isinstance(node, tuple):
        for each in node:
            yield from _walk(each)


def rows(value: Value | None) -> dict[tuple[str, ...], str]:
    """Return a decision table as its tests and outputs; `-` is a test that anything meets."""
    assert isinstance(value, Table)
    return {
        tuple(
            "-" if test is None else test.text.removeprefix("input ") for test in row.tests
        ): told(row.output)
        for row in value.rows
    }


def amount(parameter: str) -> list[int]:
    """Return the values of a parameter over time."""
    given = rules(parameter.partition(".")[0]).parameters[parameter].values
    return [int(each.value) for each in given]  # type: ignore[arg-type]


def definition(id_: str) -> str:
    """Return the expression of a definition on one line."""
    return told(rules(id_.partition(".")[0]).definitions[id_].value)


def details(id_: str, kind: str) -> list[Detail]:
    """Return the described elements of one kind."""
    return [detail for detail in right(id_).details if detail.kind == kind]


def data(id_: str, kind: str) -> list[dict[str, str]]:
    """Return the data of the described elements of one kind."""
    return [dict(detail.data) for detail in details(id_, kind)]
