"""Strategies for cases: families with any facts known, none, contested or left open."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from eligibility.facts import Case, read_case
from eligibility.facts.vocabulary import Field, vocabulary
from eligibility.feel.types import (
    BOOLEAN,
    DATE,
    EnumType,
    ListType,
    NumberType,
    OptionalType,
    RecordType,
    Type,
)
from eligibility.feel.values import format_number
from eligibility.testing.plausible import plausible

Document = dict[str, Any]

_TODAY = date(2026, 11, 22)
_SKIPPED = frozenset({"id", "age", "death_date"})
_MONTHS = frozenset({"month"})
_FIRST = date(2015, 1, 1)
_PLACES = ("Lajkovac", "Лајковац", "Vrbas", "Novi Beograd", "Beograd", "Irig")
_PEOPLE = ("ana", "boris", "ceca", "dusan", "ema")


def cases(
    *,
    rights: Sequence[str] = (),
    assessments: Sequence[str] = (),
    fields: Sequence[str] | None = None,
    places: Sequence[str] = _PLACES,
) -> st.SearchStrategy[Case]:
    """Return a strategy of cases that `read_case` accepts; see `case_documents`."""
    documents = case_documents(rights=rights, assessments=assessments, fields=fields, places=places)
    return documents.map(lambda document: read_case(json.dumps(document)))


@st.composite
def case_documents(
    draw: st.DrawFn,
    *,
    rights: Sequence[str] = (),
    assessments: Sequence[str] = (),
    fields: Sequence[str] | None = None,
    places: Sequence[str] = _PLACES,
) -> Document:
    """Return a strategy of case documents, as JSON would hold them.

    `rights` and `assessments` are ids that awards and assessments may name; `fields` the
    names of the person's facts that may be known (None: any); `places` the places where
    people may live.
    """
    filler = _Filler(draw, tuple(rights), tuple(assessments), tuple(places))
    ids = list(_PEOPLE[: draw(st.integers(1, 4))])
    document: Document = {"schema": 1, "people": [filler.person(id_, fields) for id_ in ids]}
    if filler.said():
        document["applicant"] = draw(st.sampled_from(ids))
    if draw(st.integers(0, 9)):
        document["claim_date"] = draw(st.dates(date(2017, 1, 1), _TODAY)).isoformat()
    links = filler.kinship(ids)
    if links:
        document["kinship"] = links
    document["whole"] = [name for name in ("people", "kinship") if filler.said()]
    return plausible(document)


class _Filler:
    """Fills in facts by the vocabulary, so that a new fact needs no new strategy."""

    def __init__(
        self,
        draw: st.DrawFn,
        rights: tuple[str, ...],
        assessments: tuple[str, ...],
        places: tuple[str, ...],
    ) -> None:
        self.draw = draw
        self.known = draw(st.sampled_from([10, 50, 95]))
        self.rights = rights or ("rs.nsp",)
        self.assessments = assessments or ("need",)
        self.places = places

    def person(self, id_: str, fields: Sequence[str] | None) -> Document:
        """Return one person with some facts known and some lists whole."""
        person: Document = {"id": id_}
        birth = None
        whole: list[str] = []
        for name, field in vocabulary()["person"].items():
            wanted = name not in _SKIPPED and (fields is None or name in fields)
            if not wanted or not self.said():
                continue
            if name == "birth_date":
                birth = self.draw(st.dates(date(1940, 1, 1), date(2016, 12, 31)))
                person[field.key] = birth.isoformat()
                continue
            person[field.key] = self.value(field, "person")
            if isinstance(field.type, ListType) and self.said():
                whole.append(name)
        if whole:
            person["whole"] = whole
        return person

    def said(self) -> bool:
        """Return whether a fact is known; some cases say nearly all, some nearly nothing."""
        return self.draw(st.integers(0, 99)) < self.known

    def record(self, name: str) -> Document:
        """Return a record with some of its facts; a spell never ends before it starts."""
        found: Document = {}
        for field in vocabulary()[name].values():
            if field.required or self.said():
                found[field.key] = self.value(field, name)
        if found.get("from") and found.get("until"):
            found["from"], found["until"] = sorted((found["from"], found["until"]))
        return found

    def value(self, field: Field, record: str) -> Any:
        """Return a value that the field accepts."""
        if field.name == "right":
            return self.draw(st.sampled_from(self.rights))
        if (record, field.name) == ("assessment", "kind"):
            return self.draw(st.sampled_from(self.assessments))
        if field.name == "place":
            return self.draw(st.sampled_from(self.places))
        if field.name == "household":
            return self.draw(st.sampled_from(["h1", "h2"]))
        if field.name in _MONTHS:
            day: date = self.draw(st.dates(_FIRST, _TODAY))
            return day.isoformat()[:7]
        return self.of_type(field.type, field)

    def of_type(self, of: Type, field: Field) -> Any:
        """Return a value of a type of the condition language."""
        if isinstance(of, OptionalType):
            return self.draw(st.none()) if self.draw(st.booleans()) else self.of_type(of.of, field)
        if isinstance(of, ListType):
            if isinstance(of.of, EnumType):
                return self.draw(st.lists(st.sampled_from(of.of.values), max_size=2, unique=True))
            return [self.of_type(of.of, field) for _ in range(self.draw(st.integers(0, 2)))]
        if isinstance(of, RecordType):
            return self.record(of.name)
        if isinstance(of, EnumType):
            return self.draw(st.sampled_from(of.values))
        if of == BOOLEAN:
            return self.draw(st.booleans())
        if of == DATE:
            start = _FIRST - timedelta(days=400)
            return self.draw(st.dates(start, date(2016, 12, 31))).isoformat()
        if isinstance(of, NumberType):
            return self.number(field)
        return self.draw(st.sampled_from(["a", "б"]))

    def number(self, field: Field) -> Any:
        """Return a number within the field's bounds, money as a text."""
        low = Fraction(field.least if field.least is not None else 0)
        high = min(Fraction(field.most if field.most is not None else 10**6), low + 60000)
        whole = self.draw(st.integers(-(-low.numerator // low.denominator), int(high)))
        if "RSD" in field.unit and self.draw(st.booleans()) and whole < high:
            return format_number(Fraction(whole) + Fraction(self.draw(st.integers(0, 99)), 100))
        return whole

    def kinship(self, ids: list[str]) -> list[Document]:
        """Return links without cycles: the earlier person is the parent of the later."""
        links: list[Document] = []
        for position, child in enumerate(ids):
            for parent in ids[:position]:
                kind = self.draw(
                    st.sampled_from(["", "", "parent", "spouse", "sibling", "guardian"])
                )
                if kind:
                    link: Document = {"kind": kind, "person": parent, "of": child}
                    if kind == "parent" and self.draw(st.booleans()):
                        link["cares_directly"] = self.draw(st.booleans())
                    links.append(link)
        return links
