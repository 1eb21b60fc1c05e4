"""Invented acts of the shapes in which conditions combine, with families they are about.

Single conditions are plain here; what varies is how they stand together, and rights ask
for one another, so that granting one opens others. Drawn from one number, to be fast.
"""

from __future__ import annotations

import json
import random
from typing import Any

from eligibility.acts.link import link
from eligibility.acts.load import parse_act
from eligibility.acts.model import Rulebook
from eligibility.facts import Case, places, read_case
from eligibility.testing.acts import _yaml as yaml_lines

TEXT = {"sr": "проба", "en": "trial"}
GAPS = ("conditions", "alternatives", "unknown", "amounts")
TIMES = (
    {"from": "2018-01-01", "at": "page"},
    {"until": "2019-06-30", "at": "page"},
    {"until": "2020", "at": "page"},
    {"seen": "2020-05-01", "at": "page"},
)
FACTS = ("refused_work", "military_invalid", "lives_on_street", "pregnant")
DAYS = ("2017-06-01", "2018-06-01", "2020-06-01", "2023-06-01")


def rulebook_of(number: int) -> Rulebook:
    """Return the rulebook that a number stands for."""
    chance = random.Random(number)
    rights = [f"r{n}" for n in range(chance.randint(3, 5))]
    document = {
        "schema": "1",
        "id": "lajkovac.trial",
        "place": "lajkovac",
        "title": TEXT,
        "sources": {
            "page": {
                "title": "invented",
                "url": "https://example.org/",
                "published": "2016-01-01",
                "evidence": "text",
            }
        },
        "validity": {"seen": "2016-01-01", "at": "page"},
        "assessments": {"need": {"label": TEXT, "body": TEXT, "at": "page"}},
        "definitions": {
            "supported": {
                "of": "member",
                "label": TEXT,
                "value": f'receives(member, "lajkovac.{chance.choice(rights)}")',
                "at": "page",
            }
        },
        "rights": {name: _right(chance, rights) for name in rights},
    }
    text = "\n".join(yaml_lines(document, 0)) + "\n"
    act = parse_act(text.encode(), "trial.yaml")
    return link([act], "lajkovac", places.chain("lajkovac"))


def case_of(number: int, rulebook: Rulebook) -> Case:
    """Return the case that a number stands for, about the rights of a rulebook."""
    rights = [right.partition(".")[2] for right in rulebook.rights]
    return read_case(json.dumps(_case(random.Random(number), rights)))


def _right(chance: random.Random, rights: list[str]) -> dict[str, Any]:
    family = chance.random() < 0.4
    ground = f"{chance.choice(['mother', 'child', 'father'])}.{chance.choice(FACTS)} = true"
    who = "child" if family else "person"
    asked = "holder" if family and chance.random() < 0.5 else who
    numbers = iter(range(1000))
    right: dict[str, Any] = {
        "name": TEXT,
        "kind": "service",
        "per": who,
        "governing_date": "claim",
        "conditions": {
            chance.choice(["all", "all", "any"]): [
                _node(chance, rights, asked, chance.choice([1, 2, 2, 3]), numbers)
                for _ in range(chance.randint(1, 4))
            ]
        },
        "benefit": {"label": TEXT, "at": "page"},
    }
    if family:
        right["holders"] = [
            {"as": "mother", "is": "child.mother", "label": {"sr": "мајка", "en": "mother"}},
            {
                "as": "father",
                "is": "child.father",
                "label": {"sr": "отац", "en": "father"},
                "when": ground,
            },
        ]
    if chance.random() < 0.3:
        right["concerns"] = f"{who}.{chance.choice(FACTS)} = {chance.choice(['true', 'false'])}"
    if chance.random() < 0.15:
        right["missing"] = [{"kind": chance.choice(GAPS), "passage": TEXT}]
    if chance.random() < 0.2:
        right["validity"] = chance.choice(TIMES)
    return right


def _node(
    chance: random.Random, rights: list[str], who: str, depth: int, numbers: Any
) -> dict[str, Any]:
    kind = chance.choice(["leaf", "leaf", "all", "any", "at_least"]) if depth else "leaf"
    node: dict[str, Any]
    if kind == "leaf":
        id_ = f"c{next(numbers)}"
        node = {"id": id_, "label": TEXT, "when": _condition(chance, rights, who), "at": "page"}
    else:
        wide = 14 if chance.random() < 0.05 else 4
        members = [
            _node(chance, rights, who, depth - 1, numbers) for _ in range(chance.randint(1, wide))
        ]
        if kind == "at_least":
            node = {"at_least": str(chance.randint(1, len(members))), "of": members}
        else:
            node = {kind: members}
        if chance.random() < 0.1:
            node["missing"] = [{"kind": chance.choice(GAPS[:3]), "passage": TEXT}]
    if kind == "leaf" and chance.random() < 0.15:
        node["validity"] = chance.choice(TIMES)
    if depth and chance.random() < 0.2:
        node["unless"] = [
            _node(chance, rights, who, 0, numbers) for _ in range(chance.randint(1, 2))
        ]
    return node


def _condition(chance: random.Random, rights: list[str], who: str) -> str:
    kind = chance.random()
    if kind < 0.25:
        return f'receives({who}, "lajkovac.{chance.choice(rights)}")'
    if kind < 0.3:
        return f"{who}.supported"
    if kind < 0.45:
        return f'assessed({who}, "lajkovac.need")'
    truth = chance.choice(["true", "false"])
    return f"{who}.{chance.choice(FACTS)} = {truth}"


def _case(chance: random.Random, rights: list[str]) -> dict[str, Any]:
    said = chance.choice([0.4, 0.9, 1.0])
    people: list[dict[str, Any]] = [
        {"id": "majka", "sex": "female", "birth_date": "1985-05-01"},
        {"id": "otac", "sex": "male", "birth_date": "1984-05-01"},
        {"id": "dete", "sex": "female", "birth_date": "2012-05-01"},
    ][-chance.randint(1, 3) :]
    for person in people:
        for fact in FACTS:
            if chance.random() < said and not (fact == "pregnant" and person["sex"] == "male"):
                person[fact] = chance.random() < 0.5
        if chance.random() < 0.3:
            award = {"right": f"lajkovac.{chance.choice(rights)}", "from": "2016-03-01"}
            person["awards"] = [{**award, "until": chance.choice([None, "2019-12-31"])}]
        if chance.random() < 0.3:
            outcome = chance.random() < 0.6
            person["assessments"] = [{"kind": "lajkovac.need", "outcome": outcome}]
        person["whole"] = [
            name for name in ("awards", "assessments") if chance.random() < max(said, 0.7)
        ]
    case: dict[str, Any] = {
        "schema": 1,
        "people": people,
        "applicant": people[0]["id"],
        "whole": ["people", "kinship"] if chance.random() < said else [],
        "kinship": [
            {"kind": "parent", "person": person["id"], "of": "dete"}
            for person in people
            if person["id"] != "dete"
        ],
    }
    if chance.random() < 0.95:
        case["claim_date"] = chance.choice(DAYS)
    return case
