"""The page about a kind of finding: its examples, and what is found in them."""

from __future__ import annotations

import re
from pathlib import Path

from small_act import REPUBLIC, linked

from eligibility import validate
from eligibility.acts.load import parse_act
from eligibility.validate.finding import Finding

FOLDER = Path(__file__).parent.parent / "docs" / "findings"

FRAME = """schema: 1
id: lajkovac.nacrt
place: lajkovac
title: {sr: Нацрт одлуке, en: Draft decision}
sources:
  nacrt: {title: Нацрт одлуке, evidence: text}
validity: {from: 2026-01-01, seen: 2026-01-01, at: nacrt}
"""
"""What stands before an example of a page; it brings the rest of an act."""

LAW = (
    REPUBLIC
    + """  nsp: {name: {sr: новчана социјална помоћ, en: financial social assistance}}
rights:
  pratnja:
    name: {sr: Пратња (оквир закона), en: Escort (the frame of the law)}
    kind: service
    per: person
    open_term: true
    governing_date: claim
    benefit: {label: {sr: пратилац, en: an escort}}
    conditions:
      all:
        - {id: osi, label: {sr: инвалидитет, en: disability}, when: person.disability, at: law}
"""
)
"""The law above an example: a right that is not encoded, an open term and a frame."""


def found_in(snippet: str, *only: str) -> list[Finding]:
    """Return what is found in an act made of an example, in a place without other acts."""
    text = FRAME + snippet
    source = parse_act(text.encode(), "act2.yaml")
    rulebook = linked(LAW, text)
    return validate("lajkovac.nacrt", rulebook, source=source, only=only)


def snippet(page: str, heading: str) -> str | None:
    """Return the YAML under a heading of a page, if it has one."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    block = re.search(r"```yaml\n(.*?)```", found[1], re.DOTALL) if found else None
    return None if block is None else block[1]
