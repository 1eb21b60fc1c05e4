"""A difference as text, Markdown and JSON, in three languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ordinances import books, difference

from eligibility.acts.model import Label
from eligibility.explain.words import LANGUAGES, Language
from eligibility.facts import read_case
from eligibility.feel.script import to_latin
from eligibility.records import replace
from eligibility.validate.difference import Difference
from eligibility.validate.render import (
    difference_json,
    difference_markdown,
    difference_text,
)
from eligibility.validate.render.as_json import as_json, schema_json

SCHEMAS = Path(__file__).parent.parent / "schemas"


def text(language: Language, width: int = 90) -> str:
    """Return the difference of the two ordinances as text."""
    old, new = books()
    return difference_text(difference(), language, width, old=old, new=new)


def test_a_change_reads_as_a_family_before_and_now() -> None:
    """Who it is, what they had, what they have: one sentence."""
    assert (
        "  ↓ добија мање: испод раније границе\n"
        "      отац (40) са дететом (6 година), приход 40.000 RSD месечно, пребивалиште Mionica\n"
        "        од дана 17.1.1986; раније: 7.000 RSD месечно, сада: 3.400 RSD месечно\n"
    ) in text("sr-Cyrl", 86)


def test_latin_is_the_cyrillic_text_in_latin() -> None:
    """One meaning in two scripts."""
    assert text("sr-Latn") == to_latin(text("sr-Cyrl"))


def test_english_has_no_serbian_words() -> None:
    """All that is said has both languages."""
    assert not any("а" <= letter <= "ш" for letter in text("en"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 100])
def test_lines_keep_to_the_width(language: Language, width: int) -> None:
    """A narrow terminal needs no sideways scrolling; ids alone may stand out."""
    assert max(map(len, text(language, width).splitlines())) <= width + 4


def test_what_was_not_answered_is_never_among_the_same() -> None:
    """Unsettled is not equivalent."""
    told = text("en")
    (same,) = [line for line in told.splitlines() if line.startswith("The same, proved")]
    assert "Energy-vulnerable" not in same
    assert "not answered: who loses" in told


def test_nobody_is_named_in_words() -> None:
    """Ids of people stand in case files alone."""
    for told in (text("sr-Latn"), difference_markdown(difference(), "sr-Latn")):
        assert " ana" not in told
        assert " luka" not in told


def test_markdown_takes_nothing_written_for_markup() -> None:
    """A name with signs of Markdown or HTML stays text."""
    label = Label("<b>*право*</b> [x](y)", "<b>*right*</b> [x](y)")
    right = replace(difference().rights[0], name=label)
    told = difference_markdown(Difference("a_b", "c|d", (right,)), "en")
    assert "\\<b\\>\\*right\\*\\</b\\> \\[x\\](y)" in told
    assert "# What changes: a\\_b → c\\|d" in told


def test_json_carries_exact_values_and_cases_that_read_back() -> None:
    """A witness in JSON is a case file; amounts are texts."""
    told = json.loads(difference_json(difference()))
    assert told["schema"] == 1
    (change, *_) = told["rights"][0]["changes"]
    assert (change["before"]["benefit"], change["now"]["benefit"]) == ("12000", "13000")
    read = read_case(json.dumps(change["case"]))
    assert len(read.people) == 3
    assert change["family"]["en"].startswith("a mother (34) with two children")
    assert told["curves"][0]["cliffs"] == ["30000", "60000"]


def test_json_keeps_to_its_schema() -> None:
    """Every key is declared, none is left out, and the schema is the one in schemas/."""
    schema = schema_json()
    kept = json.loads((SCHEMAS / "difference.json").read_text(encoding="utf-8"))
    assert schema == kept
    old, new = books()
    _fits(as_json(difference(), old, new), schema, schema["$defs"])


def _fits(value: object, schema: dict[str, object], defs: dict[str, dict[str, object]]) -> None:
    """Assert that a value has the shape that a schema of ours declares."""
    if "$ref" in schema:
        schema = defs[str(schema["$ref"]).rpartition("/")[2]]
    kind = schema.get("type")
    if "const" in schema:
        assert value == schema["const"]
    elif "enum" in schema:
        assert value in schema["enum"]  # type: ignore[operator]
    elif kind == "object" and "properties" in schema:
        assert isinstance(value, dict)
        assert list(value) == schema["required"]
        for key, inner in schema["properties"].items():  # type: ignore[attr-defined]
            _fits(value[key], inner, defs)
    elif kind == "array":
        assert isinstance(value, list)
        for item in value:
            _fits(item, schema["items"], defs)  # type: ignore[arg-type]
    else:
        names = {str: "string", int: "integer", type(None): "null", dict: "object"}
        assert names[type(value)] in (kind if isinstance(kind, list) else [kind])
