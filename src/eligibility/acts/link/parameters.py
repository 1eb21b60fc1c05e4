"""Parameters: their values typed by their unit, their dates checked against each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pydantic_core import PydanticCustomError

from eligibility.acts import model
from eligibility.acts.link.context import Context
from eligibility.acts.reader import Scalar
from eligibility.acts.schema import values as schema
from eligibility.acts.schema.base import shown, to_boolean, to_date, to_decimal, wrong
from eligibility.acts.time import OverlapError, settled
from eligibility.errors import did_you_mean
from eligibility.facts import places
from eligibility.feel.types import BOOLEAN, DATE, MONTHS, TEXT, NumberType, Type
from eligibility.feel.units import Unit
from eligibility.feel.values import Months, parse_duration
from eligibility.records import replace

_MONEY = {Unit.parse(unit) for unit in ("RSD", "RSD/month", "RSD/quarter", "RSD/year")}
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")
"""Sixty thousand as it is written in Serbian, `60.000`, which would be read as sixty."""
_TYPES: Mapping[str, Type] = {"text": TEXT, "boolean": BOOLEAN, "date": DATE, "duration": MONTHS}

_MONEY_AND_TIME = {"RSD", "EUR", "year", "quarter", "month", "week", "day", "hour", "minute"}
_COUNTED = {"%", "person", "child", "pupil", "room", "point", "meal"}
_MEASURED = {"m", "km", "ha", "kg", "t", "l", "kWh"}
KNOWN_UNITS = frozenset(_MONEY_AND_TIME | _COUNTED | _MEASURED)
"""The base units that acts and facts use; another is taken for a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A parameter with the places that later messages need."""

    parameter: model.Parameter
    declared: Scalar
    file: schema.Parameter


def parameter(context: Context, name: Scalar, given: schema.Parameter) -> Draft | None:
    """Return the parameter, or None after noting what is wrong with it."""
    of = _type(context, name, given)
    if of is None:
        return None
    if not given.values and given.gap is None and not given.open_term:
        help = "say with `gap` that no source shows a value, or mark it `open_term: true`"
        context.wrong(f"the parameter `{name}` has no values", name, help)
    values = [
        value
        for each in given.values
        if (value := _dated(context, each, of, given.type)) is not None
    ]
    _check_conflicts(context, given)
    _check_open_to(context, given)
    unit = str(given.unit).strip() if given.unit is not None else ""
    made = model.Parameter(
        id=context.id_of(name),
        label=context.label(given.label),
        unit="" if unit == "1" else unit,
        type=of,
        values=tuple(values),
        gap=context.label(given.gap),
        open_term=given.open_term,
        open_to=tuple(map(str, given.open_to)),
        reference=given.reference,
        holds=given.holds,
    )
    try:
        made = settled(made)
    except OverlapError as error:
        _report_overlap(context, given, made.values, error)
    return Draft(made, name, given)


def _type(context: Context, name: Scalar, given: schema.Parameter) -> Type | None:
    if given.type != "number":
        if given.unit is not None:
            context.wrong(f"a unit on a parameter that is a {given.type}", given.unit)
            return None
        return _TYPES[given.type]
    if given.unit is None:
        help = "`unit: RSD`, `unit: RSD/month`, …; `unit: 1` for a plain number"
        context.wrong(f"the parameter `{name}` lacks its `unit`", name, help)
        return None
    try:
        unit = Unit.parse(given.unit)
    except ValueError:
        help = "units are written `RSD`, `RSD/month`, `m2`, `year`, `%`, `1`"
        context.wrong(f"{shown(given.unit)} is not a unit", given.unit, help)
        return None
    for base, _ in sorted(unit.powers):
        if base not in KNOWN_UNITS:
            help = did_you_mean(base, KNOWN_UNITS, "units")
            context.wrong(f"unknown unit `{base}`", given.unit, help)
            return None
    return NumberType(unit)


def typed(text: Scalar, of: Type, kind: str) -> Fraction | str | bool | date | Months:
    """Return a parameter's value. Raises PydanticCustomError, as the schema's readers do."""
    if isinstance(of, NumberType):
        value = to_decimal(text)
        if of.unit in _MONEY and _THOUSANDS.fullmatch(text):
            help = f"did you mean `{text.replace('.', '')}`? a point stands before the para only"
            raise wrong(f"`{text}` has three decimals, and money two", help)
        return value
    if kind == "boolean":
        return to_boolean(text)
    if kind == "date":
        return to_date(text)
    if kind == "duration":
        duration = parse_duration(text)
        if not isinstance(duration, Months):
            expected = "a duration in years and months such as P9M was expected"
            raise PydanticCustomError(
                "plain", "plain", {"message": f"{expected}, not {shown(text)}", "help": ""}
            )
        return duration
    return str(text)


def _dated(
    context: Context, given: schema.DatedValue, of: Type, kind: str
) -> model.DatedValue | None:
    try:
        value = typed(given.value, of, kind)
    except PydanticCustomError as error:
        said = error.context or {}
        context.wrong(said["message"], given.value, said.get("help", ""))
        return None
    dated = given.seen is not None or (given.from_ is not None and given.until is not None)
    if not dated and not given.undated:
        help = (
            "`seen: 2017-02-07`, or the first and the last day: `seen: [2015-11-30, 2017-02-07]`; "
            "`undated: true` if the source shows no day"
        )
        context.wrong("the value does not say when a source shows it", given.value, help)
        return None
    citation = context.cite(given.at)
    if citation is None:
        return None
    return model.DatedValue(
        value=value,
        validity=context.validity(given, given.at),
        citation=citation,
        evidence=given.evidence or citation.evidence or citation.source.evidence,
        reading=context.label(given.reading),
        conflicting=given.conflicting,
    )


def _check_conflicts(context: Context, given: schema.Parameter) -> None:
    marked = [each for each in given.values if each.conflicting]
    for each in marked:
        if each.reading is None:
            help = "`reading` says which source or which understanding gives this value"
            context.wrong("a conflicting value without its `reading`", each.value, help)
    if len(marked) == 1:
        help = "mark the value it conflicts with too, or remove `conflicting`"
        context.wrong("a conflicting value that stands alone", marked[0].value, help)


def _report_overlap(
    context: Context,
    given: schema.Parameter,
    values: tuple[model.DatedValue, ...],
    error: OverlapError,
) -> None:
    if len(values) != len(given.values):
        return
    places = {id(value): each.value for value, each in zip(values, given.values, strict=True)}
    first, second = places[id(error.earlier)], places[id(error.later)]
    if (first.line, first.column) > (second.line, second.column):
        first, second = second, first
    context.wrong(
        f"this value and {shown(first)} on line {first.line} both hold on {error.day}",
        second,
        "give `from` and `until`, or mark both `conflicting: true` with their `reading`",
    )


def _check_open_to(context: Context, given: schema.Parameter) -> None:
    if given.open_to and not given.open_term:
        context.wrong("`open_to` beside no `open_term: true`", given.open_to[0])
    for place in given.open_to:
        if place not in places.places():
            help = did_you_mean(place, places.places(), "ids of places")
            context.wrong(f"unknown place `{place}`", place, help)


def implement(context: Context, drafts: dict[str, Draft], given: Mapping[Scalar, Scalar]) -> None:
    """Let this act's parameters stand for terms that higher law leaves open."""
    for term_id, name in given.items():
        term, own = drafts.get(term_id), drafts.get(context.id_of(name))
        if term is None or not term.parameter.open_term:
            terms = [id_ for id_, draft in drafts.items() if draft.parameter.open_term]
            help = did_you_mean(term_id, terms, "open terms")
            message = f"unknown open term `{term_id}`"
            if term is not None:
                message = f"`{term_id}` is not left open by its act"
            context.wrong(message, term_id, help)
        elif own is None:
            help = did_you_mean(name, context.source.act.parameters, "parameters of this act")
            context.wrong(f"unknown parameter `{name}`", name, help)
        elif own.parameter.type != term.parameter.type:
            message = (
                f"`{name}` is in {own.parameter.unit or 'plain numbers'}, "
                f"`{term_id}` in {term.parameter.unit or 'plain numbers'}"
            )
            context.wrong(message, name)
        elif term.parameter.open_to and str(context.source.act.place) not in term.parameter.open_to:
            help = f"it is left open to {', '.join(term.parameter.open_to)}"
            context.wrong(f"`{term_id}` is not left open to this place", term_id, help)
        elif term.parameter.implemented_by is not None:
            by = term.parameter.implemented_by
            context.wrong(f"`{term_id}` is already set by `{by}`", term_id)
        else:
            made = replace(
                term.parameter,
                values=own.parameter.values,
                gap=own.parameter.gap,
                reference=own.parameter.reference,
                holds=own.parameter.holds,
                implemented_by=own.parameter.id,
                periods=own.parameter.periods,
            )
            drafts[str(term_id)] = Draft(made, term.declared, term.file)
