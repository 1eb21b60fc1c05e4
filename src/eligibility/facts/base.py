"""What every fact is declared with: its label, unit, bounds, sensitivity and evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema

from eligibility.records import Record

T = TypeVar("T")

Sensitivity = Literal["ordinary", "sensitive", "protected"]


class Unknown(Enum):
    """The type of `UNKNOWN`."""

    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        raise TypeError("unknown is neither true nor false: compare with `is UNKNOWN`")

    def __repr__(self) -> str:
        return "UNKNOWN"

    __str__ = __repr__


UNKNOWN: Final = Unknown.UNKNOWN
"""Nobody has said: the key is absent. None means known to be absent."""

if TYPE_CHECKING:
    Maybe: TypeAlias = T | Unknown
else:

    class Maybe:
        """A fact that may be unknown; pydantic sees only the type of the known value."""

        def __class_getitem__(cls, known: Any) -> Any:
            return known


class Label(Record):
    """A text in Serbian Cyrillic and in English; Latin is derived from the Cyrillic."""

    sr: str
    en: str


class Meta(Record):
    """All that is said of one field, once, where the field is declared."""

    label: Label
    unit: str = ""
    least: Any = None
    most: Any = None
    sensitivity: Sensitivity = "ordinary"
    evidence: Label | None = None
    values: Mapping[str, Label] | None = None
    protected_values: tuple[str, ...] = ()
    by: str | None = None
    exposed: bool = True
    is_fact: bool = True

    def __call__(self, schema: dict[str, Any]) -> None:
        """Add the label, unit and bounds to the field's JSON Schema."""
        schema.pop("default", None)
        schema["title"] = self.label.sr
        schema["description"] = self.label.en
        if self.unit:
            schema["x-unit"] = self.unit
        if isinstance(self.least, int):
            schema["minimum"] = self.least
        if isinstance(self.most, int):
            schema["maximum"] = self.most
        if self.sensitivity != "ordinary":
            schema["x-sensitivity"] = self.sensitivity
        if self.values:
            schema["x-labels"] = {key: text.sr for key, text in self.values.items()}


class Model(BaseModel):
    """A frozen record of facts: no extra keys, no coercion, unknown unless given.

    Modules of models don't make texts of annotations (`from __future__ import annotations`):
    pydantic would compile each one anew, in every process.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, defer_build=True, populate_by_name=True
    )

    def __repr__(self) -> str:
        """Return the kind of record only: personal facts don't belong in tracebacks."""
        return f"<{type(self).__name__}: {len(self.model_fields_set)} facts>"

    __str__ = __repr__


def fact(
    sr: str,
    en: str,
    *,
    unit: str = "",
    least: Any = None,
    most: Any = None,
    sensitivity: Sensitivity = "ordinary",
    evidence: tuple[str, str] | None = None,
    values: Mapping[str, tuple[str, str]] | None = None,
    protected_values: tuple[str, ...] = (),
    key: str | None = None,
    exposed: bool = True,
    required: bool = False,
) -> Any:
    """Declare a fact of a record; `key` is its name in JSON where Python's differs.

    `exposed=False` keeps it out of expressions (ids and keys, which never matter).
    `protected_values` of an enum are as protected as a fact of that sensitivity.
    """
    meta = Meta(
        Label(sr, en),
        unit,
        least,
        most,
        sensitivity,
        Label(*evidence) if evidence else None,
        {name: Label(*label) for name, label in values.items()} if values else None,
        protected_values,
        exposed=exposed,
    )
    default = ... if required else UNKNOWN
    return Field(default, alias=key, json_schema_extra=meta)


def many(
    sr: str,
    en: str,
    *,
    by: str | None = None,
    sensitivity: Sensitivity = "ordinary",
    evidence: tuple[str, str] | None = None,
    values: Mapping[str, tuple[str, str]] | None = None,
    exposed: bool = True,
) -> Any:
    """Declare a list, open unless `whole` names it; `by` is the field of its kinds."""
    meta = Meta(
        Label(sr, en),
        sensitivity=sensitivity,
        evidence=Label(*evidence) if evidence else None,
        values={name: Label(*label) for name, label in values.items()} if values else None,
        by=by,
        exposed=exposed,
    )
    return Field((), json_schema_extra=meta)


def plain(
    sr: str, en: str, *, default: Any = UNKNOWN, key: str | None = None, exclude: bool = False
) -> Any:
    """Declare a key of the file that is no fact: the schema number, a note, what is whole."""
    meta = Meta(Label(sr, en), exposed=False, is_fact=False)
    return Field(default, alias=key, exclude=exclude, json_schema_extra=meta)


def value(record: Model, name: str) -> Any:
    """Return a fact's value, None where it is none, or UNKNOWN where nobody has said."""
    return getattr(record, name)


def is_whole(record: Model, name: str, kind: str | None = None) -> bool:
    """Return whether the record says that its list `name` (of one `kind`) is complete."""
    whole: tuple[str, ...] = getattr(record, "whole", ())
    return name in whole or (kind is not None and f"{name}/{kind}" in whole)


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def parse_day(text: str) -> date | None:
    """Return the date that `2017-11-20` means, or None (other ISO 8601 forms are not read)."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def to_day(given: object) -> date:
    """Read an ISO date; raises ValueError with what was expected."""
    if isinstance(given, str) and (day := parse_day(given)) is not None:
        return day
    if type(given) is date:
        return given
    raise ValueError("a date such as `2017-11-20`")


def to_month(given: object) -> date:
    """Read `2017-10` as the first day of that month; raises ValueError."""
    if isinstance(given, str) and (day := parse_day(f"{given}-01")) is not None:
        return day
    if type(given) is date and given.day == 1:
        return given
    raise ValueError("a month such as `2017-10`")


_AMOUNT = re.compile(r"-?\d{1,15}(?:\.\d{1,2})?", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,6}|/[1-9]\d{0,8})?", re.ASCII)


def to_amount(given: object) -> Fraction:
    """Read an amount of money, an integer or a text such as `31000.50`; raises ValueError."""
    if isinstance(given, Fraction) or type(given) is int:
        return Fraction(given)
    if isinstance(given, str) and _AMOUNT.fullmatch(given):
        return Fraction(given)
    raise ValueError('an amount such as `31000` or `"31000.50"`')


def to_number(given: object) -> Fraction:
    """Read a number, an integer or a text such as `0.5` or `1/3`; raises ValueError."""
    if isinstance(given, Fraction) or type(given) is int:
        return Fraction(given)
    if isinstance(given, str) and _NUMBER.fullmatch(given):
        return Fraction(given)
    raise ValueError('a number such as `2`, `"0.5"` or `"1/3"`')


_exact = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^-?\d{1,15}(\.\d+)?$"}]}

Day = Annotated[date, PlainValidator(to_day), WithJsonSchema({"type": "string", "format": "date"})]
Month = Annotated[
    date,
    PlainValidator(to_month),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}$"}),
]
Amount = Annotated[Fraction, PlainValidator(to_amount), WithJsonSchema(_exact)]
Number = Annotated[Fraction, PlainValidator(to_number), WithJsonSchema(_exact)]
