"""Benefits as municipalities grant them: for each pattern a right of the rules that has it."""

from __future__ import annotations

from patterns import amount, condition, data, definition, details, groups, right, rows, rules, told


def test_23_a_fixed_amount_and_one_fixed_every_year() -> None:
    """Užice's mayor and Šid's council set the amount for one year at a time."""
    assert amount("bac.grant_2017_first_second") == [30000]
    for id_ in ("uzice.grant", "sid.card"):
        (value,) = rules(id_.partition(".")[0]).parameters[id_].values
        assert value.validity.start is not None and value.validity.end is not None
        assert value.validity.start.year == value.validity.end.year


def test_24_an_amount_by_birth_order_that_may_fall_again() -> None:
    """Priboj gives most for the third child and less for the fourth."""
    table = rows(right("priboj.birth_grant").benefit.amount)
    assert table == {
        ("in [1..2]",): "grant",
        ("= 3",): "grant_third",
        (">= 4",): "grant_fourth",
    }
    third, fourth = amount("priboj.grant_third"), amount("priboj.grant_fourth")
    assert third == [50000] and fourth == [20000]
    assert len(rows(right("bac.birth_grant_2019").benefit.amount)) == 3


def test_25_an_amount_by_status() -> None:
    """Lajkovac gives twice as much to the unemployed; Leskovac ended the distinction in 2026."""
    assert "employment" in told(right("lajkovac.birth_grant").benefit.amount)
    assert amount("lajkovac.grant_employed") == [60000]
    assert amount("lajkovac.grant_unemployed") == [120000]
    employed, unemployed = amount("leskovac.grant_employed"), amount("leskovac.grant_unemployed")
    assert employed[0] != unemployed[0] and employed[-1] == unemployed[-1] == 50000


def test_26_a_share_of_a_base() -> None:
    """Of social assistance, of an average wage, of the fund's burial sum."""
    assert told(right("beograd.elderly_recipient_aid").benefit.amount).endswith("* 65 / 100")
    assert told(right("beograd.one_off_aid").benefit.at_most) == (
        "belgrade_wage * share_of_wage / 100"
    )
    assert amount("beograd.share_of_wage") == [80]
    assert told(right("beograd.school_kit").benefit.amount) == "nsp_child * months_given"
    assert told(right("vrnjacka_banja.ivf_support").benefit.amount) == "average_wage * 2"
    assert told(right("kikinda.disaster_aid").benefit.at_most) == "average_wage * 2"
    assert told(right("subotica.funeral").benefit.at_most) == (
        "pension_fund_burial_sum * burial_share / 100"
    )
    assert amount("subotica.burial_share") == [85]


def test_27_a_share_of_a_bill_with_limits_on_quantity() -> None:
    """Šabac: half of the month's bill, three cubic metres a member, six members."""
    benefit = right("sabac.utility_subsidy").benefit
    assert benefit.percent is not None and benefit.period == "month"
    assert amount("sabac.bill_relief") == [50]
    assert [told(value) for _, value in benefit.caps] == ["3", "6"]
    assert benefit.of is not None and "current month only" in benefit.of.en


def test_28_a_percentage_in_bands() -> None:
    """By the number of children, by order and status, by the place of the school."""
    novi_sad = rows(right("novi_sad.large_family_relief").benefit.percent)
    assert list(novi_sad) == [("in [3..5]",), ("in [6..8]",), (">= 9",)]
    bands = [amount(f"novi_sad.{name}") for name in novi_sad.values()]
    assert bands == [[30], [40], [50]]
    assert len(rows(right("lajkovac.kindergarten_relief").benefit.percent)) > 3
    assert "100" in rows(right("odzaci.secondary_transport").benefit.percent).values()


def test_29_so_much_for_each_and_no_more_than_for_three() -> None:
    """Čačak's kit: for each pupil, and from the third on no more."""
    assert rows(right("cacak.school_kit").benefit.amount) == {
        ("in [1..2]",): "kit_per_child * carer.kit_pupils",
        (">= 3",): "kit_per_child * 3",
    }
    assert amount("cacak.kit_per_child") == [1500]


