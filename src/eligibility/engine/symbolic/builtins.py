"""The language's own functions over symbolic values, as `engine.builtins` has them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from eligibility.engine.symbolic import arithmetic, days
from eligibility.engine.symbolic.terms import (
    Truth,
    all_of,
    any_of,
    at_most,
    both,
    choose,
    counted,
    either,
    equal,
    less,
    no,
    total,
)
from eligibility.engine.symbolic.values import (
    NONE,
    Ends,
    Items,
    NotModelledError,
    Sym,
    Tri,
    as_items,
    conjunction,
    disjunction,
    negation,
    of_tri,
    tri,
    where,
)
from eligibility.feel.values import parse_date, parse_duration


def listed(arguments: tuple[Any, ...]) -> Items:
    """Return a list, or the arguments themselves as one."""
    if len(arguments) == 1:
        only = arguments[0]
        if isinstance(only, Items):
            return only
    return Items(tuple((Tri(True, False), argument) for argument in arguments))


def whole(items: Items) -> Truth:
    """Return whether it is known what is in a list."""
    return both(items.known, *(either(inside.true, inside.false) for inside, _ in items.items))


def _number(value: Any) -> Sym:
    if isinstance(value, Sym) and value.kind == "number":
        return value
    raise NotModelledError("a list of other things than numbers")


def _strictly(items: Items) -> tuple[list[tuple[Truth, Sym]], Truth, Truth]:
    """Return the numbers of a list, whether all is known of them, and whether one is none."""
    found = []
    certain, none = [whole(items)], []
    for inside, value in items.items:
        if inside.true is False:
            continue
        number = _number(value)
        found.append((inside.true, number))
        certain.append(either(inside.false, number.known))
        none.append(both(inside.true, number.none))
    return found, all_of(certain), any_of(none)


def _count(*arguments: Any) -> Sym:
    items = as_items(arguments[0]) if isinstance(arguments[0], Items) else listed(arguments)
    value = counted(inside.true for inside, _ in items.items)
    certain = whole(items)
    options = tuple(Fraction(n) for n in range(len(items.items) + 1))
    ends = None
    if certain is not True:
        ends = Ends(items.known, value, counted(no(inside.false) for inside, _ in items.items))
    made = Sym("number", certain, False, value, ends, None)
    return made._replace(options=options if len(options) <= 24 else None)


def _sum(*arguments: Any) -> Sym:
    items = listed(arguments)
    found, certain, none = _strictly(items)
    value = total(choose(inside, number.value, 0) for inside, number in found)
    if certain is True:
        return Sym("number", certain, none, value)
    ends = _sum_ends(items)
    # Nothing hangs on whether a zero belongs.
    same = both(ends.told, equal(ends.low, ends.high))
    return Sym("number", either(certain, same), both(certain, none), value, ends)


def _sum_ends(items: Items) -> Ends:
    """Return what a sum is at least and at most: of numbers that are known, not who belongs."""
    told, low, high = [items.known], [], []
    for inside, value in items.items:
        if inside.false is True:
            continue
        number = _number(value)
        told.append(either(inside.false, both(number.known, no(number.none))))
        less_, more = at_most(number.value, 0), at_most(0, number.value)
        maybe = no(inside.false)
        low.append(choose(either(inside.true, both(maybe, less_)), number.value, 0))
        high.append(choose(either(inside.true, both(maybe, more)), number.value, 0))
    return Ends(all_of(told), total(low), total(high))


def _extreme(largest: bool) -> Callable[..., Sym]:
    def pick(*arguments: Any) -> Any:
        items = listed(arguments)
        found = [(i, v) for i, v in items.items if i.true is not False]
        if all(isinstance(v, Sym) and v.kind in ("day", "months") for _, v in found) and found:
            return _extreme_of(items, found, largest)
        numbers, certain, none = _strictly(items)
        best: Any = NONE
        for inside, number in numbers:
            there = both(no(best.none), best.known)
            if best.kind == "none":
                better: Truth = True
            elif largest:
                better = either(no(there), less(best.value, number.value))
            else:
                better = either(no(there), less(number.value, best.value))
            best = where(both(inside, better), number._replace(known=True, none=False), best)
        value = best._replace(known=certain, ends=None)
        return value._replace(none=either(value.none, none)) if value.kind != "none" else value

    return pick


def _extreme_of(items: Items, found: list[tuple[Tri, Any]], largest: bool) -> Sym:
    """Return the latest or earliest day, or the longest or shortest duration."""
    certain, none = [whole(items)], []
    best: Any = NONE
    for inside, value in found:
        certain.append(either(inside.false, value.known))
        none.append(both(inside.true, value.none))
        better: Truth = True
        if best.kind != "none":
            op = ">" if largest else "<"
            better = either(best.none, arithmetic.compare(op, value, best).true)
        best = where(both(inside.true, better), value._replace(known=True, none=False), best)
    best = best._replace(known=all_of(certain))
    made: Sym = best._replace(none=either(best.none, any_of(none)))
    return made


def _mean(*arguments: Any) -> Any:
    items = listed(arguments)
    added, many = _sum(items), _count(items)
    return arithmetic.divide(added, many)


def _truths(exists: bool) -> Callable[..., Sym]:
    def apply(*arguments: Any) -> Sym:
        items = listed(arguments)
        results = []
        for inside, value in items.items:
            each = tri(value)
            if exists:
                results.append(conjunction((inside, each)))
            else:
                results.append(disjunction((Tri(inside.false, inside.true), each)))
        made = disjunction(results) if exists else conjunction(results)
        return of_tri(Tri(both(items.known, made.true), both(items.known, made.false)))

    return apply


def _not(value: Any) -> Sym:
    return of_tri(negation(tri(value)))


def _flatten(value: Any) -> Items:
    items = as_items(value)
    found: list[tuple[Tri, Any]] = []
    certain = whole(items)
    for inside, each in items.items:
        if isinstance(each, Items):
            inner = _flatten(each)
            for within, item in inner.items:
                found.append((conjunction((inside, within)), item))
            certain = both(certain, either(inside.false, inner.known))
        else:
            found.append((inside, each))
    return Items(tuple((t, v) for t, v in found if t.false is not True), certain)


def _concatenate(*lists: Any) -> Items:
    parts = [each if isinstance(each, Items) else listed((each,)) for each in lists]
    return Items(
        tuple(item for part in parts for item in part.items), all_of(part.known for part in parts)
    )


def _append(items: Any, *more: Any) -> Items:
    base = as_items(items)
    return base._replace(items=(*base.items, *(((Tri(True, False)), each) for each in more)))


def _absolute(value: Any) -> Sym:
    if not isinstance(value, Sym) or value.kind not in ("number", "months", "seconds"):
        raise NotModelledError("an absolute value")
    made: Sym = where(at_most(0, value.value), value, arithmetic.negate(value))
    return made


def _date(*arguments: Any) -> Any:
    if len(arguments) == 1 and isinstance(arguments[0], Sym):
        only = arguments[0]
        if only.kind == "day":
            return only
    raise NotModelledError("a date put together")


def _months(start: Any, end: Any) -> Sym:
    value = days.months_between(start.value, end.value)
    return arithmetic.lifted(start, end, "months", value)


def _modulo(dividend: Any, divisor: Any) -> Any:
    if not isinstance(divisor, Sym) or not arithmetic.is_constant(divisor.value):
        raise NotModelledError("a remainder by an open number")
    if not divisor.value:
        return arithmetic.divide(dividend, divisor)
    quotient = arithmetic.rounded(
        arithmetic.divide(dividend, divisor), Sym("number", True, False, 0), "floor"
    )
    return arithmetic.subtract(dividend, arithmetic.multiply(divisor, quotient))


def _parity(odd: int) -> Callable[..., Any]:
    two, wanted = Sym("number", True, False, 2), Sym("number", True, False, odd)
    return lambda value: of_tri(arithmetic.compare("=", _modulo(value, two), wanted))


def _round(how: str) -> Callable[..., Sym]:
    zero = Sym("number", True, False, 0)
    return lambda value, scale=zero: arithmetic.rounded(value, scale, how)


BUILTINS: dict[str, Callable[..., Any]] = {
    "not": _not,
    "all": _truths(exists=False),
    "any": _truths(exists=True),
    "count": _count,
    "sum": _sum,
    "mean": _mean,
    "min": _extreme(largest=False),
    "max": _extreme(largest=True),
    "flatten": _flatten,
    "concatenate": _concatenate,
    "append": _append,
    "abs": _absolute,
    "modulo": _modulo,
    "even": _parity(0),
    "odd": _parity(1),
    "date": _date,
    "years and months duration": _months,
    **{
        name: _round(name)
        for name in (
            "floor",
            "ceiling",
            "round up",
            "round down",
            "round half up",
            "round half down",
        )
    },
}

OF_TEXT: dict[str, Callable[[str], Any]] = {"date": parse_date, "duration": parse_duration}
"""Functions of a text that is written in the act: worth the same in every case."""
