"""The rules of one right for durable-rules: a network of cells from its conditions to its outcome.

Each group, exception and requirement that is not always in force becomes a cell whose
result is compared with the reference engine's; long groups are cut into several cells, and
the whole into as many rulesets as no limit of the engine is reached.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from eligibility.acts.model import Condition, ConditionNode, Group, Passage, Right, Validity
from eligibility.engine.durable import cells, safe
from eligibility.engine.durable.cells import Cell, Source, View
from eligibility.engine.durable.words import ASSESSED, BLANK, MET, OPEN, OUTCOMES, UNMET
from eligibility.errors import InputError, Problem

MOST_VIEWS = 12
MOST_COUNTED = 28
MOST_DEPTH = 40
CELLS_PER_RULESET = 30

CONDITIONS_MISSING = frozenset({"conditions", "unknown"})
ALTERNATIVES_MISSING = frozenset({"alternatives", "unknown"})
_GAPS = CONDITIONS_MISSING | ALTERNATIVES_MISSING | {"amounts"}


NOT_IN_FORCE = ("not_in_force", "not_eligible")
GATES: tuple[tuple[str, str | None], ...] = (
    NOT_IN_FORCE,
    ("no_subject", "not_eligible"),
    ("no_subject", "depends"),
    ("possible", None),
    ("open", None),
)
"""The standing, and the outcome where the conditions don't matter any more."""


LATER = "later"
"""Whether the ground of somebody holds who goes before this holder."""

IN_FORCE: Source = ("leaf", 0)


class RefusedError(InputError):
    """A right that lies outside what durable-rules can be trusted with."""


class Program(NamedTuple):
    """What a worker is given of a right, and how what it answers is to be read.

    The first `before` leaves stand before the conditions. `compared` names the cells whose
    results the reference engine has too, by their place in the right's tree; `gate` is the
    cell that says one of `GATES`, `outcome` the one that says one of `OUTCOMES`.
    """

    right: str
    before: int
    leaves: tuple[str, ...]
    cells: int
    compared: tuple[tuple[int, str], ...]
    gate: int
    outcome: int
    rulesets: tuple[dict[str, Any], ...]


def compile_right(right: Right) -> Program:
    """Return the program of a right. Raises RefusedError with the act's line and the reason."""
    try:
        return _Compiler(right).program()
    except safe.UnsafeError as error:
        raise _refused(right, right.line, str(error)) from None


def dated(validity: Validity) -> bool:
    """Whether the act says when a requirement holds; else it holds whenever its right does."""
    known = (validity.start, validity.end, validity.seen_first, validity.published)
    return any(day is not None for day in known)


def holder_views(right: Right) -> int:
    """Return how many leaves say whether a person is the one who may hold the right."""
    if not right.holders:
        return 0
    only = len(right.holders) == 1 and right.holders[0].when is None
    return 1 if only else 1 + len(right.holders)


def _refused(right: Right, line: int, reason: str) -> RefusedError:
    place = f"{right.file}:{line}" if line else right.file
    return RefusedError(
        Problem(
            f"right `{right.id}` can't be cross-checked: {reason}",
            file=place,
            help="the reference engine decides it alone; see docs/cross-check.md",
        )
    )


