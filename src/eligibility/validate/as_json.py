"""Findings as documented, versioned JSON, and its schema; docs/findings/json.md has the keys."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from eligibility._version import __version__
from eligibility.acts.model import Act, Citation
from eligibility.explain.messages import MESSAGES
from eligibility.explain.schema_parts import MAYBE, TEXT, closed, list_of, maybe, ref
from eligibility.explain.sources import evidence_of
from eligibility.validate import registry
from eligibility.validate.finding import Finding, Witness
from eligibility.validate.jsonform import BOUND, CASE, DEFINITIONS, answer, words
from eligibility.validate.run import counts

FINDINGS_SCHEMA = 1


def dumps(acts: Sequence[Act], findings: Sequence[Finding]) -> str:
    """Return findings as JSON text, without a final newline."""
    return json.dumps(as_json(acts, findings), ensure_ascii=False, indent=2)


def as_json(acts: Sequence[Act], findings: Sequence[Finding]) -> dict[str, Any]:
    """Return findings as JSON values, with the acts that were validated."""
    return {
        "schema": FINDINGS_SCHEMA,
        "notice": words(MESSAGES["information"]),
        "version": __version__,
        "acts": [
            {"id": act.id, "file": act.file, "digest": act.digest, "title": words(act.title)}
            for act in acts
        ],
        "wrong": any(map(counts, findings)),
        "findings": [_finding(each) for each in findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    kind = registry.kinds()[finding.code]
    span = finding.span
    return {
        "code": finding.code,
        "severity": finding.severity,
        "title": words(kind.title),
        "page": kind.page,
        "act": finding.act,
        "on": finding.on,
        "file": finding.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "excerpt": finding.excerpt,
        "message": words(finding.message),
        "citation": _citation(finding.citation),
        "words": finding.words,
        "suggestion": None if finding.suggestion is None else words(finding.suggestion),
        "witnesses": [_witness(each) for each in finding.witnesses],
        "unsettled": finding.unsettled,
        "waived": None if finding.waived is None else words(finding.waived),
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
        "label": None if witness.label is None else words(witness.label),
        "case": json.loads(witness.case),
        "answers": [answer(each) for each in witness.answers],
    }


def schema_json() -> dict[str, Any]:
    """Return the JSON Schema of findings."""
    place = {"type": "integer", "minimum": 1}
    severities = {"enum": ["error", "warning", "review", "note"]}
    finding = {
        "code": {"enum": [kind.code for kind in registry.KINDS]},
        "severity": severities,
        "title": ref("words"),
        "page": {**TEXT, "description": "where the kind of finding is explained"},
        "act": TEXT,
        "on": {**TEXT, "description": "what it speaks of; waivers name it so"},
        "file": TEXT,
        "line": place,
        "column": place,
        "end_line": place,
        "end_column": place,
        "excerpt": TEXT,
        "message": ref("words"),
        "citation": maybe("citation"),
        "words": {**TEXT, "description": "the act's own words, where they are at hand"},
        "suggestion": maybe("words"),
        "witnesses": list_of(ref("witness")),
        "unsettled": {"type": "boolean", "description": "not answered in time: never fine"},
        "waived": {**maybe("words"), "description": "the reason for which the act accepts it"},
        "bound": BOUND,
    }
    witness = {
        "label": maybe("words"),
        "case": CASE,
        "answers": list_of(ref("answer")),
    }
    citation = {
        "source": TEXT,
        "title": TEXT,
        "url": TEXT,
        "evidence": {"enum": ["text", "secondary", "inferred", "supplied"]},
        "article": MAYBE,
        "paragraph": MAYBE,
        "item": MAYBE,
    }
    act = {"id": TEXT, "file": TEXT, "digest": TEXT, "title": ref("words")}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Findings of eligibility validate",
        **closed(
            {
                "schema": {"const": FINDINGS_SCHEMA},
                "notice": ref("words"),
                "version": TEXT,
                "acts": list_of(closed(act)),
                "wrong": {"type": "boolean", "description": "whether the exit code is 1"},
                "findings": list_of(ref("finding")),
            }
        ),
        "$defs": {
            "words": DEFINITIONS["words"],
            "finding": closed(finding),
            "witness": closed(witness),
            "answer": DEFINITIONS["answer"],
            "citation": closed(citation),
        },
    }
