"""Who comes first where places are scarce: told beside the outcome, never part of it."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from test_engine_reference import decide, leaf

from eligibility import check, load, read_case
from eligibility.engine.values import Unknown
from eligibility.explain import context, detail, jsonout, protect, text
from eligibility.explain.words import Voice
from eligibility.records import replace

BODY = f"""
conditions: {{all: [{leaf("uslov", "person.disability")}]}}
benefit: {{amount: prag, at: strana}}
priority:
  - {{label: {{sr: самохрани, en: single parents}}, order: 1, when: person.single_parent}}
  - {{label: {{sr: остали, en: others}}, order: 2}}
points:
  - {{label: {{sr: млади, en: the young}}, points: 10, when: person.age < 18}}
  - {{label: {{sr: запослени, en: employed}}, when: person.employment = "employed"}}
allocation: {{label: {{sr: по бодовима, en: by points}}, by: points, waiting_list: true}}
"""


def told(**facts: Any) -> list[tuple[str, Any]]:
    """Return each class and ground by its English name, and what it is worth for a person."""
    ranking = decide(BODY, disability=True, **facts).ranking
    return [
        (each.label.en, "?" if isinstance(each.value, Unknown) else each.value) for each in ranking
    ]


def test_each_class_is_true_false_or_open() -> None:
    """What nobody said is open; what the act does not put into a condition is open for all."""
    assert told(single_parent=True, age=17, employment="unemployed") == [
        ("single parents", True),
        ("others", "?"),
        ("the young", True),
        ("employed", False),
    ]
    assert dict(told())["single parents"] == "?"


def test_a_ground_for_points_need_not_say_how_many() -> None:
    """Where no source shows the number, none is made up."""
    ranking = decide(BODY, disability=True).ranking
    assert [each.order for each in ranking] == [1, 2, None, None]
    assert [each.points for each in ranking] == [None, None, Fraction(10), None]


def test_no_outcome_waits_for_a_place() -> None:
    """The right is recognised; whether a place is free is another question."""
    assert decide(BODY, disability=True).outcome == "eligible"


def test_who_is_refused_is_not_ranked() -> None:
    """Without the right there is no place in the queue."""
    assert decide(BODY, disability=False, single_parent=True).ranking == ()


def niš(**facts: Any) -> context.Context:
    """Return the answer for a child whose need for a companion is established in Niš."""
    finding = [{"kind": "nis.companion_need", "outcome": True}]
    child = {"id": "ana", "birth_date": "2015-05-05", "household": "h", "disability": True}
    other = {"id": "brat", "household": "h", "disability": True}
    child |= {"developmental_difficulties": False, "assessments": finding}
    given = {"schema": 1, "municipality": "Niš", "claim_date": "2023-10-02", "applicant": "ana"}
    given |= {"people": [child, other | facts], "whole": ["people", "kinship"]}
    case = read_case(json.dumps(given))
    rulebook = load("Niš")
    result = protect.for_audience(check(case, rulebook), case, "family")
    return context.context(result, rulebook, Voice("en"), case)


def test_the_family_reads_how_places_are_given_out_and_what_puts_it_first() -> None:
    """Niš gives out places by points: both stand beside the open conditions."""
    shown = "\n".join(line.text for line in text.render(niš(), width=200))
    assert "places are given out: by points, the others wait on a list" in shown
    assert "priority: a household with several disabled persons" in shown
    whole = "\n".join(line.text for line in detail.render(niš(), "nis.personal_companion", 300))
    assert "by points, the others wait on a list" in whole


def test_the_answer_as_json_holds_every_class() -> None:
    """A register can order its waiting list by what is told of each case."""
    answer = json.loads(jsonout.dumps(niš()))
    (own,) = [
        each
        for each in answer["determinations"]
        if each["right"] == "nis.personal_companion" and each["subject"] == "ana"
    ]
    assert [(each["kind"], each["value"], each.get("order")) for each in own["ranking"]] == [
        ("priority", "true", 1),
        ("priority", "false", 1),
        ("points", "unknown", None),
        ("points", "unknown", None),
    ]


def test_a_class_that_rests_on_a_protected_fact_is_hidden_from_the_family() -> None:
    """A place at the head of the queue would tell of violence."""
    body = BODY.replace("person.single_parent", "person.violence_victim")
    found = decide(body, disability=True, violence_victim=True)
    assert found.ranking[0].value is True
    result = check(read_case('{"schema": 1, "people": []}'), load("Niš"))
    (seen,) = protect.for_audience(
        replace(result, determinations=(found,)), None, "family"
    ).determinations
    assert "single parents" not in [each.label.en for each in seen.ranking]
    assert len(seen.ranking) == 3
