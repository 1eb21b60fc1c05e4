"""Which truth values a condition can take at all, whatever the case: a sound over-estimate.

What rests on a parameter of which no value was seen is never true and never false. Nothing
is said of facts: each may turn out either way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import product
from typing import Literal

from eligibility.acts.model import (
    Condition,
    ConditionNode,
    DatedValue,
    Definition,
    Expression,
    Group,
    Parameter,
    Passage,
    Right,
    Rulebook,
    Value,
)
from eligibility.acts.time import Period, periods_of
from eligibility.feel import nodes

Truth = Literal["true", "false", "unknown"]
Truths = frozenset[Truth]

ANY: Truths = frozenset(("true", "false", "unknown"))
UNKNOWN: Truths = frozenset(("unknown",))
_MOST_OPERANDS = 6
_FIRST_DAY = date(1900, 1, 1)


class Attainable:
    """Answers for the expressions that share one mapping of local names to global ids.

    `people` are the variables that always stand for somebody.
    """

    def __init__(
        self, rulebook: Rulebook, names: Mapping[str, str], people: Iterable[str] = ()
    ) -> None:
        self.rulebook = rulebook
        self.names = names
        self.people = frozenset(("applicant", *people))

    def truths(self, node: nodes.Test) -> Truths:
        """Return the truth values an expression may take."""
        match node:
            case nodes.Boolean(value):
                return frozenset(("true" if value else "false",))
            case nodes.And(operands):
                return _joined([self.truths(each) for each in operands], "false", "true")
            case nodes.Or(operands):
                return _joined([self.truths(each) for each in operands], "true", "false")
            case nodes.If(condition, then, otherwise):
                doubtful: Truths = self.truths(condition) & UNKNOWN
                return doubtful | self.truths(then) | self.truths(otherwise)
            case nodes.Call("not", (argument,)):
                turned: dict[Truth, Truth] = {"true": "false", "false": "true"}
                return frozenset(turned.get(each, each) for each in self.truths(argument.value))
            case nodes.Path(_, field) if (definition := self._definition(field)) is not None:
                inner = self._within(definition)
                given = definition.value
                found = inner.truths(given.node) if isinstance(given, Expression) else ANY
                # Asked of nobody, it is none, and a condition that is none is false.
                return found | {"false"}
            case nodes.Some(bindings, satisfies):
                inside = self.truths(satisfies) if self._fresh(bindings) else ANY
                return inside | {"false", "unknown"}
            case nodes.Every(bindings, satisfies):
                inside = self.truths(satisfies) if self._fresh(bindings) else ANY
                return inside | {"true", "unknown"}
            case nodes.Name(name) if (parameter := self._parameter(name)) is not None:
                return _over_time(parameter)
            case nodes.Compare() | nodes.Between() | nodes.In() | nodes.Name() | nodes.Path():
                return UNKNOWN if self.blind(node) else ANY
            case _:
                return ANY

    def blind(self, node: nodes.Test) -> bool:
        """Whether an expression is unknown in every case, for want of a parameter's value.

        Comparisons and arithmetic are unknown where an operand is, and for the same reasons,
        whatever the operator and the numbers beside it.
        """
        match node:
            case nodes.Name(name):
                return self._open(self.names.get(name))
            case nodes.Negate(operand):
                return self.blind(operand)
            case (
                nodes.Add(left, right)
                | nodes.Subtract(left, right)
                | nodes.Multiply(left, right)
                | nodes.Divide(left, right)
                | nodes.Compare(_, left, right)
            ):
                return self.blind(left) or self.blind(right)
            case nodes.Between(value, _, _):
                return self.blind(value)
            case nodes.Path(nodes.Name(name), field) if name in self.people:
                definition = self._definition(field)
                if definition is None or not isinstance(definition.value, Expression):
                    return False
                return self._within(definition).blind(definition.value.node)
            case _:
                return False

    def _definition(self, field: str) -> Definition | None:
        return self.rulebook.definitions.get(self.names.get(field, ""))

    def _within(self, definition: Definition) -> Attainable:
        return Attainable(self.rulebook, definition.names, (definition.of,))

    def _fresh(self, bindings: tuple[nodes.Binding, ...]) -> bool:
        """Whether the names that a quantifier binds hide none of the act's."""
        return not any(binding.name in self.names for binding in bindings)

    def _parameter(self, name: str) -> Parameter | None:
        return self.rulebook.parameters.get(self.names.get(name, ""))

    def _open(self, id_: str | None) -> bool:
        parameter = self.rulebook.parameters.get(id_ or "")
        return parameter is not None and parameter.recomputed is None and never_holds(parameter)

    def untold(self, value: Value) -> bool:
        """Whether what a right gives is unknown whatever the case, in whichever row."""
        if isinstance(value, Expression):
            return self.blind(value.node)
        return all(self.blind(row.output.node) for row in value.rows)

    def requirement(self, node: ConditionNode) -> Truths:
        """Return the truth values that a condition or a group may take on its day."""
        found = self.agreed(node) if isinstance(node, Condition) else self._group(node)
        if node.unless:
            turned = [_turned(self.requirement(each)) for each in node.unless]
            found = _joined([found, *turned], "false", "true")
        return found

    def agreed(self, condition: Condition) -> Truths:
        """Return the truth values of a condition: those that all its readings may take."""
        found = self.truths(condition.when.node)
        for reading in condition.other_readings:
            other = self.truths(reading.when.node)
            found = (found & other) | UNKNOWN
        return found

    def _group(self, group: Group) -> Truths:
        inside = [self.requirement(member) for member in group.members]
        if group.kind == "at_least":
            found = ANY if any(each != UNKNOWN for each in inside) else UNKNOWN
        elif group.kind == "all":
            found = _joined(inside, "false", "true")
        else:
            found = _joined(inside, "true", "false")
        return without_gaps(found, group.missing)


