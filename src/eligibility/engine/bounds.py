"""Bounds of a number that is not known: what it can be at least and at most."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from eligibility.acts.model import Table, Value
from eligibility.engine import arithmetic
from eligibility.engine.env import Env
from eligibility.engine.values import Items, Unknown
from eligibility.engine.world import CaseWorld
from eligibility.facts.vocabulary import vocabulary
from eligibility.feel import nodes

Bounds = tuple[Fraction | None, Fraction | None]
NOTHING_KNOWN: Bounds = (None, None)


def bounds_of(value: Value, env: Env, world: CaseWorld) -> Bounds:
    """Return the lowest and highest value an amount can still take, None without a bound.

    The bounds are sound, not tight: every completion of the case lies within them.
    """
    if isinstance(value, Table):
        return _hull([bounds(row.output.node, env, world) for row in value.rows])
    return bounds(value.node, env, world)


def bounds(node: nodes.Node, env: Env, world: CaseWorld) -> Bounds:
    """Return the bounds of one expression."""
    worth = world.worth(node, env)
    if arithmetic.is_number(worth):
        return Fraction(worth), Fraction(worth)
    if not isinstance(worth, Unknown):
        return NOTHING_KNOWN
    match node:
        case nodes.If(condition, then, otherwise):
            chosen = world.worth(condition, env)
            if isinstance(chosen, bool):
                return bounds(then if chosen else otherwise, env, world)
            return _hull([bounds(then, env, world), bounds(otherwise, env, world)])
        case nodes.Negate(operand):
            low, high = bounds(operand, env, world)
            return _minus(high), _minus(low)
        case nodes.Add(left, right):
            return _plus(bounds(left, env, world), bounds(right, env, world))
        case nodes.Subtract(left, right):
            low, high = bounds(right, env, world)
            return _plus(bounds(left, env, world), (_minus(high), _minus(low)))
        case nodes.Multiply(left, right):
            return _scaled(bounds(left, env, world), bounds(right, env, world))
        case nodes.Divide(left, right):
            low, high = bounds(right, env, world)
            if low is not None and low == high and low != 0:
                return _scaled(bounds(left, env, world), (1 / low, 1 / low))
            return NOTHING_KNOWN
        case nodes.Call(function, arguments) if function in ("min", "max") and len(arguments) > 1:
            return _extreme(
                function, [bounds(argument.value, env, world) for argument in arguments]
            )
        case nodes.Call("sum", (argument,)):
            return _sum(argument.value, env, world)
    known = worth.low, worth.high
    if known != NOTHING_KNOWN:
        return known
    return _of_facts(node, worth)


def _of_facts(node: nodes.Node, worth: Unknown) -> Bounds:
    """Bounds of a fact are those of its vocabulary."""
    if not isinstance(node, nodes.Path) or len(worth.why) != 1:
        return NOTHING_KNOWN
    (missing,) = worth.why
    field = vocabulary().get(missing.record, {}).get(missing.field)
    if missing.kind != "fact" or missing.field != node.field or field is None:
        return NOTHING_KNOWN
    low = None if not arithmetic.is_number(field.least) else Fraction(field.least)
    return low, None


def _sum(node: nodes.Node, env: Env, world: CaseWorld) -> Bounds:
    """The sum of an open list of amounts is at least that of the known ones, if none is below 0."""
    items = world.worth(node, env)
    if not isinstance(items, Items) or not isinstance(node, nodes.Path):
        return NOTHING_KNOWN
    records = {rest.record for rest in items.rest}
    least = [vocabulary()[record][node.field].least for record in records if record]
    if any(bound is None or bound < 0 for bound in least):
        return NOTHING_KNOWN
    known = [item for item in items.sure if arithmetic.is_number(item)]
    return Fraction(sum(known)), None


def _minus(value: Fraction | None) -> Fraction | None:
    return None if value is None else -value


def _plus(left: Bounds, right: Bounds) -> Bounds:
    low = None if left[0] is None or right[0] is None else left[0] + right[0]
    high = None if left[1] is None or right[1] is None else left[1] + right[1]
    return low, high


def _scaled(left: Bounds, right: Bounds) -> Bounds:
    if right[0] is None or right[0] != right[1]:
        left, right = right, left
    factor = right[0]
    if factor is None or factor != right[1]:
        return NOTHING_KNOWN
    ends: list[Any] = [None if end is None else end * factor for end in left]
    return (ends[0], ends[1]) if factor >= 0 else (ends[1], ends[0])


def _extreme(function: str, parts: list[Bounds]) -> Bounds:
    lows, highs = [low for low, _ in parts], [high for _, high in parts]
    if function == "max":
        known = [low for low in lows if low is not None]
        return (
            max(known) if known else None,
            None if None in highs else max(high for high in highs if high is not None),
        )
    known = [high for high in highs if high is not None]
    return (
        None if None in lows else min(low for low in lows if low is not None),
        min(known) if known else None,
    )


def _hull(parts: list[Bounds]) -> Bounds:
    lows, highs = [low for low, _ in parts], [high for _, high in parts]
    return (
        None if None in lows or not lows else min(low for low in lows if low is not None),
        None if None in highs or not highs else max(high for high in highs if high is not None),
    )
