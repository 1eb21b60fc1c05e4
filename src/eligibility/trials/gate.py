"""Whether a condition can be met, or not met, at all where its right can concern somebody.

Requirements are joined of atoms, whatever these ask: each is taken to be true, false or unknown
independently of the others, which is more than any case can bring about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from eligibility.acts.days import PartialDay
from eligibility.acts.model import Condition, Right
from eligibility.engine.values import Missing, Unknown, conjunction, disjunction, negation
from eligibility.feel import nodes
from eligibility.feel.values import parse_date
from eligibility.trials.attainable import Attainable, Truth, Truths, conjuncts

_MOST_ATOMS = 7
_OPEN = Unknown((Missing("fact", "anything"),))
_WORTH: dict[Truth, object] = {"true": True, "false": False, "unknown": _OPEN}


def attained(condition: Condition, right: Right, attainable: Attainable) -> Truths:
    """Return the truth values a condition may take where `concerns` is not false."""
    sure = attainable.agreed(condition)
    gate = None if right.concerns is None else right.concerns.node
    readings = [condition.when.node, *(each.when.node for each in condition.other_readings)]
    asked = readings if gate is None else [gate, *readings]
    atoms = list(dict.fromkeys(atom for node in asked for atom in _atoms(node)))
    if len(atoms) > _MOST_ATOMS:
        return sure
    found: set[Truth] = set()
    for values in product(*(_of_atom(atom, right, attainable) for atom in atoms)):
        worth = {atom: _WORTH[value] for atom, value in zip(atoms, values, strict=True)}
        if gate is not None and _value(gate, worth) is False:
            continue
        results = [_value(node, worth) for node in readings]
        if all(result is True for result in results):
            found.add("true")
        elif all(result is False for result in results):
            found.add("false")
        else:
            found.add("unknown")
    return sure & frozenset(found)


def asked_already(node: nodes.Node, right: Right) -> bool:
    """Whether `concerns` asks for what a comparison of a fact with a number asks, or for more."""
    gate = None if right.concerns is None else right.concerns.node
    return any(_includes(asked, node, right.names) for asked in conjuncts(gate))


def _includes(asked: nodes.Node, node: nodes.Node, names: Mapping[str, str]) -> bool:
    match asked, node:
        case (
            nodes.Compare(stricter, nodes.Path(nodes.Name(), field) as fact, nodes.Number(least)),
            nodes.Compare(op, left, nodes.Number(most)),
        ) if fact == left and field not in names:
            if stricter in ("<", "<=") and op in ("<", "<="):
                return least < most or (least == most and (stricter == "<" or op == "<="))
            if stricter in (">", ">=") and op in (">", ">="):
                return least > most or (least == most and (stricter == ">" or op == ">="))
    return False


def _atoms(node: nodes.Node) -> Iterator[nodes.Node]:
    inside = _parts(node)
    if inside is None:
        yield node
    else:
        for each in inside:
            yield from _atoms(each)


def _parts(node: nodes.Node) -> tuple[nodes.Node, ...] | None:
    """Return what a requirement is joined of, None for an atom."""
    match node:
        case nodes.And(operands) | nodes.Or(operands):
            return operands
        case nodes.Call("not", (argument,)):
            return (argument.value,)
    return None


def _value(node: nodes.Node, worth: dict[nodes.Node, object]) -> object:
    match node:
        case nodes.And(operands):
            return conjunction(_value(each, worth) for each in operands)
        case nodes.Or(operands):
            return disjunction(_value(each, worth) for each in operands)
        case nodes.Call("not", (argument,)):
            return negation(_value(argument.value, worth))
    return worth[node]


def _of_atom(atom: nodes.Node, right: Right, attainable: Attainable) -> Truths:
    found = attainable.truths(atom)
    sure = _in_force_anyway(atom, right) or _somebody_anyway(atom, right, attainable)
    return found - {"false"} if sure else found


def _somebody_anyway(atom: nodes.Node, right: Right, attainable: Attainable) -> bool:
    """Whether `concerns` asks for an element of which what an atom asks besides is never false."""
    if not isinstance(atom, nodes.Some) or right.concerns is None:
        return False
    for asked in conjuncts(right.concerns.node):
        if isinstance(asked, nodes.Some) and asked.bindings == atom.bindings:
            known = list(conjuncts(asked.satisfies))
            besides = [each for each in _operands(atom.satisfies) if each not in known]
            if all("false" not in attainable.truths(each) for each in besides):
                return True
    return False


def _operands(node: nodes.Node) -> tuple[nodes.Node, ...]:
    return node.operands if isinstance(node, nodes.And) else (node,)


def _in_force_anyway(atom: nodes.Node, right: Right) -> bool:
    """Whether an atom asks for a claim since a day before which the right is not in force."""
    start = right.validity.start
    if right.governing.kind != "claim" or start is None or isinstance(start, PartialDay):
        return False
    match atom:
        case nodes.Compare(">=", nodes.Name("claim_date"), nodes.Call("date", (argument,))):
            value = argument.value
            day: date | None = parse_date(value.value) if isinstance(value, nodes.Text) else None
            return day is not None and day <= start
    return False
