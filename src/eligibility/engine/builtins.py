"""The functions and properties that every expression may use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from eligibility.engine import arithmetic
from eligibility.engine.periods import completed_months
from eligibility.engine.values import (
    Items,
    Unknown,
    conjunction,
    disjunction,
    make,
    negation,
    union,
)
from eligibility.feel.values import (
    Months,
    Range,
    Seconds,
    format_duration,
    format_number,
    parse_date,
    parse_duration,
)

Implementation = Callable[..., Any]
_NOTHING = type(None)


def in_order(function: str, named: dict[str, Any]) -> list[Any]:
    """Return named arguments in the order of the function's parameters."""
    if not named:
        return []
    # Rules hardly ever name arguments: the signatures are imported where one does.
    from eligibility.feel.functions import BUILTINS as SIGNATURES

    for form in SIGNATURES[function]:
        names = [name for name, _ in form.parameters]
        if set(named) <= set(names):
            return [named[name] for name in names if name in named]
    raise KeyError(f"{function} has no such parameters")


def contains_item(items: Items, value: Any) -> Any:
    """Return whether a list holds a value (or a range that holds it)."""
    results: list[Any] = []
    for item in items.sure:
        if isinstance(item, Range) and not isinstance(value, Range):
            results.append(arithmetic.within(value, item))
        else:
            results.append(arithmetic.same(item, value))
    for item, doubt in items.maybe:
        results.append(conjunction((doubt, arithmetic.same(item, value))))
    if items.rest:
        results.append(Unknown(rest.why for rest in items.rest))
    return disjunction(results)


def property_of(value: Any, name: str) -> Any:
    """Return a property of a date or duration, none where it has none."""
    if isinstance(value, date):
        return {"year": value.year, "month": value.month, "day": value.day}.get(name)
    if isinstance(value, Months):
        years, months = divmod(abs(value.n), 12)
        sign = -1 if value.n < 0 else 1
        return {"years": sign * years, "months": sign * months}.get(name)
    if isinstance(value, Seconds):
        total = abs(value.n)
        sign = -1 if value.n < 0 else 1
        parts_of_day: dict[str, Fraction | int] = {
            "days": total // 86400,
            "hours": total // 3600 % 24,
            "minutes": total // 60 % 60,
            "seconds": total % 60,
        }
        return sign * parts_of_day[name] if name in parts_of_day else None
    return None


def _strict(function: Implementation) -> Implementation:
    """Make a function of known values unknown or none where an argument is."""

    def apply(*arguments: Any) -> Any:
        kinds = set(map(type, arguments))
        if Unknown in kinds:
            return union(*arguments)
        return None if _NOTHING in kinds else function(*arguments)

    return apply


def _listed(function: Callable[[tuple[Any, ...]], Any]) -> Implementation:
    """Make a function of a whole list, or of its elements as arguments."""

    def apply(*arguments: Any) -> Any:
        items = _as_list(arguments)
        if type(items) is Unknown:
            return items
        sure, maybe, rest = items
        kinds = set(map(type, sure))
        if maybe or rest or Unknown in kinds:
            return union(items, *[item for item in sure if type(item) is Unknown])
        return None if _NOTHING in kinds else function(sure)

    return apply


def _as_list(arguments: tuple[Any, ...]) -> Items | Unknown:
    if len(arguments) == 1:
        only = arguments[0]
        if type(only) is Items:
            return only
        if type(only) is Unknown:
            return Unknown(only.why)
    return make(Items, (arguments, (), ()))


def _truths(arguments: tuple[Any, ...], exists: bool) -> Any:
    items = _as_list(arguments)
    if isinstance(items, Unknown):
        return items
    neutral = not exists
    results = [x if isinstance(x, bool | Unknown) else Unknown(()) for x in items.sure]
    for item, doubt in items.maybe:
        results.append(neutral if item is neutral else union(doubt, item))
    if items.rest:
        results.append(Unknown(rest.why for rest in items.rest))
    return disjunction(results) if exists else conjunction(results)


def _count(value: Any) -> Any:
    if type(value) is Unknown:
        return union(value)
    items = value if type(value) is Items else Items((value,))
    least = len(items.sure)
    if not items.maybe and not items.rest:
        return least
    if items.rest:
        return Unknown(items.doubt())
    return Unknown(items.doubt(), low=Fraction(least), high=Fraction(least + len(items.maybe)))


def _sum(items: tuple[Any, ...]) -> Any:
    if not items:
        return 0
    total, *others = items
    for item in others:
        total = arithmetic.add(total, item)
    return total


def _total(*arguments: Any) -> Any:
    """Return a sum; where it is open what belongs, what the sum can be at least and at most."""
    only = arguments[0] if len(arguments) == 1 else None
    if type(only) is Items and only.whole and arithmetic.NUMBERS.issuperset(map(type, only.sure)):
        return sum(only.sure)
    exact = _exact_sum(*arguments)
    if type(exact) is not Unknown:
        return exact
    items = _as_list(arguments)
    if isinstance(items, Unknown) or items.rest:
        return exact
    doubtful = [item for item, _ in items.maybe]
    if not all(arithmetic.is_number(item) for item in (*items.sure, *doubtful)):
        return exact
    sure = Fraction(sum(items.sure))
    low = sure + sum(item for item in doubtful if item < 0)
    high = sure + sum(item for item in doubtful if item > 0)
    # Nothing hangs on whether a zero belongs.
    return sure if low == high else Unknown(exact.why, low=low, high=high)


_exact_sum = _listed(_sum)


def _mean(items: tuple[Any, ...]) -> Any:
    return arithmetic.divide(_sum(items), len(items)) if items else None


def _product(items: tuple[Any, ...]) -> Any:
    total: Any = Fraction(1)
    for item in items:
        total = arithmetic.multiply(total, item)
    return total if items else None


