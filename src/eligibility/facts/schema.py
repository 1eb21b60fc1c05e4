"""The JSON Schema of a case file, derived from the vocabulary, in a stable order."""

from __future__ import annotations

from typing import Any

from eligibility.facts.base import Label, Meta
from eligibility.facts.vocabulary import MODELS, Field, vocabulary
from eligibility.facts.wrappers import CASE_KEYS

_EXACT = r"^-?\d{1,15}(\.\d{1,2})?$"
_FORMS: dict[str, dict[str, Any]] = {
    "truth": {"type": "boolean"},
    "day": {"type": "string", "format": "date"},
    "month": {"type": "string", "pattern": r"^\d{4}-\d{2}$"},
    "amount": {"type": ["integer", "string"], "pattern": _EXACT},
    "number": {"type": ["integer", "string"], "pattern": r"^-?\d{1,15}(\.\d{1,6}|/[1-9]\d*)?$"},
    "whole": {"type": "integer"},
    "text": {"type": "string"},
}
_SOURCE: dict[str, Any] = {
    "source": {"type": "string", "description": "the document that shows it"},
    "protected": {"type": "boolean", "description": "shown to the person it protects only"},
}
_PLAIN: dict[str, dict[str, Any]] = {
    "schema": {"const": 1},
    "invented": {"type": "boolean"},
    "whole": {"type": "array", "items": {"type": "string"}},
    "ask": {"type": "object", "additionalProperties": {"type": "string"}},
}


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a case file: a full case, or one person's facts alone."""
    records = {name: _record(name) for name in vocabulary()}
    case, person = records["case"], records["person"]
    alone = {key: value for key, value in case["properties"].items() if key in CASE_KEYS}
    del alone["people"]
    case_of_one = {
        "type": "object",
        "properties": {**alone, **person["properties"]},
        "additionalProperties": False,
        "not": {"required": ["people"]},
    }
    case["required"] = ["people"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "case, version 1",
        "description": "An absent key is unknown; null is none. A list is open unless `whole`"
        " names it. Any fact may stand in an object with its source.",
        "anyOf": [{"$ref": "#/$defs/case"}, {"$ref": "#/$defs/case_of_one"}],
        "$defs": {
            **records,
            "case_of_one": case_of_one,
            "said": _wrapper("value", {}),
            "contested": _wrapper("contested", {"type": "array", "minItems": 2}),
        },
    }


def _wrapper(key: str, value: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": [key],
        "properties": {key: value, **_SOURCE},
        "additionalProperties": False,
    }


def _record(name: str) -> dict[str, Any]:
    fields = vocabulary()[name]
    properties: dict[str, Any] = {}
    required = []
    for attribute, info in MODELS[name].model_fields.items():
        key = info.alias or attribute
        if attribute in fields:
            properties[key] = _fact(fields[attribute])
        elif isinstance(meta := info.json_schema_extra, Meta):
            properties[key] = _texts(meta.label) | _PLAIN.get(key, {"type": "string"})
        if info.is_required():
            required.append(key)
    made = {"type": "object", "properties": properties, "additionalProperties": False}
    return made | ({"required": required} if required else {})


def _fact(field: Field) -> dict[str, Any]:
    made: dict[str, Any] = dict(_texts(field.label))
    if field.evidence:
        made["x-evidence"] = {"sr": field.evidence.sr, "en": field.evidence.en}
    if field.sensitivity != "ordinary":
        made["x-sensitivity"] = field.sensitivity
    if field.unit:
        made["x-unit"] = field.unit
    if field.values:
        made["x-labels"] = {
            value: {"sr": label.sr, "en": label.en} for value, label in field.values.items()
        }
    options = [_plain(field)]
    if field.none_allowed:
        options.append({"type": "null"})
    said = [{"$ref": "#/$defs/said"}]
    if not field.required and field.form != "list":
        said.append({"$ref": "#/$defs/contested"})
    return made | {"anyOf": options + said}


def _plain(field: Field) -> dict[str, Any]:
    if field.form == "list":
        if field.record is None:
            return {"type": "array", "items": {"enum": list(field.values)}}
        item = {"$ref": f"#/$defs/{field.record}"}
        return {"type": "array", "items": {"anyOf": [item, {"$ref": "#/$defs/said"}]}}
    if field.form == "record":
        return {"$ref": f"#/$defs/{field.record}"}
    if field.form == "choice":
        return {"enum": list(field.values)}
    made = dict(_FORMS[field.form])
    if field.form in ("whole", "amount", "number"):
        made |= {
            key: bound
            for key, bound in (("minimum", field.least), ("maximum", field.most))
            if bound is not None
        }
    return made


def _texts(label: Label) -> dict[str, str]:
    return {"title": label.sr, "description": label.en}
