"""The JSON Schema of a result, the contract of `--format json`."""

from __future__ import annotations

from typing import Any

from eligibility.explain.jsonout import RESULT_SCHEMA

TEXT: dict[str, Any] = {"type": "string"}
MAYBE: dict[str, Any] = {"type": ["string", "null"]}
DAY: dict[str, Any] = {"type": ["string", "null"], "format": "date"}
EVIDENCE: dict[str, Any] = {"enum": ["text", "secondary", "inferred", "supplied"]}
VALUE: dict[str, Any] = {
    "type": ["string", "boolean", "null", "object", "array"],
    "description": "numbers are exact decimals or fractions as text, dates and durations"
    ' ISO 8601; null is none; {"unknown": true} is unknown',
}


def schema_json() -> dict[str, Any]:
    """Return the JSON Schema of a result."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Result of eligibility check",
        **_object(
            {
                "schema": {"const": RESULT_SCHEMA},
                "notice": TEXT,
                "versions": _object({"library": TEXT, "language": TEXT}),
                "lang": {"enum": ["sr-Latn", "sr-Cyrl", "en"]},
                "place": TEXT,
                "chain": _list(TEXT),
                "municipality": MAYBE,
                "claim_date": DAY,
                "decision_date": DAY,
                "acts": _list(_object({"id": TEXT, "digest": TEXT}, {"title": TEXT})),
                "supplied": _list(TEXT),
                "notes": _list(TEXT),
                "determinations": _list(_ref("determination")),
                "openings": _list(_opening()),
            },
            {"cross_check": _cross_check()},
        ),
        "$defs": {
            "determination": _determination(),
            "condition": _condition(),
            "benefit": _benefit(),
            "amount": _object({"exact": TEXT}, {"approx": TEXT}),
            "citation": _citation(),
            "dated": _object(_dated()),
            "found": _found(),
            "passage": _object(
                {
                    "kind": {"enum": ["conditions", "alternatives", "amounts", "unknown"]},
                    "passage": TEXT,
                    "citation": _maybe("citation"),
                }
            ),
        },
    }


def _determination() -> dict[str, Any]:
    missing = _object(
        {
            "facts": _list(
                _object(
                    {
                        "kind": {"enum": ["fact", "list"]},
                        "path": TEXT,
                        "record": TEXT,
                        "field": TEXT,
                        "name": TEXT,
                    },
                    {"contested": _list(VALUE)},
                )
            ),
            "parameters": _list(
                _object({"parameter": TEXT, "name": TEXT, "on": DAY, "last_known": _maybe("dated")})
            ),
            "assessments": _list(
                _object({"path": TEXT, "name": TEXT, "body": MAYBE}, {"indicators": _list(TEXT)})
            ),
            "readings": _list(_object({"kind": TEXT, "path": TEXT, "on": DAY})),
            "passages": _list(_ref("passage")),
        }
    )
    return _object(
        {
            "right": TEXT,
            "name": TEXT,
            "act": TEXT,
            "subject": MAYBE,
            "holder": MAYBE,
            "role": MAYBE,
            "outcome": {"enum": ["eligible", "not_eligible", "depends", "needs_assessment"]},
            "standing": {"enum": ["possible", "open", "no_subject", "not_in_force"]},
            "governing_date": DAY,
            "evidence": {"enum": [*EVIDENCE["enum"], None]},
            "seen": DAY,
            "citation": _maybe("citation"),
            "conditions": _ref("condition"),
            "benefit": _ref("benefit"),
            "missing": missing,
            "could_open": _list(TEXT),
            "encumbrances": _list(TEXT),
            "ranking": _list(_ranked()),
        },
        {"joint_holder": TEXT},
    )


def _opening() -> dict[str, Any]:
    return _object(
        {
            "right": TEXT,
            "name": TEXT,
            "subject": MAYBE,
            "holder": MAYBE,
            "role": MAYBE,
            "step": {"type": "integer", "minimum": 1},
            "through": _list(TEXT),
            "outcome": {"enum": ["eligible", "depends", "needs_assessment"]},
        }
    )


def _cross_check() -> dict[str, Any]:
    silent = _list(_object({"right": TEXT, "reason": TEXT}))
    difference = _object(
        {
            "right": TEXT,
            "subject": MAYBE,
            "holder": MAYBE,
            "node": TEXT,
            "label": MAYBE,
            "reference": TEXT,
            "other": TEXT,
        }
    )
    return _object(
        {
            "agreed": _list(TEXT),
            "differences": _list(difference),
            "unavailable": silent,
            "refused": silent,
            "chains": {"enum": ["agreed", "differ", "unavailable", "none"]},
        }
    )


def _ranked() -> dict[str, Any]:
    return _object(
        {
            "kind": {"enum": ["priority", "points"]},
            "label": TEXT,
            "value": {"enum": ["true", "false", "unknown"]},
        },
        {"order": {"type": "integer"}, "points": TEXT},
    )


def _condition() -> dict[str, Any]:
    value = {"enum": ["true", "false", "unknown"]}
    return _object(
        {
            "kind": {"enum": ["condition", "all", "any", "at_least", "unless"]},
            "id": TEXT,
            "value": value,
        },
        {
            "label": TEXT,
            "count": {"type": "integer"},
            "expression": TEXT,
            "citation": _maybe("citation"),
            "seen": DAY,
            "found": _list(_ref("found")),
            "readings": _list(_object({"reading": TEXT, "value": value})),
            "not_encoded": _list(_ref("passage")),
            "members": _list(_ref("condition")),
        },
    )


def _benefit() -> dict[str, Any]:
    answer = _object({"path": TEXT, "value": VALUE})
    return _object(
        {
            "kind": {"enum": ["cash", "service", "in_kind", "relief"]},
            "status": {
                "enum": ["value", "choices", "interval", "unknown", "assessed", "described"]
            },
            "measure": {"enum": ["amount", "percent", "hours", None]},
            "period": TEXT,
            "value": _maybe("amount"),
            "found": _list(_ref("found")),
            "citation": _maybe("citation"),
        },
        {
            "choices": _list(_object({"value": _ref("amount"), "answers": _list(answer)})),
            "low": _ref("amount"),
            "high": _ref("amount"),
            "at_most": _ref("amount"),
            "label": TEXT,
            "of": TEXT,
            "assessed_by": TEXT,
            "covers": {"enum": ["actual_cost", "lowest_cost"]},
            "caps": _list(_object({"label": TEXT, "value": _maybe("amount")})),
            "missing": _list(_object({"kind": TEXT, "path": TEXT})),
            "last_known": _list(_object({"parameter": TEXT, **_dated()})),
        },
    )


def _citation() -> dict[str, Any]:
    return _object(
        {
            "source": TEXT,
            "title": TEXT,
            "url": TEXT,
            "published": DAY,
            "evidence": EVIDENCE,
            "article": {**MAYBE, "description": "null: the place in the act was not seen"},
        },
        {"paragraph": TEXT, "item": TEXT, "words": TEXT, "restated": TEXT},
    )


def _dated() -> dict[str, Any]:
    return {
        "value": VALUE,
        "from": DAY,
        "until": DAY,
        "seen": DAY,
        "evidence": EVIDENCE,
        "reading": MAYBE,
        "citation": _maybe("citation"),
    }


def _found() -> dict[str, Any]:
    return _object(
        {
            "kind": {"enum": ["fact", "parameter", "definition", "assessment"]},
            "path": TEXT,
            "name": TEXT,
            "value": VALUE,
        },
        {"unit": TEXT, "values": _list(_ref("dated"))},
    )


def _object(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def _maybe(name: str) -> dict[str, Any]:
    return {"anyOf": [_ref(name), {"type": "null"}]}
