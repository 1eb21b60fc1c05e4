"""Values that a municipality sets above the cap, or below the floor, of higher law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from eligibility.acts.model import DatedValue, Expression, Label, Parameter
from eligibility.acts.time import periods_of
from eligibility.engine.env import Env
from eligibility.engine.index import CaseIndex
from eligibility.engine.values import Unknown
from eligibility.engine.world import Worlds
from eligibility.explain.words import Voice
from eligibility.facts import Case
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject

_VOICES = (Voice("sr-Cyrl"), Voice("en"))


def check(subject: Subject) -> Iterator[Finding]:
    """Yield each value of this act that is outside what the law leaves open."""
    for term in subject.rulebook.parameters.values():
        if term.implemented_by not in subject.act.parameters:
            continue
        for position, value in enumerate(term.values):
            yield from _beyond(subject, term, value, position)


def _beyond(
    subject: Subject, term: Parameter, value: DatedValue, position: int
) -> Iterator[Finding]:
    if not isinstance(value.value, Fraction):
        return
    for code, limit in (("above-cap", term.cap), ("below-floor", term.floor)):
        if limit is None:
            continue
        for day in _days(term, value):
            known = _worth(subject, term, limit, day)
            if known is None:
                continue
            above = value.value > known if code == "above-cap" else value.value < known
            if above:
                yield _finding(subject, code, term, value.value, known, day, position)
                break


def _days(term: Parameter, value: DatedValue) -> Iterator[date]:
    """Yield the first and the last day on which a value is taken to hold."""
    for first, last, each in periods_of((value,), term.holds):
        if each is value:
            yield first
            yield last
    for day in (value.validity.start, value.validity.seen_first, value.validity.seen_last):
        if day is not None:
            yield day


def _worth(subject: Subject, term: Parameter, limit: Expression, day: date) -> Fraction | None:
    """Return what a limit is worth on a day, by the law that leaves the term open."""
    place = term.id.partition(".")[0]
    names = {
        id_.partition(".")[2]: id_
        for act in subject.rulebook.acts.values()
        if act.place == place
        for id_ in (*act.parameters, *act.definitions)
    }
    worlds = Worlds(CaseIndex(Case(claim_date=day, decision_date=day)), subject.rulebook)
    world = worlds.on(place, day)
    found: Any = world.worth(limit.node, Env(dict(world.dates), world, names))
    return None if found is None or isinstance(found, Unknown) else Fraction(found)


def _finding(
    subject: Subject,
    code: str,
    term: Parameter,
    value: Fraction,
    limit: Fraction,
    day: date,
    position: int,
) -> Finding:
    own = str(term.implemented_by)
    sr, en = (
        (
            voice.value(value, term.unit),
            voice.value(limit, term.unit),
            voice.day(day),
        )
        for voice in _VOICES
    )
    over = code == "above-cap"
    return subject.finding(
        code,
        own,
        Label(
            f"вредност {sr[0]} је {'изнад највише' if over else 'испод најмање'} коју закон "
            f"допушта: {sr[1]} (на дан {sr[2]}, {term.label.sr})",
            f"the value {en[0]} is {'above the highest' if over else 'below the lowest'} that the "
            f"law admits: {en[1]} (on {en[2]}, {term.label.en})",
        ),
        subject.span("parameters", subject.local(own), "values", position, "value"),
        citation=term.values[position].citation,
        suggestion=Label(
            f"одредите {'највише' if over else 'најмање'} {sr[1]}",
            f"set {'at most' if over else 'at least'} {en[1]}",
        ),
    )
