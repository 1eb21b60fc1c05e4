"""Asks the solver for a case that falls into a gap of a table whose inputs are computed."""

from __future__ import annotations

from datetime import date
from typing import Literal

from eligibility.acts.model import Right, Table
from eligibility.engine.env import Env
from eligibility.engine.index import CaseIndex
from eligibility.engine.reference import determine_right
from eligibility.engine.result import Determination
from eligibility.engine.symbolic import Household, Impossible, Space
from eligibility.engine.symbolic import Witness as Found
from eligibility.engine.symbolic.solver import z3
from eligibility.engine.symbolic.tables import row_matches as symbolic_matches
from eligibility.engine.symbolic.terms import no
from eligibility.engine.symbolic.values import NotModelledError
from eligibility.engine.values import Unknown
from eligibility.engine.world import Worlds, row_matches
from eligibility.facts.case import Case
from eligibility.validate.finding import Answer, Witness
from eligibility.validate.subject import Subject
from eligibility.validate.tabled import Laid

_LATEST = date(2026, 1, 1)
_MOST_SECONDS = 8


def unmatched(subject: Subject, laid: Laid) -> Witness | Literal["never", "open"]:
    """Return a case of the right that no row matches, replayed; whether there can be none.

    `never`: proved for households of up to `subject.people`; `open`: not settled in time.
    """
    right = laid.site.right
    left = min(subject.remaining() // 1000, _MOST_SECONDS)
    if right is None or left == 0:
        return "open"
    home = Household(people=subject.people, items=2)
    day = right.validity.seen_last or subject.act.validity.seen_last or laid.first
    day = min(max(day, laid.first, date(1990, 1, 1)), laid.last, _LATEST)
    space = Space(subject.rulebook, home, day=day, ignore_gaps=True, seconds=left)
    made = space.right(right.id)
    try:
        matches = symbolic_matches(laid.site.table, made.world, made.env())
    except NotModelledError:
        return "open"
    # Where readings differ the outcome is open, and the right not refused.
    answer = space.ask(
        made.possible,
        z3.Not(made.refused),
        *(space.given(no(match.true)) for match in matches),
        confirm=lambda case: _met(subject, right, laid.site.table, case) is not None,
    )
    if isinstance(answer, Impossible):
        return "never"
    if not isinstance(answer, Found):
        return "open"
    found = _met(subject, right, laid.site.table, answer.case)
    if found is None:
        return "open"
    told = Answer(right.id, found.subject, found.holder, found.outcome, None, right.benefit.period)
    return Witness(answer.text, (told,))


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
