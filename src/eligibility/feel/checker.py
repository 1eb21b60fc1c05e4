"""The checker: finds the type of every part of an expression, or says why there is none."""

from __future__ import annotations

from collections.abc import Mapping

from eligibility.errors import InputError, did_you_mean, nearest
from eligibility.feel import nodes, operators
from eligibility.feel.calls import call
from eligibility.feel.context import Context, Typed, bare, constant, expect, meet, names_in
from eligibility.feel.functions import PROPERTIES
from eligibility.feel.nodes import Node
from eligibility.feel.printer import unparse
from eligibility.feel.serbian import as_written
from eligibility.feel.tautology import undecided
from eligibility.feel.tokens import shown
from eligibility.feel.types import (
    ANY,
    BOOLEAN,
    NOTHING,
    TEXT,
    BasicType,
    EnumType,
    ListType,
    NumberType,
    OptionalType,
    RangeType,
    RecordType,
    Scope,
    Type,
    a,
    optional,
)


def check(node: Node, scope: Scope, *, condition: bool = False, text: str | None = None) -> Type:
    """Return the type of an expression.

    In a `condition`, a bare amount of money is refused, and so is what stays unknown
    although every completion of the facts agrees. `text`, if given, is quoted in the error.
    Raises InputError with one located problem.
    """
    context = Context(scope, condition, text, scope.names)
    of = _type(context, node)
    if condition and of == BOOLEAN:
        place = undecided(node, lambda subject: _few(context, subject))
        if place is not None:
            message = "this stays unknown where every answer to the open facts gives the same"
            raise context.refuse(
                place, message, "ask about each fact once, or write `if … then … else …`"
            )
    return of


def _few(context: Context, subject: Node) -> tuple[str | bool, ...] | None:
    """Return the values of a truth value or of one of a few texts."""
    if any(name not in context.names for name in names_in(subject)):
        return None  # It speaks of an element, whose name is not in reach here.
    try:
        of = _type(context, subject)
    except InputError:
        return None
    if isinstance(of, EnumType):
        return of.values
    return (False, True) if of == BOOLEAN else None


def _typed(context: Context, node: Node) -> Typed:
    return Typed(node, _type(context, node))


def _type(context: Context, node: Node) -> Type:
    if context.narrowed and node in context.narrowed:
        return context.narrowed[node]
    match node:
        case nodes.Number():
            return NumberType(None)
        case nodes.Text():
            return TEXT
        case nodes.Boolean():
            return BOOLEAN
        case nodes.Null():
            return NOTHING
        case nodes.Name():
            return _name(context, node)
        case nodes.Path():
            return _path(context, node)
        case nodes.Filter():
            return _filter(context, node)
        case nodes.Negate(operand):
            return operators.negation(context, _typed(context, operand))
        case nodes.Add() | nodes.Subtract() | nodes.Multiply() | nodes.Divide() | nodes.Power():
            left, right = _typed(context, node.left), _typed(context, node.right)
            return operators.arithmetic(context, node, left, right)
        case nodes.Compare(op, left_node, right_node):
            left, right = _typed(context, left_node), _typed(context, right_node)
            return operators.comparison(context, op, left, right)
        case nodes.Between(value_node, lower, upper):
            value = _typed(context, value_node)
            operators.order(context, value, _typed(context, lower))
            operators.order(context, value, _typed(context, upper))
            return BOOLEAN
        case nodes.In():
            return _in(context, node)
        case nodes.And(operands) | nodes.Or(operands):
            for operand in operands:
                expect(context, BOOLEAN, _typed(context, operand))
            return BOOLEAN
        case nodes.If():
            return _if(context, node)
        case nodes.Some() | nodes.Every():
            return _quantifier(context, node)
        case nodes.RangeNode(low, high):
            ends = _typed(context, low), _typed(context, high)
            for end in ends:
                if isinstance(end.type, OptionalType) or end.type == NOTHING:
                    help = "a range has two ends: write a test such as `in >= 10`"
                    raise context.refuse(end.node, f"{end} is no end of a range", help)
            return RangeType(operators.order(context, *ends))
        case nodes.ListNode(items):
            return _list(context, items)
        case nodes.Call(_, arguments):
            given = tuple(_typed(context, argument.value) for argument in arguments)
            return call(context, node, given)


def _name(context: Context, node: nodes.Name) -> Type:
    if node.name in context.names:
        return context.names[node.name]
    help = as_written(node.name) or did_you_mean(node.name, context.names)
    raise context.refuse(node, f"unknown name {shown(node.name)}", help)


def _path(context: Context, node: nodes.Path) -> Type:
    return _field(context, node, _type(context, node.base))


