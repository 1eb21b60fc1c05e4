"""What linked acts are made of: labels, sources and citations, expressions, values over time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Literal

from eligibility.errors import Span
from eligibility.feel.nodes import Node
from eligibility.feel.types import Type
from eligibility.feel.values import Months
from eligibility.records import Record, fresh

Evidence = Literal["text", "secondary", "inferred", "supplied"]
MissingKind = Literal["conditions", "alternatives", "amounts", "unknown"]
Holds = Literal["calendar_year", "until_changed", "only_as_seen"]
Reference = Literal[
    "governing", "claim", "decision", "month_before_claim", "month_before_governing"
]


class Label(Record):
    """A text in Serbian Cyrillic and in English; Latin is derived from the Cyrillic."""

    sr: str
    en: str


class Source(Record):
    """A page or gazette that shows something of an act."""

    id: str
    title: str
    url: str
    published: date | None
    evidence: Evidence


class Citation(Record):
    """Where something stands; without `article` the place in the act was not seen."""

    source: Source
    article: str | None = None
    paragraph: str | None = None
    item: str | None = None
    words: str | None = None
    restated: Label | None = None
    evidence: Evidence | None = None


class Passage(Record):
    """Something of an act that is not encoded, and what its absence blocks."""

    kind: MissingKind
    passage: Label
    citation: Citation | None = None


class Validity(Record):
    """When something is in force; `seen` are the first and last day a source shows it."""

    start: date | None = None
    end: date | None = None
    end_inferred: bool = False
    published: date | None = None
    seen_first: date | None = None
    seen_last: date | None = None
    citation: Citation | None = None


class Expression(Record):
    """A checked expression of the condition language and where it stands."""

    node: Node
    text: str
    file: str
    span: Span
    type: Type


class Row(Record):
    """One row of a decision table: a test for each input (None: any) and its output."""

    tests: tuple[Expression | None, ...]
    output: Expression
    citation: Citation | None = None


class Table(Record):
    """A decision table; a test is an expression over the name `input`."""

    hit: Literal["unique", "first"]
    inputs: tuple[Expression, ...]
    rows: tuple[Row, ...]


Value = Expression | Table


class DatedValue(Record):
    """A value of a parameter over time; several at one date are conflicting readings."""

    value: Fraction | str | bool | date | Months
    validity: Validity
    citation: Citation
    evidence: Evidence
    reading: Label | None = None
    conflicting: bool = False


class Parameter(Record):
    """An amount or threshold over time, looked up on the day that `reference` names.

    `holds` and `periods`: see `acts.time`; `implemented_by` sets an open term, `open_to` are
    the only places that may (none: any). `recomputed` gives, with `names`, what no source
    shows: a published value goes before it.
    """

    id: str
    label: Label
    unit: str
    type: Type
    values: tuple[DatedValue, ...]
    gap: Label | None = None
    open_term: bool = False
    reference: Reference = "governing"
    floor: Expression | None = None
    cap: Expression | None = None
    holds: Holds = "calendar_year"
    implemented_by: str | None = None
    periods: tuple[tuple[date, date, DatedValue], ...] | None = None
    recomputed: Expression | None = None
    names: Mapping[str, str] = fresh(default_factory=dict)
    open_to: tuple[str, ...] = ()


class Definition(Record):
    """A computed field of a person (`of` names the variable its value speaks of)."""

    id: str
    of: str
    label: Label
    value: Value
    type: Type
    names: Mapping[str, str]
    citation: Citation | None = None


class Assessment(Record):
    """A fact that only a named body can establish; `indicators` are what it weighs."""

    id: str
    label: Label
    body: Label
    citation: Citation | None = None
    indicators: tuple[Label, ...] = ()
