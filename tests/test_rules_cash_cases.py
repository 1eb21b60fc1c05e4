"""The tricky cases of the law that concern cash rights: the numbers are the law digest's."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from eligibility import Determination, check, read_case
from eligibility.acts.load import load_rulebook
from eligibility.acts.model import Rulebook
from eligibility.facts import VOCABULARY

LISTS = ["incomes", "pensions", "real_estate", "disposed_property", "awards"]
LISTS += ["unemployment_register"]


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook("rs", examples=False)


def adult(id_: str, **facts: Any) -> dict[str, Any]:
    """Return an unemployed adult able to work, of whom everything is known."""
    known: dict[str, Any] = {
        "id": id_,
        "birth_date": "1985-03-02",
        "sex": "male",
        "household": "kuca",
        "employment": "unemployed",
        "unemployment_register": [{"from": "2005-01-11", "until": None}],
        "refused_work": False,
        "employment_ended": None,
        "school": None,
        "in_training": False,
        "fully_work_incapable": False,
        "pregnant": False,
        "maternity_leave": False,
        "working_ability_degree": None,
        "incapacity_procedure": False,
        "attendance_allowance": None,
        "single_parent": False,
        "liable_relatives": False,
        "movables_value": 0,
        "lifelong_support_contract": False,
        "whole": LISTS,
    }
    return known | facts


def child(id_: str, **facts: Any) -> dict[str, Any]:
    """Return a child below school age, of whom everything is known."""
    small = {"birth_date": "2019-04-01", "employment": "inactive", "unemployment_register": []}
    return adult(id_, **small | facts)


def family(day: str, *people: dict[str, Any], links: Any = ()) -> dict[str, Any]:
    """Return a case of people who are all said, the first of whom claims."""
    kinship = [
        link if isinstance(link, dict) else dict(zip(("kind", "person", "of"), link, strict=True))
        for link in links
    ]
    return {
        "claim_date": day,
        "applicant": people[0]["id"],
        "people": list(people),
        "kinship": kinship,
        "whole": ["people", "kinship"],
    }


def parents(one: str, other: str, *children: str) -> list[tuple[str, str, str]]:
    """Return the links of a married couple with their children."""
    both = [("parent", who, of) for of in children for who in (one, other)]
    return [("spouse", one, other), *both]


def determined(
    rulebook: Rulebook, right: str, case: dict[str, Any], subject: str | None = None
) -> Determination:
    """Return the one determination of a right for a person, else for the applicant."""
    (found,) = (
        each
        for each in check(read_case(json.dumps(case)), rulebook).determinations
        if each.right == right and each.subject == (subject or case["applicant"])
    )
    return found


def nsp(rulebook: Rulebook, case: dict[str, Any]) -> Determination:
    return determined(rulebook, "rs.nsp", case)


def condition(found: Determination, id_: str) -> Any:
    """Return what a condition came to: true, false, or unknown as None."""

    def search(node: Any) -> Any:
        for member in node.members:
            if member.id == id_:
                yield member.value if isinstance(member.value, bool) else None
            yield from search(member)

    return next(search(found.conditions))


def wages(amount: int, *months: str) -> list[dict[str, Any]]:
    return [{"kind": "wage", "month": month, "amount": amount} for month in months]


def test_1_each_right_has_its_own_unit(rulebook: Rulebook) -> None:
    """A spouse who lives elsewhere counts for assistance, and not for asylum aid."""
    months = ("2025-08", "2025-09", "2025-10")
    wife = adult("ona", sex="female", household="drugde", incomes=wages(60000, *months))
    him = adult("on", citizenship="foreign", status="asylum_granted", accommodation=None)
    case = family("2025-11-10", him, wife, links=[("spouse", "on", "ona")])
    assert condition(nsp(rulebook, case), "prihod") is False
    assert determined(rulebook, "rs.asylum_aid", case).outcome == "eligible"


def test_3_six_members_are_paid_and_everybodys_income_counts(rulebook: Rulebook) -> None:
    """Of seven it is open which six are paid; what the seventh earns counts in any reading."""
    names = ["d1", "d2", "d3", "d4"]
    people = [adult("ona", sex="female"), adult("on"), *map(child, names)]
    links = parents("ona", "on", *names)
    six = nsp(rulebook, family("2025-11-10", *people, links=links))
    assert six.benefit.value == 12266 + 6133 + 4 * 3680
    brother = adult("baka", birth_date="1962-01-01", sex="female")
    links.append(("parent", "baka", "ona"))
    seven = family("2025-11-10", *people, brother, links=links)
    found = nsp(rulebook, seven)
    assert {choice.value for choice in found.benefit.choices} == {
        12266 + 2 * 6133 + 3 * 3680,
        12266 + 6133 + 4 * 3680,
    }
    brother["incomes"] = wages(40000, "2025-08", "2025-09", "2025-10")
    assert condition(nsp(rulebook, seven), "prihod") is False


def test_4_the_order_of_rounding_is_a_question_and_not_a_guess(rulebook: Rulebook) -> None:
    """Late in 2011 an example settles it: 10,293. In 2017 both orders are shown."""

    def single(day: str, born: str) -> Determination:
        mother = adult("ona", sex="female", single_parent=True)
        case = family(day, mother, child("d", birth_date=born), links=[("parent", "ona", "d")])
        return nsp(rulebook, case)

    assert single("2011-12-05", "2010-04-01").benefit.value == 10293
    choices = {c.value for c in single("2017-12-05", "2016-04-01").benefit.choices}
    exact, rounded = Fraction(8201) * 13 / 10 * 12 / 10, Fraction(8201 + 2460) * 12 / 10
    assert choices == {Fraction(round(exact)), Fraction(round(rounded))} == {12794, 12793}


def test_4_a_published_amount_goes_before_a_recomputed_one(
    rulebook: Rulebook, tmp_path: Path
) -> None:
    """An office that publishes another amount for a next adult is believed."""
    file = tmp_path / "iznosi.yaml"
    file.write_text(
        "values:\n  - parameter: rs.nsp_adult_amount\n    value: 6000\n    from: 2025-04-01\n"
        "    until: 2025-09-30\n    source: {title: Решење}\n",
        encoding="utf-8",
    )
    supplied = load_rulebook("rs", parameters=[file], examples=False)
    couple = family(
        "2025-05-05", adult("ona", sex="female"), adult("on"), links=[("spouse", "ona", "on")]
    )
    assert nsp(rulebook, couple).benefit.value == 12181 + 6091
    assert nsp(supplied, couple).benefit.value == 12181 + 6000


def test_5_land_and_the_increase_ask_for_all_the_months_for_a_majority(
    rulebook: Rulebook,
) -> None:
    """One member able to work takes both away; the nine months need more than half."""
    land = [{"kind": "land", "area_ha": "0.7"}]
    ill = adult("ona", sex="female", fully_work_incapable=True, real_estate=land)
    able = adult("on")
    ward = child("d")
    links = parents("ona", "on", "d")
    unable = {**able, "fully_work_incapable": True}
    all_unable = nsp(rulebook, family("2025-11-10", ill, unable, ward, links=links))
    assert condition(all_unable, "zemljiste") is True
    assert all_unable.benefit.value == 26495
    mixed = nsp(rulebook, family("2025-11-10", ill, able, ward, links=links))
    # The sources differ: one lets the applicant's own incapacity do.
    assert condition(mixed, "zemljiste") is None
    assert mixed.benefit.value == 12266 + 6133 + 3680
    spent = [{"right": "rs.nsp", "from": "2025-01-01", "until": "2025-09-30"}]
    minority = family("2025-11-10", {**ill, "real_estate": []}, able, ward, links=links)
    minority["people"][1]["awards"] = spent
    assert condition(nsp(rulebook, minority), "devet_meseci") is True


@pytest.mark.parametrize(("children", "met"), [(1, False), (2, None), (3, True)])
def test_5_small_children_help_the_majority(
    rulebook: Rulebook, children: int, met: bool | None
) -> None:
    """A child under 15 counts as unable to work; exactly half is an open reading."""
    names = [f"d{n}" for n in range(children)]
    spent = [{"right": "rs.nsp", "from": "2025-01-01", "until": "2025-09-30"}]
    people = [adult("ona", sex="female", awards=spent), adult("on"), *map(child, names)]
    case = family("2025-11-10", *people, links=parents("ona", "on", *names))
    assert condition(nsp(rulebook, case), "devet_meseci") is met


@pytest.mark.parametrize(
    ("spells", "met"),
    [
        ([("2025-01-15", "2025-03-31"), ("2025-05-01", "2025-10-02")], False),
        ([("2025-01-15", "2025-03-31"), ("2025-05-01", "2025-09-30")], True),
        ([("2024-01-01", "2025-08-31")], True),
    ],
)
def test_6_months_are_counted_over_the_year_and_all_its_awards(
    rulebook: Rulebook, spells: list[tuple[str, str]], met: bool
) -> None:
    """Interruptions do not start the count anew; the year before does not count."""
    awards = [{"right": "rs.nsp", "from": start, "until": end} for start, end in spells]
    case = family("2025-11-10", adult("on", awards=awards))
    assert condition(nsp(rulebook, case), "devet_meseci") is met


@pytest.mark.parametrize("how", ["sold", "gifted", "inheritance_waived"])
@pytest.mark.parametrize(
    ("day", "alone", "of_three"),
    [
        ("2009-10-10", True, True),
        # 1,200,000 are 98 months of 12,266 for one, and 55 of 22,079 for three; at the lowest
        # base ever seen they are 182. Between the two a reading decides.
        ("2019-10-10", False, None),
        ("2023-10-10", False, False),
    ],
)
def test_7_disposed_property_runs_off_with_time_and_with_the_family(
    rulebook: Rulebook, how: str, day: str, alone: bool | None, of_three: bool | None
) -> None:
    """A larger family uses the value up sooner; a waived inheritance counts as given away."""
    him = adult("on", disposed_property=[{"how": how, "date": day, "market_value": 1_200_000}])
    one = nsp(rulebook, family("2025-11-10", him))
    assert condition(one, "otudjena_imovina") is alone
    others = [adult("ona", sex="female"), child("d")]
    three = nsp(rulebook, family("2025-11-10", him, *others, links=parents("on", "ona", "d")))
    assert condition(three, "otudjena_imovina") is of_three


def test_9_income_is_averaged_over_the_three_months_before_the_month_of_the_claim(
    rulebook: Rulebook,
) -> None:
    """From any day of November it is August to October, for the family as a whole."""
    earned = wages(9000, "2025-07", "2025-08", "2025-09", "2025-10", "2025-11")
    for day in ("2025-11-01", "2025-11-30"):
        case = family(day, adult("on", incomes=earned))
        assert nsp(rulebook, case).benefit.value == 12266 - 9000
    december = nsp(rulebook, family("2025-12-01", adult("on", incomes=earned)))
    assert december.benefit.value == 12266 - 9000
    january = nsp(rulebook, family("2026-01-01", adult("on", incomes=earned)))
    assert january.benefit.value == 12266 - 6000


def test_10_one_payers_rise_lowers_the_other_and_not_the_total(
    rulebook: Rulebook, tmp_path: Path
) -> None:
    """The increase fills the pension fund's allowance up to a fixed total, never below nothing."""

    def paid(rules: Rulebook, basis: str) -> Fraction:
        person = {
            "id": "baka",
            "attendance_allowance": "basic",
            "attendance_allowance_basis": basis,
            "impairment_found": "2024-02-01",
            "impairments": [{"percent": 100}],
        }
        case = {"claim_date": "2024-02-15", "applicant": "baka", "people": [person]}
        value = determined(rules, "rs.udtn", case).benefit.value
        assert value is not None
        return value

    assert paid(rulebook, "zsz") == 38852
    assert paid(rulebook, "pio") == 38852 - 29911
    for fund, difference in ((33000, 5852), (38852, 0), (40000, 0)):
        file = tmp_path / f"{fund}.yaml"
        file.write_text(
            f"values:\n  - parameter: rs.dtn_pio\n    value: {fund}\n    from: 2024-02-01\n"
            "    source: {title: Фонд ПИО}\n",
            encoding="utf-8",
        )
        rules = load_rulebook("rs", parameters=[file], examples=False)
        assert paid(rules, "pio") == difference


