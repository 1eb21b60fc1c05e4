"""The JSON Schema of a case: complete, stable, and in the words of the vocabulary."""

from __future__ import annotations

import json

from eligibility.facts.schema import schema
from eligibility.facts.vocabulary import MODELS, vocabulary


def test_every_fact_is_in_the_schema_with_its_labels() -> None:
    """Titles are Serbian, descriptions English."""
    definitions = schema()["$defs"]
    for record, fields in vocabulary().items():
        for field in fields.values():
            entry = definitions[record]["properties"][field.key]
            assert entry["title"] == field.label.sr
            assert entry["description"] == field.label.en
            assert entry.get("x-unit", "") == field.unit


def test_every_key_that_the_models_take_is_in_the_schema() -> None:
    """The schema and the reader know the same keys, by their names in JSON."""
    definitions = schema()["$defs"]
    for record, model in MODELS.items():
        keys = {info.alias or name for name, info in model.model_fields.items()}
        assert set(definitions[record]["properties"]) == keys
        assert definitions[record]["additionalProperties"] is False


def test_all_references_lead_somewhere() -> None:
    """No definition is missing or unused."""
    text = json.dumps(schema())
    definitions = schema()["$defs"]
    used = {part.split('"')[0] for part in text.split("#/$defs/")[1:]}
    assert used == set(definitions)


def test_none_is_allowed_just_where_the_vocabulary_allows_it() -> None:
    """A residence may have no end; a birth has a date."""
    definitions = schema()["$defs"]
    null = {"type": "null"}
    assert null in definitions["residence"]["properties"]["until"]["anyOf"]
    assert null not in definitions["person"]["properties"]["birth_date"]["anyOf"]


def test_the_order_is_stable() -> None:
    """Two calls give the same text, so that the file in the repository changes with reason."""
    assert json.dumps(schema()) == json.dumps(schema())
