"""Terms fold as they are built: never to anything that is worth something else."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from eligibility.engine.symbolic.terms import (
    Term,
    at_most,
    both,
    by_parts,
    choose,
    constant,
    either,
    equal,
    floor,
    is_constant,
    no,
    over_parts,
    plus,
    same_truth,
    scaled,
)

WHOLE = [constant("x", "i"), constant("y", "i")]
TRUTHS = [constant("a", "b"), constant("b", "b")]
NUMBERS = range(-1, 4)

Env = dict[str, Any]
Made = tuple[Any, Callable[[Env], Any]]
"""A term, and what it is meant to be worth."""


def worth(term: Any, env: Env) -> Any:
    """Return what a term is worth where its constants are worth these."""
    if is_constant(term):
        return term
    if term.op == "constant":
        return env[term.args[0]]
    parts = [worth(each, env) for each in term.args]
    operations: dict[str, Callable[..., Any]] = {
        "and": lambda *each: all(each),
        "or": lambda *each: any(each),
        "not": lambda one: not one,
        "ite": lambda condition, one, other: one if condition else other,
        "eq": lambda one, other: one == other,
        "le": lambda one, other: one <= other,
        "sum": lambda *each: sum(each),
        "scaled": lambda one, factor: one * factor,
        "floor": lambda one: Fraction(one).numerator // Fraction(one).denominator,
    }
    return operations[term.op](*parts)


numbers = st.one_of(
    st.integers(-2, 4).map(lambda value: (value, lambda env: value)),
    st.sampled_from(WHOLE).map(lambda term: (term, lambda env: env[term.args[0]])),
)
truths = st.one_of(
    st.booleans().map(lambda value: (value, lambda env: value)),
    st.sampled_from(TRUTHS).map(lambda term: (term, lambda env: env[term.args[0]])),
)


def _number(inner: tuple[Made, Made, Made]) -> list[Made]:
    (truth, holds), (one, first), (other, second) = inner
    half = Fraction(1, 2)
    return [
        (plus(one, other), lambda env: first(env) + second(env)),
        (choose(truth, one, other), lambda env: first(env) if holds(env) else second(env)),
        (scaled(one, -2), lambda env: first(env) * -2),
        (floor(scaled(one, half)), lambda env: first(env) // 2),
        (by_parts(one, lambda each: scaled(each, 3)), lambda env: first(env) * 3),
    ]


def _truth(inner: tuple[Made, Made, Made, Made]) -> list[Made]:
    (one, first), (other, second), (low, least), (high, most) = inner
    return [
        (both(one, other), lambda env: first(env) and second(env)),
        (either(one, other), lambda env: first(env) or second(env)),
        (no(one), lambda env: not first(env)),
        (choose(one, other, no(other)), lambda env: first(env) == second(env)),
        (same_truth(one, other), lambda env: first(env) == second(env)),
        (at_most(low, high), lambda env: least(env) <= most(env)),
        (no(at_most(low, high)), lambda env: least(env) > most(env)),
        (equal(low, high), lambda env: least(env) == most(env)),
    ]


for _ in range(3):
    numbers = st.one_of(
        numbers, st.tuples(truths, numbers, numbers).flatmap(lambda m: st.sampled_from(_number(m)))
    )
    truths = st.one_of(
        truths,
        st.tuples(truths, truths, numbers, numbers).flatmap(lambda m: st.sampled_from(_truth(m))),
    )


def everywhere() -> list[Env]:
    """Return every way to choose what the constants are worth."""
    choices = product(NUMBERS, NUMBERS, (False, True), (False, True))
    return [dict(zip("xyab", each, strict=True)) for each in choices]


@given(st.one_of(truths, numbers))
def test_a_term_is_worth_what_it_is_made_of(made: Made) -> None:
    """Whatever was folded, for every number and truth in a small domain."""
    term, meant = made
    for env in everywhere():
        assert worth(term, env) == meant(env)


@given(st.one_of(truths, numbers))
def test_a_term_over_its_own_parts_is_itself(made: Made) -> None:
    """Putting an operation on parts again changes nothing, on other parts what they change."""
    term, meant = made
    if type(term) is not Term or term.op == "constant":
        return
    assert over_parts(term, term.args) is term
    renamed = {WHOLE[0]: WHOLE[1], TRUTHS[0]: TRUTHS[1]}

    def other(each: Any) -> Any:
        if type(each) is not Term or each.op == "constant":
            return renamed.get(each, each) if type(each) is Term else each
        return over_parts(each, tuple(map(other, each.args)))

    for env in everywhere():
        assert worth(other(term), env) == meant({**env, "x": env["y"], "a": env["b"]})


@given(
    st.lists(
        st.tuples(st.sampled_from(WHOLE), st.integers(-1, 4), st.sampled_from("<>=")), max_size=5
    )
)
def test_bounds_that_leave_a_number_no_value_are_false(asked: list[tuple[Term, int, str]]) -> None:
    """Every contradiction between bounds of one whole number is seen, and nothing else."""
    made = {
        "<": lambda term, value: at_most(term, value),
        ">": lambda term, value: no(at_most(term, value)),
        "=": equal,
    }
    term = both(*(made[sign](of, value) for of, value, sign in asked))
    far = [dict(zip("xy", each, strict=True)) for each in product(range(-3, 7), repeat=2)]
    held = {
        "<": lambda number, value: number <= value,
        ">": lambda number, value: number > value,
        "=": lambda number, value: number == value,
    }
    possible = any(all(held[s](env[t.args[0]], v) for t, v, s in asked) for env in far)
    assert (term is not False) == possible
