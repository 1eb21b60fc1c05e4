"""A case in one sentence: people by what they are to each other, money, the facts that count."""

from __future__ import annotations

import json
from typing import Any

import pytest
from ordinances import AID, books, example

from eligibility.explain.family import describe
from eligibility.explain.words import Language
from eligibility.facts import Case, read_case


def case(people: list[dict[str, Any]], kinship: list[tuple[str, str, str]] = ()) -> Case:  # type: ignore[assignment]
    """Return a case of these people on 20 May 2026; the first one applies."""
    links = [{"kind": kind, "person": person, "of": of} for kind, person, of in kinship]
    document = {"claim_date": "2026-05-20", "people": people, "kinship": links}
    return read_case(json.dumps({**document, "applicant": people[0]["id"]} if people else document))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "sr-Cyrl",
            "мајка (34) са двоје деце (7 и 3 године), приход 24.000 RSD месечно, "
            "пребивалиште Mionica од дана 1.3.2019",
        ),
        (
            "sr-Latn",
            "majka (34) sa dvoje dece (7 i 3 godine), prihod 24.000 RSD mesečno, "
            "prebivalište Mionica od dana 1.3.2019",
        ),
        (
            "en",
            "a mother (34) with two children (aged 7 and 3), income 24,000 RSD a month, "
            "permanent residence Mionica from 1 March 2019",
        ),
    ],
)
def test_a_family_reads_as_a_person_would_say_it(language: Language, told: str) -> None:
    """Who, how old, what they live on; what a user wrote keeps its script."""
    assert describe(example(0), language) == told


@pytest.mark.parametrize(
    ("born", "told"),
    [
        (["2026-03-02"], "са дететом (2 месеца)"),
        (["2021-05-20"], "са дететом (5 година)"),
        (["2024-05-21"], "са дететом (1 година)"),
        (["2022-01-01", "2019-01-01", "2005-05-20"], "са троје деце (21, 7 и 4 године)"),
        (["2026-03-02", "2019-01-01"], "са двоје деце (7 година; 2 месеца)"),
        (["2020-01-01"] * 11, "са 11 деце (6, 6, 6, 6, 6, 6, 6, 6, 6, 6 и 6 година)"),
    ],
)
def test_numbers_and_ages_of_children_have_their_serbian_forms(born: list[str], told: str) -> None:
    """Collective numerals up to ten, the noun after the last age, infants in months."""
    children = [{"id": f"c{n}", "birth_date": day} for n, day in enumerate(born)]
    given = case(
        [{"id": "m", "sex": "female"}, *children],
        [("parent", "m", child["id"]) for child in children],
    )
    assert describe(given, "sr-Cyrl") == f"мајка {told}"


def test_both_parents_are_told_whether_married_or_by_a_child_alone() -> None:
    """A partner is a spouse, or the other parent of a child."""
    people = [
        {"id": "ona", "sex": "female", "age": 30},
        {"id": "on", "sex": "male", "age": 31},
        {"id": "dete", "age": 4},
        {"id": "baka", "age": 70},
    ]
    links = [("parent", "ona", "dete"), ("parent", "on", "dete")]
    told = describe(case(people, links), "sr-Cyrl")
    assert told == "мајка (30) и отац (31) са дететом (4 године) и још лица у предмету: 1"


def test_money_is_told_by_the_month_for_all_together() -> None:
    """Equal months are one amount, others a span, none at all is said where the list is whole."""
    wages = [
        {"kind": "wage", "month": "2026-03", "amount": 10000},
        {"kind": "wage", "month": "2026-04", "amount": 12000},
        {"kind": "rent", "month": "2026-04", "amount": "500.50"},
    ]
    assert "income between 10,000 RSD and 12,500.50 RSD a month" in describe(
        case([{"id": "a", "incomes": wages}]), "en"
    )
    none = [{"id": "a", "incomes": [], "whole": ["incomes"]}]
    assert describe(case(none), "sr-Latn") == "jedno lice, bez prihoda"
    assert describe(case([{"id": "a"}]), "sr-Latn") == "jedno lice"


def test_protected_facts_are_counted_and_never_named() -> None:
    """Violence is not told in a report that others read."""
    people: list[dict[str, Any]] = [
        {"id": "a", "sex": "female", "age": 40, "violence_victim": True},
        {"id": "b"},
    ]
    told = describe(case(people, [("violence", "b", "a")]), "en")
    assert "violen" not in told
    assert "protected facts: 2" in told


def test_a_fact_that_the_case_protects_is_counted_too() -> None:
    """The case file itself may protect any fact."""
    people = [{"id": "a", "disability": {"value": True, "protected": True}}]
    assert describe(case(people), "en") == "one person, protected facts: 1"


def test_no_id_is_told_and_only_facts_that_the_right_meets() -> None:
    """What has no bearing on the right stays out: privacy, and a shorter sentence."""
    given = example(0)
    mother = given.people[0].model_copy(update={"employment": "unemployed", "pregnant": True})
    changed = given.model_copy(update={"people": (mother, *given.people[1:])})
    all_told = describe(changed, "en")
    assert "pregnant" in all_told
    told = describe(changed, "en", books()[0], AID)
    assert "pregnant" not in told
    assert "unemployed" not in told
    assert "income 24,000 RSD" in told
    assert not {person.id for person in given.people} & set(told.replace(",", "").split())


def test_many_facts_are_cut_with_their_number() -> None:
    """Four are told, those that are so before those that are not."""
    facts = {"disability": False, "ill": True, "immobile": True, "pregnant": True, "roma": True}
    told = describe(case([{"id": "a", **facts}]), "en")
    assert told.endswith("and more facts: 1")
    assert "disability" not in told


def test_a_case_of_nobody_is_told_too() -> None:
    """An empty case is no error."""
    assert describe(case([]), "en") == "nothing is known of anybody"
