"""The meaning of expressions: exact and three-valued, over the language's nodes.

The meaning of a node is a function from what is known (`Env`) to a value, made of the
meanings of its parts; it is made once and asked for every case.

Values: `Fraction` or `int`, `bool`, `str`, `date`, `Months`, `Seconds`, `Range`, `Items`
(lists), records of the case, `None` (none) and `Unknown`. There is no float.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from eligibility.engine import arithmetic, builtins, lists
from eligibility.engine.env import NO_FIELD, Env, Meaning
from eligibility.engine.lists import field_of
from eligibility.engine.values import Items, Rest, Unknown, conjunction, disjunction, union
from eligibility.feel import nodes
from eligibility.feel.values import Range


def evaluate(node: nodes.Node, names: dict[str, Any] | None = None) -> Any:
    """Return what an expression is worth where only `names` are known."""
    return value_of(node, Env({} if names is None else names))


def value_of(node: nodes.Node, env: Env) -> Any:
    """Return what an expression is worth: a value, `None` for none, or `Unknown`."""
    return meaning(node)(env)


def meaning(node: nodes.Node) -> Meaning:
    """Return what an expression means: what it is worth, given what is known."""
    return _MEANING[type(node)](node)


def _literal(node: Any) -> Meaning:
    value = arithmetic.lean(node.value)
    return lambda env: value


def _null(node: nodes.Null) -> Meaning:
    return lambda env: None


def _name(node: nodes.Name) -> Meaning:
    name = node.name

    def look_up(env: Env) -> Any:
        world, here = env.world, env
        while name not in here.names:
            item, outer = here.item, here.outer
            if item is not None and world is not None:
                value = world.field(item, name, env)
                if value is not NO_FIELD:
                    return value
            if outer is None:
                id_ = env.ids.get(name)
                if id_ is None or world is None:
                    raise KeyError(f"no value for the name {name}")
                return world.parameter(id_, env)
            here = outer
        value = here.names[name]
        if type(value) is Rest and not value.record:
            # An unseen item that is no record is a value nobody has said.
            return Unknown((value.why,))
        return value

    return look_up


def _path(node: nodes.Path) -> Meaning:
    base, field = meaning(node.base), node.field

    def read(env: Env) -> Any:
        of, world = base(env), env.world
        if world is None or type(of) is Items:
            return field_of(of, field, env)
        value = world.field(of, field, env)
        return field_of(of, field, env) if value is NO_FIELD else value

    return read


def _filter(node: nodes.Filter) -> Meaning:
    base, index = meaning(node.base), _index(node.condition)
    if index is not None:
        return lists.element(base, index)
    return lists.filtered(base, meaning(node.condition))


def _index(node: nodes.Node) -> int | None:
    """Return the position a filter selects, when its condition is a number."""
    if isinstance(node, nodes.Negate) and isinstance(node.operand, nodes.Number):
        return -int(node.operand.value)
    if isinstance(node, nodes.Number):
        return int(node.value)
    return None


def _negate(node: nodes.Negate) -> Meaning:
    operand = meaning(node.operand)
    return lambda env: arithmetic.negate(operand(env))


def _arithmetic(function: Callable[[Any, Any], Any]) -> Callable[[Any], Meaning]:
    def of(node: Any) -> Meaning:
        first, second = meaning(node.left), meaning(node.right)

        def apply(env: Env) -> Any:
            left, right = first(env), second(env)
            if type(left) is Unknown or type(right) is Unknown:
                return union(left, right)
            if left is None or right is None:
                return None
            return function(left, right)

        return apply

    return of


def _compare(node: nodes.Compare) -> Meaning:
    compare, left, right = arithmetic.COMPARISONS[node.op], meaning(node.left), meaning(node.right)
    return lambda env: compare(left(env), right(env))


def _between(node: nodes.Between) -> Meaning:
    value, lower, upper = meaning(node.value), meaning(node.lower), meaning(node.upper)

    def apply(env: Env) -> Any:
        worth = value(env)
        return conjunction(
            (
                arithmetic.compare(">=", worth, lower(env)),
                arithmetic.compare("<=", worth, upper(env)),
            )
        )

    return apply


def _in(node: nodes.In) -> Meaning:
    value, tests = meaning(node.value), [_test(test) for test in node.tests]

    def apply(env: Env) -> Any:
        worth = value(env)
        return disjunction([passes(worth, env) for passes in tests])

    return apply


def _test(test: nodes.Test) -> Callable[[Any, Env], Any]:
    """Return whether a value passes one test of an `in`."""
    if isinstance(test, nodes.UnaryTest):
        op, operand = test.op, meaning(test.operand)
        return lambda value, env: arithmetic.compare(op, value, operand(env))
    other = meaning(test)
    return lambda value, env: _passes(value, other(env))


def _passes(value: Any, other: Any) -> Any:
    if isinstance(other, Range):
        return arithmetic.within(value, other)
    if isinstance(other, Items):
        of_lists = any(isinstance(item, Items) for item in other.sure)
        if of_lists or not isinstance(value, Items):
            return builtins.contains_item(other, value)
    return arithmetic.compare("=", value, other)


def _and(node: nodes.And) -> Meaning:
    operands = [meaning(operand) for operand in node.operands]

    def both(env: Env) -> Any:
        open_: list[Any] = []
        for operand in operands:
            value = operand(env)
            if value is False:
                return False
            if value is not True:
                open_.append(_truth(value))
        return union(*open_) if open_ else True

    return both


def _or(node: nodes.Or) -> Meaning:
    operands = [meaning(operand) for operand in node.operands]

    def either(env: Env) -> Any:
        open_: list[Any] = []
        for operand in operands:
            value = operand(env)
            if value is True:
                return True
            if value is not False:
                open_.append(_truth(value))
        return union(*open_) if open_ else False

    return either


def _truth(value: Any) -> Any:
    return value if value is True or value is False or isinstance(value, Unknown) else Unknown(())


def _if(node: nodes.If) -> Meaning:
    condition, then, otherwise = (
        meaning(part) for part in (node.condition, node.then, node.otherwise)
    )

    def choose(env: Env) -> Any:
        holds = _truth(condition(env))
        if holds is True:
            return then(env)
        if holds is False:
            return otherwise(env)
        one, other = then(env), otherwise(env)
        if not isinstance(one, Unknown) and arithmetic.compare("=", one, other) is True:
            return one
        return union(holds, one, other)

    return choose


def _some(node: nodes.Some) -> Meaning:
    return _quantified(node, 0, disjunction, conjunction)


def _every(node: nodes.Every) -> Meaning:
    return _quantified(node, 0, conjunction, lists.implied)


def _quantified(node: Any, position: int, join: lists.Join, weigh: lists.Weigh) -> Meaning:
    if position == len(node.bindings):
        satisfies = meaning(node.satisfies)
        return lambda env: _truth(satisfies(env))
    binding = node.bindings[position]
    inner = _quantified(node, position + 1, join, weigh)
    return lists.quantified(binding.name, meaning(binding.source), inner, join, weigh)


def _range(node: nodes.RangeNode) -> Meaning:
    low = None if node.low is None else meaning(node.low)
    high = None if node.high is None else meaning(node.high)

    def bounds(env: Env) -> Any:
        least = None if low is None else low(env)
        most = None if high is None else high(env)
        if isinstance(least, Unknown) or isinstance(most, Unknown):
            return union(least, most)
        return Range(least, most, node.low_closed, node.high_closed)

    return bounds


def _list(node: nodes.ListNode) -> Meaning:
    items = [meaning(item) for item in node.items]
    return lambda env: Items(tuple([item(env) for item in items]))


def _call(node: nodes.Call) -> Meaning:
    function = node.function
    implementation = builtins.BUILTINS.get(function)
    values = [meaning(each.value) for each in node.arguments if each.name is None]
    named = {each.name: meaning(each.value) for each in node.arguments if each.name is not None}
    if implementation is not None:
        arguments = [*values, *builtins.in_order(function, named)]
        if all(type(each.value) in _LITERALS for each in node.arguments):
            constant = implementation(*[argument(_NOTHING_KNOWN) for argument in arguments])
            return lambda env: constant
        if len(arguments) == 1:
            only = arguments[0]
            return lambda env: implementation(only(env))
        return lambda env: implementation(*[argument(env) for argument in arguments])
    arguments = [*values, *named.values()]

    def ask(env: Env) -> Any:
        world = env.world
        if world is None:
            raise KeyError(f"no function {function}")
        given = []
        for argument in arguments:
            given.append(argument(env))
        return world.call(function, given, env)

    return ask


_LITERALS = frozenset((nodes.Number, nodes.Text, nodes.Boolean, nodes.Null))
_NOTHING_KNOWN = Env({})

_MEANING: dict[type, Callable[[Any], Meaning]] = {
    nodes.Number: _literal,
    nodes.Text: _literal,
    nodes.Boolean: _literal,
    nodes.Null: _null,
    nodes.Name: _name,
    nodes.Path: _path,
    nodes.Filter: _filter,
    nodes.Negate: _negate,
    nodes.Add: _arithmetic(arithmetic.add),
    nodes.Subtract: _arithmetic(arithmetic.subtract),
    nodes.Multiply: _arithmetic(arithmetic.multiply),
    nodes.Divide: _arithmetic(arithmetic.divide),
    nodes.Power: _arithmetic(arithmetic.power),
    nodes.Compare: _compare,
    nodes.Between: _between,
    nodes.In: _in,
    nodes.And: _and,
    nodes.Or: _or,
    nodes.If: _if,
    nodes.Some: _some,
    nodes.Every: _every,
    nodes.RangeNode: _range,
    nodes.ListNode: _list,
    nodes.Call: _call,
}

__all__ = ["evaluate", "meaning", "value_of"]