def _field(context: Context, node: nodes.Path, of: Type) -> Type:
    match of:
        case OptionalType(inner):
            return optional(_field(context, node, inner))
        case ListType(inner):
            return ListType(_field(context, node, inner))
        case RecordType(name):
            fields: Mapping[str, Type] = context.scope.records.get(name, {})
        case BasicType() if of in PROPERTIES:
            fields = PROPERTIES[of]
        case BasicType("anything"):
            return ANY
        case _:
            message = f"{shown(unparse(node.base))} is {a(of)}, which has no fields"
            raise context.refuse(node, message)
    if node.field in fields:
        return fields[node.field]
    # In the order of their declaration: the commonest come first.
    known = ", ".join(list(fields)[:12]) + (", …" if len(fields) > 12 else "")
    help = f"known on {a(of)}: {known}"
    if close := nearest(node.field, fields):
        help = f"did you mean {shown(f'{unparse(node.base)}.{close[0]}')}? {help}"
    raise context.refuse(node, f"unknown name {shown(unparse(node))}", help)


def _filter(context: Context, node: nodes.Filter) -> Type:
    base = _typed(context, node.base)
    of = bare(base.type)
    if of == ANY:
        _type(context.within({"item": ANY}), node.condition)
        return ANY
    if not isinstance(of, ListType):
        raise context.refuse(node.base, f"{base} is {a(of)}, and only lists are filtered")
    names: dict[str, Type] = {}
    if isinstance(of.of, RecordType):
        names.update(context.scope.records.get(of.of.name, {}))
    names["item"] = of.of
    condition = Typed(node.condition, _type(context.within(names), node.condition))
    if isinstance(condition.type, NumberType):
        position = constant(node.condition)
        literal = isinstance(node.condition, nodes.Number | nodes.Negate)
        if position is None or not literal or position.denominator != 1 or position == 0:
            help = "positions are whole numbers written out, from 1, or from the end -1"
            raise context.refuse(node.condition, f"{condition} is no position", help)
        return optional(of.of)
    expect(context, BOOLEAN, condition)
    return of


def _in(context: Context, node: nodes.In) -> Type:
    value = _typed(context, node.value)
    for test in node.tests:
        if isinstance(test, nodes.UnaryTest):
            operators.comparison(context, test.op, value, _typed(context, test.operand))
        else:
            operators.membership(context, value, _typed(context, test))
    return BOOLEAN


def _if(context: Context, node: nodes.If) -> Type:
    expect(context, BOOLEAN, _typed(context, node.condition))
    there = context.knowing(_not_none(context, node.condition, True))
    elsewhere = context.knowing(_not_none(context, node.condition, False))
    then, otherwise = _typed(there, node.then), _typed(elsewhere, node.otherwise)
    return meet(context, then, otherwise, "the branches differ: {0} and {1}")


def _not_none(context: Context, condition: Node, outcome: bool) -> dict[Node, Type]:
    """Return the parts that are not none where a condition has a given outcome."""
    match condition:
        case nodes.Compare(op, subject, nodes.Null()) | nodes.Compare(op, nodes.Null(), subject):
            if op == ("!=" if outcome else "="):
                return {subject: bare(_type(context, subject))}
        case nodes.And(operands) if outcome:
            return {k: v for each in operands for k, v in _not_none(context, each, True).items()}
        case nodes.Or(operands) if not outcome:
            return {k: v for each in operands for k, v in _not_none(context, each, False).items()}
        case nodes.Call("not", (argument,)):
            return _not_none(context, argument.value, not outcome)
    return {}


def _quantifier(context: Context, node: nodes.Some | nodes.Every) -> Type:
    for binding in node.bindings:
        source = _typed(context, binding.source)
        of = bare(source.type)
        if of != ANY and not isinstance(of, ListType):
            raise context.refuse(binding.source, f"{source} is {a(of)}, expected a list")
        if binding.name in context.names:
            help = "give the element a name of its own"
            message = f"name {shown(binding.name)} already means something here"
            raise context.refuse(binding.span, message, help)
        element = of.of if isinstance(of, ListType) else ANY
        context = context.within({binding.name: element})
    expect(context, BOOLEAN, _typed(context, node.satisfies))
    return BOOLEAN


def _list(context: Context, items: tuple[Node, ...]) -> Type:
    if not items:
        return ListType(ANY)
    first = _typed(context, items[0])
    for item in items[1:]:
        joined = meet(context, first, _typed(context, item), "the elements differ: {0} and {1}")
        first = Typed(first.node, joined)
    return ListType(first.type)
