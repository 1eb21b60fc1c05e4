"""What the drafter guarantees: proved, or refuted by a case in which it does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Guarantee, Label, Right
from eligibility.validate.finding import Finding
from eligibility.validate.guarantees import Refuted, settle
from eligibility.validate.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Yield each guarantee of the act that is refuted, and each that was not settled."""
    for position, guarantee in enumerate(subject.act.guarantees):
        right = subject.rulebook.rights.get(guarantee.right)
        if right is not None:
            yield from _told(subject, right, guarantee, position)


def _told(subject: Subject, right: Right, guarantee: Guarantee, position: int) -> Iterator[Finding]:
    verdict = settle(subject, right, guarantee)
    span = subject.span("guarantees", position, "id")
    if isinstance(verdict, Refuted):
        yield subject.finding(
            "guarantee-refuted",
            guarantee.id,
            Label(
                f"не стоји јемство „{guarantee.label.sr}“: у овом случају је друкчије",
                f"the guarantee “{guarantee.label.en}” does not hold: in this case it is otherwise",
            ),
            span,
            citation=guarantee.citation,
            suggestion=Label(
                "измените услове или износ, или јемство",
                "change the conditions or the amount, or the guarantee",
            ),
            witnesses=verdict.witnesses,
        )
    elif verdict is not None:
        yield subject.finding(
            "guarantee-refuted",
            guarantee.id,
            Label(
                f"није разрешено да ли стоји јемство „{guarantee.label.sr}“: {verdict.sr}",
                f"not settled whether the guarantee “{guarantee.label.en}” holds: {verdict.en}",
            ),
            span,
            severity="note",
            unsettled=True,
            bound=subject.people,
        )
