"""Changes of an expression, one thing at a time: what a slip of the pen could make of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from fractions import Fraction

from eligibility.errors import Span
from eligibility.feel import nodes
from eligibility.feel.nodes import Comparison, Test
from eligibility.feel.printer import unparse
from eligibility.feel.values import Months, Seconds, format_duration, parse_date, parse_duration
from eligibility.records import Record, fields_of, replace

Blind = Callable[[Test], bool]

_STRICTNESS: dict[Comparison, Comparison] = {
    "<": "<=",
    "<=": "<",
    ">": ">=",
    ">=": ">",
    "=": "!=",
    "!=": "=",
}
_CALLS = {
    "any": "all",
    "all": "any",
    "min": "max",
    "max": "min",
    "floor": "ceiling",
    "ceiling": "floor",
    "round up": "round down",
    "round down": "round up",
    "round half up": "round down",
    "round half down": "round up",
    "decimal": "round up",
}
_ARITHMETIC: dict[type, type] = {
    nodes.Add: nodes.Subtract,
    nodes.Subtract: nodes.Add,
    nodes.Multiply: nodes.Divide,
    nodes.Divide: nodes.Multiply,
}
_DAY = 86_400
_LONG = 60


class Change(Record):
    """An expression with one thing changed: told in words, and where the thing stands.

    `vain`: whatever the case, the changed expression is worth the same for the same reasons.
    """

    node: Test
    told: str
    span: Span
    vain: bool = False


def changes(node: Test, blind: Blind = lambda node: False) -> Iterator[Change]:
    """Yield each change of one thing in an expression.

    `blind` tells which comparisons are unknown in every case; to change their operator, or a
    number or sign that only arithmetic stands around, changes nothing.
    """
    dull = frozenset(_numbers(node, blind))
    yield from _changes(node, blind, dull)


def _changes(node: Record, blind: Blind, dull: frozenset[int]) -> Iterator[Change]:
    yield from _own(node, blind, dull)  # type: ignore[arg-type]
    if isinstance(node, nodes.Call) and _literal(node) is not None:
        return
    for field in fields_of(node):
        value = getattr(node, field)
        if isinstance(value, tuple):
            for position, each in enumerate(value):
                for change in _changes(each, blind, dull):
                    changed = (*value[:position], change.node, *value[position + 1 :])
                    yield replace(change, node=replace(node, **{field: changed}))
        elif isinstance(value, Record) and not isinstance(value, Span):
            for change in _changes(value, blind, dull):
                yield replace(change, node=replace(node, **{field: change.node}))


def _own(node: Test, blind: Blind, dull: frozenset[int]) -> Iterator[Change]:
    """Yield the changes of a node itself, those inside it left aside."""
    match node:
        case nodes.Number(value):
            for other in (value + step(value), value - step(value)):
                yield _became(node, _number(other, node.span), vain=id(node) in dull)
        case nodes.Boolean(value):
            yield _became(node, nodes.Boolean(not value, node.span))
        case nodes.Compare(op, _, _):
            yield _became(node, replace(node, op=_STRICTNESS[op]), vain=blind(node))
        case nodes.UnaryTest(op, _):
            yield _became(node, replace(node, op=_STRICTNESS[op]))
        case nodes.Between(value, lower, upper, span):
            above = nodes.Compare(">=", value, lower, span)
            below = nodes.Compare("<=", value, upper, span)
            for low, high in (
                (replace(above, op=">"), below),
                (above, replace(below, op="<")),
            ):
                yield _became(node, nodes.And((low, high), span), vain=blind(node))
        case nodes.RangeNode():
            yield _became(node, replace(node, low_closed=not node.low_closed))
            yield _became(node, replace(node, high_closed=not node.high_closed))
        case nodes.And(operands, span):
            yield _became(node, nodes.Or(operands, span))
            yield from _without_one(node, operands, nodes.And)
        case nodes.Or(operands, span):
            yield _became(node, nodes.And(operands, span))
            yield from _without_one(node, operands, nodes.Or)
        case nodes.If(_, then, otherwise):
            yield _became(node, then)
            yield _became(node, otherwise)
        case nodes.Some(bindings, satisfies, span):
            yield _became(node, nodes.Every(bindings, satisfies, span))
        case nodes.Every(bindings, satisfies, span):
            yield _became(node, nodes.Some(bindings, satisfies, span))
        case nodes.Filter(base, condition):
            if not isinstance(condition, nodes.Number | nodes.Negate):
                yield _became(node, base)
        case nodes.ListNode(items) if len(items) > 1:
            for position, item in enumerate(items):
                rest: tuple[Test, ...] = (*items[:position], *items[position + 1 :])
                told = f"`{_shown(item)}` left out of `{_shown(node)}`"
                yield Change(replace(node, items=rest), told, item.span)
        case nodes.In(_, tests) if len(tests) > 1:
            for position, test in enumerate(tests):
                rest = (*tests[:position], *tests[position + 1 :])
                told = f"`{_shown(test)}` left out of `{_shown(node)}`"
                yield Change(replace(node, tests=rest), told, test.span)
        case nodes.Call():
            yield from _call(node)
        case nodes.Add() | nodes.Subtract() | nodes.Multiply() | nodes.Divide():
            if not any(isinstance(each, nodes.Text) for each in (node.left, node.right)):
                other_kind = _ARITHMETIC[type(node)]
                other = other_kind(node.left, node.right, node.span)
                yield _became(node, other, vain=id(node) in dull)


def _call(node: nodes.Call) -> Iterator[Change]:
    if node.function == "not" and len(node.arguments) == 1:
        yield _became(node, node.arguments[0].value)
    other = _CALLS.get(node.function)
    if other is not None and not (other == "round up" and len(node.arguments) < 2):
        yield _became(node, replace(node, function=other))
    written = _literal(node)
    if written is None:
        return
    for text in _shifted(node.function, written):
        argument = nodes.Argument(None, nodes.Text(text, node.span), node.span)
        yield _became(node, replace(node, arguments=(argument,)))


def _literal(node: nodes.Call) -> str | None:
    """Return the text of a date or duration that is written out."""
    if node.function in ("date", "duration") and len(node.arguments) == 1:
        value = node.arguments[0].value
        return value.value if isinstance(value, nodes.Text) else None
    return None


def _shifted(function: str, text: str) -> Iterator[str]:
    """Yield a date a day later and earlier, a duration by a month or by a day."""
    if function == "date":
        day = parse_date(text)
        if day is not None:
            for offset in (1, -1):
                yield (day + timedelta(days=offset)).isoformat()
        return
    duration = parse_duration(text)
    if duration is not None:
        for longer in longer_and_shorter(duration):
            yield format_duration(longer)


def longer_and_shorter(duration: Months | Seconds) -> Iterator[Months | Seconds]:
    """Yield a duration with a month more and less, or a day where it is one in days."""
    for sign in (1, -1):
        if isinstance(duration, Months):
            yield Months(duration.n + sign)
        else:
            yield Seconds(duration.n + sign * _DAY)


def step(value: Fraction) -> Fraction:
    """Return one unit of the last place of a number as written: 1, or 0.1 for 0.5."""
    unit = Fraction(1)
    while (value / unit).denominator != 1 and unit > Fraction(1, 10**9):
        unit /= 10
    return unit


def _number(value: Fraction, span: Span) -> nodes.Node:
    if value < 0:
        return nodes.Negate(nodes.Number(-value, span), span)
    return nodes.Number(value, span)


def _without_one(
    node: nodes.And | nodes.Or, operands: tuple[nodes.Node, ...], kind: type
) -> Iterator[Change]:
    for position, operand in enumerate(operands):
        rest = (*operands[:position], *operands[position + 1 :])
        left = rest[0] if len(rest) == 1 else kind(rest, node.span)
        told = f"`{_shown(operand)}` left out of `{_shown(node)}`"
        vain = kind is nodes.And and any(_guarded(operand, each) for each in rest)
        yield Change(left, told, operand.span, vain)


def _guarded(guard: nodes.Node, other: nodes.Node) -> bool:
    """Whether `guard` asks that there be what `other` is false without, and unknown with it."""
    match guard:
        case nodes.Compare("!=", asked, nodes.Null()):
            pass
        case _:
            return False
    match other:
        case nodes.Compare("<" | "<=" | ">" | ">=", left, right):
            return _rests_on(left, asked) or _rests_on(right, asked)
        case nodes.Compare("=", left, nodes.Number() | nodes.Text() | nodes.Boolean()):
            return _rests_on(left, asked)
        case nodes.Between(value, _, _):
            return _rests_on(value, asked)
        case nodes.In(value, tests):
            of_texts = all(_lists_texts(test) for test in tests)
            return of_texts and _rests_on(value, asked)
    return False


def _rests_on(node: nodes.Node, asked: nodes.Node) -> bool:
    """Whether a value is none where what it is asked of is none: a field of it, a sum with it."""
    if node == asked:
        return True
    match node:
        case nodes.Path(base, _):
            return _rests_on(base, asked)
        case nodes.Add(left, right) | nodes.Subtract(left, right):
            return _rests_on(left, asked) or _rests_on(right, asked)
    return False


def _lists_texts(test: Test) -> bool:
    items = test.items if isinstance(test, nodes.ListNode) else (test,)
    return all(isinstance(item, nodes.Text) for item in items)


def _became(node: Test, other: Test, *, vain: bool = False) -> Change:
    return Change(other, f"`{_shown(node)}` became `{_shown(other)}`", node.span, vain)


def _shown(node: Test) -> str:
    text = unparse(node)
    return text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"


def _numbers(node: Test, blind: Blind) -> Iterator[int]:
    """Yield the numbers and signs that only arithmetic joins to what is always unknown."""
    if isinstance(node, nodes.Compare) and blind(node):
        for side in (node.left, node.right):
            yield from (id(each) for each in _reckoned(side))
    for child in nodes.children(node):
        yield from _numbers(child, blind)


def _reckoned(node: Test) -> Iterator[Test]:
    if isinstance(node, nodes.Number):
        yield node
    elif isinstance(
        node, nodes.Negate | nodes.Add | nodes.Subtract | nodes.Multiply | nodes.Divide
    ):
        yield node
        for child in nodes.children(node):
            yield from _reckoned(child)
