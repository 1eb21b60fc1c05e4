"""Twenty defects of real ordinances, restated: the right finding at the right place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from finding_pages import LAW
from small_act import linked

from eligibility import validate
from eligibility.acts.load import parse_act
from eligibility.validate import registry
from eligibility.validate.finding import Finding
from eligibility.validate.run import counts

FOLDER = Path(__file__).parent / "fixtures" / "defects"
NUMBERS = range(1, 21)

CAUGHT_AT_LEAST = 20
"""All of them; a note alone is no catch."""

EXPECTED = re.compile(r"^# expect: ([a-z-]+) (\S+) \| (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Expected:
    """A finding that a defect is to raise: its kind, on what, and a part of its line."""

    code: str
    on: str
    line: str

    def met_by(self, finding: Finding) -> bool:
        """Whether a finding is the expected one, at the expected place."""
        return finding.code == self.code and finding.on == self.on and self.line in finding.excerpt


def text(number: int) -> str:
    return (FOLDER / f"d{number:02}.yaml").read_text(encoding="utf-8")


def expected(number: int) -> list[Expected]:
    """Return what the head of a fixture says is to be found."""
    return [
        Expected(code, on.strip("'"), line) for code, on, line in EXPECTED.findall(text(number))
    ]


@cache
def found(number: int) -> list[Finding]:
    """Return what is found in a defective act."""
    rulebook = linked(LAW, text(number))
    source = parse_act(text(number).encode(), "act2.yaml")
    named: dict[str, Any] = {}
    other = FOLDER / f"d{number:02}_other.yaml"
    if other.exists() and "residence-deadlock" in registry.kinds():
        chain = ("rs", "valjevo")
        named["beside"] = [linked(LAW, other.read_text(encoding="utf-8"), chain=chain)]
    return validate(f"lajkovac.d{number:02}", rulebook, source=source, **named)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_defect_is_found_where_it_stands(number: int) -> None:
    """Every expected finding whose kind is looked for is there, on its thing and line."""
    known = registry.kinds()
    findings = found(number)
    for each in expected(number):
        if each.code not in known:
            continue
        if known[each.code].needs_proofs and not registry.can_prove():
            continue
        assert any(each.met_by(finding) for finding in findings), (
            each,
            [(finding.code, finding.on, finding.excerpt) for finding in findings],
        )


def test_as_many_defects_are_caught_as_are_claimed() -> None:
    """A defect is caught if at least one finding that it is to raise is raised and counts."""
    caught = [
        number
        for number in NUMBERS
        if any(
            each.met_by(finding) and counts(finding)
            for finding in found(number)
            for each in expected(number)
        )
    ]
    print(f"caught: {len(caught)} of {len(NUMBERS)}: {caught}")
    proofs = {code for code, kind in registry.kinds().items() if kind.needs_proofs}
    without = [n for n in NUMBERS if not {each.code for each in expected(n)} <= proofs]
    least = CAUGHT_AT_LEAST if registry.can_prove() else min(CAUGHT_AT_LEAST, len(without))
    assert len(caught) >= least, caught


def test_every_defect_is_marked_as_restated() -> None:
    """No fixture passes for the text of an act, and each says what it shows."""
    files = sorted(FOLDER.glob("d*.yaml"))
    assert len({path.stem[:3] for path in files}) == len(NUMBERS)
    for path in files:
        head = path.read_text(encoding="utf-8")
        assert re.match(r"# D\d+\. \w|# D\d+\. “", head) and "\n# Restated: invented" in head
