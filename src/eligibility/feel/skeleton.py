"""The Boolean skeleton of an expression: `and`, `or`, `not`, `if` over comparisons.

Comparisons of one thing (with constants, or of the same two things) share a group: what is
compared is either unknown, or lies in one of the group's regions, which settles them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from eligibility.errors import Span
from eligibility.feel import nodes
from eligibility.feel.context import constant
from eligibility.feel.nodes import Comparison, Node, Test
from eligibility.feel.printer import unparse
from eligibility.feel.values import Months, Seconds, parse_date, parse_duration

Constant = Fraction | date | Months | Seconds | str | bool
Line = tuple[dict[Constant | int, int], list[int]]
"""Where the marks of a group stand on its line, and which regions the line has."""

Few = Callable[[Node], Iterable[str | bool] | None]
"""Says which values a node can take, where they are few; None otherwise."""

_FLIPPED: dict[Comparison, Comparison] = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


@dataclass(frozen=True, slots=True)
class Atom:
    """A comparison within a group: true in the regions that compare so with `mark`."""

    group: str
    op: Comparison
    mark: Constant | int
    span: Span

    def holds(self, place: int, marks: dict[Constant | int, int]) -> bool:
        """Return whether the comparison holds in a region."""
        other = marks[self.mark]
        match self.op:
            case "=":
                return place == other
            case "!=":
                return place != other
            case "<":
                return place < other
            case "<=":
                return place <= other
            case ">":
                return place > other
            case ">=":
                return place >= other


@dataclass(frozen=True, slots=True)
class Fixed:
    """A literal `true` or `false`."""

    value: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Joint:
    """`and` over parts where `all`, else `or`."""

    all: bool
    parts: tuple[Skeleton, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Opposite:
    """`not`."""

    part: Skeleton
    span: Span


@dataclass(frozen=True, slots=True)
class Choice:
    """`if` between two truth values."""

    condition: Skeleton
    then: Skeleton
    otherwise: Skeleton
    span: Span


Skeleton = Atom | Fixed | Joint | Opposite | Choice


@dataclass(slots=True)
class Groups:
    """The groups met so far: their marks, and the values their subject can take if few."""

    marks: dict[str, set[Constant | int]] = field(default_factory=dict)
    few: dict[str, list[Constant]] = field(default_factory=dict)
    atoms: int = 0

    def enter(self, group: str, mark: Constant | int) -> None:
        """Note one more atom."""
        self.marks.setdefault(group, set()).add(mark)
        self.atoms += 1

    @property
    def apart(self) -> bool:
        """Whether every atom has a group of its own and can be true and false.

        Then no fact is asked about twice, and Kleene's tables are exact.
        """
        return (
            self.atoms == len(self.marks)
            and not any(group.startswith("= ") for group in self.marks)
            and all(len(values) > 1 for values in self.few.values())
        )

    def places(self, group: str) -> Line:
        """Return where the group's marks stand on its line, and the regions of the line."""
        marks = self.marks[group]
        if group.startswith("? "):
            return {1: 1}, [0, 1]
        if group.startswith("= "):
            return {0: 0}, [0]
        if group.startswith("< "):
            return {0: 0}, [-1, 0, 1]
        # All marks of one group are of one type, which its name says.
        ordered: list[Any] = sorted(marks)
        placed = {mark: 2 * at + 1 for at, mark in enumerate(ordered)}
        if group not in self.few:
            return placed, list(range(2 * len(ordered) + 1))
        regions = {placed.get(value, 2 * _below(value, ordered)) for value in self.few[group]}
        return placed, sorted(regions)


def _below(value: Constant, ordered: list[Any]) -> int:
    return sum(mark < value for mark in ordered)


def skeleton(node: Test, groups: Groups, few: Few) -> Skeleton:
    """Return the skeleton of an expression and enter its groups."""
    match node:
        case nodes.Boolean(value):
            return Fixed(value, node.span)
        case nodes.And(operands) | nodes.Or(operands):
            parts = tuple(skeleton(operand, groups, few) for operand in operands)
            return Joint(isinstance(node, nodes.And), parts, node.span)
        case nodes.Call("not", (argument,)):
            return Opposite(skeleton(argument.value, groups, few), node.span)
        case nodes.If(condition, then, otherwise):
            return Choice(
                skeleton(condition, groups, few),
                skeleton(then, groups, few),
                skeleton(otherwise, groups, few),
                node.span,
            )
        case nodes.Compare(op, left, right):
            return _comparison(op, left, right, node.span, groups, few)
        case nodes.Between(value_, lower, upper):
            ends = (
                _comparison(">=", value_, lower, node.span, groups, few),
                _comparison("<=", value_, upper, node.span, groups, few),
            )
            return Joint(True, ends, node.span)
        case nodes.In(value_, tests):
            return _any([_test(value_, test, node.span, groups, few) for test in tests], node.span)
        case _:
            return _opaque(node, groups)


def _any(parts: list[Skeleton], span: Span) -> Skeleton:
    return parts[0] if len(parts) == 1 else Joint(False, tuple(parts), span)


def _test(value: Node, test: Test, span: Span, groups: Groups, few: Few) -> Skeleton:
    match test:
        case nodes.UnaryTest(op, operand):
            return _comparison(op, value, operand, span, groups, few)
        case nodes.RangeNode(low, high, low_closed, high_closed):
            ends = (
                _comparison(">=" if low_closed else ">", value, low, span, groups, few),
                _comparison("<=" if high_closed else "<", value, high, span, groups, few),
            )
            return Joint(True, ends, span)
        case nodes.ListNode(items) if items:
            return _any([_test(value, item, span, groups, few) for item in items], span)
        case _ if literal(test) is not None:
            return _comparison("=", value, test, span, groups, few)
        case _:
            return _opaque(nodes.In(value, (test,), span), groups)


def _opaque(node: Test, groups: Groups) -> Atom:
    group = f"? {unparse(node)}"
    groups.enter(group, 1)
    return Atom(group, "=", 1, node.span)


def _comparison(
    op: Comparison, left: Node, right: Node, span: Span, groups: Groups, few: Few
) -> Skeleton:
    if literal(left) is not None:
        left, right, op = right, left, _FLIPPED.get(op, op)
    if literal(left) is not None or not _open(left):
        return _opaque(nodes.Compare(op, left, right, span), groups)
    mark = literal(right)
    if mark is not None:
        group = f"{type(mark).__name__} {unparse(left)}"
        groups.enter(group, mark)
        if isinstance(mark, str | bool):
            values = list(few(left) or ())
            if mark in values:
                groups.few[group] = [each for each in values if type(each) is type(mark)]
        return Atom(group, op, mark, span)
    one, other = unparse(left), unparse(right)
    if one > other:
        one, other, op = other, one, _FLIPPED.get(op, op)
    group = f"= {one}" if one == other else f"< {one} | {other}"
    groups.enter(group, 0)
    return Atom(group, op, 0, span)


def _open(node: Test) -> bool:
    """Whether a node's value can be unknown: it speaks of something named."""
    if isinstance(node, nodes.Name):
        return True
    return any(_open(child) for child in nodes.children(node))


def literal(node: Test) -> Constant | None:
    """Return the value of a constant written out, or None."""
    match node:
        case nodes.Text(value):
            return value
        case nodes.Boolean(value):
            return value
        case nodes.Call("date", (nodes.Argument(_, nodes.Text(value)),)):
            return parse_date(value)
        case nodes.Call("duration", (nodes.Argument(_, nodes.Text(value)),)):
            return parse_duration(value)
        case nodes.UnaryTest():
            return None
        case _:
            return constant(node)
