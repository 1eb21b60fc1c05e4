"""The page about the act file says what is so."""

from __future__ import annotations

import re
from pathlib import Path

from small_act import linked

from eligibility.acts.schema import schema_json

PAGE = (Path(__file__).parent.parent / "docs" / "act-file.md").read_text("utf-8")

ABOVE = """schema: 1
id: rs.osnov
place: rs
title: {sr: Закон, en: Law}
sources: {law: {title: закон, evidence: text}}
validity: {from: 2011-04-12, at: law}
parameters:
  base:
    label: {sr: основица, en: base}
    unit: RSD
    values: [{value: 8000, from: 2017-01-01, seen: 2017-01-01, at: law}]
  local_aid: {label: {sr: помоћ, en: aid}, unit: RSD, open_term: true, values: []}
definitions:
  minor: {of: member, label: {sr: малолетан, en: a minor}, value: member.age < 18}
"""


def test_the_fragments_of_the_page_are_an_act() -> None:
    """Put together in their order, they link."""
    act = "".join(re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL))
    rulebook = linked(ABOVE, act)
    assert list(rulebook.rights) == [
        "lajkovac.birth_grant",
        "lajkovac.bill_relief",
        "lajkovac.home_help",
    ]


def test_the_page_speaks_of_every_key() -> None:
    """A key that is added to the format is added to the page."""
    schema = schema_json()
    keys = {key for part in schema["$defs"].values() for key in part.get("properties", ())}
    keys |= set(schema["properties"])
    words = set(re.findall(r"\w+", PAGE))
    assert keys <= words


def test_the_page_names_every_word_that_is_one_of_a_few() -> None:
    """What may stand in a place with few choices is listed."""
    found = re.findall(r"'enum': \[([^\]]*)\]", str(schema_json()))
    words = {word for each in found for word in re.findall(r"'(\w+)'", each)}
    assert words <= set(re.findall(r"\w+", PAGE))
