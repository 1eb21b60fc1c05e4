"""Values of the language as JSON carries them: exact, without floats."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from eligibility.engine.values import Items, Rest, Unknown
from eligibility.facts import UNKNOWN, Model
from eligibility.feel.values import Months, Range, Seconds, format_duration, format_number


def amount(value: Fraction) -> dict[str, str]:
    """Return an exact number, with its value to the para where that differs."""
    told = {"exact": format_number(value)}
    if (value * 100).denominator != 1:
        told["approx"] = to_the_para(value)
    return told


def to_the_para(value: Fraction) -> str:
    """Return a number rounded to hundredths, half to even, as text."""
    return format_number(Fraction(round(value * 100), 100))


def plain(value: Any) -> Any:
    """Return a value as JSON: numbers and dates as text, what is not known as an object."""
    if isinstance(value, bool | str) or value is None:
        return value
    if isinstance(value, Unknown) or value is UNKNOWN:
        return {"unknown": True}
    if isinstance(value, Fraction | int):
        return format_number(Fraction(value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Months | Seconds):
        return format_duration(value)
    if isinstance(value, Range):
        return {"from": plain(value.low), "to": plain(value.high)}
    if isinstance(value, Items):
        return {"items": [plain(item) for item in value.sure], "whole": value.whole}
    if isinstance(value, Rest):
        return {"unknown": True}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Model):
        return record(value)
    return str(value)


def record(model: Model) -> Any:
    """Return a record of the case with the facts it gives; a person only by its id."""
    id_ = getattr(model, "id", None)
    if isinstance(id_, str):
        return {"person": id_}
    told: dict[str, Any] = {}
    for name, info in type(model).model_fields.items():
        if name in model.model_fields_set:
            told[info.alias or name] = plain(getattr(model, name))
    return told
