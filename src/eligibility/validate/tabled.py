"""The decision tables of an act, and `if … else if …` ladders read as tables, laid out as boxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal

from eligibility.acts.check import conditions
from eligibility.acts.link.expressions import walk
from eligibility.acts.model import Citation, Expression, Label, Right, Row, Table, Value
from eligibility.engine.limits import Limits, force, turning_days
from eligibility.engine.supposed import periods
from eligibility.engine.tables import INPUT, Layout, Setting, Undecided, layout
from eligibility.engine.verdicts import Possible, anything
from eligibility.errors import Span
from eligibility.facts.vocabulary import vocabulary
from eligibility.feel import nodes
from eligibility.feel.context import constant
from eligibility.feel.nodes import Comparison, Node, Test
from eligibility.feel.printer import unparse
from eligibility.feel.types import BOOLEAN, NumberType, Type
from eligibility.feel.units import NONE
from eligibility.records import Record
from eligibility.validate.subject import Subject

Kind = Literal["table", "ladder"]

_FLIPPED: Mapping[Comparison, Comparison] = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
_WHAT: Mapping[str, Label] = {
    "amount": Label("износ", "amount"),
    "percent": Label("проценат", "percentage"),
    "hours": Label("број сати", "hours"),
    "at_most": Label("највиши износ", "highest amount"),
    "quantity": Label("количина", "quantity"),
}


class Site(Record):
    """A table of an act: `on` whose it is, `what` it gives, and where its rows stand.

    `right` is the right whose benefit it gives; a definition's table stands for whoever uses it.
    """

    on: str
    what: Label
    kind: Kind
    table: Table
    spans: tuple[Span, ...]
    names: Mapping[str, str]
    someone: tuple[str, ...]
    right: Right | None
    citation: Citation | None


class Laid(Record):
    """A table laid out for a stretch of time in which its parameters do not change."""

    site: Site
    layout: Layout
    first: date
    last: date
    possible: Any

    @property
    def allows(self) -> Possible:
        """Whether the right's own conditions let values through."""
        return self.possible  # type: ignore[no-any-return]


class Unsettled(Record):
    """A table of which nothing can be said: `why` is the expression that geometry can't place."""

    site: Site
    why: str


def laid_out(subject: Subject) -> list[Laid | Unsettled]:
    """Return the tables of the act, each for every stretch of time that changes it."""
    return subject.once("tables", lambda: list(_laid_out(subject)))


def by_site(subject: Subject) -> list[list[Laid]]:
    """Return the tables that could be laid out, each with all its stretches of time."""
    found: dict[int, list[Laid]] = {}
    for each in laid_out(subject):
        if isinstance(each, Laid):
            found.setdefault(id(each.site), []).append(each)
    return list(found.values())


def _laid_out(subject: Subject) -> Iterator[Laid | Unsettled]:
    for site in sites(subject):
        found: list[Laid] = []
        why = ""
        named = _parameters(subject, site)
        right = site.right
        cuts = () if right is None else turning_days(right)
        for first, last, worths in periods(subject.rulebook, named, cuts):
            if right is not None and force(right.validity, first, last) is False:
                continue
            setting = Setting(subject.rulebook, site.names, worths, site.someone)
            try:
                made = layout(site.table, setting)
            except Undecided as error:
                why = error.why
                continue
            possible: Possible = anything
            if right is not None:
                axes = [axis.node for axis in made.axes]
                possible = Limits(right, setting, axes, first, last).allow
            found.append(Laid(site, made, first, last, possible))
        if found:
            yield from found
        elif site.kind == "table":
            yield Unsettled(site, why)


def sites(subject: Subject) -> Iterator[Site]:
    """Yield every table and ladder of the act, in the order of definitions and rights."""
    rulebook = subject.rulebook
    for id_ in subject.act.definitions:
        definition = rulebook.definitions.get(id_)
        if definition is None:
            continue
        yield from _of_value(
            subject,
            definition.value,
            Site(
                id_,
                definition.label,
                "table",
                _NO_TABLE,
                (),
                definition.names,
                (definition.of,),
                None,
                definition.citation,
            ),
        )
    for right in subject.rights:
        for field, what in _WHAT.items():
            value = getattr(right.benefit, field)
            if value is None:
                continue
            citation = right.benefit.citation or right.citation
            yield from _of_value(
                subject,
                value,
                Site(
                    right.id,
                    what,
                    "table",
                    _NO_TABLE,
                    (),
                    right.names,
                    (right.per,),
                    right,
                    citation,
                ),
            )


_NO_TABLE = Table("first", (), ())


def _of_value(subject: Subject, value: Value, frame: Site) -> Iterator[Site]:
    if isinstance(value, Table):
        spans = tuple(
            next((test.span for test in row.tests if test is not None), row.output.span)
            for row in value.rows
        )
        yield _with(frame, "table", value, spans)
        for row in value.rows:
            yield from _ladders(subject, row.output, frame)
    else:
        yield from _ladders(subject, value, frame)


def _with(frame: Site, kind: Kind, table: Table, spans: tuple[Span, ...]) -> Site:
    return Site(
        frame.on,
        frame.what,
        kind,
        table,
        spans,
        frame.names,
        frame.someone,
        frame.right,
        frame.citation,
    )


