"""Values that sources give differently: decided where all readings agree, as `engine.readings`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any, NamedTuple

from eligibility.engine.readings import MOST_CHOICES
from eligibility.engine.symbolic.arithmetic import equal_values
from eligibility.engine.symbolic.terms import Truth, all_of, any_of, both, either, no
from eligibility.engine.symbolic.values import Sym, Tri

if TYPE_CHECKING:
    from eligibility.engine.symbolic.world import World

Choice = tuple[tuple[str, int], ...]
"""Which of its readings each parameter is taken in, by their order; sorted by parameter."""


TABLE = "table"
"""What is met where rows of a table clash."""


class Met(NamedTuple):
    """What leaves an expression open: a parameter's many readings, or something else (none).

    `when` says under which circumstances it is met, such as on which days.
    """

    what: str
    readings: int
    when: Truth = True


class AllMet(dict[Met, None]):
    """What was met, each once, in the order it was met: the solver's answers hang on no hashes."""

    def __init__(self, met: Iterable[Met] = ()) -> None:
        super().__init__(dict.fromkeys(met))

    def add(self, *met: Met) -> None:
        """Add what was met."""
        self.update(dict.fromkeys(met))


def choices(met: Iterable[Met]) -> list[Choice] | None:
    """Return every choice of readings, None where the reference doesn't try so many."""
    most: dict[str, int] = {}
    for each in met:
        if each.readings:
            most[each.what] = max(each.readings, most.get(each.what, 0))
    if prod(most.values()) > MOST_CHOICES:
        return None
    ordered = sorted(most)
    return [
        tuple(zip(ordered, chosen, strict=True))
        for chosen in product(*(range(most[each]) for each in ordered))
    ]


def agreed(world: World, value: Tri, met: tuple[Met, ...], of: Callable[[World], Tri]) -> Tri:
    """Return a truth where it is the same in all readings.

    `value` is the truth as it stands, with what was `met` on the way; `of` gives it in a world
    with one choice of readings. Where something else is open too, the reference may leave open
    what all readings give: then that is free.
    """
    if not any(each.readings for each in met):
        return value
    chosen = choices(met)
    if chosen is None:
        return _loosened(world, value)
    values, doubt = _in_each(world, chosen, met, of)
    same = Tri(all_of(v.true for v in values), all_of(v.false for v in values))
    if doubt is False:
        return same
    loose = _loosened(world, value)
    return Tri(
        both(same.true, either(no(doubt), loose.true)),
        both(same.false, either(no(doubt), loose.false)),
    )


def _in_each(
    world: World, chosen: Iterable[Choice], met: Iterable[Met], of: Callable[[World], Any]
) -> tuple[list[Any], Truth]:
    """Return what follows in each choice, and whether something else than readings is open."""
    values = []
    # Rows of a table clash only where they do in the readings: as it stands, all seem to match.
    other = AllMet(each for each in met if not each.readings and each.what != TABLE)
    for choice in chosen:
        one = world.reading(choice)
        outer, one.met = one.met, AllMet()
        values.append(of(one))
        other.add(*(each for each in one.met if not each.readings))
        one.met = outer
    return values, any_of(each.when for each in other)


def _loosened(world: World, value: Tri) -> Tri:
    """Return a truth that is free where it is open."""
    free = world.space.fresh("truth")
    open_ = both(no(value.true), no(value.false), free.known)
    return Tri(
        either(value.true, both(open_, free.value)),
        either(value.false, both(open_, no(free.value))),
    )


def agreed_number(
    world: World, value: Sym, met: tuple[Met, ...], of: Callable[[World], Any]
) -> Sym:
    """Return a number where it is the same in all readings, as `agreed` does a truth."""
    if not any(each.readings for each in met):
        return value
    chosen = choices(met)
    values, doubt = _in_each(world, chosen or (), met, of)
    if not values or any(not isinstance(v, Sym) or v.kind != "number" for v in values):
        return world.space.loosely(value, value.known)
    first, *others = values
    same = all_of(
        [
            *(both(v.known, no(v.none)) for v in values),
            *(equal_values(first, other) for other in others),
        ]
    )
    if doubt is not False:
        # What else is missing may keep the reference from trying the readings.
        free = world.space.fresh("truth", loose=False).value
        same = both(same, either(no(doubt), value.known, free))
    found: Sym = first._replace(known=same, none=False)
    return found
