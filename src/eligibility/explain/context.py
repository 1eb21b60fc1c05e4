"""What renderers look things up in: the rulebook, the case's people, labels of facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from eligibility.acts.model import (
    Act,
    Condition,
    ConditionNode,
    DatedValue,
    Parameter,
    Right,
    Rulebook,
)
from eligibility.engine.result import Determination, Result
from eligibility.engine.values import Missing, MissingKind
from eligibility.explain.words import Bilingual, Voice
from eligibility.facts import UNKNOWN, VOCABULARY, Case, Model, places
from eligibility.facts.vocabulary import MODELS
from eligibility.feel.types import ListType, RecordType
from eligibility.records import Record, kept

RECORD_NAMES = {model: name for name, model in MODELS.items()}
REMARK = re.compile(r" \((?:ништа|ništa|none): [^)]*\)")


class Context(Record):
    """A result with all that is needed to put it into words."""

    result: Result
    rulebook: Rulebook
    voice: Voice
    case: Case | None = None
    people: tuple[str, ...] = ()
    alike: frozenset[str] = frozenset()
    conditions: dict[str, dict[str, Condition]] = kept(default_factory=dict)

    def right(self, determination: Determination) -> Right:
        """Return the right that a determination is about."""
        return self.rulebook.rights[determination.right]

    def right_name(self, id_: str) -> str:
        """Return a right's name, or its id where the rulebook does not hold it.

        Where another right of the answer has the same name, the place is added.
        """
        right = self.rulebook.rights.get(id_)
        name = right.name if right is not None else self.rulebook.other_rights.get(id_)
        if name is None:
            return id_
        told = self.voice.label(name)
        return f"{told} – {self.place_name(id_.partition('.')[0])}" if id_ in self.alike else told

    def place_name(self, id_: str) -> str:
        """Return a place's name in this script."""
        place = places.places().get(id_)
        return self.voice.name(place.name) if place is not None else id_

    def act(self, right: Right) -> Act | None:
        """Return the act that grants a right."""
        return self.rulebook.acts.get(right.act)

    def condition(self, right_id: str, id_: str) -> Condition | None:
        """Return a condition of a right by its id."""
        if right_id not in self.conditions:
            right = self.rulebook.rights.get(right_id)
            listed = {} if right is None else {c.id: c for c in conditions_of(right.conditions)}
            self.conditions[right_id] = listed
        return self.conditions[right_id].get(id_)

    def parameter_name(self, id_: str) -> str:
        """Return a parameter's label, or its id."""
        parameter = self.rulebook.parameters.get(id_)
        return self.voice.label(parameter.label) if parameter is not None else id_

    def parameter_value(self, parameter: Parameter | None, value: Any) -> str:
        """Return a parameter's value in words, with its unit."""
        return self.voice.value(value, parameter.unit if parameter is not None else "")

    def person_of(self, path: str) -> tuple[str | None, str]:
        """Split a case path into the person it is about and the rest."""
        for prefix in ("people.", "people/"):
            if path.startswith(prefix):
                rest = path[len(prefix) :]
                # Ids may hold dots, so the longest id that fits is the one meant.
                for id_ in sorted(self.people, key=len, reverse=True):
                    if rest == id_ or rest.startswith((f"{id_}.", f"{id_}/", f"{id_}[")):
                        return id_, rest[len(id_) :].lstrip("./")
                id_, _, rest = rest.partition(".")
                return id_, rest
        return None, path

    def fact_name(self, record: str, name: str, path: str = "") -> str:
        """Return a fact's label from the vocabulary, else its key."""
        entry = VOCABULARY.get(record, {}).get(name)
        if entry is None:
            definition = self.rulebook.definitions.get(path) or self.rulebook.definitions.get(name)
            if definition is not None:
                return self.voice.label(definition.label)
            if self.voice.known(f"fact.{name}"):
                return self.voice.say(f"fact.{name}")
            return name or path.rpartition(".")[2]
        return self.bare(entry.label)

    def bare(self, label: Bilingual) -> str:
        """Return a fact's label without the remark on how none is written."""
        return REMARK.sub("", self.voice.label(label))

    def kind_name(self, record: str, name: str, kind: str) -> str:
        """Return the label of one kind of a list's items (`pension` of `incomes`)."""
        if kind in self.rulebook.rights or kind in self.rulebook.other_rights:
            return self.right_name(kind)
        entry = VOCABULARY.get(record, {}).get(name)
        of = entry.type.of if entry is not None and isinstance(entry.type, ListType) else None
        if entry is None or entry.by is None or not isinstance(of, RecordType):
            return kind
        inner = VOCABULARY[of.name].get(entry.by)
        label = inner.values.get(kind) if inner is not None else None
        return self.voice.label(label) if label is not None else kind

    def fact_value(self, record: str, name: str, value: Any) -> str:
        """Return a fact's value in words, with its unit and the labels of its enum."""
        if isinstance(value, Model):
            return self.record(value)
        entry = VOCABULARY.get(record, {}).get(name)
        if entry is None:
            return self.voice.value(value)
        if entry.form == "month" and isinstance(value, date):
            return self.voice.month(value)
        return self.voice.value(value, entry.unit, entry.values)

    def record(self, record: Model) -> str:
        """Return a record in words: `boravište, Lajkovac, od dana 10.4.2016`; a person's id."""
        id_ = getattr(record, "id", None)
        if isinstance(id_, str):
            return id_
        parts: list[str] = []
        for name, entry in VOCABULARY[RECORD_NAMES[type(record)]].items():
            value = getattr(record, name)
            if value is UNKNOWN or value is None or isinstance(value, Model | tuple):
                continue
            told = self.fact_value(RECORD_NAMES[type(record)], name, value)
            if isinstance(value, bool):
                told = f"{self.bare(entry.label)}: {told}"
            elif entry.form == "day":
                told = f"{self.bare(entry.label)} {told}"
            elif name == "right":
                told = self.right_name(value)
            parts.append(told)
        return ", ".join(parts)

    def assessment(self, path: str) -> tuple[Bilingual, Bilingual] | None:
        """Return an assessment's label and the body that makes it, by path or id."""
        # The last part of an id may be another act's too: `rs.need` and `lajkovac.need`.
        assessment = self.rulebook.assessments.get(path.rpartition("/")[2])
        return None if assessment is None else (assessment.label, assessment.body)


