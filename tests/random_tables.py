"""Random decision tables, and what is wrong with them by asking for every value in turn.

The slow way knows no boxes: a person for each combination of values, and the reference engine's
answer for each. What `engine.verdicts` says of a table must be just that.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product
from typing import Any, TypeVar

from eligibility import feel
from eligibility.acts.model import Expression, Row, Rulebook, Table
from eligibility.engine.arithmetic import is_number
from eligibility.engine.cells import Box, place
from eligibility.engine.env import Env
from eligibility.engine.index import CaseIndex
from eligibility.engine.tables import Layout, Setting, layout
from eligibility.engine.values import Unknown
from eligibility.engine.verdicts import dead, equivalent, gaps, overlaps, turns
from eligibility.engine.world import CaseWorld, row_matches
from eligibility.errors import Span
from eligibility.facts import read_case
from eligibility.facts.functions import functions
from eligibility.facts.vocabulary import vocabulary
from eligibility.feel.types import BOOLEAN, NumberType
from eligibility.feel.units import NONE

T = TypeVar("T")
Pick = Callable[[Sequence[Any]], Any]
"""Chooses one of several things: by chance, or as Hypothesis wants."""

_SPAN = Span(1, 1, 1, 2)
# Every value that a test below can tell from others. Money is tried at whole dinars and a para
# beside them: no constant lies elsewhere.
VALUES: dict[str, tuple[Any, ...]] = {
    "single_parent_point": (*range(1, 8), None),
    "movables_value": (
        *(f"{whole}.{paras}" for whole in range(6) for paras in ("00", "01", "99")),
        "1000.00",
    ),
    "disability": (True, False),
    "ill": (True, False),
    "sex": ("male", "female"),
    "attendance_allowance_basis": ("zsz", "pio", "other", None),
}
_NUMBERS = ("single_parent_point", "movables_value")
_MOST_POINTS = 64
SETTING = Setting(None, {}, {}, ("one",))


@dataclass(frozen=True)
class People:
    """Everybody there can be, as far as some facts go."""

    world: CaseWorld
    persons: tuple[Any, ...]
    points: tuple[tuple[Any, ...], ...]


@cache
def people(inputs: tuple[str, ...]) -> People:
    """Return a case with one person for each combination of values of these facts."""
    listed = [
        {"id": f"p{number}", **dict(zip(inputs, values, strict=True))}
        for number, values in enumerate(product(*(VALUES[each] for each in inputs)))
    ]
    case = read_case(json.dumps({"schema": 1, "claim_date": "2024-01-01", "people": listed}))
    rulebook = Rulebook("rs", ("rs",), {}, {}, {}, {}, {})
    index = CaseIndex(case)
    world = CaseWorld(index, rulebook, case.claim_date, "rs")  # type: ignore[arg-type]
    persons = tuple(case.people)
    points = tuple(tuple(getattr(person, each) for each in inputs) for person in persons)
    return People(world, persons, points)


@cache
def expression(text: str, of: Any = BOOLEAN) -> Expression:
    """Return an expression as an act would hold it, without its place; there are few."""
    return Expression(feel.parse(text, functions()), text, "random", _SPAN, of)


def _test(pick: Pick, fact: str) -> Expression | None:
    kind = pick(("any", "test", "test", "test"))
    if kind == "any":
        return None
    if fact in _NUMBERS:
        # Up to 5, so that the largest values tried lie beyond every constant.
        low, more = pick(range(4)), pick(range(2))
        text = pick(
            (
                *(("input = null", "input != null") if None in VALUES[fact] else ()),
                f"input < {low}",
                f"input <= {low}",
                f"input > {low}",
                f"input >= {low}",
                f"input = {low}",
                f"input != {low}",
                f"input in [{low}..{low + more}]",
                f"input in ({low}..{low + more + 1})",
                f"input in [{low}..{low + more + 1})",
                f"input in ({low}..{low + more + 1}]",
                f"input in ({low}, {low + more + 1})",
                f"not(input in ({low}, [{low + 1}..{low + more}]))",
                f"input between {low} and {low + more}",
                f"input in (< {low}, > {low + more})",
            )
        )
    elif VALUES[fact][0] is True:
        text = f"input = {pick(('true', 'false'))}"
    else:
        one, other = (pick([f'"{each}"' for each in VALUES[fact] if each]) for _ in range(2))
        some = [f"input = {one}", f"input in ({one}, {other})", f"not(input in ({one}))"]
        if None in VALUES[fact]:
            some += ["input = null", "input != null"]
        text = pick(some)
    return expression(text)


def random_inputs(pick: Pick) -> tuple[str, ...]:
    """Return one to three facts with few enough combinations of values."""
    chosen: list[str] = [pick(list(VALUES))]
    for _ in range(pick((0, 1, 1, 2))):
        size = 1
        for each in chosen:
            size *= len(VALUES[each])
        fit = [
            each
            for each in VALUES
            if each not in chosen and size * len(VALUES[each]) <= _MOST_POINTS
        ]
        if fit:
            chosen.append(pick(fit))
    return tuple(chosen)


def random_table(pick: Pick, inputs: tuple[str, ...]) -> Table:
    """Return a table over facts of a person called `one`."""
    rows = tuple(
        Row(
            tuple(_test(pick, each) for each in inputs),
            expression(str(pick((0, 100, 200, 300))), NumberType(NONE)),
        )
        for _ in range(pick((1, 2, 3, 3, 4, 5)))
    )
    given = tuple(expression(f"one.{each}", vocabulary()["person"][each].type) for each in inputs)
    return Table(pick(("unique", "first")), given, rows)


def changed(pick: Pick, table: Table) -> Table:
    """Return a table near another one: rows in another order, one split, dropped or drawn anew."""
    rows = list(table.rows)
    at = pick(range(len(rows)))
    facts = [each.text.removeprefix("one.") for each in table.inputs]
    way = pick(("swap", "drop", "twice", "test", "output", "hit", "nothing"))
    hit = table.hit
    if way == "swap":
        other = pick(range(len(rows)))
        rows[at], rows[other] = rows[other], rows[at]
    elif way == "drop" and len(rows) > 1:
        del rows[at]
    elif way == "twice":
        rows.insert(at, rows[at])
    elif way == "test":
        tests = tuple(_test(pick, each) for each in facts)
        rows[at] = Row(tests, rows[at].output)
    elif way == "output":
        rows[at] = Row(rows[at].tests, expression(str(pick((0, 100))), NumberType(NONE)))
    elif way == "hit":
        hit = "first"
    return Table(hit, table.inputs, tuple(rows))


@dataclass(frozen=True)
class Truth:
    """What the reference engine says of every point: which rows match, and what comes out."""

    points: tuple[tuple[Any, ...], ...]
    rows: tuple[tuple[int, ...], ...]
    outputs: tuple[Any, ...]


def truth(table: Table, inputs: tuple[str, ...]) -> Truth:
    """Ask the reference engine about everybody."""
    everybody = people(inputs)
    rows: list[tuple[int, ...]] = []
    outputs: list[Any] = []
    for person in everybody.persons:
        env = Env({"one": person}, everybody.world)
        values = [everybody.world.worth(each.node, env) for each in table.inputs]
        rows.append(
            tuple(
                at
                for at, row in enumerate(table.rows)
                if row_matches(row.tests, values, everybody.world, env) is True
            )
        )
        outputs.append(everybody.world.value(table, env))
    return Truth(everybody.points, tuple(rows), tuple(outputs))


def holds(laid: Layout, box: Box, point: Sequence[Any]) -> bool:
    """Whether a box holds a point."""
    return all(
        (at := _cell(laid, axis, value)) is not None and mask >> at & 1
        for axis, (mask, value) in enumerate(zip(box, point, strict=True))
    )


def _cell(laid: Layout, axis: int, value: Any) -> int | None:
    form = laid.axes[axis].domain.form
    for at, cell in enumerate(laid.axes[axis].cells):
        if not cell.ordered:
            if type(cell.sample) is type(value) and cell.sample == value:
                return at
            continue
        spot = place(value, form)
        if spot is None:
            continue
        above = cell.low is None or spot > cell.low or (cell.low_closed and spot == cell.low)
        below = cell.high is None or spot < cell.high or (cell.high_closed and spot == cell.high)
        if above and below:
            return at
    return None


def mismatches(pick: Pick) -> list[str]:
    """Draw a table and one near it; return where the fast verdicts and the slow ones differ."""
    inputs = random_inputs(pick)
    table = random_table(pick, inputs)
    told = truth(table, inputs)
    laid = layout(table, SETTING)
    wrong: list[str] = []

    def expect(verdict: bool, what: str) -> None:
        if not verdict:
            wrong.append(f"{what}: {shown(table)}")

    boxes = [gap.box for gap in gaps(laid)]
    for point, rows in zip(told.points, told.rows, strict=True):
        # Each box is told once: no point lies in two.
        inside = sum(holds(laid, box, point) for box in boxes)
        expect(inside == (0 if rows else 1), f"gap at {point}")
    overlapping = overlaps(laid)
    for found in overlapping:
        pair = {found.one, found.other}
        shared = [pair <= set(rows) for rows in told.rows]
        expect(any(shared), f"overlap {pair} that is none")
        outputs = {table.rows[each].output.text for each in pair}
        expect(found.differ is (len(outputs) > 1), f"overlap {pair} differs")
    reported = {(each.one, each.other) for each in overlapping}
    if table.hit == "unique":
        for rows in told.rows:
            for one, other in product(rows, rows):
                expect(one >= other or (one, other) in reported, f"overlap {one}, {other} missed")
        conflict = any(isinstance(each, Unknown) for each in told.outputs)
        expect(conflict == any(each.differ for each in overlapping), "conflict")
    first = table.hit == "first"
    alive = {row for rows in told.rows for row in (rows[:1] if first else rows)}
    found_dead = {each.row: each for each in dead(laid)}
    expect(set(range(len(table.rows))) - alive == set(found_dead), "dead rows")
    for row, each in found_dead.items():
        met = [rows for rows in told.rows if row in rows]
        expect(all(set(rows) & set(each.by) for rows in met), f"row {row} covered")
        expect(bool(each.by) == bool(met), f"row {row} covered by some")
        if each.order:
            (by,) = each.by
            general = any(by in rows and row not in rows for rows in told.rows)
            expect(general, f"row {row} behind a more general one")
    wrong += _turning(table, laid, told, inputs)
    wrong += _equal(pick, table, told, inputs)
    return wrong


def _turning(table: Table, laid: Layout, told: Truth, inputs: tuple[str, ...]) -> list[str]:
    found = {each.axis for each in turns(laid)}
    slow: set[int] = set()
    for axis, fact in enumerate(inputs):
        if fact not in _NUMBERS:
            continue
        lines: dict[tuple[Any, ...], list[tuple[Any, Any]]] = {}
        for point, worth in zip(told.points, told.outputs, strict=True):
            if is_number(worth) and point[axis] is not None:
                rest = (*point[:axis], *point[axis + 1 :])
                lines.setdefault(rest, []).append((point[axis], worth))
        for line in lines.values():
            worths = [worth for _, worth in sorted(line)]
            steps = {(b > a) for a, b in pairwise(worths) if a != b}
            if len(steps) == 2:
                slow.add(axis)
    return [] if found == slow else [f"turns {found} and not {slow}: {shown(table)}"]


def _equal(pick: Pick, table: Table, told: Truth, inputs: tuple[str, ...]) -> list[str]:
    other = changed(pick, table)
    second = truth(other, inputs)
    # Where two rows contradict each other, neither table gives anything.
    pairs = [
        (None if isinstance(a, Unknown) else (a,), None if isinstance(b, Unknown) else (b,))
        for a, b in zip(told.outputs, second.outputs, strict=True)
    ]
    verdict = equivalent(table, other, SETTING)
    if verdict.same is not all(one == last for one, last in pairs):
        return [f"equivalent is {verdict.same}: {shown(table)} and {shown(other)}"]
    return []


def shown(table: Table) -> str:
    """Return a table as text."""
    rows = "; ".join(
        f"{[None if test is None else test.text for test in row.tests]} -> {row.output.text}"
        for row in table.rows
    )
    return f"{table.hit} {[each.text for each in table.inputs]}: {rows}"