def test_10_the_allowance_of_any_payer_opens_other_rights(rulebook: Rulebook) -> None:
    """A second room, and a carer who counts as unable to work, whoever pays it."""
    home = [{"kind": "flat", "rooms": 3, "lived_in": True}]
    for basis in ("zsz", "pio", "other"):
        father = adult(
            "otac",
            birth_date="1950-01-01",
            attendance_allowance="basic",
            attendance_allowance_basis=basis,
        )
        son = adult("on", real_estate=home, unemployment_register=[])
        links = [("parent", "otac", "on"), ("carer", "on", "otac")]
        found = nsp(rulebook, family("2025-11-10", son, father, links=links))
        assert condition(found, "stan") is True and condition(found, "evidencija") is True
        # Both are unable to work: the increase is theirs.
        assert found.benefit.value == Fraction(round(Fraction(12266 + 6133) * 12 / 10))
        # One law's allowance is not given beside another's.
        own = determined(rulebook, "rs.dtn", family("2025-11-10", {**father, "ill": True}), "otac")
        assert condition(own, "drugi_osnov") is (None if basis == "zsz" else False)


def test_12_each_right_looks_at_its_own_day(rulebook: Rulebook) -> None:
    """The increase goes by the day of the finding; the allowance and assistance by the claim."""
    person = adult("ona", ill=True, impairment_found="2023-10-05")
    person |= {"attendance_allowance": "basic", "attendance_allowance_basis": "zsz"}
    case = family("2025-11-10", person)
    assert determined(rulebook, "rs.udtn", case).governing_date == date(2023, 10, 5)
    assert determined(rulebook, "rs.dtn", case).governing_date == date(2025, 11, 10)
    assert nsp(rulebook, case).governing_date == date(2025, 11, 10)


def test_15_discretion_is_an_input(rulebook: Rulebook) -> None:
    """What the centre may weigh is an assessment; the library computes no amount of it."""
    found = determined(rulebook, "rs.one_off_aid", family("2025-11-10", adult("ona")))
    assert found.outcome == "depends" and found.benefit.status == "assessed"
    assert {missing.field for missing in found.assessments} == {
        "rs.sudden_need",
        "rs.equipment_for_placement",
    }


def test_15_no_fact_could_cut_the_assistance_for_idleness() -> None:
    """The norm was found unconstitutional: the vocabulary does not even ask for it."""
    for record in VOCABULARY.values():
        assert not any("activation" in name or "sanction" in name for name in record)
