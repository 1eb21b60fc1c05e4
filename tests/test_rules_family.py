"""What the republic's acts on families and energy say, beside the examples they carry."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from eligibility import Determination, check, read_case
from eligibility.acts.load import load_rulebook
from eligibility.acts.model import Rulebook
from eligibility.acts.supply import supply
from eligibility.acts.time import Known, value_on
from eligibility.engine.examples import run_examples

ENERGY = "rs.energetski_ugrozen_kupac"
PARENTAL = "rs.roditeljski_dodatak"
CHILDREN = "rs.deciji_dodatak"
KINDERGARTEN = "rs.predskolska_ustanova"

DEADLINE = """\
values:
  - parameter: rs.rd_claim_period
    value: P1Y
    from: 2018-07-01
    until: 2030-12-31
    source: {title: Invented for this test, url: https://example.rs}
"""


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook("rs")


def series(rulebook: Rulebook, parameter: str) -> list[Fraction]:
    """Return the values of a parameter in the order in which they stand."""
    values = [each.value for each in rulebook.parameters[parameter].values]
    return [value for value in values if isinstance(value, Fraction)]


def published(rulebook: Rulebook, parameter: str, day: str) -> Fraction:
    """Return the one value that a source shows for a day."""
    known = value_on(rulebook.parameters[parameter], date.fromisoformat(day))
    assert isinstance(known, Known)
    (only,) = known.values
    assert isinstance(only.value, Fraction)
    return only.value


def case_of(rulebook: Rulebook, act: str, name: str) -> dict[str, Any]:
    """Return the case of the act's example whose English name begins so."""
    (found,) = (each for each in rulebook.acts[act].examples if each.name.en.startswith(name))
    case: dict[str, Any] = json.loads(found.case)
    return case


def determination(rulebook: Rulebook, case: dict[str, Any], right: str) -> Determination:
    """Return the first possible determination of a right."""
    result = check(read_case(json.dumps(case)), rulebook)
    found = [each for each in result.determinations if each.right == right]
    return next((each for each in found if each.standing != "no_subject"), found[0])


@pytest.mark.parametrize("act", [ENERGY, PARENTAL, CHILDREN, KINDERGARTEN])
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


def test_the_series_of_energy_goes_on_beyond_six_members(rulebook: Rulebook) -> None:
    """For nine members the threshold is that of six and three steps more."""
    case = case_of(rulebook, ENERGY, "7 members: income and area exactly at the limit")
    for id in ("osmi", "deveti"):
        case["people"].append({**case["people"][-1], "id": id})
    limit = Fraction("97207.49") + 3 * Fraction("14487.88")
    for income, outcome in ((limit, "eligible"), (limit + Fraction("0.01"), "not_eligible")):
        for entry in case["people"][0]["incomes"]:
            entry["amount"] = f"{float(income):.2f}"
        found = determination(rulebook, case, "rs.energy_vulnerable_customer")
        assert found.outcome == outcome


def test_a_published_threshold_is_not_the_recomputed_one(rulebook: Rulebook) -> None:
    """16,768.55 and 15,478.60 are printed; 30 and 20 per cent on 12,898.88 give other paras."""
    base = published(rulebook, "rs.dd_threshold", "2025-01-01")
    for name, factor, recomputed in (
        ("dd_threshold_30", "1.3", "16768.54"),
        ("dd_threshold_20", "1.2", "15478.66"),
    ):
        assert round(base * Fraction(factor), 2) == Fraction(recomputed)
        assert published(rulebook, f"rs.{name}", "2025-01-01") != Fraction(recomputed)


def test_each_right_counts_its_own_people(rulebook: Rulebook) -> None:
    """Who shares the dwelling counts for energy; for child allowance only the family does."""
    case = case_of(rulebook, CHILDREN, "A lodger is no member of the family")
    for person in case["people"]:
        person["attendance_allowance"] = None
        person["disconnection_endangers"] = False
        person["whole"] = [*person["whole"], "awards"]
    case["people"][0]["dwelling"] = {"area_m2": 66, "rural": False}
    allowance = determination(rulebook, case, "rs.child_allowance")
    assert allowance.outcome == "not_eligible"
    case["claim_date"] = "2025-05-10"
    for entry in case["people"][0]["incomes"]:
        entry["amount"] = "68231.73"
    for entry, month in zip(
        case["people"][0]["incomes"], ("2025-02", "2025-03", "2025-04"), strict=True
    ):
        entry["month"] = month
    energy = determination(rulebook, case, "rs.energy_vulnerable_customer")
    assert energy.outcome == "eligible"


def test_the_threshold_and_the_amount_have_their_own_grounds(rulebook: Rulebook) -> None:
    """Attendance allowance raises the amount by half and the threshold not at all."""
    case = case_of(rulebook, CHILDREN, "A child with attendance allowance: 50 %")
    found = determination(rulebook, case, "rs.child_allowance")
    assert (found.outcome, found.benefit.value) == ("eligible", Fraction("6449.45"))
    for entry in case["people"][0]["incomes"]:
        entry["amount"] = "40000"
    assert determination(rulebook, case, "rs.child_allowance").outcome == "not_eligible"


def test_the_largest_increase_is_eighty_per_cent(rulebook: Rulebook) -> None:
    """Thirty and fifty together are eighty, and no amount is above it."""
    top = published(rulebook, "rs.dd_amount_80", "2025-01-01")
    base = published(rulebook, "rs.dd_amount", "2025-01-01")
    assert top == Fraction("7739.33") == round(base * Fraction("1.8"), 2)
    found = {
        each.benefit
        for example in rulebook.acts[CHILDREN].examples
        for each in example.expect
        if isinstance(each.benefit, Fraction)
    }
    assert max(found) == Fraction("7739.33")


def test_the_amount_goes_by_the_day_of_birth(rulebook: Rulebook) -> None:
    """A claim of a later half-year changes nothing; a later birth does."""
    case = case_of(rulebook, PARENTAL, "A claim in the next half-year")
    found = determination(rulebook, case, "rs.parental_allowance")
    assert found.governing_date == date(2021, 12, 31)
    assert found.benefit.value == Fraction("255391.04")
    case["claim_date"] = "2022-01-03"
    again = determination(rulebook, case, "rs.parental_allowance")
    assert again.benefit.value == found.benefit.value


def test_the_deadline_that_no_source_shows_is_all_that_is_missing(
    rulebook: Rulebook, tmp_path: Path
) -> None:
    """An office that knows it supplies it, and the right is granted or refused by it."""
    case = case_of(rulebook, PARENTAL, "Born on 2021-12-31: second child")
    found = determination(rulebook, case, "rs.parental_allowance")
    assert found.outcome == "depends" and not found.facts
    assert [each.path for each in found.parameters] == ["rs.rd_claim_period"]
    file = tmp_path / "parameters.yaml"
    file.write_text(DEADLINE, encoding="utf-8")
    known = supply(rulebook, [file])
    for claim, outcome in (("2022-12-31", "eligible"), ("2023-01-01", "not_eligible")):
        case["claim_date"] = claim
        assert determination(known, case, "rs.parental_allowance").outcome == outcome


def test_the_raise_of_2024_shows_both_amounts_to_those_it_is_disputed_for(
    rulebook: Rulebook,
) -> None:
    """The news disagree on births of 2024; from 2025 they agree."""
    case = case_of(rulebook, PARENTAL, "Born on 2024-12-31: first child")
    disputed = determination(rulebook, case, "rs.parental_allowance").benefit
    assert {each.value for each in disputed.choices} == {Fraction("380161.59"), Fraction(500000)}
    case["people"][2]["birth_date"] = "2025-01-01"
    settled = determination(rulebook, case, "rs.parental_allowance").benefit
    assert settled.value == Fraction(500000)
