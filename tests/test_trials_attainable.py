"""Which truth values a condition on an unpublished limit can take."""

from __future__ import annotations

import pytest

from eligibility import feel
from eligibility.acts.load import load_rulebook
from eligibility.trials.attainable import Attainable

NAMES = {"lowest": "krusevac.lowest_pension"}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("pension.amount <= lowest", {"unknown"}),
        ("some pension in p.pensions satisfies pension.amount <= lowest", {"false", "unknown"}),
        ("every pension in p.pensions satisfies pension.amount <= lowest", {"true", "unknown"}),
        ("some pension in p.pensions satisfies pension.amount > 0", {"true", "false", "unknown"}),
        ("every pension in p.pensions satisfies pension.amount > 0", {"true", "false", "unknown"}),
    ],
)
def test_of_no_pension_at_all_some_and_every_are_still_decided(
    expression: str, expected: set[str]
) -> None:
    """Of one pension at least, nothing is known for want of the limit."""
    attainable = Attainable(load_rulebook("krusevac", examples=False), NAMES)
    assert attainable.truths(feel.parse(expression)) == expected
