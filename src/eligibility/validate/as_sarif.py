"""Findings as SARIF 2.1.0 (OASIS), which editors and forges show beside the lines of an act."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from eligibility._version import __version__
from eligibility.explain.words import Voice
from eligibility.validate import registry
from eligibility.validate.finding import Finding

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"error": "error", "warning": "warning", "review": "warning", "note": "note"}


def dumps(findings: Sequence[Finding], voice: Voice) -> str:
    """Return findings as SARIF text, without a final newline."""
    return json.dumps(as_sarif(findings, voice), ensure_ascii=False, indent=2)


def as_sarif(findings: Sequence[Finding], voice: Voice) -> dict[str, Any]:
    """Return findings as one run of SARIF: rules are kinds of finding, waivers suppressions."""
    found = {finding.code for finding in findings}
    kinds = [kind for kind in registry.KINDS if kind.code in found]
    rules = [
        {
            "id": kind.code,
            "shortDescription": {"text": voice.label(kind.title)},
            "help": {"text": kind.page},
            "defaultConfiguration": {"level": _LEVELS[kind.severity]},
            "properties": {"severity": kind.severity},
        }
        for kind in kinds
    ]
    place = {kind.code: number for number, kind in enumerate(kinds)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "eligibility", "version": __version__, "rules": rules}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(each, place[each.code], voice) for each in findings],
            }
        ],
    }


def _result(finding: Finding, rule: int, voice: Voice) -> dict[str, Any]:
    span = finding.span
    text = voice.label(finding.message)
    if finding.suggestion is not None:
        text += f"\n{voice.label(finding.suggestion)}"
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri(finding.file)},
                    "region": {
                        "startLine": span.line,
                        "startColumn": span.column,
                        "endLine": span.end_line,
                        "endColumn": span.end_column,
                    },
                },
                "logicalLocations": [{"fullyQualifiedName": f"{finding.act}/{finding.on}"}],
            }
        ],
        "partialFingerprints": {"eligibility/1": f"{finding.act}/{finding.on}/{finding.code}"},
        "properties": {"severity": finding.severity, "unsettled": finding.unsettled},
    }
    if finding.unsettled:
        # SARIF's own word for a question that was not settled; it then asks for no level.
        result |= {"kind": "open", "level": "none"}
    if finding.waived is not None:
        reason = voice.label(finding.waived)
        result["suppressions"] = [{"kind": "inSource", "justification": reason}]
    return result


def uri(file: str) -> str:
    """Return a file's path as a URI: relative where the path is."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
