"""Expressions over a symbolic household: the same meaning as `engine.expressions`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from eligibility.engine.symbolic import arithmetic
from eligibility.engine.symbolic.days import Day
from eligibility.engine.symbolic.terms import both, by_parts, either, equal, is_constant, scaled
from eligibility.engine.symbolic.values import (
    NONE,
    Items,
    NotModelledError,
    Range,
    Ref,
    Sym,
    Tri,
    as_items,
    blurred,
    conjunction,
    disjunction,
    known,
    of_tri,
    over,
    tri,
    truth,
    where,
)
from eligibility.feel import nodes

if TYPE_CHECKING:
    from eligibility.engine.symbolic.world import World


class Names:
    """The names an expression may use; inside a filter also the fields of its element."""

    def __init__(
        self,
        names: dict[str, Any],
        ids: Mapping[str, str],
        outer: Names | None = None,
        item: Any = None,
        world: Any = None,
    ) -> None:
        self.world = world
        self.names = names
        self.ids = ids
        self.outer = outer
        self.item = item

    def within(self, names: dict[str, Any], item: Any = None) -> Names:
        """Return names inside these."""
        return Names(names, self.ids, self, item)


class Reader:
    """Reads expressions of one world: what each is worth."""

    def __init__(self, world: World) -> None:
        self.world = world

    def worth(self, node: nodes.Node, names: Names) -> Any:
        """Return what an expression is worth. Raises NotModelledError."""
        return _READ[type(node)](self, node, names)

    def tri(self, node: nodes.Node, names: Names) -> Tri:
        """Return an expression as a truth of three values."""
        return tri(self.worth(node, names))

    def _literal(self, node: Any, names: Names) -> Any:
        return self.world.constant(node.value)

    def _null(self, node: nodes.Null, names: Names) -> Any:
        return NONE

    def _name(self, node: nodes.Name, names: Names) -> Any:
        here: Names | None = names
        while here is not None:
            if node.name in here.names:
                return here.names[node.name]
            if here.item is not None:
                value = self.field(here.item, node.name, here, missing=None)
                if value is not None:
                    return value
            here = here.outer
        id_ = names.ids.get(node.name)
        if id_ is None:
            raise NotModelledError(f"the name {node.name}")
        return self.world.parameter(id_)

    def _path(self, node: nodes.Path, names: Names) -> Any:
        return self.field(self.worth(node.base, names), node.field, names, missing=NONE)

    def field(self, base: Any, name: str, names: Names, missing: Any) -> Any:
        """Return a field of a value; over a list, of each of its elements."""
        if isinstance(base, Items):
            items = []
            for inside, each in base.items:
                items.append((inside, self.field(each, name, names, missing=NONE)))
            return Items(tuple(items), base.known)
        if isinstance(base, Ref):
            if not base.options:
                return blurred(NONE, base.known)
            if not self.world.has_field(base.options[0][1], name, names.ids):
                return missing
            return over(base, lambda rec: self.world.field(rec, name, names.ids))
        if isinstance(base, Sym):
            if base.kind == "none":
                return base
            return self._property(base, name) if missing is not None else None
        return missing

    def _property(self, base: Sym, name: str) -> Any:
        if isinstance(base.value, Day) and name in ("year", "month", "day"):
            return self.world.date_part(base, name)
        raise NotModelledError(f"the property {name}")

    def _filter(self, node: nodes.Filter, names: Names) -> Any:
        base = as_items(self.worth(node.base, names))
        index = _index(node.condition)
        if index is not None:
            return _element(base, index)
        kept = []
        for inside, item in base.items:
            if inside.true is False and inside.false is True:
                continue
            value = self.worth(node.condition, names.within({"item": item}, item))
            kept.append((conjunction((inside, _keeps(value))), item))
        return Items(tuple((t, v) for t, v in kept if t.false is not True), base.known)

    def _negate(self, node: nodes.Negate, names: Names) -> Any:
        return arithmetic.negate(self.worth(node.operand, names))

    def _compare(self, node: nodes.Compare, names: Names) -> Any:
        left, right = self.worth(node.left, names), self.worth(node.right, names)
        return of_tri(arithmetic.compare(node.op, left, right))

    def _between(self, node: nodes.Between, names: Names) -> Any:
        value = self.worth(node.value, names)
        low, high = self.worth(node.lower, names), self.worth(node.upper, names)
        parts = (arithmetic.compare(">=", value, low), arithmetic.compare("<=", value, high))
        return of_tri(conjunction(parts))

    def _in(self, node: nodes.In, names: Names) -> Any:
        value = self.worth(node.value, names)
        return of_tri(disjunction(self._passes(value, test, names) for test in node.tests))

    def _passes(self, value: Any, test: nodes.Test, names: Names) -> Tri:
        if isinstance(test, nodes.UnaryTest):
            return arithmetic.compare(test.op, value, self.worth(test.operand, names))
        if isinstance(test, nodes.RangeNode):
            low = self._end(test.low, ">=" if test.low_closed else ">", value, names)
            high = self._end(test.high, "<=" if test.high_closed else "<", value, names)
            return conjunction((low, high))
        other = self.worth(test, names)
        if isinstance(other, Range):
            return arithmetic.within(value, other)
        if isinstance(other, Items) and not isinstance(value, Items):
            return self.holds(other, value)
        return arithmetic.compare("=", value, other)

    def _end(self, node: Any, op: str, value: Any, names: Names) -> Tri:
        end = NONE if node is None else self.worth(node, names)
        return arithmetic.compare(op, value, end)

    def holds(self, items: Items, value: Any) -> Tri:
        """Return whether a list holds a value, or a range that holds it."""
        found = []
        for inside, item in items.items:
            if isinstance(item, Range):
                same = arithmetic.within(value, item)
            else:
                same = arithmetic.compare("=", item, value)
            found.append(conjunction((inside, same)))
        made = disjunction(found)
        return Tri(both(items.known, made.true), both(items.known, made.false))

    def _and(self, node: nodes.And, names: Names) -> Any:
        found = []
        for operand in node.operands:
            value = self.tri(operand, names)
            if value.false is True:
                return truth(False)
            found.append(value)
        return of_tri(conjunction(found))

    def _or(self, node: nodes.Or, names: Names) -> Any:
        found = []
        for operand in node.operands:
            value = self.tri(operand, names)
            if value.true is True:
                return truth(True)
            found.append(value)
        return of_tri(disjunction(found))

    def _if(self, node: nodes.If, names: Names) -> Any:
        condition = self.tri(node.condition, names)
        if condition.true is True:
            return self.worth(node.then, names)
        if condition.false is True:
            return self.worth(node.otherwise, names)
        then, otherwise = self.worth(node.then, names), self.worth(node.otherwise, names)
        settled = either(condition.true, condition.false)
        chosen = where(condition.true, then, otherwise)
        if settled is True:
            return chosen
        # Nobody knows which branch, but both may give the same.
        agreed = arithmetic.compare("=", then, otherwise).true
        if isinstance(chosen, Sym):
            certain = both(either(settled, agreed), chosen.known)
            return blurred(chosen, settled)._replace(known=certain)
        return blurred(chosen, settled)

    def open(self, kind: str, left: Sym, right: Sym, of: arithmetic.OpenFactorsError) -> Sym:
        """Return what two open numbers, or a day and days, give: a value of its own."""
        products = self.world.home.products
        if isinstance(of.left, Day):
            return arithmetic.lifted(left, right, "day", products.later(of.left, of.right))
        if kind == "quotient":
            zero = equal(of.right, 0)
            value = by_parts(of.right, lambda part: self._quotient(of.left, part))
            return arithmetic.lifted(left, right, "number", value, zero)
        if left.kind != "number" or right.kind != "number":
            raise of
        value = by_parts(of.left, lambda one: by_parts(of.right, lambda two: self._times(one, two)))
        return arithmetic.lifted(left, right, "number", value)

    def _quotient(self, left: Any, right: Any) -> Any:
        if not is_constant(right):
            return self.world.home.products.quotient(left, right)
        return scaled(left, Fraction(1) / right) if right else 0

    def _times(self, left: Any, right: Any) -> Any:
        if is_constant(left):
            left, right = right, left
        if is_constant(right):
            return scaled(left, right)
        return self.world.home.products.product(left, right)

    def _some(self, node: nodes.Some, names: Names) -> Any:
        return of_tri(self._quantified(node, 0, names, exists=True))

    def _every(self, node: nodes.Every, names: Names) -> Any:
        return of_tri(self._quantified(node, 0, names, exists=False))

    def _quantified(self, node: Any, position: int, names: Names, *, exists: bool) -> Tri:
        if position == len(node.bindings):
            return self.tri(node.satisfies, names)
        binding = node.bindings[position]
        items = as_items(self.worth(binding.source, names))
        found = []
        for inside, item in items.items:
            if inside.false is True:
                continue
            inner = self._quantified(
                node, position + 1, names.within({binding.name: item}), exists=exists
            )
            if exists:
                found.append(conjunction((inside, inner)))
            else:
                found.append(disjunction((Tri(inside.false, inside.true), inner)))
        made = disjunction(found) if exists else conjunction(found)
        return Tri(both(items.known, made.true), both(items.known, made.false))

    def _range(self, node: nodes.RangeNode, names: Names) -> Any:
        low = NONE if node.low is None else self.worth(node.low, names)
        high = NONE if node.high is None else self.worth(node.high, names)
        if known(low) is not True or known(high) is not True:
            raise NotModelledError("a range whose ends may be unknown")
        return Range(low, high, node.low_closed, node.high_closed)

    def _list(self, node: nodes.ListNode, names: Names) -> Any:
        return Items(tuple((Tri(True, False), self.worth(item, names)) for item in node.items))

    def _call(self, node: nodes.Call, names: Names) -> Any:
        return self.world.call(node, names)


def _keeps(value: Any) -> Tri:
    """A filter keeps what its condition makes true; none is false here."""
    made = tri(value)
    if isinstance(value, Sym):
        absent = both(value.known, value.none)
        return Tri(made.true, either(made.false, absent))
    return made


def _index(node: nodes.Node) -> int | None:
    if isinstance(node, nodes.Negate) and isinstance(node.operand, nodes.Number):
        return -int(node.operand.value)
    if isinstance(node, nodes.Number):
        return int(node.value)
    return None


def _element(items: Items, index: int) -> Any:
    """Return the element at a position, counted among those that are in the list."""
    if abs(index) != 1:
        raise NotModelledError("an element other than the first or last")
    listed = items.items if index == -1 else tuple(reversed(items.items))
    found: Any = NONE
    for inside, item in listed:
        found = where(inside.true, item, found)
    whole = both(items.known, *(either(inside.true, inside.false) for inside, _ in items.items))
    return blurred(found, whole)


_READ: dict[type, Callable[[Reader, Any, Names], Any]] = {
    nodes.Number: Reader._literal,
    nodes.Text: Reader._literal,
    nodes.Boolean: Reader._literal,
    nodes.Null: Reader._null,
    nodes.Name: Reader._name,
    nodes.Path: Reader._path,
    nodes.Filter: Reader._filter,
    nodes.Negate: Reader._negate,
    nodes.Compare: Reader._compare,
    nodes.Between: Reader._between,
    nodes.In: Reader._in,
    nodes.And: Reader._and,
    nodes.Or: Reader._or,
    nodes.If: Reader._if,
    nodes.Some: Reader._some,
    nodes.Every: Reader._every,
    nodes.RangeNode: Reader._range,
    nodes.ListNode: Reader._list,
    nodes.Call: Reader._call,
}


def _binary(
    function: Callable[[Any, Any], Any], kind: str = ""
) -> Callable[[Reader, Any, Names], Any]:
    def apply(reader: Reader, node: Any, names: Names) -> Any:
        left, right = reader.worth(node.left, names), reader.worth(node.right, names)
        try:
            return function(left, right)
        except arithmetic.OpenFactorsError as open_:
            return reader.open(kind, left, right, open_)

    return apply


def _power(left: Any, right: Any) -> Any:
    raise NotModelledError("a power")


_READ.update(
    {
        nodes.Add: _binary(arithmetic.add),
        nodes.Subtract: _binary(arithmetic.subtract),
        nodes.Multiply: _binary(arithmetic.multiply, "product"),
        nodes.Divide: _binary(arithmetic.divide, "quotient"),
        nodes.Power: _binary(_power),
    }
)
