"""Places: any spelling finds the place, and each place knows what it lies in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility.facts.places import (
    chain,
    find,
    fold,
    is_within,
    named,
    nearest_places,
    places,
)


@pytest.mark.parametrize(
    "text",
    [
        "Lajkovac",
        "ЛАЈКОВАЦ",
        "lajkovac",
        "Општина Лајковац",
        "opština Lajkovac",
        "Opstina  Lajkovac ",
        "Municipality of Lajkovac",
    ],
)
def test_any_spelling_finds_lajkovac(text: str) -> None:
    """Script, diacritics, case and rank don't matter."""
    found = find(text)
    assert found is not None
    assert (found.id, found.name) == ("lajkovac", "Лајковац")


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Bač", "bac"),
        ("Бач", "bac"),
        ("bac", "bac"),
        ("Aranđelovac", "arandjelovac"),
        ("Arandjelovac", "arandjelovac"),
        ("Arandelovac", "arandjelovac"),
        ("Гаџин Хан", "gadzin_han"),
        ("Gadzin Han", "gadzin_han"),
        ("Врњачка Бања", "vrnjacka_banja"),
        ("Grad Beograd", "beograd"),
        ("GO Novi Beograd", "novi_beograd"),
        ("Градска општина Обреновац", "obrenovac"),
        ("AP Vojvodina", "vojvodina"),
        ("Република Србија", "rs"),
        ("petrovac_na_mlavi", "petrovac_na_mlavi"),
        ("Stari grad", "stari_grad"),
    ],
)
def test_names_lead_to_ids(text: str, id: str) -> None:
    """Letters with several Latin spellings are found by each of them."""
    found = find(text)
    assert found is not None
    assert found.id == id


def test_a_place_knows_its_chain() -> None:
    """Bač, Vrbas and Irig lie in Vojvodina; city municipalities in their city."""
    for id in ("bac", "vrbas", "irig"):
        assert chain(id) == ("rs", "vojvodina", id)
    assert chain("lajkovac") == ("rs", "lajkovac")
    assert chain("aleksinac") == ("rs", "aleksinac")
    assert chain("novi_beograd") == ("rs", "beograd", "novi_beograd")
    assert chain("rs") == ("rs",)


def test_a_name_that_is_not_known_is_neither_inside_nor_outside() -> None:
    """A misspelled residence must not refuse anybody."""
    assert is_within("Обреновац", "beograd") is True
    assert is_within("Lajkovac", "beograd") is False
    assert is_within("Lajkovec", "beograd") is None
    assert is_within("", "beograd") is None


def test_the_nearest_places_are_offered() -> None:
    """A typing error in either script is understood."""
    assert nearest_places("Lajkovec")[0].id == "lajkovac"
    assert nearest_places("Општина Врбасс")[0].id == "vrbas"
    assert find("Lajkovec") is None


def test_all_units_of_local_self_government_are_known() -> None:
    """28 cities and Belgrade, 145 municipalities: 45 of all in Vojvodina, 29 in Kosovo."""
    kinds = [place.kind for place in places().values()]
    assert (kinds.count("city"), kinds.count("municipality")) == (29, 145)
    units = [p for p in places().values() if p.kind in ("city", "municipality")]
    assert sum(place.province == "vojvodina" for place in units) == 45
    assert sum(place.province == "kosovo_i_metohija" for place in units) == 29
    inside = [p.chain[-2] for p in places().values() if p.kind == "city_municipality"]
    assert (inside.count("beograd"), inside.count("nis"), len(inside)) == (17, 5, 26)


def test_a_name_of_two_places_names_neither_by_itself() -> None:
    """Palilula lies in Belgrade and in Niš: nobody is told the other one's rights."""
    assert {place.id for place in named("GO Palilula")} == {"palilula_beograd", "palilula_nis"}
    assert find("Палилула") is None
    assert is_within("Палилула", "beograd") is None
    assert is_within("Палилула", "rs") is True
    for text in ("Niš - Palilula", "Палилула (Ниш)", "palilula_nis", "Palilula Niš"):
        found = find(text)
        assert found is not None and found.id == "palilula_nis"


def test_places_know_district_province_and_official_number() -> None:
    """As the sources in docs/places.md show them; a place without a number has none."""
    ada, lajkovac, beograd = places()["ada"], places()["lajkovac"], places()["beograd"]
    assert (ada.district, ada.province, ada.code) == ("Севернобанатски", "vojvodina", "80012")
    assert (lajkovac.district, lajkovac.province, lajkovac.code) == ("Колубарски", None, "70700")
    assert (beograd.district, beograd.province, beograd.code) == ("", None, "")
    assert places()["novi_beograd"].code == "70181"
    codes = [place.code for place in places().values() if place.code]
    assert len(codes) == len(set(codes)) and all(len(c) == 5 and c.isdigit() for c in codes)
    assert {p.id for p in places().values() if p.kind == "city" and not p.code} == {
        "beograd",
        "nis",
    }


def test_the_municipalities_of_the_programme_are_marked() -> None:
    """Thirty-two, by name in the order of the programme's list."""
    marked = [place.latin for place in places().values() if place.programme]
    listed = (
        "Ada, Aleksinac, Aranđelovac, Babušnica, Bela Palanka, Beočin, Blace, Kragujevac, "
        "Kruševac, Odžaci, Paraćin, Petrovac na Mlavi, Rača, Raška, Smederevska Palanka, Svrljig, "
        "Šid, Tutin, Užice, Vrnjačka Banja, Čačak, Kanjiža, Kikinda, Novi Beograd, Obrenovac, "
        "Požega, Sečanj, Vrbas, Žabalj, Bač, Irig, Lajkovac"
    )
    assert sorted(marked) == sorted(listed.split(", "))


def test_every_place_is_found_by_its_name_and_id() -> None:
    """No two places share a spelling."""
    for place in places().values():
        for text in (place.name, place.id, place.name.upper(), f"Општина {place.name}"):
            assert find(text) == place
        assert place.id.isascii() and place.id.islower()
        assert all(above in places() for above in place.chain)


@settings(max_examples=100)
@given(st.text(max_size=20))
def test_any_text_is_a_place_or_none(text: str) -> None:
    """Folding is settled after one pass, and nothing breaks it."""
    assert fold(fold(text)) == fold(text)
    found = find(text)
    assert found is None or places()[found.id] == found
