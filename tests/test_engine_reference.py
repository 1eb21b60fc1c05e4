"""The order of outcomes, partial acts, readings, exceptions and validity, one act at a time."""

from __future__ import annotations

import json
from typing import Any

import pytest

from eligibility.acts.link import link
from eligibility.acts.load import parse_act
from eligibility.acts.model import Rulebook
from eligibility.engine import Determination, check
from eligibility.facts import places, read_case

LABEL = "{sr: проба, en: trial}"
SPAN = "from: 2020-01-01, until: 2020-12-31"
HEAD = f"""
schema: 1
id: lajkovac.proba
place: lajkovac
title: {LABEL}
sources:
  strana: {{title: invented, url: https://example.org/, published: 2020-01-01, evidence: secondary}}
validity: {{seen: 2020-01-01, at: strana}}
assessments:
  potreba: {{label: {LABEL}, body: {LABEL}, at: strana}}
parameters:
  prag:
    label: {LABEL}
    unit: RSD
    values:
      - {{value: 100, from: 2020-01-01, until: 2020-12-31, at: strana}}
  sporno:
    label: {LABEL}
    unit: RSD
    values:
      - {{value: 10, {SPAN}, conflicting: true, reading: {LABEL}, at: strana}}
      - {{value: 20, {SPAN}, conflicting: true, reading: {LABEL}, at: strana}}
rights:
  pravo:
    name: {LABEL}
    kind: cash
    per: person
    governing_date: claim
"""


def rulebook(body: str) -> Rulebook:
    """Return an invented act of Lajkovac whose one right has this body."""
    text = HEAD + "\n".join("    " + line for line in body.strip("\n").split("\n")) + "\n"
    return link([parse_act(text.encode(), "proba.yaml")], "lajkovac", places.chain("lajkovac"))


def leaf(name: str, when: str, more: str = "") -> str:
    """Return a condition as YAML in braces."""
    return f"{{id: {name}, label: {LABEL}, at: strana, when: '{when}'{more}}}"


def decide(body: str, claim: str | None = "2020-06-15", **facts: Any) -> Determination:
    """Return the determination for one person with these facts."""
    case: dict[str, Any] = {"schema": 1, "people": [{"id": "ana", **facts}]}
    if claim is not None:
        case["claim_date"] = claim
    (found,) = check(read_case(json.dumps(case)), rulebook(body)).determinations
    return found


TWO = f"""
conditions:
  all:
    - {leaf("jedan", "person.disability")}
    - {leaf("dva", 'assessed(person, "lajkovac.potreba")')}
benefit: {{kind: cash, amount: prag, at: strana}}
"""


def assessment(outcome: bool) -> list[dict[str, Any]]:
    """Return one assessment of the need."""
    return [{"kind": "lajkovac.potreba", "outcome": outcome}]


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"disability": False}, "not_eligible"),
        ({"assessments": assessment(False)}, "not_eligible"),
        ({}, "depends"),
        ({"assessments": assessment(True)}, "depends"),
        ({"disability": True}, "needs_assessment"),
        ({"disability": True, "assessments": assessment(True)}, "eligible"),
    ],
)
def test_a_false_condition_goes_before_what_is_open_and_facts_before_assessments(
    facts: dict[str, Any], outcome: str
) -> None:
    assert decide(TWO, **facts).outcome == outcome


def partial(kind: str) -> str:
    """Return a right of which something is not encoded."""
    return f"""
conditions:
  all:
    - {leaf("jedan", "person.disability")}
missing:
  - {{kind: {kind}, passage: {LABEL}}}
benefit: {{kind: cash, amount: prag, at: strana}}
"""


@pytest.mark.parametrize(
    ("kind", "granted", "refused"),
    [
        ("conditions", "depends", "not_eligible"),
        ("alternatives", "eligible", "depends"),
        ("amounts", "eligible", "not_eligible"),
        ("unknown", "depends", "depends"),
    ],
)
def test_missing_conditions_block_a_grant_and_missing_alternatives_a_refusal(
    kind: str, granted: str, refused: str
) -> None:
    granting, refusing = (
        decide(partial(kind), disability=True),
        decide(partial(kind), disability=False),
    )
    assert (granting.outcome, refusing.outcome) == (granted, refused)
    for found in (granting, refusing):
        assert bool(found.passages) == (found.outcome == "depends")


def test_a_gap_in_an_amount_leaves_only_the_amount_open() -> None:
    found = decide(TWO, "2021-01-01", disability=True, assessments=assessment(True))
    assert found.outcome == "eligible"
    assert found.benefit.status == "unknown"
    assert [(path, dated.value) for path, dated in found.benefit.last_known] == [
        ("lajkovac.prag", 100)
    ]


def test_a_gap_in_a_threshold_leaves_the_outcome_open() -> None:
    body = f"""
conditions:
  all:
    - {leaf("prag", "person.movables_value < prag")}
benefit: {{kind: cash, amount: prag, at: strana}}
"""
    assert decide(body, movables_value=99).outcome == "eligible"
    found = decide(body, "2021-01-01", movables_value=99)
    assert (found.outcome, [gap.path for gap in found.parameters]) == ("depends", ["lajkovac.prag"])


