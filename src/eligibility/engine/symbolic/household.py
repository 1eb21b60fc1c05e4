"""One symbolic household: every fact of up to N people, made when it is first asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction
from itertools import count, pairwise
from typing import Any

from eligibility.engine.symbolic import days
from eligibility.engine.symbolic.compiler import Compiler
from eligibility.engine.symbolic.days import Day
from eligibility.engine.symbolic.kinship import Kinship
from eligibility.engine.symbolic.products import Products
from eligibility.engine.symbolic.sites import Sites
from eligibility.engine.symbolic.terms import (
    Truth,
    at_most,
    both,
    constant,
    either,
    equal,
    implies,
    is_constant,
    name_of,
    no,
    plus,
    same_truth,
)
from eligibility.engine.symbolic.values import (
    Items,
    Kind,
    NotModelledError,
    Rec,
    Ref,
    Sym,
    Tri,
    just,
)
from eligibility.facts.vocabulary import Field, vocabulary
from eligibility.feel.types import (
    BOOLEAN,
    DATE,
    EnumType,
    ListType,
    NumberType,
    OptionalType,
    RecordType,
)

POOLED = {"residences", "awards", "events"}
"""Lists whose items stand apart by kind: so many of each kind."""

MOST_YEARS = 110


class Household:
    """Facts of up to `people` people, with up to `items` entries in each list of each.

    It may be shared by several spaces, so that two rulebooks speak of one household. The
    person in slot 0 is the subject of a right; the applicant is in slot 0 or 1. All facts are
    known and all lists whole: by monotonicity what is decided for some case with open facts is
    decided for one without.
    """

    def __init__(self, people: int = 6, items: int = 2, compiler: Compiler | None = None) -> None:
        self.people = people
        self.items = items
        self.base: Household | None = None
        self.differing: frozenset[str] = frozenset()
        self.prefix = ""
        self.twins: dict[str, Household] = {}
        self._tails: tuple[str, ...] = ()
        self._texts: dict[str, int] = {}
        self.facts: dict[tuple[str, str], Any] = {}
        self.terms: dict[str, Any] = {}
        # Several households may share what the solver was given.
        self.compiler = compiler or Compiler()
        self.rules: list[tuple[tuple[str, ...], Any]] = []
        self.opaque: dict[str, Any] = {}
        self.pools: dict[tuple[str, str, str], list[Rec]] = {}
        self.kinds: dict[str, list[str]] = {}
        self.link_kinds: set[str] = set()
        self.marks: dict[Any, int] = {}
        # Shared by all spaces and twins: what each leaves free has a name of its own.
        self.numbers = count()
        self.spaces = count()
        self.products = Products(self)
        self.sites = Sites(self)
        self.kinship = Kinship(self)
        self.slots = tuple(Rec("person", f"p{index}") for index in range(people))
        self.applicant_first: Truth = self.boolean("applicant.first") if people > 1 else True
        self._start()

    def _start(self) -> None:
        self.claim = self.day("claim_date")
        self.decision = self.day("decision_date")
        self.emergency = self.boolean("state_of_emergency")
        self.rule(at_most(1990 * 12, self.claim.month), self.claim.month)
        self.rule(days.not_after(self.claim, self.decision), self.claim.month)
        for index in range(2, self.people):
            self.rule(implies(self.exists(index), self.exists(index - 1)), self.exists(index))
        if self.people > 1:
            self.rule(implies(no(self.applicant_first), self.exists(1)), self.applicant_first)

    def twin(self, differing: Collection[str], name: str = "") -> Household:
        """Return a second household, equal in everything but these facts.

        `name` tells it from other twins of the household.

        A fact is named by its field of a person (`sex`), by record and field
        (`income.amount`), by its list (`residences`, `awards/rs.nsp`), or by its place in the
        household (`p0.sex`).
        """
        name = name or f"twin{len(self.twins)}"
        made = Household.__new__(Household)
        made.__dict__.update(self.__dict__)
        made.base, made.differing, made.prefix = self, frozenset(differing), f"{name}."
        made._tails = tuple(each.rpartition(".")[2] for each in sorted(made.differing))
        self.twins[name] = made
        made.facts, made.opaque, made.pools, made.rules = {}, {}, {}, []
        made.kinship = Kinship(made)
        made.sites = Sites(made)
        return made

    # Terms of the solver

    def rule(self, holds: Truth, *owners: Any) -> None:
        """Add what holds in every household; it matters where all its owners are asked about."""
        if holds is not True:
            names = tuple(name for owner in owners if (name := name_of(owner)))
            self.rules.append((names, holds))

    def _name(self, key: str) -> str:
        return f"{self.prefix}{key}" if self.prefix and self.differs(key) else key

    def differs(self, key: str) -> bool:
        """Return whether the fact under this key is one in which the twin differs."""
        if key.startswith("?"):
            return True
        if not any(tail in key for tail in self._tails):
            return False
        person, _, rest = key.partition(".")
        field = rest.partition(".")[0].partition("/")[0]
        last = rest.rpartition(".")[2].partition("@")[0].partition(":")[0]
        target = _record_of_list(field)
        for name in self.differing:
            if key == name or key.startswith((f"{name}.", f"{name}/", f"{name}:", f"{name}@")):
                return True
            if rest == name or rest.startswith((f"{name}.", f"{name}/", f"{name}:", f"{name}@")):
                return True
            if target and name in (f"{target}.{last}", f"{field}.{last}", f"{person}.{field}"):
                return True
        return False

    def called(self, key: str, sort: str) -> Any:
        """Return what a twin has of its own under this key, without rules for it."""
        name = f"{self.prefix}{key}"
        return self.terms.setdefault(name, constant(name, sort))

    def boolean(self, key: str) -> Truth:
        """Return the truth under this key."""
        name = self._name(key)
        if name not in self.terms:
            self.terms[name] = constant(name, "b")
        return self.terms[name]

    def integer(self, key: str, low: int | None = None, high: int | None = None) -> Any:
        """Return the whole number under this key."""
        return self._numeric(key, "i", low, high)

    def real(self, key: str, low: Any = None, high: Any = None) -> Any:
        """Return the number under this key."""
        return self._numeric(key, "r", low, high)

    def _numeric(self, key: str, sort: str, low: Any, high: Any) -> Any:
        name = self._name(key)
        if name not in self.terms:
            made = self.terms[name] = constant(name, sort)
            if low is not None:
                self.rule(at_most(low, made), made)
            if high is not None:
                self.rule(at_most(made, high), made)
        return self.terms[name]

    def day(self, key: str) -> Day:
        """Return the day under this key."""
        name = self._name(f"{key}")
        fresh = f"{name}:month" not in self.terms
        made = Day(self.integer(f"{key}:month"), self.integer(f"{key}:day"))
        if fresh:
            self.rule(days.exists(made), made.month)
            self.rule(days.exists(made), made.day)
        return made

    def text(self, value: str) -> int:
        """Return the number that stands for a text."""
        return self._texts.setdefault(value, len(self._texts))

    def text_of(self, number_: int) -> str | None:
        """Return the text that a number stands for."""
        return next((text for text, each in self._texts.items() if each == number_), None)

    def mark(self, term: Any) -> int:
        """Return a number that stands for a term; the same one never stands for another."""
        if is_constant(term):
            return int(term)
        # A term that is kept keeps its number.
        return self.marks.setdefault(term, -1 - len(self.marks))

    def free(self, key: str, kind: Kind, loose: bool = False) -> Sym:
        """Return a free value that stands for what is not translated exactly.

        The same key gives the same value. Where `loose`, it may also be unknown.
        """
        known = self.opaque.get(key)
        if known is None:
            value: Any
            if kind == "truth":
                value = self.boolean(f"?{key}")
            elif kind == "day":
                value = self.day(f"?{key}")
            elif kind == "number":
                value = self.real(f"?{key}")
            elif kind in ("text", "months"):
                value = self.integer(f"?{key}")
            elif kind == "seconds":
                value = self.real(f"?{key}")
            else:
                value = self.day(f"?{key}")
            none: Truth = False
            if kind != "truth":
                none = self.boolean(f"?{key}:none")
            certain = self.boolean(f"?{key}:known") if loose else True
            known = self.opaque[key] = Sym(kind, certain, none, value)
        return known

    # People

    def exists(self, index: int) -> Truth:
        """Return whether there is somebody in a slot."""
        return True if index == 0 else self.boolean(f"p{index}.exists")

    def index(self, person: Rec) -> int:
        """Return the slot of a person."""
        return int(person.key[1:])

    def there(self, person: Rec) -> Truth:
        """Return whether a person is there."""
        return self.exists(self.index(person))

    def applicant(self) -> Ref:
        """Return who applies."""
        if self.people == 1:
            return just(self.slots[0])
        first = self.applicant_first
        return Ref(True, ((first, self.slots[0]), (no(first), self.slots[1])))

    def everybody(self) -> Items:
        """Return the list of all people."""
        return Items(tuple((Tri(self.there(p), no(self.there(p))), just(p)) for p in self.slots))

    # Facts

    def field(self, slot: int | Rec, name: str) -> Any:
        """Return a fact of the person in a slot, or of a record of the household."""
        rec = self.slots[slot] if isinstance(slot, int) else slot
        found = self.facts.get((rec.key, name))
        if found is None:
            entry = vocabulary()[rec.record].get(name)
            if entry is None:
                raise NotModelledError(f"{rec.record}.{name}")
            found = self.facts[rec.key, name] = self._fact(rec, name, entry)
            if rec.record == "person":
                self._agreeing(rec, name, found)
        return found

    def _agreeing(self, rec: Rec, name: str, made: Any) -> None:
        """Add with what else a fact of a person has to agree: see `facts.checks`."""
        if name == "pregnant":
            man = equal(self.field(rec, "sex").value, self.text("male"))
            self.rule(no(both(made.value, man)), made.value)
        elif name == "attendance_allowance_basis":
            allowance = self.field(rec, "attendance_allowance")
            self.rule(same_truth(made.none, allowance.none), made.none)

    def _fact(self, rec: Rec, name: str, entry: Field) -> Any:
        key = f"{rec.key}.{name}"
        of = entry.type
        if isinstance(of, ListType):
            return self._list(rec, name, of)
        optional = isinstance(of, OptionalType)
        inner = of.of if isinstance(of, OptionalType) else of
        if isinstance(inner, RecordType):
            there = self.boolean(f"{key}.exists") if optional else True
            return Ref(True, ((there, Rec(inner.name, key)),))
        none: Truth = self.boolean(f"{key}:none") if optional else False
        if inner == BOOLEAN:
            return Sym("truth", True, none, self.boolean(key))
        if inner == DATE:
            fresh = f"{self._name(key)}:month" not in self.terms
            day = self.day(key)
            if entry.form == "month":
                self.rule(equal(day.day, 1), day.day)
            if fresh:
                self._dated(rec, name, day, none)
            return Sym("day", True, none, day)
        if isinstance(inner, EnumType):
            value = self.integer(key)
            self.rule(either(*(equal(value, self.text(each)) for each in inner.values)), value)
            return Sym("text", True, none, value)
        if isinstance(inner, NumberType):
            if entry.form == "whole":
                whole = self.integer(key, entry.least, entry.most)
                few = None
                if entry.least is not None and entry.most is not None:
                    span = range(entry.least, entry.most + 1)
                    few = tuple(Fraction(each) for each in span) if len(span) <= 24 else None
                return Sym("number", True, none, whole, None, few)
            return Sym("number", True, none, self.real(key, entry.least, entry.most))
        if rec.record == "person" and name == "household":
            # Households are numbered by their first member.
            return Sym("text", True, none, self.integer(key, 0, self.index(rec)))
        return Sym("text", True, none, self.integer(key, 0))

    def _dated(self, rec: Rec, name: str, day: Day, none: Truth) -> None:
        """Add what a case must fulfil to be plausible: see `facts.checks`."""
        if rec.record == "person" and name == "birth_date":
            self.rule(days.not_after(day, self.claim), day.month)
            self.rule(at_most(plus(self.claim.month, -12 * MOST_YEARS), day.month), day.month)
        elif rec.record == "person" and name == "death_date":
            birth = self.field(rec, "birth_date").value
            self.rule(either(none, days.not_after(birth, day)), day.month)
            self.rule(either(none, days.not_after(day, self.claim)), day.month)
        elif name == "end" and "start" in vocabulary()[rec.record]:
            start = self.field(rec, "start").value
            self.rule(either(none, days.not_after(start, day)), day.month)
        elif name == "start" and rec.record in ("residence", "register_spell", "award"):
            person = Rec("person", rec.key.partition(".")[0])
            birth = self.field(person, "birth_date").value
            self.rule(days.not_after(birth, day), day.month)

    # Lists

    def _list(self, rec: Rec, name: str, of: ListType) -> Items:
        key = f"{rec.key}.{name}"
        if isinstance(of.of, EnumType):
            members = []
            for each in of.of.values:
                inside = self.boolean(f"{key}/{each}")
                value = Sym("text", True, False, self.text(each))
                members.append((Tri(inside, no(inside)), value))
            return Items(tuple(members))
        if not isinstance(of.of, RecordType):
            raise NotModelledError(key)
        if name in POOLED:
            kinds = self.kinds.get(name, [])
            pools = [self.pool(rec, name, kind) for kind in kinds]
        else:
            pools = [self.pool(rec, name, "")]
        items = [item for pool in pools for item in pool]
        return Items(tuple((self.inside(item), just(item)) for item in items))

    def inside(self, item: Rec) -> Tri:
        """Return whether an item is in its list."""
        there = self.boolean(f"{item.key}.exists")
        return Tri(there, no(there))

    def pool(self, rec: Rec, name: str, kind: str) -> list[Rec]:
        """Return the items of one kind that a list of a record may hold."""
        known = self.pools.get((rec.key, name, kind))
        if known is None:
            record = _record_of_list(name)
            base = f"{rec.key}.{name}/{kind}" if kind else f"{rec.key}.{name}"
            known = [Rec(record, f"{base}.{index}") for index in range(self.items)]
            self.pools[rec.key, name, kind] = known
            by = vocabulary()["person"][name].by if rec.record == "person" else None
            for earlier, later in pairwise(known):
                self.rule(
                    implies(self.inside(later).true, self.inside(earlier).true),
                    self.inside(later).true,
                )
            if kind and by:
                for item in known:
                    constant = Sym("text", True, False, self.text(kind))
                    self.facts[item.key, by] = constant
        return known

    def people_there(self) -> Iterator[Truth]:
        """Yield for each slot whether there is somebody in it."""
        return (self.exists(index) for index in range(self.people))


def _record_of_list(name: str) -> str:
    entry = vocabulary()["person"].get(name)
    return (entry.record or "") if entry is not None else ""
