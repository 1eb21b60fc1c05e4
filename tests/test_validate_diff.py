"""What changes between two versions: proved the same, or shown with a replayed family."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from eligibility import diff
from eligibility.acts.load import load_rulebook
from eligibility.acts.model import Rulebook
from eligibility.engine.index import CaseIndex
from eligibility.engine.reference import determine_right
from eligibility.engine.world import Worlds
from eligibility.facts import read_case
from eligibility.validate import registry
from eligibility.validate.difference import Difference, RightChange
from eligibility.validate.sides import side_of_place

ACT = """schema: 1
id: lajkovac.predlog
place: lajkovac
title: {{sr: Предлог, en: Draft}}
sources: {{draft: {{title: предлог, evidence: text}}}}
validity: {{from: 2024-01-01, seen: 2024-01-01, at: draft}}
parameters:
  given:
    label: {{sr: износ, en: amount}}
    unit: RSD
    values: [{{value: {amount}, from: 2024-01-01, seen: 2024-01-01, at: draft}}]
  limit:
    label: {{sr: граница, en: limit}}
    unit: RSD/month
    values: [{{value: {limit}, from: 2024-01-01, seen: 2024-01-01, at: draft}}]
rights:
  draft_aid:
    name: {{sr: Помоћ по нацрту, en: Draft aid}}
    kind: cash
    per: person
    governing_date: claim
    conditions:
      all:
        - id: age
          label: {{sr: пунолетно је, en: is an adult}}
          when: {age}
          at: draft
        - id: income
          label: {{sr: приход, en: income}}
          when: sum(person.incomes.amount) <= limit
          at: draft
    benefit: {{amount: given, at: draft}}
"""
PLAIN = {"amount": "50000", "limit": "40000", "age": "person.age >= 18"}


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    """Return what makes rulebooks of two versions of a draft."""
    return Versions(tmp_path)


class Versions:
    """Two versions of a draft, each told by how it departs from the plain one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rulebook(self, name: str, **changed: str) -> Rulebook:
        file = self.folder / f"{name}.yaml"
        file.write_text(ACT.format(**{**PLAIN, **changed}), encoding="utf-8")
        return load_rulebook("lajkovac", acts=[file])

    def differ(self, **changed: str) -> tuple[Rulebook, Rulebook, Difference]:
        old, new = self.rulebook("old"), self.rulebook("new", **changed)
        return old, new, diff(old, new, seconds=20)


def of_draft(found: Difference) -> RightChange:
    """Return what becomes of the draft's right."""
    return next(each for each in found.rights if each.new == "lajkovac.draft_aid")


def replayed(rulebook: Rulebook, case: str) -> list[str]:
    """Return what the reference engine decides of the draft's right in a case."""
    right = rulebook.rights["lajkovac.draft_aid"]
    worlds = Worlds(CaseIndex(read_case(case)), rulebook)
    return [each.outcome for each in determine_right(right, worlds)]


def test_the_same_text_is_proved_the_same_without_a_solver(
    versions: Versions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing has to be solved where what is written is alike."""
    monkeypatch.setattr(registry, "can_prove", lambda: False)
    _, _, found = versions.differ()
    assert {each.status for each in found.rights} == {"equivalent"}
    assert found.parameters == () and found.examples == ()


@pytest.mark.parametrize("age", ["not(person.age < 18)", "18 <= person.age"])
def test_another_wording_of_the_same_rule_is_proved_the_same(versions: Versions, age: str) -> None:
    """What is written otherwise and means the same is equivalent, up to a size of household."""
    change = of_draft(versions.differ(age=age)[2])
    assert change.status == "equivalent"
    assert change.bound == 6


def test_who_loses_is_shown_without_any_example(versions: Versions) -> None:
    """The solver finds somebody of 18 whom a higher age refuses, and nobody who gains."""
    old, new, found = versions.differ(age="person.age > 18")
    change = of_draft(found)
    assert [each.kind for each in change.changes] == ["loses"]
    witness = change.changes[0].witness
    assert replayed(old, witness.case)[0] == "eligible"
    assert replayed(new, witness.case)[0] == "not_eligible"
    assert [each.outcome for each in witness.answers] == ["eligible", "not_eligible"]
    assert len(json.loads(witness.case)["people"]) == 1
    assert "пунолетно је" in change.changes[0].words.sr


def test_each_direction_has_its_own_family(versions: Versions) -> None:
    """A higher limit and a lower amount: who gains and who gets less are told apart."""
    _, _, found = versions.differ(limit="45000", amount="30000")
    change = of_draft(found)
    kinds = {each.kind: each.witness for each in change.changes}
    assert set(kinds) == {"gains", "less"}
    incomes = [
        sum(int(income["amount"]) for income in person.get("incomes", ()))
        for person in json.loads(kinds["gains"].case)["people"]
    ]
    assert any(40000 < each <= 45000 for each in incomes)
    assert [int(each.benefit or 0) for each in kinds["less"].answers] == [50000, 30000]
    assert {each.id for each in found.parameters} == {"lajkovac.given", "lajkovac.limit"}


def test_without_a_solver_what_is_open_says_which_extra_to_install(
    versions: Versions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another wording is then unsettled, never called the same."""
    monkeypatch.setattr(registry, "can_prove", lambda: False)
    change = of_draft(versions.differ(age="not(person.age < 18)")[2])
    assert change.status == "unsettled"
    assert any("eligibility[proofs]" in each.en for each in change.unsettled)


def test_two_days_of_one_place_tell_the_values_that_changed() -> None:
    """The same family, that much later: the amount of the second day is another."""
    rulebook = load_rulebook("vrbas")
    days = (date(2021, 6, 1), date(2023, 6, 1))
    found = diff(rulebook, rulebook, days=days, seconds=0)
    assert all(each.status != "equivalent" for each in found.rights)
    assert found.parameters
    for change in found.rights:
        for each in change.changes:
            assert len(each.witness.answers) == 2


def test_places_stand_beside_each_other_by_what_a_right_is() -> None:
    """Rights of two places are paired by name or topic; the others are new or ended."""
    old, new = load_rulebook("lajkovac"), load_rulebook("vrbas")
    found = diff(old, new, seconds=0)
    pairs = {(each.old, each.new) for each in found.rights}
    assert ("lajkovac.school_kit", "vrbas.first_grade_textbooks") in pairs
    alone = {each.old or each.new for each in found.rights if None in (each.old, each.new)}
    both = {*side_of_place(old).rights, *side_of_place(new).rights}
    paired = {id_ for pair in pairs if None not in pair for id_ in pair}
    assert alone | paired == both
