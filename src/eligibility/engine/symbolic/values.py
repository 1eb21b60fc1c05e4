"""What an expression can be worth over a symbolic household."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from eligibility.engine.symbolic.days import Day, choose_day
from eligibility.engine.symbolic.terms import (
    Number,
    Truth,
    all_of,
    any_of,
    both,
    choose,
    either,
    no,
)

Kind = Literal["truth", "number", "day", "text", "months", "seconds", "none"]


class NotModelledError(Exception):
    """Something that is not translated exactly; it becomes a free value."""


class Tri(NamedTuple):
    """A truth of three values: where neither holds, nobody knows."""

    true: Truth
    false: Truth


class Ends(NamedTuple):
    """Between what a number lies that is not known, where `told` holds; both ends count."""

    told: Truth
    low: Number
    high: Number


class Sym(NamedTuple):
    """A simple value: `known`, then `none` or worth `value`.

    Where it is not known its `ends` may still be. `options` are all the numbers it can be,
    where they are few.
    """

    kind: Kind
    known: Truth
    none: Truth
    value: Any
    ends: Ends | None = None
    options: tuple[Fraction, ...] | None = None


class Rec(NamedTuple):
    """A record of the household, or a person: `key` says which (`p0.incomes.1`)."""

    record: str
    key: str


class Ref(NamedTuple):
    """A record, one of several, or none where no guard holds (guards exclude each other)."""

    known: Truth
    options: tuple[tuple[Truth, Rec], ...]


class Items(NamedTuple):
    """A list: each value with whether it is in it; `known`: whether the list is."""

    items: tuple[tuple[Tri, Any], ...]
    known: Truth = True


class Range(NamedTuple):
    """The values between two ends."""

    low: Any
    high: Any
    low_closed: bool
    high_closed: bool


NONE = Sym("none", True, True, None)
UNKNOWN = Sym("none", False, False, None)
TRUE = Tri(True, False)
FALSE = Tri(False, True)
OPEN = Tri(False, False)
NO_ENDS = Ends(False, 0, 0)
MOST_OPTIONS = 24


def truth(value: Truth, known: Truth = True) -> Sym:
    """Return a known truth as a value."""
    return Sym("truth", known, False, value)


def of_tri(tri: Tri) -> Sym:
    """Return a truth of three values as a value."""
    return Sym("truth", either(tri.true, tri.false), False, tri.true)


def tri(value: Any) -> Tri:
    """Return a value as a truth; none and what is no truth are unknown."""
    if not isinstance(value, Sym) or value.kind != "truth":
        return OPEN
    there = both(value.known, no(value.none))
    return Tri(both(there, value.value), both(there, no(value.value)))


def num(value: Number, known: Truth = True, options: Iterable[Any] | None = None) -> Sym:
    """Return a number as a value."""
    if isinstance(value, bool):
        raise TypeError("a truth is no number")
    if isinstance(value, int | Fraction):
        options = (value,)
    few = None if options is None else tuple(sorted({Fraction(each) for each in options}))
    return Sym("number", known, False, value, None, few if few and _few(few) else None)


def _few(options: tuple[Fraction, ...]) -> bool:
    return len(options) <= MOST_OPTIONS


def conjunction(values: Iterable[Tri]) -> Tri:
    """Kleene's `and`."""
    listed = list(values)
    return Tri(all_of(v.true for v in listed), any_of(v.false for v in listed))


def disjunction(values: Iterable[Tri]) -> Tri:
    """Kleene's `or`."""
    listed = list(values)
    return Tri(any_of(v.true for v in listed), all_of(v.false for v in listed))


def negation(value: Tri) -> Tri:
    """Kleene's `not`."""
    return Tri(value.false, value.true)


def known(value: Any) -> Truth:
    """Return whether a value is known."""
    return value.known if isinstance(value, Sym | Ref | Items) else True


def where(condition: Truth, one: Any, other: Any) -> Any:
    """Return one value where the condition holds, else the other."""
    if condition is True or one is other:
        return one
    if condition is False:
        return other
    if isinstance(one, Items) or isinstance(other, Items):
        return _items(condition, one, other)
    if isinstance(one, Ref) or isinstance(other, Ref):
        return _refs(condition, one, other)
    if not (isinstance(one, Sym) and isinstance(other, Sym)):
        raise NotModelledError("a choice between values of different kinds")
    if one.kind == "none" or other.kind == "none":
        full = other if one.kind == "none" else one
        value = full.value
    elif one.kind != other.kind:
        raise NotModelledError("a choice between values of different kinds")
    elif isinstance(one.value, Day):
        full, value = one, choose_day(condition, one.value, other.value)
    else:
        full, value = one, choose(condition, one.value, other.value)
    return Sym(
        full.kind,
        choose(condition, one.known, other.known),
        choose(condition, one.none, other.none),
        value,
        _chosen_ends(condition, one, other),
        _options(one, other),
    )


