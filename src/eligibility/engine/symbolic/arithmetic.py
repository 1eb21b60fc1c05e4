"""Arithmetic and comparison of symbolic values, as `engine.arithmetic` has them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from eligibility.engine.symbolic import days
from eligibility.engine.symbolic.days import Day
from eligibility.engine.symbolic.terms import (
    Number,
    Truth,
    at_most,
    both,
    by_parts,
    choose,
    either,
    equal,
    floor,
    less,
    minus,
    no,
    plus,
    same_truth,
    scaled,
)
from eligibility.engine.symbolic.values import (
    MOST_OPTIONS,
    OPEN,
    Ends,
    Items,
    NotModelledError,
    Range,
    Ref,
    Sym,
    Tri,
    conjunction,
    ends_of,
    tri,
)

_SECONDS = 86400


class OpenFactorsError(NotModelledError):
    """An operation whose result needs a number of its own: two factors, a day and days."""

    def __init__(self, left: Any, right: Any) -> None:
        super().__init__("an operation of two open numbers")
        self.left = left
        self.right = right


def is_constant(value: Any) -> bool:
    """Return whether a value is a number that is known already."""
    return isinstance(value, int | Fraction) and not isinstance(value, bool)


def lifted(left: Sym, right: Sym, kind: Any, value: Any, absent: Truth = False) -> Sym:
    """Return a value made of two: unknown if one is, else none if one is, or if `absent`."""
    known = both(left.known, right.known)
    none = either(left.none, right.none, absent)
    return Sym(kind, known, none, value)


def _nothing(left: Sym, right: Sym) -> Sym:
    return Sym("none", both(left.known, right.known), True, None)


def negate(value: Any) -> Any:
    """Return `-value`."""
    if isinstance(value, Sym) and value.kind in ("number", "months", "seconds"):
        options = None if value.options is None else tuple(sorted(-o for o in value.options))
        return value._replace(value=scaled(value.value, -1), ends=None, options=options)
    if isinstance(value, Sym):
        return Sym("none", value.known, True, None)
    raise NotModelledError("the negative of a list")


def add(left: Any, right: Any) -> Any:
    """Return `left + right`."""
    left, right = _simple(left), _simple(right)
    if "none" in (left.kind, right.kind):
        return _nothing(left, right)
    if left.kind == right.kind and left.kind in ("number", "months", "seconds"):
        made = lifted(left, right, left.kind, plus(left.value, right.value))
        return made._replace(options=_options(left, right, lambda a, b: a + b))
    if left.kind == "day":
        return _shift(left, right, 1)
    if right.kind == "day":
        return _shift(right, left, 1)
    if left.kind == right.kind == "text":
        raise NotModelledError("texts put together")
    return _nothing(left, right)


def subtract(left: Any, right: Any) -> Any:
    """Return `left - right`."""
    left, right = _simple(left), _simple(right)
    if left.kind == right.kind == "day":
        apart = minus(days.ordinal(left.value), days.ordinal(right.value))
        return lifted(left, right, "seconds", scaled(apart, _SECONDS))
    if left.kind == "day":
        return _shift(left, right, -1)
    if right.kind == "day":
        return _nothing(left, right)
    return add(left, negate(right))


def _shift(day: Sym, duration: Sym, sign: int) -> Sym:
    if duration.kind == "months":
        months = scaled(duration.value, sign)
        return lifted(day, duration, "day", days.shifted(day.value, months))
    if duration.kind == "seconds":
        if not is_constant(duration.value):
            raise NotModelledError("a day so many days later")
        raise OpenFactorsError(day.value, int(sign * duration.value // _SECONDS))
    return _nothing(day, duration)


def multiply(left: Any, right: Any) -> Any:
    """Return `left * right`."""
    left, right = _simple(left), _simple(right)
    if "none" in (left.kind, right.kind):
        return _nothing(left, right)
    if right.kind in ("months", "seconds"):
        left, right = right, left
    if right.kind != "number" or left.kind not in ("number", "months", "seconds"):
        return _nothing(left, right)
    product = _product(left, right)
    if left.kind == "months":
        return lifted(left, right, "months", by_parts(product, _toward_zero))
    made = lifted(left, right, left.kind, product)
    return made._replace(options=_options(left, right, lambda a, b: a * b))


def _toward_zero(number: Number) -> Number:
    """Return a number without its fraction."""
    if not is_constant(number) and number.sort == "i":
        return number
    return choose(less(number, 0), scaled(floor(scaled(number, -1)), -1), floor(number))


def _product(left: Sym, right: Sym) -> Number:
    if is_constant(right.value):
        return by_parts(left.value, lambda part: scaled(part, right.value))
    if is_constant(left.value):
        return by_parts(right.value, lambda part: scaled(part, left.value))
    if left.options is not None and (
        right.options is None or len(left.options) <= len(right.options)
    ):
        left, right = right, left
    if right.options is None:
        raise OpenFactorsError(left.value, right.value)
    return _by_cases(right, lambda option: scaled(left.value, option))


def _by_cases(value: Sym, function: Callable[[Fraction], Number]) -> Number:
    """Return a function of a number that has few values, case by case."""
    *others, last = value.options or ()
    found = function(last)
    for option in others:
        found = choose(equal(value.value, _lean(option)), function(option), found)
    return found


def _lean(value: Fraction) -> Any:
    return value.numerator if value.denominator == 1 else value


def divide(left: Any, right: Any) -> Any:
    """Return `left / right`; division by zero is none."""
    left, right = _simple(left), _simple(right)
    if "none" in (left.kind, right.kind):
        return _nothing(left, right)
    if left.kind != "number" or right.kind != "number":
        raise NotModelledError("a division of durations")
    zero = equal(right.value, 0)
    if is_constant(right.value):
        value = scaled(left.value, Fraction(1) / right.value) if right.value else 0
    elif right.options is not None:
        value = _by_cases(right, lambda o: scaled(left.value, Fraction(1) / o) if o else 0)
    else:
        raise OpenFactorsError(left.value, right.value)
    made = lifted(left, right, "number", value, zero)
    options = _options(left, right, lambda a, b: a / b if b else Fraction(0))
    return made._replace(options=options)


def _options(left: Sym, right: Sym, function: Callable[[Fraction, Fraction], Fraction]) -> Any:
    if left.options is None or right.options is None:
        return None
    if len(left.options) * len(right.options) > MOST_OPTIONS * 4:
        return None
    found = tuple(sorted({function(a, b) for a in left.options for b in right.options}))
    return found if len(found) <= MOST_OPTIONS else None


def _simple(value: Any) -> Sym:
    if isinstance(value, Sym):
        return value
    if isinstance(value, Ref) and not value.options:
        return Sym("none", value.known, True, None)
    raise NotModelledError("a simple value is needed")


def compare(op: str, left: Any, right: Any) -> Tri:
    """Return `left op right`; none equals only none, and is neither less nor more."""
    if isinstance(left, Ref) or isinstance(right, Ref):
        return _compare_refs(op, left, right)
    if isinstance(left, Items) and isinstance(right, Items):
        raise NotModelledError("a comparison of lists")
    if isinstance(left, Range) or isinstance(right, Range):
        raise NotModelledError("a comparison of ranges")
    if isinstance(left, Items) or isinstance(right, Items):
        raise NotModelledError("a comparison with a list")
    known = both(left.known, right.known)
    if op in ("=", "!="):
        holds = _same(left, right)
        if op == "!=":
            holds = no(holds)
    else:
        there = both(no(left.none), no(right.none))
        holds = both(there, _ordered(op, left, right))
    made = Tri(both(known, holds), both(known, no(holds)))
    if known is True or (left.ends is None and right.ends is None):
        return made
    return _decided_also(made, _bounded(op, ends_of(left), ends_of(right)), no(known))


def _decided_also(value: Tri, other: Tri, open_: Truth) -> Tri:
    """Return a truth that `other` decides where it is open."""
    return Tri(
        either(value.true, both(open_, other.true)), either(value.false, both(open_, other.false))
    )


def _bounded(op: str, left: Ends, right: Ends) -> Tri:
    """Return a comparison as what is known of both sides decides it."""
    told = both(left.told, right.told)
    if told is False:
        return OPEN
    if op in ("=", "!="):
        apart = both(told, either(less(left.high, right.low), less(right.high, left.low)))
        return Tri(False, apart) if op == "=" else Tri(apart, False)
    if op in (">", ">="):
        op, left, right = op.replace(">", "<"), right, left
    holds = less if op == "<" else at_most
    return Tri(both(told, holds(left.high, right.low)), both(told, no(holds(left.low, right.high))))


def _compare_refs(op: str, left: Any, right: Any) -> Tri:
    """Records are compared with none only."""
    if isinstance(left, Sym) and left.kind == "none":
        left, right = right, left
    if not (isinstance(left, Ref) and isinstance(right, Sym) and right.kind == "none"):
        raise NotModelledError("a comparison of records")
    known = both(left.known, right.known)
    absent = no(either(*(guard for guard, _ in left.options)))
    holds: Truth = {"=": absent, "!=": no(absent)}.get(op, False)
    return Tri(both(known, holds), both(known, no(holds)))


def _same(left: Sym, right: Sym) -> Truth:
    if left.kind == "none" or right.kind == "none":
        return both(left.none, right.none)
    none = both(left.none, right.none)
    there = both(no(left.none), no(right.none))
    if left.kind != right.kind:
        return none
    return either(none, both(there, equal_values(left, right)))


def equal_values(left: Sym, right: Sym) -> Truth:
    """Return whether two values of one kind, both there, are the same."""
    if left.kind == "truth":
        return same_truth(left.value, right.value)
    if isinstance(left.value, Day):
        return days.same_day(left.value, right.value)
    return equal(left.value, right.value)


def _ordered(op: str, left: Sym, right: Sym) -> Truth:
    if left.kind != right.kind or left.kind in ("truth", "none"):
        return False
    if left.kind == "text":
        raise NotModelledError("an order of texts")
    one, other = left.value, right.value
    if isinstance(one, Day):
        one, other = days.key(one), days.key(other)
    if op == "<=":
        return at_most(one, other)
    if op == ">=":
        return at_most(other, one)
    return less(one, other) if op == "<" else less(other, one)


def within(value: Any, bounds: Range) -> Tri:
    """Return whether a value lies in a range."""
    return conjunction(
        (
            compare(">=" if bounds.low_closed else ">", value, bounds.low),
            compare("<=" if bounds.high_closed else "<", value, bounds.high),
        )
    )


def rounded(value: Any, scale: Any, how: str) -> Sym:
    """Return a number rounded to so many decimals (negative: to tens, hundreds, …)."""
    value = _simple(value)
    if value.kind != "number" or not (isinstance(scale, Sym) and is_constant(scale.value)):
        raise NotModelledError("a rounding")
    power = Fraction(10) ** int(scale.value)
    x = scaled(value.value, power)
    down, up = floor(x), scaled(floor(scaled(x, -1)), -1)
    half = Fraction(1, 2)
    negative = less(x, 0)
    found = {
        "floor": lambda: down,
        "ceiling": lambda: up,
        "round up": lambda: choose(negative, down, up),
        "round down": lambda: choose(negative, up, down),
        "round half up": lambda: choose(
            negative, scaled(floor(plus(scaled(x, -1), half)), -1), floor(plus(x, half))
        ),
        "round half down": lambda: choose(
            negative, floor(plus(x, half)), scaled(floor(plus(scaled(x, -1), half)), -1)
        ),
    }.get(how)
    if found is None:
        raise NotModelledError(how)
    made: Sym = value._replace(value=scaled(found(), 1 / power), ends=None, options=None)
    return made


def truth_of(value: Any) -> Tri:
    """Return a value as a truth, as `and`, `or` and `if` take it."""
    return tri(value)
