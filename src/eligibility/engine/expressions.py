"""The meaning of expressions: one exact, three-valued evaluator over the language's nodes.

Values: `Fraction` or `int`, `bool`, `str`, `date`, `Months`, `Seconds`, `Range`, `Items`
(lists), records of the case, `None` (none) and `Unknown`. There is no float.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from eligibility.engine import arithmetic, builtins
from eligibility.engine.values import Items, Rest, Unknown, conjunction, disjunction, union
from eligibility.feel import nodes
from eligibility.feel.values import Range

NO_FIELD: Any = object()
"""What a world answers when asked for a field that a value does not have."""


class World(Protocol):
    """What expressions may ask about besides their own names."""

    def field(self, record: Any, field: str, env: Env) -> Any: ...

    def parameter(self, id_: str, env: Env) -> Any: ...

    def call(self, function: str, arguments: list[Any], env: Env) -> Any: ...


class Env:
    """The names an expression may use, and the world behind them.

    `ids` maps local names to global ids of parameters and definitions; `found` collects the
    facts and parameters met; `item` is the element of the innermost filter.
    """

    __slots__ = ("found", "ids", "item", "names", "outer", "world")

    def __init__(
        self,
        names: Mapping[str, Any],
        world: World | None = None,
        ids: Mapping[str, str] | None = None,
        found: list[Any] | None = None,
    ) -> None:
        self.names = names
        self.world = world
        self.ids: Mapping[str, str] = ids if ids is not None else {}
        self.found: list[Any] = found if found is not None else []
        self.item: Any = None
        self.outer: Env | None = None

    def within(self, names: Mapping[str, Any], item: Any = None) -> Env:
        """Return an environment inside this one with further names and a filter's element."""
        inner = Env(names, self.world, self.ids, self.found)
        inner.item = item
        inner.outer = self
        return inner


def evaluate(node: nodes.Node, names: Mapping[str, Any] | None = None) -> Any:
    """Return what an expression is worth where only `names` are known."""
    return value_of(node, Env({} if names is None else names))


def value_of(node: nodes.Node, env: Env) -> Any:
    """Return what an expression is worth: a value, `None` for none, or `Unknown`."""
    return _MEANING[type(node)](node, env)


def _literal(node: Any, env: Env) -> Any:
    return node.value


def _null(node: nodes.Null, env: Env) -> Any:
    return None


def _name(node: nodes.Name, env: Env) -> Any:
    name = node.name
    here: Env | None = env
    while here is not None:
        if name in here.names:
            value = here.names[name]
            # An unseen item that is no record is a value nobody has said.
            unseen = type(value) is Rest and not value.record
            return Unknown((value.why,)) if unseen else value
        if here.item is not None and env.world is not None:
            value = env.world.field(here.item, name, env)
            if value is not NO_FIELD:
                return value
        here = here.outer
    id_ = env.ids.get(name)
    if id_ is None or env.world is None:
        raise KeyError(f"no value for the name {name}")
    return env.world.parameter(id_, env)


def _path(node: nodes.Path, env: Env) -> Any:
    return field_of(value_of(node.base, env), node.field, env)


def field_of(base: Any, field: str, env: Env) -> Any:
    """Return a field of a value; over a list, the list of its elements' fields."""
    if base is None:
        return None
    if isinstance(base, Unknown):
        return Unknown(base.why)
    if isinstance(base, Items):
        sure: list[Any] = []
        maybe = [(field_of(item, field, env), unknown) for item, unknown in base.maybe]
        for item in base.sure:
            sure.append(field_of(item, field, env))
        return Items(tuple(sure), tuple(maybe), base.rest)
    value = NO_FIELD if env.world is None else env.world.field(base, field, env)
    return builtins.property_of(base, field) if value is NO_FIELD else value


def _filter(node: nodes.Filter, env: Env) -> Any:
    base = value_of(node.base, env)
    if isinstance(base, Unknown):
        return Unknown(base.why)
    items = base if isinstance(base, Items) else Items(() if base is None else (base,))
    index = _index(node.condition, env)
    if index is not None:
        return _element(items, index)
    sure: list[Any] = []
    maybe: list[tuple[Any, Unknown]] = []
    rest: list[Rest] = []
    for item in items.sure:
        match = _matches(node.condition, item, env)
        if match is True:
            sure.append(item)
        elif isinstance(match, Unknown):
            maybe.append((item, match))
    for item, doubt in items.maybe:
        match = conjunction((doubt, _matches(node.condition, item, env)))
        if isinstance(match, Unknown):
            maybe.append((item, match))
    for unseen in items.rest:
        if _matches(node.condition, unseen, env) is not False:
            rest.append(unseen)
    return Items(tuple(sure), tuple(maybe), tuple(rest))


def _index(node: nodes.Node, env: Env) -> int | None:
    """Return the position a filter selects, when its condition is a number."""
    if isinstance(node, nodes.Negate) and isinstance(node.operand, nodes.Number):
        return -int(node.operand.value)
    if isinstance(node, nodes.Number):
        return int(node.value)
    return None


def _element(items: Items, index: int) -> Any:
    if not items.whole:
        return Unknown(items.doubt())
    position = index - 1 if index > 0 else index
    if index == 0 or not -len(items.sure) <= position < len(items.sure):
        return None
    return items.sure[position]


