"""Elements that hold values: parameters over time, definitions, decision tables."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Discriminator, Tag

from eligibility.acts.schema.base import (
    ONE_OF,
    Element,
    Expr,
    Flag,
    Label,
    Name,
    Raw,
    Unary,
    Variable,
    written_as,
)
from eligibility.acts.schema.common import At, Dated, EvidenceWord


class DatedValue(Dated):
    """One value of a parameter, the days it holds and the source that shows it."""

    noun: ClassVar[str] = "a dated value"
    value: Raw
    at: At
    evidence: EvidenceWord | None = None
    conflicting: Flag = False
    reading: Label | None = None


class Parameter(Element):
    """An amount or threshold over time."""

    noun: ClassVar[str] = "a parameter"
    label: Label
    unit: Raw | None = None
    type: Annotated[Literal["number", "text", "boolean", "date", "duration"], ONE_OF] = "number"
    values: tuple[DatedValue, ...]
    gap: Label | None = None
    reference: Annotated[
        Literal["governing", "claim", "decision", "month_before_claim", "month_before_governing"],
        ONE_OF,
    ] = "governing"
    holds: Annotated[Literal["calendar_year", "until_changed", "only_as_seen"], ONE_OF] = (
        "calendar_year"
    )
    open_term: Flag = False
    open_to: tuple[Name, ...] = ()
    recomputed: Expr | None = None
    floor: Expr | None = None
    cap: Expr | None = None
    at: At | None = None


class Row(Element):
    """One row of a decision table."""

    noun: ClassVar[str] = "a row of a decision table"
    when: tuple[Unary, ...]
    then: Expr
    at: At | None = None


class Table(Element):
    """A DMN decision table with the hit policy `unique` or `first`."""

    noun: ClassVar[str] = "a decision table"
    hit: Annotated[Literal["unique", "first"], ONE_OF]
    inputs: tuple[Expr, ...]
    rows: tuple[Row, ...]


class Tabled(Element):
    """A value that a decision table gives."""

    noun: ClassVar[str] = "a value"
    table: Table


# Most values are expressions; only a table becomes a model.
Value = Annotated[
    Annotated[Expr, Tag("<text>")] | Annotated[Tabled, Tag("<mapping>")],
    Discriminator(written_as),
]


class Definition(Element):
    """A named expression about a person, used by conditions as a field of the person."""

    noun: ClassVar[str] = "a definition"
    of: Variable
    label: Label
    value: Value
    at: At | None = None


class Assessment(Element):
    """A fact that only a named body can establish."""

    noun: ClassVar[str] = "an assessment"
    label: Label
    body: Label
    indicators: tuple[Label, ...] = ()
    at: At | None = None


class OtherRight(Element):
    """A right that conditions speak of but no act here encodes."""

    noun: ClassVar[str] = "a right that is not encoded"
    name: Label
    at: At | None = None
