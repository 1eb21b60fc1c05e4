"""The domain's own functions: links between people, care, months between days."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from eligibility import feel
from eligibility.acts.model import Rulebook
from eligibility.engine.env import Env
from eligibility.engine.expressions import value_of
from eligibility.engine.index import CaseIndex
from eligibility.engine.kinship import Kinship
from eligibility.engine.values import Unknown
from eligibility.engine.world import CaseWorld
from eligibility.facts import read_case
from eligibility.facts.functions import functions

EMPTY = Rulebook("rs", ("rs",), {}, {}, {}, {}, {})
PEOPLE: list[dict[str, Any]] = [
    {"id": "ona", "movables_value": 10},
    {"id": "on", "movables_value": 0},
    {"id": "dete"},
]


def worth(expression: str, links: list[dict[str, Any]], *whole: str) -> Any:
    """Return what an expression is worth where these people and links are known."""
    case = read_case(json.dumps({"people": PEOPLE, "kinship": links, "whole": ["people", *whole]}))
    index = CaseIndex(case)
    world = CaseWorld(index, EMPTY, date(2024, 1, 1), "rs")
    names = {person.id: person for person in case.people} | world.dates
    return value_of(feel.parse(expression, functions()), Env(names, world))


def test_a_link_of_violence_goes_one_way() -> None:
    """Who did violence to whom is not the other way round; marriage is."""
    links = [
        {"kind": "violence", "person": "on", "of": "ona"},
        {"kind": "spouse", "person": "on", "of": "ona"},
    ]
    assert worth('linked(on, "violence", ona)', links) is True
    assert worth('linked(ona, "violence", on)', links, "kinship") is False
    assert worth('linked(ona, "spouse", on)', links) is True


def test_a_link_nobody_gave_is_unknown_until_all_are_given() -> None:
    """No link is no answer while the case may still lack some."""
    assert isinstance(worth('linked(ona, "carer", dete)', []), Unknown)
    assert worth('linked(ona, "carer", dete)', [], "kinship") is False
    assert worth('linked(ona, "carer", ona)', []) is False


def test_a_violent_link_is_found_as_a_protected_fact() -> None:
    """What rests on violence can be hidden from those it endangers."""
    case = read_case(
        json.dumps(
            {"people": PEOPLE, "kinship": [{"kind": "violence", "person": "on", "of": "ona"}]}
        )
    )
    world = CaseWorld(CaseIndex(case), EMPTY, date(2024, 1, 1), "rs")
    names = {person.id: person for person in case.people}
    env = Env(names, world)
    value_of(feel.parse('linked(on, "violence", ona)', functions()), env)
    met = [(found.record, found.field) for found in env.found.values()]
    assert met == [("person", "violence_victim")]


def test_caring_alone_is_what_the_parents_link_says() -> None:
    """A parent cares alone if the link says so, and unknown is not no."""
    parent = {"kind": "parent", "person": "ona", "of": "dete"}
    assert worth("cares alone for(ona, dete)", [{**parent, "cares_alone": True}]) is True
    assert isinstance(worth("cares alone for(ona, dete)", [parent], "kinship"), Unknown)
    assert worth("cares alone for(on, dete)", [parent], "kinship") is False


@pytest.mark.parametrize(("day", "met"), [("2024-03-09", False), ("2024-03-10", True)])
def test_how_long_somebody_cares_for_a_child_the_link_says(day: str, met: bool) -> None:
    """Fifteen years of care are over on the day with the same number, as with residence."""
    carer = {"kind": "parent", "person": "ona", "of": "dete"}
    since = {**carer, "cares_since": "2009-03-10"}
    asked = f'care length(ona, dete, date("{day}")) >= duration("P15Y")'
    assert worth(asked, [since]) is met
    assert isinstance(worth(asked, [carer], "kinship"), Unknown)
    assert isinstance(worth(asked, []), Unknown)
    assert worth(asked, [], "kinship") is False


def test_who_is_deprived_of_the_parental_right_the_link_says() -> None:
    """Unknown until said; nobody is deprived of a right over a child that is not theirs."""
    parent = {"kind": "parent", "person": "ona", "of": "dete"}
    asked = "deprived of parental right(ona, dete)"
    assert worth(asked, [{**parent, "parental_right": "deprived"}]) is True
    assert worth(asked, [{**parent, "parental_right": "full"}]) is False
    assert isinstance(worth(asked, [parent], "kinship"), Unknown)
    assert isinstance(worth(asked, []), Unknown)
    assert worth(asked, [], "kinship") is False


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2023-01-31", "2023-02-27", 0),
        ("2023-01-31", "2023-02-28", 1),
        ("2023-01-15", "2024-01-14", 11),
        ("2023-01-15", "2024-01-15", 12),
        ("2024-01-15", "2023-01-15", 0),
    ],
)
def test_months_between_two_days_are_whole_months(first: str, last: str, months: int) -> None:
    """A month is over on the same day of the next, or on that month's last day."""
    assert worth(f'months between(date("{first}"), date("{last}"))', []) == months


