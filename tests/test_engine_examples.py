"""Examples inside acts: what passes, and how a failure is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from reports import ACT

from eligibility.acts.link import link
from eligibility.acts.load import read_file
from eligibility.acts.model import Rulebook
from eligibility.engine.examples import run_examples
from eligibility.errors import InputError
from eligibility.records import replace

CASE = (
    "    case: {municipality: Mionica, claim_date: 2016-11-22, applicant: ana, whole: [people],"
    " people: [{id: ana, birth_date: 1990-05-01, employment: unemployed, refused_work: false,"
    " incomes: [{kind: wage, month: 2016-10, amount: %s}], whole: [incomes]}]}\n"
)


def ran(tmp_path: Path, expected: str, amount: str = "20000") -> list[str]:
    """Return the failures of an example with one expectation, as told."""
    path = tmp_path / "act.yaml"
    example = (
        "examples:\n  - name: {sr: Граница, en: The limit}\n"
        + CASE % amount
        + f"    expect:\n      - {expected}\n"
    )
    path.write_text(ACT.read_text(encoding="utf-8") + example, encoding="utf-8")
    rules = link([read_file(path, "act.yaml")], "mionica", ("rs", "mionica"))
    return [
        f"{failure.what}: {failure.expected} / {failure.got}"
        for failure in run_examples(rules, rules.acts["mionica.support"])
    ]


@pytest.mark.parametrize(
    "expected",
    [
        "{right: monthly_aid, outcome: eligible}",
        "{right: mionica.monthly_aid, subject: ana, holder: ana, outcome: eligible}",
        "{right: monthly_aid, benefit: 16000/3}",
        "{right: monthly_aid, conditions: {prihod: 'true', odbio: 'false'}}",
        "{right: birth_grant, outcome: no_subject}",
        "{right: wood, outcome: depends, missing: [unknown]}",
        "{right: safe_house, missing: [violence_victim]}",
        "{right: relief, missing: [people.ana.military_invalid]}",
    ],
)
def test_expectations_that_hold(tmp_path: Path, expected: str) -> None:
    """Outcome, benefit, conditions and what is missing may each be expected."""
    assert ran(tmp_path, expected) == []


def test_thresholds_are_met_at_the_amount_and_missed_one_para_above(tmp_path: Path) -> None:
    """The limit itself is inside; 20,000.01 is outside, and the failure names the condition."""
    expected = "{right: monthly_aid, outcome: eligible}"
    assert ran(tmp_path, expected, "20000.00") == []
    assert ran(tmp_path, expected, "'20000.01'") == [
        "the outcome: eligible / not_eligible (false: prihod)"
    ]


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        (
            "{right: monthly_aid, benefit: 8000}",
            "the benefit: 8000 / 16000/3",
        ),
        (
            "{right: monthly_aid, missing: [employment]}",
            "what is missing: employment among it / nothing",
        ),
        (
            "{right: monthly_aid, conditions: {prihod: 'false'}}",
            "the condition `prihod`: false / true",
        ),
        (
            "{right: birth_grant, subject: ana, outcome: eligible}",
            "the outcome: eligible / no_subject",
        ),
        (
            "{right: monthly_aid, subject: petar, outcome: eligible}",
            "the outcome: eligible / nobody's: no such subject or holder",
        ),
        (
            "{right: monthly_aid, outcome: no_subject}",
            "the outcome: no_subject / eligible",
        ),
    ],
)
def test_failures_say_what_was_expected_and_what_came(
    tmp_path: Path, expected: str, told: str
) -> None:
    """Each kind of expectation that fails is told by itself."""
    assert ran(tmp_path, expected) == [told]


def test_a_wrong_case_in_an_example_has_its_place(tmp_path: Path) -> None:
    """The problem stands in the act's file, on the line of the example's case."""
    with pytest.raises(InputError) as caught:
        ran(tmp_path, "{right: wood}", "-5")
    (problem,) = caught.value.problems
    assert problem.file == "act.yaml"
    assert problem.span is not None
    assert problem.span.line == len(ACT.read_text(encoding="utf-8").splitlines()) + 3


def test_an_example_is_run_under_the_rulebook_that_is_given() -> None:
    """A rulebook without the right has no determination for it."""
    rules = link([read_file(ACT, "act.yaml")], "mionica", ("rs", "mionica"))
    empty: Rulebook = replace(rules, rights={})
    assert run_examples(empty, empty.acts["mionica.support"]) == []
