"""Rights that nobody can ever get, whatever the household."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Label, Right
from eligibility.validate.exercised import seen
from eligibility.validate.finding import Finding
from eligibility.validate.questions import can_be_granted, unsettled
from eligibility.validate.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Yield each right of which it is proved that nobody gets it, gaps put aside."""
    for right in subject.rights:
        if seen(subject, right).granted or _open(right):
            continue
        verdict = can_be_granted(subject, right)
        span = subject.right_span(right, "conditions")
        yield from unsettled(subject, "never-granted", right.id, verdict.open, span)
        if verdict.impossible:
            yield subject.finding(
                "never-granted",
                right.id,
                Label(
                    "ово право нико не може да добије: услови искључују једни друге "
                    f"(доказано за домаћинства до {subject.people} лица)",
                    "nobody can ever get this right: its conditions exclude one another "
                    f"(proved for households of up to {subject.people} people)",
                ),
                span,
                citation=right.citation,
                suggestion=Label(
                    "проверите да ли се услови траже сви или бар један (`all` или `any`)",
                    "see whether all conditions are required or at least one (`all` or `any`)",
                ),
                bound=subject.people,
            )


def _open(right: Right) -> bool:
    """Whether there are ways to the right that nobody encoded."""
    return any(gap.kind in ("alternatives", "unknown") for gap in right.missing)
