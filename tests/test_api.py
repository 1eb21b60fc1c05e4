"""The public surface: short, typed, cheap to import, shown by an example that runs."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import eligibility

ROOT = Path(__file__).parent.parent


def test_every_public_name_exists() -> None:
    """What `__all__` lists can be imported, and `dir` shows it."""
    for name in eligibility.__all__:
        assert getattr(eligibility, name) is not None
    assert set(eligibility.__all__) <= set(dir(eligibility))


def test_an_unknown_name_is_an_attribute_error() -> None:
    """The lazy module fails as any module does."""
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        _ = eligibility.chekc


def test_importing_is_cheap() -> None:
    """`import eligibility` imports none of its parts but the version."""
    code = "import eligibility, sys; print(*(m for m in sys.modules if 'eligibility.' in m))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["eligibility._version"]


@pytest.mark.parametrize("spelling", ["Lajkovac", "ЛАЈКОВАЦ", "opština lajkovac"])
def test_a_rulebook_is_loaded_by_any_spelling(spelling: str) -> None:
    """Place names may be written in either script."""
    assert eligibility.load(spelling).place == "lajkovac"


def test_an_unknown_place_is_bad_input() -> None:
    """The nearest name is offered."""
    with pytest.raises(eligibility.InputError, match="did you mean `Lajkovac`"):
        eligibility.load("Lajkovatz")


def test_the_example_runs() -> None:
    """examples/api.py prints an outcome for each right that can concern the family."""
    done = subprocess.run(
        [sys.executable, "examples/api.py", "examples/lajkovac-birth.json"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    outcomes = {line.split(" | ")[0] for line in done.stdout.splitlines()}
    assert outcomes <= {"eligible", "not_eligible", "depends", "needs_assessment"}
    assert any("newborn" in line for line in done.stdout.splitlines())


def test_a_rulebook_is_told_in_one_line() -> None:
    """In a traceback or a shell all that it holds would bury everything else."""
    assert re.fullmatch(
        r"<Rulebook of lajkovac: \d+ acts, \d+ rights>", repr(eligibility.load("Lajkovac"))
    )


def test_check_refuses_a_case_that_contradicts_itself() -> None:
    """A child that is not born on the day of the claim is under one year old in no answer."""
    rulebook = eligibility.load("Lajkovac")
    child = eligibility.Person(id="dete", birth_date=date(2026, 5, 1))
    case = eligibility.Case(people=(child,), applicant="dete", claim_date=date(2026, 1, 1))
    with pytest.raises(eligibility.InputError) as info:
        eligibility.check(case, rulebook)
    (problem,) = info.value.problems
    assert problem.path == "people[0].birth_date"
    assert "born after the day of the claim" in problem.message
