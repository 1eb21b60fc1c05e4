"""What a comparison found and required, and from which day on it will hold."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from eligibility.acts.model import Condition, Right
from eligibility.engine.env import Env
from eligibility.engine.expressions import value_of
from eligibility.engine.index import CaseIndex
from eligibility.engine.periods import add_months, months_and_days, unbroken_start
from eligibility.engine.result import ConditionResult, Determination
from eligibility.engine.values import Items, Rest, Unknown
from eligibility.engine.world import CaseWorld
from eligibility.explain.context import Context
from eligibility.facts import UNKNOWN, VOCABULARY, places
from eligibility.feel import nodes
from eligibility.feel.types import EnumType, NumberType, OptionalType
from eligibility.feel.values import Months
from eligibility.records import Record

SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "=", "!=": "≠"}
WAITING = ("claim_date", "decision_date", "governing_date")


class Measure(Record):
    """What was found and required, in words, and the day on which that will be met."""

    found: str
    required: str
    met_on: date | None = None


def measure(
    context: Context, determination: Determination, node: ConditionResult
) -> Measure | None:
    """Return what a comparison compared, None where the condition is no comparison."""
    condition = context.condition(determination.right, node.id)
    if condition is None or context.case is None:
        return None
    compare = condition.when.node
    if not isinstance(compare, nodes.Compare):
        return None
    right = context.right(determination)
    env = _environment(context, determination, right)
    found, required = value_of(compare.left, env), value_of(compare.right, env)
    if isinstance(found, Unknown) or isinstance(required, Unknown):
        return None
    sign = SIGNS[compare.op]
    try:
        met_on = _met_on(compare, required, env)
    except OverflowError:
        met_on = None
    if _is_call(compare.left, "residence length"):
        shown = _residence(context, compare.left, env)
    else:
        shown = _shown(context, condition, compare.left, found)
    if shown is None:
        return None
    if required is None:
        return Measure(shown, "", met_on)
    wanted = _shown(context, condition, compare.left, required) or ""
    sign = "" if compare.op == "=" else sign
    return Measure(shown, f"{sign} {wanted}".strip(), met_on)


def _environment(context: Context, determination: Determination, right: Right) -> Env:
    """Return the names under which the engine evaluated this determination."""
    assert context.case is not None
    index = CaseIndex(context.case)
    day: date | Unknown = determination.governing_date or Unknown(())
    world = CaseWorld(index, context.rulebook, day, context.rulebook.acts[right.act].place)
    people = {person.id: person for person in context.case.people}
    subject = people.get(determination.subject or "", Unknown(()))
    names: dict[str, Any] = {right.per: subject, **world.dates, "governing_date": day}
    env = Env(names, world, right.names)
    for holder in right.holders:
        names[holder.variable] = value_of(holder.person.node, env)
    names["holder"] = people.get(determination.holder or "", Unknown(()))
    return env


def _is_call(node: nodes.Test, function: str) -> bool:
    return isinstance(node, nodes.Call) and node.function == function


def _shown(context: Context, condition: Condition, node: nodes.Node, value: Any) -> str | None:
    """Return a compared value in words: enum labels and units come from the vocabulary."""
    if isinstance(value, Items | Rest):
        return None
    labels: Any = None
    unit = ""
    if isinstance(node, nodes.Path):
        for fields in VOCABULARY.values():
            entry = fields.get(node.field)
            if entry is None:
                continue
            of = entry.type.of if isinstance(entry.type, OptionalType) else entry.type
            if isinstance(of, EnumType) and value in of.values:
                labels = entry.values
            if isinstance(of, NumberType) and isinstance(value, Fraction | int):
                unit = entry.unit
            break
        if node.field == "age":
            unit = "year"
    if unit == "" and isinstance(value, Fraction | int) and not isinstance(value, bool):
        unit = _unit(context, condition)
    return context.voice.value(value, unit, labels)


def _unit(context: Context, condition: Condition) -> str:
    """Return the unit of the parameters or definitions that a condition compares with."""
    right = next(
        (
            r
            for r in context.rulebook.rights.values()
            if condition.id in context.conditions.get(r.id, {})
        ),
        None,
    )
    if right is None or not isinstance(condition.when.node, nodes.Compare):
        return ""
    names = right.names
    for side in (condition.when.node.right, condition.when.node.left):
        if isinstance(side, nodes.Name) and (id_ := names.get(side.name)):
            parameter = context.rulebook.parameters.get(id_)
            if parameter is not None:
                return parameter.unit
        if isinstance(side, nodes.Path) and (id_ := names.get(side.field)):
            definition = context.rulebook.definitions.get(id_)
            of = definition.type if definition is not None else None
            of = of.of if isinstance(of, OptionalType) else of
            if isinstance(of, NumberType) and of.unit is not None:
                return str(of.unit)
    return ""


def _residence(context: Context, node: nodes.Node, env: Env) -> str | None:
    """Return how long residence lasted to the day, with its first day."""
    found = _residence_start(node, env)
    if found is None:
        return None
    start, day = found
    if start is None:
        return context.voice.say("none")
    months, days = months_and_days(start, day)
    since = context.voice.say("since", date=context.voice.day(start))
    return f"{context.voice.months(months, days)} ({since})"


def _residence_start(node: nodes.Node, env: Env) -> tuple[date | None, date] | None:
    """Return the first day of unbroken residence, if any, and the day it is counted to."""
    if not isinstance(node, nodes.Call) or len(node.arguments) != 3:
        return None
    person, kind, day = (value_of(argument.value, env) for argument in node.arguments)
    world = env.world
    if not isinstance(day, date) or not isinstance(world, CaseWorld):
        return None
    spells: list[tuple[date, date | None]] = []
    for spell in getattr(person, "residences", ()):
        if spell.kind != kind or UNKNOWN in (spell.place, spell.start, spell.end):
            continue
        place = places.find(spell.place)
        if place is not None and world.place in places.chain(place.id):
            spells.append((spell.start, spell.end))
    return unbroken_start(spells, day), day


def _met_on(compare: nodes.Compare, required: Any, env: Env) -> date | None:
    """Return the day on which waiting alone will fulfil a minimum of residence or age."""
    if compare.op not in (">=", ">"):
        return None
    if _is_call(compare.left, "residence length") and isinstance(required, Months):
        assert isinstance(compare.left, nodes.Call)
        until = compare.left.arguments[-1].value
        span = _residence_start(compare.left, env)
        # A day in the past, such as a birth, does not come nearer by waiting.
        waits = isinstance(until, nodes.Name) and until.name in WAITING
        if span is None or span[0] is None or not waits:
            return None
        more = 1 if compare.op == ">" else 0
        return add_months(span[0], required.n + more)
    if isinstance(compare.left, nodes.Path) and compare.left.field == "age":
        person = value_of(compare.left.base, env)
        birth = getattr(person, "birth_date", UNKNOWN)
        if not isinstance(birth, date) or not isinstance(required, Fraction | int):
            return None
        years = int(required) + (1 if compare.op == ">" else 0)
        if required != int(required):
            return None
        return add_months(birth, 12 * years)
    return None
