"""Which values an expression can have at all: by its type, the vocabulary and its arithmetic.

The estimate is sound: whatever the case, the value lies in it. Where it is the expression itself
that somebody states as a fact, every value of it can be had (`Domain.attained`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from math import gcd, lcm

from eligibility.acts.model import Definition, Expression, Rulebook, Table
from eligibility.engine.arithmetic import is_number
from eligibility.engine.cells import Domain, Form
from eligibility.facts.functions import record_types
from eligibility.facts.vocabulary import Field, vocabulary
from eligibility.feel import nodes
from eligibility.feel.nodes import Node
from eligibility.feel.types import (
    BOOLEAN,
    DATE,
    MONTHS,
    NOTHING,
    SECONDS,
    TEXT,
    EnumType,
    ListType,
    NumberType,
    OptionalType,
    RecordType,
    Type,
)
from eligibility.records import Record, replace

_PARA = Fraction(1, 100)
_LINES: Mapping[Type, Form] = {DATE: "date", MONTHS: "months", SECONDS: "seconds"}
# What only counts, from 0 on, and what counts from any side of 0.
_COUNTS = frozenset({"count", "award count", "months received", "days received", "days in a row"})
_WHOLE = frozenset({"floor", "ceiling", "months between"})
_ROUND = frozenset({"round up", "round down", "round half up", "round half down"})
_REFLEXIVE = frozenset({"same household", "same person"})
_MOST_NESTED = 20


class Reach(Record):
    """Between what a number lies, none without an end, and of what it is a multiple."""

    low: Fraction | None = None
    high: Fraction | None = None
    step: Fraction | None = None


ANYWHERE = Reach()


def domain_of(
    expression: Expression, rulebook: Rulebook | None, names: Mapping[str, str]
) -> Domain | None:
    """Return what an expression can be worth; None for lists, records and the like.

    `names` maps local names to global ids, as the act's expressions have them.
    """
    of = expression.type
    none = isinstance(of, OptionalType)
    if isinstance(of, OptionalType):
        of = of.of
    fact = _fact(expression.node, names)
    attained = fact is not None and _of_somebody(expression.node)
    if of == BOOLEAN:
        return Domain("few", values=(True, False), none=none, attained=attained)
    if isinstance(of, EnumType):
        return Domain("few", values=of.values, none=none, attained=attained)
    if of == TEXT:
        return Domain("text", none=none, attained=attained)
    if of == NOTHING:
        return Domain("few", none=True)
    if isinstance(of, NumberType):
        reach = Estimate(rulebook, names).of(expression.node)
        unit = "" if of.unit is None else str(of.unit)
        return Domain("number", reach.low, reach.high, reach.step, (), none, attained, unit)
    form = _LINES.get(of)
    if form is None:
        return None
    one = None if form == "seconds" else Fraction(1)
    found = Domain(form, step=one, none=none, attained=attained)
    if form == "date":
        low, high = Fraction(date.min.toordinal()), Fraction(date.max.toordinal())
        if fact is not None and isinstance(fact.least, date):
            low = Fraction(fact.least.toordinal())
        found = replace(found, low=low, high=high)
    return found


class Estimate:
    """Estimates what the expressions of one act, under its names, can be worth as numbers."""

    def __init__(self, rulebook: Rulebook | None, names: Mapping[str, str], depth: int = 0) -> None:
        self._rulebook = rulebook
        self._names = names
        self._depth = depth

    def of(self, node: Node) -> Reach:
        """Return between what an expression lies, and of what it is a multiple."""
        match node:
            case nodes.Number(value):
                return Reach(value, value, Fraction(1, value.denominator))
            case nodes.Negate(operand):
                return _minus(self.of(operand))
            case nodes.Add(left, right):
                return _plus(self.of(left), self.of(right))
            case nodes.Subtract(left, right):
                return _plus(self.of(left), _minus(self.of(right)))
            case nodes.Multiply(left, right):
                return _times(self.of(left), self.of(right))
            case nodes.Divide(left, right):
                by = self.of(right)
                if by.low is not None and by.low == by.high and by.low != 0:
                    over = self.of(left)
                    return replace(_times(over, Reach(1 / by.low, 1 / by.low)), step=None)
                return ANYWHERE if not _both_positive(self.of(left), by) else Reach(Fraction(0))
            case nodes.If(_, then, otherwise):
                return _hull([self.of(then), self.of(otherwise)])
            case nodes.Call(function, arguments):
                return self._call(function, [each.value for each in arguments])
            case nodes.Path(_, field):
                return self._path(node, field)
            case nodes.Name(name):
                return self._parameter(name)
            case _:
                return ANYWHERE

    def _call(self, function: str, given: list[Node]) -> Reach:
        if function in _COUNTS:
            one = len(given) == 1 and _holds_somebody(self, given[0])
            return Reach(Fraction(1 if one else 0), None, Fraction(1))
        if function == "age at":
            return Reach(Fraction(0), Fraction(130), Fraction(1))
        if function == "assessed number":
            return Reach(Fraction(0))
        if function in _WHOLE and len(given) <= 2:
            return Reach(step=Fraction(1))
        if function in _ROUND and (
            len(given) == 1 or (isinstance(given[1], nodes.Number) and given[1].value == 0)
        ):
            inner = self.of(given[0])
            low = Fraction(0) if inner.low is not None and inner.low >= 0 else None
            return Reach(low, None, Fraction(1))
        if function in ("min", "max") and len(given) > 1:
            parts = [self.of(each) for each in given]
            hull = _hull(parts)
            if function == "max":
                lows = [each.low for each in parts if each.low is not None]
                return replace(hull, low=max(lows) if lows else None)
            highs = [each.high for each in parts if each.high is not None]
            return replace(hull, high=min(highs) if highs else None)
        if function in ("min", "max") and len(given) == 1:
            return self.of(given[0])
        if function == "sum" and len(given) == 1:
            inner = self.of(given[0])
            if inner.low is not None and inner.low >= 0:
                return Reach(Fraction(0), None, inner.step)
            return Reach(step=inner.step)
        return ANYWHERE

    def _path(self, node: nodes.Path, field: str) -> Reach:
        definition = self.definition(field)
        if definition is not None and self._depth < _MOST_NESTED:
            inner = Estimate(self._rulebook, definition.names, self._depth + 1)
            if isinstance(definition.value, Table):
                return _hull([inner.of(row.output.node) for row in definition.value.rows])
            return inner.of(definition.value.node)
        fact = _fact(node, self._names)
        if fact is not None and isinstance(_bare(fact.type), NumberType):
            low = Fraction(fact.least) if is_number(fact.least) else None
            high = Fraction(fact.most) if is_number(fact.most) else None
            steps = {"whole": Fraction(1), "amount": _PARA}
            return Reach(low, high, steps.get(fact.form))
        if field in ("years", "months", "days", "year", "month", "day") and fact is None:
            return Reach(step=Fraction(1))
        return ANYWHERE

    def definition(self, field: str) -> Definition | None:
        """Return the definition that a field's local name means, if any."""
        if self._rulebook is None:
            return None
        return self._rulebook.definitions.get(self._names.get(field, ""))

    def _parameter(self, name: str) -> Reach:
        rulebook = self._rulebook
        parameter = None if rulebook is None else rulebook.parameters.get(self._names.get(name, ""))
        if parameter is None or parameter.recomputed is not None or parameter.open_term:
            return ANYWHERE
        worths = [each.value for each in parameter.values if isinstance(each.value, Fraction)]
        if len(worths) < len(parameter.values):
            return ANYWHERE
        return _hull([Reach(each, each, Fraction(1, each.denominator)) for each in worths])


