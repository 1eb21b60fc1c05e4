"""One right in depth, and Markdown: nothing of a determination is left out."""

from __future__ import annotations

import re

import pytest
from reports import answer, case

from eligibility.explain import detail, markdown
from eligibility.explain.words import Language, Voice
from eligibility.facts import read_case


def told(name: str, right: str, language: Language = "sr-Latn") -> str:
    """Return one right in depth."""
    lines = detail.render(answer(case(name), language), f"mionica.{right}")
    return "\n".join(line.text for line in lines)


def test_conditions_are_told_in_words_and_as_they_are_written() -> None:
    """Label, words, expression, facts, source with article and address."""
    shown = told("worked", "monthly_aid")
    assert "✗ prihod ne prelazi najviši prihod" in shown
    assert "izraz: person.own_income <= income_limit" in shown
    assert "rečima: prihod u mesecu pre zahteva (lice) najviše najviši prihod po članu" in shown
    assert "nađeno: 31.000,50 RSD / mesec   traži se: ≤ 20.000 RSD / mesec" in shown
    assert "član 4, stav 2" in shown and "https://mionica.example/glasnik" in shown


def test_exceptions_stand_under_what_they_defeat() -> None:
    """`unless` names the exception with its own source."""
    shown = told("worked", "monthly_aid", "en")
    assert "unless:" in shown
    assert shown.index("unless:") < shown.index("the person refused offered work")
    assert "article 5" in shown


def test_every_reading_has_its_own_result() -> None:
    """The condition's own reading and the other one stand apart, each met or not."""
    shown = told("worked", "birth_grant", "en")
    assert "reading: counted to the day of the claim – not met" in shown
    assert "other reading: 9 months to the birth of the child" in shown


def test_documents_and_who_decides_are_told() -> None:
    """What no engine computes is told too, with who obtains a document."""
    shown = told("family", "relief", "en")
    assert "decision on the right (obtained by the authority)" in shown
    assert "decides: Centre for social work" in shown


def test_what_is_not_encoded_is_listed() -> None:
    """The passage that was not seen, and what its absence blocks."""
    shown = told("family", "wood", "en")
    assert "not known what: the conditions for firewood were not seen" in shown


def test_people_whom_a_right_does_not_concern_share_a_line() -> None:
    """One line names them and what the act's own gate requires."""
    shown = told("family", "birth_grant", "en")
    (line,) = [line for line in shown.splitlines() if line.startswith("✗")]
    assert line.startswith("✗ does not concern: majka, otac, baka   required: age of the child")


def test_a_right_that_concerns_nobody_tells_what_was_found() -> None:
    """Otherwise the reader could not see why."""
    given = read_case(
        '{"schema": 1, "municipality": "Mionica", "claim_date": "2016-11-22", "applicant": "ana",'
        ' "whole": ["people"], "people": [{"id": "ana", "birth_date": "1990-05-01"}]}'
    )
    lines = detail.render(answer(given, "en"), "mionica.birth_grant")
    shown = "\n".join(line.text for line in lines)
    assert "✗ does not concern: ana" in shown
    assert "found: ana: date of birth: 1 May 1990" in shown


def test_a_right_that_is_not_in_force_says_when_it_is() -> None:
    """One line for all people on one governing date, and the days of the right below it."""
    shown = told("family", "old_gift", "en")
    assert "✗ not in force on 20 November 2017: majka" in shown
    assert "in force: from 1 January 2016 until 31 December 2016" in shown


def test_what_an_act_has_in_cyrillic_is_told_in_one_script() -> None:
    """Titles, gazettes and quotations of a Cyrillic act are Latin in a Latin answer."""
    given = answer(case("worked"))
    assert given.voice.written("Сл. гласник РС, члан 9а") == "Sl. glasnik RS, član 9a"
    assert Voice("en").written("Сл. гласник") == "Сл. гласник"
    shown = told("worked", "monthly_aid")
    assert not re.search("[\u0400-\u04ff]", shown)


@pytest.mark.parametrize("language", ["sr-Latn", "sr-Cyrl", "en"])
@pytest.mark.parametrize("right", ["birth_grant", "monthly_aid", "escort", "relief", "wood"])
def test_every_right_can_be_told_in_every_language(right: str, language: Language) -> None:
    """No phrase is missing, and no key of a phrase shows."""
    shown = told("family", right, language)
    assert "mionica." + right in shown
    assert "detail." not in shown and "kind." not in shown


def test_markdown_escapes_what_users_wrote() -> None:
    """A name with Markdown's signs stays text."""
    assert markdown.escape("a_b *c* <d> [e] #f") == r"a\_b \*c\* \<d\> \[e\] \#f"


def test_markdown_holds_what_the_text_holds() -> None:
    """Headings for outcomes and lists, one item for each right."""
    shown = markdown.render(answer(case("family"), "en"))
    assert shown.startswith("# Mionica → Srbija · claim date 20 November 2017")
    for heading in ("Conditions are met", "It depends", "What the family must say or bring"):
        assert f"## {heading}" in shown
    assert "- ✓ **Grant for a newborn child**" in shown
    assert shown.count("## It depends") == 1


def test_markdown_of_one_right_is_nested() -> None:
    """The tree of conditions becomes nested lists."""
    shown = markdown.render(answer(case("worked"), "en"), "mionica.monthly_aid")
    assert shown.startswith("# ")
    assert "    - ✗ all of:" in shown or "    - ✗" in shown
