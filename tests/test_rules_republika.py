"""What the republic's acts say: financial social assistance and the personal companion."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from eligibility import Determination, check, read_case
from eligibility.acts.load import load_rulebook
from eligibility.acts.model import Example, Rulebook
from eligibility.engine.examples import run_examples
from eligibility.explain.protect import for_audience

ACTS = Path(__file__).parent.parent / "rules" / "rs"
NSP = "rs.novcana_socijalna_pomoc"


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook("rs")


def case_of(rulebook: Rulebook, name: str) -> dict[str, Any]:
    """Return the case of the example whose English name begins so."""
    (found,) = (e for e in rulebook.acts[NSP].examples if e.name.en.startswith(name))
    case: dict[str, Any] = json.loads(found.case)
    return case


def nsp(rulebook: Rulebook, case: dict[str, Any]) -> Determination:
    """Return the determination of assistance for the applicant of a case."""
    result = check(read_case(json.dumps(case)), rulebook)
    (found,) = (each for each in result.determinations if each.right == "rs.nsp")
    return found


@pytest.mark.parametrize("act", [NSP, "rs.licni_pratilac"])
def test_the_examples_of_the_act_come_out_as_it_says(rulebook: Rulebook, act: str) -> None:
    """Every example that the act carries is run."""
    assert rulebook.acts[act].examples
    assert run_examples(rulebook, rulebook.acts[act]) == []


def test_the_amounts_that_sources_print_are_examples(rulebook: Rulebook) -> None:
    """Five worked amounts are printed by sources, and each is an exact expectation."""
    examples: tuple[Example, ...] = rulebook.acts[NSP].examples
    exact = {each.benefit for example in examples for each in example.expect}
    assert {Fraction(n) for n in (9897, 13855, 3855, 10293, 21810)} <= exact


def test_a_published_amount_is_its_base_times_the_scale(rulebook: Rulebook) -> None:
    """The published rows agree with what unpublished ones are recomputed by."""
    base = {v.validity.start: v.value for v in rulebook.parameters["rs.nsp_base"].values}
    for name, scale in (("nsp_adult_amount", "0.5"), ("nsp_child_amount", "0.3")):
        for value in rulebook.parameters[f"rs.{name}"].values:
            whole = base[value.validity.start]
            assert isinstance(whole, Fraction)
            assert value.value == (whole * Fraction(scale) + Fraction(1, 2)) // 1


def test_the_wrong_base_of_two_news_items_is_in_no_act() -> None:
    """An amount that contradicts the official series is no value."""
    for path in ACTS.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert "13234" not in text and "13.234" not in text


@pytest.mark.parametrize(
    "name", ["Couple and two minors", "Six members", "A perpetrator", "Mother-in-law"]
)
def test_who_is_named_first_does_not_matter(rulebook: Rulebook, name: str) -> None:
    """The family is the same in whatever order people and links stand."""
    case = case_of(rulebook, name)
    one = nsp(rulebook, case)
    case["people"].reverse()
    case["kinship"].reverse()
    other = nsp(rulebook, case)
    assert (one.outcome, one.benefit.status) == (other.outcome, other.benefit.status)
    assert one.benefit.value == other.benefit.value
    assert {c.value for c in one.benefit.choices} == {c.value for c in other.benefit.choices}


def test_what_a_perpetrator_earns_and_owns_does_not_count(rulebook: Rulebook) -> None:
    """The victims' right is the same whatever the perpetrator has, known or not."""
    case = case_of(rulebook, "A perpetrator")
    before = nsp(rulebook, case)
    (him,) = (person for person in case["people"] if person["id"] == "on")
    for key in set(him) - {"id", "sex"}:
        del him[key]
    him["real_estate"] = [{"kind": "flat", "lived_in": False}]
    after = nsp(rulebook, case)
    assert after.outcome == before.outcome == "eligible"
    assert [c.value for c in after.benefit.choices] == [c.value for c in before.benefit.choices]


def test_the_family_is_not_told_of_violence(rulebook: Rulebook) -> None:
    """What rests on violence shows neither the link nor the fact to the family."""
    case = read_case(json.dumps(case_of(rulebook, "A perpetrator")))
    told = repr(for_audience(check(case, rulebook), case, "family"))
    assert "kinship.violence" not in told and "violence_victim" not in told
    assert "насиљ" not in told and "violen" not in told


def test_a_mortgage_makes_the_right_a_burdened_one(rulebook: Rulebook) -> None:
    """Consent to a mortgage opens the right and stands beside it as an encumbrance."""
    case = case_of(rulebook, "Three rooms with consent")
    assert [burden.en for burden in nsp(rulebook, case).encumbrances] == [
        "mortgage on the real estate for the amounts paid"
    ]
    small = case_of(rulebook, "Two people in a house of two rooms")
    assert nsp(rulebook, small).encumbrances == ()
    hectare = case_of(rulebook, "A hectare is allowed")
    hectare["people"][0]["real_estate"][0]["mortgage_consent"] = True
    assert nsp(rulebook, hectare).encumbrances == ()


def test_whoever_of_the_household_claims_has_the_same_family(rulebook: Rulebook) -> None:
    """Mother-in-law or daughter-in-law: the same people count, by the same open reading."""
    one = nsp(rulebook, case_of(rulebook, "Mother-in-law"))
    other = nsp(rulebook, case_of(rulebook, "Daughter-in-law"))
    assert {c.value for c in one.benefit.choices} == {c.value for c in other.benefit.choices}


def test_every_fact_left_out_alone_leaves_a_question(rulebook: Rulebook) -> None:
    """Of a family whose right is known, each fact of the applicant is asked for or not needed."""
    case = case_of(rulebook, "Couple and two minors")
    for key in sorted(set(case["people"][0]) - {"id"}):
        less = json.loads(json.dumps(case))
        del less["people"][0][key]
        found = nsp(rulebook, less)
        assert found.outcome in ("eligible", "depends")
        if found.outcome == "depends":
            assert found.facts
        else:
            assert found.benefit.value == 21810
