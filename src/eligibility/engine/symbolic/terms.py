"""Exact terms: constants are folded as they are built, so that only what is open is solved.

A truth is `bool` or a solver's Boolean; a number `int`, `Fraction` or a solver's number.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from eligibility.engine.symbolic.solver import z3

Truth = Any
Term = Any


def is_constant(term: Term) -> bool:
    """Return whether a term is a value of Python, known already."""
    return isinstance(term, bool | int | Fraction)


def both(*terms: Truth) -> Truth:
    """Return the conjunction of truths."""
    return all_of(terms)


def either(*terms: Truth) -> Truth:
    """Return the disjunction of truths."""
    return any_of(terms)


def all_of(terms: Iterable[Truth]) -> Truth:
    """Return the conjunction of truths."""
    open_: dict[int, Any] = {}
    for term in terms:
        if term is False:
            return False
        if term is not True:
            open_[term.get_id()] = term
    if not open_:
        return True
    listed = list(open_.values())
    return listed[0] if len(listed) == 1 else z3.And(listed)


def any_of(terms: Iterable[Truth]) -> Truth:
    """Return the disjunction of truths."""
    open_: dict[int, Any] = {}
    for term in terms:
        if term is True:
            return True
        if term is not False:
            open_[term.get_id()] = term
    if not open_:
        return False
    listed = list(open_.values())
    return listed[0] if len(listed) == 1 else z3.Or(listed)


def no(term: Truth) -> Truth:
    """Return the negation of a truth."""
    if isinstance(term, bool):
        return not term
    return term.arg(0) if z3.is_not(term) else z3.Not(term)


def implies(one: Truth, other: Truth) -> Truth:
    """Return that `other` holds wherever `one` does."""
    return either(no(one), other)


def ref(truth: Truth) -> Any:
    """Return a truth as a Boolean of the solver."""
    return z3.BoolVal(truth) if isinstance(truth, bool) else truth


def number(term: Term) -> Any:
    """Return a number as a number of the solver."""
    if isinstance(term, int):
        return z3.IntVal(term)
    if isinstance(term, Fraction):
        return z3.RealVal(f"{term.numerator}/{term.denominator}")
    return term


def choose(condition: Truth, one: Term, other: Term) -> Term:
    """Return `one` where the condition holds, else `other`: two truths or two numbers."""
    if condition is True:
        return one
    if condition is False:
        return other
    if isinstance(one, bool) or isinstance(other, bool):
        if one is True:
            return either(condition, other)
        if one is False:
            return both(no(condition), other)
        if other is True:
            return either(no(condition), one)
        return both(condition, one)
    if is_constant(one) and is_constant(other):
        if one == other:
            return one
    elif not is_constant(one) and not is_constant(other) and one.eq(other):
        return one
    if not is_constant(one) and z3.is_bool(one):
        return z3.If(condition, one, other)
    return z3.If(condition, number(one), number(other))


def same_truth(one: Truth, other: Truth) -> Truth:
    """Return whether two truths are the same."""
    return choose(one, other, no(other))


def equal(one: Term, other: Term) -> Truth:
    """Return whether two numbers are equal."""
    if is_constant(one) and is_constant(other):
        return bool(one == other)
    if not is_constant(one) and not is_constant(other) and one.eq(other):
        return True
    return number(one) == number(other)


def at_most(one: Term, other: Term) -> Truth:
    """Return whether one number is at most the other."""
    if is_constant(one) and is_constant(other):
        return bool(one <= other)
    return number(one) <= number(other)


def less(one: Term, other: Term) -> Truth:
    """Return whether one number is less than the other."""
    return no(at_most(other, one))


def plus(one: Term, other: Term) -> Term:
    """Return the sum of two numbers."""
    if is_constant(one) and is_constant(other):
        return one + other
    if is_constant(one) and one == 0:
        return other
    if is_constant(other) and other == 0:
        return one
    return number(one) + number(other)


def minus(one: Term, other: Term) -> Term:
    """Return the difference of two numbers."""
    return plus(one, scaled(other, -1))


def total(terms: Iterable[Term]) -> Term:
    """Return the sum of numbers."""
    known: Any = 0
    open_ = []
    for term in terms:
        if is_constant(term):
            known += term
        else:
            open_.append(term)
    if not open_:
        return known
    if known != 0:
        open_.append(number(known))
    return open_[0] if len(open_) == 1 else z3.Sum(open_)


def scaled(term: Term, factor: int | Fraction) -> Term:
    """Return a number times a constant."""
    if is_constant(term):
        return term * factor
    if factor == 1:
        return term
    if factor == 0:
        return 0
    if isinstance(factor, Fraction) and factor.denominator != 1:
        return real(term) * number(factor)
    return number(int(factor)) * term


def real(term: Term) -> Any:
    """Return a number of the solver as one that may have a fraction."""
    lifted = number(term)
    return z3.ToReal(lifted) if z3.is_int(lifted) else lifted


def floor(term: Term) -> Term:
    """Return the greatest whole number that is not above a number."""
    if is_constant(term):
        value = Fraction(term)
        return value.numerator // value.denominator
    return term if z3.is_int(term) else z3.ToInt(term)


def quotient(term: Term, divisor: int) -> Term:
    """Return a whole number divided by a constant, rounded down."""
    if is_constant(term):
        return int(term) // divisor
    return term / number(divisor)


def remainder(term: Term, divisor: int) -> Term:
    """Return what is left of a whole number divided by a constant."""
    if is_constant(term):
        return int(term) % divisor
    return term % number(divisor)


def counted(truths: Iterable[Truth]) -> Term:
    """Return how many of some truths hold."""
    return total(choose(truth, 1, 0) for truth in truths)
