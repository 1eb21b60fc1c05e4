"""The answer as documented, versioned JSON; docs/result.md describes every key."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from eligibility._version import __version__
from eligibility.acts.model import Citation, DatedValue, Passage
from eligibility.engine.result import (
    BenefitResult,
    ConditionResult,
    Determination,
    Found,
    Opening,
    Ranked,
)
from eligibility.engine.values import Missing, Unknown
from eligibility.explain import second
from eligibility.explain.context import Context, dated_day, indicators, last_known
from eligibility.explain.found import fact_words
from eligibility.explain.opening import could_open
from eligibility.explain.reasons import contested_values
from eligibility.explain.sources import evidence_of
from eligibility.explain.values import amount, plain

RESULT_SCHEMA = 1
LANGUAGE_VERSION = "1"
"""The version of the condition language, apart from the library's."""


def dumps(context: Context, *, indent: int | None = 2) -> str:
    """Return the answer as JSON text, without a final newline."""
    return json.dumps(as_json(context), ensure_ascii=False, indent=indent)


def as_json(context: Context) -> dict[str, Any]:
    """Return the answer as JSON values."""
    result, voice = context.result, context.voice
    acts = context.rulebook.acts
    return {
        "schema": RESULT_SCHEMA,
        "notice": voice.say("information"),
        "versions": {"library": __version__, "language": LANGUAGE_VERSION},
        "lang": voice.language,
        "place": result.place,
        "chain": list(context.rulebook.chain),
        "municipality": result.municipality,
        "claim_date": _day(result.claim_date),
        "decision_date": _day(result.decision_date),
        "acts": [
            {"id": id_, "digest": digest, "title": voice.label(acts[id_].title)}
            if id_ in acts
            else {"id": id_, "digest": digest}
            for id_, digest in result.acts
        ],
        "supplied": list(result.supplied),
        "notes": [voice.label(note) for note in result.notes],
        "determinations": [_determination(context, d) for d in result.determinations],
        "openings": [_opening(context, each) for each in result.openings],
        **(
            {}
            if result.cross_check is None
            else {"cross_check": second.as_json(context, result.cross_check)}
        ),
    }


def _opening(context: Context, opening: Opening) -> dict[str, Any]:
    return {
        "right": opening.right,
        "name": context.right_name(opening.right),
        "subject": opening.subject,
        "holder": opening.holder,
        "role": None if opening.role is None else context.voice.label(opening.role),
        "step": opening.step,
        "through": list(opening.through),
        "outcome": opening.outcome,
    }


def _determination(context: Context, determination: Determination) -> dict[str, Any]:
    voice = context.voice
    right = context.right(determination)
    return {
        "right": determination.right,
        "name": voice.label(right.name),
        "act": right.act,
        "subject": determination.subject,
        "holder": determination.holder,
        "role": None if determination.role is None else voice.label(determination.role),
        **(
            {}
            if determination.joint_holder is None
            else {"joint_holder": determination.joint_holder}
        ),
        "outcome": determination.outcome,
        "standing": determination.standing,
        "governing_date": _day(determination.governing_date),
        "evidence": determination.evidence,
        "seen": _day(determination.seen),
        "citation": citation(context, right.citation),
        "conditions": _condition(context, determination, determination.conditions),
        "benefit": _benefit(context, determination, determination.benefit),
        "missing": {
            "facts": [_fact(context, determination, m) for m in determination.facts],
            "parameters": [_gap(context, m) for m in determination.parameters],
            "assessments": [_assessment(context, m) for m in determination.assessments],
            "readings": [_reading(context, m) for m in determination.readings],
            "passages": [_passage(context, passage) for passage in determination.passages],
        },
        "could_open": could_open(context, determination),
        "encumbrances": [voice.label(label) for label in determination.encumbrances],
        "ranking": [_ranked(context, ranked) for ranked in determination.ranking],
    }


def _condition(
    context: Context, determination: Determination, node: ConditionResult
) -> dict[str, Any]:
    voice = context.voice
    told: dict[str, Any] = {"kind": node.kind, "id": node.id, "value": truth(node.value)}
    if node.label is not None:
        told["label"] = voice.label(node.label)
    if node.kind == "at_least":
        told["count"] = node.count
    if node.kind == "condition":
        told["expression"] = node.text
        told["citation"] = citation(context, node.citation)
        told["seen"] = _day(node.seen)
        told["found"] = [_found(context, determination, found) for found in node.found]
    if node.readings:
        told["readings"] = [
            {"reading": voice.label(label), "value": truth(value)} for label, value in node.readings
        ]
    if node.missing:
        told["not_encoded"] = [_passage(context, passage) for passage in node.missing]
    if node.members:
        told["members"] = [_condition(context, determination, member) for member in node.members]
    return told


def _ranked(context: Context, ranked: Ranked) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": ranked.kind,
        "label": context.voice.label(ranked.label),
        "value": truth(ranked.value),
    }
    if ranked.order is not None:
        told["order"] = ranked.order
    if ranked.points is not None:
        told["points"] = plain(ranked.points)
    return told