class _Compiler:
    """Builds the cells of one right in the order in which they can be worked out."""

    def __init__(self, right: Right) -> None:
        self.right = right
        self.leaves: list[str] = []
        self.made: list[Cell] = []
        self.compared: list[tuple[int, str]] = []

    def program(self) -> Program:
        """Return the finished program."""
        right = self.right
        _checked_gaps(right, right.missing, right.line)
        force = self.leaf("in_force")
        concerns = [self.leaf("concerns")] if right.concerns is not None else []
        holder = self.holder()
        before = len(self.leaves)
        gaps = {gap.kind for gap in right.missing}
        barred = OUTCOMES.index("depends" if gaps & ALTERNATIVES_MISSING else "not_eligible")
        closing = [View(each) for each in (force, *concerns, *holder)]
        gate = self.gate(closing, len(concerns), barred)
        body = self.group(right.conditions, "", 0)
        unsure = gaps & CONDITIONS_MISSING
        results = [OUTCOMES.index("depends")] * 5
        results[UNMET] = barred
        results[ASSESSED] = OUTCOMES.index("depends" if unsure else "needs_assessment")
        results[MET] = OUTCOMES.index("depends" if unsure else "eligible")
        outcome = self.outcome([*closing, body], results)
        return Program(
            right=right.id,
            before=before,
            leaves=tuple(self.leaves),
            cells=len(self.made),
            compared=tuple(self.compared),
            gate=gate,
            outcome=outcome,
            rulesets=tuple(_rulesets(self.made)),
        )

    def leaf(self, name: str) -> Source:
        """Return a new thing that the reference engine says."""
        self.leaves.append(name)
        return ("leaf", len(self.leaves) - 1)

    def cell(self, cell: Cell, name: str | None = None) -> int:
        """Add a cell; `name` is the place in the tree whose result it is."""
        self.made.append(cell)
        number = len(self.made) - 1
        if name is not None:
            self.compared.append((number, name))
        return number

    def holder(self) -> list[Source]:
        """Return what says that this person may hold the right: there, and the first in line."""
        count = holder_views(self.right)
        if not count:
            return []
        there = self.leaf("holder")
        if count == 1:
            return [there]
        own = self.leaf("ground")
        later = [self.leaf(LATER) for _ in range(count - 2)]
        views = [View(there), View(own), *(View(each, cells.NOT) for each in later)]
        return [self.folded(views, cells.ALL, "holder").source]

    def gate(self, closing: list[View], concerns: int, barred: int) -> int:
        """Add the cell that says whether the right can concern this person at all.

        Where it can't, no condition matters, and the outcome is said at once.
        """
        shut, open_ = frozenset({UNMET}), cells.VALUES - {UNMET}
        sure, doubtful = frozenset({MET}), cells.VALUES - {UNMET, MET}
        others = len(closing) - 1
        lines = [cells.Line((shut, *([None] * others)), GATES.index(NOT_IN_FORCE))]
        for position in range(others):
            after = [None] * (others - position - 1)
            fields = (open_, *([open_] * position), shut, *after)
            lines.append(cells.Line(fields, GATES.index(("no_subject", OUTCOMES[barred]))))
        # Who may hold it can stay open: the right is possible all the same.
        holder = [open_] * (others - concerns)
        asked = 1 + concerns
        possible = cells.Line((*([sure] * asked), *holder), GATES.index(("possible", None)))
        lines.append(possible)
        for position in range(asked):
            before, after_ = [sure] * position, [open_] * (asked - position - 1)
            fields = (*before, doubtful, *after_, *holder)
            lines.append(cells.Line(fields, GATES.index(("open", None))))
        return self.cell(cells.cell(closing, lines))

    def outcome(self, views: list[View], results: list[int]) -> int:
        """Add the cell that gives the outcome of a right that can concern this person."""
        whole = cells.first_decides(views, cells.ALL, results)
        open_ = cells.VALUES - {UNMET}
        lines = [
            line._replace(
                fields=(*((f or open_) & open_ for f in line.fields[:-1]), line.fields[-1])
            )
            for line in whole.lines
        ]
        return self.cell(cells.cell(views, lines))

    def node(self, node: ConditionNode, place: str, depth: int, neutral: int) -> View:
        """Return what a requirement comes to, with its exceptions and the time it is in force."""
        if isinstance(node, Group):
            view = self.group(node, place, depth)
        else:
            view = View(self.leaf(f"{place}"))
        if node.unless:
            each = [
                self.node(exception, f"{place}/unless{position}", depth + 1, UNMET)
                for position, exception in enumerate(node.unless)
            ]
            excepted = self.folded(each, cells.ANY, f"{place}/unless")
            views = [view, View(excepted.source, _not(excepted.counts_as))]
            view = View(("cell", self.cell(_all_of(views), f"{place}/but")))
        if dated(node.validity):
            force = View(self.leaf(f"{place}/in_force"))
            table = cells.in_force_or(neutral)
            number = self.cell(cells.by_table([force, view], table), f"{place}/dated")
            view = View(("cell", number))
        return view

    def group(self, group: Group, place: str, depth: int) -> View:
        """Return what a group of requirements comes to."""
        right, line = self.right, _line(group) or self.right.line
        if group.kind not in ("all", "any", "at_least"):
            raise _refused(right, line, f"there is no way to combine conditions by `{group.kind}`")
        if depth > MOST_DEPTH:
            raise _refused(right, line, f"groups stand in each other over {MOST_DEPTH} deep")
        _checked_gaps(right, group.missing, line)
        neutral = MET if group.kind == "all" else UNMET
        views = [
            self.node(member, f"{place}.{position}", depth + 1, neutral)
            for position, member in enumerate(group.members)
        ]
        after = _with_gaps(group.missing)
        if not views:
            # Nothing is asked for: whatever else holds, the group is what decides nothing.
            views = [View(IN_FORCE, (neutral,) * 5)]
            return self.folded(views, cells.ALL, place, after)
        if group.kind == "at_least":
            return self.counted(group, views, place, after, line)
        order = cells.ALL if group.kind == "all" else cells.ANY
        return self.folded(views, order, place, after)

    def folded(
        self, views: list[View], order: Sequence[int], name: str, after: Sequence[int] = cells.SAME
    ) -> View:
        """Return what the most decisive of the views gives; `after` is what each counts as."""
        while len(views) > MOST_VIEWS:
            parts = [views[at : at + MOST_VIEWS] for at in range(0, len(views), MOST_VIEWS)]
            views = [self.part(part, order) for part in parts]
        return View(("cell", self.cell(cells.first_decides(views, order, after), name)))

    def part(self, views: list[View], order: Sequence[int]) -> View:
        """Return what a part of a long group comes to, which has no name of its own."""
        if len(views) == 1:
            return views[0]
        return View(("cell", self.cell(cells.first_decides(views, order, cells.SAME))))

    def counted(
        self, group: Group, views: list[View], place: str, after: Sequence[int], line: int
    ) -> View:
        """Return what a group comes to of which a number must be met."""
        needed, total = group.count, len(views)
        if type(needed) is not int or not 0 < needed <= total:
            reason = f"`at_least` asks for {needed} of {total}"
            raise _refused(self.right, line, reason)
        too_many = total - needed + 1
        if max(needed, too_many) > MOST_COUNTED:
            reason = f"`at_least` counts over {MOST_COUNTED} conditions"
            raise _refused(self.right, line, reason)
        met = self.count(views, MET, needed)
        unmet = self.count(views, UNMET, too_many)
        doubts = [View(view.source, _doubt(view.counts_as)) for view in views]
        order = (OPEN, ASSESSED, BLANK, UNMET)
        while len(doubts) > MOST_VIEWS:
            parts = [doubts[at : at + MOST_VIEWS] for at in range(0, len(doubts), MOST_VIEWS)]
            doubts = [self.part(part, order) for part in parts]
        doubt: Source = ("cell", self.cell(cells.first_decides(doubts, order, cells.SAME)))
        enough = cells.enough(met, needed, unmet, too_many, doubt)
        lines = tuple(each._replace(then=after[each.then]) for each in enough.lines)
        return View(("cell", self.cell(enough._replace(lines=lines), place)))

    def count(self, views: list[View], wanted: int, up_to: int) -> Source:
        """Return how many views come to `wanted`, counted no further than `up_to`."""
        counted: Source | None = None
        for view in views:
            counted = ("cell", self.cell(cells.count_up(view, wanted, up_to, counted)))
        assert counted is not None
        return counted


