"""Decision tables as exact geometry: which values match which row, and which match none.

A row is a box: a set of cells (`engine.cells`) for each input. What a test says of a cell is asked
of the reference engine's own meaning of the test, never of a second one. Every verdict is exact
about the table; where a test cannot be cut into cells, `Undecided` says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from eligibility.acts.model import Expression, Rulebook, Table
from eligibility.engine.arithmetic import same
from eligibility.engine.cells import Box, Cell, Domain, bits, cells
from eligibility.engine.domains import domain_of
from eligibility.engine.env import Env
from eligibility.engine.supposed import Supposed, is_path, rewritten
from eligibility.engine.values import Items, Unknown
from eligibility.engine.world import chosen, row_matches
from eligibility.feel import nodes
from eligibility.feel.context import names_in
from eligibility.feel.nodes import Node, Test
from eligibility.feel.printer import unparse
from eligibility.feel.values import Range
from eligibility.records import Record, fresh, kept, replace

INPUT = nodes.Name("input")
_MOST_CELLS = 20_000


class Undecided(Exception):  # noqa: N818
    """A question about a table that geometry does not answer; `why` is an expression's text."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Setting(Record):
    """Where a table stands: its act's names (local to global), and what parameters are worth.

    `someone` are the names in its expressions that stand for a person, such as the subject.
    """

    rulebook: Rulebook | None = None
    names: Mapping[str, str] = fresh(default_factory=dict)
    parameters: Mapping[str, Any] = fresh(default_factory=dict)
    someone: tuple[str, ...] = ()
    meanings: dict[int, tuple[Node, Any]] = kept(default_factory=dict)

    def world(self, paths: Mapping[str, Any] | None = None) -> Supposed:
        """Return a world in which parameters, and these paths of people, have values."""
        return Supposed(self.rulebook, self.parameters, paths, self.meanings)


class Axis(Record):
    """What tests compare: an input, or one expression that is several inputs.

    `path` is its text where it is a field of a person, else empty.
    """

    node: Node
    domain: Domain
    cells: tuple[Cell, ...]
    path: str = ""

    @property
    def full(self) -> int:
        """The set of all its cells."""
        return (1 << len(self.cells)) - 1


class Layout(Record):
    """A table laid out as boxes. `of` gives the axis of each input; outputs of `told` speak of
    the axes by the names `input 1`, `input 2`, …"""

    table: Table
    told: Table
    axes: tuple[Axis, ...]
    of: tuple[int, ...]
    rows: tuple[Box, ...]
    setting: Setting
    free: frozenset[str]

    @property
    def everything(self) -> Box:
        """The box of all values."""
        return tuple(axis.full for axis in self.axes)

    @property
    def attained(self) -> bool:
        """Whether somebody can have every combination of values: they are facts of their own."""
        return all(axis.domain.attained for axis in self.axes)

    def values(self, at: Sequence[int]) -> tuple[Any, ...]:
        """Return a value of each axis in the cells `at`."""
        return tuple(axis.cells[each].sample for axis, each in zip(self.axes, at, strict=True))

    def inputs(self, values: Sequence[Any]) -> list[Any]:
        """Return the values of the inputs where the axes have `values`."""
        return [values[axis] for axis in self.of]


def layout(table: Table, setting: Setting, axes: Sequence[Axis] | None = None) -> Layout:
    """Lay a table out, over its own axes or given ones that hold them. Raises Undecided."""
    axes = axes_of([(table, setting)]) if axes is None else axes
    position = {axis.node: at for at, axis in enumerate(axes)}
    world, env = _constant(table, setting)
    of = tuple(position[expression.node] for expression in table.inputs)
    rows: list[Box] = []
    for row in table.rows:
        box = [axis.full for axis in axes]
        for at, test in zip(of, row.tests, strict=True):
            if test is not None:
                box[at] &= _matching(test, axes[at], world, env)
        rows.append(tuple(box))
    instead: dict[Node, Node] = {
        axis.node: nodes.Name(f"input {at}") for at, axis in enumerate(axes, 1)
    }
    told = replace(
        table,
        rows=tuple(
            replace(row, output=replace(row.output, node=rewritten(row.output.node, instead)))
            for row in table.rows
        ),
    )
    return Layout(table, told, tuple(axes), of, tuple(rows), setting, _free(table, setting))


def axes_of(tables: Sequence[tuple[Table, Setting]]) -> tuple[Axis, ...]:
    """Return the axes of tables, cut at the constants of them all. Raises Undecided."""
    expressions: dict[Node, list[tuple[Expression, Setting]]] = {}
    marks: dict[Node, list[Any]] = {}
    for table, setting in tables:
        world, env = _constant(table, setting)
        for at, expression in enumerate(table.inputs):
            expressions.setdefault(expression.node, []).append((expression, setting))
            found = marks.setdefault(expression.node, [])
            for row in table.rows:
                test = row.tests[at]
                if test is not None:
                    found += _marks(test.node, world, env)
    axes: list[Axis] = []
    for node, given in expressions.items():
        domains = [domain_of(each, setting.rulebook, setting.names) for each, setting in given]
        domain = domains[0]
        if domain is None or any(each != domain for each in domains):
            raise Undecided(given[0][0].text)
        path = unparse(node) if is_path(node) else ""
        axes.append(Axis(node, domain, cells(domain, marks[node]), path))
    return tuple(axes)