def _bare(of: Type) -> Type:
    return of.of if isinstance(of, OptionalType | ListType) else of


def _fact(node: Node, names: Mapping[str, str]) -> Field | None:
    """Return the vocabulary's entry of the fact that an expression names, if it names one."""
    if not isinstance(node, nodes.Path) or node.field in names:
        return None
    return vocabulary().get(_record(node.base), {}).get(node.field)


def _record(node: Node) -> str:
    """Return the record that a path's base speaks of: variables stand for people."""
    match node:
        case nodes.Name():
            return "person"
        case nodes.Filter(base, _):
            return _record(base)
        case nodes.Path(base, field):
            of = record_types().get(_record(base), {}).get(field)
            inner = None if of is None else _bare(_bare(of))
            return inner.name if isinstance(inner, RecordType) else ""
        case _:
            return ""


def _of_somebody(node: Node) -> bool:
    """Whether it is a fact of a person spoken of by name, not of a list of things."""
    return isinstance(node, nodes.Path) and isinstance(node.base, nodes.Name)


def _holds_somebody(estimate: Estimate, node: Node) -> bool:
    """Whether a list of people holds at least the person it is about."""
    match node:
        case nodes.Filter(nodes.Name("people"), nodes.Call(function, arguments)):
            return function in _REFLEXIVE and any(
                argument.value == nodes.Name("item") for argument in arguments
            )
        case nodes.Path(nodes.Name(), field):
            definition = estimate.definition(field)
            value = None if definition is None else definition.value
            return isinstance(value, Expression) and _holds_somebody(estimate, value.node)
        case _:
            return False


def _step(steps: Iterable[Fraction | None]) -> Fraction | None:
    """Return of what all multiples of the steps are multiples."""
    found = Fraction(0)
    for step in steps:
        if step is None:
            return None
        bottom = lcm(found.denominator, step.denominator)
        found = Fraction(gcd(int(found * bottom), int(step * bottom)), bottom)
    return found or None


def _minus(of: Reach) -> Reach:
    low = None if of.high is None else -of.high
    return Reach(low, None if of.low is None else -of.low, of.step)


def _plus(one: Reach, other: Reach) -> Reach:
    low = None if one.low is None or other.low is None else one.low + other.low
    high = None if one.high is None or other.high is None else one.high + other.high
    return Reach(low, high, _step((one.step, other.step)))


def _times(one: Reach, other: Reach) -> Reach:
    step = None if one.step is None or other.step is None else one.step * other.step
    for factor, of in ((one, other), (other, one)):
        if factor.low is not None and factor.low == factor.high:
            ends = [None if end is None else end * factor.low for end in (of.low, of.high)]
            low, high = ends if factor.low >= 0 else reversed(ends)
            return Reach(low, high, step or None)
    if _both_positive(one, other):
        return Reach(Fraction(0), None, step or None)
    return Reach(step=step or None)


def _both_positive(one: Reach, other: Reach) -> bool:
    return one.low is not None and other.low is not None and one.low >= 0 and other.low >= 0


def _hull(parts: list[Reach]) -> Reach:
    lows = [each.low for each in parts]
    highs = [each.high for each in parts]
    return Reach(
        None if None in lows or not lows else min(low for low in lows if low is not None),
        None if None in highs or not highs else max(high for high in highs if high is not None),
        _step(each.step for each in parts),
    )
