"""Nodes of an expression: frozen, without behavior; each knows where in the text it stands."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, Literal

from eligibility.errors import Span
from eligibility.records import Record, uncompared

Comparison = Literal["=", "!=", "<", "<=", ">", ">="]

NOWHERE = Span(1, 1, 1, 1)
"""The span of a node that no text shows."""


class Number(Record):
    """A number as written; a sign before it is `Negate`."""

    value: Fraction
    span: Span = uncompared(default=NOWHERE)


class Text(Record):
    """A text in quotes, escapes resolved."""

    value: str
    span: Span = uncompared(default=NOWHERE)


class Boolean(Record):
    """`true` or `false`."""

    value: bool
    span: Span = uncompared(default=NOWHERE)


class Null(Record):
    """`null`: known to be absent."""

    span: Span = uncompared(default=NOWHERE)


class Name(Record):
    """A variable."""

    name: str
    span: Span = uncompared(default=NOWHERE)


class Path(Record):
    """`base.field`; `field_span` is where the field's name stands."""

    base: Node
    field: str
    span: Span = uncompared(default=NOWHERE)
    field_span: Span = uncompared(default=NOWHERE)


class Filter(Record):
    """`base[condition]`: elements for which it holds; a number picks one, counting from 1."""

    base: Node
    condition: Node
    span: Span = uncompared(default=NOWHERE)


class Negate(Record):
    """`-operand`; binds tighter than `**`."""

    operand: Node
    span: Span = uncompared(default=NOWHERE)


class Add(Record):
    """`left + right`: numbers, durations, a date and a duration, texts."""

    left: Node
    right: Node
    span: Span = uncompared(default=NOWHERE)


class Subtract(Record):
    """`left - right`; two dates give a duration in days."""

    left: Node
    right: Node
    span: Span = uncompared(default=NOWHERE)


class Multiply(Record):
    """`left * right`."""

    left: Node
    right: Node
    span: Span = uncompared(default=NOWHERE)


class Divide(Record):
    """`left / right`."""

    left: Node
    right: Node
    span: Span = uncompared(default=NOWHERE)


class Power(Record):
    """`left ** right`; from left to right."""

    left: Node
    right: Node
    span: Span = uncompared(default=NOWHERE)


class Compare(Record):
    """`left op right`."""

    op: Comparison
    left: Node
    right: Node
    span: Span = uncompared(default=NOWHERE)


class Between(Record):
    """`value between lower and upper`, both ends included."""

    value: Node
    lower: Node
    upper: Node
    span: Span = uncompared(default=NOWHERE)


class UnaryTest(Record):
    """`op operand` after `in`."""

    op: Comparison
    operand: Node
    span: Span = uncompared(default=NOWHERE)


class In(Record):
    """`value in tests`: at least one of them holds.

    A test is a `UnaryTest` or an expression: a range or a list that holds the value,
    a list of ranges one of which holds it, or a value equal to it.
    """

    value: Node
    tests: tuple[Test, ...]
    span: Span = uncompared(default=NOWHERE)


class And(Record):
    """Two or more operands joined by `and`."""

    operands: tuple[Node, ...]
    span: Span = uncompared(default=NOWHERE)


class Or(Record):
    """Two or more operands joined by `or`."""

    operands: tuple[Node, ...]
    span: Span = uncompared(default=NOWHERE)


class If(Record):
    """`if condition then … else …`."""

    condition: Node
    then: Node
    otherwise: Node
    span: Span = uncompared(default=NOWHERE)


class Binding(Record):
    """`name in source`, inside a quantifier."""

    name: str
    source: Node
    span: Span = uncompared(default=NOWHERE)


class Some(Record):
    """`some x in list satisfies …`; later bindings see earlier ones."""

    bindings: tuple[Binding, ...]
    satisfies: Node
    span: Span = uncompared(default=NOWHERE)


class Every(Record):
    """`every x in list satisfies …`; later bindings see earlier ones."""

    bindings: tuple[Binding, ...]
    satisfies: Node
    span: Span = uncompared(default=NOWHERE)


class RangeNode(Record):
    """`[low..high]`; a round or outward bracket leaves the end out."""

    low: Node
    high: Node
    low_closed: bool
    high_closed: bool
    span: Span = uncompared(default=NOWHERE)


class ListNode(Record):
    """`[a, b, …]`."""

    items: tuple[Node, ...]
    span: Span = uncompared(default=NOWHERE)


class Argument(Record):
    """An argument of a call, by position (name None) or by name."""

    name: str | None
    value: Node
    span: Span = uncompared(default=NOWHERE)


class Call(Record):
    """`function(arguments)`; `not(…)` is a call too."""

    function: str
    arguments: tuple[Argument, ...]
    span: Span = uncompared(default=NOWHERE)


Node = (
    Number
    | Text
    | Boolean
    | Null
    | Name
    | Path
    | Filter
    | Negate
    | Add
    | Subtract
    | Multiply
    | Divide
    | Power
    | Compare
    | Between
    | In
    | And
    | Or
    | If
    | Some
    | Every
    | RangeNode
    | ListNode
    | Call
)

Test = Node | UnaryTest


_CHILDREN: dict[type, Callable[[Any], tuple[Test, ...]]] = {
    **dict.fromkeys((Number, Text, Boolean, Null, Name), lambda node: ()),
    **dict.fromkeys((Negate, UnaryTest), lambda node: (node.operand,)),
    **dict.fromkeys(
        (Add, Subtract, Multiply, Divide, Power, Compare), lambda node: (node.left, node.right)
    ),
    **dict.fromkeys((And, Or), lambda node: node.operands),
    **dict.fromkeys(
        (Some, Every),
        lambda node: (*(binding.source for binding in node.bindings), node.satisfies),
    ),
    Path: lambda node: (node.base,),
    Filter: lambda node: (node.base, node.condition),
    Between: lambda node: (node.value, node.lower, node.upper),
    In: lambda node: (node.value, *node.tests),
    If: lambda node: (node.condition, node.then, node.otherwise),
    RangeNode: lambda node: (node.low, node.high),
    ListNode: lambda node: node.items,
    Call: lambda node: tuple(argument.value for argument in node.arguments),
}


def children(node: Test) -> tuple[Test, ...]:
    """Return the nodes directly inside a node, in the order of the text."""
    return _CHILDREN[type(node)](node)