def _matches(condition: nodes.Node, item: Any, env: Env) -> Any:
    value = value_of(condition, env.within({"item": item}, item))
    # A filter keeps what its condition makes true; FEEL drops null.
    return False if value is None else value


def _negate(node: nodes.Negate, env: Env) -> Any:
    return arithmetic.negate(value_of(node.operand, env))


def _arithmetic(function: Callable[[Any, Any], Any]) -> Callable[[Any, Env], Any]:
    def apply(node: Any, env: Env) -> Any:
        left = value_of(node.left, env)
        right = value_of(node.right, env)
        if isinstance(left, Unknown) or isinstance(right, Unknown):
            return union(left, right)
        if left is None or right is None:
            return None
        return function(left, right)

    return apply


def _compare(node: nodes.Compare, env: Env) -> Any:
    return arithmetic.compare(node.op, value_of(node.left, env), value_of(node.right, env))


def _between(node: nodes.Between, env: Env) -> Any:
    value = value_of(node.value, env)
    return conjunction(
        (
            arithmetic.compare(">=", value, value_of(node.lower, env)),
            arithmetic.compare("<=", value, value_of(node.upper, env)),
        )
    )


def _in(node: nodes.In, env: Env) -> Any:
    value = value_of(node.value, env)
    return disjunction([_passes(value, test, env) for test in node.tests])


def _passes(value: Any, test: nodes.Test, env: Env) -> Any:
    if isinstance(test, nodes.UnaryTest):
        return arithmetic.compare(test.op, value, value_of(test.operand, env))
    other = value_of(test, env)
    if isinstance(other, Range):
        return arithmetic.within(value, other)
    if isinstance(other, Items):
        of_lists = any(isinstance(item, Items) for item in other.sure)
        if of_lists or not isinstance(value, Items):
            return builtins.contains_item(other, value)
    return arithmetic.compare("=", value, other)


def _and(node: nodes.And, env: Env) -> Any:
    return conjunction(_truth(value_of(operand, env)) for operand in node.operands)


def _or(node: nodes.Or, env: Env) -> Any:
    return disjunction(_truth(value_of(operand, env)) for operand in node.operands)


def _truth(value: Any) -> Any:
    return value if value is True or value is False or isinstance(value, Unknown) else Unknown(())


def _if(node: nodes.If, env: Env) -> Any:
    condition = _truth(value_of(node.condition, env))
    if condition is True:
        return value_of(node.then, env)
    if condition is False:
        return value_of(node.otherwise, env)
    then, otherwise = value_of(node.then, env), value_of(node.otherwise, env)
    if not isinstance(then, Unknown) and arithmetic.compare("=", then, otherwise) is True:
        return then
    return union(condition, then, otherwise)


def _some(node: nodes.Some, env: Env) -> Any:
    return _quantified(node, 0, env, disjunction, conjunction)


def _every(node: nodes.Every, env: Env) -> Any:
    return _quantified(node, 0, env, conjunction, _implied)


def _implied(values: tuple[Any, Any]) -> Any:
    """Membership implies the result: false membership makes it true."""
    member, result = values
    return True if member is False or result is True else union(member, result)


def _quantified(node: Any, position: int, env: Env, join: Any, weigh: Any) -> Any:
    if position == len(node.bindings):
        return _truth(value_of(node.satisfies, env))
    binding = node.bindings[position]
    source = value_of(binding.source, env)
    if isinstance(source, Unknown):
        return Unknown(source.why)
    items = source if isinstance(source, Items) else Items(() if source is None else (source,))
    results: list[Any] = []
    for item in items.sure:
        inner = env.within({binding.name: item})
        results.append(_quantified(node, position + 1, inner, join, weigh))
    for item, doubt in items.maybe:
        inner = env.within({binding.name: item})
        results.append(weigh((doubt, _quantified(node, position + 1, inner, join, weigh))))
    for unseen in items.rest:
        inner = env.within({binding.name: unseen})
        result = _quantified(node, position + 1, inner, join, weigh)
        results.append(weigh((Unknown((unseen.why,)), result)))
    return join(results)


def _range(node: nodes.RangeNode, env: Env) -> Any:
    low = None if node.low is None else value_of(node.low, env)
    high = None if node.high is None else value_of(node.high, env)
    if isinstance(low, Unknown) or isinstance(high, Unknown):
        return union(low, high)
    return Range(low, high, node.low_closed, node.high_closed)


def _list(node: nodes.ListNode, env: Env) -> Any:
    return Items(tuple(value_of(item, env) for item in node.items))


def _call(node: nodes.Call, env: Env) -> Any:
    values: list[Any] = []
    named: dict[str, Any] = {}
    for argument in node.arguments:
        value = value_of(argument.value, env)
        if argument.name is None:
            values.append(value)
        else:
            named[argument.name] = value
    implementation = builtins.BUILTINS.get(node.function)
    if implementation is None:
        if env.world is None:
            raise KeyError(f"no function {node.function}")
        return env.world.call(node.function, [*values, *named.values()], env)
    return implementation(*values, *builtins.in_order(node.function, named))


_MEANING: dict[type, Callable[[Any, Env], Any]] = {
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

__all__ = ["Env", "World", "evaluate", "field_of", "value_of"]
