"""The finding that amounts do not go as they should: its cases in words and as witnesses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from eligibility.acts.model import Label, Right
from eligibility.validate import amounts
from eligibility.validate.finding import Finding
from eligibility.validate.monotone.steps import Step, Steps
from eligibility.validate.questions import unsettled
from eligibility.validate.subject import Subject

Search = Callable[[Subject, Right], Steps | Label | None]
"""Gives the cases that show it, why it is not settled, or None."""


def told(
    subject: Subject,
    code: str,
    search: Search,
    message: Callable[[Right, Steps], Label],
    labels: Callable[[Steps], Sequence[Label]],
    suggestion: Label,
) -> Iterator[Finding]:
    """Yield a finding for each right for which a search gives cases, or does not settle it."""
    for right in subject.rights:
        found = search(subject, right)
        span = subject.right_span(right, "benefit")
        if isinstance(found, Label):
            yield from unsettled(subject, code, right.id, found, span)
        elif found:
            yield subject.finding(
                code,
                right.id,
                message(right, found),
                span,
                citation=right.benefit.citation or right.citation,
                suggestion=suggestion,
                witnesses=tuple(
                    step.witness(label) for step, label in zip(found, labels(found), strict=True)
                ),
            )


def given(right: Right, step: Step) -> Label:
    """Return what is given in a case, in words."""
    if not step.amount and step.found.conditions.value is False:
        return Label("ништа", "nothing")
    return amounts.both(right, step.amount)
