"""Rules for one step of combining: all, any, counting, exceptions, what is not in force.

A cell is one kind of fact with a field for each thing combined, and rules of which exactly
one fires whatever the fields hold. A rule tests which values each field may have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from eligibility.engine.durable.words import ASSESSED, BLANK, MET, OPEN, UNMET

VALUES = frozenset(range(5))
ALL = (UNMET, OPEN, ASSESSED, BLANK, MET)
ANY = (MET, OPEN, ASSESSED, BLANK, UNMET)
"""From what decides at once to what decides nothing: one unmet among all, one met among any."""

SAME = (0, 1, 2, 3, 4)
NOT = (MET, OPEN, ASSESSED, BLANK, UNMET)

Source = tuple[str, int]
"""`("leaf", n)`: the n-th thing the reference engine says; `("cell", n)`: what cell n comes to."""


class View(NamedTuple):
    """Something combined, and what each of its values counts as."""

    source: Source
    counts_as: tuple[int, ...] = SAME

    def where(self, wanted: frozenset[int]) -> frozenset[int]:
        """Return the values of the source that count as one of those wanted."""
        return frozenset(value for value, as_ in enumerate(self.counts_as) if as_ in wanted)


class Line(NamedTuple):
    """One rule: the values that each field may have (None: any), and what then follows."""

    fields: tuple[frozenset[int] | None, ...]
    then: int


class Cell(NamedTuple):
    """One step: what is combined, its rules, and for how many values each field stands."""

    views: tuple[View, ...]
    lines: tuple[Line, ...]
    sizes: tuple[int, ...]


def first_decides(views: Sequence[View], order: Sequence[int], results: Sequence[int]) -> Cell:
    """Return the cell in which the most decisive value among the views decides.

    `results[value]` is what follows where `value` decides.
    """
    lines: list[Line] = []
    for rank, value in enumerate(order):
        weaker = frozenset(order[rank + 1 :])
        for position in range(len(views)):
            fields = [view.where(weaker) for view in views[:position]]
            fields.append(views[position].where(frozenset({value})))
            fields += [view.where(weaker | {value}) for view in views[position + 1 :]]
            lines.append(Line(tuple(fields), results[value]))
    return cell(views, lines)


def by_table(views: Sequence[View], table: dict[tuple[int, ...], int]) -> Cell:
    """Return the cell that looks its result up: a rule for each combination of values."""
    lines = [
        Line(
            tuple(
                view.where(frozenset({value})) for view, value in zip(views, values, strict=True)
            ),
            then,
        )
        for values, then in table.items()
    ]
    return cell(views, lines)


def in_force_or(neutral: int) -> dict[tuple[int, ...], int]:
    """Return what a requirement comes to by whether it is in force, and by its own value.

    Out of force it is as if it were not there. Where nobody knows, it decides nothing that
    its absence would not decide too.
    """
    table: dict[tuple[int, ...], int] = {}
    for force, value in product(ALL, ALL):
        if force == UNMET or value == neutral:
            table[force, value] = neutral
        elif force == MET:
            table[force, value] = value
        else:
            doubts = [each for each in (force, value) if each not in (UNMET, MET)]
            table[force, value] = min(doubts)
    return table


def count_up(view: View, wanted: int, up_to: int, before: Source | None) -> Cell:
    """Return the cell that counts one more if the view comes to `wanted`, up to `up_to`."""
    yes, no = view.where(frozenset({wanted})), view.where(VALUES - {wanted})
    if before is None:
        return cell([view], [Line((yes,), min(1, up_to)), Line((no,), 0)])
    counted = View(before, tuple(range(up_to + 1)))
    lines: list[Line] = []
    for so_far in range(up_to + 1):
        this = frozenset({so_far})
        lines.append(Line((this, yes), min(so_far + 1, up_to)))
        lines.append(Line((this, no), so_far))
    return cell([counted, view], lines)


def enough(met: Source, needed: int, unmet: Source, too_many: int, doubt: Source) -> Cell:
    """Return the cell that decides by how many are met and how many can't be any more."""
    short = frozenset(range(needed))
    few = frozenset(range(too_many))
    views = [
        View(met, tuple(range(needed + 1))),
        View(unmet, tuple(range(too_many + 1))),
        View(doubt),
    ]
    lines = [
        Line((frozenset({needed}), None, None), MET),
        Line((short, frozenset({too_many}), None), UNMET),
    ]
    lines += [Line((short, few, frozenset({value})), value) for value in (OPEN, ASSESSED, BLANK)]
    return cell(views, lines)


def cell(views: Sequence[View], lines: Sequence[Line]) -> Cell:
    """Return a cell with those of its rules that some values can make fire."""
    sizes = tuple(len(view.counts_as) for view in views)
    return Cell(tuple(views), tuple(_possible(lines)), sizes)


def _possible(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the rules that some values can make fire."""
    for line in lines:
        if all(allowed is None or allowed for allowed in line.fields):
            yield line
