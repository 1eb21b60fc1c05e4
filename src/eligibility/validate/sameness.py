"""Whether two rights are the same rule: all that decides them is alike, whatever it is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from eligibility.acts.model import (
    Citation,
    Definition,
    Detail,
    Expression,
    Label,
    Parameter,
    Right,
    Rulebook,
    Source,
)
from eligibility.feel import nodes
from eligibility.records import Record, fields_of

_MOST_DAYS = 4
_EARLIEST = 1990
_TEXT = (Citation, Source, Detail, Label)
_PASSED = frozenset(("citation", "file", "line", "act", "span", "field_span", "name", "label"))


def same_rule(old: Rulebook, one: Right, new: Rulebook, other: Right) -> bool:
    """Whether two rights decide alike by what is written: a proof, if they do.

    Compared are all conditions, amounts, holders and days, and the definitions and
    parameters that they reach; names, citations and descriptions are not.
    """
    return bool(_shape(old, one, {}) == _shape(new, other, {}))


def _shape(rulebook: Rulebook, part: Any, seen: dict[str, int]) -> Any:
    """Return what decides in a part, in terms that two rulebooks have in common."""
    if isinstance(part, _TEXT):
        return None
    if isinstance(part, Right):
        reached = [_reached(rulebook, id_, seen) for id_ in reachable(rulebook, part)]
        return (_fields(rulebook, part, seen), reached)
    if isinstance(part, Expression):
        return part.node
    if isinstance(part, tuple | list):
        return tuple([_shape(rulebook, each, seen) for each in part])
    if isinstance(part, Record) and not isinstance(part, nodes.Node):
        return (type(part).__name__, _fields(rulebook, part, seen))
    return part


def _fields(rulebook: Rulebook, part: Record, seen: dict[str, int]) -> tuple[Any, ...]:
    passed = _PASSED | {"names", "id", "topic", "details", "groups"}
    names = [name for name in fields_of(part) if name not in passed]
    return tuple([_shape(rulebook, getattr(part, name), seen) for name in names])


def _reached(rulebook: Rulebook, id_: str, seen: dict[str, int]) -> Any:
    known = rulebook.definitions.get(id_) or rulebook.parameters.get(id_)
    name = id_.partition(".")[2]
    return None if known is None else (name, _fields(rulebook, known, seen))


def reachable(rulebook: Rulebook, right: Right, part: Any = None) -> list[str]:
    """Return the ids of the definitions and parameters that a right rests on, in order met.

    With a part of the right, a condition say, those that this part rests on.
    """
    return reached(rulebook, right if part is None else part, right.names)


def reached(rulebook: Rulebook, part: Any, names: Mapping[str, str]) -> list[str]:
    """Return the same of a part of a right, or of one node, by the names it sees."""
    found: dict[str, None] = {}
    stack: list[tuple[Any, Any]] = [(part, names)]
    while stack:
        part, names = stack.pop()
        for node in nodes_in(part):
            for id_ in _named(rulebook, node, names):
                if id_ in found:
                    continue
                found[id_] = None
                known: Definition | Parameter | None = rulebook.definitions.get(id_)
                known = known or rulebook.parameters.get(id_)
                if known is not None:
                    stack.append((known, known.names))
    return list(found)


def _named(rulebook: Rulebook, node: nodes.Test, names: Any) -> Iterator[str]:
    name = node.name if isinstance(node, nodes.Name) else None
    name = node.field if isinstance(node, nodes.Path) else name
    if name is not None and name in names:
        yield names[name]


def nodes_in(part: Any) -> Iterator[nodes.Test]:
    """Yield every node of the expressions in a part of an act, what only describes left aside."""
    if isinstance(part, Expression):
        yield from within(part.node)
    elif isinstance(part, nodes.Node):
        yield from within(part)
    elif isinstance(part, tuple | list):
        for each in part:
            yield from nodes_in(each)
    elif isinstance(part, Record) and not isinstance(part, Label | Citation | Detail):
        for name in fields_of(part):
            yield from nodes_in(getattr(part, name))


def within(node: nodes.Test) -> Iterator[nodes.Test]:
    """Yield a node and all nodes inside it, in the order of the text."""
    yield node
    for each in nodes.children(node):
        yield from within(each)


def parameters_of(rulebook: Rulebook, rights: Iterable[Right]) -> list[Parameter]:
    """Return the parameters that some rights rest on, each once."""
    ids = dict.fromkeys(id_ for right in rights for id_ in reachable(rulebook, right))
    return [rulebook.parameters[id_] for id_ in ids if id_ in rulebook.parameters]


def known_days(rulebook: Rulebook, right: Right) -> list[date]:
    """Return days on which what a right rests on is known: the last of each value, latest first.

    The right's own day is among them; at most four. Of a value without an end it is the first.
    """
    known = [
        period
        for parameter in parameters_of(rulebook, [right])
        for period in parameter.periods or ()
    ]
    ends = [first if last == date.max else last for first, last, _ in known]
    validity = right.validity
    own = [day for day in (validity.seen_last, validity.start, validity.seen_first) if day][:1]
    first, last = validity.start or date(1, 1, 2), validity.end or date.max
    found = {min(day, last) for day in (*ends, *own) if day >= first}
    return sorted(found, reverse=True)[:_MOST_DAYS]


def latest_day(rulebook: Rulebook, right: Right) -> date | None:
    """Return the latest day on which what a right rests on is known, of days that cases tell."""
    return next((day for day in known_days(rulebook, right) if day.year >= _EARLIEST), None)