def _all_of(views: list[View]) -> Cell:
    return cells.first_decides(views, cells.ALL, cells.SAME)


def _not(counts_as: Sequence[int]) -> tuple[int, ...]:
    return tuple(cells.NOT[value] for value in counts_as)


def _doubt(counts_as: Sequence[int]) -> tuple[int, ...]:
    """Return what each value counts as where only doubts are asked about."""
    return tuple(UNMET if value == MET else value for value in counts_as)


def _with_gaps(gaps: Sequence[Passage]) -> tuple[int, ...]:
    """Return what a group's results count as where something of it was not seen."""
    kinds = {gap.kind for gap in gaps}
    after = list(cells.SAME)
    if kinds & CONDITIONS_MISSING:
        after[MET] = OPEN
    if kinds & ALTERNATIVES_MISSING:
        after[UNMET] = OPEN
    return tuple(after)


def _checked_gaps(right: Right, gaps: Sequence[Passage], line: int) -> None:
    for gap in gaps:
        if gap.kind not in _GAPS:
            raise _refused(right, line, f"nobody says what a missing `{gap.kind}` blocks")


def _line(node: ConditionNode) -> int:
    """Return the line of the first condition in a group."""
    waiting: list[ConditionNode] = [node]
    for _ in range(MOST_DEPTH * 2):
        if not waiting:
            return 0
        first = waiting.pop(0)
        if isinstance(first, Condition):
            return first.when.span.line
        waiting = [*first.members, *waiting]
    return 0


def _rulesets(made: list[Cell]) -> Iterator[dict[str, Any]]:
    """Yield the cells as rulesets in durable-rules' declarative form, checked to be safe.

    `kinds` names what each kind of fact is made of, `says` what a rule's firing tells.
    """
    for start in range(0, len(made), CELLS_PER_RULESET):
        rules: dict[str, Any] = {}
        says: dict[str, tuple[int, int]] = {}
        kinds: list[tuple[str, int, list[Source]]] = []
        for number in range(start, min(start + CELLS_PER_RULESET, len(made))):
            cell, kind = made[number], f"k{number}"
            kinds.append((kind, number, [view.source for view in cell.views]))
            for position, line in enumerate(cell.lines):
                name = f"r{number}_{position}"
                tests = [{"kind": kind}, *_tests(cell, line)]
                rules[name] = {"all": [{"m": {"$and": tests}}]}
                says[name] = (number, line.then)
        rules[safe.CATCH_ALL] = safe.catch_all()
        safe.verify(rules)
        yield {"rules": rules, "says": says, "kinds": kinds}


def _tests(cell: Cell, line: cells.Line) -> Iterator[dict[str, Any]]:
    """Yield the tests of a rule: which values each field may have."""
    for number, (allowed, size) in enumerate(zip(line.fields, cell.sizes, strict=True)):
        field = f"f{number}"
        if allowed is None or len(allowed) == size:
            continue
        low, high = min(allowed), max(allowed)
        if low == high:
            yield {field: low}
            continue
        if low > 0:
            yield {"$gte": {field: low}}
        if high < size - 1:
            yield {"$lte": {field: high}}
        for value in range(low + 1, high):
            if value not in allowed:
                yield {"$neq": {field: value}}
