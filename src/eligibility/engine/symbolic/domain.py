"""The domain's functions over a symbolic household, as `engine.domain` has them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import TYPE_CHECKING, Any

from eligibility.engine.symbolic import days
from eligibility.engine.symbolic.days import Day
from eligibility.engine.symbolic.terms import (
    Term,
    Truth,
    any_of,
    at_most,
    both,
    choose,
    counted,
    either,
    equal,
    minus,
    plus,
    quotient,
    scaled,
    total,
)
from eligibility.engine.symbolic.values import Rec, Sym, num, truth

if TYPE_CHECKING:
    from eligibility.engine.symbolic.household import Household
    from eligibility.engine.symbolic.world import World


class Spell:
    """A stretch of time and whether it is there."""

    def __init__(self, home: Household, item: Rec, there: Truth) -> None:
        self.there = there
        self.start: Day = home.field(item, "start").value
        end = home.field(item, "end")
        self.endless: Truth = end.none
        self.end: Day = end.value

    def covers(self, day: Day) -> Truth:
        """Return whether it is there and covers a day."""
        ends = either(self.endless, days.not_after(day, self.end))
        return both(self.there, days.not_after(self.start, day), ends)


def unbroken_start(spells: list[Spell], day: Day) -> tuple[Truth, Day]:
    """Return whether spells cover a day and since when without a break."""
    covered: Truth = False
    first = day
    for spell in spells:
        earlier = both(spell.covers(day), days.not_after(spell.start, first))
        covered = either(covered, spell.covers(day))
        first = days.choose_day(earlier, spell.start, first)
    for _ in range(len(spells) - 1):
        for spell in spells:
            touches = either(spell.endless, days.not_after(first, days.next_day(spell.end)))
            earlier = both(covered, spell.there, days.before(spell.start, first), touches)
            first = days.choose_day(earlier, spell.start, first)
    return covered, first


def _residences(world: World, person: Rec, kind: str) -> list[Spell]:
    home = world.home
    return [
        Spell(
            home,
            item,
            both(home.inside(item).true, home.sites.within(item, "place", world.place)),
        )
        for item in home.pool(person, "residences", kind)
    ]


def _resides(world: World, person: Rec, kind: str, day: Day) -> Sym:
    return truth(any_of(spell.covers(day) for spell in _residences(world, person, kind)))


def _residence_length(world: World, person: Rec, kind: str, day: Day) -> Sym:
    covered, start = unbroken_start(_residences(world, person, kind), day)
    months = days.completed_months(start, day)
    return Sym("months", True, False, choose(covered, months, 0))


def _awards(world: World, person: Rec, right: str) -> list[Spell]:
    home = world.home
    items = home.pool(person, "awards", right)
    return [Spell(home, item, home.inside(item).true) for item in items]


def _receives(world: World, person: Rec, right: str) -> Sym:
    day = world.day
    value = any_of(spell.covers(day.value) for spell in _awards(world, person, right))
    return Sym("truth", day.known, False, value)


def _award_count(world: World, person: Rec, right: str, start: Day, end: Day) -> Sym:
    inside = [
        both(spell.there, days.not_after(start, spell.start), days.not_after(spell.start, end))
        for spell in _awards(world, person, right)
    ]
    return num(counted(inside), options=range(len(inside) + 1))


def _stretches(
    spells: list[Spell], start: Day, end: Day, unit: Callable[[Day], Term]
) -> list[tuple[Truth, Term, Term]]:
    """Return for each spell whether it has a day in a window, and its first and last unit."""
    found = []
    for spell in spells:
        early = days.not_after(spell.start, start)
        low = days.choose_day(early, start, spell.start)
        late = either(spell.endless, days.not_after(end, spell.end))
        high = days.choose_day(late, end, spell.end)
        found.append((both(spell.there, days.not_after(low, high)), unit(low), unit(high)))
    return found


def _covered(stretches: list[tuple[Truth, Term, Term]]) -> Term:
    """Return how many units lie in at least one stretch: all, less those counted twice, …"""
    parts: list[Term] = []
    for size in range(1, len(stretches) + 1):
        for chosen in combinations(stretches, size):
            low, high = chosen[0][1], chosen[0][2]
            for _, first, last in chosen[1:]:
                low = choose(at_most(low, first), first, low)
                high = choose(at_most(high, last), high, last)
            there = both(*(each for each, _, _ in chosen), at_most(low, high))
            length = plus(minus(high, low), 1)
            parts.append(scaled(choose(there, length, 0), 1 if size % 2 else -1))
    return total(parts)


def _months_received(world: World, person: Rec, right: str, start: Day, end: Day) -> Sym:
    spells = _awards(world, person, right)
    return num(_covered(_stretches(spells, start, end, lambda day: day.month)))


def _days_received(world: World, person: Rec, right: str, start: Day, end: Day) -> Sym:
    return num(_covered(_stretches(_awards(world, person, right), start, end, days.ordinal)))


def _days_in_a_row(world: World, person: Rec, right: str, day: Day) -> Sym:
    covered, start = unbroken_start(_awards(world, person, right), day)
    length = plus(minus(days.ordinal(day), days.ordinal(start)), 1)
    return num(choose(covered, length, 0))


def _assessed(world: World, person: Rec, kind: str) -> Sym:
    return truth(world.home.boolean(f"{person.key}.assessments/{kind}.outcome"))


def _assessed_number(world: World, person: Rec, kind: str) -> Sym:
    return num(world.home.real(f"{person.key}.assessments/{kind}.number", 0))


def _age_at(world: World, person: Rec, day: Day) -> Sym:
    return world.age(person, Sym("day", True, False, day))


def _schooled_at(world: World, person: Rec, place: str) -> Sym:
    school = world.home.field(person, "school")
    ((there, rec),) = school.options
    return truth(both(there, world.home.sites.within(rec, "place", place)))


def _buried_at(world: World, person: Rec, place: str) -> Sym:
    return truth(world.home.sites.within(person, "burial_place", place))


def _pair(world: World, one: Rec, other: Rec) -> tuple[int, int]:
    return world.home.index(one), world.home.index(other)


def _care(field: str) -> Callable[..., Sym]:
    def apply(world: World, carer: Rec, child: Rec) -> Sym:
        return truth(world.home.kinship.care(field, *_pair(world, carer, child)))

    return apply


def _care_length(world: World, carer: Rec, child: Rec, day: Day) -> Sym:
    one, other = _pair(world, carer, child)
    if one == other:
        return Sym("months", True, False, 0)
    since = world.home.day(f"link.cares_since.{one}.{other}")
    months = days.completed_months(since, day)
    there = both(world.home.kinship.carer(one, other), days.not_after(since, day))
    return Sym("months", True, False, choose(there, months, 0))


def _deprived(world: World, parent: Rec, child: Rec) -> Sym:
    one, other = _pair(world, parent, child)
    there = world.home.kinship.parent(one, other)
    return truth(both(there, world.home.boolean(f"link.deprived.{one}.{other}")))


def _linked(world: World, one: Rec, kind: str, other: Rec) -> Sym:
    return truth(world.home.kinship.link(kind, *_pair(world, one, other)))


def _parent_of(world: World, parent: Rec, child: Rec) -> Sym:
    one, other = _pair(world, parent, child)
    return truth(False if one == other else world.home.kinship.parent(one, other))


def _married(world: World, one: Rec, other: Rec) -> Sym:
    first, second = _pair(world, one, other)
    return truth(False if first == second else world.home.kinship.couple(first, second))


def _direct_line(world: World, one: Rec, other: Rec) -> Sym:
    return truth(world.home.kinship.direct_line(*_pair(world, one, other)))


def _collateral_degree(world: World, one: Rec, other: Rec) -> Sym:
    return world.home.kinship.collateral_degree(*_pair(world, one, other))


def _same_household(world: World, one: Rec, other: Rec) -> Sym:
    if one == other:
        return truth(True)
    first = world.home.field(one, "household").value
    return truth(equal(first, world.home.field(other, "household").value))


def _same_person(world: World, one: Rec, other: Rec) -> Sym:
    return truth(one == other)


def _had_event(world: World, person: Rec, kind: str, start: Day, end: Day) -> Sym:
    home = world.home
    found = []
    for item in home.pool(person, "events", kind):
        day = home.field(item, "date").value
        there = home.inside(item).true
        found.append(both(there, days.not_after(start, day), days.not_after(day, end)))
    return truth(any_of(found))


def _months_between(world: World, start: Day, end: Day) -> Sym:
    months = days.completed_months(start, end)
    return num(choose(days.not_after(start, end), months, 0))


def _quarter(month: Any) -> Any:
    return scaled(quotient(month, 3), 3)


def _year(month: Any) -> Any:
    return scaled(quotient(month, 12), 12)


_OF_DAY: dict[str, Callable[[Day], Day]] = {
    "start of month": lambda day: Day(day.month, 1),
    "end of month": lambda day: days.last_of_month(day.month),
    "month before": lambda day: Day(minus(day.month, 1), 1),
    "start of quarter": lambda day: Day(_quarter(day.month), 1),
    "end of quarter": lambda day: days.last_of_month(plus(_quarter(day.month), 2)),
    "start of year": lambda day: Day(_year(day.month), 1),
    "end of year": lambda day: Day(plus(_year(day.month), 11), 31),
}


def _of_day(name: str) -> Callable[..., Sym]:
    return lambda world, day: Sym("day", True, False, _OF_DAY[name](day))


FUNCTIONS: dict[str, Callable[..., Sym]] = {
    "receives": _receives,
    "award count": _award_count,
    "months received": _months_received,
    "days received": _days_received,
    "days in a row": _days_in_a_row,
    "resides": _resides,
    "residence length": _residence_length,
    "schooled at": _schooled_at,
    "buried at": _buried_at,
    "assessed": _assessed,
    "assessed number": _assessed_number,
    "age at": _age_at,
    "cares for": _care("cares_directly"),
    "cares alone for": _care("cares_alone"),
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
    **{name: _of_day(name) for name in _OF_DAY},
}
"""Functions of people, texts written in the act, and days; others are left free."""
