"""Awards as functions of the domain: what is received, in how many months, on how many days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from eligibility.engine import periods
from eligibility.engine.result import Found
from eligibility.engine.values import Missing, Unknown, union
from eligibility.facts.base import UNKNOWN, is_whole

if TYPE_CHECKING:
    from eligibility.engine.env import Env
    from eligibility.engine.world import CaseWorld

Spell = tuple[date, date | None]


def _award_spells(
    world: CaseWorld, env: Env, person: Any, right: str
) -> tuple[list[tuple[Any, Spell]], list[Unknown]]:
    sure: list[tuple[Any, Spell]] = []
    doubtful: list[Unknown] = []
    for award in person.awards:
        if award.right is not UNKNOWN and award.right != right:
            continue
        missing = [
            world.missing(award, "award", field)
            for field in ("right", "start", "end")
            if getattr(award, field) is UNKNOWN
        ]
        if missing:
            doubtful.append(union(*missing))
        else:
            env.meet(Found("fact", world.index.path(award), award, "person", "awards"))
            sure.append((award, (award.start, award.end)))
    if not is_whole(person, "awards", right):
        path = f"{world.index.path(person)}.awards/{right}"
        doubtful.append(Unknown((Missing("list", path, "person", "awards"),)))
    return sure, doubtful


def _receives(world: CaseWorld, env: Env, person: Any, right: str) -> Any:
    """Whether an award of the right is in force on the governing date."""
    sure, doubtful = _award_spells(world, env, person, right)
    day = world.day
    if isinstance(day, Unknown):
        return union(day, *doubtful) if sure or doubtful else False
    if any(start <= day and (end is None or day <= end) for _, (start, end) in sure):
        return True
    return union(*doubtful) if doubtful else False


def _months_received(
    world: CaseWorld, env: Env, person: Any, right: str, start: date, end: date
) -> Any:
    """How many calendar months from `start` to `end` have a day under an award."""
    sure, doubtful = _award_spells(world, env, person, right)
    months = len(periods.months_touched([spell for _, spell in sure], start, end))
    return union(*doubtful) if doubtful else months


def _award_count(
    world: CaseWorld, env: Env, person: Any, right: str, start: date, end: date
) -> Any:
    """How many awards of the right began from `start` to `end`."""
    sure, doubtful = _award_spells(world, env, person, right)
    count = sum(1 for _, (first, _) in sure if start <= first <= end)
    return union(*doubtful) if doubtful else count


def _days_received(
    world: CaseWorld, env: Env, person: Any, right: str, start: date, end: date
) -> Any:
    """How many days from `start` to `end`, both counted, lie under an award."""
    sure, doubtful = _award_spells(world, env, person, right)
    days = periods.days_covered([spell for _, spell in sure], start, end)
    return union(*doubtful) if doubtful else days


def _days_in_a_row(world: CaseWorld, env: Env, person: Any, right: str, day: date) -> Any:
    """How many days up to `day`, itself counted, lie under awards without a break."""
    sure, doubtful = _award_spells(world, env, person, right)
    start = periods.unbroken_start([spell for _, spell in sure], day)
    return union(*doubtful) if doubtful else 0 if start is None else (day - start).days + 1


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "receives": _receives,
    "months received": _months_received,
    "days received": _days_received,
    "days in a row": _days_in_a_row,
    "award count": _award_count,
}
