"""What expressions ask about: facts, definitions and dated parameters on one governing day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from eligibility.acts.model import Rulebook, Table, Value
from eligibility.engine import domain as reference
from eligibility.engine.symbolic import days, parameters
from eligibility.engine.symbolic.builtins import BUILTINS, OF_TEXT
from eligibility.engine.symbolic.days import Day, day_of
from eligibility.engine.symbolic.domain import FUNCTIONS
from eligibility.engine.symbolic.expressions import Names, Reader
from eligibility.engine.symbolic.readings import AllMet, Choice, Met
from eligibility.engine.symbolic.tables import table_worth
from eligibility.engine.symbolic.terms import plus, quotient, remainder
from eligibility.engine.symbolic.values import (
    NONE,
    Kind,
    NotModelledError,
    Rec,
    Ref,
    Sym,
    blurred,
    num,
    over,
    truth,
    where,
)
from eligibility.facts.functions import functions
from eligibility.facts.vocabulary import vocabulary
from eligibility.feel import nodes
from eligibility.feel.types import (
    BOOLEAN,
    DATE,
    MONTHS,
    SECONDS,
    TEXT,
    EnumType,
    NumberType,
    OptionalType,
    Type,
)
from eligibility.feel.values import Months, Seconds

if TYPE_CHECKING:
    from eligibility.engine.symbolic.space import Space

DERIVED = ("mother", "father", "parents", "children", "spouse")


class World:
    """One household under one rulebook, as an act of `place` sees it on `day`.

    `chosen` says in which of its readings a value is taken that sources give differently.
    """

    def __init__(self, space: Space, place: str, day: Sym, chosen: Choice = ()) -> None:
        self.space = space
        self.home = space.home
        self.rulebook: Rulebook = space.rulebook
        self.place = place
        self.day = day
        self.reader = Reader(self)
        self.chosen = dict(chosen)
        self._choice = chosen
        self.met = AllMet()
        self._parameters: dict[str, tuple[Any, tuple[Met, ...]]] = {}
        self._definitions: dict[tuple[str, str], tuple[Any, tuple[Met, ...]]] = {}
        self._ages: dict[tuple[str, int, int], Sym] = {}
        self.dates: dict[str, Any] = {
            "claim_date": space.claim,
            "decision_date": space.decision,
            "governing_date": day,
            "applicant": self.home.applicant(),
            "people": self.home.everybody(),
            "state_of_emergency": truth(self.home.emergency),
        }

    def kind_of(self, of: Type) -> Kind | None:
        """Return the kind of value that a type of the language stands for."""
        return kind_of(of)

    def constant(self, value: Any) -> Sym:
        """Return a value written in an act, or of a parameter."""
        if isinstance(value, bool):
            return truth(value)
        if isinstance(value, int | Fraction):
            exact = Fraction(value)
            return num(exact.numerator if exact.denominator == 1 else exact)
        if isinstance(value, str):
            return Sym("text", True, False, self.home.text(value))
        if isinstance(value, Months):
            return Sym("months", True, False, value.n)
        if isinstance(value, Seconds):
            return Sym("seconds", True, False, value.n)
        if isinstance(value, date):
            return Sym("day", True, False, day_of(value))
        return NONE

    # Facts

    def has_field(self, rec: Rec, name: str, ids: Mapping[str, str]) -> bool:
        """Return whether a record has a field of this name."""
        if name in vocabulary()[rec.record]:
            return True
        if rec.record != "person":
            return False
        return name in DERIVED or ids.get(name) in self.rulebook.definitions

    def field(self, rec: Rec, name: str, ids: Mapping[str, str]) -> Any:
        """Return a field of a record; of a person also what is derived and defined."""
        if rec.record == "person":
            if name == "age":
                return self.age(rec, self.day)
            if name in ("mother", "father"):
                sex = "female" if name == "mother" else "male"
                return self.home.kinship.parent_of_sex(rec, sex)
            if name in ("parents", "children", "spouse"):
                return getattr(self.home.kinship, name)(rec)
            if name not in vocabulary()["person"]:
                return self.definition(ids[name], rec)
        return self.home.field(rec, name)

    def age(self, person: Rec, day: Sym) -> Sym:
        """Return the completed years of a person on a day."""
        birth = self.home.field(person, "birth_date")
        key = (person.key, self.home.mark(day.value.month), self.home.mark(day.value.day))
        known = self._ages.get(key)
        if known is None:
            years = days.completed_years(birth.value, day.value)
            known = self._ages[key] = num(years)
        return known._replace(known=day.known, none=day.none)

    def date_part(self, base: Sym, name: str) -> Sym:
        """Return the year, month or day of a date."""
        month = base.value.month
        part = {
            "year": lambda: quotient(month, 12),
            "month": lambda: plus(remainder(month, 12), 1),
            "day": lambda: base.value.day,
        }[name]()
        return Sym("number", base.known, base.none, part)

    def parameter(self, id_: str) -> Any:
        """Return what a parameter is worth on the day it is looked up."""
        if id_ not in self.rulebook.parameters:
            raise NotModelledError(f"the name {id_}")
        known = self._parameters.get(id_)
        if known is None:
            outer, self.met = self.met, AllMet()
            value = parameters.look_up(self, self.rulebook.parameters[id_])
            known = self._parameters[id_] = (value, tuple(self.met))
            self.met = outer
        self.met.add(*known[1])
        return known[0]

    def definition(self, id_: str, person: Rec) -> Any:
        """Return a computed field of a person."""
        home = id_.partition(".")[0]
        world = self if home == self.place else self.space.on(home, self.day, self._choice)
        value, met = world._worth_of(id_, person)
        self.met.add(*met)
        return value

    def _worth_of(self, id_: str, person: Rec) -> tuple[Any, tuple[Met, ...]]:
        known = self._definitions.get((id_, person.key))
        if known is None:
            known = self._as_chosen(id_, person) if self.chosen else self._met_by(id_, person)
            self._definitions[id_, person.key] = known
        return known

    def _met_by(self, id_: str, person: Rec) -> tuple[Any, tuple[Met, ...]]:
        outer, self.met = self.met, AllMet()
        value = self._defined(id_, person)
        met, self.met = tuple(self.met), outer
        return value, met

    def _as_chosen(self, id_: str, person: Rec) -> tuple[Any, tuple[Met, ...]]:
        """Return a computed field in the chosen readings: of just those that it meets."""
        met: dict[str, int] = {}
        while True:
            world = self.space.on(self.place, self.day, tuple(sorted(met.items())))
            if len(met) == len(self.chosen):
                return self._met_by(id_, person)
            found = world._worth_of(id_, person)
            more = {each.what for each in found[1]} & self.chosen.keys() - met.keys()
            if not more:
                return found
            met |= {what: self.chosen[what] for what in more}

    def _defined(self, id_: str, person: Rec) -> Any:
        definition = self.rulebook.definitions[id_]
        outer = Names(self.dates, {})
        names = Names({definition.of: Ref(True, ((True, person),))}, definition.names, outer)
        try:
            return self.value(definition.value, names)
        except NotModelledError as reason:
            kind = kind_of(definition.type)
            if kind is None:
                raise
            return self.space.unmodelled(f"{id_}/{person.key}/{self.key()}", kind, str(reason))

    def key(self) -> str:
        """Return what tells this world from the space's others."""
        chosen = "".join(f"/{id_}={index}" for id_, index in self.chosen.items())
        return f"{self.place}@{self._shown(self.day.value)}{chosen}"

    def reading(self, chosen: Choice) -> World:
        """Return this world in one choice of what sources give differently."""
        return self.space.on(self.place, self.day, chosen)

    def value(self, value: Value, names: Names) -> Any:
        """Return what an expression or a decision table gives. Raises NotModelledError."""
        if isinstance(value, Table):
            return table_worth(value, self, names)
        return self.reader.worth(value.node, names)

    # Functions

    def call(self, node: nodes.Call, names: Names) -> Any:
        """Return what a function gives."""
        function = node.function
        plain = [each.value for each in node.arguments if each.name is None]
        named = {each.name: each.value for each in node.arguments if each.name is not None}
        if function in OF_TEXT and len(plain) == 1 and isinstance(plain[0], nodes.Text):
            return self.constant(OF_TEXT[function](plain[0].value))
        arguments = [self.reader.worth(each, names) for each in (*plain, *named.values())]
        if function == "list contains":
            return self._contains(arguments)
        implementation = BUILTINS.get(function)
        if implementation is not None and not named:
            return implementation(*arguments)
        if function in functions():
            return self._asked(function, arguments, (*plain, *named.values()))
        raise NotModelledError(f"the function {function}")

    def _contains(self, arguments: list[Any]) -> Any:
        from eligibility.engine.symbolic.values import as_items, of_tri

        return of_tri(self.reader.holds(as_items(arguments[0]), arguments[1]))

    def _asked(self, function: str, arguments: list[Any], written: tuple[Any, ...]) -> Any:
        """Return a function of people, texts and days, for whichever people these are."""
        without = self._without(function)

        def of(position: int, chosen: tuple[Any, ...]) -> Any:
            if position == len(arguments):
                return self._of_known(function, chosen)
            argument = arguments[position]
            if isinstance(argument, Ref):
                return over(argument, lambda rec: of(position + 1, (*chosen, rec)), without)
            if not isinstance(argument, Sym):
                raise NotModelledError(f"an argument of {function}")
            if argument.kind == "none":
                return blurred(without, argument.known)
            if argument.kind == "day":
                given: Any = argument.value
            elif isinstance(written[position], nodes.Text):
                given = written[position].value
            else:
                raise NotModelledError(f"an argument of {function}")
            found = of(position + 1, (*chosen, given))
            return where(argument.none, without, blurred(found, argument.known))

        return of(0, ())

    def _of_known(self, function: str, chosen: tuple[Any, ...]) -> Any:
        implementation = FUNCTIONS.get(function)
        if implementation is not None:
            return implementation(self, *chosen)
        kind = kind_of(functions()[function].returns)
        if kind is None:
            raise NotModelledError(f"the function {function}")
        shown = [self._shown(each) for each in chosen]
        place = self.key() if function in ("receives",) else self.place
        key = f"{function}({', '.join(shown)})/{place}"
        return self.space.unmodelled(key, kind, f"the function {function}", loose=False)

    def _shown(self, value: Any) -> str:
        if isinstance(value, Rec):
            return value.key
        if isinstance(value, Day):
            return f"{self.home.mark(value.month)}.{self.home.mark(value.day)}"
        return str(value)

    def _without(self, function: str) -> Any:
        return self.constant(reference.WITHOUT[function])


def kind_of(of: Type) -> Kind | None:
    """Return the kind of simple value that a type of the language stands for."""
    inner = of.of if isinstance(of, OptionalType) else of
    if inner == BOOLEAN:
        return "truth"
    if isinstance(inner, NumberType):
        return "number"
    if inner == DATE:
        return "day"
    if inner == MONTHS:
        return "months"
    if inner == SECONDS:
        return "seconds"
    return "text" if isinstance(inner, EnumType) or inner == TEXT else None
