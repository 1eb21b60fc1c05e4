"""What the rules of further municipalities must say, whatever else changes in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eligibility import check, load, read_case
from eligibility.acts.load import load_rulebook, rules_root
from eligibility.acts.model import Rulebook
from eligibility.engine.result import Determination
from eligibility.facts.places import places as known_places

PEOPLE = ["people", "kinship"]


def answer(rulebook: Rulebook, right: str, day: str, *people: dict[str, Any]) -> Determination:
    """Return the determination of a right for the first of these people."""
    case = {"claim_date": day, "applicant": people[0]["id"], "people": people, "whole": PEOPLE}
    result = check(read_case(json.dumps(case)), rulebook)
    (found,) = (
        each
        for each in result.determinations
        if each.right == right and each.subject == people[0]["id"]
    )
    return found


def own(place: str) -> set[str]:
    """Return the rights of a place's own acts."""
    rulebook = load_rulebook(place, examples=False)
    return {id for id in rulebook.rights if id.partition(".")[0] == place}


def test_the_rules_hold_the_rights_of_more_than_forty_municipalities() -> None:
    """About 150 rights, none counted twice and none of the republic's."""
    places = sorted(each.name for each in rules_root().iterdir() if each.name in known_places())
    rights = {place: own(place) for place in places}
    assert all(rights.values()), [place for place in places if not rights[place]]
    assert len(places) > 40
    assert sum(map(len, rights.values())) >= 150


@pytest.mark.parametrize("place", ["Ada", "Tutin", "Beočin", "Novi Pazar", "Žabalj"])
def test_where_nothing_is_known_nothing_is_said(place: str) -> None:
    """No folder is put there for completeness; the republic's rights remain."""
    rulebook = load(place)
    assert {id.partition(".")[0] for id in rulebook.rights} == {"rs"}


def test_belgrade_binds_novi_beograd() -> None:
    """The city's rights are all that Novi Beograd has beside the republic's."""
    rights = {id for id in load("Novi Beograd").rights if not id.startswith("rs.")}
    assert rights == own("beograd")


def test_belgrade_binds_obrenovac_which_adds_its_own() -> None:
    """Funeral costs and the refugees' aid are Obrenovac's; the rest is the city's."""
    rights = {id for id in load("Obrenovac").rights if not id.startswith("rs.")}
    assert rights - own("beograd") == {"obrenovac.funeral_costs", "obrenovac.refugee_aid"}
    assert own("beograd") <= rights


def test_obrenovac_may_price_utilities_apart_and_the_act_says_so() -> None:
    """What the city leaves to its outer municipalities is named as not encoded."""
    act = load("Obrenovac").acts["beograd.komunalne_usluge"]
    passages = " ".join(passage.sr for passage, _, _ in act.not_encoded)
    assert "Обреновац" in passages and "Нови Београд" not in passages


def test_both_versions_of_the_utility_subsidy_of_sabac_are_kept() -> None:
    """Neither is current: the page shows two sets of limits and no day for either."""
    rulebook = load("Šabac")
    for name, amounts in (("income_first", [11000, 17000]), ("income_further", [10000, 11000])):
        values = rulebook.parameters[f"sabac.{name}"].values
        assert [value.value for value in values] == amounts
        assert all(value.conflicting and value.reading is not None for value in values)
    person = {"id": "ana", "incomes": [], "pensions": [], "household": "kuca"}
    found = answer(rulebook, "sabac.utility_subsidy", "2024-03-04", person)
    assert found.outcome == "depends"


def test_a_student_falls_between_two_cities() -> None:
    """Personal assistance: Novi Sad asks for a year of permanent residence, Belgrade's page not.

    Who resides in Belgrade and studies in Novi Sad is refused there, whatever Belgrade does.
    """
    student = {
        "id": "ana",
        "birth_date": "2003-05-06",
        "disability": True,
        "support_degree": "I",
        "attendance_allowance": "increased",
        "legal_capacity": True,
        "employment": "inactive",
        "civic_activity": False,
        "school": {"level": "higher", "regular": True},
        "residences": [{"kind": "prebivaliste", "place": "Beograd", "from": "2003-05-06"}],
        "assessments": [{"kind": "beograd.decides_independently", "outcome": True}],
        "whole": ["residences"],
    }
    day = "2024-10-14"
    novi_sad = answer(load("Novi Sad"), "novi_sad.personal_assistance", day, student)
    assert novi_sad.outcome == "not_eligible"
    beograd = answer(load("Beograd"), "beograd.personal_assistance", day, student)
    assert beograd.outcome == "eligible"
    act = load("Beograd").acts["beograd.usluge"]
    assert any("живе, раде и школују се" in passage.sr for passage, _, _ in act.not_encoded)


@pytest.mark.parametrize("service", ["home_care", "personal_companion"])
def test_paracin_gives_one_of_two_services_a_year(tmp_path: Path, service: str) -> None:
    """Which one nobody has published; the office that says so shuts the other."""
    supplied = tmp_path / "paracin.yaml"
    supplied.write_text(
        f"values:\n  - parameter: paracin.service_of_the_year\n    value: {service}\n"
        "    from: 2024-01-01\n    until: 2024-12-31\n    source: {title: Одлука о буџету}\n",
        encoding="utf-8",
    )
    child = {"id": "dete", "birth_date": "2014-03-02", "developmental_difficulties": True}
    rulebook = load("Paraćin", parameters=[supplied])
    for name in ("home_care", "personal_companion"):
        found = answer(rulebook, f"paracin.{name}", "2024-03-04", child)
        assert found.outcome == ("depends" if name == service else "not_eligible")
        unsaid = answer(load("Paraćin"), f"paracin.{name}", "2024-03-04", child)
        assert unsaid.outcome == "depends"


def test_the_centre_of_mali_idjos_is_an_inference() -> None:
    """The domain alone says whose page it is, and the text names another municipality."""
    found = answer(load("Mali Iđoš"), "mali_idjos.one_off_aid", "2024-03-04", {"id": "ana"})
    assert found.outcome == "depends"
    assert any("Чока" in each.passage.sr for each in found.passages)
    right = load("Mali Iđoš").rights["mali_idjos.one_off_aid"]
    assert right.validity.citation is None or right.validity.citation.evidence == "inferred"


def test_the_month_before_payment_counts_in_sremska_mitrovica() -> None:
    """And in Knjaževac the month of payment itself: the two cities differ in nothing else."""
    mitrovica = load("Sremska Mitrovica").parameters["sremska_mitrovica.average_wage"]
    knjazevac = load("Knjaževac").parameters["knjazevac.average_wage"]
    assert (mitrovica.reference, knjazevac.reference) == ("month_before_governing", "governing")
    for place, right in (("Sremska Mitrovica", "sremska_mitrovica"), ("Knjaževac", "knjazevac")):
        assert load(place).rights[f"{right}.one_off_aid"].governing.kind == "month"


def test_the_fee_for_home_care_in_vranje_is_told_as_far_as_seen() -> None:
    """Two points of the table: recipients of assistance pay nothing, at about twice it 70."""
    right = load("Vranje").rights["vranje.home_care"]
    shares = [each for each in right.details if each.kind == "participation"]
    assert [str(dict(each.expressions)["amount"].text) for each in shares] == [
        "0",
        "fee_at_twice_nsp",
    ]
    fee = load("Vranje").parameters["vranje.fee_at_twice_nsp"]
    assert [value.value for value in fee.values] == [70]
    assert {missing.kind for missing in right.missing} == {"unknown", "amounts"}
