"""An outcome that hangs on a trait is found, with both cases, and where it is meant so, not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from eligibility.acts.load import load_rulebook
from eligibility.acts.model import Rulebook
from eligibility.engine.index import CaseIndex
from eligibility.engine.reference import determine_right
from eligibility.engine.world import Worlds
from eligibility.facts import read_case
from eligibility.validate.documents import Determined
from eligibility.validate.equality import Unequal, unequal
from eligibility.validate.run import validate
from eligibility.validate.seeds import seeds


def found(place: str, right: str) -> tuple[Rulebook, list[Unequal]]:
    """Return what hangs on a trait in a shipped right."""
    rulebook = load_rulebook(place)
    known = rulebook.rights[right]
    return rulebook, list(unequal(Determined(rulebook), known, seeds(rulebook, right)))


def turned(both: Unequal) -> tuple[Any, Any]:
    """Return the two cases of a finding as data."""
    return json.loads(both.before.case), json.loads(both.after.case)


@pytest.mark.parametrize(
    ("place", "right", "trait", "condition"),
    [
        ("kraljevo", "kraljevo.more_children_aid", "nsp", "bez_nsp"),
        ("kraljevo", "kraljevo.more_children_aid", "citizenship", "drzavljani"),
        ("nis", "nis.first_born_grant_2018", "residence_length", "sest_meseci"),
        ("cacak", "cacak.adult_day_care", "age", "uzrast"),
    ],
)
def test_what_the_commissioner_spoke_of_is_found(
    place: str, right: str, trait: str, condition: str
) -> None:
    """The criteria that the Commissioner's opinions speak of turn an otherwise equal case."""
    _, all_ = found(place, right)
    named = {(each.trait.id, each.condition and each.condition.id) for each in all_}
    assert (trait, condition) in named


def test_both_cases_are_replayed_and_differ_in_one_person() -> None:
    """The reference engine refuses the turned case and not the other; one person differs."""
    rulebook, all_ = found("kraljevo", "kraljevo.more_children_aid")
    assert all_
    for each in all_:
        values = [
            {
                determination.conditions.value
                for determination in determine_right(
                    each.right, Worlds(CaseIndex(read_case(text)), rulebook)
                )
                if determination.subject == each.before.answers[0].subject
            }
            for text in (each.before.case, each.after.case)
        ]
        assert values[0] != {False}
        assert values[1] == {False}
        before, after = turned(each)
        assert {key: before[key] for key in before if key != "people"} == {
            key: after[key] for key in after if key != "people"
        }
        differing = [
            one["id"]
            for one, other in zip(before["people"], after["people"], strict=True)
            if one != other
        ]
        assert len(differing) == 1


def test_an_affirmative_measure_is_meant() -> None:
    """A right for Roma pupils that declares itself an affirmative measure is not reported."""
    rulebook = load_rulebook("odzaci")
    right = rulebook.rights["odzaci.secondary_pupils"]
    assert any(detail.kind == "affirmative" for detail in right.details)
    assert list(unequal(Determined(rulebook), right, seeds(rulebook, right.id))) == []


def test_every_opinion_says_that_its_operative_part_was_not_seen() -> None:
    """No finding tells a reader that a violation was found: no source shows that."""
    rulebook = load_rulebook("kraljevo")
    act = rulebook.rights["kraljevo.more_children_aid"].act
    told = validate(act, rulebook, only=["unequal-treatment"])
    assert {each.on for each in told} >= {"more_children_aid/bez_nsp"}
    for each in told:
        assert each.severity == "review"
        assert len(each.witnesses) == 2
        if "Повереник" in each.message.sr:
            assert "нису виђене у целини" in each.message.sr
            assert "not seen whole" in each.message.en
