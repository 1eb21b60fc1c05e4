"""Types and units of measure of arithmetic and comparison."""

from __future__ import annotations

from eligibility.feel import nodes
from eligibility.feel.context import (
    Context,
    Typed,
    bare,
    constant,
    meet,
    refuse_none,
)
from eligibility.feel.nodes import Node
from eligibility.feel.types import (
    ANY,
    BOOLEAN,
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
    Type,
    a,
)
from eligibility.feel.units import NONE, Unit
from eligibility.records import replace

_DURATIONS = (MONTHS, SECONDS)
_ORDERED = (TEXT, DATE, MONTHS, SECONDS, ANY)
_PERCENT = Unit.parse("%")
_HIGHEST_DEGREE = 400

Arithmetic = nodes.Add | nodes.Subtract | nodes.Multiply | nodes.Divide | nodes.Power


def negation(context: Context, operand: Typed) -> Type:
    """Return the type of `-operand`."""
    refuse_none(context, operand)
    if isinstance(operand.type, NumberType) or operand.type in (*_DURATIONS, ANY):
        return operand.type
    message = f"{operand} is {a(operand.type)}: only numbers and durations have a sign"
    raise context.refuse(operand.node, message)


def arithmetic(context: Context, node: Arithmetic, left: Typed, right: Typed) -> Type:
    """Return the type of `left op right`."""
    for operand in (left, right):
        refuse_none(context, operand)
    if isinstance(node, nodes.Divide) and constant(right.node) == 0:
        raise context.refuse(right.node, "division by zero")
    if ANY in (left.type, right.type):
        return ANY
    match node:
        case nodes.Add() | nodes.Subtract():
            return _sum(context, node, left, right)
        case nodes.Multiply():
            found = _product(left.type, right.type)
        case nodes.Divide():
            found = _quotient(left, right)
        case nodes.Power():
            return _power(context, node, left, right)
    if found is None:
        verb = "multiply" if isinstance(node, nodes.Multiply) else "divide"
        by = f"{left} ({a(left.type)}) by {right} ({a(right.type)})"
        raise context.refuse(node, f"cannot {verb} {by}")
    return found


def _text(of: Type) -> bool:
    return of == TEXT or isinstance(of, EnumType)


def _sum(context: Context, node: Arithmetic, left: Typed, right: Typed) -> Type:
    one, other = left.type, right.type
    adding = isinstance(node, nodes.Add)
    if one == DATE and other in _DURATIONS:
        return DATE
    if adding and one in _DURATIONS and other == DATE:
        return DATE
    if not adding and one == other == DATE:
        return SECONDS
    if adding and _text(one) and _text(other):
        return TEXT
    if one == other and one in _DURATIONS:
        return one
    verb = "add" if adding else "subtract"
    if isinstance(one, NumberType) and isinstance(other, NumberType):
        clash = "cannot add {0} and {1}" if adding else "cannot subtract {1} from {0}"
        return meet(context, left, right, clash)
    join = "to" if adding else "from"
    first, second = (right, left) if not adding else (left, right)
    message = f"cannot {verb} {first} ({a(first.type)}) {join} {second} ({a(second.type)})"
    help = ""
    if DATE in (one, other) and any(isinstance(each, NumberType) for each in (one, other)):
        help = 'add a duration: `duration("P9M")`, `duration("P30D")`'
    elif {one, other} == {MONTHS, SECONDS}:
        help = "a month has no fixed number of days: use durations of one kind"
    raise context.refuse(node, message, help)


def _units(one: NumberType, other: NumberType) -> tuple[Unit, Unit] | None:
    """Return both units, bare numbers counting as plain; None if both are bare."""
    if one.unit is None and other.unit is None:
        return None
    return one.unit or NONE, other.unit or NONE


def _plain(of: Type) -> bool:
    return isinstance(of, NumberType) and of.unit in (None, NONE)


