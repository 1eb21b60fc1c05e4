"""What findings and differences have in common as JSON: words, cases, answers, and their schema."""

from __future__ import annotations

from typing import Any

from eligibility.acts.model import Label
from eligibility.explain.schema_parts import MAYBE, TEXT, closed
from eligibility.feel.script import to_latin
from eligibility.feel.values import format_number
from eligibility.validate.finding import Answer

CASE: dict[str, Any] = {"type": "object", "description": "a case file"}
EXACT: dict[str, Any] = {
    **TEXT,
    "description": "exact: a decimal, or a fraction such as `4936/3`",
}
BOUND: dict[str, Any] = {
    "type": "integer",
    "minimum": 0,
    "description": "size of household, in persons, up to which a proof holds; 0: any",
}
DEFINITIONS: dict[str, Any] = {
    "words": closed(dict.fromkeys(("sr-Cyrl", "sr-Latn", "en"), TEXT)),
    "answer": closed(
        {
            "right": TEXT,
            "subject": MAYBE,
            "holder": MAYBE,
            "outcome": {
                "enum": ["eligible", "needs_assessment", "depends", "not_eligible", "none"]
            },
            "benefit": {**MAYBE, "description": EXACT["description"]},
            "measure": {"enum": ["amount", "percent", "hours", ""]},
            "period": TEXT,
        }
    ),
}
"""The schemas of what `words` and `answer` return."""


def words(label: Label) -> dict[str, str]:
    """Return a label in both scripts and in English."""
    return {"sr-Cyrl": label.sr, "sr-Latn": to_latin(label.sr), "en": label.en}


def answer(told: Answer) -> dict[str, Any]:
    """Return what one right gives in a case."""
    return {
        "right": told.right,
        "subject": told.subject,
        "holder": told.holder,
        "outcome": told.outcome,
        "benefit": None if told.benefit is None else format_number(told.benefit),
        "measure": told.measure,
        "period": told.period,
    }
