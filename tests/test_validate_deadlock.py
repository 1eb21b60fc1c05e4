"""Who resides in one place and learns in another is left with neither right, and it is noticed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from small_act import REPUBLIC, linked

from eligibility.acts.load import parse_act
from eligibility.acts.model import Rulebook
from eligibility.engine.index import CaseIndex
from eligibility.engine.reference import determine_right
from eligibility.engine.world import Worlds
from eligibility.facts import read_case
from eligibility.validate.finding import Finding
from eligibility.validate.registry import can_prove
from eligibility.validate.run import validate

ACT = """schema: 1
id: {place}.predlog
place: {place}
title: {{sr: Предлог, en: Draft}}
sources: {{draft: {{title: предлог, evidence: text}}}}
validity: {{from: 2024-01-01, at: draft}}
rights:
  personal_assistance_draft:
    name: {{sr: Персонална асистенција, en: Personal assistance}}
    kind: service
    topic: personal_assistance
    per: person
    governing_date: claim
    conditions:
      all:
        - id: adult
          label: {{sr: пунолетно је, en: is an adult}}
          when: person.age >= 18
          at: draft
        - id: ties
          label: {{sr: веза с местом, en: the tie to the place}}
          when: {ties}
          at: draft
    benefit: {{label: {{sr: асистент, en: an assistant}}, at: draft}}
examples:
  - name: {{sr: пребива одувек, en: has always resided here}}
    case:
      claim_date: 2024-10-14
      whole: [people, kinship]
      people:
        - id: ana
          birth_date: 2000-05-01
          residences: [{{kind: prebivaliste, place: {name}, from: 2010-01-01, until: null}}]
          school: {{level: higher, place: {name}}}
          whole: [residences]
    expect: [{{right: personal_assistance_draft, outcome: eligible}}]
"""
BARE = ACT[: ACT.index("examples:")]
"""The same without examples, as a drafter writes first."""
PROOFS = pytest.mark.skipif(not can_prove(), reason="no solver is installed")
LIVES_AND_LEARNS = 'resides(person, "prebivaliste", claim_date) and schooled at(person, "Lajkovac")'
YEAR = 'residence length(person, "prebivaliste", claim_date) >= duration("P1Y")'
STAYS = 'resides(person, "prebivaliste", claim_date) or resides(person, "boraviste", claim_date)'


def text_of(place: str, name: str, ties: str, act: str = ACT) -> str:
    """Return a draft of a place that ties the right to it."""
    return act.format(place=place, name=name, ties=f"'{ties}'")


def looked(here: str, there: str, act: str = ACT, **named: Any) -> list[Finding]:
    """Return the deadlocks between two ties, of drafts in two places."""
    text = text_of("lajkovac", "Lajkovac", here, act)
    return validate(
        "lajkovac.predlog",
        linked(REPUBLIC, text),
        source=parse_act(text.encode(), "act2.yaml"),
        only=["residence-deadlock"],
        beside=[beside(there, act)],
        **named,
    )


def beside(ties: str, act: str = ACT) -> Rulebook:
    """Return the rules of the other place."""
    return linked(REPUBLIC, text_of("vrbas", "Vrbas", ties, act), chain=("rs", "vrbas"))


@pytest.mark.parametrize("act", [ACT, pytest.param(BARE, marks=PROOFS)])
def test_a_student_between_two_places_is_left_with_neither(act: str) -> None:
    """One place wants residence and schooling, the other a year's residence: replayed, neither.

    Without an example in either act the solver finds the student.
    """
    (finding,) = looked(LIVES_AND_LEARNS, YEAR, act)
    assert finding.on == "personal_assistance_draft/ties"
    (told,) = finding.witnesses
    case = read_case(told.case)
    one = linked(REPUBLIC, text_of("lajkovac", "Lajkovac", LIVES_AND_LEARNS, act))
    for rules in (one, beside(YEAR, act)):
        right = rules.rights[f"{rules.place}.personal_assistance_draft"]
        outcomes = [each.outcome for each in determine_right(right, Worlds(CaseIndex(case), rules))]
        assert outcomes == ["not_eligible"]
    person = json.loads(told.case)["people"][0]
    places = {spell["kind"]: spell["place"] for spell in person["residences"]}
    assert places["prebivaliste"] != places["boraviste"] == person["school"]["place"]


@pytest.mark.parametrize("act", [ACT, BARE])
@pytest.mark.parametrize(("here", "there"), [(STAYS, YEAR), (LIVES_AND_LEARNS, STAYS)])
def test_nobody_falls_out_where_one_place_takes_who_stays(here: str, there: str, act: str) -> None:
    """Where one of the places also serves who stays there, nothing is reported, nor left open."""
    assert looked(here, there, act) == []


@PROOFS
def test_a_question_about_two_places_without_time_is_unsettled() -> None:
    """Where no example shows anybody and there is no time to ask, that is told."""
    told = looked(LIVES_AND_LEARNS, YEAR, BARE, seconds=0)
    assert [(each.on, each.unsettled) for each in told] == [("personal_assistance_draft", True)]


@PROOFS
def test_a_refusal_for_another_reason_is_no_deadlock() -> None:
    """Where a place serves nobody for want of age, residence is not what leaves them out."""
    minor = BARE[BARE.index("        - id: adult") : BARE.index("        - id: ties")]
    minor = minor.replace("id: adult", "id: minor").replace(">= 18", "< 18")
    barred = BARE.replace("        - id: ties", f"{minor}        - id: ties")
    assert looked(LIVES_AND_LEARNS, YEAR, barred) == []


@PROOFS
def test_a_child_falls_out_by_where_the_mother_resides() -> None:
    """The family of the subject is asked about too: everybody lives between the two places."""
    of_child = BARE.replace("per: person", "per: child").replace(
        "person.age >= 18", "child.age < 15"
    )
    here = 'resides(child.mother, "prebivaliste", claim_date) and schooled at(child, "Lajkovac")'
    there = 'residence length(child.mother, "prebivaliste", claim_date) >= duration("P1Y")'
    (finding,) = looked(here, there, of_child)
    assert not finding.unsettled
    case = read_case(finding.witnesses[0].case)
    assert len(case.people) > 1
    assert {answer.outcome for answer in finding.witnesses[0].answers} == {"not_eligible"}
