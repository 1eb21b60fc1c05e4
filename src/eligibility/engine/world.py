"""The case behind an expression: facts, computed fields of people, and dated parameters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from eligibility.acts.model import (
    DatedValue,
    Expression,
    Parameter,
    Rulebook,
    Table,
    Validity,
    Value,
)
from eligibility.acts.time import Gap, value_on
from eligibility.engine import domain
from eligibility.engine.arithmetic import is_number, lean, same
from eligibility.engine.env import NO_FIELD, Env
from eligibility.engine.expressions import meaning
from eligibility.engine.fields import readers
from eligibility.engine.index import CaseIndex, shapes
from eligibility.engine.periods import month_before
from eligibility.engine.result import Found
from eligibility.engine.values import Missing, Rest, Unknown, union
from eligibility.facts.people import Person
from eligibility.feel.nodes import Node

MOST_KEPT = 4096
"""How many values of parameters, each on one day, are kept with a rulebook."""

_NOTHING = type(None)
_DOUBTFUL = frozenset((Unknown, Rest))
_OPEN = _DOUBTFUL | {_NOTHING}


class Worth(Protocol):
    """Whatever can tell what an expression is worth."""

    def worth(self, node: Node, env: Env) -> Any: ...


class CaseWorld:
    """Answers what expressions ask about one case on one governing date.

    `place` is the place whose act asks. `assume` replaces missing things by supposed
    answers, to find out what a benefit could be. A world remembers what it computed.
    """

    __slots__ = (
        "_computed",
        "_elsewhere",
        "_meanings",
        "_parameters",
        "_readers",
        "assume",
        "dates",
        "day",
        "index",
        "known",
        "place",
        "rulebook",
    )

    def __init__(
        self,
        index: CaseIndex,
        rulebook: Rulebook,
        day: date | Unknown,
        place: str,
        assume: Mapping[Missing, Any] | None = None,
    ) -> None:
        self.index = index
        self.rulebook = rulebook
        self.day = day
        self.place = place
        self.assume: Mapping[Missing, Any] = assume or {}
        self._computed: dict[tuple[str, int], tuple[Any, dict[str, Found]]] = {}
        self._elsewhere: dict[str, CaseWorld] = {}
        self._readers = readers()
        self._meanings = rulebook.meanings
        # Rights that share a governing date share what their parameters are worth on it.
        self._parameters: dict[Any, tuple[Any, Found]] = index.dated if not assume else {}
        self.dates = {
            "claim_date": index.claim_date,
            "decision_date": index.decision_date,
            "governing_date": day,
            "applicant": index.applicant,
            "people": index.people,
            "state_of_emergency": index.state_of_emergency,
        }
        self.known = Env(self.dates)

    def field(self, record: Any, field: str, env: Env) -> Any:
        """Return a field of a record; of a person also what is derived and defined.

        `NO_FIELD` where the record has none of this name, or the value is no record.
        """
        kind = type(record)
        fields = self._readers.get(kind)
        if fields is None:
            return self._unseen(record, field, env) if kind is Rest else NO_FIELD
        reader = fields.get(field)
        if reader is not None:
            return reader(self, record, env)
        if kind is Person and field in env.ids:
            # A parameter of the act is no field of a person, a definition is.
            id_ = env.ids[field]
            if id_ in self.rulebook.definitions:
                return self._definition(id_, record, env)
        return NO_FIELD

    def fact(self, person: Any, field: str, env: Env) -> Any:
        """Return one fact of a person as evaluation meets it, or the unknown for it."""
        index = self.index
        met = index.facts.get((id(person), field)) or index.meet(person, "person", field)
        if type(met) is Unknown:
            return self.supposed(met) if self.assume else met
        env.found[met.path] = met
        return met.value

    def _unseen(self, rest: Rest, field: str, env: Env) -> Any:
        """Return a field of an item that nobody has named; only its kind may be known."""
        entry = shapes().get(rest.record, {}).get(field)
        if entry is not None and entry.is_kind and rest.kind is not None:
            return rest.kind
        defined = env.ids.get(field) in self.rulebook.definitions or field in domain.DERIVED
        if entry is None and not (rest.record == "person" and defined):
            return NO_FIELD
        return Unknown((rest.why,))

    def assuming(self, answers: Mapping[Missing, Any]) -> CaseWorld:
        """Return this world with supposed answers to what is missing."""
        return CaseWorld(self.index, self.rulebook, self.day, self.place, answers)

    def missing(self, record: Any, kind: str, field: str) -> Any:
        """Return the unknown for a fact nobody has said, or its supposed answer."""
        unknown = self.index.unsaid(record, kind, field)
        return self.supposed(unknown) if self.assume else unknown

    def supposed(self, unknown: Unknown) -> Any:
        """Return the supposed answer to a fact that nobody has said, if there is one."""
        (missing,) = unknown.why
        return self.assume.get(missing, unknown)

    def parameter(self, id_: str, env: Env) -> Any:
        """Return a parameter's value on the day it is looked up, unknown in a gap."""
        key = id_, self.day
        known = self._parameters.get(key)
        if known is None:
            known = self._parameters[key] = self._look_up(self.rulebook.parameters[id_])
        worth, met = known
        env.found[met.path] = met
        return worth

    def _look_up(self, parameter: Parameter) -> tuple[Any, Found]:
        day = self.day if parameter.reference == "governing" else self._reference_day(parameter)
        if type(day) is Unknown:
            return day, Found("parameter", parameter.id, day)
        # Where a single value is known, what the parameter is worth is made once and kept.
        kept, key = self.rulebook.worths, (parameter.id, day)
        known: tuple[Any, Found] | None = kept.get(key)
        if known is not None:
            return known
        inside = [dated for first, last, dated in parameter.periods or () if first <= day <= last]
        if len(inside) == 1:
            worth = lean(inside[0].value)
            if len(kept) >= MOST_KEPT:
                kept.clear()
            known = kept[key] = worth, Found("parameter", parameter.id, worth, dated=(inside[0],))
            return known
        outcome = value_on(parameter, day)
        if isinstance(outcome, Gap):
            if parameter.recomputed is not None:
                return self._recomputed(parameter, parameter.recomputed)
            gap = Unknown((Missing("parameter", parameter.id, on=day),))
            last: tuple[DatedValue, ...] = (
                (outcome.last_known,) if outcome.last_known is not None else ()
            )
            return gap, Found("parameter", parameter.id, gap, dated=last)
        dated = outcome.values
        value: Any = lean(dated[0].value)
        if len(dated) > 1 and any(other.value != value for other in dated):
            missing = Missing("reading", parameter.id, on=day)
            value = self.assume.get(missing, _one_of(missing, dated))
        return value, Found("parameter", parameter.id, value, dated=tuple(dated))

    def _recomputed(self, parameter: Parameter, expression: Expression) -> tuple[Any, Found]:
        """Return what follows from other parameters; it is as sure as an inference."""
        env = Env({}, self, parameter.names)
        value = self.worth(expression.node, env)
        if isinstance(value, Unknown):
            return value, Found("parameter", parameter.id, value)
        from_ = [dated for found in env.found.values() for dated in found.dated]
        dated = tuple(
            DatedValue(value, Validity(), each.citation, "inferred") for each in from_[:1]
        )
        return value, Found("parameter", parameter.id, value, dated=dated)

    def _reference_day(self, parameter: Parameter) -> date | Unknown:
        if parameter.reference == "month_before_governing":
            return _month_before(self.day)
        if parameter.reference == "decision":
            return self.index.decision_date
        claim = self.index.claim_date
        return claim if parameter.reference == "claim" else _month_before(claim)

    def _definition(self, id_: str, person: Any, env: Env) -> Any:
        key = (id_, id(person))
        known = self._computed.get(key)
        if known is None:
            definition = self.rulebook.definitions[id_]
            home = id_.partition(".")[0]
            if home != self.place:
                # What an act defines speaks of its own place, whoever uses it.
                return self._at(home)._definition(id_, person, env)
            inner = Env({definition.of: person}, self, definition.names, self.known)
            value = self.value(definition.value, inner)
            known = self._computed[key] = value, inner.found
        worth, met = known
        env.found.update(met)
        return worth

    def _at(self, place: str) -> CaseWorld:
        """Return this world as an act of another place of the chain sees it."""
        known = self._elsewhere.get(place)
        if known is None:
            known = CaseWorld(self.index, self.rulebook, self.day, place, self.assume)
            self._elsewhere[place] = known
        return known

    def value(self, value: Value, env: Env) -> Any:
        """Return what an expression or a decision table gives."""
        if isinstance(value, Table):
            return _table(value, self, env)
        return self.worth(value.node, env)

    def worth(self, node: Node, env: Env) -> Any:
        """Return what an expression is worth; its meaning is made once and kept."""
        known = self._meanings.get(id(node))
        if known is None:
            # The node is kept too: nothing else can get its id.
            known = self._meanings[id(node)] = (node, meaning(node))
        return known[1](env)

    def call(self, function: str, arguments: list[Any], env: Env) -> Any:
        """Call a function of the domain; an unknown argument makes the result unknown.

        Asked about nobody or no day, it gives what it gives without them, whoever else is asked.
        """
        if _OPEN.isdisjoint(map(type, arguments)):
            return domain.FUNCTIONS[function](self, env, *arguments)
        if _NOTHING in map(type, arguments):
            return domain.WITHOUT[function]
        doubtful = [each for each in arguments if type(each) in _DOUBTFUL]
        first = domain.DATED.get(function, 0)
        people = arguments[:first]
        if people and all(type(each) not in _DOUBTFUL for each in people):
            # Asked about no day yet: what of the people is unknown is asked for at once.
            days = [date.min if type(each) is Unknown else each for each in arguments[first:]]
            doubtful.append(domain.FUNCTIONS[function](self, env, *people, *days))
        return union(*doubtful)


