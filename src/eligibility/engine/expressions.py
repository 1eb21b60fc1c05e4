"""The meaning of expressions: exact and three-valued, over the language's nodes.

The meaning of a node is a function from what is known (`Env`) to a value, made of the
meanings of its parts; it is made once and asked for every case.

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


Meaning = Callable[["Env"], Any]
"""What a node is worth, given what is known."""


class Env:
    """The names an expression may use, and the world behind them.

    `ids` maps local names to global ids of parameters and definitions; `found` collects the
    facts and parameters met; `item` is the element of the innermost filter.
    """

    __slots__ = ("found", "ids", "item", "names", "outer", "world")

    def __init__(
        self,
        names: dict[str, Any],
        world: World | None = None,
        ids: Mapping[str, str] | None = None,
        found: list[Any] | None = None,
        outer: Env | None = None,
    ) -> None:
        self.names = names
        self.world = world
        self.ids: Mapping[str, str] = {} if ids is None else ids
        self.found: list[Any] = [] if found is None else found
        self.item: Any = None
        self.outer = outer

    def within(self, names: dict[str, Any]) -> Env:
        """Return an environment inside this one with further names."""
        return Env(names, self.world, self.ids, self.found, self)


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
        here: Env | None = env
        while here is not None:
            if name in here.names:
                value = here.names[name]
                if type(value) is Rest and not value.record:
                    # An unseen item that is no record is a value nobody has said.
                    return Unknown((value.why,))
                return value
            if here.item is not None and env.world is not None:
                value = env.world.field(here.item, name, env)
                if value is not NO_FIELD:
                    return value
            here = here.outer
        id_ = env.ids.get(name)
        if id_ is None or env.world is None:
            raise KeyError(f"no value for the name {name}")
        return env.world.parameter(id_, env)

    return look_up


def _path(node: nodes.Path) -> Meaning:
    base, field = meaning(node.base), node.field

    def read(env: Env) -> Any:
        of = base(env)
        if type(of) is Items or env.world is None:
            return field_of(of, field, env)
        value = env.world.field(of, field, env)
        return field_of(of, field, env) if value is NO_FIELD else value

    return read


def field_of(base: Any, field: str, env: Env) -> Any:
    """Return a field of a value; over a list, the list of its elements' fields."""
    kind = type(base)
    if kind is Items:
        maybe = tuple([(field_of(item, field, env), unknown) for item, unknown in base.maybe])
        sure = tuple([field_of(item, field, env) for item in base.sure])
        return Items(sure, maybe, base.rest)
    if base is None:
        return None
    if kind is Unknown:
        return Unknown(base.why)
    value = NO_FIELD if env.world is None else env.world.field(base, field, env)
    return builtins.property_of(base, field) if value is NO_FIELD else value


def _filter(node: nodes.Filter) -> Meaning:
    base = meaning(node.base)
    index = _index(node.condition)
    if index is not None:
        return lambda env: _element(_listed(base(env)), index)
    condition = meaning(node.condition)

    def matches(item: Any, inner: Env) -> Any:
        inner.item = inner.names["item"] = item
        value = condition(inner)
        # A filter keeps what its condition makes true; FEEL drops null.
        return False if value is None else value

    def keep(env: Env) -> Any:
        items = _listed(base(env))
        if isinstance(items, Unknown):
            return items
        inner = env.within({})
        sure: list[Any] = []
        maybe: list[tuple[Any, Unknown]] = []
        for item in items.sure:
            match = matches(item, inner)
            if match is True:
                sure.append(item)
            elif isinstance(match, Unknown):
                maybe.append((item, match))
        for item, doubt in items.maybe:
            match = conjunction((doubt, matches(item, inner)))
            if isinstance(match, Unknown):
                maybe.append((item, match))
        rest = [unseen for unseen in items.rest if matches(unseen, inner) is not False]
        return Items(tuple(sure), tuple(maybe), tuple(rest))

    return keep


def _listed(value: Any) -> Items | Unknown:
    """Return a value as a list: none is empty, another value a list of one."""
    if type(value) is Items:
        return value
    if isinstance(value, Unknown):
        return Unknown(value.why)
    return Items(() if value is None else (value,))


def _index(node: nodes.Node) -> int | None:
    """Return the position a filter selects, when its condition is a number."""
    if isinstance(node, nodes.Negate) and isinstance(node.operand, nodes.Number):
        return -int(node.operand.value)
    if isinstance(node, nodes.Number):
        return int(node.value)
    return None


def _element(items: Items | Unknown, index: int) -> Any:
    if isinstance(items, Unknown):
        return items
    if not items.whole:
        return Unknown(items.doubt())
    position = index - 1 if index > 0 else index
    if index == 0 or not -len(items.sure) <= position < len(items.sure):
        return None
    return items.sure[position]


def _negate(node: nodes.Negate) -> Meaning:
    operand = meaning(node.operand)
    return lambda env: arithmetic.negate(operand(env))


def _arithmetic(function: Callable[[Any, Any], Any]) -> Callable[[Any], Meaning]:
    def of(node: Any) -> Meaning:
        first, second = meaning(node.left), meaning(node.right)

        def apply(env: Env) -> Any:
            left, right = first(env), second(env)
            if isinstance(left, Unknown) or isinstance(right, Unknown):
                return union(left, right)
            if left is None or right is None:
                return None
            return function(left, right)

        return apply

    return of


def _compare(node: nodes.Compare) -> Meaning:
    op, left, right = node.op, meaning(node.left), meaning(node.right)
    if op == "=":
        return lambda env: arithmetic.same(left(env), right(env))
    return lambda env: arithmetic.compare(op, left(env), right(env))


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
    return _quantified(node, 0, conjunction, _implied)


def _implied(values: tuple[Any, Any]) -> Any:
    """Membership implies the result: false membership makes it true."""
    member, result = values
    return True if member is False or result is True else union(member, result)


def _quantified(node: Any, position: int, join: Any, weigh: Any) -> Meaning:
    if position == len(node.bindings):
        satisfies = meaning(node.satisfies)
        return lambda env: _truth(satisfies(env))
    name, source = node.bindings[position].name, meaning(node.bindings[position].source)
    inner = _quantified(node, position + 1, join, weigh)

    def over(env: Env) -> Any:
        items = _listed(source(env))
        if isinstance(items, Unknown):
            return items
        results = [inner(env.within({name: item})) for item in items.sure]
        for item, doubt in items.maybe:
            results.append(weigh((doubt, inner(env.within({name: item})))))
        for unseen in items.rest:
            result = inner(env.within({name: unseen}))
            results.append(weigh((Unknown((unseen.why,)), result)))
        return join(results)

    return over


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
        if len(arguments) == 1:
            only = arguments[0]
            return lambda env: implementation(only(env))
        return lambda env: implementation(*[argument(env) for argument in arguments])
    arguments = [*values, *named.values()]

    def ask(env: Env) -> Any:
        if env.world is None:
            raise KeyError(f"no function {function}")
        return env.world.call(function, [argument(env) for argument in arguments], env)

    return ask


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

__all__ = ["Env", "Meaning", "World", "evaluate", "field_of", "meaning", "value_of"]
