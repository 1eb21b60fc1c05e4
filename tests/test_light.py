"""The path for one citizen stays light: what a check imports, and what it must not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parent.parent / "examples" / "lajkovac-birth.json"
HEAVY = {
    "duckdb",
    "hypothesis",
    "jsonschema",
    "numpy",
    "pandas",
    "polars",
    "pyarrow",
    "pytest",
    "requests",
    "z3",
}
"""Packages of other commands, of tests, or of nobody: each costs more than the check."""

WATCH = """
import json, sys
def report():
    print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})), file=sys.stderr)
"""
PUBLIC = WATCH + "import eligibility\nreport()\n"
CHECK = (
    WATCH
    + """
from eligibility.cli.main import run
try:
    run()
except SystemExit as stop:
    assert stop.code in (0, None), stop.code
report()
"""
)


def imported(program: str, *arguments: str) -> set[str]:
    """Return the top-level modules that a new interpreter has imported after a program."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_importing_the_package_imports_nothing_heavy() -> None:
    """`import eligibility` brings in no package for tables, proofs, tests or a terminal."""
    assert not imported(PUBLIC) & (HEAVY | {"rich", "click"})


def test_a_check_that_is_piped_imports_nothing_heavy() -> None:
    """`eligibility check` into a pipe brings in none of them, nor what draws on a terminal."""
    modules = imported(CHECK, "check", str(EXAMPLE))
    assert "eligibility" in modules
    assert not modules & (HEAVY | {"rich"})


def test_a_refused_case_imports_nothing_heavy() -> None:
    """A case that does not exist is refused without importing more than a good one."""
    program = CHECK.replace("(0, None)", "(2,)")
    assert not imported(program, "check", str(EXAMPLE.with_name("none.json"))) & HEAVY
