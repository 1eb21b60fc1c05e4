"""Unclear bounds: two readings, and a case that tells them apart."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from eligibility.acts.check import conditions
from eligibility.acts.model import Condition, Label, Right
from eligibility.engine.result import Determination
from eligibility.facts import Case
from eligibility.facts.writer import document
from eligibility.validate import registry
from eligibility.validate.believable import believable
from eligibility.validate.documents import Document, witness
from eligibility.validate.exercised import parted, seen
from eligibility.validate.finding import Finding
from eligibility.validate.questions import Verdict, asked, unsettled
from eligibility.validate.sameness import latest_day
from eligibility.validate.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Yield each requirement with several readings that decide a family otherwise."""
    for right in subject.rights:
        apart = seen(subject, right).apart
        for condition in conditions(right.conditions):
            if not condition.other_readings:
                continue
            if condition.id in apart:
                yield _finding(subject, right, condition, *apart[condition.id])
            elif registry.can_prove():
                yield from _asked(subject, right, condition)


def _asked(subject: Subject, right: Right, condition: Condition) -> Iterator[Finding]:
    """Ask for a family that the readings decide otherwise, by values that were seen.

    Silence proves that there is none.
    """

    def confirm(case: Case) -> bool:
        return parted(subject.rulebook, right, document(case), condition.id) is not None

    def ask(day: date | None) -> Verdict:
        return asked(
            subject, right, lambda each: _differing(each, condition), confirm, day, gaps=True
        )

    day = latest_day(subject.rulebook, right)
    verdict = ask(day)
    if day is not None and not verdict.case:
        verdict = ask(None)
    on = f"{right.id}/{condition.id}"
    yield from unsettled(subject, "readings-differ", on, verdict.open, condition.when.span)
    if verdict.case:
        rulebook, id_ = subject.rulebook, condition.id
        (case,) = believable(
            [json.loads(verdict.case)],
            lambda each: parted(rulebook, right, each, id_) is not None,
        )
        determination = parted(rulebook, right, case, id_)
        assert determination is not None
        yield _finding(subject, right, condition, case, determination)


def _differing(right: Any, condition: Condition) -> Iterator[Any]:
    from eligibility.engine.symbolic.solver import z3

    readings = [right.reading(condition.id, at) for at in range(len(condition.other_readings) + 1)]
    yield right.possible
    yield z3.Or(*(each.true for each in readings))
    yield z3.Or(*(each.false for each in readings))


def _finding(
    subject: Subject,
    right: Right,
    condition: Condition,
    case: Document,
    determination: Determination,
) -> Finding:
    told = "; ".join(each.label.sr for each in condition.other_readings)
    told_en = "; ".join(each.label.en for each in condition.other_readings)
    first = condition.reading or condition.label
    return subject.finding(
        "readings-differ",
        f"{right.id}/{condition.id}",
        Label(
            f"услов „{condition.label.sr}“ може да се чита на више начина, и ова се "
            f"породица по њима разликује: {first.sr}, или: {told}",
            f"the condition “{condition.label.en}” can be read in several ways, and they "
            f"decide this family differently: {first.en}, or: {told_en}",
        ),
        condition.when.span,
        citation=condition.citation,
        suggestion=Label(
            "напишите границу тако да остане једно читање",
            "write the bound so that one reading is left",
        ),
        witnesses=(witness(case, determination),),
    )
