"""A difference as documented, versioned JSON; docs/difference.md has the keys."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from eligibility._version import __version__
from eligibility.acts.model import Label, Rulebook
from eligibility.explain.messages import MESSAGES
from eligibility.explain.words import Language
from eligibility.feel.script import to_latin
from eligibility.feel.values import format_number
from eligibility.validate.difference import Curve, Difference
from eligibility.validate.finding import Answer, Witness
from eligibility.validate.render.told import Told

DIFFERENCE_SCHEMA = 1
LANGUAGES: tuple[Language, ...] = ("sr-Cyrl", "sr-Latn", "en")


def difference_json(
    difference: Difference, *, old: Rulebook | None = None, new: Rulebook | None = None
) -> str:
    """Return a difference as JSON text without a final newline, words in all languages."""
    return json.dumps(as_json(difference, old, new), ensure_ascii=False, indent=2)


def as_json(
    difference: Difference, old: Rulebook | None = None, new: Rulebook | None = None
) -> dict[str, Any]:
    """Return a difference as JSON values."""
    tellers = {language: Told(difference, language, old, new) for language in LANGUAGES}

    def family(witness: Witness, before: str | None, after: str | None) -> dict[str, str]:
        return {
            language: told.family(witness, before, after).family
            for language, told in tellers.items()
        }

    return {
        "schema": DIFFERENCE_SCHEMA,
        "notice": _words(MESSAGES["information"]),
        "version": __version__,
        "old": {"name": difference.old, "acts": _acts(old)},
        "new": {"name": difference.new, "acts": _acts(new)},
        "rights": [
            {
                "old": right.old,
                "new": right.new,
                "name": _words(right.name),
                "status": right.status,
                "bound": right.bound,
                "changes": [
                    {
                        "kind": change.kind,
                        "words": _words(change.words),
                        **_witness(change.witness, family(change.witness, right.old, right.new)),
                    }
                    for change in right.changes
                ],
                "unsettled": [_words(each) for each in right.unsettled],
            }
            for right in difference.rights
        ],
        "parameters": [
            {
                "id": parameter.id,
                "label": _words(parameter.label),
                "old": [_words(each) for each in parameter.old],
                "new": [_words(each) for each in parameter.new],
            }
            for parameter in difference.parameters
        ],
        "examples": [
            {
                "name": _words(example.name),
                **_witness(
                    example.witness,
                    family(
                        example.witness,
                        example.witness.answers[0].right,
                        example.witness.answers[-1].right,
                    ),
                ),
            }
            for example in difference.examples
        ],
        "curves": [_curve(curve) for curve in difference.curves],
    }


def _acts(rulebook: Rulebook | None) -> list[dict[str, str]]:
    acts: Sequence[Any] = () if rulebook is None else tuple(rulebook.acts.values())
    return [{"id": act.id, "digest": act.digest} for act in acts]


def _words(label: Label) -> dict[str, str]:
    return {"sr-Cyrl": label.sr, "sr-Latn": to_latin(label.sr), "en": label.en}


def _witness(witness: Witness, family: dict[str, str]) -> dict[str, Any]:
    return {
        "family": family,
        "case": json.loads(witness.case),
        "before": _answer(witness.answers[0]),
        "now": _answer(witness.answers[-1]),
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "right": answer.right,
        "subject": answer.subject,
        "holder": answer.holder,
        "outcome": answer.outcome,
        "benefit": None if answer.benefit is None else format_number(answer.benefit),
        "measure": answer.measure,
        "period": answer.period,
    }


def _curve(curve: Curve) -> dict[str, Any]:
    return {
        "right": curve.right,
        "name": _words(curve.name),
        "axis": _words(curve.axis),
        "measure": curve.measure,
        "period": curve.period,
        "before": [list(point) for point in curve.before],
        "after": [list(point) for point in curve.after],
        "unknown_before": [list(stretch) for stretch in curve.unknown_before],
        "unknown_after": [list(stretch) for stretch in curve.unknown_after],
        "cliffs": list(curve.cliffs),
        "case": json.loads(curve.case) if curve.case else None,
    }


def schema_json() -> dict[str, Any]:
    """Return the JSON Schema of a difference."""
    text, maybe = {"type": "string"}, {"type": ["string", "null"]}
    exact = {**text, "description": "exact: a decimal, or a fraction such as `4936/3`"}
    point = {"type": "array", "items": exact, "minItems": 2, "maxItems": 2}
    case = {"type": "object", "description": "a case file"}
    side = _object({"name": text, "acts": _list(_object({"id": text, "digest": text}))})
    replayed = {
        "family": {**_ref("words"), "description": "the family in one sentence"},
        "case": case,
        "before": _ref("answer"),
        "now": _ref("answer"),
    }
    change = {
        "kind": {"enum": ["gains", "loses", "more", "less", "later", "other"]},
        "words": _ref("words"),
        **replayed,
    }
    right = {
        "old": {**maybe, "description": "its id before; null: it was not there"},
        "new": {**maybe, "description": "its id now; null: it is not there any more"},
        "name": _ref("words"),
        "status": {"enum": ["equivalent", "changed", "added", "removed", "unsettled"]},
        "bound": {
            "type": "integer",
            "minimum": 0,
            "description": "size of household, in persons, up to which a proof holds; 0: any",
        },
        "changes": _list(_object(change)),
        "unsettled": {
            **_list(_ref("words")),
            "description": "what was not answered in time: never the same as fine",
        },
    }
    curve = {
        "right": text,
        "name": _ref("words"),
        "axis": _ref("words"),
        "measure": {"enum": ["amount", "percent", "hours"]},
        "period": text,
        "before": {**_list(point), "description": "income in RSD, and the amount at it"},
        "after": _list(point),
        "unknown_before": {
            **_list(point),
            "description": "from and to which income the amount is not known",
        },
        "unknown_after": _list(point),
        "cliffs": {
            **_list(exact),
            "description": "incomes just above which the amount falls at once",
        },
        "case": {"type": ["object", "null"], "description": "the case whose income is varied"},
    }
    answer = {
        "right": text,
        "subject": maybe,
        "holder": maybe,
        "outcome": {"enum": ["eligible", "needs_assessment", "depends", "not_eligible", "none"]},
        "benefit": {**maybe, "description": exact["description"]},
        "measure": {"enum": ["amount", "percent", "hours", ""]},
        "period": text,
    }
    parameter = {
        "id": text,
        "label": _ref("words"),
        "old": _list(_ref("words")),
        "new": _list(_ref("words")),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Difference of eligibility diff",
        **_object(
            {
                "schema": {"const": DIFFERENCE_SCHEMA},
                "notice": _ref("words"),
                "version": text,
                "old": side,
                "new": side,
                "rights": _list(_object(right)),
                "parameters": _list(_object(parameter)),
                "examples": _list(_object({"name": _ref("words"), **replayed})),
                "curves": _list(_object(curve)),
            }
        ),
        "$defs": {
            "words": _object(dict.fromkeys(LANGUAGES, text)),
            "answer": _object(answer),
        },
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}
