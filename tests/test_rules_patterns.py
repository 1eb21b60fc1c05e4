"""Conditions as municipalities write them: for each pattern a right of the rules that has it.

The numbers are those of the catalogue of patterns from which the language was made; the other
two thirds are in `test_rules_patterns_benefits` and `test_rules_patterns_procedure`.
"""

from __future__ import annotations

import re
from pathlib import Path

from patterns import calls, condition, definition, details, groups, right, rules, text

HERE = Path(__file__).parent


def test_every_pattern_has_its_test() -> None:
    """All 47 patterns of the catalogue occur in the rules."""
    files = HERE.glob("test_rules_patterns*.py")
    found = [int(n) for file in files for n in re.findall(r"def test_(\d\d)_", file.read_text())]
    assert sorted(found) == list(range(1, 48))


def test_01_residence_for_some_time_before_an_event() -> None:
    """Six months before childbirth, two years before the claim, a year before the violence."""
    (uzice,) = calls(condition("uzice.birth_grant", "prebivaliste").when, "residence length")
    assert uzice == ("mother", '"prebivaliste"', "child.birth_date")
    jagodina = condition("jagodina.monthly_aid_to_unemployed", "residence")
    assert calls(jagodina.when, "residence length")[0][2] == "claim_date"
    belgrade = condition("beograd.other_ground_aid", "prebivaliste").when
    assert calls(belgrade, "residence length")[0][2] == "applicant.violence_recorded"
    # Lajkovac names no day: each reading reckons to another one.
    lajkovac = condition("lajkovac.birth_grant", "boraviste")
    anchors = [lajkovac.when, *(reading.when for reading in lajkovac.other_readings)]
    days = {call[2] for each in anchors for call in calls(each, "residence length")}
    assert len(days) > 1


def test_02_a_duty_for_the_years_after_the_grant() -> None:
    """Svrljig's couples stay for five years; in Kikinda what is not proven is owed back."""
    couple = details("svrljig.marriage_grant", "duty")
    assert [dict(duty.expressions)["lasts"].text for duty in couple] == ['duration("P5Y")'] * 2
    assert details("svrljig.monthly_aid", "duty")
    assert details("kikinda.ivf_refund_2026", "claw_back")


def test_03_another_kind_of_residence_for_those_with_a_status() -> None:
    """For refugees and the displaced temporary residence counts."""
    assert ["prebivaliste", ""] in groups("uzice.birth_grant", "any")
    assert '"refugee"' in text("uzice.birth_grant", "izbeglica")
    assert calls(condition("uzice.birth_grant", "boraviste").when, "residence length")
    assert text("novi_sad.ivf_support", "boraviste").startswith(
        'woman.status = "internally_displaced" and resides(woman, "boraviste"'
    )


def test_04_income_per_member_against_a_share_of_a_base() -> None:
    """Half of the minimum wage in Belgrade, half of a named month's average wage in Priboj."""
    assert text("beograd.free_meal", "prihod_po_clanu").endswith("<= minimum_wage / 2")
    assert "/ count(" in text("beograd.free_meal", "prihod_po_clanu")
    assert text("priboj.firewood_aid", "income").endswith("<= wage_of_june * income_share / 100")
    assert definition("priboj.income_per_member").endswith("/ person.members")


def test_05_income_against_a_sum_that_grows_with_the_household() -> None:
    """Šabac: so much for the first member and so much for each further one."""
    assert text("sabac.utility_subsidy", "opsta_granica").endswith(
        "<= income_first + income_further * (applicant.household_size - 1)"
    )


def test_06_income_of_the_family_whatever_its_size() -> None:
    """Svilajnac asks for the family's income alone."""
    assert text("svilajnac.free_snack", "income") == "pupil.family_income <= income_limit"
    assert "count" not in definition("svilajnac.family_income")


def test_07_a_base_of_a_named_month() -> None:
    """Each wage says of which place it is and on which day it is looked up."""
    reference = {
        id_: rules(id_.partition(".")[0]).parameters[id_].reference
        for id_ in (
            "beograd.belgrade_wage",
            "kragujevac.average_wage",
            "kragujevac.minimum_wage",
            "sremska_mitrovica.average_wage",
            "knjazevac.average_wage",
        )
    }
    assert list(reference.values()) == [
        *("month_before_claim", "decision", "claim", "month_before_governing", "governing")
    ]
    assert right("knjazevac.one_off_aid").governing.kind == "month"


def test_08_income_without_what_does_not_count() -> None:
    """What the law does not list, such as child allowance, is no income for the family's aid."""
    listed = definition("rs.nsp_listed_income")
    assert '"wage"' in listed and '"child_allowance"' not in listed
    assert '"attendance_allowance"' not in listed


def test_09_who_is_family() -> None:
    """Degrees of kinship and living together, the pupil away included, the abuser left out."""
    assert "collateral degree(member, applicant) <= 2" in definition("rs.nsp_kin")
    assert "nsp_pupil_away" in definition("rs.nsp_member")
    assert definition("rs.nsp_member").count("not(member.nsp_perpetrator)") == 1


def test_10_a_right_that_another_right_opens() -> None:
    """Who receives social assistance, or the city's own temporary aid, has the further right."""
    for id_, name, other in (
        ("vrbas.utility_relief", "nsp", "rs.nsp"),
        ("cacak.firewood", "privremena_pomoc", "cacak.temporary_aid"),
        ("beograd.elderly_recipient_aid", "korisnik_nsp", "rs.nsp"),
    ):
        assert calls(condition(id_, name).when, "receives") == [("applicant", f'"{other}"')]


