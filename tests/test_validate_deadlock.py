"""Who resides in one place and learns in another is left with neither right, and it is noticed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eligibility.acts.load import load_rulebook
from eligibility.acts.model import Rulebook
from eligibility.engine.index import CaseIndex
from eligibility.engine.reference import determine_right
from eligibility.engine.world import Worlds
from eligibility.facts import read_case
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
LIVES_AND_LEARNS = 'resides(person, "prebivaliste", claim_date) and schooled at(person, "Lajkovac")'
YEAR = 'residence length(person, "prebivaliste", claim_date) >= duration("P1Y")'
STAYS = 'resides(person, "prebivaliste", claim_date) or resides(person, "boraviste", claim_date)'


def rulebook(folder: Path, place: str, name: str, ties: str) -> Rulebook:
    """Return a place's rules with a draft that ties the right to the place."""
    file = folder / f"{place}.yaml"
    file.write_text(ACT.format(place=place, name=name, ties=f"'{ties}'"), encoding="utf-8")
    return load_rulebook(place, acts=[file])


def found(folder: Path, here: str, there: str) -> tuple[Rulebook, Rulebook, list[str]]:
    """Return both rulebooks and the witnesses of a deadlock between two ties."""
    one = rulebook(folder, "lajkovac", "Lajkovac", here)
    other = rulebook(folder, "vrbas", "Vrbas", there)
    told = validate("lajkovac.predlog", one, only=["residence-deadlock"], beside=[other])
    assert {each.on for each in told} <= {"personal_assistance_draft/ties"}
    return one, other, [each.witnesses[0].case for each in told]


def test_a_student_between_two_places_is_left_with_neither(tmp_path: Path) -> None:
    """One place wants residence and schooling, the other a year's residence: replayed, neither."""
    one, other, cases = found(tmp_path, LIVES_AND_LEARNS, YEAR)
    assert len(cases) == 1
    case = read_case(cases[0])
    for rules, place in ((one, "lajkovac"), (other, "vrbas")):
        right = rules.rights[f"{place}.personal_assistance_draft"]
        outcomes = [each.outcome for each in determine_right(right, Worlds(CaseIndex(case), rules))]
        assert outcomes == ["not_eligible"]
    kinds = [spell["kind"] for spell in json.loads(cases[0])["people"][0]["residences"]]
    assert kinds == ["prebivaliste", "boraviste", "school"]


@pytest.mark.parametrize(("here", "there"), [(STAYS, YEAR), (LIVES_AND_LEARNS, STAYS)])
def test_nobody_falls_out_where_one_place_takes_who_stays(
    tmp_path: Path, here: str, there: str
) -> None:
    """Where one of the places also serves who stays there, nothing is reported."""
    assert found(tmp_path, here, there)[2] == []
