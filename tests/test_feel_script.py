"""Serbian Latin from Serbian Cyrillic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.feel.script import to_latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Његош", "Njegoš"),
        ("ЊЕГОШ", "NJEGOŠ"),
        ("КОЊ", "KONJ"),
        ("Љ. Џ.", "Lj. Dž."),
        ("ЉИГ и Љиг", "LJIG i Ljig"),
        ("џеп", "džep"),
        ("Ђорђе Ћирић, Шљивић Жика", "Đorđe Ćirić, Šljivić Žika"),
        ("степен подршке I–IV, 50 m²", "stepen podrške I–IV, 50 m²"),
        ("injekcija, konjugacija", "injekcija, konjugacija"),
        ("приход ≥ 31.000 динара", "prihod ≥ 31.000 dinara"),
    ],
)
def test_letters_keep_their_case(cyrillic: str, latin: str) -> None:
    """A letter that becomes two is capital throughout only among capitals."""
    assert to_latin(cyrillic) == latin


@given(st.text(st.sampled_from("абвгдђежзијклљмнњопрстћуфхцчџшАЊЉЏЂ aA1.-")))
def test_no_cyrillic_is_left(text: str) -> None:
    """Every Serbian letter has a Latin one, and Latin stays as it is."""
    latin = to_latin(text)
    assert not any("Ѐ" <= mark <= "ӿ" for mark in latin)
    assert to_latin(latin) == latin
