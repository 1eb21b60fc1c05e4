"""What is proved of an act, what is refuted with a case, and what is said to be unsettled."""

from __future__ import annotations

import json

import pytest
from finding_pages import FRAME
from small_act import REPUBLIC, linked

from eligibility import validate
from eligibility.acts.load import parse_act
from eligibility.validate.finding import Finding

BENEFIT = "{label: {sr: помоћ у натури, en: aid in kind}}"


def act(conditions: str, *, more: str = "", benefit: str = BENEFIT, right: str = "") -> str:
    """Return an act with one right of these conditions."""
    return f"""parameters:
  iznos:
    label: {{sr: износ, en: amount}}
    unit: RSD
    values: [{{value: 50000, from: 2026-01-01, seen: 2026-01-01, at: nacrt}}]
  granica:
    label: {{sr: граница, en: limit}}
    unit: RSD/month
    values: [{{value: 40000, from: 2026-01-01, seen: 2026-01-01, at: nacrt}}]
rights:
  pomoc:
    name: {{sr: Помоћ, en: Aid}}
    kind: cash
    governing_date: claim
{right}    benefit: {benefit}
    conditions:
      all:
{conditions}{more}"""


def condition(id_: str, when: str) -> str:
    return f"""        - id: {id_}
          label: {{sr: услов {id_}, en: condition {id_}}}
          when: {when}
          at: nacrt
"""


def guarantee(statement: str) -> str:
    return f"""guarantees:
  - {{id: jemstvo, label: {{sr: јемство, en: guarantee}}, right: pomoc, {statement}}}
"""


def found(text: str, *only: str, seconds: int = 60) -> list[Finding]:
    """Return what is found in an act by the solver, or by these kinds alone."""
    written = FRAME + text
    source = parse_act(written.encode(), "act2.yaml")
    kinds = only or (
        "never-granted",
        "condition-never-true",
        "condition-always-true",
        "condition-implied",
        "guarantee-refuted",
    )
    rulebook = linked(REPUBLIC, written)
    return validate("lajkovac.nacrt", rulebook, source=source, only=kinds, seconds=seconds)


ADULT = condition("odrastao", "applicant.age >= 18")
CHILD = condition("dete", "applicant.age < 15")
POOR = condition("prihod", "sum(applicant.incomes.amount) <= granica")
CASH = "{amount: iznos, at: nacrt}"


def test_conditions_that_exclude_one_another_are_told_once() -> None:
    """Nobody gets the right; that each condition then follows from the others is not told."""
    assert [(each.code, each.on) for each in found(act(ADULT + CHILD))] == [
        ("never-granted", "pomoc")
    ]


def test_where_ways_to_a_right_are_not_encoded_nobody_can_say_that_none_leads_there() -> None:
    """With alternatives missing, what is encoded proves nothing of who gets it."""
    gap = "    missing: [{kind: alternatives, passage: {sr: друго, en: other}, at: nacrt}]\n"
    assert "never-granted" not in [each.code for each in found(act(ADULT + CHILD, right=gap))]


def test_a_sound_act_has_no_finding_of_the_solver() -> None:
    """Two conditions that both decide are neither implied nor always true."""
    assert found(act(ADULT + POOR)) == []


def test_a_question_without_time_is_unsettled_and_never_fine() -> None:
    """With no time for proofs every open question is told as such."""
    told = found(act(ADULT + CHILD), seconds=0)
    assert told
    assert all(each.unsettled for each in told)


@pytest.mark.parametrize(
    ("statement", "holds"),
    [
        ("at_most: '50000'", True),
        ("at_most: '49999'", False),
        ("at_least: '50000'", True),
        ("at_least: '50001'", False),
        ("given: applicant.age < 18, outcome: not_eligible", True),
        ("given: applicant.age < 19, outcome: not_eligible", False),
        ("holds: applicant.age >= 18", True),
        ("holds: applicant.age > 18", False),
        ("falling_in: incomes.amount", True),
        ("rising_in: incomes.amount", False),
        ("independent_of: sex", True),
        ("independent_of: incomes.amount", False),
    ],
)
def test_a_guarantee_is_proved_or_refuted_by_a_case(statement: str, holds: bool) -> None:
    """Each kind of statement on both sides of where it holds, without any example to begin from."""
    told = found(act(ADULT + POOR, more=guarantee(statement), benefit=CASH), "guarantee-refuted")
    assert [each.unsettled for each in told] == ([] if holds else [False])
    for each in told:
        assert each.span.line == (FRAME + act(ADULT + POOR, benefit=CASH)).count("\n") + 2
        assert each.witnesses
        for witness in each.witnesses:
            assert json.loads(witness.case)["people"]


def test_two_cases_that_break_a_guarantee_differ_in_the_fact_alone() -> None:
    """The witnesses of a dependence are alike in everything but the fact that it names."""
    more = guarantee("independent_of: incomes.amount")
    (finding,) = found(act(ADULT + POOR, more=more, benefit=CASH), "guarantee-refuted")
    one, two = (json.loads(each.case) for each in finding.witnesses)
    assert one != two
    for case in (one, two):
        for person in case["people"]:
            for income in person.get("incomes", ()):
                del income["amount"]
    assert one == two


def test_an_amount_in_which_two_readings_cancel_out_is_not_called_impossible() -> None:
    """Sources differ in the amount, and a bound on their difference is refuted all the same."""
    both = (
        "[{value: 50000, from: 2026-01-01, seen: 2026-01-01, at: nacrt, conflicting: true, "
        "reading: {sr: прво, en: one}}, {value: 60000, from: 2026-01-01, seen: 2026-01-01, "
        "at: nacrt, conflicting: true, reading: {sr: друго, en: other}}]"
    )
    one = "[{value: 50000, from: 2026-01-01, seen: 2026-01-01, at: nacrt}]"
    text = act(ADULT, more=guarantee("at_least: '1'"), benefit="{amount: iznos - iznos, at: nacrt}")
    (finding,) = found(text.replace(one, both), "guarantee-refuted")
    assert not finding.unsettled
    assert finding.witnesses[0].answers[0].benefit == 0
