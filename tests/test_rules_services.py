"""What the republic's services say, and how municipal acts stand in the place of its frames."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from eligibility import Determination, check, read_case
from eligibility.acts.load import load_rulebook
from eligibility.acts.model import Rulebook
from eligibility.cli.rulebooks import Rulebooks
from eligibility.explain.blocks import report
from eligibility.explain.context import context
from eligibility.explain.needs import needed
from eligibility.explain.words import Voice
from eligibility.facts import VOCABULARY

FRAMES = ("home_care", "day_care", "personal_assistance", "supported_housing", "respite")
FIXED = ("lpd", "drop_in", "shelter", "reception_station", "counselling")
HOME = [{"kind": "prebivaliste", "place": "Beograd", "from": "2010-03-05", "until": None}]


@pytest.fixture(scope="module")
def republic() -> Rulebook:
    return load_rulebook("rs")


@pytest.fixture(scope="module")
def belgrade() -> Rulebook:
    return load_rulebook("beograd")


def of(rulebook: Rulebook, right: str, person: dict[str, Any], day: str) -> Determination:
    """Return the determination of a right for one person on a day."""
    case = {"claim_date": day, "applicant": "ana", "people": [{"id": "ana", **person}]}
    result = check(read_case(json.dumps(case)), rulebook)
    (found,) = (each for each in result.determinations if each.right == right)
    return found


def test_every_municipality_has_every_service() -> None:
    """Each chain has the republic's service, or the municipality's own in the frame's place."""
    for rulebook in Rulebooks().all():
        stands_for: dict[str, str] = {}
        for act in rulebook.acts.values():
            if act.place != "rs":
                stands_for |= {right.rpartition(".")[2]: right for right in act.rights}
        for name in FIXED:
            assert f"rs.{name}" in rulebook.rights, rulebook.place
        for name in FRAMES:
            here = f"rs.{name}" in rulebook.rights or name in stands_for
            assert here, (rulebook.place, name)


@pytest.mark.parametrize(
    ("place", "rights"),
    [
        ("beograd", ("home_care", "day_care", "personal_assistance", "respite")),
        ("irig", ("home_care", "personal_assistance")),
        ("petrovac_na_mlavi", ("home_care",)),
        ("nis", ("home_care", "day_care", "personal_assistance", "respite")),
        ("novi_sad", ("personal_assistance",)),
        ("sombor", ("home_care", "day_care", "personal_assistance")),
        ("lajkovac", ("home_care",)),
    ],
)
def test_a_municipal_service_stands_in_the_place_of_the_frame(
    place: str, rights: tuple[str, ...]
) -> None:
    """Nobody is told of home care twice."""
    rulebook = load_rulebook(place)
    for name in rights:
        assert f"{place}.{name}" in rulebook.rights
        assert f"rs.{name}" not in rulebook.rights


def test_belgrade_sets_the_terms_that_law_leaves_open(belgrade: Rulebook) -> None:
    """The two counters of respite and the user's shares are the city's numbers."""
    terms = {
        name: {value.value for value in belgrade.parameters[f"rs.{name}"].values}
        for name in ("respite_days_in_year", "respite_days_in_row", "day_care_user_share")
    }
    assert terms == {
        "respite_days_in_year": {Fraction(45)},
        "respite_days_in_row": {Fraction(20)},
        "day_care_user_share": {Fraction(0)},
    }
    assert belgrade.parameters["rs.respite_days_in_year"].implemented_by is not None


def test_respite_runs_out_by_either_counter(belgrade: Rulebook) -> None:
    """Forty-five days in the year refuse, and so do twenty in a row, each alone."""
    person: dict[str, Any] = {
        "birth_date": "2010-03-05",
        "services_sought": ["respite"],
        "residences": HOME,
        "assessments": [{"kind": "rs.respite_need", "outcome": True}],
        "whole": ["awards"],
    }

    def used(*stays: tuple[str, str]) -> str:
        awards = [{"right": "beograd.respite", "from": a, "until": b} for a, b in stays]
        return of(belgrade, "beograd.respite", {**person, "awards": awards}, "2024-07-21").outcome

    spread = (("2024-01-01", "2024-01-15"), ("2024-03-01", "2024-03-15"))
    assert used(*spread, ("2024-05-01", "2024-05-14")) == "depends"
    assert used(*spread, ("2024-05-01", "2024-05-15")) == "not_eligible"
    assert used(("2024-07-02", "2024-07-20")) == "depends"
    assert used(("2024-07-01", "2024-07-20")) == "not_eligible"