@pytest.mark.parametrize(
    ("worth", "outcome"), [(9, "eligible"), (10, "depends"), (19, "depends"), (20, "not_eligible")]
)
def test_conflicting_values_decide_only_where_both_readings_agree(worth: int, outcome: str) -> None:
    body = f"""
conditions:
  all:
    - {leaf("sporno", "person.movables_value < sporno")}
benefit: {{kind: cash, amount: sporno, at: strana}}
"""
    found = decide(body, movables_value=worth)
    assert found.outcome == outcome
    possible = [] if outcome == "not_eligible" else [10, 20]
    assert sorted(choice.value for choice in found.benefit.choices) == possible


def test_readings_of_a_condition_decide_only_where_they_agree() -> None:
    other = f", reading: {LABEL}, other_readings: [{{label: {LABEL}, when: person.ill}}]"
    body = f"""
conditions:
  all:
    - {leaf("jedan", "person.disability", other)}
benefit: {{kind: cash, amount: prag, at: strana}}
"""
    assert decide(body, disability=True, ill=True).outcome == "eligible"
    assert decide(body, disability=False, ill=False).outcome == "not_eligible"
    open_ = decide(body, disability=True, ill=False)
    assert (open_.outcome, open_.facts) == ("depends", ())
    assert [missing.path for missing in open_.readings] == ["lajkovac.pravo/jedan"]


def test_an_exception_holds_where_the_base_holds_and_it_does_not() -> None:
    body = f"""
conditions:
  all:
    - id: jedan
      label: {LABEL}
      at: strana
      when: person.disability
      unless: [{leaf("izuzetak", "person.ill")}]
benefit: {{kind: cash, amount: prag, at: strana}}
"""
    assert decide(body, disability=True, ill=False).outcome == "eligible"
    assert decide(body, disability=True, ill=True).outcome == "not_eligible"
    assert decide(body, disability=True).outcome == "depends"
    assert decide(body, disability=False).outcome == "not_eligible"


def test_an_exception_to_all_conditions_together_counts_too() -> None:
    """Written beside `all` at the top, it defeats the right as it defeats a single condition."""
    body = f"""
conditions:
  all: [{leaf("jedan", "person.disability")}]
  unless: [{leaf("izuzetak", "person.ill")}]
benefit: {{kind: cash, amount: prag, at: strana}}
"""
    assert decide(body, disability=True, ill=False).outcome == "eligible"
    assert decide(body, disability=True, ill=True).outcome == "not_eligible"
    assert decide(body, disability=True).outcome == "depends"


def test_conditions_that_are_dated_together_are_asked_only_while_they_hold() -> None:
    """A `validity` beside `all` at the top ends them all."""
    body = f"""
conditions:
  all: [{leaf("jedan", "person.disability")}]
  validity: {{until: 2020-06-30, at: strana}}
benefit: {{kind: cash, amount: prag, at: strana}}
"""
    assert decide(body, "2020-06-30", disability=False).outcome == "not_eligible"
    assert decide(body, "2020-07-01", disability=False).outcome == "eligible"


DATED = f"""
conditions:
  all:
    - {leaf("uvek", "person.disability")}
    - {leaf("do", "person.ill", ", validity: {until: 2020-06-30, at: strana}")}
benefit: {{kind: cash, amount: prag, at: strana}}
"""


def test_a_condition_holds_until_its_known_end_and_is_not_asked_afterwards() -> None:
    assert decide(DATED, "2020-06-30", disability=True, ill=False).outcome == "not_eligible"
    assert decide(DATED, "2020-07-01", disability=True, ill=False).outcome == "eligible"
    assert decide(DATED, None, disability=True, ill=False).outcome == "depends"


def test_a_condition_that_may_no_longer_hold_refuses_nobody() -> None:
    body = DATED.replace("2020-06-30", "2020-06")
    assert decide(body, "2020-06-15", disability=True, ill=False).outcome == "depends"
    assert decide(body, "2020-06-15", disability=True, ill=True).outcome == "eligible"


def test_who_cannot_be_concerned_gets_no_benefit_and_stands_apart() -> None:
    body = f"concerns: person.age < 1\n{TWO.strip()}"
    old = decide(body, birth_date="1990-01-01")
    assert (old.standing, old.outcome, old.benefit.value) == ("no_subject", "not_eligible", None)
    assert decide(body, birth_date="2020-01-01").standing == "possible"
    assert decide(body).standing == "open"


def test_a_decision_table_decides_only_where_every_row_still_possible_agrees() -> None:
    body = f"""
conditions:
  all:
    - {leaf("jedan", "person.disability")}
benefit:
  kind: cash
  at: strana
  amount:
    table:
      hit: first
      inputs: [person.birth_order, person.ill]
      rows:
        - {{when: ["1", "-"], then: prag}}
        - {{when: ["2", "true"], then: prag * 2}}
        - {{when: ["2", "-"], then: prag * 2}}
"""
    facts: dict[str, Any] = {"disability": True}
    assert decide(body, birth_order=1, **facts).benefit.value == 100
    assert decide(body, birth_order=2, **facts).benefit.value == 200
    assert decide(body, birth_order=3, **facts).benefit.status == "unknown"
    assert decide(body, **facts).benefit.value is None


def test_what_is_met_while_supposing_answers_is_no_part_of_the_reasons() -> None:
    body = f"""
conditions:
  all:
    - {leaf("jedan", "person.disability")}
benefit:
  kind: cash
  at: strana
  amount: if person.ill then prag else sporno
"""
    found = decide(body, "2021-01-01", disability=True, ill=True).benefit
    assert [each.path for each in found.found] == ["people.ana.ill", "lajkovac.prag"]
