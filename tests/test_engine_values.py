"""Three values: Kleene's tables, and comparison with what is unknown, bounded or none."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.engine.arithmetic import compare, divide, lean, multiply
from eligibility.engine.values import (
    Missing,
    Unknown,
    at_least,
    conjunction,
    disjunction,
    negation,
)

OPEN = Unknown((Missing("fact", "people.ana.employment", "person", "employment"),))
TRUTHS: list[Any] = [True, False, OPEN]
NUMBERS = st.fractions(min_value=-5, max_value=5, max_denominator=3)


def completions(values: tuple[Any, ...]) -> list[tuple[bool, ...]]:
    return list(
        product(*[(value,) if isinstance(value, bool) else (True, False) for value in values])
    )


@pytest.mark.parametrize("values", list(product(TRUTHS, repeat=3)))
def test_a_decided_conjunction_disjunction_or_count_is_that_of_every_completion(
    values: tuple[Any, ...],
) -> None:
    for function, plain in (
        (conjunction, all),
        (disjunction, any),
        (lambda v: at_least(2, v), lambda v: sum(v) >= 2),
    ):
        outcome = function(values)
        outcomes = {plain(each) for each in completions(values)}
        assert (outcomes == {outcome}) if isinstance(outcome, bool) else len(outcomes) == 2


def test_not_unknown_is_unknown_for_the_same_reason() -> None:
    assert negation(OPEN) == OPEN
    assert negation(True) is False


def test_none_equals_only_none_and_is_neither_less_nor_more() -> None:
    assert compare("=", None, None) is True
    assert compare("=", None, 5) is False
    assert compare("!=", None, 5) is True
    assert not any(compare(op, None, 5) for op in ("<", "<=", ">", ">="))


def test_a_number_is_never_equal_to_a_truth() -> None:
    assert compare("=", 1, True) is False
    assert compare("=", Fraction(2), 2) is True


@given(
    st.sampled_from(["=", "!=", "<", "<=", ">", ">="]),
    NUMBERS,
    st.one_of(st.none(), NUMBERS),
    st.one_of(st.none(), NUMBERS),
)
def test_bounds_decide_only_what_every_value_within_them_decides(
    op: str, limit: Fraction, low: Fraction | None, high: Fraction | None
) -> None:
    if low is not None and high is not None and low > high:
        low, high = high, low
    outcome = compare(op, Unknown(OPEN.why, low, high), limit)
    ends = [end for end in (low, high) if end is not None]
    tried = {*ends, limit, limit + 1, limit - 1, *(end + Fraction(1, 7) for end in ends)}
    tried = {
        value
        for value in tried
        if (low is None or value >= low) and (high is None or value <= high)
    }
    if isinstance(outcome, bool):
        assert {compare(op, value, limit) for value in tried} <= {outcome}


@given(NUMBERS, NUMBERS)
def test_products_and_quotients_are_exact_and_whole_ones_are_plain(
    left: Fraction, right: Fraction
) -> None:
    """Whatever a number is kept as, the result is the rational one; a whole one is an `int`."""
    kept = [(one, other) for one in {left, lean(left)} for other in {right, lean(right)}]
    for one, other in [*kept, (left, lean(right)), (lean(left), right)]:
        product_ = multiply(one, other)
        assert product_ == left * right and type(product_) is type(lean(left * right))
        quotient = divide(one, other)
        if not right:
            assert quotient is None
        else:
            assert quotient == left / right and type(quotient) is type(lean(left / right))
