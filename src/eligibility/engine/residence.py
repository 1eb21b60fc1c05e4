"""Places as functions of the domain: residence here, for how long, a school, a grave."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from eligibility.engine import periods
from eligibility.engine.result import Found
from eligibility.engine.values import Missing, Unknown, make, union
from eligibility.facts import places
from eligibility.facts.base import UNKNOWN, is_whole
from eligibility.feel.values import Months

if TYPE_CHECKING:
    from eligibility.engine.env import Env
    from eligibility.engine.world import CaseWorld

Spell = tuple[date, date | None]


def _spells(
    world: CaseWorld, env: Env, person: Any, kind: str
) -> tuple[list[Spell], list[Unknown], Any]:
    """Return the known spells of residence here, doubtful ones, and whether all are said."""
    sure: list[Spell] = []
    doubtful: list[Unknown] = []
    for spell in person.residences:
        of, start, end = spell.kind, spell.start, spell.end
        if of != kind and of is not UNKNOWN:
            continue
        here = _here(world, spell.place)
        if here is False:
            continue
        missing: list[Unknown] = []
        for field, said in (("kind", of), ("start", start), ("end", end)):
            if said is UNKNOWN:
                missing.append(world.missing(spell, "residence", field))
        if here is None:
            missing.append(world.missing(spell, "residence", "place"))
        elif of is not UNKNOWN:
            path = world.index.path(spell)
            env.meet(make(Found, ("fact", path, spell, "person", "residences", ())))
        if missing:
            doubtful.append(union(*missing))
        else:
            sure.append((start, end))
    if is_whole(person, "residences", kind):
        return sure, doubtful, None
    path = f"{world.index.path(person)}.residences/{kind}"
    return sure, doubtful, Unknown((Missing("list", path, "person", "residences"),))


def _here(world: CaseWorld, place: Any) -> bool | None:
    """Whether a place, as written, lies in the place whose act asks; None: nobody can say."""
    if place is UNKNOWN:
        return None
    known, asked = world.index.places, (place, world.place)
    if asked not in known:
        known[asked] = places.is_within(*asked)
    return known[asked]


def _resides(world: CaseWorld, env: Env, person: Any, kind: str, day: date) -> Any:
    sure, doubtful, open_ = _spells(world, env, person, kind)
    for start, end in sure:
        if start <= day and (end is None or day <= end):
            return True
    return union(*doubtful, open_) if doubtful or open_ else False


def _residence_length(world: CaseWorld, env: Env, person: Any, kind: str, day: date) -> Any:
    """How long residence lasted, unbroken, up to a day; at least that if spells are open."""
    sure, doubtful, open_ = _spells(world, env, person, kind)
    start = periods.unbroken_start(sure, day)
    known = Months(0) if start is None else Months(periods.completed_months(start, day))
    if doubtful or open_:
        return Unknown(union(*doubtful, open_).why, low=known)
    return known


def _at_place(written: str, asked: str) -> bool | None:
    """Whether a place, as written, is or lies in the place asked about; None: nobody can say.

    A settlement that is no municipality is known by its name alone.
    """
    if places.fold(written) == places.fold(asked):
        return True
    wanted = places.find(asked)
    return False if wanted is None else places.is_within(written, wanted.id)


def _schooled_at(world: CaseWorld, env: Env, person: Any, place: str) -> Any:
    school = person.school
    if school is UNKNOWN:
        return world.missing(person, "person", "school")
    if school is None:
        return False
    return _placed(world, env, school, "school", "place", place)


def _buried_at(world: CaseWorld, env: Env, person: Any, place: str) -> Any:
    return _placed(world, env, person, "person", "burial_place", place)


def _placed(world: CaseWorld, env: Env, record: Any, kind: str, field: str, place: str) -> Any:
    written = getattr(record, field)
    at = None if written is UNKNOWN else _at_place(written, place)
    if at is None:
        return world.missing(record, kind, field)
    path = f"{world.index.path(record)}.{field}"
    env.meet(Found("fact", path, written, kind, field))
    return at


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "resides": _resides,
    "residence length": _residence_length,
    "schooled at": _schooled_at,
    "buried at": _buried_at,
}
