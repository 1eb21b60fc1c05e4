"""The domain's own functions, gathered; derived fields, assessments, events and days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from eligibility.engine import awards, periods, relations, residence
from eligibility.engine.arithmetic import lean
from eligibility.engine.result import Found
from eligibility.engine.values import Items, Missing, Rest, Unknown, disjunction, union
from eligibility.facts.base import UNKNOWN, is_whole
from eligibility.feel.values import Months

if TYPE_CHECKING:
    from eligibility.engine.env import Env
    from eligibility.engine.world import CaseWorld


def _age(world: CaseWorld, person: Any, env: Env) -> Any:
    """Completed years on the governing date; a bare age counts on the claim date only."""
    return _age_at(world, env, person, world.day)


def _age_at(world: CaseWorld, env: Env, person: Any, day: Any) -> Any:
    birth = person.birth_date
    if birth is not UNKNOWN and type(day) is not Unknown:
        return periods.completed_years(world.fact(person, "birth_date", env), day)
    if birth is UNKNOWN:
        if person.age is not UNKNOWN and day == world.index.claim_date:
            return world.fact(person, "age", env)
        birth = world.missing(person, "person", "birth_date")
    if isinstance(birth, Unknown) or isinstance(day, Unknown):
        return union(birth, day)
    return periods.completed_years(world.fact(person, "birth_date", env), day)


def _parent(sex: str, field: str) -> Callable[[CaseWorld, Any, Env], Any]:
    def find(world: CaseWorld, person: Any, env: Env) -> Any:
        return world.index.kinship.parent(person.id, sex, field)

    return find


def _relatives(name: str) -> Callable[[CaseWorld, Any, Env], Any]:
    def find(world: CaseWorld, person: Any, env: Env) -> Any:
        kinship = world.index.kinship
        known = getattr(kinship, name)(person.id)
        if kinship.whole:
            return Items(known)
        path = f"{world.index.path(person)}.{name}"
        return Items(known, (), (Rest("person", None, Missing("list", path, "person", name)),))

    return find


def _spouse(world: CaseWorld, person: Any, env: Env) -> Any:
    kinship = world.index.kinship
    known = kinship.couples(person.id)
    if len(known) == 1:
        return known[0]
    if known:
        return Unknown((Missing("conflict", f"people.{person.id}.spouse", "person", "spouse"),))
    return None if kinship.whole else kinship.unknown(person.id, "spouse")


DERIVED: dict[str, Callable[[CaseWorld, Any, Env], Any]] = {
    "age": _age,
    "mother": _parent("female", "mother"),
    "father": _parent("male", "father"),
    "parents": _relatives("parents"),
    "children": _relatives("children"),
    "spouse": _spouse,
}


def _assessment(world: CaseWorld, env: Env, person: Any, kind: str, field: str) -> Any:
    path = f"{world.index.path(person)}.assessments/{kind}"
    given = [each for each in person.assessments if each.kind == kind]
    values = {getattr(each, field) for each in given}
    if len(values) > 1:
        undated = [each for each in given if each.date is UNKNOWN]
        if undated:
            return union(*(world.missing(each, "assessment", "date") for each in undated))
        # Of several findings the latest counts; two of one day that differ decide nothing.
        last = max(each.date for each in given)
        values = {getattr(each, field) for each in given if each.date == last}
    value = values.pop() if len(values) == 1 else UNKNOWN
    if value is UNKNOWN:
        return Unknown((Missing("assessment", path, "person", kind),))
    value = lean(value)
    env.meet(Found("assessment", path, value, "person", kind))
    return value


def _assessed(world: CaseWorld, env: Env, person: Any, kind: str) -> Any:
    return _assessment(world, env, person, kind, "outcome")


def _assessed_number(world: CaseWorld, env: Env, person: Any, kind: str) -> Any:
    return _assessment(world, env, person, kind, "number")


def _had_event(world: CaseWorld, env: Env, person: Any, kind: str, start: date, end: date) -> Any:
    results: list[Any] = []
    for event in person.events:
        if event.kind != kind:
            continue
        day = event.date
        if day is UNKNOWN:
            results.append(world.missing(event, "event", "date"))
        else:
            env.meet(Found("fact", world.index.path(event), event, "person", "events"))
            results.append(start <= day <= end)
    if not is_whole(person, "events", kind):
        path = f"{world.index.path(person)}.events/{kind}"
        results.append(Unknown((Missing("list", path, "person", "events"),)))
    return disjunction(results)


def _same_person(world: CaseWorld, env: Env, one: Any, other: Any) -> Any:
    return one is other


def _months_between(world: CaseWorld, env: Env, start: date, end: date) -> Any:
    """How many whole months lie between two days; none before the first."""
    return max(0, periods.completed_months(start, end))


def _last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _of_day(function: Callable[[date], date]) -> Callable[..., Any]:
    def apply(world: CaseWorld, env: Env, day: date) -> Any:
        return function(day)

    return apply


def _quarter(day: date) -> date:
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    **awards.FUNCTIONS,
    **relations.FUNCTIONS,
    **residence.FUNCTIONS,
    "assessed": _assessed,
    "assessed number": _assessed_number,
    "age at": _age_at,
    "same person": _same_person,
    "had event": _had_event,
    "months between": _months_between,
    "start of month": _of_day(lambda day: day.replace(day=1)),
    "end of month": _of_day(_last_of_month),
    "month before": _of_day(periods.month_before),
    "start of quarter": _of_day(_quarter),
    "end of quarter": _of_day(lambda day: periods.add_months(_quarter(day), 3) - timedelta(days=1)),
    "start of year": _of_day(lambda day: date(day.year, 1, 1)),
    "end of year": _of_day(lambda day: date(day.year, 12, 31)),
}

DATED = {
    "age at": 1,
    "award count": 1,
    "care length": 2,
    "days in a row": 1,
    "days received": 1,
    "had event": 1,
    "months received": 1,
    "residence length": 1,
    "resides": 1,
}
"""Functions of people and days, with how many people come first.

Where a day is unknown, facts of the people may be too.
"""

WITHOUT: dict[str, Any] = {
    # What a function gives when a person or day it is asked about is known not to be there.
    **dict.fromkeys(FUNCTIONS),
    **dict.fromkeys(
        (
            "receives",
            "resides",
            "schooled at",
            "buried at",
            "assessed",
            "cares for",
            "cares alone for",
            "deprived of parental right",
            "linked",
            "parent of",
            "married",
            "direct line",
            "same household",
            "same person",
            "had event",
        ),
        False,
    ),
    "residence length": Months(0),
    "care length": Months(0),
    "months received": 0,
    "days received": 0,
    "days in a row": 0,
    "award count": 0,
}
