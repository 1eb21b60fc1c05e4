"""The act file as a whole, and the file of values that an office supplies."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from eligibility.acts.reader import Fields
from eligibility.acts.schema.base import (
    ONE_OF,
    Day,
    Element,
    Id,
    Key,
    Label,
    Name,
    Raw,
    Reference,
    Str,
    shown,
    wrong,
)
from eligibility.acts.schema.common import Dated, Enabling, Gazette, Source, Validity
from eligibility.acts.schema.details import Guarantee, NotEncoded, Transitional, Waived
from eligibility.acts.schema.rights import Right
from eligibility.acts.schema.values import Assessment, Definition, OtherRight, Parameter


def _schema_number(value: Any) -> int:
    if value != "1":
        raise wrong(f"the act file's `schema` is 1, not {shown(value)}")
    return 1


def _case(value: Any) -> Fields:
    if type(value) is not Fields:
        raise wrong(f"a case is a mapping as in a case file, not {shown(value)}")
    return value


class Expected(Element):
    """What an example expects of one right."""

    noun: ClassVar[str] = "an expectation"
    right: Reference
    subject: Str | None = None
    holder: Str | None = None
    outcome: (
        Annotated[
            Literal["eligible", "not_eligible", "depends", "needs_assessment", "no_subject"], ONE_OF
        ]
        | None
    ) = None
    benefit: Raw | None = None
    missing: tuple[Raw, ...] = ()
    conditions: dict[Name, Annotated[Literal["true", "false", "unknown"], ONE_OF]] = Field(
        default_factory=dict
    )


class Example(Element):
    """A small case with the outcome that the act gives it."""

    noun: ClassVar[str] = "an example"
    name: Label
    case: Annotated[Fields, PlainValidator(_case), WithJsonSchema({"type": "object"})]
    expect: tuple[Expected, ...]


class Act(Element):
    """One law, by-law or municipal decision."""

    noun: ClassVar[str] = "an act"
    schema_: Annotated[
        int, Field(alias="schema"), PlainValidator(_schema_number), WithJsonSchema({"const": 1})
    ]
    id: Id
    place: Name
    title: Label
    gazette: tuple[Gazette, ...] = ()
    enabling: tuple[Enabling, ...] = ()
    sources: dict[Key, Source]
    validity: Validity
    uses: dict[Name, Id] = Field(default_factory=dict)
    implements: dict[Id, Name] = Field(default_factory=dict)
    parameters: dict[Name, Parameter] = Field(default_factory=dict)
    definitions: dict[Name, Definition] = Field(default_factory=dict)
    assessments: dict[Name, Assessment] = Field(default_factory=dict)
    other_rights: dict[Name, OtherRight] = Field(default_factory=dict)
    rights: dict[Name, Right] = Field(default_factory=dict)
    transitional: tuple[Transitional, ...] = ()
    guarantees: tuple[Guarantee, ...] = ()
    waived: tuple[Waived, ...] = ()
    not_encoded: tuple[NotEncoded, ...] = ()
    texts: dict[Str, Str] = Field(default_factory=dict)
    examples: tuple[Example, ...] = ()


class SuppliedSource(Element):
    """Where an office has a value from."""

    noun: ClassVar[str] = "a source"
    title: Str
    url: Str | None = None
    published: Day | None = None


class SuppliedValue(Dated):
    """A value that an office supplies for a parameter."""

    noun: ClassVar[str] = "a supplied value"
    parameter: Id
    value: Raw
    source: SuppliedSource


class Confirmation(Element):
    """An office's word that an act, or a parameter's last value, is in force on a day."""

    noun: ClassVar[str] = "a confirmation"
    act: Id | None = None
    parameter: Id | None = None
    seen: Day
    by: Str

    @model_validator(mode="after")
    def _one(self) -> Confirmation:
        if (self.act is None) == (self.parameter is None):
            raise wrong("a confirmation names an `act` or a `parameter`")
        return self


class Supplied(Element):
    """The file given with `--parameters`."""

    noun: ClassVar[str] = "a parameters file"
    values: tuple[SuppliedValue, ...] = ()
    confirm: tuple[Confirmation, ...] = ()
