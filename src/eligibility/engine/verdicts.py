"""What is wrong with a decision table, by exact geometry, each with a point that shows it.

Every point is asked of the reference engine's own reading of tables before it is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from typing import Any, TypeVar

from eligibility.acts.model import Table
from eligibility.engine.arithmetic import is_number, same
from eligibility.engine.cells import Box, bits, meet, merged, within, without
from eligibility.engine.tables import (
    Layout,
    Setting,
    alike,
    answer,
    axes_of,
    layout,
    matching,
    points,
)
from eligibility.engine.values import Unknown
from eligibility.feel.context import names_in
from eligibility.feel.printer import unparse
from eligibility.records import Record

T = TypeVar("T")

Possible = Callable[[tuple[Any, ...]], bool]
"""Whether a case can have these values of the axes, as far as anybody can say."""


def anything(values: tuple[Any, ...]) -> bool:
    """Allow every combination of values."""
    return True


class Gap(Record):
    """Values that no row matches; `point` are such values of the axes."""

    box: Box
    point: tuple[Any, ...]


class Overlap(Record):
    """Two rows of a table `unique` that both match; `differ` where their outputs do.

    `differ` is None where facts decide whether the outputs differ.
    """

    one: int
    other: int
    box: Box
    point: tuple[Any, ...]
    differ: bool | None


class Dead(Record):
    """A row that is never chosen: the rows `by` go before it, or, without them, its own tests
    or the conditions (`barred`) let nothing through. `point` matches it where anything does.

    `order`: it would be chosen if it stood before the one more general row, and give another
    output.
    """

    row: int
    by: tuple[int, ...]
    point: tuple[Any, ...] | None = None
    barred: bool = False
    order: bool = False


class Turn(Record):
    """Outputs that go up and then down, or down and then up, as one input grows.

    `points` are three or more values of the axes in order, `outputs` what the table gives there.
    """

    axis: int
    points: tuple[tuple[Any, ...], ...]
    outputs: tuple[Any, ...]


def _possible_boxes(table: Layout, boxes: Iterable[Box], possible: Possible) -> list[Box]:
    """Return the parts of disjoint boxes that a case can have."""
    found: list[Box] = []
    for box in boxes:
        inside = [at for at in points(box) if possible(table.values(at))]
        size = 1
        for mask in box:
            size *= mask.bit_count()
        if len(inside) == size:
            found.append(box)
        else:
            found += merged([tuple(1 << each for each in at) for at in inside])
    return merged(found)


def gaps(table: Layout, possible: Possible = anything) -> list[Gap]:
    """Return the values that no row matches, as disjoint boxes. Raises Undecided."""
    left = without([table.everything], table.rows)
    if possible is not anything:
        left = _possible_boxes(table, left, possible)
    found = [Gap(box, table.values(next(points_of(box)))) for box in left]
    for each in found:
        _agree(not matching(table, each.point), table)
    return found


def points_of(box: Box) -> Iterator[tuple[int, ...]]:
    """Yield the cells of a box, the first of each axis first."""
    yield from product(*(tuple(bits(mask)) for mask in box))


def overlaps(table: Layout, possible: Possible = anything) -> list[Overlap]:
    """Return the pairs of rows of a table `unique` that both match somewhere. Raises Undecided."""
    found: list[Overlap] = []
    if table.table.hit != "unique":
        return found
    for one, first in enumerate(table.rows):
        for other in range(one + 1, len(table.rows)):
            shared = meet(first, table.rows[other])
            if shared is None:
                continue
            cells = [at for at in points(shared) if possible(table.values(at))]
            if not cells:
                continue
            judged = [(alike(table, one, other, at), at) for at in cells]
            differing = [at for verdict, at in judged if verdict is False]
            unsure = [at for verdict, at in judged if verdict is None]
            at = (differing or unsure or cells)[0]
            differ = True if differing else None if unsure else False
            point = table.values(at)
            _agree({one, other} <= set(matching(table, point)), table)
            found.append(Overlap(one, other, shared, point, differ))
    return found


def dead(table: Layout, possible: Possible = anything) -> list[Dead]:
    """Return the rows that are never chosen. Raises Undecided."""
    found: list[Dead] = []
    first = table.table.hit == "first"
    for row, box in enumerate(table.rows):
        if not all(box):
            found.append(Dead(row, ()))
            continue
        earlier = table.rows[:row] if first else ()
        left = without([box], earlier)
        at = next(points_of(left[0] if left else box))
        if left:
            if possible is not anything and not _possible_boxes(table, left, possible):
                found.append(Dead(row, (), table.values(at), barred=True))
            continue
        covering = [other for other, each in enumerate(earlier) if within(box, each)]
        point = table.values(at)
        _agree(row in (met := matching(table, point)) and met[0] < row, table)
        if not covering:
            covering = _fewest(box, earlier)
            found.append(Dead(row, tuple(covering), point))
            continue
        by = covering[0]
        order = not within(table.rows[by], box) and not _same_everywhere(table, by, row, box)
        found.append(Dead(row, (by,), point, order=order))
    return found


def _fewest(box: Box, earlier: Sequence[Box]) -> list[int]:
    """Return earlier rows that together cover a box, none of which can be left out."""
    kept = [at for at, each in enumerate(earlier) if meet(box, each) is not None]
    for at in list(kept):
        rest = [earlier[other] for other in kept if other != at]
        if not without([box], rest):
            kept.remove(at)
    return kept


def _same_everywhere(table: Layout, one: int, other: int, box: Box) -> bool:
    return all(alike(table, one, other, at) is True for at in points(box))


def turns(table: Layout, possible: Possible = anything) -> list[Turn]:
    """Return where amounts turn round as a number grows, one for each such input.

    Each combination of the other inputs is looked at by itself; gaps are passed over.
    """
    found: list[Turn] = []
    for axis, each in enumerate(table.axes):
        if each.domain.form != "number":
            continue
        line = [at for at, cell in enumerate(each.cells) if cell.ordered]
        others = tuple(1 if at == axis else mask for at, mask in enumerate(table.everything))
        for at in points(others):
            steps = [(*at[:axis], spot, *at[axis + 1 :]) for spot in line]
            turn = _turn(table, axis, [table.values(step) for step in steps], possible)
            if turn is not None:
                found.append(turn)
                break
    return found


def _turn(
    table: Layout, axis: int, values: list[tuple[Any, ...]], possible: Possible
) -> Turn | None:
    told = [
        (point, worth)
        for point in values
        if possible(point) and is_number(worth := answer(table, point))
    ]
    steps = turning(told)
    if steps is None:
        return None
    return Turn(axis, tuple(point for point, _ in steps), tuple(worth for _, worth in steps))


def turning(told: Iterable[tuple[T, Any]]) -> list[tuple[T, Any]] | None:
    """Return three steps between which what is told goes up and then down, or down and up."""
    kept: list[tuple[T, Any]] = []
    way = 0
    for point, worth in told:
        if not kept or worth != kept[-1][1]:
            now = 0 if not kept else (1 if worth > kept[-1][1] else -1)
            kept.append((point, worth))
            if way and now != way:
                return kept[-3:]
            way = now
    return None


class Equivalence(Record):
    """Whether two tables give the same for all values; None where that is not settled.

    `point` and `inputs` show where they differ, or where nobody can say; `answers` are the
    outputs there.
    """

    same: bool | None
    inputs: tuple[str, ...] = ()
    point: tuple[Any, ...] = ()
    answers: tuple[Any, Any] = (None, None)


def equivalent(
    one: Table, other: Table, setting: Setting, other_setting: Setting | None = None
) -> Equivalence:
    """Compare what two decision tables give, wherever the values of their inputs lie.

    Inputs are the same where their expressions are. A case that falls in no row has none in
    both, and one for which rows contradict each other gets nothing, whichever rows they are.
    Raises Undecided.
    """
    second = setting if other_setting is None else other_setting
    axes = axes_of([(one, setting), (other, second)])
    laid, other_laid = layout(one, setting, axes), layout(other, second, axes)
    names = tuple(unparse(axis.node) for axis in axes)
    unsettled: Equivalence | None = None
    for at in points(laid.everything):
        values = laid.values(at)
        first, last = answer(laid, values), answer(other_laid, values)
        against = _contradicts(first), _contradicts(last)
        verdict = against[0] == against[1] if any(against) else same(first, last)
        if verdict is False:
            return Equivalence(False, names, values, (first, last))
        if all(against):
            continue
        told = _told(laid, values), _told(other_laid, values)
        if told[0] == told[1] and setting.parameters == second.parameters:
            continue
        if isinstance(verdict, Unknown) or _varies(laid, told, at):
            unsettled = unsettled or Equivalence(None, names, values, (first, last))
    return unsettled or Equivalence(True)


def _contradicts(worth: Any) -> bool:
    """Whether a table's rows contradict each other there."""
    return (
        isinstance(worth, Unknown)
        and bool(worth.why)
        and all(missing.kind == "conflict" for missing in worth.why)
    )


def _told(table: Layout, values: Sequence[Any]) -> tuple[Any, ...]:
    """Return the outputs, as expressions, of the rows that decide there."""
    met = matching(table, values)
    if table.table.hit == "first":
        met = met[:1]
    return tuple(table.told.rows[row].output.node for row in met)


def _varies(table: Layout, told: tuple[tuple[Any, ...], ...], at: Sequence[int]) -> bool:
    """Whether outputs speak of more than constants where a cell is a stretch."""
    named = {name for each in told for node in each for name in names_in(node)}
    stretch = any(
        axis.cells[cell].ordered and axis.cells[cell].low != axis.cells[cell].high
        for axis, cell in zip(table.axes, at, strict=True)
    )
    return stretch and bool(named - set(table.setting.names))


def _agree(held: bool, table: Layout) -> None:
    """The reference engine has the last word about a point."""
    if not held:
        raise AssertionError(
            f"the reference engine reads the table at {table.table.inputs[0].span} otherwise"
        )


__all__ = [
    "Dead",
    "Equivalence",
    "Gap",
    "Overlap",
    "Possible",
    "Turn",
    "anything",
    "dead",
    "equivalent",
    "gaps",
    "overlaps",
    "turning",
    "turns",
]
