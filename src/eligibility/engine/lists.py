"""Lists, which may be open: their filters, quantifiers, elements, and fields over them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from eligibility.engine import builtins
from eligibility.engine.env import NO_FIELD, Env, Meaning
from eligibility.engine.values import Items, Rest, Unknown, conjunction, make, union

Join = Callable[[Iterable[Any]], Any]
Weigh = Callable[[tuple[Any, Any]], Any]


def listed(value: Any) -> Items | Unknown:
    """Return a value as a list: none is empty, another value a list of one."""
    if type(value) is Items:
        return value
    if type(value) is Unknown:
        return Unknown(value.why)
    return Items(() if value is None else (value,))


def field_of(base: Any, field: str, env: Env) -> Any:
    """Return a field of a value; over a list, the list of its elements' fields."""
    kind = type(base)
    if kind is Items:
        if not base.sure and not base.maybe:
            return base
        maybe = base.maybe and tuple(
            [(field_of(item, field, env), unknown) for item, unknown in base.maybe]
        )
        sure = tuple([field_of(item, field, env) for item in base.sure])
        return make(Items, (sure, maybe, base.rest))
    if base is None:
        return None
    if kind is Unknown:
        return Unknown(base.why)
    value = NO_FIELD if env.world is None else env.world.field(base, field, env)
    return builtins.property_of(base, field) if value is NO_FIELD else value


def element(base: Meaning, index: int) -> Meaning:
    """Return the element at a position, from 1 or backwards from -1; none beyond the ends."""

    def pick(env: Env) -> Any:
        items = listed(base(env))
        if type(items) is Unknown:
            return items
        if not items.whole:
            return Unknown(items.doubt())
        position = index - 1 if index > 0 else index
        if index == 0 or not -len(items.sure) <= position < len(items.sure):
            return None
        return items.sure[position]

    return pick


def filtered(base: Meaning, condition: Meaning) -> Meaning:
    """Return the elements of a list of which a condition is true, or may be."""

    def keep(env: Env) -> Any:
        items = base(env)
        if type(items) is not Items:
            items = listed(items)
            if type(items) is Unknown:
                return items
        found, doubtful, unseen = items
        if not found and not doubtful and not unseen:
            return items
        names: dict[str, Any] = {}
        inner = env.within(names)
        sure: list[Any] = []
        maybe: list[tuple[Any, Unknown]] = []
        for item in found:
            inner.item = names["item"] = item
            match = condition(inner)
            if match is True:
                sure.append(item)
            elif type(match) is Unknown:
                maybe.append((item, match))
        for item, doubt in doubtful:
            inner.item = names["item"] = item
            match = conjunction((doubt, _kept(condition(inner))))
            if type(match) is Unknown:
                maybe.append((item, match))
        rest: list[Rest] = []
        for one in unseen:
            inner.item = names["item"] = one
            if _kept(condition(inner)) is not False:
                rest.append(one)
        if len(sure) == len(found) and not doubtful and not unseen:
            return items
        return make(Items, (tuple(sure), tuple(maybe), tuple(rest)))

    return keep


def _kept(value: Any) -> Any:
    """A filter keeps what its condition makes true; FEEL drops null."""
    return False if value is None else value


def quantified(name: str, source: Meaning, inner: Meaning, join: Join, weigh: Weigh) -> Meaning:
    """Return what `join` makes of `inner` for each element of a list that `name` stands for.

    `weigh` tells what an element that may not belong counts for.
    """

    def over(env: Env) -> Any:
        items = listed(source(env))
        if type(items) is Unknown:
            return items
        names: dict[str, Any] = {}
        within = env.within(names)
        results: list[Any] = []
        for item in items.sure:
            names[name] = item
            results.append(inner(within))
        for item, doubt in items.maybe:
            names[name] = item
            results.append(weigh((doubt, inner(within))))
        for unseen in items.rest:
            names[name] = unseen
            results.append(weigh((Unknown((unseen.why,)), inner(within))))
        return join(results)

    return over


def implied(values: tuple[Any, Any]) -> Any:
    """Membership implies the result: false membership makes it true."""
    member, result = values
    return True if member is False or result is True else union(member, result)
