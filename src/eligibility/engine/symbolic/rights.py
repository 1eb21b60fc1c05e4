"""One right over a symbolic household: who gets it, by each requirement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from eligibility.acts.model import Condition, ConditionNode, Group, Right, Value
from eligibility.engine.index import CaseIndex
from eligibility.engine.reference import determine_right
from eligibility.engine.symbolic.expressions import Names
from eligibility.engine.symbolic.parameters import force
from eligibility.engine.symbolic.readings import AllMet, agreed, agreed_number
from eligibility.engine.symbolic.requirements import Requirements
from eligibility.engine.symbolic.terms import (
    Truth,
    all_of,
    any_of,
    both,
    either,
    no,
    real,
)
from eligibility.engine.symbolic.values import (
    FALSE,
    TRUE,
    NotModelledError,
    Ref,
    Sym,
    Tri,
    as_ref,
    conjunction,
    just,
    negation,
    tri,
)
from eligibility.engine.world import Worlds
from eligibility.facts.case import Case

if TYPE_CHECKING:
    from eligibility.engine.symbolic.space import Space
    from eligibility.engine.symbolic.world import World

ConditionId = str


class Num(NamedTuple):
    """An amount: whether it is known (and not none), and what it is worth."""

    known: Any
    value: Any


class SymbolicRight:
    """The outcome of a right for its subject (slot 0) and one of its holders.

    `holder` is the position of the holder among the right's holders; `subject` the slot of
    the subject. `eligible`, `refused` and `open` are Booleans of the solver that exclude each
    other. `day` is the governing date.
    """

    def __init__(self, space: Space, right: Right, holder: int = 0) -> None:
        self.space = space
        self.right = right
        self.id = right.id
        self.holder = holder
        self.subject = space.home.slots[0]
        self.place = space.rulebook.acts[right.act].place
        self._values: dict[int, Tri] = {}
        self._ids: dict[str, ConditionNode] = {}
        self._found: dict[str, Any] = {}
        self.day = self._governing_date()
        self._requirements = Requirements(space, right, self.day, self._leaf)
        self.world: World = space.on(self.place, self.day)
        self.names: dict[str, Any] = {right.per: just(self.subject), **self.world.dates}
        self.people: list[Ref] = []
        for each in right.holders:
            person = self._person(each.person.node)
            self.people.append(person)
        for each, person in zip(right.holders, self.people, strict=True):
            self.names[each.variable] = person
        self.names["holder"] = self.people[holder] if self.people else just(self.subject)
        self._index(right.conditions)

    def _env(self) -> Names:
        return Names(self.names, self.right.names)

    def env(self) -> Names:
        """Return the names that the right's expressions see."""
        return Names(self.names, self.right.names, world=self.world)

    def _index(self, node: ConditionNode) -> None:
        if node.id:
            self._ids[node.id] = node
        if isinstance(node, Group):
            for member in node.members:
                self._index(member)
        for exception in node.unless:
            self._index(exception)

    @property
    def conditions(self) -> Mapping[str, ConditionNode]:
        """The requirements of the right by their ids, exceptions included."""
        return self._ids

    def _person(self, node: Any) -> Ref:
        try:
            return as_ref(self.world.reader.worth(node, self._env()))
        except NotModelledError as reason:
            raise NotModelledError(f"who holds {self.id}: {reason}") from None

    def _governing_date(self) -> Sym:
        space, governing = self.space, self.right.governing
        if governing.kind == "decision":
            return space.decision
        if governing.kind != "event" or governing.event is None:
            return space.claim
        unknown = space.claim._replace(known=False)
        world = space.on(self.place, unknown)
        names = Names({self.right.per: just(self.subject), **world.dates}, self.right.names)
        try:
            day = world.reader.worth(governing.event.node, names)
        except NotModelledError as reason:
            return space.unmodelled(f"{self.id}/day", "day", str(reason))
        if day.kind == "none":
            return unknown
        return Sym("day", both(day.known, no(day.none)), False, day.value)

    def _given(self, term: Any) -> Any:
        return self.space.given(term)

    # Outcome

    @property
    def eligible(self) -> Any:
        """Whether the outcome is `eligible`."""
        return self._given(self._outcome().true)

    @property
    def refused(self) -> Any:
        """Whether the outcome is `not_eligible`."""
        return self._given(self._outcome().false)

    @property
    def open(self) -> Any:
        """Whether the outcome is neither."""
        outcome = self._outcome()
        return self._given(both(no(outcome.true), no(outcome.false)))

    @property
    def possible(self) -> Any:
        """Whether the right can concern the subject and has this holder: there is an outcome."""
        return self._given(both(self._present(), self.gate().true))

    @property
    def present(self) -> Any:
        """Whether there is an outcome for the subject and this holder, open or not."""
        return self._given(self._present())

    def _present(self) -> Truth:
        """Return whether the reference decides at all for this subject and holder."""
        parts: list[Truth] = []
        if self.right.per == "applicant":
            parts.append(self.space.home.applicant_first)
        if len(self.people) > 1:
            person = self.people[self.holder]
            parts.append(any_of(guard for guard, _ in person.options))
        return all_of(parts)

    def _outcome(self) -> Tri:
        if "outcome" not in self._found:
            present = self._present()
            made = self._of_root(self.gate(), self.requirements())
            self._found["outcome"] = Tri(both(present, made.true), both(present, made.false))
        found: Tri = self._found["outcome"]
        return found

    def _of_root(self, gate: Tri, body: Tri) -> Tri:
        root = conjunction((gate, body))
        gaps = self.right.missing
        if not gaps or self.space.ignore_gaps:
            return root
        grant = not any(gap.kind in ("conditions", "unknown") for gap in gaps)
        refusal = not any(gap.kind in ("alternatives", "unknown") for gap in gaps)
        # Where it isn't in force, what of it was not seen changes nothing.
        in_force = force(self.right.validity, self.day)
        return Tri(both(grant, root.true), root.false if refusal else in_force.false)

    def gate(self) -> Tri:
        """Return whether it is in force, concerns the subject, and this holder is the one."""
        if "gate" not in self._found:
            self._found["gate"] = conjunction(
                (force(self.right.validity, self.day), self.concerns(), self.chosen())
            )
        found: Tri = self._found["gate"]
        return found

    def concerns(self) -> Tri:
        """Return whether the right can concern the subject."""
        if self.right.concerns is None:
            return TRUE
        return self._gate_truth("concerns", self.right.concerns.node)

    def _gate_truth(self, part: str, node: Any) -> Tri:
        """Return a truth in which none is false."""
        try:
            value = self.world.reader.worth(node, self._env())
        except NotModelledError as reason:
            key = f"{self.id}/{part}"
            value = self.space.unmodelled(key, "truth", str(reason))
        return settled(value)

    def chosen(self) -> Tri:
        """Return whether this holder's ground holds and no later one's does."""
        if not self.right.holders:
            return TRUE
        grounds = []
        for position, each in enumerate(self.right.holders):
            if each.when is None:
                grounds.append(TRUE)
            else:
                grounds.append(self._gate_truth(f"holder{position}", each.when.node))
        person = self.people[self.holder]
        there = any_of(guard for guard, _ in person.options)
        absent = both(person.known, no(there))
        parts = [grounds[self.holder], *(negation(g) for g in grounds[self.holder + 1 :])]
        made = conjunction(parts)
        # Where nobody is the holder it is refused, whatever else is open.
        return Tri(both(made.true, no(absent)), either(made.false, absent))

    def requirements(self, replaced: Mapping[str, Tri | None] | None = None) -> Tri:
        """Return whether all requirements are met; `replaced` are by id as if so decided.

        A requirement replaced by None counts as if it were not there.
        """
        return self._requirements.all_met(replaced or {})

    def condition(self, id_: ConditionId) -> Tri:
        """Return whether one requirement, or group of them, is met, as the solver's Booleans."""
        value = self._requirements.required(self._ids[id_], {})
        return Tri(self._given(value.true), self._given(value.false))

    def others(self, id_: ConditionId) -> Any:
        """Return whether the right would be granted if this requirement were met."""
        made = self._of_root(self.gate(), self.requirements({id_: TRUE}))
        return self._given(both(self._present(), made.true))

    def without(self, id_: ConditionId) -> Any:
        """Return whether the right would be granted if this requirement were not there."""
        made = self._of_root(self.gate(), self.requirements({id_: None}))
        return self._given(both(self._present(), made.true))

    def _leaf(self, condition: Condition) -> Tri:
        known = self._values.get(id(condition))
        if known is None:
            value = self._reading(condition, 0, condition.when.node)
            if condition.other_readings:
                values = [value]
                for position, each in enumerate(condition.other_readings, 1):
                    values.append(self._reading(condition, position, each.when.node))
                value = Tri(all_of(v.true for v in values), all_of(v.false for v in values))
            known = self._values[id(condition)] = value
        return known

    def reading(self, id_: ConditionId, position: int) -> Tri:
        """Return whether a requirement is met in one of its readings, 0 its own."""
        condition = self._ids[id_]
        if not isinstance(condition, Condition):
            raise KeyError(id_)
        when = condition.when if not position else condition.other_readings[position - 1].when
        value = self._reading(condition, position, when.node)
        return Tri(self._given(value.true), self._given(value.false))

    def _reading(self, condition: Condition, position: int, node: Any) -> Tri:
        world = self.world
        outer, world.met = world.met, AllMet()

        def of(each: World) -> Tri:
            return settled(each.reader.worth(node, self._env()))

        try:
            value = of(world)
            value = agreed(world, value, tuple(world.met), of)
        except NotModelledError as reason:
            key = f"{self.id}/{condition.id}/{position}/{self.holder}"
            value = settled(self.space.unmodelled(key, "truth", str(reason)))
        world.met = outer
        return value

    # Benefit

    @property
    def amount(self) -> Num | None:
        """The amount (or per cent, or hours) it gives, None where it computes none."""
        benefit = self.right.benefit
        value = benefit.amount or benefit.percent or benefit.hours
        if value is None:
            return None
        if "amount" not in self._found:
            made = self.number(value, "amount")
            known = False if made is None else both(made.known, no(made.none))
            exact = Fraction(0) if made is None else real(made.value)
            self._found["amount"] = Num(self._given(known), self._given(exact))
        found: Num = self._found["amount"]
        return found

    def worth(self, value: Value, name: str) -> Any:
        """Return an expression or table of the right as a symbolic value."""
        try:
            return self.world.value(value, self._env())
        except NotModelledError as reason:
            return self.space.unmodelled(f"{self.id}/{name}/{self.holder}", "number", str(reason))

    def number(self, value: Value, name: str) -> Sym | None:
        """Return what the right computes as a number, none where it is none."""
        world = self.world
        outer, world.met = world.met, AllMet()
        made = self.worth(value, name)
        met, world.met = tuple(world.met), outer
        if isinstance(made, Sym) and made.kind == "number":
            try:
                made = agreed_number(world, made, met, lambda each: each.value(value, self._env()))
            except NotModelledError:
                made = self.space.loosely(made, made.known)
        return made if isinstance(made, Sym) and made.kind == "number" else None

    def confirms(self, outcome: str) -> Callable[[Case], bool]:
        """Return what confirms a case: the reference gives this outcome to slot 0.

        Where gaps are ignored `eligible` may still depend on what nobody has seen.
        """
        return lambda case: outcome in self.outcomes(case)

    def outcomes(self, case: Case) -> set[str]:
        """Return the outcomes that the reference gives the first person of a case."""
        worlds = Worlds(CaseIndex(case), self.space.rulebook)
        first = case.people[0].id
        roles = [each.label for each in self.right.holders]
        found = set()
        for made in determine_right(self.right, worlds):
            role = roles[self.holder] if roles else None
            if made.subject == first and made.role == role:
                lacking = made.facts or made.assessments
                if made.outcome == "depends" and self.space.ignore_gaps and not lacking:
                    found.add("eligible")
                found.add(made.outcome)
        return found

    def whose(self, slot: int) -> Any:
        """Return whether the person in a slot is the holder."""
        person = self.people[self.holder] if self.people else just(self.subject)
        wanted = self.space.home.slots[slot]
        return self._given(any_of(guard for guard, rec in person.options if rec == wanted))


def settled(value: Any) -> Tri:
    """Return a truth in which none, and what is no truth, is false."""
    if not isinstance(value, Sym):
        return FALSE
    if value.kind != "truth":
        return Tri(False, both(value.known))
    made = tri(value)
    return Tri(made.true, either(made.false, both(value.known, value.none)))
