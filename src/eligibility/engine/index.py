"""A case made ready for evaluation: paths of its records, its lists, its dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from eligibility.engine.arithmetic import lean
from eligibility.engine.kinship import Kinship
from eligibility.engine.result import Found
from eligibility.engine.values import Items, Missing, Rest, Unknown
from eligibility.facts.base import UNKNOWN, is_whole
from eligibility.facts.case import Case
from eligibility.facts.vocabulary import vocabulary
from eligibility.feel.types import BOOLEAN, EnumType, ListType, OptionalType, RecordType, Type


@dataclass(frozen=True, slots=True)
class Shape:
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
    """Return the fields of each record that hold records themselves."""
    return {
        record: {name: shape for name, shape in fields.items() if shape.record}
        for record, fields in shapes().items()
    }


def _answers(of: Type) -> tuple[Any, ...]:
    if isinstance(of, OptionalType):
        inner = _answers(of.of)
        return (*inner, None) if inner else ()
    if of == BOOLEAN:
        return (True, False)
    return of.values if isinstance(of, EnumType) else ()


class CaseIndex:
    """Knows where each record of a case stands, what its lists hold, and its dates."""

    __slots__ = (
        "_kinship",
        "_lists",
        "_paths",
        "_unsaid",
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
        self.facts: dict[tuple[int, str], Found] = {}
        self._unsaid: dict[tuple[int, str], Unknown] = {}
        for person in case.people:
            base = f"people.{person.id}"
            self._paths[id(person)] = base
            self._walk(person, "person", base)
        for link in case.kinship:
            self._paths[id(link)] = f"kinship.{link.kind}.{link.person}.{link.of}"
        self.claim_date: date | Unknown = self._date("claim_date")
        self.decision_date: date | Unknown = self._date("decision_date")
        self.state_of_emergency: bool | Unknown = self._emergency()
        self.people = self.items(case, "case", "people", shapes()["case"]["people"])
        by_id = {person.id: person for person in case.people}
        known = by_id.get(case.applicant) if case.applicant is not UNKNOWN else None
        self.applicant: Any = known or Unknown((Missing("fact", "applicant", "case", "applicant"),))
        self._kinship: Kinship | None = None
        # What was looked up while this case is decided, and is forgotten with it.
        self.dated: dict[Any, Any] = {}
        self.places: dict[tuple[str, str], bool | None] = {}

    def _walk(self, record: Any, kind: str, base: str) -> None:
        nested = _nested()[kind]
        for name in record.model_fields_set & nested.keys():
            value, entry = getattr(record, name), nested[name]
            if entry.is_list:
                for position, item in enumerate(value, 1):
                    path = f"{base}.{name}[{position}]"
                    self._paths[id(item)] = path
                    self._walk(item, entry.record, path)
            elif value is not UNKNOWN and value is not None:
                self._paths[id(value)] = f"{base}.{name}"
                self._walk(value, entry.record, f"{base}.{name}")

    def _date(self, name: str) -> date | Unknown:
        value = getattr(self.case, name)
        if value is UNKNOWN or value is None:
            return Unknown((Missing("fact", name, "case", name),))
        day: date = value
        return day

    def _emergency(self) -> bool | Unknown:
        declared = self.case.state_of_emergency
        if declared is UNKNOWN:
            missing = Missing("fact", "state_of_emergency", "case", "state_of_emergency")
            return Unknown((missing,))
        return declared is True

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
            known = self._lists[key] = Items(sure, (), self.rest(record, kind, field, entry))
        return known

    def fact(self, record: Any, kind: str, field: str) -> Found | Unknown:
        """Return a fact of a record as it is met wherever it is asked for."""
        key = id(record), field
        known = self.facts.get(key)
        if known is None:
            value = getattr(record, field)
            if value is UNKNOWN:
                return self.unsaid(record, kind, field)
            path = f"{self._paths[id(record)]}.{field}"
            known = Found("fact", path, lean(value), kind, field)
            self.facts[key] = known
        return known

    def unsaid(self, record: Any, kind: str, field: str) -> Unknown:
        """Return the unknown for a fact of a record that nobody has said."""
        key = id(record), field
        known = self._unsaid.get(key)
        if known is None:
            path = f"{self._paths[id(record)]}.{field}"
            known = self._unsaid[key] = Unknown((Missing("fact", path, kind, field),))
        return known

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
