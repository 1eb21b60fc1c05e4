"""What the checker knows while it walks an expression, and how it refuses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from eligibility.errors import InputError, Problem, Span, did_you_mean
from eligibility.feel import nodes
from eligibility.feel.nodes import Node
from eligibility.feel.printer import unparse
from eligibility.feel.tokens import excerpt, shown
from eligibility.feel.types import (
    ANY,
    DATE,
    MONTHS,
    NOTHING,
    SECONDS,
    TEXT,
    EnumType,
    ListType,
    NumberType,
    OptionalType,
    RangeType,
    Scope,
    Type,
    a,
    join,
)
from eligibility.records import replace


class Typed(NamedTuple):
    """A node and the type found for it, or for each element of the list that it is."""

    node: Node
    type: Type
    element: bool = False

    def __str__(self) -> str:
        text = shown(unparse(self.node))
        return f"an element of {text}" if self.element else text


@dataclass(frozen=True, slots=True)
class Context:
    """The names in reach, and whether amounts of money must be named."""

    scope: Scope
    condition: bool
    text: str | None
    names: Mapping[str, Type]
    narrowed: Mapping[Node, Type] = field(default_factory=dict)

    def within(self, names: Mapping[str, Type]) -> Context:
        """Return this context with further names, which hide others of the same name."""
        kept = {
            node: type_
            for node, type_ in self.narrowed.items()
            if not any(name in names for name in names_in(node))
        }
        return replace(self, names={**self.names, **names}, narrowed=kept)

    def knowing(self, narrowed: Mapping[Node, Type]) -> Context:
        """Return this context where some names are known not to be none."""
        return replace(self, narrowed={**self.narrowed, **narrowed})

    def refuse(self, place: Node | Span, message: str, help: str = "") -> InputError:
        """Return the error to raise about a node."""
        span = place if isinstance(place, Span) else place.span
        line = "" if self.text is None else excerpt(self.text, span)
        return InputError(Problem(message, span=span, excerpt=line, help=help))


def names_in(node: nodes.Test) -> Iterator[str]:
    """Yield the variables that a node speaks of."""
    if isinstance(node, nodes.Name):
        yield node.name
    for child in nodes.children(node):
        yield from names_in(child)


def bare(of: Type) -> Type:
    """Return the type without its none."""
    return of.of if isinstance(of, OptionalType) else of


def expect(context: Context, expected: Type, given: Typed) -> None:
    """Refuse a value that may not stand where `expected` is asked for."""
    if given.type == ANY or expected == ANY:
        return
    if isinstance(expected, EnumType):
        check_texts(context, expected, given.node)
        if isinstance(given.node, nodes.Text):
            return
    joined = join(expected, given.type)
    if joined != expected:
        raise context.refuse(
            given.node,
            f"{given} is {a(given.type)}, expected {a(expected)}",
            guard(given) if join(expected, bare(given.type)) == expected else _why(expected, given),
        )
    check_money(context, Typed(given.node, expected), given)


def refuse_none(context: Context, given: Typed) -> None:
    """Refuse a value that may be none where it would be reckoned with."""
    if isinstance(given.type, OptionalType):
        raise context.refuse(given.node, f"{given} may be none", guard(given))
    if given.type == NOTHING:
        raise context.refuse(given.node, f"{given} is none, nothing can be reckoned with it")


def guard(given: Typed) -> str:
    """Return the help for a value that may be none."""
    return f"guard it with `if {unparse(given.node)} = null then … else …`"


def meet(
    context: Context, left: Typed, right: Typed, problem: str = "cannot compare {0} with {1}"
) -> Type:
    """Return the one type of two values that meet; refuse those that clash."""
    for one, other in ((left, right), (right, left)):
        few = _innermost(one.type)
        if isinstance(few, EnumType) and _innermost(other.type) == TEXT:
            check_texts(context, few, other.node)
    joined = join(left.type, right.type)
    if joined is None:
        both = [f"{each} ({a(each.type)})" for each in (left, right)]
        message = problem.format(*both)
        raise context.refuse(right.node, message, _why(left.type, right))
    check_money(context, left, right)
    return joined


def _innermost(of: Type) -> Type:
    while isinstance(of, OptionalType | ListType | RangeType):
        of = of.of
    return of


def check_money(context: Context, left: Typed, right: Typed) -> None:
    """In a condition, refuse a bare amount that would take a unit of money; 0 is fine."""
    if not context.condition:
        return
    for one, other in ((left, right), (right, left)):
        amount, unit = _innermost(one.type), _innermost(other.type)
        if (
            isinstance(amount, NumberType)
            and amount.unit is None
            and isinstance(unit, NumberType)
            and unit.unit is not None
            and unit.unit.is_money
            and constant(one.node) != 0
        ):
            help = "thresholds are parameters: name the amount as one, with its source"
            quoted = shown(unparse(one.node))
            raise context.refuse(one.node, f"bare amount {quoted} in {unit.unit}", help)


def check_texts(context: Context, few: EnumType, node: Node) -> None:
    """Refuse text literals that are none of the few values."""
    match node:
        case nodes.Text(value) if value not in few.values:
            message = f"{shown(unparse(node))} is not {a(few)}"
            raise context.refuse(node, message, did_you_mean(value, few.values))
        case nodes.ListNode(items):
            for item in items:
                check_texts(context, few, item)
        case nodes.If(_, then, otherwise):
            check_texts(context, few, then)
            check_texts(context, few, otherwise)


def constant(node: Node) -> Fraction | None:
    """Return the value of a number written out, possibly with signs and arithmetic."""
    match node:
        case nodes.Number(value):
            return value
        case nodes.Negate(operand):
            value_ = constant(operand)
            return None if value_ is None else -value_
        case nodes.Add(left, right) | nodes.Subtract(left, right):
            one, other = constant(left), constant(right)
        case nodes.Multiply(left, right) | nodes.Divide(left, right):
            one, other = constant(left), constant(right)
        case _:
            return None
    if one is None or other is None:
        return None
    match node:
        case nodes.Add():
            return one + other
        case nodes.Subtract():
            return one - other
        case nodes.Multiply():
            return one * other
    return one / other if other else None


def _why(wanted: Type, given: Typed) -> str:
    one, other = bare(wanted), bare(given.type)
    if isinstance(one, NumberType) and isinstance(other, NumberType):
        return f"the units differ: {_unit(one)} and {_unit(other)}"
    if {one, other} == {MONTHS, SECONDS}:
        return "a month has no fixed number of days: use durations of one kind"
    duration = one if one in (MONTHS, SECONDS) else other
    number = other if duration == one else one
    if isinstance(number, NumberType) and duration in (MONTHS, SECONDS):
        parts = "`.years` or `.months`" if duration == MONTHS else "`.days`"
        return f"take {parts} of the duration, or write the number as a duration"
    if {one, other} == {DATE, TEXT}:
        return 'write a date as `date("2017-12-01")`'
    if isinstance(one, ListType) != isinstance(other, ListType):
        return "one is a list: use `some … satisfies`, `every … satisfies`, or a function of lists"
    return ""


def _unit(of: NumberType) -> str:
    return str(of.unit) or "none" if of.unit is not None else "none"