def truth(value: bool | Unknown) -> str:
    """Return `true`, `false` or `unknown`."""
    if isinstance(value, Unknown):
        return "unknown"
    return "true" if value else "false"


def _found(context: Context, determination: Determination, found: Found) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": found.kind, "path": found.path}
    if found.kind == "parameter":
        told["name"] = context.parameter_name(found.path)
        parameter = context.rulebook.parameters.get(found.path)
        told["unit"] = parameter.unit if parameter is not None else ""
    else:
        told["name"] = fact_words(context, determination, found.path, found.record, found.field)
    told["value"] = plain(found.value)
    if found.dated:
        told["values"] = [_dated(context, dated) for dated in found.dated]
    return told


def _dated(context: Context, dated: DatedValue) -> dict[str, Any]:
    return {
        "value": plain(dated.value),
        "from": _day(dated.validity.start),
        "until": _day(dated.validity.end),
        "seen": _day(dated_day(dated)),
        "evidence": dated.evidence,
        "reading": None if dated.reading is None else context.voice.label(dated.reading),
        "citation": citation(context, dated.citation),
    }


def _benefit(
    context: Context, determination: Determination, benefit: BenefitResult
) -> dict[str, Any]:
    voice = context.voice
    told: dict[str, Any] = {
        "kind": benefit.kind,
        "status": benefit.status,
        "measure": benefit.measure or None,
        "period": benefit.period,
        "value": None if benefit.value is None else amount(benefit.value),
    }
    if benefit.status == "choices":
        told["choices"] = [
            {
                "value": amount(choice.value),
                "answers": [
                    {"path": missing.path, "value": plain(answer)}
                    for missing, answer in choice.answers
                ],
            }
            for choice in benefit.choices
        ]
    for key, bound in (("low", benefit.low), ("high", benefit.high), ("at_most", benefit.at_most)):
        if bound is not None:
            told[key] = amount(bound)
    for key, label in (
        ("label", benefit.label),
        ("of", benefit.of),
        ("assessed_by", benefit.assessed_by),
    ):
        if label is not None:
            told[key] = voice.label(label)
    if benefit.covers is not None:
        told["covers"] = benefit.covers
    if benefit.caps:
        told["caps"] = [
            {"label": voice.label(label), "value": None if cap is None else amount(cap)}
            for label, cap in benefit.caps
        ]
    if benefit.missing:
        told["missing"] = [{"kind": m.kind, "path": m.path} for m in benefit.missing]
    if benefit.last_known:
        told["last_known"] = [
            {"parameter": id_, **_dated(context, dated)} for id_, dated in benefit.last_known
        ]
    told["found"] = [_found(context, determination, found) for found in benefit.found]
    told["citation"] = citation(context, benefit.citation)
    return told


def citation(context: Context, cited: Citation | None) -> dict[str, Any] | None:
    """Return a citation; `article` is null where the place in the act was not seen."""
    if cited is None:
        return None
    told: dict[str, Any] = {
        "source": cited.source.id,
        "title": cited.source.title,
        "url": cited.source.url,
        "published": _day(cited.source.published),
        "evidence": evidence_of(cited),
        "article": cited.article,
    }
    for key, part in (("paragraph", cited.paragraph), ("item", cited.item), ("words", cited.words)):
        if part is not None:
            told[key] = part
    if cited.restated is not None:
        told["restated"] = context.voice.label(cited.restated)
    return told


def _fact(context: Context, determination: Determination, missing: Missing) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": missing.kind,
        "path": missing.path,
        "record": missing.record,
        "field": missing.field,
        "name": fact_words(context, determination, missing.path, missing.record, missing.field),
    }
    values = contested_values(context, missing)
    if values:
        told["contested"] = [plain(value) for value in values]
    return told


def _gap(context: Context, missing: Missing) -> dict[str, Any]:
    parameter = context.rulebook.parameters.get(missing.path)
    dated = None if parameter is None else last_known(parameter, missing.on)
    return {
        "parameter": missing.path,
        "name": context.parameter_name(missing.path),
        "on": _day(missing.on),
        "last_known": None if dated is None else _dated(context, dated),
    }


def _assessment(context: Context, missing: Missing) -> dict[str, Any]:
    known = context.assessment(missing.path)
    told: dict[str, Any] = {
        "path": missing.path,
        "name": missing.field if known is None else context.voice.label(known[0]),
        "body": None if known is None else context.voice.label(known[1]),
    }
    if weighed := indicators(context, missing.path):
        told["indicators"] = weighed
    return told


def _reading(context: Context, missing: Missing) -> dict[str, Any]:
    return {"kind": missing.kind, "path": missing.path, "on": _day(missing.on)}


def _passage(context: Context, passage: Passage) -> dict[str, Any]:
    return {
        "kind": passage.kind,
        "passage": context.voice.label(passage.passage),
        "citation": citation(context, passage.citation),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
