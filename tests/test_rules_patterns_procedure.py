"""Places, procedure and time as municipalities set them: for each pattern a right that has it."""

from __future__ import annotations

from patterns import condition, data, details, rules, told

from eligibility.facts.places import places


def test_38_who_comes_first() -> None:
    """Childless couples in Kikinda; single parents and degrees I and II in Belgrade."""
    (childless,) = details("kikinda.ivf_refund_2026", "priority")
    assert childless.when is not None and told(childless.when) == "count(woman.children) = 0"
    first = details("beograd.personal_companion", "priority")
    assert {dict(each.data)["order"] for each in first} == {"1"}
    assert 'child.support_degree in ("I", "II")' in [told(each.when) for each in first]


def test_39_points_and_a_waiting_list() -> None:
    """Niš ranks by points and lets the others wait, Smederevo ranks on the criteria of a call."""
    assert data("nis.personal_companion", "allocation") == [
        {"by": "points", "waiting_list": "true"}
    ]
    # How many points each ground gives, was not seen.
    assert data("nis.personal_companion", "points") == [{}, {}]
    assert data("smederevo.roma_scholarship", "allocation") == [{"by": "criteria"}]


def test_40_a_limit_of_places_or_one_service_instead_of_another() -> None:
    """A hundred meals, eleven families, and in Paraćin either home care or a companion."""
    for id_, places_ in (
        ("vrbas.soup_kitchen", "kitchen_places"),
        ("priboj.firewood_aid", "11"),
        ("smederevo.roma_scholarship", "35"),
        ("kursumlija.personal_companion", "13"),
    ):
        (capacity,) = details(id_, "capacity")
        assert dict(capacity.expressions)["places"].text == places_
    assert data("paracin.home_care", "cumulation") == [
        {"with": "paracin.personal_companion", "rule": "excludes"}
    ]


def test_41_on_request_or_without_one() -> None:
    """On request, ex officio, renewed, or by one collective decision."""
    modes = {
        id_: data(id_, "claim")[0]["mode"]
        for id_ in (
            *("uzice.birth_grant", "cacak.firewood"),
            *("lajkovac.pensioner_aid", "lajkovac.hygiene_package"),
        )
    }
    assert list(modes.values()) == ["request", "ex_officio", "renewed", "collective"]


def test_42_a_deadline_that_an_event_sets() -> None:
    """Six months from birth, a window of days, before treatment begins."""
    (uzice,) = details("uzice.birth_grant", "window")
    assert dict(uzice.expressions)["closes"].text == 'child.birth_date + duration("P6M")'
    (srbobran,) = details("srbobran.utility_relief", "window")
    assert [expression.text for _, expression in srbobran.expressions] == [
        'date("2023-07-04")',
        'date("2023-07-31")',
    ]
    (before,) = details("vrnjacka_banja.ivf_support", "window")
    assert "before" in before.label.en


def test_43_a_deadline_for_deciding_or_paying() -> None:
    """Belgrade decides within thirty days, Kikinda pays within thirty."""
    assert data("beograd.one_off_aid", "decides") == [{"within_days": "30"}]
    (paid,) = details("kikinda.ivf_refund_2026", "start")
    assert "30 days" in paid.label.en


def test_44_who_decides() -> None:
    """The centre, a department, the president on a committee's proposal, a commission."""
    bodies = {
        id_: details(id_, "decides")[0].label.en
        for id_ in (
            "petrovac_na_mlavi.free_meal",
            "uzice.birth_grant",
            "petrovac_na_mlavi.birth_grant",
            "vrnjacka_banja.ivf_support",
            "mali_zvornik.personal_companion",
        )
    }
    said = ("centre", "department", "president", "proposal of the committee", "commission")
    assert all(word in body for word, body in zip(said, bodies.values(), strict=True))


def test_45_evidence_and_who_obtains_it() -> None:
    """Novi Sad gathers the cause of death itself; elsewhere the party brings the papers."""
    assert data("novi_sad.covid_family_aid", "document") == [{"obtained_by": "authority"}]
    assert {"obtained_by": "party"} in data("srbobran.utility_relief", "document")
    assert len(details("petrovac_na_mlavi.birth_grant", "document")) == 5


def test_46_what_happens_to_what_was_before() -> None:
    """Earlier decisions go on, a decision is replaced, a day in the past is the first."""
    rulings = {
        (id_, dict(each.data)["rule"])
        for id_ in (
            "jagodina.nezaposlene_trudnice_i_porodilje",
            "blace.novorodjence",
            "topola.novorodjence",
        )
        for each in rules(id_.partition(".")[0]).acts[id_].transitional
    }
    assert {rule for _, rule in rulings} == {
        *("earlier_awards_continue", "replaces", "applies_back_to")
    }
    # Petrovac's page of 2016 speaks of MOP, the later one of NSP: a reading for each.
    petrovac = condition("petrovac_na_mlavi.funeral_costs", "primalac")
    earlier, *_ = petrovac.other_readings
    assert '"rs.nsp"' in told(petrovac.when) and '"rs.mop"' in told(earlier.when)
    novi_sad = rules("novi_sad").definitions["novi_sad.had_decision"]
    assert 'date("2024-12-31")' in told(novi_sad.value)


def test_47_a_power_left_to_lower_places() -> None:
    """Seven outer municipalities of Belgrade, and no other place, may set another price."""
    price = rules("obrenovac").parameters["beograd.subsidized_price"]
    assert price.open_term and len(price.open_to) == 7
    assert "obrenovac" in price.open_to and "novi_beograd" not in price.open_to
    assert all(places()[place].chain[-2] == "beograd" for place in price.open_to)
    assert details("beograd.subsidized_utilities", "participation")
