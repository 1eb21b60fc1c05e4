"""Dated values over a symbolic day: known, in a gap, or given differently by sources."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from eligibility.acts.days import earliest, latest
from eligibility.acts.model import DatedValue, Parameter, Validity
from eligibility.acts.time import Gap, first_seen, in_force, periods_of, value_on
from eligibility.engine.symbolic import days
from eligibility.engine.symbolic.days import Day, day_of
from eligibility.engine.symbolic.expressions import Names
from eligibility.engine.symbolic.readings import AllMet, Met
from eligibility.engine.symbolic.terms import Truth, both, either, is_constant, minus, no
from eligibility.engine.symbolic.values import OPEN, Ends, Sym, Tri, blurred, num, where
from eligibility.feel.types import NumberType

if TYPE_CHECKING:
    from eligibility.engine.symbolic.world import World

_DAY = timedelta(days=1)


def look_up(world: World, parameter: Parameter) -> Any:
    """Return what a parameter is worth on the day that its reference names."""
    day = _reference_day(world, parameter)
    if is_constant(day.value.month) and is_constant(day.value.day):
        on = date(day.value.month // 12, day.value.month % 12 + 1, day.value.day)
        found = _worth_on(world, parameter, on)
    else:
        found = _piecewise(world, parameter, day.value)
    if day.known is True:
        return found
    world.met.add(Met("day", 0, no(day.known)))
    return blurred(found, day.known)


def _reference_day(world: World, parameter: Parameter) -> Sym:
    reference = parameter.reference
    if reference == "governing":
        return world.day
    if reference == "decision":
        return world.space.decision
    day = world.day if reference == "month_before_governing" else world.space.claim
    if reference == "claim":
        return day
    return day._replace(value=Day(minus(day.value.month, 1), 1))


def _worth_on(world: World, parameter: Parameter, day: date) -> Any:
    outcome = value_on(parameter, day)
    if isinstance(outcome, Gap):
        return _gap(world, parameter)
    return _dated(world, parameter, outcome.values)


def _dated(world: World, parameter: Parameter, values: tuple[DatedValue, ...]) -> Any:
    made = [world.constant(each.value) for each in values]
    if all(each.value == values[0].value for each in values):
        return made[0]
    chosen = world.chosen.get(parameter.id)
    if chosen is not None:
        # On a day with fewer readings than another the last stands for the rest.
        return made[min(chosen, len(made) - 1)]
    if world.space.ignore_gaps:
        found = made[0]
        for index, other in enumerate(made[1:], 1):
            found = where(world.home.boolean(f"reading.{parameter.id}.{index}"), other, found)
        return found
    world.met.add(Met(parameter.id, len(made)))
    given = [each.value for each in made]
    numbers = all(each.kind == "number" for each in made)
    ends = Ends(True, min(given), max(given)) if numbers else None
    return made[0]._replace(known=False, ends=ends, options=None)


def _gap(world: World, parameter: Parameter) -> Any:
    if parameter.recomputed is not None:
        return world.reader.worth(parameter.recomputed.node, Names({}, parameter.names))
    if world.space.ignore_gaps:
        key = f"gap.{parameter.id}"
        if isinstance(parameter.type, NumberType):
            supposed = world.home.real(key, 1, 10**9)
            world.space.supposed[parameter.id] = supposed
            return num(supposed)
        kind_ = world.kind_of(parameter.type)
        if kind_ is not None:
            return world.home.free(key, kind_)._replace(none=False)
    world.met.add(Met(parameter.id, 0))
    kind = "number" if isinstance(parameter.type, NumberType) else "none"
    value: Any = 0 if kind == "number" else None
    return Sym(kind, False, False, value)  # type: ignore[arg-type]


def _piecewise(world: World, parameter: Parameter, day: Day) -> Any:
    """Return the value case by case: the days between which nothing changes."""
    periods = parameter.periods
    if periods is None:
        periods = periods_of(parameter.values, parameter.holds)
    starts = {first for first, _, _ in periods}
    starts |= {last + _DAY for _, last, _ in periods if last < days.LAST}
    outer, world.met = world.met, AllMet()
    found = _worth_on(world, parameter, date.min)
    for start in sorted(each for each in starts if each > date.min):
        later = days.not_after(day_of(start), day)
        before = [each._replace(when=both(no(later), each.when)) for each in world.met]
        world.met = AllMet()
        found = where(later, _worth_on(world, parameter, start), found)
        after = [each._replace(when=both(later, each.when)) for each in world.met]
        world.met = AllMet([*before, *after])
    world.met = AllMet([*outer, *(each for each in world.met if each.when is not False)])
    return found


def force(validity: Validity, day: Sym) -> Tri:
    """Return whether something is in force on a day."""
    if is_constant(day.value.month) and is_constant(day.value.day):
        on = date(day.value.month // 12, day.value.month % 12 + 1, day.value.day)
        state = in_force(validity, on)
        made = OPEN if state == "unknown" else Tri(state == "yes", state == "no")
    else:
        made = _force(validity, day.value)
    if day.known is True:
        return made
    return Tri(both(day.known, made.true), both(day.known, made.false))


def _force(validity: Validity, day: Day) -> Tri:
    ended: Truth = False
    surely_ended: Truth = False
    if validity.end is not None:
        ended = days.before(day_of(validity.end), day)
        surely_ended = days.before(day_of(latest(validity.end)), day)
    early: Truth = False
    surely_early: Truth = False
    open_: Truth = False
    first = first_seen(validity)
    if validity.start is not None:
        early = days.before(day, day_of(validity.start))
        surely_early = days.before(day, day_of(earliest(validity.start)))
    elif first is not None:
        open_ = days.before(day, Day(first.year * 12, 1))
    false = either(surely_ended, both(no(ended), surely_early))
    true = both(no(ended), no(early), no(open_))
    return Tri(true, false)
