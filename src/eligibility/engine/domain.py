"""The domain's own functions and derived fields: residence, awards, kinship, assessments."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from eligibility.engine import awards, periods
from eligibility.engine.arithmetic import lean
from eligibility.engine.kinship import PARENTS
from eligibility.engine.result import Found
from eligibility.engine.values import Items, Missing, Rest, Unknown, disjunction, union
from eligibility.facts import places
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


Spell = tuple[date, date | None]


def _spells(
    world: CaseWorld, env: Env, person: Any, kind: str
) -> tuple[list[Spell], list[Unknown], Any]:
    """Return the known spells of residence here, doubtful ones, and whether all are said."""
    sure: list[Spell] = []
    doubtful: list[Unknown] = []
    for spell in person.residences:
        if spell.kind != kind and spell.kind is not UNKNOWN:
            continue
        here = _here(world, spell.place)
        if here is False:
            continue
        missing = [
            world.missing(spell, "residence", field)
            for field in ("kind", "start", "end")
            if getattr(spell, field) is UNKNOWN
        ]
        if here is None:
            missing.append(world.missing(spell, "residence", "place"))
        elif spell.kind is not UNKNOWN:
            path = world.index.path(spell)
            env.meet(Found("fact", path, spell, "person", "residences"))
        if missing:
            doubtful.append(union(*missing))
        else:
            sure.append((spell.start, spell.end))
    if is_whole(person, "residences", kind):
        return sure, doubtful, None
    path = f"{world.index.path(person)}.residences/{kind}"
    return sure, doubtful, Unknown((Missing("list", path, "person", "residences"),))


def _here(world: CaseWorld, place: Any) -> bool | None:
    """Whether a place, as written, lies in the place whose act asks; None: nobody can say."""
    if place is UNKNOWN:
        return None
    known = world.index.places
    if (place, world.place) not in known:
        known[place, world.place] = places.is_within(place, world.place)
    return known[place, world.place]


def _resides(world: CaseWorld, env: Env, person: Any, kind: str, day: date) -> Any:
    sure, doubtful, open_ = _spells(world, env, person, kind)
    if any(start <= day and (end is None or day <= end) for start, end in sure):
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


CARERS = (*PARENTS, "foster_parent", "guardian", "step_parent")
MUTUAL = frozenset({"spouse", "partner", "sibling"})


def _caring(field: str) -> Callable[[CaseWorld, Env, Any, Any], Any]:
    """How a parent or guardian cares for a child, as their link says."""

    def apply(world: CaseWorld, env: Env, carer: Any, child: Any) -> Any:
        kinship = world.index.kinship
        link = kinship.link(CARERS, carer.id, child.id)
        if link is None:
            return False if kinship.whole else kinship.open()
        value = getattr(link, field)
        if value is UNKNOWN:
            return world.missing(link, "link", field)
        path = f"{world.index.path(link)}.{field}"
        env.meet(Found("fact", path, value, "link", field))
        return value

    return apply


def _care_length(world: CaseWorld, env: Env, carer: Any, child: Any, day: date) -> Any:
    """How long a parent or guardian has cared for a child up to a day, as their link says."""
    kinship = world.index.kinship
    link = kinship.link(CARERS, carer.id, child.id)
    if link is None:
        return Months(0) if kinship.whole or carer is child else kinship.open()
    if link.cares_since is UNKNOWN:
        return world.missing(link, "link", "cares_since")
    path = f"{world.index.path(link)}.cares_since"
    env.meet(Found("fact", path, link.cares_since, "link", "cares_since"))
    return Months(max(0, periods.completed_months(link.cares_since, day)))


def _deprived(world: CaseWorld, env: Env, parent: Any, child: Any) -> Any:
    """Whether a parent is deprived of the parental right over a child, as their link says."""
    kinship = world.index.kinship
    link = kinship.link(PARENTS, parent.id, child.id)
    if link is None:
        return False if kinship.whole or parent is child else kinship.open()
    if link.parental_right is UNKNOWN:
        return world.missing(link, "link", "parental_right")
    path = f"{world.index.path(link)}.parental_right"
    env.meet(Found("fact", path, link.parental_right, "link", "parental_right"))
    return link.parental_right == "deprived"


def _linked(world: CaseWorld, env: Env, one: Any, kind: str, other: Any) -> Any:
    """Whether the case has such a link from one to the other; mutual kinds go both ways."""
    kinship = world.index.kinship
    link = kinship.link((kind,), one.id, other.id)
    if link is None and kind in MUTUAL:
        link = kinship.link((kind,), other.id, one.id)
    if link is None:
        return False if kinship.whole or one is other else kinship.open()
    # A link of violence is as protected as the fact that the other is its victim.
    path = world.index.path(link)
    if kind == "violence":
        env.meet(Found("fact", path, True, "person", "violence_victim"))
    else:
        env.meet(Found("fact", f"{path}.kind", kind, "link", "kind"))
    return True


def _parent_of(world: CaseWorld, env: Env, parent: Any, child: Any) -> Any:
    kinship = world.index.kinship
    if kinship.link(PARENTS, parent.id, child.id) is not None:
        return True
    return False if kinship.whole or parent is child else kinship.open()


def _married(world: CaseWorld, env: Env, one: Any, other: Any) -> Any:
    kinship = world.index.kinship
    if any(person is other for person in kinship.couples(one.id)):
        return True
    return False if kinship.whole or one is other else kinship.open()


def _direct_line(world: CaseWorld, env: Env, one: Any, other: Any) -> Any:
    return world.index.kinship.direct_line(one.id, other.id)


def _collateral_degree(world: CaseWorld, env: Env, one: Any, other: Any) -> Any:
    return world.index.kinship.collateral_degree(one.id, other.id)


def _same_household(world: CaseWorld, env: Env, one: Any, other: Any) -> Any:
    if one is other:
        return True
    first = world.fact(one, "household", env)
    second = world.fact(other, "household", env)
    if isinstance(first, Unknown) or isinstance(second, Unknown):
        return union(first, second)
    return first is not None and first == second


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
    "resides": _resides,
    "residence length": _residence_length,
    "schooled at": _schooled_at,
    "buried at": _buried_at,
    "assessed": _assessed,
    "assessed number": _assessed_number,
    "age at": _age_at,
    "cares for": _caring("cares_directly"),
    "cares alone for": _caring("cares_alone"),
    "care length": _care_length,
    "deprived of parental right": _deprived,
    "linked": _linked,
    "parent of": _parent_of,
    "married": _married,
    "direct line": _direct_line,
    "collateral degree": _collateral_degree,
    "same household": _same_household,
    "same person": _same_person,
    "had event": _had_event,
    "months between": _months_between,
    "start of month": _of_day(lambda day: day.replace(day=1)),
    "end of month": _of_day(_last_of_month),
    "month before": _of_day(lambda day: periods.add_months(day.replace(day=1), -1)),
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