def _extreme(op: str) -> Callable[[tuple[Any, ...]], Any]:
    better = arithmetic.COMPARISONS[op]

    def pick(items: tuple[Any, ...]) -> Any:
        best = items[0] if items else None
        for item in items[1:]:
            if better(item, best) is True:
                best = item
        return best

    return pick


def _round(to_whole: Callable[[Fraction], int]) -> Implementation:
    def apply(value: Any, scale: Any = 0) -> Any:
        if not arithmetic.is_number(value) or abs(scale) > 9999:
            return None
        power = Fraction(10) ** int(scale)
        return Fraction(to_whole(Fraction(value) * power)) / power

    return _strict(apply)


def _up(value: Fraction) -> int:
    return -(-value.numerator // value.denominator) if value > 0 else _floor(value)


def _down(value: Fraction) -> int:
    return _floor(value) if value > 0 else -(-value.numerator // value.denominator)


def _floor(value: Fraction) -> int:
    return value.numerator // value.denominator


def _half_up(value: Fraction) -> int:
    return _floor(value + Fraction(1, 2)) if value >= 0 else -_floor(-value + Fraction(1, 2))


def _half_down(value: Fraction) -> int:
    return -_floor(-value + Fraction(1, 2)) if value >= 0 else _floor(value + Fraction(1, 2))


def _half_even(value: Fraction) -> int:
    return round(value)


def _modulo(dividend: Any, divisor: Any) -> Any:
    return dividend - divisor * _floor(Fraction(dividend) / divisor) if divisor else None


def _absolute(value: Any) -> Any:
    if isinstance(value, Months | Seconds):
        return type(value)(abs(value.n))  # type: ignore[arg-type]
    return abs(value)


def _date(first: Any, month: Any = None, day: Any = None) -> Any:
    if isinstance(first, date):
        return first
    if isinstance(first, str):
        return parse_date(first)
    if month is None or day is None:
        return None
    try:
        return date(int(first), int(month), int(day))
    except (ValueError, OverflowError):
        return None


def _months_between(start: date, end: date) -> Months:
    return Months(completed_months(start, end))


def text_of(value: Any) -> Any:
    """Return a value as the text that an expression would write for it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Months | Seconds):
        return format_duration(value)
    return format_number(Fraction(value)) if arithmetic.is_number(value) else None


def _substring(text: str, start: Any, length: Any = None) -> Any:
    first = int(start)
    if first == 0:
        return None
    begin = first - 1 if first > 0 else max(0, len(text) + first)
    return text[begin:] if length is None else text[begin : begin + int(length)]


def _append(items: Any, *more: Any) -> Any:
    base = items if isinstance(items, Items) else Items((items,))
    return Items(base.sure + more, base.maybe, base.rest)


def _concatenate(*lists: Any) -> Any:
    unknown = [items for items in lists if isinstance(items, Unknown)]
    if unknown:
        return union(*unknown)
    joined = Items(())
    for items in lists:
        part = items if isinstance(items, Items) else Items((items,))
        joined = Items(joined.sure + part.sure, joined.maybe + part.maybe, joined.rest + part.rest)
    return joined


def _whole(function: Callable[..., Any]) -> Implementation:
    """Make a function whose first argument is a list that must be whole."""

    def apply(items: Any, *arguments: Any) -> Any:
        base = items if isinstance(items, Items) else Items((items,))
        if isinstance(items, Unknown) or not base.whole:
            return union(items)
        return function(base.sure, *arguments)

    return apply


def _insert_before(items: tuple[Any, ...], position: Any, new: Any) -> Any:
    index = int(position) - 1 if position > 0 else len(items) + int(position)
    return Items((*items[:index], new, *items[index:]))


def _flatten(items: tuple[Any, ...]) -> Any:
    flat: list[Any] = []
    for item in items:
        flat.extend(_flatten(item.sure).sure if isinstance(item, Items) else [item])
    return Items(tuple(flat))


BUILTINS: dict[str, Implementation] = {
    "not": lambda value: negation(value if isinstance(value, bool) else union(value)),
    "all": lambda *arguments: _truths(arguments, exists=False),
    "any": lambda *arguments: _truths(arguments, exists=True),
    "count": _count,
    "sum": _total,
    "mean": _listed(_mean),
    "product": _listed(_product),
    "min": _listed(_extreme("<")),
    "max": _listed(_extreme(">")),
    "list contains": lambda items, value: (
        union(items) if isinstance(items, Unknown) else contains_item(items, value)
    ),
    "append": _append,
    "concatenate": _concatenate,
    "insert before": _whole(_insert_before),
    "flatten": _whole(_flatten),
    "abs": _strict(_absolute),
    "even": _strict(lambda n: n % 2 == 0),
    "odd": _strict(lambda n: n % 2 == 1),
    "modulo": _strict(_modulo),
    "floor": _round(_floor),
    "ceiling": _round(lambda value: -_floor(-value)),
    "round up": _round(_up),
    "round down": _round(_down),
    "round half up": _round(_half_up),
    "round half down": _round(_half_down),
    "decimal": _round(_half_even),
    "string": _strict(text_of),
    "string length": _strict(len),
    "upper case": _strict(str.upper),
    "lower case": _strict(str.lower),
    "substring": _strict(_substring),
    "substring before": _strict(lambda s, m: s[: max(s.find(m), 0)]),
    "substring after": _strict(lambda s, m: s.partition(m)[2] if m else s),
    "contains": _strict(lambda s, m: m in s),
    "starts with": _strict(str.startswith),
    "ends with": _strict(str.endswith),
    "date": _strict(_date),
    "duration": _strict(parse_duration),
    "years and months duration": _strict(_months_between),
}
