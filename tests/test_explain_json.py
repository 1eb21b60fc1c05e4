"""The JSON answer: its schema, exact amounts, and what is missing, kept apart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from reports import FIXTURES, answer, case

from eligibility.explain import jsonout
from eligibility.explain.schema import schema_json
from eligibility.explain.words import Language

DOCS = Path(__file__).parent.parent / "docs" / "result.md"


def violations(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "") -> list[str]:
    """Return where a value breaks a JSON Schema, as far as our schema uses the language."""
    if "$ref" in schema:
        return violations(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root, at)
    if "anyOf" in schema:
        tried = [violations(value, option, root, at) for option in schema["anyOf"]]
        return [] if any(not found for found in tried) else tried[0]
    if "const" in schema and value != schema["const"]:
        return [f"{at}: {value!r} is not {schema['const']!r}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{at}: {value!r} is none of {schema['enum']}"]
    names = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
    kinds = schema.get("type", [])
    kinds = kinds if isinstance(kinds, list) else [kinds]
    fits = [value is None if kind == "null" else isinstance(value, names[kind]) for kind in kinds]
    if kinds and not any(fits):
        return [f"{at}: {value!r} is no {kinds}"]
    found: list[str] = []
    if isinstance(value, dict) and "properties" in schema:
        found += [f"{at}: no key {key}" for key in schema["required"] if key not in value]
        for key, inner in value.items():
            if key not in schema["properties"]:
                found.append(f"{at}: unknown key {key}")
            else:
                found += violations(inner, schema["properties"][key], root, f"{at}.{key}")
    if isinstance(value, list) and "items" in schema:
        for position, inner in enumerate(value):
            found += violations(inner, schema["items"], root, f"{at}[{position}]")
    return found


def told(name: str, language: Language = "sr-Latn") -> dict[str, Any]:
    """Return the JSON answer to a case, read back from its text."""
    given = json.loads(jsonout.dumps(answer(case(name), language)))
    assert isinstance(given, dict)
    return given


@pytest.mark.parametrize("language", ["sr-Latn", "sr-Cyrl", "en"])
@pytest.mark.parametrize("name", ["family", "worked"])
def test_results_follow_their_schema(name: str, language: Language) -> None:
    """Every result is valid under the exported schema, in each language."""
    schema = schema_json()
    assert violations(told(name, language), schema, schema) == []


def test_the_check_of_the_schema_can_fail() -> None:
    """A result with a wrong outcome, a missing or an unknown key is not valid."""
    schema = schema_json()
    for change in ({"outcome": "maybe"}, {"extra": 1}, {"governing_date": 5}):
        result = told("family")
        result["determinations"][0].update(change)
        assert violations(result, schema, schema)
    result = told("family")
    del result["determinations"][0]["benefit"]
    assert violations(result, schema, schema)


def test_language_changes_labels_only() -> None:
    """Keys, ids, outcomes and amounts are the same in all languages."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            texts = (
                "name",
                "label",
                "notice",
                "role",
                "title",
                "passage",
                "body",
                "lang",
                "of",
                "reading",
            )
            return {key: bare(inner) for key, inner in value.items() if key not in texts}
        return [bare(inner) for inner in value] if isinstance(value, list) else value

    assert bare(told("family", "en")) == bare(told("family", "sr-Cyrl"))


def test_amounts_are_exact_texts() -> None:
    """Choices of the birth grant are exact; no number in the answer is a float."""
    result = told("family")
    (grant,) = [
        d
        for d in result["determinations"]
        if d["right"] == "mionica.birth_grant" and d["subject"] == "dete"
    ]
    choices = {choice["value"]["exact"] for choice in grant["benefit"]["choices"]}
    assert choices == {"60000", "120000"}

    def floats(value: Any) -> bool:
        if isinstance(value, dict):
            return any(map(floats, value.values()))
        return any(map(floats, value)) if isinstance(value, list) else isinstance(value, float)

    assert not floats(result)


def test_what_is_missing_is_kept_apart() -> None:
    """Facts of the family and passages of the act stand under their own keys."""
    by_right = {d["right"]: d for d in told("family")["determinations"]}
    assert [p["kind"] for p in by_right["mionica.wood"]["missing"]["passages"]] == ["unknown"]
    assert by_right["mionica.wood"]["missing"]["facts"] == []
    paths = [fact["path"] for fact in by_right["mionica.escort"]["missing"]["facts"]]
    assert paths == ["people.dete.school"]
    assessments = by_right["mionica.escort"]["missing"]["assessments"]
    assert [assessment["body"] for assessment in assessments] == ["interresorna komisija"]


def test_versions_and_digests_are_told() -> None:
    """A result says which acts, library and language it was made with."""
    result = told("family")
    (act,) = result["acts"]
    assert act["id"] == "mionica.support" and len(act["digest"]) == 64
    assert set(result["versions"]) == {"library", "language"}


def test_a_citation_without_article_says_so_by_null() -> None:
    """Article null is `article not seen`; a seen one has its paragraph beside it."""

    def aid(name: str) -> dict[str, Any]:
        (found,) = [
            d
            for d in told(name)["determinations"]
            if d["right"] == "mionica.monthly_aid" and d["subject"] == "majka"
        ]
        return dict(found)

    conditions = json.dumps(aid("worked")["conditions"])
    assert '"article": "4"' in conditions and '"paragraph": "2"' in conditions
    assert aid("family")["benefit"]["citation"]["article"] == "6"
    assert aid("family")["citation"] is None or aid("family")["citation"]["article"] is None


def test_the_page_on_results_names_every_key() -> None:
    """docs/result.md describes each key of the schema."""
    page = DOCS.read_text(encoding="utf-8")
    schema = schema_json()

    def keys(value: Any) -> set[str]:
        found: set[str] = set()
        if isinstance(value, dict):
            properties = value.get("properties")
            if isinstance(properties, dict):
                found |= set(properties)
            for inner in value.values():
                found |= keys(inner)
        if isinstance(value, list):
            for inner in value:
                found |= keys(inner)
        return found

    assert [key for key in sorted(keys(schema)) if f"`{key}`" not in page] == []


def test_fixtures_say_that_they_are_invented() -> None:
    """No case of the fixtures is a real person's."""
    for path in FIXTURES.glob("*.json"):
        assert json.loads(path.read_text(encoding="utf-8"))["invented"] is True