def ends_of(value: Sym) -> Ends:
    """Return between what a value lies: a known number on itself."""
    known = both(value.known, no(value.none)) if value.kind == "number" else False
    if known is True:
        return Ends(True, value.value, value.value)
    ends = value.ends
    if ends is None:
        return Ends(known, value.value, value.value) if known is not False else NO_ENDS
    if known is False:
        return Ends(both(no(value.known), ends.told), ends.low, ends.high)
    return Ends(
        either(known, both(no(value.known), ends.told)),
        choose(known, value.value, ends.low),
        choose(known, value.value, ends.high),
    )


def _chosen_ends(condition: Truth, one: Sym, other: Sym) -> Ends | None:
    first, second = one.ends, other.ends
    if first is None or second is None:
        if first is not None:
            return first._replace(told=both(condition, first.told))
        if second is not None:
            return second._replace(told=both(no(condition), second.told))
        return None
    return Ends(
        choose(condition, first.told, second.told),
        choose(condition, first.low, second.low),
        choose(condition, first.high, second.high),
    )


def _options(one: Sym, other: Sym) -> tuple[Fraction, ...] | None:
    if one.kind == "none":
        return other.options
    if other.kind == "none":
        return one.options
    if one.options is None or other.options is None:
        return None
    joined = tuple(sorted({*one.options, *other.options}))
    return joined if _few(joined) else None


def _items(condition: Truth, one: Any, other: Any) -> Items:
    first, second = as_items(one), as_items(other)
    otherwise = no(condition)

    def kept(guard: Truth, items: Items) -> list[tuple[Tri, Any]]:
        return [
            (Tri(both(guard, inside.true), either(no(guard), inside.false)), value)
            for inside, value in items.items
        ]

    items = (*kept(condition, first), *kept(otherwise, second))
    return Items(items, choose(condition, first.known, second.known))


def _refs(condition: Truth, one: Any, other: Any) -> Ref:
    first, second = as_ref(one), as_ref(other)
    found: dict[Rec, Truth] = {}
    for guard, ref in ((condition, first), (no(condition), second)):
        for inside, rec in ref.options:
            found[rec] = either(found.get(rec, False), both(guard, inside))
    options = tuple((guard, rec) for rec, guard in found.items() if guard is not False)
    return Ref(choose(condition, first.known, second.known), options)


def as_ref(value: Any) -> Ref:
    """Return a value as a record; none is no record."""
    if isinstance(value, Ref):
        return value
    if isinstance(value, Sym) and value.kind == "none":
        return Ref(value.known, ())
    raise NotModelledError("a record is needed")


def as_items(value: Any) -> Items:
    """Return a value as a list: none is empty, another value a list of one."""
    if isinstance(value, Items):
        return value
    if isinstance(value, Sym):
        there = both(value.known, no(value.none))
        return Items(
            ((Tri(there, no(there)), _present(value)),) if there is not False else (), value.known
        )
    if isinstance(value, Ref):
        items = tuple((Tri(guard, no(guard)), just(rec)) for guard, rec in value.options)
        return Items(items, value.known)
    raise NotModelledError("a list is needed")


def _present(value: Sym) -> Sym:
    return value._replace(known=True, none=False)


def just(rec: Rec) -> Ref:
    """Return one record, surely there."""
    return Ref(True, ((True, rec),))


def over(ref: Ref, function: Callable[[Rec], Any], absent: Any = NONE) -> Any:
    """Return a function of whichever record it is, `absent` where there is none."""
    found = absent
    for guard, rec in reversed(ref.options):
        found = where(guard, function(rec), found)
    if ref.known is True:
        return found
    return blurred(found, ref.known)


def blurred(value: Any, known_: Truth) -> Any:
    """Return a value that is unknown where `known_` does not hold."""
    if known_ is True:
        return value
    if isinstance(value, Sym):
        ends = value.ends and value.ends._replace(told=both(known_, value.ends.told))
        return value._replace(known=both(known_, value.known), ends=ends)
    if isinstance(value, Ref):
        return value._replace(known=both(known_, value.known))
    if isinstance(value, Items):
        return value._replace(known=both(known_, value.known))
    raise NotModelledError("a value that may be unknown")
