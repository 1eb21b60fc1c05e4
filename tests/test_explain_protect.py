"""Protected facts: named to the caseworker, hidden from the family in every format."""

from __future__ import annotations

import pytest
from reports import answer, case

from eligibility.explain import detail, jsonout, markdown, text
from eligibility.explain.protect import AUDIENCES, Audience
from eligibility.facts import read_case

FORMATS = ("text", "detail", "json", "markdown")
NAMED = ("nasilj", "žrtva", "zrtva", "насиљ", "violence", "victim")


def told(name: str, audience: Audience, form: str) -> str:
    """Return the answer to a case in one format."""
    given = answer(case(name), "sr-Latn", audience)
    if form == "json":
        return jsonout.dumps(given)
    if form == "markdown":
        return markdown.render(given)
    lines = text.render(given) if form == "text" else detail.render(given, "mionica.safe_house")
    return "\n".join(line.text for line in lines)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", ["worked", "family"])
def test_the_family_never_reads_of_violence(name: str, form: str) -> None:
    """Whether the protected fact is known or missing, no format names it."""
    shown = told(name, "family", form).lower()
    assert not [word for word in NAMED if word in shown]


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_the_outcome_says_that_it_rests_on_a_protected_fact(form: str) -> None:
    """What is hidden is said to be hidden."""
    assert "zaštićen" in told("worked", "family", form)


@pytest.mark.parametrize("form", ["detail", "json"])
def test_the_caseworker_reads_it(form: str) -> None:
    """The caseworker sees the condition by its name."""
    assert "žrtva nasilja" in told("worked", "caseworker", form)


def test_the_family_is_not_asked_for_it() -> None:
    """A question would tell whoever reads the list what is suspected."""
    asked = told("family", "family", "text").split("Šta porodica")[1]
    assert "zaštićen" not in asked


def test_a_fact_that_the_case_protects_is_hidden_too() -> None:
    """Any fact may be protected in a case, whatever its kind."""
    given = read_case(
        '{"schema": 1, "municipality": "Mionica", "claim_date": "2016-11-22", "applicant": "ana",'
        ' "whole": ["people"], "people": [{"id": "ana", "birth_date": "1990-05-01",'
        ' "employment": {"value": "employed", "protected": true},'
        ' "incomes": [{"kind": "wage", "month": "2016-10", "amount": 100}],'
        ' "whole": ["incomes"]}]}'
    )
    hidden = jsonout.dumps(answer(given))
    assert "lice je nezaposleno" not in hidden and '"employed"' not in hidden
    shown = jsonout.dumps(answer(given, audience="caseworker"))
    assert "lice je nezaposleno" in shown and '"employed"' in shown


def test_one_protected_fact_of_a_record_protects_the_record() -> None:
    """The place of a shelter is not told by the other facts of the same spell."""
    given = read_case(
        '{"schema": 1, "municipality": "Mionica", "claim_date": "2016-11-22", "applicant": "ana",'
        ' "whole": ["people"], "people": [{"id": "ana", "birth_date": "1990-05-01", "residences":'
        ' [{"kind": "prebivaliste", "place": {"value": "Mionica", "protected": true},'
        ' "from": "2016-01-02"}], "whole": ["residences"]}]}'
    )
    hidden = jsonout.dumps(answer(given))
    assert "2016-01-02" not in hidden and "residences[1]" not in hidden
    assert "residences[1]" in jsonout.dumps(answer(given, audience="caseworker"))


def test_a_determination_that_rests_on_nothing_protected_is_shown_as_it_is() -> None:
    """What the family reads is made anew only where something is hidden."""
    whole, shown = (answer(case("worked"), "sr-Latn", to).result for to in AUDIENCES[::-1])
    pairs = list(zip(whole.determinations, shown.determinations, strict=True))
    kept = [one for one, other in pairs if one == other]
    hidden = {one.right for one, other in pairs if one != other}
    assert kept and "mionica.safe_house" in hidden
    assert not any("violence" in item.field for one in kept for item in one.facts)
