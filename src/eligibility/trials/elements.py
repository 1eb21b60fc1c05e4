"""What the examples of an act are to exercise: conditions, alternatives, rows, branches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from eligibility.acts.model import (
    Act,
    Condition,
    ConditionNode,
    Expression,
    Group,
    Label,
    Right,
    Row,
    Rulebook,
    Table,
    Value,
)
from eligibility.errors import Problem, Span
from eligibility.feel import nodes
from eligibility.feel.printer import unparse
from eligibility.records import Record
from eligibility.trials.attainable import Attainable, without_gaps
from eligibility.trials.gate import attained
from eligibility.trials.watch import Mark, branching

Kind = Literal[
    "condition", "exception", "alternative", "concerns", "holder", "row", "branch", "outcome"
]
Key = tuple[str, str, str]
"""Of a right: its id, what of it, and in which way; tables and branches have a `Mark`."""


class Element(Record):
    """One thing that an example is to exercise; `lacking` tells that none does."""

    act: str
    of: str
    kind: Kind
    name: str
    way: str
    lacking: str
    key: Key | Mark
    file: str
    span: Span

    def problem(self) -> Problem:
        """Return the lack of an example as a located problem."""
        return Problem(self.lacking, file=self.file, span=self.span)


def elements(rulebook: Rulebook, act: Act) -> Iterator[Element]:
    """Yield what the examples of an act are to exercise.

    Left aside is what no case can bring about: a condition on a parameter of which no value
    was seen is neither met nor unmet, and one that `concerns` makes sure of is never unmet.
    """
    for id_ in act.rights:
        right = rulebook.rights[id_]
        yield from _of_right(right, rulebook)
    for id_ in act.definitions:
        definition = rulebook.definitions[id_]
        noun = f"definition `{_short(id_)}`"
        yield from _of_value(
            Attainable(rulebook, definition.names, (definition.of,)),
            act.id,
            id_,
            noun,
            definition.value,
        )


def _of_right(right: Right, rulebook: Rulebook) -> Iterator[Element]:
    attainable = Attainable(rulebook, right.names, (right.per,))
    where = Span(right.line, 1, right.line, 2)

    def element(kind: Kind, name: str, way: str, told: str, span: Span = where) -> Element:
        message = f"{right.id}: {told}"
        return Element(
            right.act, right.id, kind, name, way, message, (right.id, name, way), right.file, span
        )

    whole = attainable.requirement(right.conditions)
    outcomes = without_gaps(whole, right.missing)
    yield element("outcome", "", "granted", "no example shows it granted, as far as is known")
    if "false" in outcomes:
        yield element("outcome", "", "refused", "no example shows it refused")
    yield element("outcome", "", "depends", "no example shows it open")
    if right.concerns is not None:
        span = right.concerns.span
        for way, told in (("met", "meets"), ("unmet", "does not meet")):
            message = f"no example {told} `concerns`"
            yield element("concerns", "", f"concerns {way}", message, span)
    if len(right.holders) > 1:
        for number, holder in enumerate(right.holders):
            told = f"no example has `{holder.variable}` as the holder"
            yield element("holder", holder_name(number), "", told, holder.person.span)
    for node, exception in conditions(right.conditions):
        kind: Kind = "exception" if exception else "condition"
        found = attained(node, right, attainable)
        ways = {"true": ("met", "met"), "false": ("unmet", "unmet")}
        if exception:
            ways = {"true": ("met", "apply"), "false": ("unmet", "not apply")}
        for truth, (way, told) in ways.items():
            if truth in found:
                message = f"no example sees the {kind} `{node.id}` {told}"
                yield element(kind, node.id, way, message, node.when.span)
    for member in alternatives(right.conditions):
        if "true" in attainable.requirement(member):
            first = next(iter(conditions(member)), None)
            if first is not None:
                message = f"no example meets the alternative {_told(member)} without another"
                span = first[0].when.span
                yield element("alternative", leaf_name(member), "alone", message, span)
    benefit = right.benefit
    for noun in ("amount", "percent", "hours", "at_most", "quantity"):
        value = getattr(benefit, noun)
        if value is not None:
            yield from _of_value(attainable, right.act, right.id, f"`{noun}`", value)


def _of_value(
    attainable: Attainable, act: str, of: str, noun: str, value: Value
) -> Iterator[Element]:
    if isinstance(value, Table):
        for number, row in enumerate(value.rows, 1):
            yield _row(act, of, noun, number, row)
            yield from _branches(attainable, act, of, noun, row.output)
    else:
        yield from _branches(attainable, act, of, noun, value)


def _row(act: str, of: str, noun: str, number: int, row: Row) -> Element:
    told = f"{of}: no example chooses row {number} of the table in {noun}"
    output = row.output
    key = (id(row), 0, "row")
    return Element(act, of, "row", f"row {number}", "", told, key, output.file, output.span)


def _branches(
    attainable: Attainable, act: str, of: str, noun: str, expression: Expression
) -> Iterator[Element]:
    for number, node in enumerate(branching(expression.node)):
        chosen = attainable.truths(node.condition)
        ways = {"true": ("then", node.then), "false": ("else", node.otherwise)}
        for truth, (way, branch) in ways.items():
            if truth not in chosen:
                continue
            shown = unparse(branch)
            told = f"{of}: no example takes `{way} {shown}` in {noun}"
            span = line_of(expression, node)
            key = (id(expression), number, way)
            yield Element(act, of, "branch", shown, way, told, key, expression.file, span)


def line_of(expression: Expression, node: nodes.Test) -> Span:
    """Return where a part of an expression stands: its line, from the expression's column."""
    start = expression.span
    inner: Span = node.span
    line = min(start.line + inner.line - 1, start.end_line)
    column = start.column
    return Span(line, column, line, column + 1)


def conditions(node: ConditionNode, exception: bool = False) -> Iterator[tuple[Condition, bool]]:
    """Yield every condition inside a node, and whether it belongs to an exception."""
    if isinstance(node, Condition):
        yield node, exception
    else:
        for member in node.members:
            yield from conditions(member, exception)
    for each in node.unless:
        yield from conditions(each, True)


def alternatives(node: ConditionNode) -> Iterator[ConditionNode]:
    """Yield every member of a group of which any one is enough."""
    if isinstance(node, Group):
        if node.kind == "any" and len(node.members) > 1:
            yield from node.members
        for member in node.members:
            yield from alternatives(member)
    for each in node.unless:
        yield from alternatives(each)


def leaf_name(node: ConditionNode) -> str:
    """Return a name of a node that no other node of its right has."""
    return "+".join(condition.id for condition, _ in conditions(node))


def holder_name(number: int) -> str:
    """Return the name of a possible holder of a right by its rank."""
    return f"holder {number}"


def _told(node: ConditionNode) -> str:
    label: Label | None = node.label
    if isinstance(node, Group) and not node.id:
        return f"`{label.en}`" if label is not None else f"`{leaf_name(node)}`"
    return f"`{node.id}`"


def _short(id_: str) -> str:
    return id_.partition(".")[2]
