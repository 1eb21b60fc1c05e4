"""The vocabulary of facts, derived from the models: records, fields, types of expressions."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from eligibility.facts.awards import Assessment, Award
from eligibility.facts.base import (
    Label,
    Meta,
    Model,
    Sensitivity,
    to_amount,
    to_day,
    to_month,
    to_number,
)
from eligibility.facts.case import Case
from eligibility.facts.fertility import Ivf
from eligibility.facts.life import EmploymentEnd, Event, RegisterSpell, Residence, School
from eligibility.facts.links import Link
from eligibility.facts.money import Disposal, Dwelling, Income, Pension, RealEstate
from eligibility.facts.people import Impairment, Person
from eligibility.feel.types import (
    BOOLEAN,
    DATE,
    TEXT,
    EnumType,
    ListType,
    NumberType,
    OptionalType,
    RecordType,
    Type,
    optional,
)
from eligibility.feel.units import Unit
from eligibility.records import Record

MODELS: Mapping[str, type[Model]] = MappingProxyType(
    {
        "case": Case,
        "person": Person,
        "link": Link,
        "residence": Residence,
        "register_spell": RegisterSpell,
        "employment_end": EmploymentEnd,
        "school": School,
        "ivf": Ivf,
        "event": Event,
        "income": Income,
        "pension": Pension,
        "real_estate": RealEstate,
        "disposal": Disposal,
        "dwelling": Dwelling,
        "impairment": Impairment,
        "award": Award,
        "assessment": Assessment,
    }
)
"""The models of a case by the names of their records."""

Form = Literal[
    "truth", "choice", "day", "month", "amount", "number", "whole", "text", "record", "list"
]
"""How a fact is written in JSON."""

_FORMS: Mapping[Any, Form] = {
    to_day: "day",
    to_month: "month",
    to_amount: "amount",
    to_number: "number",
    bool: "truth",
    int: "whole",
    str: "text",
    tuple: "list",
    Literal: "choice",
}
_RECORDS = {model: name for name, model in MODELS.items()}


class Field(Record):
    """One fact of a record. `name` is used in expressions, `key` in JSON.

    `least` and `most` are inclusive bounds in `unit`; `by` is the field that gives the
    kind of a list's items; a field not `exposed` is no part of any expression. `record`
    names the record of the value, or of a list's items.
    """

    name: str
    key: str
    label: Label
    type: Type
    form: Form
    record: str | None
    unit: str
    none_allowed: bool
    required: bool
    least: Any
    most: Any
    sensitivity: Sensitivity
    evidence: Label | None
    values: Mapping[str, Label]
    protected_values: tuple[str, ...]
    by: str | None
    exposed: bool


@cache
def vocabulary() -> Mapping[str, Mapping[str, Field]]:
    """Return every fact: record name -> field name -> field, in order of declaration."""
    return MappingProxyType(
        {name: MappingProxyType(dict(_fields(name, model))) for name, model in MODELS.items()}
    )


def _fields(record: str, model: type[Model]) -> Iterator[tuple[str, Field]]:
    for name, info in model.model_fields.items():
        meta = info.json_schema_extra
        if not isinstance(meta, Meta) or not meta.is_fact:
            continue
        of = _type(info.annotation, f"{record}.{name}", meta)
        yield (
            name,
            Field(
                name=name,
                key=info.alias or name,
                label=meta.label,
                type=of,
                form=_form(info.annotation, tuple(info.metadata)),
                record=_record(of),
                unit=meta.unit,
                none_allowed=optional(of) == of,
                required=info.is_required(),
                least=meta.least,
                most=meta.most,
                sensitivity=meta.sensitivity,
                evidence=meta.evidence,
                values=meta.values or {},
                protected_values=meta.protected_values,
                by=meta.by,
                exposed=meta.exposed,
            ),
        )


def _form(annotation: Any, metadata: tuple[Any, ...]) -> Form:
    """Return how a field annotated like this is written in JSON."""
    for one in metadata:
        if form := _FORMS.get(getattr(one, "func", None)):
            return form
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        return _form(next(part for part in parts if part is not type(None)), ())
    if origin is Annotated:
        return _form(parts[0], parts[1:])
    return _FORMS.get(origin or annotation, "record")


def _record(of: Type) -> str | None:
    match of:
        case RecordType(name):
            return name
        case ListType(inner) | OptionalType(inner):
            return _record(inner)
        case _:
            return None


def _type(annotation: Any, name: str, meta: Meta) -> Type:
    """Return the type that an expression sees for a field annotated like this."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        known = [part for part in parts if part is not type(None)]
        return optional(_type(known[0], name, meta))
    if origin is Annotated:
        return _type(parts[0], name, meta)
    if origin is Literal:
        return EnumType(name, parts)
    if origin is tuple:
        return ListType(_type(parts[0], name, meta))
    if annotation in _RECORDS:
        return RecordType(_RECORDS[annotation])
    if annotation is bool:
        return BOOLEAN
    if annotation is date:
        return DATE
    if annotation is str:
        return TEXT
    if annotation in (int, Fraction):
        return NumberType(Unit.parse(meta.unit))
    raise TypeError(f"{name}: no type of the condition language for {annotation}")
