"""Rights that two people hold together: told once, for both, whoever of them claims."""

from __future__ import annotations

import json
from typing import Any

import pytest

from eligibility import Determination, check, load, read_case
from eligibility.explain import context, jsonout, text
from eligibility.explain.schema import schema_json
from eligibility.explain.words import Voice
from eligibility.facts import Case

IVF = {"fund_attempts": 3, "national_programme": False, "male_infertility": False}


def couple(place: str, applicant: str, **more: Any) -> Case:
    """Return two spouses who prepare for in vitro fertilisation."""
    wife = {"id": "ona", "sex": "female", "birth_date": "1990-01-01", "ivf": IVF}
    given = {
        "schema": 1,
        "municipality": place,
        "claim_date": "2026-10-05",
        "applicant": applicant,
        "whole": ["people", "kinship"],
        "people": [
            wife | {"marriage_date": "2016-06-04"},
            {"id": "on", "sex": "male", "marriage_date": "2016-06-04"},
        ],
        "kinship": [{"kind": "spouse", "person": "ona", "of": "on"}],
    } | more
    return read_case(json.dumps(given))


def own(case: Case, place: str, right: str) -> list[Determination]:
    """Return the determinations of one right that concern somebody."""
    found = check(case, load(place)).determinations
    return [d for d in found if d.right == right and d.standing != "no_subject"]


@pytest.mark.parametrize("applicant", ["ona", "on"])
@pytest.mark.parametrize(
    ("place", "right"),
    [
        ("Kikinda", "kikinda.ivf_refund_2026"),
        ("Loznica", "loznica.ivf_support"),
        ("Nova Varoš", "nova_varos.ivf_support"),
    ],
)
def test_a_couple_has_one_determination(place: str, right: str, applicant: str) -> None:
    """It is the woman's, held jointly with her spouse."""
    (found,) = own(couple(place, applicant), place, right)
    assert (found.subject, found.holder, found.joint_holder) == ("ona", "ona", "on")


def test_both_are_named_in_the_answer() -> None:
    """The text names both; JSON has the second one in a key of its own, known to the schema."""
    case, rulebook = couple("Nova Varoš", "on"), load("Nova Varoš")
    answer = context.context(check(case, rulebook), rulebook, Voice("sr-Latn"), case)
    assert "(ona i on)" in "\n".join(line.text for line in text.render(answer, width=200))
    told = json.loads(jsonout.dumps(answer))["determinations"]
    (joint,) = {each["joint_holder"] for each in told if "joint_holder" in each}
    assert joint == "on"
    assert '"joint_holder"' in json.dumps(schema_json())


def test_whoever_the_case_does_not_tell_of_is_not_named() -> None:
    """Without a spouse in the case nobody holds the right jointly."""
    alone = couple("Nova Varoš", "ona", kinship=[])
    (found,) = own(alone, "Nova Varoš", "nova_varos.ivf_support")
    assert found.joint_holder is None
