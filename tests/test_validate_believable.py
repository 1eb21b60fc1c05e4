"""Families that the solver found are given ages that families have, where any age will do."""

from __future__ import annotations

from datetime import date
from typing import Any

from eligibility.validate.believable import believable
from eligibility.validate.documents import Document


def family(mother: str, child: str) -> Document:
    """Return a mother who has always lived in one place, and her child."""
    home = {"kind": "prebivaliste", "place": "Bač", "from": mother, "until": None}
    return {
        "claim_date": "2024-05-01",
        "people": [
            {"id": "majka", "birth_date": mother, "residences": [home]},
            {"id": "dete", "birth_date": child},
        ],
        "kinship": [{"kind": "parent", "person": "majka", "of": "dete"}],
    }


def births(case: Document) -> list[Any]:
    return [person["birth_date"] for person in case["people"]]


def test_a_mother_of_her_child_s_age_is_made_thirty_years_older() -> None:
    """Her residence since birth begins then; both cases are changed alike."""
    cases = [family("2023-02-01", "2023-03-01"), family("2023-02-01", "2023-03-01")]
    for case in believable(cases, lambda *_: True):
        assert births(case) == ["1993-03-01", "2023-03-01"]
        assert case["people"][0]["residences"][0]["from"] == "1993-03-01"


def test_what_holds_for_no_other_age_is_left() -> None:
    """The case is a proof first: an age that it needs stays."""
    case = family("1914-02-01", "2023-03-01")
    (left,) = believable([case], lambda each: births(each)[0] == "1914-02-01")
    assert left == case


def test_usual_ages_and_ages_that_differ_between_the_cases_are_left() -> None:
    """Nothing is changed for the sake of change, nor the trait in which two cases differ."""
    usual = family("1990-02-01", "2023-03-01")
    assert believable([usual], lambda each: True) == [usual]
    aged = [family("1930-02-01", "2023-03-01"), family("1910-02-01", "2023-03-01")]
    assert believable(aged, lambda *_: True) == aged


def test_somebody_of_a_hundred_years_without_a_child_is_made_middle_aged() -> None:
    """The solver takes the oldest that a case may tell; forty will mostly do."""
    case = family("1914-02-01", "2023-03-01")
    case["kinship"] = []
    (made,) = believable([case], lambda each: True)
    assert births(made)[0] == "1984-05-01"


def test_a_case_is_decided_when_it_is_claimed_and_on_the_day_that_is_wanted() -> None:
    """All days move with the claim, so that everybody keeps their age."""
    case = {**family("1990-02-01", "2023-03-01"), "decision_date": "2093-02-28"}
    (made,) = believable([case], lambda each: True, date(2026, 5, 1))
    assert made["claim_date"] == made["decision_date"] == "2026-05-01"
    assert births(made) == ["1992-02-01", "2025-03-01"]
    (kept,) = believable([case], lambda each: each["claim_date"] == "2024-05-01", date(2026, 5, 1))
    assert kept["claim_date"] == kept["decision_date"] == "2024-05-01"
