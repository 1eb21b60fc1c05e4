"""Reads the tables in tests/fixtures/tables, and puts a table into a small invented act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "fixtures" / "tables"

INPUTS = {
    "age": "applicant.age",
    "order": "applicant.birth_order",
    "value": "applicant.movables_value",
    "share": "applicant.part",
    "born": "applicant.birth_date",
    "sex": "applicant.sex",
    "basis": "applicant.attendance_allowance_basis",
    "disabled": "applicant.disability",
    "ill": "applicant.ill",
}

FRAME = """schema: 1
id: lajkovac.proba
place: lajkovac
title: {sr: Проба, en: Trial}
sources:
  page: {title: измишљено, published: 2020-01-01, evidence: secondary}
validity: {seen: 2020-01-01, at: page}
parameters:
  low:
    label: {sr: нижи износ, en: lower amount}
    unit: RSD
    holds: until_changed
    values: [{value: 1000, seen: 2020-01-01, at: page}]
  high:
    label: {sr: виши износ, en: higher amount}
    unit: RSD
    holds: until_changed
    values: [{value: 5000, seen: 2020-01-01, at: page}]
  above_low:
    label: {sr: пара више од нижег износа, en: a para above the lower amount}
    unit: RSD
    holds: until_changed
    values: [{value: 1000.01, seen: 2020-01-01, at: page}]
  middle:
    label: {sr: средњи износ, en: middle amount}
    unit: RSD
    holds: until_changed
    values: [{value: 1500, from: 2010-01-01, seen: 2020-01-01, at: page}]
  changing:
    label: {sr: износ по годинама, en: amount by years}
    unit: RSD
    holds: until_changed
    values:
      - {value: 1000, from: 2020-01-01, until: 2020-12-31, at: page}
      - {value: 2000, from: 2021-01-01, seen: 2021-01-01, at: page}
  unseen:
    label: {sr: невиђен износ, en: an amount not seen}
    unit: RSD
    gap: {sr: није виђен, en: not seen}
    values: []
definitions:
  part:
    of: person
    label: {sr: део, en: share}
    value: person.movables_value / low
rights:
  grant:
    name: {sr: Помоћ, en: Grant}
    kind: cash
    per: applicant
    governing_date: claim
    conditions: {all: CONDITIONS}
    benefit:
      amount:
AMOUNT
      at: page
"""


@dataclass(frozen=True)
class Expected:
    """A finding that a fixture expects: its code, its row, and words of its message."""

    code: str
    row: int
    words: str


@dataclass(frozen=True)
class Fixture:
    """A table, or a ladder, and what is found in it."""

    name: str
    lines: tuple[str, ...]
    expected: tuple[Expected, ...]

    def act(self) -> str:
        """Return an act whose only right gives what the table gives."""
        head, *rows = self.lines
        if head == "ladder":
            return act_with("        " + rows[0])
        hit, *inputs = (part.strip() for part in head.split("|"))
        lines = [
            "        table:",
            f"          hit: {hit}",
            f"          inputs: [{', '.join(INPUTS[each] for each in inputs)}]",
            "          rows:",
        ]
        for row in rows:
            *tests, output = (part.strip() for part in row.split("|"))
            when = ", ".join(f"'{each}'" for each in tests)
            lines.append(f"            - {{when: [{when}], then: {output}}}")
        return act_with("\n".join(lines))

    def row_of(self, line: int) -> int:
        """Return the number of the row that stands in a line of the act."""
        lines = self.act().splitlines()
        first = 1 + next(
            at for at, each in enumerate(lines) if "- {when:" in each or "if applicant" in each
        )
        return line - first + 1


def act_with(amount: str, conditions: str = "[]") -> str:
    """Return the small act with what a right gives, and its conditions."""
    return FRAME.replace("AMOUNT", amount).replace("CONDITIONS", conditions)


def fixtures() -> Iterator[Fixture]:
    """Yield every table of the folder."""
    for path in sorted(FOLDER.glob("*.txt")):
        for block in path.read_text("utf-8").split("\n\n"):
            first, *lines = block.strip().splitlines()
            expected = []
            for line in lines:
                if line.startswith("=>"):
                    code, _, words = line.removeprefix("=>").partition("|")
                    kind, row = code.split()
                    expected.append(Expected(kind, int(row), words.strip()))
            told = tuple(line for line in lines if not line.startswith("=>"))
            yield Fixture(first.removeprefix("--").strip(), told, tuple(expected))