def _constant(table: Table, setting: Setting) -> tuple[Supposed, Env]:
    """Return a world in which parameters alone have values."""
    world = setting.world()
    return world, world.env(setting.names, setting.someone, _free(table, setting))


def _free(table: Table, setting: Setting) -> frozenset[str]:
    """Return the names in a table that stand for something of the case."""
    told = [expression.node for expression in table.inputs]
    for row in table.rows:
        told.append(row.output.node)
        told += [test.node for test in row.tests if test is not None]
    named = {name for node in told for name in names_in(node)}
    return frozenset(named - set(setting.names) - {"input", *setting.someone})


def _matching(test: Expression, axis: Axis, world: Supposed, env: Env) -> int:
    """Return the cells whose values pass a test, by the reference engine's meaning of it."""
    mask = 0
    for at, cell in enumerate(axis.cells):
        match = world.worth(test.node, env.within({"input": cell.sample}))
        if match is True:
            mask |= 1 << at
        elif match is not False:
            raise Undecided(test.text)
    return mask


def _marks(node: Test, world: Supposed, env: Env) -> Iterator[Any]:
    """Yield the constants with which a test compares its input. Raises Undecided."""
    match node:
        case nodes.And(operands) | nodes.Or(operands):
            for operand in operands:
                yield from _marks(operand, world, env)
        case nodes.Call("not", (argument,)):
            yield from _marks(argument.value, world, env)
        case nodes.If(condition, then, otherwise):
            for part in (condition, then, otherwise):
                yield from _marks(part, world, env)
        case nodes.Compare(_, left, right):
            if left == INPUT:
                yield from _constants(right, world, env)
            elif right == INPUT:
                yield from _constants(left, world, env)
            elif _speaks(node):
                raise Undecided(unparse(node))
        case nodes.Between(value, lower, upper) if value == INPUT:
            yield from _constants(lower, world, env)
            yield from _constants(upper, world, env)
        case nodes.In(value, tests) if value == INPUT:
            for test in tests:
                operand = test.operand if isinstance(test, nodes.UnaryTest) else test
                yield from _constants(operand, world, env)
        case nodes.Name():
            return
        case _ if _speaks(node):
            raise Undecided(unparse(node))


def _speaks(node: Test) -> bool:
    return "input" in set(names_in(node))


def _constants(node: Node, world: Supposed, env: Env) -> Iterator[Any]:
    if _speaks(node):
        raise Undecided(unparse(node))
    yield from _spread(world.worth(node, env), node)


def _spread(value: Any, node: Node) -> Iterator[Any]:
    if isinstance(value, Unknown):
        raise Undecided(unparse(node))
    if isinstance(value, Range):
        yield from _spread(value.low, node)
        yield from _spread(value.high, node)
    elif isinstance(value, Items):
        if not value.whole:
            raise Undecided(unparse(node))
        for item in value.sure:
            yield from _spread(item, node)
    else:
        yield value


def supposing(layout: Layout, values: Sequence[Any]) -> tuple[Supposed, Env]:
    """Return a world in which the axes have these values, and an environment for outputs."""
    setting = layout.setting
    paths = {axis.path: value for axis, value in zip(layout.axes, values, strict=True) if axis.path}
    world = setting.world(paths)
    names = {f"input {at}": value for at, value in enumerate(values, 1)}
    return world, world.env(setting.names, setting.someone, layout.free, names)


def output(layout: Layout, row: int, values: Sequence[Any]) -> Any:
    """Return what a row gives where the axes have these values; unknown if facts decide it."""
    world, env = supposing(layout, values)
    return world.worth(layout.told.rows[row].output.node, env)


def answer(layout: Layout, values: Sequence[Any]) -> Any:
    """Return what the table gives there, as the reference engine reads tables."""
    world, env = supposing(layout, values)
    return chosen(layout.told, layout.inputs(values), world, env)


def matching(layout: Layout, values: Sequence[Any]) -> list[int]:
    """Return the rows that match there, as the reference engine matches them."""
    world, env = supposing(layout, values)
    inputs = layout.inputs(values)
    return [
        at
        for at, row in enumerate(layout.table.rows)
        if row_matches(row.tests, inputs, world, env) is True
    ]


def points(box: Box) -> Iterator[tuple[int, ...]]:
    """Yield the cells of a box, one of each axis. Raises Undecided where they are too many."""
    size = 1
    for mask in box:
        size *= mask.bit_count()
    if size > _MOST_CELLS:
        raise Undecided(f"{size} cells")
    yield from product(*(tuple(bits(mask)) for mask in box))


def alike(layout: Layout, one: int, other: int, at: Sequence[int]) -> bool | None:
    """Whether two rows give the same in some cells; None where nobody can say."""
    first, second = layout.told.rows[one].output.node, layout.told.rows[other].output.node
    if first == second:
        return True
    values = layout.values(at)
    equal = same(output(layout, one, values), output(layout, other, values))
    if equal is False:
        return False
    # Inside a stretch only constants and parameters are the same everywhere.
    named = {*names_in(first), *names_in(second)} - set(layout.setting.names)
    if isinstance(equal, Unknown) or (named and _in_a_stretch(layout, at)):
        return None
    return True


def _in_a_stretch(layout: Layout, at: Sequence[int]) -> bool:
    cells_ = [axis.cells[cell] for axis, cell in zip(layout.axes, at, strict=True)]
    return any(cell.ordered and cell.low != cell.high for cell in cells_)
