"""Words of three languages: plural forms, dates, money, durations, values."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest

from eligibility.acts.days import PartialDay
from eligibility.engine.values import Unknown
from eligibility.explain.messages import MESSAGES
from eligibility.explain.words import LANGUAGES, Voice, serbian_form
from eligibility.feel.values import Months, Seconds

LATIN, CYRILLIC, ENGLISH = Voice("sr-Latn"), Voice("sr-Cyrl"), Voice("en")


@pytest.mark.parametrize(
    ("number", "noun", "told"),
    [
        (1, "month", "1 mesec"),
        (2, "month", "2 meseca"),
        (4, "month", "4 meseca"),
        (5, "month", "5 meseci"),
        (11, "month", "11 meseci"),
        (12, "month", "12 meseci"),
        (21, "month", "21 mesec"),
        (22, "month", "22 meseca"),
        (111, "month", "111 meseci"),
        (1, "day", "1 dan"),
        (3, "day", "3 dana"),
        (1, "year", "1 godina"),
        (2, "year", "2 godine"),
        (26, "year", "26 godina"),
        (101, "year", "101 godina"),
    ],
)
def test_serbian_nouns_follow_their_number(number: int, noun: str, told: str) -> None:
    """The last digit chooses the form, except from 11 to 14."""
    assert LATIN.count(number, noun) == told


def test_forms_of_all_teens_are_the_third() -> None:
    """Eleven to fourteen take the genitive plural in every hundred."""
    assert {serbian_form(n) for n in (11, 12, 13, 14, 111, 212, 1013)} == {2}


def test_english_nouns_follow_their_number() -> None:
    """English knows one and many."""
    assert [ENGLISH.count(n, "month") for n in (0, 1, 2)] == ["0 months", "1 month", "2 months"]


def test_of_a_month_or_year_no_day_is_told() -> None:
    """A source that shows only October 2021 is not told as its first day."""
    month, year = PartialDay.read("2021-10", "first"), PartialDay.read("2023", "first")
    assert month is not None and year is not None
    assert (LATIN.day(month), ENGLISH.day(month)) == ("10.2021", "October 2021")
    assert (LATIN.day(year), ENGLISH.day(year)) == ("2023", "2023")


def test_dates_are_written_as_each_language_does() -> None:
    """Serbian dates have periods between their parts; English ones name the month."""
    day = date(2016, 4, 10)
    assert [voice.day(day) for voice in (LATIN, CYRILLIC)] == ["10.4.2016", "10.4.2016"]
    assert ENGLISH.day(day) == "10 April 2016"


@pytest.mark.parametrize(
    ("value", "serbian", "english"),
    [
        ("120000", "120.000 RSD", "120,000 RSD"),
        ("10292.88", "10.292,88 RSD", "10,292.88 RSD"),
        ("4936/3", "≈ 1.645,33 RSD", "≈ 1,645.33 RSD"),
        ("0", "0 RSD", "0 RSD"),
        ("0.05", "0,05 RSD", "0.05 RSD"),
        ("-1200.5", "-1.200,50 RSD", "-1,200.50 RSD"),
    ],
)
def test_money_shows_the_para_and_says_when_it_is_not_exact(
    value: str, serbian: str, english: str
) -> None:
    """An amount that ends within two decimals is exact; any other one is marked with ≈."""
    assert LATIN.money(Fraction(value)) == serbian
    assert ENGLISH.money(Fraction(value)) == english


def test_durations_are_told_in_months_and_days() -> None:
    """Months stay months up to two years, as acts count them."""
    assert LATIN.months(7, 12) == "7 meseci i 12 dana"
    assert LATIN.duration(Months(9)) == "9 meseci"
    assert LATIN.duration(Months(12)) == "1 godina"
    assert LATIN.duration(Months(18)) == "18 meseci"
    assert LATIN.duration(Months(26)) == "2 godine i 2 meseca"
    assert CYRILLIC.duration(Months(0)) == "0 месеци"
    assert ENGLISH.duration(Seconds(Fraction(30 * 86400))) == "30 days"


def test_values_are_told_in_words() -> None:
    """True, none and unknown have words; ids and texts of users stay as they are written."""
    assert LATIN.value(True) == "da"
    assert CYRILLIC.value(None) == "нема"
    assert ENGLISH.value(Unknown(())) == "unknown"
    assert LATIN.value("Ђорђе") == "Ђорђе"
    assert LATIN.value(Fraction(3, 2), "RSD/month") == "1,50 RSD / mesec"
    assert LATIN.value(Fraction(14), "year") == "14 godina"
    assert LATIN.value(Fraction(2016)) == "2016", "a year has no point in it"
    assert LATIN.value(Fraction(1, 2)) == "0,5"
    assert ENGLISH.value(Fraction(75), "m2") == "75 m²"


def test_what_a_user_wrote_is_not_transliterated() -> None:
    """Only the fixed part of a phrase changes its script."""
    assert LATIN.say("source", what="Службени гласник") == "izvor: Службени гласник"


@pytest.mark.parametrize("key", sorted(MESSAGES))
def test_every_message_has_the_same_parts_in_both_languages(key: str) -> None:
    """A phrase takes the same named parts in Serbian and in English, in some order."""
    label = MESSAGES[key]
    parts = re.compile(r"\{(\w+)\}")
    assert sorted(parts.findall(label.sr)) == sorted(parts.findall(label.en))


@pytest.mark.parametrize("key", sorted(MESSAGES))
def test_every_serbian_message_is_written_in_cyrillic(key: str) -> None:
    """Latin is derived from Cyrillic, so no Latin word stands in a Serbian message."""
    fixed = re.sub(r"\{\w+\}|--[a-z-]+|--right ID|eligibility new case", "", MESSAGES[key].sr)
    assert not re.search(r"[A-Za-zčćžšđČĆŽŠĐ]", fixed)


def test_there_are_three_languages() -> None:
    """The default is Serbian Latin."""
    assert LANGUAGES == ("sr-Latn", "sr-Cyrl", "en")
    assert Voice().language == "sr-Latn"
