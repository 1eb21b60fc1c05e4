"""Writes a linked rulebook as JSON text and reads it back; data only, nothing is executed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from eligibility import errors
from eligibility.acts import model, model_values
from eligibility.acts.days import PartialDay
from eligibility.feel import nodes, types, units
from eligibility.feel.values import Months
from eligibility.records import Record, fields_of, setters_of

Pool = Sequence[Any]
"""The records and mappings that a text holds, in its order."""

_new = object.__new__
_TUPLE, _MAPPING, _FRACTION, _DATE, _SET, _INTEGER, _MONTHS = range(7)
_SHARED = -1
"""A mapping in the pool: what many records hold is written once."""
_FEW = 8
_FORM = 2
"""The number of this way of writing; a text written in another is not read."""
_POSITIONS = frozenset({"span", "field_span"})
"""Where a node stands in its text: needed while an act is checked, not afterwards."""


def _records() -> list[type[Record]]:
    found: dict[str, type[Record]] = {}
    for module in (model, model_values, nodes, types, units, errors):
        for value in vars(module).values():
            own = isinstance(value, type) and value.__module__ == module.__name__
            if own and issubclass(value, Record):
                found[f"{value.__module__}.{value.__qualname__}"] = value
    return [found[name] for name in sorted(found)]


_CLASSES = _records()
_NUMBERS = {each: number for number, each in enumerate(_CLASSES)}
_SPAN = _NUMBERS[errors.Span]
"""Its parts are plain numbers."""


def _fields(of: type[Record]) -> tuple[str, ...]:
    if of.__module__ == nodes.__name__:
        return tuple(name for name in fields_of(of) if name not in _POSITIONS)
    return fields_of(of)


_FIELDS = [_fields(each) for each in _CLASSES]
_SETTERS = [setters_of(each, fields) for each, fields in zip(_CLASSES, _FIELDS, strict=True)]


@cache
def fingerprint() -> str:
    """Return a digest of the shape of the model: another shape reads no old text."""
    fields = zip(_CLASSES, _FIELDS, strict=True)
    shape = [_FORM, *((each.__qualname__, names) for each, names in fields)]
    return hashlib.sha256(json.dumps(shape).encode()).hexdigest()[:16]


def encode(rulebook: model.Rulebook, above: str = "") -> str:
    """Return a rulebook as JSON: a pool of records and mappings, each made of earlier ones.

    Those that stand in `above`, the text of another rulebook, are not written again.
    """
    pool: list[Any] = json.loads(above) if above else []
    places = {_compared(record): at for at, record in enumerate(pool)}
    first = len(pool)

    def packed(value: Any) -> Any:
        if value is None or isinstance(value, str | bool):
            return value
        if isinstance(value, tuple):
            return [_TUPLE, *map(packed, value)]
        if isinstance(value, Mapping):
            parts = [packed(part) for pair in value.items() for part in pair]
            return pooled([_SHARED, *parts]) if len(parts) > _FEW else [_MAPPING, *parts]
        if isinstance(value, Fraction):
            return [_FRACTION, value.numerator, value.denominator]
        if isinstance(value, date):
            shown = value.shown if isinstance(value, PartialDay) else ""
            return [_DATE, date(value.year, value.month, value.day).isoformat(), shown]
        if isinstance(value, frozenset):
            return [_SET, *sorted(map(packed, value), key=json.dumps)]
        if isinstance(value, int):
            return [_INTEGER, value]
        if isinstance(value, Months):
            return [_MONTHS, value.n]
        number = _NUMBERS[type(value)]
        if number == _SPAN:
            return pooled([number, *(getattr(value, name) for name in _FIELDS[number])])
        return pooled([number, *(packed(getattr(value, name)) for name in _FIELDS[number])])

    def pooled(record: list[Any]) -> int:
        key = _compared(record)
        if key not in places:
            places[key] = len(pool)
            pool.append(record)
        return places[key]

    # The rulebook itself is the last record, also where it stands above.
    packed(rulebook)
    if len(pool) == first:
        raise ValueError("the rulebook that stands above")
    return json.dumps(pool[first:], ensure_ascii=False, separators=(",", ":"))


def _compared(record: list[Any]) -> str:
    return json.dumps(record, ensure_ascii=False)


def _day(iso: str, shown: str) -> date:
    day = date.fromisoformat(iso)
    if not shown:
        return day
    first = PartialDay.read(shown, "first")
    partial = first if first == day else PartialDay.read(shown, "last")
    if partial != day:
        raise ValueError("no such day")
    return partial


def decode(text: str | bytes, above: Pool = ()) -> model.Rulebook:
    """Return the rulebook that a text holds; `above` is what the text was written after.

    Raises ValueError, TypeError, LookupError or AttributeError where it holds none.
    """
    return rulebook_in(decode_all(text, above))


def rulebook_in(made: Pool) -> model.Rulebook:
    """Return the rulebook that a pool ends with. Raises ValueError where it holds none."""
    last = made[-1] if made else None
    if not isinstance(last, model.Rulebook):
        raise ValueError("no rulebook")
    return last


def decode_all(text: str | bytes, above: Pool = ()) -> Pool:
    """Return everything that a text holds, after what stands above; the last is the rulebook."""
    made: list[Any] = list(above)

    def whole(parts: list[Any]) -> tuple[Any, ...]:
        # Most parts are texts or records made before: no call is made for them.
        return tuple(
            [
                made[part]
                if type(part) is int
                else readers[part[0]](part[1:])
                if type(part) is list
                else part
                for part in parts
            ]
        )

    def mapping(parts: list[Any]) -> dict[Any, Any]:
        values = whole(parts)
        return dict(zip(values[::2], values[1::2], strict=True))

    readers: list[Callable[[list[Any]], Any]] = [
        whole,
        mapping,
        lambda parts: Fraction(*parts),
        lambda parts: _day(*parts),
        lambda parts: frozenset(whole(parts)),
        lambda parts: int(*parts),
        lambda parts: Months(int(parts[0])),
    ]

    for number, *values in json.loads(text):
        if number == _SHARED:
            made.append(mapping(values))
            continue
        of = _CLASSES[number]
        if number == _SPAN:
            made.append(of(*values))
            continue
        setters, others = _SETTERS[number]
        if len(setters) != len(values):
            raise ValueError("a record of another shape")
        if of is model.Rulebook:
            made.append(of(*whole(values)))
            continue
        record = _new(of)
        for put, part in zip(setters, values, strict=False):
            kind = type(part)
            if kind is int:
                part = made[part]
            elif kind is list:
                part = readers[part[0]](part[1:])
            put(record, part)
        for put, value in others:
            put(record, value)
        made.append(record)
    return made
