"""Asks the solver for a case that falls into a gap of a table whose inputs are computed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from eligibility.acts.model import Right, Table
from eligibility.engine.env import Env
from eligibility.engine.index import CaseIndex
from eligibility.engine.reference import determine_right
from eligibility.engine.result import Determination
from eligibility.engine.symbolic import Impossible
from eligibility.engine.symbolic import Witness as Found
from eligibility.engine.symbolic.days import FIRST, LAST, day_of, not_after
from eligibility.engine.symbolic.solver import z3
from eligibility.engine.symbolic.tables import row_matches as symbolic_matches
from eligibility.engine.symbolic.terms import Truth, all_of, any_of, both, no
from eligibility.engine.symbolic.values import NotModelledError, Sym
from eligibility.engine.values import Unknown
from eligibility.engine.world import Worlds, row_matches
from eligibility.facts.case import Case
from eligibility.validate.finding import Answer, Witness
from eligibility.validate.questions import space_of
from eligibility.validate.subject import Subject
from eligibility.validate.tabled import Laid

_LATEST = date(2026, 1, 1)
_MOST_SECONDS = 8


def unmatched(subject: Subject, times: Sequence[Laid]) -> Witness | Literal["never", "open"]:
    """Return a case of the right that no row matches, replayed; whether there can be none.

    `times` are the stretches in which one table has the gap. `never`: proved for households
    of up to `subject.people` and every governing day of all of them within 1990 to 2099;
    `open`: not settled in time.
    """
    right = times[-1].site.right
    if right is None or not _seconds(subject):
        return "open"
    # A day on which the act is known is asked first: a case of today reads best.
    known = right.validity.seen_last or subject.act.validity.seen_last or times[-1].first
    day = min(max(known, times[-1].first, date(1990, 1, 1)), times[-1].last, _LATEST)
    told = _asked(subject, right, times[-1].site.table, day, [])
    return _asked(subject, right, times[-1].site.table, None, times) if told == "never" else told


def _seconds(subject: Subject) -> int:
    return min(subject.remaining() // 1000, _MOST_SECONDS)


def _asked(
    subject: Subject, right: Right, table: Table, day: date | None, times: Sequence[Laid]
) -> Witness | Literal["never", "open"]:
    """Return the same of one day, or of all governing days of some stretches."""
    space = space_of(subject, right, day, gaps=False)
    for holder in range(max(1, len(right.holders))):
        made = space.right(right.id, holder)
        try:
            matches = symbolic_matches(table, made.world, made.env())
        except NotModelledError:
            return "open"
        # Where readings differ the outcome is open, and the right not refused.
        wanted = [made.possible, z3.Not(made.refused)]
        wanted += [space.given(no(match.true)) for match in matches]
        if times:
            wanted.append(space.given(_within(made.day, times)))
        seconds = _seconds(subject)
        if not seconds:
            return "open"
        answer = space.ask(
            *wanted,
            confirm=lambda case: _met(subject, right, table, case) is not None,
            seconds=seconds,
        )
        if isinstance(answer, Found):
            return _witness(right, answer.text, _met(subject, right, table, answer.case))
        if not isinstance(answer, Impossible):
            return "open"
    return "never"


def _within(day: Sym, times: Sequence[Laid]) -> Truth:
    """Return whether a governing day lies in one of these stretches."""
    inside: list[Truth] = []
    for each in times:
        bounds: list[Truth] = []
        if each.first > FIRST:
            bounds.append(not_after(day_of(each.first), day.value))
        if each.last < LAST:
            bounds.append(not_after(day.value, day_of(each.last)))
        inside.append(all_of(bounds))
    return both(day.known, any_of(inside))


def _witness(right: Right, text: str, found: Determination | None) -> Witness | Literal["open"]:
    if found is None:
        return "open"
    told = Answer(right.id, found.subject, found.holder, found.outcome, None, right.benefit.period)
    return Witness(text, (told,))


def _met(subject: Subject, right: Right, table: Table, case: Case) -> Determination | None:
    """Return the determination of the right for which the reference engine matches no row."""
    worlds = Worlds(CaseIndex(case), subject.rulebook)
    place = subject.rulebook.acts[right.act].place
    people = {person.id: person for person in case.people}
    for found in determine_right(right, worlds):
        if found.outcome == "not_eligible" or found.facts or found.governing_date is None:
            continue
        world = worlds.on(place, found.governing_date)
        names = {right.per: people.get(found.subject or ""), **world.dates}
        env = Env(names, world, right.names)
        for holder in right.holders:
            names[holder.variable] = world.worth(holder.person.node, env)
        names["holder"] = people.get(found.holder or "")
        inputs = [world.worth(each.node, env) for each in table.inputs]
        if any(isinstance(each, Unknown) for each in inputs):
            continue
        if all(row_matches(row.tests, inputs, world, env) is False for row in table.rows):
            return found
    return None