def test_assistance_asks_for_the_increased_allowance_and_for_no_upper_age(
    republic: Rulebook,
) -> None:
    """The degree is of support, the allowance is the increased one, and old age is no bar."""
    person = {
        "birth_date": "1940-01-01",
        "disability": True,
        "support_degree": "II",
        "attendance_allowance": "increased",
        "employment": "inactive",
        "civic_activity": True,
        "assessments": [{"kind": "rs.decides_independently", "outcome": True}],
    }
    day = "2024-10-07"
    assert of(republic, "rs.personal_assistance", person, day).outcome == "eligible"
    basic = {**person, "attendance_allowance": "basic"}
    assert of(republic, "rs.personal_assistance", basic, day).outcome == "not_eligible"


def test_legal_capacity_decides_nothing_about_assistance(republic: Rulebook) -> None:
    """The ability to decide is assessed and never derived from legal capacity."""
    facts = needed(republic, [republic.rights["rs.personal_assistance"]])
    assert ("person", "legal_capacity") not in facts


def test_the_helpline_asks_for_nothing_but_that_advice_is_sought(republic: Rulebook) -> None:
    """Anonymity is kept: no name, no violence, no residence is a fact of it."""
    facts = needed(republic, [republic.rights["rs.counselling"]])
    assert facts == {("person", "services_sought"), ("case", "claim_date")}


def test_the_shelter_asks_for_no_residence(republic: Rulebook) -> None:
    """Territory is where the person is found."""
    facts = needed(republic, [republic.rights[f"rs.{n}"] for n in ("shelter", "reception_station")])
    assert ("person", "residences") not in facts


def test_services_of_which_nothing_is_said_fold(republic: Rulebook) -> None:
    """A family that seeks no service reads two lines about them, not one answer per person."""
    people = [{"id": f"p{age}", "age": age, "disability": False, "ill": False} for age in (5, 35)]
    given = {"claim_date": "2024-10-07", "applicant": "p35", "people": people}
    case = read_case(json.dumps(given))
    result = check(case, republic)
    told = report(context(result, republic, Voice("en"), case))
    services = {f"rs.{name}" for name in (*FRAMES, *FIXED)}
    shown = {right for blocks in told.blocks.values() for block in blocks for right in block.rights}
    assert not services & shown
    folded = {*told.no_subject, *told.not_asked}
    names = {republic.rights[right].name.en for right in services}
    assert names <= folded


def test_no_upper_age_stands_in_the_national_day_care(republic: Rulebook) -> None:
    """Day care of the republic has no window of ages such as the one Čačak set."""
    person = {"disability": True, "assessments": [{"kind": "rs.day_care_need", "outcome": True}]}
    for born in ("2020-01-01", "1969-01-01", "1940-01-01"):
        found = of(republic, "rs.day_care", {**person, "birth_date": born}, "2024-10-07")
        # All that is open is who may use it by the by-law, which was not seen.
        assert found.outcome == "depends"
        assert found.conditions.value is True


def test_what_services_ask_is_sensitive_where_it_is() -> None:
    """Which services are sought, and a street situation, are never ordinary facts."""
    for name in ("services_sought", "street_situation"):
        assert VOCABULARY["person"][name].sensitivity == "sensitive"


def test_no_household_reads_violence_from_advice_that_is_sought(republic: Rulebook) -> None:
    """The helpline's name and words are those of any advice."""
    right = republic.rights["rs.counselling"]
    told = " ".join(
        [right.name.sr, right.name.en, *(d.label.sr + d.label.en for d in right.details)]
    )
    assert "насиљ" not in told and "violence" not in told


def test_where_only_the_duration_was_seen_the_frame_stands() -> None:
    """Sremska Mitrovica sets how long youth may stay, and nothing else of supported housing."""
    rulebook = load_rulebook("sremska_mitrovica")
    assert "rs.supported_housing" in rulebook.rights
    term = rulebook.parameters["rs.youth_housing_longest"]
    assert term.implemented_by == "sremska_mitrovica.youth_housing"
    assert len(term.values) == 1
