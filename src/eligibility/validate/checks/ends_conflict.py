"""A right that ends in two ways which need not agree, or whose conditions end before it does."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.check import conditions
from eligibility.acts.model import Label, Right
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.texts import Bare

_IN_SOME_CASES = r"^(?:ako|kad\w*|ukoliko|u slucaju)\b"
"""An end that begins so is one of some cases, whether or not the act encodes them."""


def check(subject: Subject) -> Iterator[Finding]:
    """Look at the ends of each right, and at conditions in force for a part of its time."""
    for right in subject.rights:
        yield from _two_ends(subject, right)
        yield from _without_conditions(subject, right)


def _two_ends(subject: Subject, right: Right) -> Iterator[Finding]:
    ends = [
        detail
        for detail in right.details
        if detail.kind in ("end", "duration")
        and detail.when is None
        and not Bare(detail.label.sr).holds(_IN_SOME_CASES)
    ]
    # A longest duration beside its limits is one rule; two unconditional ends are two.
    if sum(detail.kind == "end" for detail in ends) < 2 and len({d.kind for d in ends}) < 2:
        return
    serbian = "; ".join(f"„{detail.label.sr}“" for detail in ends)
    english = "; ".join(f"“{detail.label.en}”" for detail in ends)
    key = "end" if any(detail.kind == "end" for detail in ends) else "duration"
    yield subject.finding(
        "ends-conflict",
        right.id,
        Label(
            f"право „{right.name.sr}“ престаје на више начина, а не каже се који важи: {serbian}",
            f"the right “{right.name.en}” ends in several ways, and it is not said which holds:"
            f" {english}",
        ),
        subject.right_span(right, key),
        citation=ends[-1].citation or right.citation,
        suggestion=Label(
            "реците који крај важи (ранији или каснији), или кад важи који (`when`)",
            "say which end holds (the earlier or the later), or when each does (`when`)",
        ),
    )


def _without_conditions(subject: Subject, right: Right) -> Iterator[Finding]:
    """Tell a right all of whose dated conditions end while it goes on."""
    asked = list(conditions(right.conditions))
    ends = [condition.validity.end for condition in asked]
    known = [end for end in ends if end is not None]
    unseen = any(passage.kind in ("conditions", "unknown") for passage in right.missing)
    if not asked or len(known) < len(asked) or unseen:
        return
    last = max(known)
    if right.validity.end is not None and right.validity.end <= last:
        return
    if any(condition.validity.start is not None for condition in asked):
        # Conditions that follow each other in time end one by one.
        later = [c.validity.start for c in asked if c.validity.start is not None]
        if max(later) > last:
            return
    yield subject.finding(
        "ends-conflict",
        right.id,
        Label(
            f"сви услови важе до {last.day}.{last.month}.{last.year}, а право траје даље: после"
            " тога нема мерила",
            f"all conditions hold until {last.isoformat()}, but the right goes on: after that it"
            " has no criteria",
        ),
        asked[0].when.span,
        citation=right.citation,
        suggestion=Label(
            "одредите услове и за време после тога, или крај права",
            "set conditions for the time after it, or the end of the right",
        ),
    )
