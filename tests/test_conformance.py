"""The language against the cases of the DMN Technology Compatibility Kit."""

from __future__ import annotations

from pathlib import Path

import pytest

from eligibility.engine.conformance import read_cases, run_cases
from eligibility.errors import InputError

FOLDER = Path(__file__).parent / "conformance"


def outside() -> dict[str, str]:
    """Return the cases listed as outside the profile, with their reasons."""
    lines = (FOLDER / "outside.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("  ", 1) for line in lines if line and not line.startswith("#"))


def test_exactly_the_listed_cases_fail() -> None:
    """A case passes or is listed with its reason; none is both."""
    cases = read_cases((FOLDER / "feel.json").read_text(encoding="utf-8"))
    report = run_cases(cases)
    assert {failure.id for failure in report.failed} == set(outside())
    assert report.total == 365
    assert report.passed == report.total - len(outside())


def test_most_of_the_kit_lies_inside() -> None:
    """The profile leaves out fewer than one case in eight."""
    assert len(outside()) * 8 < 365
    assert all(reason.strip() for reason in outside().values())


def test_a_wrong_answer_is_reported_with_both_values() -> None:
    """A failure names the case, what was expected and what came."""
    case = {
        "id": "mine",
        "expression": "1 + 1",
        "inputs": {},
        "expected": {"type": "decimal", "value": "3"},
    }
    report = run_cases([case])
    failure = report.failed[0]
    assert (report.total, report.passed) == (1, 0)
    assert (failure.id, failure.expected, failure.got) == ("mine", "3", "2")


def test_a_refusal_is_no_answer() -> None:
    """An expression the checker refuses passes only where the kit expects null."""
    case = {"id": "mine", "expression": "1 + true", "inputs": {}}
    for value, passed in (({"type": "null"}, 1), ({"type": "decimal", "value": "2"}, 0)):
        assert run_cases([{**case, "expected": value}]).passed == passed


def test_unknown_inputs_are_unknown() -> None:
    """A null input is unknown, so that `or` with a true side is still true."""
    case = {
        "id": "mine",
        "expression": "a or b",
        "inputs": {"a": {"type": "null"}, "b": {"type": "boolean", "value": "true"}},
        "expected": {"type": "boolean", "value": "true"},
    }
    assert run_cases([case]).passed == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not JSON"),
        ("{}", "expected a list of cases"),
        ("[1]", "expected a case"),
        ('[{"id": "a"}]', "expected a text `expression`"),
        ('[{"id": "a", "expression": "1"}]', 'expected {"type": …, "value": …}'),
        (
            '[{"id": "a", "expression": "1", "expected": {"type": "date", "value": "x"}}]',
            "`x` is not a value of type `date`",
        ),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_file_of_another_form_is_refused(text: str, message: str) -> None:
    """A file that holds no cases is refused with what was expected."""
    with pytest.raises(InputError) as caught:
        read_cases(text, "cases.json")
    assert message in caught.value.problems[0].message
