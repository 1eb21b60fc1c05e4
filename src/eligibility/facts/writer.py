"""Writes a case as the JSON document that reads back as the same case."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from eligibility.facts.base import Model
from eligibility.facts.case import Annotation, Case, Path
from eligibility.feel.values import format_number


def write_case(case: Case) -> str:
    """Return a case as JSON text, without any JMBG."""
    return json.dumps(document(case), ensure_ascii=False, indent=2) + "\n"


def document(case: Case) -> dict[str, Any]:
    """Return a case as the data of its JSON document; only what is known is in it."""
    return _record(case, (), case.annotations)


def _record(record: Model, path: Path, notes: Mapping[Path, Annotation]) -> dict[str, Any]:
    written: dict[str, Any] = {}
    for name, info in type(record).model_fields.items():
        at, key = (*path, name), info.alias or name
        note = notes.get(at)
        if note is not None and note.contested:
            values = [_value(value, at, {}) for value in note.contested]
            written[key] = {"contested": values, **_beside(note)}
        elif name in record.model_fields_set and not info.exclude:
            value = _value(getattr(record, name), at, notes)
            written[key] = value if note is None else {"value": value, **_beside(note)}
    return written


def _beside(note: Annotation) -> dict[str, Any]:
    beside: dict[str, Any] = {"source": note.source} if note.source else {}
    return beside | ({"protected": True} if note.protected else {})


def _value(value: Any, path: Path, notes: Mapping[Path, Annotation]) -> Any:
    if isinstance(value, Model):
        return _record(value, path, notes)
    if isinstance(value, tuple):
        items = []
        for index, item in enumerate(value):
            at = (*path, index)
            written = _value(item, at, notes)
            note = notes.get(at)
            items.append(written if note is None else {"value": written, **_beside(note)})
        return items
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else format_number(value)
    if isinstance(value, date):
        return value.isoformat()[:7] if path[-1] == "month" else value.isoformat()
    return value
