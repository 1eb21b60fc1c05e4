"""What the republic's acts on families and energy say, beside the examples they carry."""

from __future__ import annotations

from fractions import Fraction

import pytest

from eligibility.acts.load import load_rulebook
from eligibility.acts.model import Rulebook
from eligibility.engine.examples import run_examples

ENERGY = "rs.energetski_ugrozen_kupac"


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook("rs")


def series(rulebook: Rulebook, parameter: str) -> list[Fraction]:
    """Return the values of a parameter in the order in which they stand."""
    values = [each.value for each in rulebook.parameters[parameter].values]
    return [value for value in values if isinstance(value, Fraction)]


@pytest.mark.parametrize("act", [ENERGY])
def test_the_examples_of_the_act_come_out_as_it_says(rulebook: Rulebook, act: str) -> None:
    """Every example that the act carries is run."""
    assert rulebook.acts[act].examples
    assert run_examples(rulebook, rulebook.acts[act]) == []


def test_the_thresholds_of_energy_are_an_exact_arithmetic_series(rulebook: Rulebook) -> None:
    """T(n) = T(1) + (n - 1) × step holds to the para in all four published rows."""
    steps = series(rulebook, "rs.euk_income_step")
    rows = [series(rulebook, f"rs.euk_income_{size}") for size in range(1, 7)]
    assert len(steps) == 4
    for number, step in enumerate(steps):
        for size, row in enumerate(rows):
            assert row[number] == rows[0][number] + size * step