def test_inside_a_filter_over_people_outer_names_keep_their_meaning() -> None:
    """What is no field of a person is not looked for in the person."""
    links = [{"kind": "parent", "person": "ona", "of": "dete"}]
    assert worth("count(people[parent of(ona, item)])", links, "kinship") == 1
    assert worth("count(people[same person(item, dete)])", links, "kinship") == 1


def test_a_count_and_a_sum_are_bounded_by_what_may_belong() -> None:
    """Of a list whose members are in doubt, it is known how few and how many they can be."""
    links = [{"kind": "parent", "person": "ona", "of": "dete"}]
    doubtful = 'people[linked(item, "carer", dete) or parent of(item, dete)]'
    count = worth(f"count({doubtful})", links)
    assert (count.low, count.high) == (1, 2)
    assert worth(f"count({doubtful}) <= 2", links) is True
    # Whether somebody with nothing belongs changes no sum.
    assert worth(f"sum({doubtful}.movables_value)", links) == 10


@pytest.mark.parametrize(
    ("written", "asked", "expected"),
    [
        ("Сомбор", "Sombor", True),
        ("Sombor", "Apatin", False),
        ("Ruski Krstur", "Руски Крстур", True),
        ("Novi Sad", "Ruski Krstur", False),
        ("Ruski Krstur", "Apatin", None),
        (None, "Apatin", None),
    ],
)
def test_where_a_school_or_a_grave_is(written: str | None, asked: str, expected: Any) -> None:
    """Places are compared in any spelling; a settlement nobody knows by its name alone."""
    school = {} if written is None else {"place": written}
    person: dict[str, Any] = {"id": "ana", "school": school}
    if written is not None:
        person["burial_place"] = written
    case = read_case(json.dumps({"people": [person]}))
    world = CaseWorld(CaseIndex(case), EMPTY, date(2024, 1, 1), "rs")
    for function in ("schooled at", "buried at"):
        env = Env({"ana": case.people[0]}, world)
        worth = value_of(feel.parse(f'{function}(ana, "{asked}")', functions()), env)
        assert isinstance(worth, Unknown) if expected is None else worth is expected


def test_who_goes_to_no_school_goes_to_none_here() -> None:
    """It is known that there is no school: no place has it."""
    case = read_case(json.dumps({"people": [{"id": "ana", "school": None}]}))
    world = CaseWorld(CaseIndex(case), EMPTY, date(2024, 1, 1), "rs")
    env = Env({"ana": case.people[0]}, world)
    assert value_of(feel.parse('schooled at(ana, "Sombor")', functions()), env) is False


@pytest.mark.parametrize(
    ("one", "other", "degree"),
    [("teta", "dete", 3), ("dete", "teta", 3), ("teta", "majka", 2), ("dete", "rodjak", 4)],
)
def test_an_uncle_is_found_through_a_sibling(one: str, other: str, degree: int) -> None:
    """Siblings have an ancestor in common, also where no parent of theirs is in the case."""
    people = [{"id": id_} for id_ in ("dete", "majka", "teta", "rodjak", "strina")]
    links = [
        {"kind": "parent", "person": "majka", "of": "dete"},
        {"kind": "sibling", "person": "teta", "of": "majka"},
        {"kind": "parent", "person": "teta", "of": "rodjak"},
    ]
    kinship = Kinship(read_case(json.dumps({"people": people, "kinship": links})))
    assert kinship.collateral_degree(one, other) == degree
    assert isinstance(kinship.collateral_degree("dete", "strina"), Unknown)


def test_of_two_links_the_nearer_kind_of_carer_counts() -> None:
    """Who is a child's foster parent and guardian cares for it as the first says, always."""
    links = [
        {"kind": "guardian", "person": "ona", "of": "dete", "cares_directly": False},
        {"kind": "foster_parent", "person": "ona", "of": "dete", "cares_directly": True},
    ]
    assert worth("cares for(ona, dete)", links) is True
    assert worth("cares for(ona, dete)", links[::-1]) is True