def _product(one: Type, other: Type) -> Type | None:
    if isinstance(one, NumberType) and isinstance(other, NumberType):
        units = _units(one, other)
        return NumberType(None if units is None else units[0].times(units[1]))
    if one in _DURATIONS and _plain(other):
        return one
    if other in _DURATIONS and _plain(one):
        return other
    return None


def _quotient(left: Typed, right: Typed) -> Type | None:
    one, other = left.type, right.type
    if isinstance(one, NumberType) and isinstance(other, NumberType):
        units = _units(one, other)
        if units is None:
            return NumberType(None)
        # `percentage / 100` is a share: the one conversion the language knows.
        if constant(right.node) == 100 and ("%", 1) in units[0].powers:
            return NumberType(units[0].over(_PERCENT))
        return NumberType(units[0].over(units[1]))
    if one in _DURATIONS and _plain(other):
        return one
    if one in _DURATIONS and one == other:
        return NumberType(NONE)
    return None


def _power(context: Context, node: Node, left: Typed, right: Typed) -> Type:
    for operand in (left, right):
        if not isinstance(operand.type, NumberType):
            message = f"{operand} is {a(operand.type)}, expected a number"
            raise context.refuse(operand.node, message)
    exponent = constant(right.node)
    if exponent is None or exponent.denominator != 1:
        help = "numbers are exact, and other powers are not"
        message = f"the exponent {right} is not a whole number written out"
        raise context.refuse(right.node, message, help)
    if degree(node) > _HIGHEST_DEGREE:
        raise context.refuse(right.node, f"the power is higher than {_HIGHEST_DEGREE}")
    if exponent < 0 and constant(left.node) == 0:
        raise context.refuse(right.node, "division by zero")
    assert isinstance(left.type, NumberType)
    unit = left.type.unit
    return NumberType(None if unit is None else unit.power(int(exponent)))


def degree(node: Node) -> int:
    """Return how many times longer than its numbers a value can get: bounds the work."""
    match node:
        case nodes.Power(left, right):
            exponent = constant(right)
            return degree(left) * (1 if exponent is None else max(1, abs(int(exponent))))
        case nodes.Negate(operand):
            return degree(operand)
        case nodes.Add(left, right) | nodes.Subtract(left, right):
            return degree(left) + degree(right)
        case nodes.Multiply(left, right) | nodes.Divide(left, right):
            return degree(left) + degree(right)
        case _:
            return 1


def comparison(context: Context, op: nodes.Comparison, left: Typed, right: Typed) -> Type:
    """Return the type of `left op right`, true or false."""
    if op in ("=", "!="):
        _equality(context, left, right)
    else:
        order(context, left, right)
    return BOOLEAN


def _equality(context: Context, left: Typed, right: Typed) -> None:
    for one, other in ((left, right), (right, left)):
        if one.type == NOTHING and not isinstance(other.type, OptionalType):
            if other.type in (ANY, NOTHING):
                return
            help = "`null` means known to be absent; a fact nobody has said needs no test"
            raise context.refuse(other.node, f"{other} is never none", help)
    meet(context, left, right)


def order(context: Context, left: Typed, right: Typed) -> Type:
    """Return the type of two values that have an order between them; none is allowed."""
    for each in (left, right):
        of = bare(each.type)
        if of == NOTHING:
            raise context.refuse(each.node, f"{each} is neither less nor more than anything")
        if not isinstance(of, NumberType) and of not in _ORDERED:
            raise context.refuse(each.node, f"{each} is {a(of)}, which has no order")
    return meet(context, replace(left, type=bare(left.type)), replace(right, type=bare(right.type)))


def membership(context: Context, value: Typed, test: Typed) -> None:
    """Refuse a test after `in` that the value can never pass for its type."""
    match test.type:
        case RangeType(of):
            order(context, value, Typed(test.node, of, True))
        case ListType(RangeType(of)) if not isinstance(bare(value.type), RangeType):
            order(context, value, Typed(test.node, of, True))
        case ListType(of) if bare(value.type) != test.type:
            if of != ANY:
                meet(context, value, Typed(test.node, of, True))
        case _:
            _equality(context, value, test)
