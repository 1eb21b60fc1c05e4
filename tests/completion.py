"""Fills in what a determination says is missing, at the paths it names."""

from __future__ import annotations

import copy
import re
from typing import Any

from eligibility.engine.values import Missing
from eligibility.facts.vocabulary import Field, vocabulary
from eligibility.feel.types import BOOLEAN, DATE, EnumType, ListType, OptionalType, RecordType

Document = dict[str, Any]

_KIN = {"mother", "father", "spouse", "parents", "children"}
_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")


def completed(document: Document, missing: list[Missing], pick: Any) -> Document:
    """Return the case with every missing fact answered; `pick(options)` chooses answers."""
    done = copy.deepcopy(document)
    for each in missing:
        if each.kind == "list":
            _close(done, each.path)
        else:
            _answer(done, each, pick)
    return done


def _person(document: Document, id_: str) -> Document:
    found: Document = next(each for each in document["people"] if each["id"] == id_)
    return found


def _mark(record: Document, name: str) -> None:
    whole = record.setdefault("whole", [])
    if name not in whole:
        whole.append(name)


def _close(document: Document, path: str) -> None:
    parts = path.split(".", 2)
    if parts[0] != "people" or len(parts) == 1:
        _mark(document, path)
    elif parts[2] in _KIN:
        _mark(document, "kinship")
    else:
        _mark(_person(document, parts[1]), parts[2])


def _answer(document: Document, missing: Missing, pick: Any) -> None:
    if missing.path in ("claim_date", "decision_date"):
        document[missing.path] = pick(["2018-03-01", "2022-07-15", "2026-11-20"])
        return
    if missing.path == "state_of_emergency":
        document["state_of_emergency"] = pick([True, False])
        return
    if missing.path == "applicant":
        document["applicant"] = pick([person["id"] for person in document["people"]])
        return
    if missing.field in _KIN:
        _mark(document, "kinship")
        return
    record, rest = _locate(document, missing.path)
    field = vocabulary()[missing.record][missing.field]
    record[field.key] = answer(field, pick)
    if field.key == "until" and record.get("from") and record[field.key]:
        record["until"] = max(record["from"], record["until"])
    if field.key == "from" and record.get("until"):
        record["from"] = min(record["from"], record["until"])
    assert rest == missing.field


def _locate(document: Document, path: str) -> tuple[Document, str]:
    head, _, rest = path.partition(".")
    if head == "kinship":
        *ends, asked = rest.split(".")
        for link in document["kinship"]:
            if [link["kind"], link["person"], link["of"]] == ends:
                return link, asked
    id_, _, rest = rest.partition(".")
    record = _person(document, id_)
    kind = "person"
    *steps, last = rest.split(".")
    for step in steps:
        match = _STEP.fullmatch(step)
        assert match is not None
        field = vocabulary()[kind][match[1]]
        inner = field.type.of if isinstance(field.type, ListType | OptionalType) else field.type
        assert isinstance(inner, RecordType)
        kind = inner.name
        value = record[field.key]
        record = value[int(match[2]) - 1] if match[2] else value
    return record, last


def answer(field: Field, pick: Any) -> Any:
    """Return a value for a fact, with every fact of a record inside it."""
    of = field.type
    if isinstance(of, OptionalType):
        if pick([True, False]):
            return None
        of = of.of
    if isinstance(of, RecordType):
        inner = vocabulary()[of.name]
        return {each.key: answer(each, pick) for each in inner.values()}
    if isinstance(of, EnumType):
        return pick(list(of.values))
    if of == BOOLEAN:
        return pick([True, False])
    if field.name == "month":
        return pick(["2017-09", "2022-05"])
    if of == DATE:
        return pick(["2010-02-28", "2015-06-01", "2016-11-30"])
    if field.name in ("place", "household"):
        return pick(["Lajkovac", "Beograd"])
    low = int(field.least or 0)
    most = low + 30 if field.most is None else min(low + 30, int(field.most))
    return pick([low, most])
