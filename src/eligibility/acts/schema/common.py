"""Elements that others share: sources, citations, validity, what is missing."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, PlainValidator, Tag, WithJsonSchema, model_validator

from eligibility.acts.days import earliest, latest
from eligibility.acts.reader import Items
from eligibility.acts.schema.base import (
    ONE_OF,
    PART,
    Element,
    Flag,
    FromDay,
    Key,
    Label,
    SeenDay,
    Str,
    UntilDay,
    day_or_part,
    scalar,
    shown,
    written_as,
    wrong,
)
from eligibility.errors import did_you_mean
from eligibility.facts.groups import GROUPS, help_for
from eligibility.facts.topics import TOPICS

EvidenceWord = Annotated[Literal["text", "secondary", "inferred"], ONE_OF]
MissingWord = Annotated[Literal["conditions", "alternatives", "amounts", "unknown"], ONE_OF]


def _group(value: Any) -> str:
    text = scalar(value, "a group such as roma")
    if text not in GROUPS:
        raise wrong(f"unknown group {shown(text)}", help_for(text))
    return str(text)


GroupWord = Annotated[
    str, PlainValidator(_group), WithJsonSchema({"type": "string", "enum": list(GROUPS)})
]


def _topic(value: Any) -> str:
    text = scalar(value, "a topic such as birth_grant")
    if text not in TOPICS:
        raise wrong(f"unknown topic {shown(text)}", did_you_mean(text, TOPICS, "topics"))
    return str(text)


TopicWord = Annotated[
    str, PlainValidator(_topic), WithJsonSchema({"type": "string", "enum": list(TOPICS)})
]


class Source(Element):
    """A page, gazette or letter that shows something of the act."""

    noun: ClassVar[str] = "a source"
    title: Str
    url: Str | None = None
    published: SeenDay | None = None
    evidence: EvidenceWord


class Cited(Element):
    """Where something stands: the source, and the place in the act if the source shows it."""

    noun: ClassVar[str] = "a citation"
    source: Key
    article: Str | None = None
    paragraph: Str | None = None
    item: Str | None = None
    words: Str | None = None
    restated: Label | None = None
    evidence: EvidenceWord | None = None

    @model_validator(mode="after")
    def _nested(self) -> Cited:
        if self.paragraph is not None and self.article is None:
            raise wrong("a paragraph without its article")
        return self


# A bare source key is the common case, so it does not become a model.
At = Annotated[
    Annotated[Key, Tag("<text>")] | Annotated[Cited, Tag("<mapping>")],
    Discriminator(written_as),
]


_seen_day = day_or_part("first")


def _seen(value: Any) -> tuple[Any, Any]:
    if isinstance(value, Items):
        if len(value) != 2:
            raise wrong("`seen` is one day, or the first and the last: [2015-11-30, 2017-02-07]")
        first, last = _seen_day(value[0]), _seen_day(value[1])
        if latest(last) < earliest(first):
            raise wrong("`seen`: the last day is before the first")
        return first, last
    day = _seen_day(value)
    return day, day


Seen = Annotated[
    Any,
    PlainValidator(_seen),
    WithJsonSchema(
        {
            "anyOf": [
                PART,
                {
                    "type": "array",
                    "items": PART,
                    "minItems": 2,
                    "maxItems": 2,
                },
            ]
        }
    ),
]


class Dated(Element):
    """The days from which and until which something holds, and when it was seen.

    Where a source shows only the month or the year of a day, so does the act: 2021-10, 2021.
    """

    from_: FromDay | None = Field(None, alias="from")
    until: UntilDay | None = None
    until_inferred: Flag = False
    published: SeenDay | None = None
    seen: Seen | None = None
    # Said outright where the source shows no day, so that a forgotten date is noticed.
    undated: Flag = False

    @model_validator(mode="after")
    def _in_order(self) -> Dated:
        if self.undated and (self.from_ or self.until or self.published or self.seen):
            raise wrong("`undated` beside a date")
        if self.from_ and self.until and latest(self.until) < earliest(self.from_):
            raise wrong("`until` is before `from`")
        if self.until_inferred and self.until is None:
            raise wrong("`until_inferred` without `until`")
        return self


class Validity(Dated):
    """When an act, a right or a condition is in force."""

    noun: ClassVar[str] = "a validity"
    at: At | None = None


class Missing(Element):
    """Something of the act that is not encoded, and what its absence blocks."""

    noun: ClassVar[str] = "what is missing"
    kind: MissingWord
    passage: Label
    at: At | None = None


class Enabling(Element):
    """An article of higher law on which the act rests, only as a source shows it."""

    noun: ClassVar[str] = "an enabling article"
    act: Str
    article: Str | None = None


class Gazette(Element):
    """A gazette reference as a source shows it."""

    noun: ClassVar[str] = "a gazette reference"
    text: Str
    date: SeenDay | None = None
