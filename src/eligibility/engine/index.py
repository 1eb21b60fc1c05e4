"""A case made ready for evaluation: paths of its records, its lists, its dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from eligibility.engine.arithmetic import lean
from eligibility.engine.kinship import Kinship
from eligibility.engine.result import Found
from eligibility.engine.values import Items, Missing, Rest, Unknown, make
from eligibility.facts.base import UNKNOWN, is_whole
from eligibility.facts.case import Case
from eligibility.facts.vocabulary import vocabulary
from eligibility.feel.types import BOOLEAN, EnumType, ListType, OptionalType, RecordType, Type
from eligibility.records import Record


class Shape(Record):
    """What evaluation needs to know of a field: is it a list, of what, in which kinds.

    `answers` are all values it can take, where they are few.
    """

    is_list: bool
    record: str
    kinds: tuple[str, ...]
    is_kind: bool
    answers: tuple[Any, ...]


@cache
def shapes() -> Mapping[str, Mapping[str, Shape]]:
    """Return the shape of every field of every record; the vocabulary never changes."""
    words = vocabulary()
    kind_fields = {
        (field.type.of.name, field.by)
        for fields in words.values()
        for field in fields.values()
        if isinstance(field.type, ListType) and isinstance(field.type.of, RecordType) and field.by
    }
    found: dict[str, dict[str, Shape]] = {}
    for record, fields in words.items():
        found[record] = {}
        for name, field in fields.items():
            of = field.type
            inner = of.of if isinstance(of, ListType | OptionalType) else of
            target = inner.name if isinstance(inner, RecordType) else ""
            kinds: tuple[str, ...] = ()
            if target and field.by:
                by = words[target][field.by].type
                kinds = by.values if isinstance(by, EnumType) else ()
            found[record][name] = Shape(
                isinstance(of, ListType), target, kinds, (record, name) in kind_fields, _answers(of)
            )
    return found


@cache
def _nested() -> Mapping[str, Mapping[str, Shape]]:
    """Return the fields that hold records themselves, of each record that has such fields."""
    found = {
        record: {name: shape for name, shape in fields.items() if shape.record}
        for record, fields in shapes().items()
    }
    return {record: fields for record, fields in found.items() if fields}


def _answers(of: Type) -> tuple[Any, ...]:
    if isinstance(of, OptionalType):
        inner = _answers(of.of)
        return (*inner, None) if inner else ()
    if of == BOOLEAN:
        return (True, False)
    return of.values if isinstance(of, EnumType) else ()


_UNSAID = {
    name: Unknown((Missing("fact", name, "case", name),))
    for name in ("applicant", "claim_date", "decision_date", "state_of_emergency")
}


class CaseIndex:
    """Knows where each record of a case stands, what its lists hold, and its dates."""

    __slots__ = (
        "_kinship",
        "_lists",
        "_paths",
        "applicant",
        "case",
        "claim_date",
        "dated",
        "decision_date",
        "facts",
        "people",
        "places",
        "state_of_emergency",
    )

    def __init__(self, case: Case) -> None:
        self.case = case
        self._paths: dict[int, str] = {id(case): ""}
        # What has been asked for, by record and field: a case never changes.
        self._lists: dict[tuple[int, str], Items] = {}
        self.facts: dict[tuple[int, str], Found | Unknown] = {}
        for person in case.people:
            self._walk(person, "person", f"people.{person.id}")
        for link in case.kinship:
            self._paths[id(link)] = f"kinship.{link.kind}.{link.person}.{link.of}"
        self.claim_date: date | Unknown = self._date("claim_date")
        self.decision_date: date | Unknown = self._date("decision_date")
        self.state_of_emergency: bool | Unknown = self._emergency()
        self.people = self.items(case, "case", "people", shapes()["case"]["people"])
        by_id = {person.id: person for person in case.people}
        known = by_id.get(case.applicant) if case.applicant is not UNKNOWN else None
        self.applicant: Any = known or _UNSAID["applicant"]
        self._kinship: Kinship | None = None
        # What was looked up while this case is decided, and is forgotten with it.
        self.dated: dict[Any, Any] = {}
        self.places: dict[tuple[str, str], bool | None] = {}

    def _walk(self, record: Any, kind: str, base: str) -> None:
        """Note the path of a record, and of the records inside it."""
        paths, holding = self._paths, _nested()
        paths[id(record)] = base
        nested = holding.get(kind)
        if nested is None:
            return
        for name in record.model_fields_set:
            if name not in nested:
                continue
            value, entry = getattr(record, name), nested[name]
            if not entry.is_list:
                if value is not UNKNOWN and value is not None:
                    self._walk(value, entry.record, f"{base}.{name}")
            elif entry.record in holding:
                for position, item in enumerate(value, 1):
                    self._walk(item, entry.record, f"{base}.{name}[{position}]")
            else:
                for position, item in enumerate(value, 1):
                    paths[id(item)] = f"{base}.{name}[{position}]"

    def _date(self, name: str) -> date | Unknown:
        value = getattr(self.case, name)
        if value is UNKNOWN or value is None:
            return _UNSAID[name]
        day: date = value
        return day

    def _emergency(self) -> bool | Unknown:
        declared = self.case.state_of_emergency
        return _UNSAID["state_of_emergency"] if declared is UNKNOWN else declared is True

    @property
    def kinship(self) -> Kinship:
        """The links between people, read when first asked about."""
        if self._kinship is None:
            self._kinship = Kinship(self.case)
        return self._kinship

    def path(self, record: Any) -> str:
        """Return where a record stands in the case, such as `people.ana.incomes[2]`."""
        return self._paths[id(record)]

    def items(self, record: Any, kind: str, field: str, entry: Shape) -> Items:
        """Return a list of the case with stand-ins for what it may still hold."""
        key = id(record), field
        known = self._lists.get(key)
        if known is None:
            sure = tuple(getattr(record, field))
            rest = self.rest(record, kind, field, entry)
            known = self._lists[key] = make(Items, (sure, (), rest))
        return known

    def fact(self, record: Any, kind: str, field: str) -> Any:
        """Return a fact of a record as it is met wherever it is asked for: found or unknown."""
        return self.facts.get((id(record), field)) or self.meet(record, kind, field)

    def meet(self, record: Any, kind: str, field: str) -> Any:
        """Return a fact of a record that is asked for the first time."""
        key = id(record)
        value = getattr(record, field)
        path = f"{self._paths[key]}.{field}"
        met: Found | Unknown
        if value is UNKNOWN:
            met = Unknown((Missing("fact", path, kind, field),))
        else:
            worth = lean(value) if type(value) is Fraction else value
            met = make(Found, ("fact", path, worth, kind, field, ()))
        self.facts[key, field] = met
        return met

    def unsaid(self, record: Any, kind: str, field: str) -> Unknown:
        """Return the unknown for a fact of a record that nobody has said."""
        known = self.facts.get((id(record), field))
        if type(known) is Unknown:
            return known
        path = f"{self._paths[id(record)]}.{field}"
        unknown = Unknown((Missing("fact", path, kind, field),))
        if getattr(record, field) is UNKNOWN:
            self.facts[id(record), field] = unknown
        return unknown

    def rest(self, record: Any, kind: str, field: str, entry: Shape) -> tuple[Rest, ...]:
        """Return the stand-ins for what the case does not say a list holds."""
        if is_whole(record, field):
            return ()
        base = self.path(record)
        path = f"{base}.{field}" if base else field
        kinds = entry.kinds
        if not kinds or not any(is_whole(record, field, each) for each in kinds):
            return (Rest(entry.record, None, Missing("list", path, kind, field)),)
        return tuple(
            Rest(entry.record, each, Missing("list", f"{path}/{each}", kind, field))
            for each in kinds
            if not is_whole(record, field, each)
        )
