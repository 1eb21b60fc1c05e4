"""Builds the document of a case from a solver's model, of just the facts that were asked about."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from fractions import Fraction
from typing import Any

from eligibility.engine.symbolic.days import Day
from eligibility.engine.symbolic.household import Household
from eligibility.engine.symbolic.kinship import CARERS, PARENTS
from eligibility.engine.symbolic.model import Model
from eligibility.engine.symbolic.terms import is_constant, name_of
from eligibility.engine.symbolic.values import Items, Rec, Ref, Sym
from eligibility.facts import places
from eligibility.facts.vocabulary import Field, vocabulary
from eligibility.feel.types import DATE, EnumType, ListType, NumberType, OptionalType
from eligibility.feel.values import format_number

Document = dict[str, Any]


class Realizer:
    """Reads facts of a household from a model; `names` are those that matter."""

    def __init__(self, home: Household, model: Model, names: Collection[str], place: str) -> None:
        self.home = home
        self.model = model
        self.names = names
        self.place = place
        self.people = [slot for slot in home.slots if self.holds(home.there(slot), otherwise=False)]
        self.ids = {slot.key: f"osoba{index}" for index, slot in enumerate(self.people, 1)}

    def holds(self, term: Any, *, otherwise: bool = False) -> bool:
        """Return whether a truth holds in the model."""
        if isinstance(term, bool):
            return term
        if term.op == "constant" and not self.asked(term):
            return otherwise
        return self.model.holds(term)

    def asked(self, term: Any) -> bool:
        """Return whether a constant of the solver matters."""
        return is_constant(term) or name_of(term) in self.names

    def number(self, term: Any) -> Fraction:
        """Return what a number is in the model."""
        if is_constant(term):
            return Fraction(term)
        return self.model.number(term)

    def date(self, day: Day) -> date:
        """Return what a day is in the model."""
        month = int(self.number(day.month))
        return date(month // 12, month % 12 + 1, int(self.number(day.day)))

    def document(self, claim: Day, decision: Day) -> Document:
        """Return the case as its JSON document."""
        home = self.home
        made: Document = {"schema": 1, "invented": True}
        made["municipality"] = places.places()[self.place].latin
        # A day that nothing depends on is left unsaid.
        if self.asked(claim.month):
            made["claim_date"] = self.date(claim).isoformat()
        if self.asked(decision.month) and self.asked(claim.month):
            made["decision_date"] = max(self.date(decision), self.date(claim)).isoformat()
        elif self.asked(decision.month):
            made["decision_date"] = self.date(decision).isoformat()
        applicant = home.slots[0]
        if home.people > 1 and not self.holds(home.applicant_first, otherwise=True):
            applicant = home.slots[1]
        made["applicant"] = self.ids[applicant.key]
        made["state_of_emergency"] = self.holds(home.emergency)
        made["people"] = [self._person(slot) for slot in self.people]
        links = self._links()
        if links:
            made["kinship"] = links
        made["whole"] = ["people", "kinship"]
        return made

    def _person(self, slot: Rec) -> Document:
        made: Document = {"id": self.ids[slot.key]}
        made |= self._record(slot)
        assessments = self._assessments(slot)
        if assessments:
            made["assessments"] = assessments
        made["whole"] = [
            name
            for name, field in vocabulary()["person"].items()
            if isinstance(field.type, ListType)
        ]
        return made

    def _record(self, rec: Rec) -> Document:
        made: Document = {}
        for name, entry in vocabulary()[rec.record].items():
            if isinstance(entry.type, ListType):
                items = self._list(rec, name, entry)
                if items:
                    made[entry.key] = items
                continue
            site = f"{rec.key}.{name}" if not entry.exposed else ""
            asked = self.home.sites.asked.get(site or f"{rec.key}.{name}")
            if asked is not None:
                made[entry.key] = self._site(asked)
                continue
            value = self.home.facts.get((rec.key, name))
            if value is not None:
                self._put(made, entry, value)
            if entry.required and entry.key not in made and rec.record != "person":
                made[entry.key] = self._any(entry)
        return made

    def _put(self, made: Document, entry: Field, value: Any) -> None:
        if isinstance(value, Ref):
            ((there, rec),) = value.options
            inner = self._record(rec)
            if there is True:
                made[entry.key] = inner
            elif self.asked(there):
                made[entry.key] = inner if self.holds(there) else None
            return
        none = value.none
        if none is not False and self.asked(none) and self.holds(none):
            made[entry.key] = None
            return
        given = self._simple(entry, value)
        if given is None and none is not False and self.asked(none):
            # Only that there is one was asked about.
            given = self._any(entry)
        if given is not None:
            made[entry.key] = given

    def _any(self, entry: Field) -> Any:
        """Return some value of a fact."""
        of = entry.type.of if isinstance(entry.type, OptionalType) else entry.type
        if isinstance(of, EnumType):
            return of.values[0]
        if of == DATE:
            return self.date(self.home.claim).isoformat()
        return entry.least or 0 if isinstance(of, NumberType) else None

    def _simple(self, entry: Field, value: Sym) -> Any:
        term = value.value.month if isinstance(value.value, Day) else value.value
        day = value.value.day if isinstance(value.value, Day) else term
        if not self.asked(term) and not self.asked(day):
            return None
        if value.kind == "truth":
            return self.holds(term)
        if value.kind == "day":
            text = self.date(value.value).isoformat()
            return text[:7] if entry.form == "month" else text
        if value.kind == "text":
            index = int(self.number(term))
            if entry.name == "household":
                return f"d{index + 1}"
            return self.home.text_of(index)
        return _written(self.number(term), 2 if entry.form == "amount" else 6)

    def _list(self, rec: Rec, name: str, entry: Field) -> list[Any]:
        of = entry.type
        if isinstance(of, ListType) and isinstance(of.of, EnumType):
            value = self.home.facts.get((rec.key, name))
            if not isinstance(value, Items):
                return []
            return [
                self.home.text_of(each.value)
                for inside, each in value.items
                if self.holds(inside.true)
            ]
        found = []
        for (key, list_, _), pool in self.home.pools.items():
            if key == rec.key and list_ == name:
                for item in pool:
                    if self.holds(self.home.inside(item).true):
                        found.append(self._record(item))
        return found

    def _site(self, asked: dict[str, Any]) -> str:
        """Return a place that lies in just those that the model says."""
        inside = [place for place, term in asked.items() if self.holds(term)]
        outside = [place for place in asked if place not in inside]
        named = [found.latin for place in inside if (found := places.find(place)) is not None]
        unnamed = [place for place in inside if places.find(place) is None]
        if unnamed:
            return unnamed[0]
        candidates = sorted(named, key=lambda name: -len(_chain(name)))
        candidates += [place.latin for place in places.places().values()]
        for name in [*candidates, "Beč"]:
            if all(lies(name, place) for place in inside) and not any(
                lies(name, place) for place in outside
            ):
                return name
        return candidates[0]

    def _assessments(self, slot: Rec) -> list[Document]:
        prefix = f"{slot.key}.assessments/"
        found: dict[str, Document] = {}
        for name in sorted(self.names):
            bare = name.removeprefix(self.home.prefix) if self.home.differs(name) else name
            if not bare.startswith(prefix):
                continue
            kind, _, what = bare.removeprefix(prefix).rpartition(".")
            term = self.home.terms[self.home._name(bare)]
            made = found.setdefault(kind, {"kind": kind})
            if what == "outcome":
                made["outcome"] = self.holds(term)
            else:
                made["number"] = _written(self.number(term), 6)
        return list(found.values())

    def _links(self) -> list[Document]:
        found = []
        for kind in vocabulary()["link"]["kind"].values:
            if kind not in self.home.kinship.made:
                continue
            for one in self.people:
                for other in self.people:
                    first, second = self.home.index(one), self.home.index(other)
                    if first == second:
                        continue
                    if kind in ("spouse", "partner", "sibling") and first > second:
                        continue
                    if self.holds(self.home.kinship.link(kind, first, second)):
                        found.append(self._link(kind, one, other))
        return found

    def _link(self, kind: str, one: Rec, other: Rec) -> Document:
        first, second = self.home.index(one), self.home.index(other)
        made: Document = {"kind": kind, "person": self.ids[one.key], "of": self.ids[other.key]}
        if kind in CARERS:
            for field in ("cares_directly", "cares_alone"):
                key = self.home._name(f"link.{field}.{first}.{second}")
                if key in self.names:
                    made[field] = self.holds(self.home.terms[key])
            key = f"link.cares_since.{first}.{second}"
            if f"{self.home._name(key)}:month" in self.names:
                made["cares_since"] = self.date(self.home.day(key)).isoformat()
        if kind in PARENTS:
            key = self.home._name(f"link.deprived.{first}.{second}")
            if key in self.names:
                deprived = self.holds(self.home.terms[key])
                made["parental_right"] = "deprived" if deprived else "full"
        return made


def _written(value: Fraction, decimals: int) -> Any:
    if value.denominator == 1:
        return value.numerator
    if 10**decimals % value.denominator:
        value = Fraction(round(value * 10**decimals), 10**decimals)
        if value.denominator == 1:
            return value.numerator
    return format_number(value)


def _chain(name: str) -> tuple[str, ...]:
    found = places.find(name)
    return places.chain(found.id) if found is not None else ()


def lies(name: str, place: str) -> bool:
    if places.fold(name) == places.fold(place):
        return True
    wanted = places.find(place)
    return wanted is not None and bool(places.is_within(name, wanted.id))
