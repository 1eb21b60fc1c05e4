"""Findings as documented, versioned JSON, and its schema; docs/findings/json.md has the keys."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from eligibility._version import __version__
from eligibility.acts.model import Act, Citation, Label
from eligibility.explain.messages import MESSAGES
from eligibility.explain.sources import evidence_of
from eligibility.feel.script import to_latin
from eligibility.feel.values import format_number
from eligibility.validate import registry
from eligibility.validate.finding import Answer, Finding, Witness
from eligibility.validate.run import counts

FINDINGS_SCHEMA = 1


def dumps(acts: Sequence[Act], findings: Sequence[Finding]) -> str:
    """Return findings as JSON text, without a final newline."""
    return json.dumps(as_json(acts, findings), ensure_ascii=False, indent=2)


def as_json(acts: Sequence[Act], findings: Sequence[Finding]) -> dict[str, Any]:
    """Return findings as JSON values, with the acts that were validated."""
    return {
        "schema": FINDINGS_SCHEMA,
        "notice": _words(MESSAGES["information"]),
        "version": __version__,
        "acts": [
            {"id": act.id, "file": act.file, "digest": act.digest, "title": _words(act.title)}
            for act in acts
        ],
        "wrong": any(map(counts, findings)),
        "findings": [_finding(each) for each in findings],
    }


def _words(label: Label) -> dict[str, str]:
    return {"sr-Cyrl": label.sr, "sr-Latn": to_latin(label.sr), "en": label.en}


def _finding(finding: Finding) -> dict[str, Any]:
    kind = registry.kinds()[finding.code]
    span = finding.span
    return {
        "code": finding.code,
        "severity": finding.severity,
        "title": _words(kind.title),
        "page": kind.page,
        "act": finding.act,
        "on": finding.on,
        "file": finding.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "excerpt": finding.excerpt,
        "message": _words(finding.message),
        "citation": _citation(finding.citation),
        "words": finding.words,
        "suggestion": None if finding.suggestion is None else _words(finding.suggestion),
        "witnesses": [_witness(each) for each in finding.witnesses],
        "unsettled": finding.unsettled,
        "waived": None if finding.waived is None else _words(finding.waived),
        "bound": finding.bound,
    }


def _citation(cited: Citation | None) -> dict[str, Any] | None:
    if cited is None:
        return None
    return {
        "source": cited.source.id,
        "title": cited.source.title,
        "url": cited.source.url,
        "evidence": evidence_of(cited),
        "article": cited.article,
        "paragraph": cited.paragraph,
        "item": cited.item,
    }


def _witness(witness: Witness) -> dict[str, Any]:
    return {
        "label": None if witness.label is None else _words(witness.label),
        "case": json.loads(witness.case),
        "answers": [_answer(each) for each in witness.answers],
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "right": answer.right,
        "subject": answer.subject,
        "holder": answer.holder,
        "outcome": answer.outcome,
        "benefit": None if answer.benefit is None else format_number(answer.benefit),
        "period": answer.period,
    }


def schema_json() -> dict[str, Any]:
    """Return the JSON Schema of findings."""
    text, maybe = {"type": "string"}, {"type": ["string", "null"]}
    place = {"type": "integer", "minimum": 1}
    severities = {"enum": ["error", "warning", "review", "note"]}
    outcomes = ["eligible", "needs_assessment", "depends", "not_eligible", "none"]
    finding = {
        "code": {"enum": [kind.code for kind in registry.KINDS]},
        "severity": severities,
        "title": _ref("words"),
        "page": {**text, "description": "where the kind of finding is explained"},
        "act": text,
        "on": {**text, "description": "what it speaks of; waivers name it so"},
        "file": text,
        "line": place,
        "column": place,
        "end_line": place,
        "end_column": place,
        "excerpt": text,
        "message": _ref("words"),
        "citation": _maybe("citation"),
        "words": {**text, "description": "the act's own words, where they are at hand"},
        "suggestion": _maybe("words"),
        "witnesses": {"type": "array", "items": _ref("witness")},
        "unsettled": {"type": "boolean", "description": "not answered in time: never fine"},
        "waived": {**_maybe("words"), "description": "the reason for which the act accepts it"},
        "bound": {
            "type": "integer",
            "minimum": 0,
            "description": "size of household, in persons, up to which a proof holds; 0: any",
        },
    }
    witness = {
        "label": _maybe("words"),
        "case": {"type": "object", "description": "a case file"},
        "answers": {"type": "array", "items": _ref("answer")},
    }
    answer = {
        "right": text,
        "subject": maybe,
        "holder": maybe,
        "outcome": {"enum": outcomes},
        "benefit": {**maybe, "description": "exact: a decimal, or a fraction such as `4936/3`"},
        "period": text,
    }
    citation = {
        "source": text,
        "title": text,
        "url": text,
        "evidence": {"enum": ["text", "secondary", "inferred", "supplied"]},
        "article": maybe,
        "paragraph": maybe,
        "item": maybe,
    }
    act = {"id": text, "file": text, "digest": text, "title": _ref("words")}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Findings of eligibility validate",
        **_object(
            {
                "schema": {"const": FINDINGS_SCHEMA},
                "notice": _ref("words"),
                "version": text,
                "acts": {"type": "array", "items": _object(act)},
                "wrong": {"type": "boolean", "description": "whether the exit code is 1"},
                "findings": {"type": "array", "items": _ref("finding")},
            }
        ),
        "$defs": {
            "words": _object(dict.fromkeys(("sr-Cyrl", "sr-Latn", "en"), text)),
            "finding": _object(finding),
            "witness": _object(witness),
            "answer": _object(answer),
            "citation": _object(citation),
        },
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def _maybe(name: str) -> dict[str, Any]:
    return {"anyOf": [_ref(name), {"type": "null"}]}