def test_30_the_actual_cost_of_the_cheapest() -> None:
    """Funerals in Petrovac, Batočina and Lapovo, and travel at the lowest fare in Belgrade."""
    for id_ in (
        "petrovac_na_mlavi.funeral_costs",
        "batocina.funeral_costs",
        "lapovo.funeral_costs",
        "beograd.school_transport",
    ):
        assert right(id_).benefit.covers == "lowest_cost"


def test_31_in_kind_and_in_hours() -> None:
    """Two or three hours on three or five days, forty hours a week, a meal, a car seat."""
    hours, days = (told(value) for _, value in right("beograd.home_care").benefit.caps)
    assert hours == "if count(person.fellow_users) > 0 then 3 else 2"
    assert days.endswith("then 5 else 3")
    assert [told(value) for _, value in right("beograd.personal_companion").benefit.caps] == ["40"]
    meal, seat = right("beograd.free_meal").benefit, right("irig.car_seat").benefit
    assert meal.item is not None and meal.period == "day"
    assert seat.item is not None and seat.kind == "in_kind"


def test_32_how_often() -> None:
    """Once or four times a calendar year, once an occasion; a refused fifth request."""
    often = {
        id_: (frequency.at_most, frequency.per)
        for id_ in (
            *("beograd.one_off_aid", "paracin.pensioner_aid"),
            *("lajkovac.pensioner_aid", "sabac.new_year_aid"),
        )
        if (frequency := right(id_).frequency) is not None
    }
    assert list(often.values()) == [
        *((1, "calendar_year"), (4, "calendar_year")),
        *((4, "calendar_year"), (1, "occasion")),
    ]
    assert told(condition("paracin.pensioner_aid", "najvise_cetiri").when).endswith("< 4")


def test_33_instalments_at_milestones() -> None:
    """Smederevska Palanka pays a half at birth and a half on the first birthday."""
    parts = right("smederevska_palanka.second_child").benefit.instalments
    assert [told(part.share) for part in parts] == ["0.5", "0.5"]
    assert told(parts[1].date) == 'child.birth_date + duration("P1Y")'
    assert amount("smederevska_palanka.part_second") == [60000]


def test_34_a_budget_divided_or_spent_until_nothing_is_left() -> None:
    """Šabac divides by the recipients, Kikinda pays who files first."""
    assert right("sabac.new_year_aid").benefit.budget_share == "sabac.new_year_budget"
    (fund,) = data("kikinda.ivf_refund_2026", "funding")
    assert (fund["exhausts"], fund["budget"]) == ("true", "kikinda.ivf_fund")
    assert data("kikinda.ivf_refund_2026", "allocation") == [{"by": "filing"}]
    assert details("loznica.ivf_support", "funding")


def test_35_the_need_less_the_income() -> None:
    """Kruševac's portal: what is needed less what the household has, never below nothing."""
    assert told(right("krusevac.one_off_aid").benefit.amount) == (
        "max(0, applicant.needed_cost - applicant.household_income * months_of_income)"
    )


def test_36_a_fee_that_depends_on_income() -> None:
    """In Vranje by the household's income, in Niš half for who receives child allowance."""
    poorest, next_ = details("vranje.home_care", "participation")
    assert poorest.when is not None and told(poorest.when) == 'receives(applicant, "rs.nsp")'
    assert told(dict(poorest.expressions)["amount"]) == "0"
    assert amount("vranje.fee_at_twice_nsp") == [70]
    assert told(dict(next_.expressions)["amount"]) == "fee_at_twice_nsp"
    payers = [each["source"] for each in data("sombor.home_care", "participation")]
    assert "relatives" in payers
    meal = right("nis.half_price_meal").benefit
    assert amount("nis.half_price") == [50]
    assert meal.of is not None and "economic price" in meal.of.en
    assert "child_allowance" in definition("nis.family_child_allowance")


def test_37_an_award_while_documents_are_missing() -> None:
    """Belgrade feeds who lives on the streets in an emergency by a provisional decision."""
    (award,) = details("beograd.free_meal", "provisional")
    assert award.when is not None
    assert told(award.when) == "state_of_emergency and applicant.lives_on_street"
    assert any("zivi_na_ulici" in group for group in groups("beograd.free_meal", "all"))
