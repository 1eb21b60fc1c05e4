"""Nodes of an expression: frozen, without behavior; each knows where in the text it stands."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

from eligibility.errors import Span

Comparison = Literal["=", "!=", "<", "<=", ">", ">="]

NOWHERE = Span(1, 1, 1, 1)
"""The span of a node that no text shows."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written; a sign before it is `Negate`."""

    value: Fraction
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Text:
    """A text in quotes, escapes resolved."""

    value: str
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Boolean:
    """`true` or `false`."""

    value: bool
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Null:
    """`null`: known to be absent."""

    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Name:
    """A variable."""

    name: str
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Path:
    """`base.field`; `field_span` is where the field's name stands."""

    base: Node
    field: str
    span: Span = dataclasses.field(compare=False, default=NOWHERE)
    field_span: Span = dataclasses.field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Filter:
    """`base[condition]`: elements for which it holds; a number picks one, counting from 1."""

    base: Node
    condition: Node
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Negate:
    """`-operand`; binds tighter than `**`."""

    operand: Node
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Add:
    """`left + right`: numbers, durations, a date and a duration, texts."""

    left: Node
    right: Node
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Subtract:
    """`left - right`; two dates give a duration in days."""

    left: Node
    right: Node
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Multiply:
    """`left * right`."""

    left: Node
    right: Node
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Divide:
    """`left / right`."""

    left: Node
    right: Node
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Power:
    """`left ** right`; from left to right."""

    left: Node
    right: Node
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Compare:
    """`left op right`."""

    op: Comparison
    left: Node
    right: Node
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Between:
    """`value between lower and upper`, both ends included."""

    value: Node
    lower: Node
    upper: Node
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class UnaryTest:
    """`op operand` after `in`."""

    op: Comparison
    operand: Node
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class In:
    """`value in tests`: at least one of them holds.

    A test is a `UnaryTest` or an expression: a range or a list that holds the value,
    a list of ranges one of which holds it, or a value equal to it.
    """

    value: Node
    tests: tuple[Test, ...]
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class And:
    """Two or more operands joined by `and`."""

    operands: tuple[Node, ...]
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Or:
    """Two or more operands joined by `or`."""

    operands: tuple[Node, ...]
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class If:
    """`if condition then … else …`."""

    condition: Node
    then: Node
    otherwise: Node
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Binding:
    """`name in source`, inside a quantifier."""

    name: str
    source: Node
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Some:
    """`some x in list satisfies …`; later bindings see earlier ones."""

    bindings: tuple[Binding, ...]
    satisfies: Node
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Every:
    """`every x in list satisfies …`; later bindings see earlier ones."""

    bindings: tuple[Binding, ...]
    satisfies: Node
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class RangeNode:
    """`[low..high]`; a round or outward bracket leaves the end out."""

    low: Node
    high: Node
    low_closed: bool
    high_closed: bool
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class ListNode:
    """`[a, b, …]`."""

    items: tuple[Node, ...]
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a call, by position (name None) or by name."""

    name: str | None
    value: Node
    span: Span = field(compare=False, default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Call:
    """`function(arguments)`; `not(…)` is a call too."""

    function: str
    arguments: tuple[Argument, ...]
    span: Span = field(compare=False, default=NOWHERE)


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
