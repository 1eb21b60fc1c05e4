"""A difference as documented, versioned JSON; docs/difference.md has the keys."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from eligibility._version import __version__
from eligibility.acts.model import Rulebook
from eligibility.explain.messages import MESSAGES
from eligibility.explain.schema_parts import MAYBE, TEXT, closed, list_of, ref
from eligibility.explain.words import Language
from eligibility.validate.difference import Curve, Difference
from eligibility.validate.finding import Witness
from eligibility.validate.jsonform import BOUND, CASE, DEFINITIONS, EXACT, answer, words
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
        "notice": words(MESSAGES["information"]),
        "version": __version__,
        "old": {"name": difference.old, "acts": _acts(old)},
        "new": {"name": difference.new, "acts": _acts(new)},
        "rights": [
            {
                "old": right.old,
                "new": right.new,
                "name": words(right.name),
                "status": right.status,
                "bound": right.bound,
                "changes": [
                    {
                        "kind": change.kind,
                        "words": words(change.words),
                        **_witness(change.witness, family(change.witness, right.old, right.new)),
                    }
                    for change in right.changes
                ],
                "unsettled": [words(each) for each in right.unsettled],
            }
            for right in difference.rights
        ],
        "parameters": [
            {
                "id": parameter.id,
                "label": words(parameter.label),
                "old": [words(each) for each in parameter.old],
                "new": [words(each) for each in parameter.new],
            }
            for parameter in difference.parameters
        ],
        "examples": [
            {
                "name": words(example.name),
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


def _witness(witness: Witness, family: dict[str, str]) -> dict[str, Any]:
    return {
        "family": family,
        "case": json.loads(witness.case),
        "before": answer(witness.answers[0]),
        "now": answer(witness.answers[-1]),
    }


def _curve(curve: Curve) -> dict[str, Any]:
    return {
        "right": curve.right,
        "name": words(curve.name),
        "axis": words(curve.axis),
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
    point = {"type": "array", "items": EXACT, "minItems": 2, "maxItems": 2}
    side = closed({"name": TEXT, "acts": list_of(closed({"id": TEXT, "digest": TEXT}))})
    replayed = {
        "family": {**ref("words"), "description": "the family in one sentence"},
        "case": CASE,
        "before": ref("answer"),
        "now": ref("answer"),
    }
    change = {
        "kind": {"enum": ["gains", "loses", "more", "less", "later", "other"]},
        "words": ref("words"),
        **replayed,
    }
    right = {
        "old": {**MAYBE, "description": "its id before; null: it was not there"},
        "new": {**MAYBE, "description": "its id now; null: it is not there any more"},
        "name": ref("words"),
        "status": {"enum": ["equivalent", "changed", "added", "removed", "unsettled"]},
        "bound": BOUND,
        "changes": list_of(closed(change)),
        "unsettled": {
            **list_of(ref("words")),
            "description": "what was not answered in time: never the same as fine",
        },
    }
    curve = {
        "right": TEXT,
        "name": ref("words"),
        "axis": ref("words"),
        "measure": {"enum": ["amount", "percent", "hours"]},
        "period": TEXT,
        "before": {**list_of(point), "description": "income in RSD, and the amount at it"},
        "after": list_of(point),
        "unknown_before": {
            **list_of(point),
            "description": "from and to which income the amount is not known",
        },
        "unknown_after": list_of(point),
        "cliffs": {
            **list_of(EXACT),
            "description": "incomes just above which the amount falls at once",
        },
        "case": {"type": ["object", "null"], "description": "the case whose income is varied"},
    }
    parameter = {
        "id": TEXT,
        "label": ref("words"),
        "old": list_of(ref("words")),
        "new": list_of(ref("words")),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Difference of eligibility diff",
        **closed(
            {
                "schema": {"const": DIFFERENCE_SCHEMA},
                "notice": ref("words"),
                "version": TEXT,
                "old": side,
                "new": side,
                "rights": list_of(closed(right)),
                "parameters": list_of(closed(parameter)),
                "examples": list_of(closed({"name": ref("words"), **replayed})),
                "curves": list_of(closed(curve)),
            }
        ),
        "$defs": DEFINITIONS,
    }