def _over_time(parameter: Parameter) -> Truths:
    """Return what a parameter that is true or false is worth on some day.

    Where sources differ, it is unknown on the days that they share.
    """
    if parameter.recomputed is not None:
        return ANY
    periods = _periods(parameter)
    found: set[Truth] = {"unknown"}
    for first, last, dated in periods:
        disputed = any(
            other.value != dated.value and begin <= first and last <= end
            for begin, end, other in periods
        )
        if last >= _FIRST_DAY and not disputed:
            found.add("true" if dated.value is True else "false")
    return frozenset(found)


def never_holds(parameter: Parameter) -> bool:
    """Whether no value of a parameter holds on any day that a case can name.

    So it is where none was seen, and where the source shows no day: such a value is only told
    as the last known.
    """
    return all(last < _FIRST_DAY for _, last, _ in _periods(parameter))


def on_no_day(parameter: Parameter, dated: DatedValue) -> bool:
    """Whether a value of a parameter holds on no day that a case can name."""
    return all(last < _FIRST_DAY for _, last, value in _periods(parameter) if value == dated)


def _periods(parameter: Parameter) -> tuple[Period, ...]:
    known = parameter.periods
    return periods_of(parameter.values, parameter.holds) if known is None else known


def without_gaps(found: Truths, gaps: Iterable[Passage]) -> Truths:
    """Return what remains where something is not encoded: it blocks a grant or a refusal."""
    kinds = {gap.kind for gap in gaps}
    blocked: set[Truth] = set()
    if kinds & {"conditions", "unknown"}:
        blocked.add("true")
    if kinds & {"alternatives", "unknown"}:
        blocked.add("false")
    return found - blocked | UNKNOWN if found & blocked else found


def conjuncts(node: nodes.Node | None) -> Iterator[nodes.Node]:
    """Yield the requirements that an expression joins by `and`, and itself."""
    if node is not None:
        yield node
        if isinstance(node, nodes.And):
            for operand in node.operands:
                yield from conjuncts(operand)


def granted_by_gate(right: Right, node: nodes.Node) -> bool:
    """Whether `concerns` makes sure that an expression isn't false where it is evaluated."""
    gate = None if right.concerns is None else right.concerns.node
    sure = list(conjuncts(gate))
    operands = node.operands if isinstance(node, nodes.And) else (node,)
    return node in sure or all(operand in sure for operand in operands)


def _turned(found: Truths) -> Truths:
    other: dict[Truth, Truth] = {"true": "false", "false": "true"}
    return frozenset(other.get(each, each) for each in found)


def _joined(operands: list[Truths], decisive: Truth, neutral: Truth) -> Truths:
    """Join by `and` (false decides) or by `or` (true decides)."""
    if len(operands) > _MOST_OPERANDS:
        head = _joined(operands[:_MOST_OPERANDS], decisive, neutral)
        return _joined([head, *operands[_MOST_OPERANDS:]], decisive, neutral)
    found: set[Truth] = set()
    for values in product(*operands):
        if decisive in values:
            found.add(decisive)
        elif "unknown" in values:
            found.add("unknown")
        else:
            found.add(neutral)
    return frozenset(found)