def indicators(context: Context, path: str) -> list[str]:
    """Return what the body weighs for an assessment, in words."""
    assessment = context.rulebook.assessments.get(path.rpartition("/")[2])
    return [] if assessment is None else list(map(context.voice.label, assessment.indicators))


def context(result: Result, rulebook: Rulebook, voice: Voice, case: Case | None = None) -> Context:
    """Return the context in which a result is put into words."""
    if case is not None:
        people = tuple(person.id for person in case.people)
    else:
        shown = (d.subject for d in result.determinations)
        holders = (d.holder for d in result.determinations)
        people = tuple(dict.fromkeys(p for p in (*shown, *holders) if p is not None))
    return Context(result, rulebook, voice, case, people, _alike(result, rulebook))


def _alike(result: Result, rulebook: Rulebook) -> frozenset[str]:
    """Return the rights of a result whose name a right of another place has too."""
    named: dict[str, set[str]] = {}
    for id_ in {determination.right for determination in result.determinations}:
        named.setdefault(rulebook.rights[id_].name.sr, set()).add(id_)
    return frozenset(id_ for ids in named.values() if len(ids) > 1 for id_ in ids)


def conditions_of(node: ConditionNode) -> Iterator[Condition]:
    """Yield every condition of a tree, exceptions included."""
    for exception in node.unless:
        yield from conditions_of(exception)
    if isinstance(node, Condition):
        yield node
        return
    for member in node.members:
        yield from conditions_of(member)


def last_known(parameter: Parameter, day: date | None) -> DatedValue | None:
    """Return the newest value that began, or was last seen, by `day` (any, without a day)."""

    def newest(dated: DatedValue) -> date:
        validity = dated.validity
        days = (validity.seen_last, validity.start, validity.seen_first, validity.end)
        return next((d for d in days if d is not None), date.min)

    def began(dated: DatedValue) -> bool:
        start = dated.validity.start or dated.validity.seen_first
        return day is None or start is None or start <= day

    candidates = [dated for dated in parameter.values if began(dated)]
    return max(candidates, key=newest, default=None)


def dated_day(dated: DatedValue) -> date | None:
    """Return the day by which a value is known: last seen, else its start."""
    validity = dated.validity
    return validity.seen_last or validity.start or validity.seen_first or validity.end


def of_kind(missing: tuple[Missing, ...], *kinds: MissingKind) -> tuple[Missing, ...]:
    """Return those of the given kinds."""
    return tuple(m for m in missing if m.kind in kinds)
