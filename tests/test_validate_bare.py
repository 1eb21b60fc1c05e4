"""Cliffs and readings of a draft without examples: found by the solver, or proved away."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from finding_pages import FOLDER, FRAME, LAW, found_in, snippet
from hypothesis import given, settings
from hypothesis import strategies as st
from small_act import linked

from eligibility import validate
from eligibility.acts.load import parse_act
from eligibility.acts.model import Label
from eligibility.facts import read_case
from eligibility.validate import registry
from eligibility.validate.falls import fall
from eligibility.validate.incomes import axes, own_income, worth
from eligibility.validate.replay import answers
from eligibility.validate.solved import cases
from eligibility.validate.subject import Subject

pytestmark = pytest.mark.skipif(not registry.can_prove(), reason="no solver is installed")


def bare(code: str, heading: str) -> str:
    """Return an example of a page without the cases that it tells."""
    example = snippet((FOLDER / f"{code}.md").read_text(encoding="utf-8"), heading)
    assert example is not None and "examples:" in example
    return example[: example.index("examples:")]


@pytest.mark.parametrize("code", ["cliff", "readings-differ", "unequal-treatment"])
def test_what_a_page_says_to_avoid_is_found_without_its_example(code: str) -> None:
    """A draft that tells no case has the same finding, with families that show it."""
    told = found_in(bare(code, "Avoid"), code)
    assert told
    for each in told:
        assert not each.unsettled
        assert each.witnesses and all(read_case(witness.case) for witness in each.witnesses)


@pytest.mark.parametrize("code", ["cliff", "readings-differ", "unequal-treatment"])
def test_what_a_page_prefers_is_proved_without_its_example(code: str) -> None:
    """Nothing is found, and nothing is left open: the silence is a proof."""
    assert found_in(bare(code, "Prefer"), code) == []


@pytest.mark.parametrize("code", ["cliff", "readings-differ"])
def test_without_time_the_question_is_unsettled(code: str) -> None:
    """A draft without examples and without time for proofs is not called fine."""
    text = FRAME + bare(code, "Avoid")
    source = parse_act(text.encode(), "act2.yaml")
    rulebook = linked(LAW, text)
    told = validate("lajkovac.nacrt", rulebook, source=source, only=[code], seconds=0)
    assert [each.unsettled for each in told] == [True]


def test_a_cliff_of_the_solver_is_told_with_two_families_a_dinar_apart() -> None:
    """The first has the aid and the second does not, as the reference engine replays them."""
    (finding,) = found_in(bare("cliff", "Avoid"), "cliff")
    assert "60,000 RSD" in finding.message.en
    book = linked(LAW, FRAME + bare("cliff", "Avoid"))
    amounts = []
    for witness in finding.witnesses:
        case = read_case(witness.case)
        assert answers(case, book, ["lajkovac.pomoc"]) == witness.answers
        amounts.append(own_income(case, next(axes(case))))
    assert amounts[1] - amounts[0] == 1


STEPPED = """parameters:
  granica:
    label: {{sr: граница, en: limit}}
    unit: RSD/month
    values: [{{value: {limit}, from: 2026-01-01, seen: 2026-01-01, at: nacrt}}]
  iznos:
    label: {{sr: износ, en: amount}}
    unit: RSD/month
    values: [{{value: {amount}, from: 2026-01-01, seen: 2026-01-01, at: nacrt}}]
rights:
  pomoc:
    name: {{sr: Помоћ, en: Aid}}
    kind: cash
    per: applicant
    governing_date: claim
    conditions:
      all:
        - id: prihod
          label: {{sr: приход до границе, en: income up to the limit}}
          when: sum(applicant.incomes.amount) <= granica
          at: nacrt
    benefit: {{amount: '{benefit}', period: month, at: nacrt}}
"""


def subject_of(text: str) -> Subject:
    """Return an act of one right, ready to be looked at."""
    source = parse_act((FRAME + text).encode(), "act2.yaml")
    rulebook = linked(LAW, FRAME + text)
    return Subject(rulebook.acts["lajkovac.nacrt"], rulebook, source, seconds=60)


@settings(max_examples=15)
@given(
    st.integers(1000, 90000),
    st.integers(1, 9000),
    st.sampled_from(("iznos", "min(iznos, granica - sum(applicant.incomes.amount))")),
)
def test_a_fall_is_found_where_there_is_one(limit: int, amount: int, benefit: str) -> None:
    """A sum that ends at a limit falls by itself; the difference up to the limit never falls."""
    subject = subject_of(STEPPED.format(limit=limit, amount=amount, benefit=benefit))
    (right,) = subject.rights
    found = fall(subject, right)
    assert not isinstance(found, Label)
    falls = benefit == "iznos" and amount > 1
    assert (found is not None) is falls
    if found is not None:
        case, axis = found
        assert axis.list == "incomes"
        assert worth(case, subject.rulebook, right.id) == (Fraction(amount), 1)


WAYS = """rights:
  pomoc:
    name: {sr: Помоћ, en: Aid}
    kind: cash
    governing_date: claim
    benefit: {label: {sr: помоћ, en: aid}}
    conditions:
      any:
        - {id: bolest, label: {sr: болест, en: illness}, when: applicant.ill, at: nacrt}
        - {id: smetnje, label: {sr: ометен, en: disabled}, when: applicant.disability, at: nacrt}
"""


def test_a_right_without_examples_is_looked_at_by_each_way_to_it() -> None:
    """The solver gives a granted family for each alternative; with an example that is left."""
    subject = subject_of(WAYS)
    (right,) = subject.rights
    given_: list[dict[str, Any]] = list(cases(subject, right))
    for fact in ("ill", "disability"):
        assert any(case["people"][0].get(fact) is True for case in given_)
    example = """examples:
  - name: {sr: болестан, en: ill}
    case: {claim_date: 2026-10-01, applicant: ana, people: [{id: ana, ill: true}]}
    expect: [{right: pomoc, outcome: eligible}]
"""
    shown = subject_of(WAYS + example)
    assert [json.dumps(each["people"]) for each in cases(shown, shown.rights[0])] == [
        json.dumps([{"id": "ana", "ill": True}])
    ]
