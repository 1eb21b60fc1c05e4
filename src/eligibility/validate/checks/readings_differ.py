"""Unclear bounds: two readings, and a case that tells them apart."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.check import conditions
from eligibility.acts.model import Label
from eligibility.validate.documents import witness
from eligibility.validate.exercised import seen
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Yield each requirement with several readings that decide an example's case otherwise."""
    for right in subject.rights:
        apart = seen(subject, right).apart
        for condition in conditions(right.conditions):
            if condition.id not in apart:
                continue
            case, determination = apart[condition.id]
            told = "; ".join(each.label.sr for each in condition.other_readings)
            told_en = "; ".join(each.label.en for each in condition.other_readings)
            first = condition.reading or condition.label
            yield subject.finding(
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
