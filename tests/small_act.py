"""A small act to take apart in tests, and how to link it without any shipped rules."""

from __future__ import annotations

from pathlib import Path

from eligibility.acts.link import link
from eligibility.acts.load import combine, parse_act
from eligibility.acts.model import Right, Rulebook

CHAIN = ("rs", "lajkovac")

SMALL = """schema: 1
id: lajkovac.proba
place: lajkovac
title: {sr: Проба, en: Trial}
sources:
  page:
    title: example.rs
    url: https://example.rs/
    published: 2017-02-07
    evidence: secondary
validity: {seen: 2017-02-07, at: page}
parameters:
  grant:
    label: {sr: износ, en: amount}
    unit: RSD
    values:
      - {value: 60000, seen: 2017-02-07, at: page}
rights:
  birth_grant:
    name: {sr: Помоћ, en: Grant}
    kind: cash
    per: child
    holders:
      - {as: mother, is: child.mother, label: {sr: мајка, en: mother}}
    governing_date: claim
    conditions:
      all:
        - id: residence
          label: {sr: има пребивалиште, en: resides in the municipality}
          when: resides(mother, "prebivaliste", claim_date)
          at: page
    benefit:
      amount: grant
      at: page
"""

REPUBLIC = """schema: 1
id: rs.osnov
place: rs
title: {sr: Закон, en: Law}
sources:
  law: {title: закон, evidence: text}
validity: {from: 2011-04-12, at: law}
parameters:
  base:
    label: {sr: основица, en: base}
    unit: RSD
    values:
      - {value: 8000, from: 2017-01-01, seen: 2017-01-01, at: law}
  local_aid:
    label: {sr: локална помоћ, en: local aid}
    unit: RSD
    open_term: true
    open_to: [lajkovac, ub]
    floor: base
    cap: base * 10
    values: []
definitions:
  minor: {of: member, label: {sr: малолетан, en: a minor}, value: member.age < 18}
assessments:
  need: {label: {sr: потреба, en: need}, body: {sr: центар, en: centre}}
other_rights:
  allowance: {name: {sr: додатак, en: allowance}}
"""
"""The law that `EVERYTHING` stands on."""

EVERYTHING = (Path(__file__).parent / "fixtures" / "acts" / "everything.yaml").read_text("utf-8")
"""An act that uses nearly every key of the format."""


def edited(*edits: tuple[str, str], text: str = SMALL) -> str:
    """Return the small act with each old text, which must be in it, replaced by a new one."""
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def linked(*texts: str, chain: tuple[str, ...] = CHAIN) -> Rulebook:
    """Return the rulebook of nothing but these acts."""
    files = [parse_act(text.encode(), f"act{n}.yaml") for n, text in enumerate(texts, 1)]
    combined, _ = combine([], files, chain)
    return link(combined, chain[-1], chain)


def grant_of(*edits: tuple[str, str]) -> Right:
    """Return the birth grant of the edited small act."""
    return linked(edited(*edits)).rights["lajkovac.birth_grant"]