def test_11_a_right_unless_something_else_covers_it() -> None:
    """Transport covered otherwise, or treatment paid by the fund, excludes the aid."""
    assert "not(person.school.transport_covered)" in text("beograd.school_transport", "bez_prevoza")
    assert text("vrnjacka_banja.ivf_support", "bez_rfzo") == "woman.ivf.fund_pays = false"
    assert text("kikinda.ivf_refund_2026", "nije_na_teret_republike").startswith("not(receives(")


def test_12_all_of_these_and_at_least_one_of_those() -> None:
    """Priboj: status, residence and income, and one ground of the list."""
    assert groups("priboj.firewood_aid", "all")[0][:3] == ["status", "residence", "income"]
    (grounds,) = groups("priboj.firewood_aid", "any")
    assert grounds == ["single_parent", "larger_family", "pregnant_or_small_child"]


def test_13_blocks_of_and_and_or_with_a_waiver_of_one_part() -> None:
    """Šabac waives the limit of area for rural households."""
    blocks = groups("sabac.utility_subsidy", "any")
    assert ["seosko", "povrsina"] in blocks
    assert ["jednoroditeljska", "visa_granica_jednoroditeljska"] in groups(
        "sabac.utility_subsidy", "all"
    )


def test_14_a_grade_of_disability() -> None:
    """Seventy per cent on one ground, or a category of blindness; a degree of support."""
    impaired = text("sabac.utility_subsidy", "clan_sa_ostecenjem")
    assert "impairment.percent >= 70" in impaired
    assert 'visual_impairment_category in ["IV", "V"]' in impaired
    assert '"I", "II"' in text("beograd.personal_assistance", "stepen_podrske")
    assert "bodily_impairment_degree" in definition("nis.impaired_parent")


def test_15_a_window_of_age_with_its_ends_told() -> None:
    """Whether the end is included is a reading where the source leaves it open."""
    assert text("cacak.adult_day_care", "uzrast") == "person.age >= 25 and person.age < 55"
    assert text("sabac.new_year_aid", "uzrast") == "child.age <= 10"
    assert text("beograd.day_care", "do_26") == "person.age < 26"
    for id_, name in (
        ("cacak.adult_day_care", "uzrast"),
        ("beograd.day_care", "do_26"),
        ("beograd.elderly_recipient_aid", "stariji_od_65"),
        ("vrnjacka_banja.ivf_support", "godine"),
    ):
        assert condition(id_, name).reading is not None
        assert condition(id_, name).other_readings


def test_16_birth_order_by_the_mother_or_by_the_family() -> None:
    """Priboj counts the mother's live births at filing, Vrbas the family's children."""
    assert "max(child.mother.children.birth_order)" in definition("priboj.order_at_filing")
    assert text("vrbas.pupil_bus", "third_or_later") == "pupil.child_of_family_order >= 3"


def test_17_a_birth_on_a_day_of_the_calendar() -> None:
    """Two days in Vrbas; the first baby of the year is for the municipality to find."""
    born = text("vrbas.holiday_birth_grant", "born_on_the_day")
    assert "child.birth_date.month = 10 and child.birth_date.day = 20" in born
    assert text("bac.first_baby_gift", "first_baby") == 'assessed(child, "bac.first_baby_of_year")'


def test_18_how_somebody_goes_to_school() -> None:
    """For the first time in the grade, with a least average, at the budget's cost."""
    assert "first_enrolment = true" in text("odzaci.secondary_pupils", "first_enrolment")
    assert text("odzaci.secondary_pupils", "average") == "pupil.school.previous_average >= 2.5"
    assert "budget_financed" in text("beograd.school_kit", "na_teret_budzeta")
    assert text("smederevo.roma_scholarship", "vladanje") == "pupil.school.conduct = 5"


def test_19_no_relatives_or_none_who_can() -> None:
    """That there are none is a fact, that they are unable is for a body to find."""
    for id_, person in (
        ("petrovac_na_mlavi.home_care", "applicant"),
        ("kikinda.funeral_costs", "deceased"),
    ):
        assert text(id_, "nema_srodnika") == f"not({person}.liable_relatives)"
        assert calls(condition(id_, "srodnici_ne_mogu").when, "assessed")
        assert ["nema_srodnika", "srodnici_ne_mogu"] in groups(id_, "any")


def test_20_judgement_of_a_body_as_a_condition() -> None:
    """A hardship override beside the conditions, and indicators without weights."""
    (override,) = groups("sabac.free_meal", "any")
    assert override[-1] == "ugrozena_egzistencija"
    assert calls(condition("sabac.free_meal", "ugrozena_egzistencija").when, "assessed")
    need = rules("pozarevac").assessments["pozarevac.need"]
    assert len(need.indicators) == 8 and need.citation is not None
    assert need.citation.article == "1a"


def test_21_only_while_an_emergency_lasts() -> None:
    """Belgrade's meal in the street, Lajkovac's package of 2020, Novi Sad's aid of 2021."""
    assert text("beograd.free_meal", "vanredno_stanje") == "state_of_emergency"
    assert right("lajkovac.hygiene_package").validity.start is not None
    assert 'date("2021-12-31")' in text("novi_sad.covid_family_aid", "preminuo_2021")


def test_22_who_is_excluded() -> None:
    """A lifelong-support contract in Kikinda, the dormitory and private lodging in Odžaci."""
    assert text("kikinda.one_off_aid", "bez_dozivotnog_izdrzavanja") == (
        "not(applicant.lifelong_support_contract)"
    )
    assert text("odzaci.secondary_transport", "no_dormitory") == "pupil.school.dormitory = false"
    assert text("odzaci.secondary_transport", "no_lodging") == (
        "pupil.school.private_lodging = false"
    )
