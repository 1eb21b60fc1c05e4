"""An example made ready once, and asked whether it notices a change of its act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from eligibility.acts.model import Definition, Example, Parameter, Right, Rulebook
from eligibility.acts.time import Known, value_on
from eligibility.engine.env import Env
from eligibility.engine.examples import compare, index_of, rights_of
from eligibility.engine.index import CaseIndex
from eligibility.engine.periods import add_months
from eligibility.engine.reference import determine_right
from eligibility.engine.values import Unknown
from eligibility.engine.world import CaseWorld, Worlds


class Trial:
    """An example of an act, its case read, its rights determined once as the act stands."""

    __slots__ = ("_known", "_met", "example", "index", "rights", "rulebook", "worlds")

    def __init__(self, example: Example, rulebook: Rulebook) -> None:
        self.example = example
        self.rulebook = rulebook
        self.index: CaseIndex = index_of(example)
        self.rights = frozenset(rights_of(example))
        # A changed right leaves parameters and definitions as they are.
        self.worlds = _Known(self.index, rulebook)
        for id_ in self.rights & rulebook.rights.keys():
            for _ in determine_right(rulebook.rights[id_], self.worlds):
                pass
        self._known = self.index.dated
        # Later runs ask as a changed act does.
        self._met = tuple(self.worlds.all)

    def notices(
        self,
        rights: Mapping[str, Right],
        rulebook: Rulebook | None,
        changed: Definition | Parameter | None = None,
    ) -> bool:
        """Whether an expectation about one of the rights fails under a changed act."""
        worlds: Worlds = self.worlds
        if rulebook is not None:
            if changed is not None and self._indifferent(changed):
                return False
            self.index.dated = {}
            worlds = Worlds(self.index, rulebook)
        try:
            return any(self._failing(rights, worlds))
        finally:
            self.index.dated = self._known
            self.worlds.all.clear()

    def _failing(self, rights: Mapping[str, Right], worlds: Worlds) -> Iterator[bool]:
        for id_, right in rights.items():
            expectations = [each for each in self.example.expect if each.right == id_]
            if expectations:
                found = tuple(determine_right(right, worlds))
                for expected in expectations:
                    yield any(True for _ in compare(self.example, expected, found))

    def _indifferent(self, changed: Definition | Parameter) -> bool:
        """Whether everything this example asks of what was changed gives the same as before."""
        if isinstance(changed, Parameter):
            return self._same_values(changed)
        before = self.rulebook.definitions[changed.id]
        return all(
            _alike(*(world.worth_of(each, person) for each in (before, changed)))
            for world in self._met
            for person in world.asked(changed.id)
        )

    def _same_values(self, changed: Parameter) -> bool:
        before = self.rulebook.parameters[changed.id]
        return all(
            _values(before, day) == _values(changed, day) for day in self._days(changed.reference)
        )

    def _days(self, reference: str) -> Iterator[date]:
        """Yield every day on which a parameter may be looked up."""
        claim, decision = self.index.claim_date, self.index.decision_date
        if reference == "governing":
            days: list[date | Unknown] = [world.day for world in self._met]
        elif reference == "decision":
            days = [decision]
        elif reference == "month_before_claim" and not isinstance(claim, Unknown):
            days = [add_months(claim.replace(day=1), -1)]
        else:
            days = [claim]
        yield from (day for day in days if not isinstance(day, Unknown))


class _Noting(CaseWorld):
    """A world that makes itself known, and tells of whom it was asked what."""

    __slots__ = ("all",)

    def __init__(
        self,
        index: CaseIndex,
        rulebook: Rulebook,
        day: date | Unknown,
        place: str,
        all_: list[_Noting],
        assume: Mapping[Any, Any] | None = None,
    ) -> None:
        super().__init__(index, rulebook, day, place, assume)
        self.all = all_
        all_.append(self)

    def assuming(self, answers: Mapping[Any, Any]) -> CaseWorld:
        """Return this world with supposed answers to what is missing."""
        return _Noting(self.index, self.rulebook, self.day, self.place, self.all, answers)

    def asked(self, id_: str) -> list[Any]:
        """Return the people of whom a definition was asked."""
        ids = {person for definition, person in self._computed if definition == id_}
        return [person for person in self.index.case.people if id(person) in ids]

    def worth_of(self, definition: Definition, person: Any) -> Any:
        """Return what a definition gives of a person here, nothing remembered of it."""
        names = {definition.of: person, **self.dates}
        return self.value(definition.value, Env(names, self, definition.names))


class _Known(Worlds):
    """Worlds of one case that are all known, also those that suppose answers."""

    __slots__ = ("all",)

    def __init__(self, index: CaseIndex, rulebook: Rulebook) -> None:
        super().__init__(index, rulebook)
        self.all: list[_Noting] = []

    def on(self, place: str, day: date | Unknown) -> CaseWorld:
        """Return the world in which an act of `place` asks about a day."""
        known = self._made.get((place, day))
        if known is None:
            known = self._made[place, day] = _Noting(
                self.index, self.rulebook, day, place, self.all
            )
        return known


def _values(parameter: Parameter, day: date) -> tuple[Any, ...] | None:
    known = value_on(parameter, day)
    return tuple(each.value for each in known.values) if isinstance(known, Known) else None


def _alike(before: Any, after: Any) -> bool:
    """Whether two values are the same; unknown ones also for the same reasons and bounds."""
    if isinstance(before, Unknown) and isinstance(after, Unknown):
        bounds = (before.low, before.high) == (after.low, after.high)
        return before.why == after.why and bounds
    return type(before) is type(after) and bool(before == after)