class Worlds:
    """The worlds of one case under one rulebook, one for each place and governing date."""

    __slots__ = ("_made", "index", "rulebook")

    def __init__(self, index: CaseIndex, rulebook: Rulebook) -> None:
        self.index = index
        self.rulebook = rulebook
        self._made: dict[tuple[str, date | Unknown], CaseWorld] = {}

    def on(self, place: str, day: date | Unknown) -> CaseWorld:
        """Return the world in which an act of `place` asks about a day."""
        known = self._made.get((place, day))
        if known is None:
            known = self._made[place, day] = CaseWorld(self.index, self.rulebook, day, place)
        return known


def _month_before(day: date | Unknown) -> date | Unknown:
    return day if isinstance(day, Unknown) else month_before(day)


def _one_of(missing: Missing, dated: tuple[DatedValue, ...]) -> Unknown:
    """Return the unknown among values that sources give differently."""
    values: list[Any] = [each.value for each in dated]
    if not all(is_number(value) for value in values):
        return Unknown((missing,))
    return Unknown((missing,), low=min(values), high=max(values))


def _table(table: Table, world: CaseWorld, env: Env) -> Any:
    """Return the output of a decision table's row, or none where no row matches.

    A row counts only if no other row (`unique`) or earlier row (`first`) is unknown,
    unless all rows still possible give the same output.
    """
    return chosen(table, [world.worth(each.node, env) for each in table.inputs], world, env)


def chosen(table: Table, inputs: list[Any], world: Worth, env: Env) -> Any:
    """Return what a decision table gives for the values of its inputs."""
    possible: list[Any] = []
    doubt: list[Unknown] = []
    for row in table.rows:
        match = row_matches(row.tests, inputs, world, env)
        if match is False:
            continue
        possible.append(world.worth(row.output.node, env))
        if match is True and table.hit == "first":
            break
        if match is not True:
            doubt.append(match)
    else:
        if len(possible) == len(doubt):
            possible.append(None)
    first = possible[0]
    if all(same(first, other) is True for other in possible[1:]):
        return first
    if not doubt and not any(isinstance(value, Unknown) for value in possible):
        return Unknown((Missing("conflict", "table"),))
    return union(*doubt, *possible)


def row_matches(tests: tuple[Any, ...], inputs: list[Any], world: Worth, env: Env) -> Any:
    """Return whether a row of a decision table matches its inputs, or why nobody knows."""
    open_: list[Any] = []
    for test, value in zip(tests, inputs, strict=True):
        if test is None:
            continue
        match = world.worth(test.node, env.within({"input": value}))
        if match is False:
            return False
        if match is not True:
            open_.append(match)
    return union(*open_) if open_ else True
