"""The JSON Schema of a result, the contract of `--format json`."""

from __future__ import annotations

from typing import Any

from eligibility.explain.jsonout import RESULT_SCHEMA
from eligibility.explain.schema_parts import MAYBE, TEXT, closed, list_of, maybe, ref

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
        **closed(
            {
                "schema": {"const": RESULT_SCHEMA},
                "notice": TEXT,
                "versions": closed({"library": TEXT, "language": TEXT}),
                "lang": {"enum": ["sr-Latn", "sr-Cyrl", "en"]},
                "place": TEXT,
                "chain": list_of(TEXT),
                "municipality": MAYBE,
                "claim_date": DAY,
                "decision_date": DAY,
                "acts": list_of(closed({"id": TEXT, "digest": TEXT}, {"title": TEXT})),
                "supplied": list_of(TEXT),
                "notes": list_of(TEXT),
                "determinations": list_of(ref("determination")),
                "openings": list_of(_opening()),
            },
            {"cross_check": _cross_check()},
        ),
        "$defs": {
            "determination": _determination(),
            "condition": _condition(),
            "benefit": _benefit(),
            "amount": closed({"exact": TEXT}, {"approx": TEXT}),
            "citation": _citation(),
            "dated": closed(_dated()),
            "found": _found(),
            "passage": closed(
                {
                    "kind": {"enum": ["conditions", "alternatives", "amounts", "unknown"]},
                    "passage": TEXT,
                    "citation": maybe("citation"),
                }
            ),
        },
    }


def _determination() -> dict[str, Any]:
    missing = closed(
        {
            "facts": list_of(
                closed(
                    {
                        "kind": {"enum": ["fact", "list"]},
                        "path": TEXT,
                        "record": TEXT,
                        "field": TEXT,
                        "name": TEXT,
                    },
                    {"contested": list_of(VALUE)},
                )
            ),
            "parameters": list_of(
                closed({"parameter": TEXT, "name": TEXT, "on": DAY, "last_known": maybe("dated")})
            ),
            "assessments": list_of(
                closed({"path": TEXT, "name": TEXT, "body": MAYBE}, {"indicators": list_of(TEXT)})
            ),
            "readings": list_of(closed({"kind": TEXT, "path": TEXT, "on": DAY})),
            "passages": list_of(ref("passage")),
        }
    )
    return closed(
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
            "citation": maybe("citation"),
            "conditions": ref("condition"),
            "benefit": ref("benefit"),
            "missing": missing,
            "could_open": list_of(TEXT),
            "encumbrances": list_of(TEXT),
            "ranking": list_of(_ranked()),
        },
        {"joint_holder": TEXT},
    )


def _opening() -> dict[str, Any]:
    return closed(
        {
            "right": TEXT,
            "name": TEXT,
            "subject": MAYBE,
            "holder": MAYBE,
            "role": MAYBE,
            "step": {"type": "integer", "minimum": 1},
            "through": list_of(TEXT),
            "outcome": {"enum": ["eligible", "depends", "needs_assessment"]},
        }
    )


def _cross_check() -> dict[str, Any]:
    silent = list_of(closed({"right": TEXT, "reason": TEXT}))
    difference = closed(
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
    return closed(
        {
            "agreed": list_of(TEXT),
            "differences": list_of(difference),
            "unavailable": silent,
            "refused": silent,
            "chains": {"enum": ["agreed", "differ", "unavailable", "none"]},
        }
    )


def _ranked() -> dict[str, Any]:
    return closed(
        {
            "kind": {"enum": ["priority", "points"]},
            "label": TEXT,
            "value": {"enum": ["true", "false", "unknown"]},
        },
        {"order": {"type": "integer"}, "points": TEXT},
    )


def _condition() -> dict[str, Any]:
    value = {"enum": ["true", "false", "unknown"]}
    return closed(
        {
            "kind": {"enum": ["condition", "all", "any", "at_least", "unless"]},
            "id": TEXT,
            "value": value,
        },
        {
            "label": TEXT,
            "count": {"type": "integer"},
            "expression": TEXT,
            "citation": maybe("citation"),
            "seen": DAY,
            "found": list_of(ref("found")),
            "readings": list_of(closed({"reading": TEXT, "value": value})),
            "not_encoded": list_of(ref("passage")),
            "members": list_of(ref("condition")),
        },
    )


def _benefit() -> dict[str, Any]:
    answer = closed({"path": TEXT, "value": VALUE})
    return closed(
        {
            "kind": {"enum": ["cash", "service", "in_kind", "relief"]},
            "status": {
                "enum": ["value", "choices", "interval", "unknown", "assessed", "described"]
            },
            "measure": {"enum": ["amount", "percent", "hours", None]},
            "period": TEXT,
            "value": maybe("amount"),
            "found": list_of(ref("found")),
            "citation": maybe("citation"),
        },
        {
            "choices": list_of(closed({"value": ref("amount"), "answers": list_of(answer)})),
            "low": ref("amount"),
            "high": ref("amount"),
            "at_most": ref("amount"),
            "label": TEXT,
            "of": TEXT,
            "assessed_by": TEXT,
            "covers": {"enum": ["actual_cost", "lowest_cost"]},
            "caps": list_of(closed({"label": TEXT, "value": maybe("amount")})),
            "missing": list_of(closed({"kind": TEXT, "path": TEXT})),
            "last_known": list_of(closed({"parameter": TEXT, **_dated()})),
        },
    )


def _citation() -> dict[str, Any]:
    return closed(
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
        "citation": maybe("citation"),
    }


def _found() -> dict[str, Any]:
    return closed(
        {
            "kind": {"enum": ["fact", "parameter", "definition", "assessment"]},
            "path": TEXT,
            "name": TEXT,
            "value": VALUE,
        },
        {"unit": TEXT, "values": list_of(ref("dated"))},
    )
