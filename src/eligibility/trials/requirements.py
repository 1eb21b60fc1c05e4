"""Changes of a right's conditions: one dropped, a group turned, an exception forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from eligibility.acts.days import PartialDay
from eligibility.acts.model import (
    Condition,
    ConditionNode,
    Expression,
    Group,
    Passage,
    Reading,
    Right,
    Validity,
)
from eligibility.errors import Span
from eligibility.feel import nodes
from eligibility.records import Record, replace
from eligibility.trials.attainable import UNKNOWN, Attainable, granted_by_gate
from eligibility.trials.changes import changes
from eligibility.trials.elements import conditions, line_of
from eligibility.trials.gate import asked_already

_TURNED = {"all": "any", "any": "all"}


class Changed(Record):
    """A part of an act with one thing changed: told in words, and where the thing stands."""

    part: object
    told: str
    span: Span
    vain: bool = False

    def within(self, whole: Callable[[object], object], told: str = "") -> Changed:
        """Return the change of the whole that this changed part makes."""
        message = f"{told}: {self.told}" if told else self.told
        return Changed(whole(self.part), message, self.span, self.vain)


def expression(given: Expression, attainable: Attainable) -> Iterator[Changed]:
    """Yield each change of one thing in an expression of an act."""
    for change in changes(given.node, attainable.blind):
        node = change.node
        if isinstance(node, nodes.UnaryTest):
            continue
        # The changed thing stands somewhere in the expression's text.
        span = line_of(given, nodes.Null(change.span))
        yield Changed(replace(given, node=node), change.told, span, change.vain)


def requirements(right: Right, attainable: Attainable) -> Iterator[Changed]:
    """Yield each change of one thing in the conditions of a right."""
    yield from _group(right.conditions, right, attainable, root=True)


def _node(node: ConditionNode, right: Right, attainable: Attainable) -> Iterator[Changed]:
    if isinstance(node, Condition):
        yield from _condition(node, right, attainable)
    else:
        yield from _group(node, right, attainable)


def _condition(node: Condition, right: Right, attainable: Attainable) -> Iterator[Changed]:
    name = f"condition `{node.id}`"
    for change in _of_condition(node, attainable, name):
        same = _open_still(node, change, attainable) or _included_still(node, change, right)
        yield replace(change, vain=change.vain or same)
    yield from _around(node, right, attainable)


def _of_condition(node: Condition, attainable: Attainable, name: str) -> Iterator[Changed]:
    """Yield the changes of what a condition asks, and of what its other readings ask."""
    for change in expression(node.when, attainable):
        yield change.within(lambda part: replace(node, when=part), name)
    for position, reading in enumerate(node.other_readings):
        before, after = node.other_readings[:position], node.other_readings[position + 1 :]
        told = f"{name}: the reading “{reading.label.en}” forgotten"
        whole = replace(node, other_readings=(*before, *after))
        yield Changed(whole, told, reading.when.span)
        for change in expression(reading.when, attainable):

            def read(part: object, at: int = position, of: Reading = reading) -> object:
                readings = node.other_readings
                other = (*readings[:at], replace(of, when=part), *readings[at + 1 :])
                return replace(node, other_readings=other)

            yield change.within(read, f"{name}, another reading")


def _open_still(before: Condition, change: Changed, attainable: Attainable) -> bool:
    """Whether a condition, unknown in every case for want of a parameter, stays so.

    Then it decides as little as before; only other facts may be asked for beside.
    """
    after = change.part
    return (
        isinstance(after, Condition)
        and attainable.agreed(before) == UNKNOWN
        and attainable.agreed(after) == UNKNOWN
    )


def _included_still(before: Condition, change: Changed, right: Right) -> bool:
    """Whether a comparison that `concerns` asks for anyway stays one: known, it is true."""
    after = change.part
    return (
        isinstance(after, Condition)
        and not after.other_readings
        and asked_already(before.when.node, right)
        and asked_already(after.when.node, right)
    )


def _group(
    node: Group, right: Right, attainable: Attainable, *, root: bool = False
) -> Iterator[Changed]:
    span = _span(node, right)
    if node.kind in _TURNED and len(node.members) > 1:
        turned = _TURNED[node.kind]
        told = f"`{node.kind}` of {_names(node)} became `{turned}`"
        yield Changed(replace(node, kind=turned), told, span)
    if node.kind == "at_least":
        for count in (node.count - 1, node.count + 1):
            if 1 <= count <= len(node.members):
                told = f"at least {node.count} of {_names(node)} became {count}"
                yield Changed(replace(node, count=count), told, span)
    for position, member in enumerate(node.members):
        before, after = node.members[:position], node.members[position + 1 :]
        if node.kind == "all" or before or after:
            told = f"{_names(member)} dropped"
            vain = root and _assured(member, right)
            where = _span(member, right)
            yield Changed(replace(node, members=(*before, *after)), told, where, vain)
        for change in _node(member, right, attainable):

            def inside(part: object, at: int = position) -> object:
                return replace(node, members=(*node.members[:at], part, *node.members[at + 1 :]))

            yield change.within(inside)
    for told, missing in without_each(node.missing):
        yield Changed(replace(node, missing=missing), f"{_names(node)}: {told}", span)
    yield from _around(node, right, attainable)


def _around(node: ConditionNode, right: Right, attainable: Attainable) -> Iterator[Changed]:
    """Yield the changes of what a condition and a group both have."""
    for position, each in enumerate(node.unless):
        before, after = node.unless[:position], node.unless[position + 1 :]
        told = f"the exception {_names(each)} dropped"
        yield Changed(replace(node, unless=(*before, *after)), told, _span(each, right))
        for change in _node(each, right, attainable):

            def inside(part: object, at: int = position) -> object:
                return replace(node, unless=(*node.unless[:at], part, *node.unless[at + 1 :]))

            yield change.within(inside)
    for told, validity in shifted(node.validity):
        whole = replace(node, validity=validity)
        yield Changed(whole, f"{_names(node)}: {told}", _span(node, right))


def without_each(missing: tuple[Passage, ...]) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    """Yield what is not encoded with one passage forgotten.

    A passage that blocks nothing but what another one blocks too is left where it is.
    """
    for position, passage in enumerate(missing):
        rest = (*missing[:position], *missing[position + 1 :])
        blocks = {each.kind for each in rest}
        if passage.kind not in blocks and "unknown" not in blocks:
            yield f"not encoded “{passage.passage.en}” forgotten", rest


def shifted(validity: Validity) -> Iterator[tuple[str, Validity]]:
    """Yield a validity whose known first or last day is a day later or earlier."""
    for field, noun in (("start", "first"), ("end", "last")):
        day: date | None = getattr(validity, field)
        if day is None or isinstance(day, PartialDay):
            continue
        for offset, word in ((1, "later"), (-1, "earlier")):
            moved = day + timedelta(days=offset)
            told = f"the {noun} day {day.isoformat()} became a day {word}"
            yield told, replace(validity, **{field: moved})


def _assured(member: ConditionNode, right: Right) -> bool:
    """Whether what `concerns` asks already includes the requirement."""
    if not isinstance(member, Condition) or member.unless or member.other_readings:
        return False
    dated = member.validity != Validity()
    return not dated and granted_by_gate(right, member.when.node)


def _names(node: ConditionNode) -> str:
    if isinstance(node, Group) and not node.id:
        return ", ".join(f"`{condition.id}`" for condition, _ in conditions(node)) or "nothing"
    return f"`{node.id}`"


def _span(node: ConditionNode, right: Right) -> Span:
    first = next(iter(conditions(node)), None)
    return Span(right.line, 1, right.line, 2) if first is None else first[0].when.span