def _parameters(subject: Subject, site: Site) -> set[str]:
    """Return the parameters on which the table, or what it is asked about, rests."""
    told: list[Test] = []
    for row in site.table.rows:
        told.append(row.output.node)
        told += [test.node for test in row.tests if test is not None]
    inputs = [each.node for each in site.table.inputs]
    if site.right is not None:
        for condition in conditions(site.right.conditions):
            inside = list(walk(condition.when.node))
            if any(node in inside for node in inputs):
                told.append(condition.when.node)
    named = {each.name for node in told for each in walk(node) if isinstance(each, nodes.Name)}
    ids = {site.names[name] for name in named if name in site.names}
    return ids & subject.rulebook.parameters.keys()


# Ladders.


def _ladders(subject: Subject, home: Expression, frame: Site) -> Iterator[Site]:
    """Yield the chains of `if` inside an expression whose conditions compare the same things."""
    inner: set[int] = set()
    for node in walk(home.node):
        if isinstance(node, nodes.If) and id(node) not in inner:
            steps = list(_steps(node))
            inner |= {id(step) for step in steps}
            site = _ladder(subject, home, steps, frame)
            if site is not None:
                yield site


def _steps(node: nodes.If) -> Iterator[nodes.If]:
    step: Node = node
    while isinstance(step, nodes.If):
        yield step
        step = step.otherwise


def _ladder(subject: Subject, home: Expression, steps: list[nodes.If], frame: Site) -> Site | None:
    if len(steps) < 2:
        return None
    reader = _Reader(subject, frame)
    read = [reader.conjuncts(step.condition) for step in steps]
    known = [each for each in read if each is not None]
    if len(known) < len(read):
        return None
    inputs: dict[Node, Type] = {}
    for each in known:
        for subject_node, of, _ in each:
            inputs.setdefault(subject_node, of)
    if not any(isinstance(of, NumberType) for of in inputs.values()):
        return None

    def expression(node: Node, of: Type, span: Span) -> Expression:
        return Expression(node, unparse(node), home.file, span, of)

    rows: list[Row] = []
    spans: list[Span] = []
    for step, each in zip(steps, known, strict=True):
        span = subject.node_span(home, step.condition)
        tests: list[Expression | None] = []
        for node in inputs:
            told = tuple(test for asked, _, test in each if asked == node)
            one = told[0] if len(told) == 1 else nodes.And(told) if told else None
            tests.append(None if one is None else expression(one, BOOLEAN, span))
        rows.append(Row(tuple(tests), expression(step.then, home.type, span)))
        spans.append(span)
    last = steps[-1].otherwise
    spans.append(subject.node_span(home, last))
    rows.append(Row((None,) * len(inputs), expression(last, home.type, spans[-1])))
    asked_of = tuple(expression(node, of, spans[0]) for node, of in inputs.items())
    return _with(frame, "ladder", Table("first", asked_of, tuple(rows)), tuple(spans))


class _Reader:
    """Reads a condition as tests of single things against constants of the act."""

    def __init__(self, subject: Subject, frame: Site) -> None:
        self._subject = subject
        self._frame = frame

    def conjuncts(self, node: Node) -> list[tuple[Node, Type, Node]] | None:
        """Return what is tested, its type and the test, for each part; None if it is more."""
        parts = node.operands if isinstance(node, nodes.And) else (node,)
        found: list[tuple[Node, Type, Node]] = []
        for part in parts:
            told = self._test(part)
            if told is None:
                return None
            found.append(told)
        return found

    def _test(self, node: Node) -> tuple[Node, Type, Node] | None:
        match node:
            case nodes.Compare(op, left, right):
                if self._constant(right):
                    asked, test = left, nodes.Compare(op, INPUT, right)
                elif self._constant(left):
                    asked, test = right, nodes.Compare(_FLIPPED.get(op, op), INPUT, left)
                else:
                    return None
            case nodes.Between(value, lower, upper):
                if not (self._constant(lower) and self._constant(upper)):
                    return None
                of = self._type(value)
                return None if of is None else (value, of, nodes.Between(INPUT, lower, upper))
            case nodes.In(value, tests):
                operands = [t.operand if isinstance(t, nodes.UnaryTest) else t for t in tests]
                of = self._type(value)
                if of is None or not all(self._constant(each) for each in operands):
                    return None
                return value, of, nodes.In(INPUT, tests)
            case nodes.Path():
                asked, test = node, nodes.Compare("=", INPUT, nodes.Boolean(True))
            case _:
                return None
        of = self._type(asked)
        return None if of is None else (asked, of, test)

    def _constant(self, node: Test) -> bool:
        named = {each.name for each in walk(node) if isinstance(each, nodes.Name)}
        calls = any(isinstance(each, nodes.Call | nodes.Path) for each in walk(node))
        ids = {self._frame.names.get(name, "") for name in named}
        return ids <= self._subject.rulebook.parameters.keys() and (not calls or not named)

    def _type(self, node: Node) -> Type | None:
        """Return the type of what a ladder compares, as far as it can be told without a scope."""
        if isinstance(node, nodes.Path):
            id_ = self._frame.names.get(node.field, "")
            definition = self._subject.rulebook.definitions.get(id_)
            if definition is not None:
                return definition.type
            fact = vocabulary()["person"].get(node.field)
            named = isinstance(node.base, nodes.Name)
            return fact.type if fact is not None and named else None
        counted = isinstance(node, nodes.Call) and node.function in ("count", "sum", "age at")
        if counted and constant(node) is None:
            return NumberType(NONE)
        return None
