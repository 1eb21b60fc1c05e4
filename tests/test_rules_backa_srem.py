"""What the acts of Vrbas, Bač and Irig say of the invented families in `examples/`."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from eligibility import Determination, check, load, read_case
from eligibility.acts.time import Gap, Known, value_on

EXAMPLES = Path(__file__).parent.parent / "examples"
Answers = dict[tuple[str, str | None], Determination]


def answers(name: str, place: str) -> Answers:
    """Return the determinations of an example by right and subject."""
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    result = check(read_case(text, name), load(place))
    return {(each.right, each.subject): each for each in result.determinations}


@pytest.fixture(scope="module")
def vrbas() -> Answers:
    return answers("vrbas-school.json", "Vrbas")


@pytest.fixture(scope="module")
def bac() -> Answers:
    return answers("bac-birth-2019.json", "Bač")


def test_what_vrbas_grants_rests_on_news_and_says_so(vrbas: Answers) -> None:
    """No decision was seen: nothing is told as its text, and the undated page grants nothing."""
    own = [each for (right, _), each in vrbas.items() if right.startswith("vrbas.")]
    granted = [each for each in own if each.outcome == "eligible"]
    assert granted
    assert {each.evidence for each in granted} <= {"secondary", "inferred"}
    assert vrbas["vrbas.utility_relief", "majka"].outcome == "depends"


def test_an_undated_page_gives_only_a_last_known_percentage(vrbas: Answers) -> None:
    """The centre's page shows no day, so its 50 per cent is never told as current."""
    benefit = vrbas["vrbas.utility_relief", "majka"].benefit
    assert benefit.value is None
    assert [value.value for _, value in benefit.last_known] == [Fraction(50)]


def test_the_snack_of_october_2021_is_of_no_known_price() -> None:
    """The amendment is of that month, its day is not shown: 20 before it, 50 after it."""
    discount = load("Vrbas").parameters["vrbas.snack_discount"]
    before, after = value_on(discount, date(2021, 9, 30)), value_on(discount, date(2021, 11, 1))
    assert isinstance(before, Known) and before.values[0].value == Fraction(20)
    assert isinstance(after, Known) and after.values[0].value == Fraction(50)
    assert isinstance(value_on(discount, date(2021, 10, 15)), Gap)


def test_the_third_child_of_vrbas_goes_to_kindergarten_free(vrbas: Answers) -> None:
    """The news states the condition; the text that nobody saw is listed as not encoded."""
    found = vrbas["vrbas.free_kindergarten", "najmladji"]
    assert (found.outcome, found.benefit.value) == ("eligible", Fraction(100))
    assert load("Vrbas").acts["vrbas.porodica_sa_decom"].not_encoded


def test_rights_of_one_year_stand_beside_permanent_ones_in_bac(bac: Answers) -> None:
    """The grant of 2017 is over; those of 2019 and the permanent ones are in force."""
    assert bac["bac.newborn_grant_2017", "beba"].standing == "not_in_force"
    assert bac["bac.birth_grant_2019", "beba"].standing == "possible"
    assert bac["bac.free_preschool", "predskolac"].standing == "possible"


def test_the_third_child_of_bac_by_either_count_brings_the_higher_amount(bac: Answers) -> None:
    """Counted by the mother's births or by the family's children, the child is the third."""
    assert bac["bac.birth_grant_2019", "beba"].benefit.value == Fraction(50000)


def test_the_first_baby_of_the_year_is_the_municipality_s_to_find(bac: Answers) -> None:
    """That this baby is the mother's third has nothing to do with it."""
    found = bac["bac.first_baby_gift", "beba"]
    assert found.outcome == "not_eligible"
    assert found.conditions.value is False


def test_irig_says_first_that_home_care_is_not_delivered() -> None:
    """The catalogue lists it; the passage and the provider tell what the report of 2024 found."""
    right = load("Irig").rights["irig.home_care"]
    assert "not delivered" in right.missing[0].passage.en
    providers = [detail for detail in right.details if detail.kind == "provider"]
    assert ("operating", "false") in providers[0].data


def test_the_catalogue_of_irig_grants_and_refuses_nothing() -> None:
    """Where no condition was seen, every answer waits for the act."""
    case = read_case(
        '{"municipality": "Irig", "claim_date": "2026-03-16", "applicant": "ana", '
        '"people": [{"id": "ana", "birth_date": "1990-05-01"}]}'
    )
    found = check(case, load("Irig")).determinations
    own = [each for each in found if each.right.startswith("irig.") and each.standing == "possible"]
    assert len(own) >= 6
    assert {each.outcome for each in own} == {"depends"}
