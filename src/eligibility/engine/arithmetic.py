"""Exact arithmetic and comparison of values; unknown and none as the language has them."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from eligibility.acts.days import PartialDay
from eligibility.engine.periods import add_months
from eligibility.engine.values import Items, Unknown, conjunction, union
from eligibility.feel.values import Months, Range, Seconds

_DAY = 86400
NUMBERS = frozenset((int, Fraction))
_KINDS: dict[type, type] = {int: Fraction, PartialDay: date}
_PLAIN = frozenset((int, Fraction, str, date))
_UNORDERED = frozenset((bool, Items, Range))
_UNBOUNDED = frozenset((bool, Items, str, type(None)))


def is_number(value: Any) -> bool:
    """Whether a value is a number (a Boolean is not)."""
    return type(value) in NUMBERS


def lean(value: Any) -> Any:
    """Return a number without a fraction as `int`: the same number, reckoned with faster."""
    if type(value) is Fraction and value.denominator == 1:
        return value.numerator
    return value


def negate(value: Any) -> Any:
    """Return `-value`."""
    if isinstance(value, Unknown):
        return Unknown(value.why)
    if is_number(value):
        return -value
    if isinstance(value, Months):
        return Months(-value.n)
    if isinstance(value, Seconds):
        return Seconds(-value.n)
    return None


def add(left: Any, right: Any) -> Any:
    """Return `left + right` of two known values, none where it has no meaning."""
    if type(left) in NUMBERS and type(right) in NUMBERS:
        return left + right
    if isinstance(left, str) and isinstance(right, str):
        return left + right
    if isinstance(left, Months) and isinstance(right, Months):
        return Months(left.n + right.n)
    if isinstance(left, Seconds) and isinstance(right, Seconds):
        return Seconds(left.n + right.n)
    if isinstance(left, date):
        return shift(left, right, 1)
    if isinstance(right, date):
        return shift(right, left, 1)
    return None


def subtract(left: Any, right: Any) -> Any:
    """Return `left - right` of two known values; two dates give a duration in days."""
    if type(left) in NUMBERS and type(right) in NUMBERS:
        return left - right
    if isinstance(left, Months) and isinstance(right, Months):
        return Months(left.n - right.n)
    if isinstance(left, Seconds) and isinstance(right, Seconds):
        return Seconds(left.n - right.n)
    if isinstance(left, date) and isinstance(right, date):
        return Seconds(Fraction((left - right).days * _DAY))
    if isinstance(left, date):
        return shift(left, right, -1)
    return None


def shift(day: date, duration: Any, sign: int) -> date | None:
    """Return the day a duration later (`sign` 1) or earlier; none outside the calendar."""
    try:
        if isinstance(duration, Months):
            return add_months(day, sign * duration.n)
        if isinstance(duration, Seconds):
            return day + timedelta(days=int(sign * duration.n // _DAY))
    except (OverflowError, ValueError):
        return None
    return None


def multiply(left: Any, right: Any) -> Any:
    """Return `left * right` of two known values."""
    one, other = type(left), type(right)
    if one is Fraction and other is int:
        return divide(left.numerator * right, left.denominator)
    if one in NUMBERS and other in NUMBERS:
        return lean(left * right)
    if isinstance(right, Months | Seconds):
        left, right = right, left
    if isinstance(left, Months) and is_number(right):
        return Months(int(left.n * right))
    if isinstance(left, Seconds) and is_number(right):
        return Seconds(left.n * Fraction(right))
    return None


def divide(left: Any, right: Any) -> Any:
    """Return `left / right` of two known values; division by zero is none."""
    if type(left) in NUMBERS and type(right) in NUMBERS:
        if not right:
            return None
        if type(left) is int and type(right) is int:
            return left // right if not left % right else Fraction(left, right)
        return lean(Fraction(left) / right)
    if isinstance(left, Months) and is_number(right):
        return Months(int(Fraction(left.n) / right)) if right else None
    if isinstance(left, Seconds) and is_number(right):
        return Seconds(left.n / Fraction(right)) if right else None
    if isinstance(left, Months) and isinstance(right, Months):
        return Fraction(left.n, right.n) if right.n else None
    if isinstance(left, Seconds) and isinstance(right, Seconds):
        return left.n / right.n if right.n else None
    return None


def power(left: Any, right: Any) -> Any:
    """Return `left ** right` for a whole exponent of at most three digits, else none."""
    if not (type(left) in NUMBERS and type(right) in NUMBERS):
        return None
    exponent = Fraction(right)
    if exponent.denominator != 1 or abs(exponent) > 999 or (not left and exponent < 0):
        return None
    return Fraction(left) ** int(exponent)


def same(left: Any, right: Any) -> bool | Unknown:
    """Return whether two values are equal; lists element by element, in order."""
    one, other = type(left), type(right)
    if one is other and one in _PLAIN:
        equal: bool = left == right
        return equal
    if one is Unknown or other is Unknown:
        return _bounded("=", left, right)
    if one is Items and other is Items:
        if not (left.whole and right.whole):
            return union(left, right)
        if len(left.sure) != len(right.sure):
            return False
        return conjunction([same(a, b) for a, b in zip(left.sure, right.sure, strict=True)])
    return _KINDS.get(one, one) is _KINDS.get(other, other) and bool(left == right)


def compare(op: str, left: Any, right: Any) -> bool | Unknown:
    """Return `left op right`. None equals only none, and is neither less nor more."""
    return COMPARISONS[op](left, right)


def _different(left: Any, right: Any) -> bool | Unknown:
    equal = same(left, right)
    return equal if type(equal) is Unknown else not equal


def _ordered(op: str, holds: Callable[[Any, Any], Any]) -> Comparison:
    def apply(left: Any, right: Any) -> bool | Unknown:
        one, other = type(left), type(right)
        if one is other and one in _PLAIN:
            decided: bool = holds(left, right)
            return decided
        if one is Unknown or other is Unknown:
            return _bounded(op, left, right)
        kind = _KINDS.get(one, one)
        if left is None or kind is not _KINDS.get(other, other) or kind in _UNORDERED:
            return False
        return bool(holds(left, right))

    return apply


Comparison = Callable[[Any, Any], "bool | Unknown"]
COMPARISONS: dict[str, Comparison] = {
    "=": same,
    "!=": _different,
    "<": _ordered("<", operator.lt),
    "<=": _ordered("<=", operator.le),
    ">": _ordered(">", operator.gt),
    ">=": _ordered(">=", operator.ge),
}
"""What each sign of comparison means, of two values."""


def _bounded(op: str, left: Any, right: Any) -> bool | Unknown:
    """Compare where a side is unknown: decided only if its known bounds decide."""
    low_left, high_left = _bounds(left)
    low_right, high_right = _bounds(right)
    if (low_left is None and high_left is None) or (low_right is None and high_right is None):
        return union(left, right)
    less = high_left is not None and low_right is not None and high_left < low_right
    more = low_left is not None and high_right is not None and low_left > high_right
    if less or more:
        return {"=": False, "<": less, "<=": less, ">": more, ">=": more}[op]
    if op in ("<=", ">="):
        a, b = (high_left, low_right) if op == "<=" else (low_left, high_right)
        if a is not None and b is not None and a == b:
            return True
    if op in ("<", ">"):
        a, b = (low_left, high_right) if op == "<" else (high_left, low_right)
        if a is not None and b is not None and a == b:
            return False
    return union(left, right)


def _bounds(value: Any) -> tuple[Any, Any]:
    kind = type(value)
    if kind is Unknown:
        return value.low, value.high
    if kind in _UNBOUNDED:
        return None, None
    return value, value


def within(value: Any, bounds: Range) -> bool | Unknown:
    """Return whether a value lies in a range."""
    return conjunction(
        (
            compare(">=" if bounds.low_closed else ">", value, bounds.low),
            compare("<=" if bounds.high_closed else "<", value, bounds.high),
        )
    )
