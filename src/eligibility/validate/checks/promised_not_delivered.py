"""A right that the act names and does not carry out: no conditions, provider or financing."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.check import conditions
from eligibility.acts.model import Label, Right
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.texts import Bare, lines

_FINANCED = r"\bbudzet|\bfinansir|\bsredstv"
_LACKING = {
    "conditions": Label("услови", "conditions"),
    "provider": Label("пружалац", "a provider"),
    "funding": Label("финансирање", "financing"),
}


def check(subject: Subject) -> Iterator[Finding]:
    """Look at services said not to operate and, where the act's text is at hand, at what lacks."""
    for right in subject.rights:
        idle = [
            detail
            for detail in right.details
            if detail.kind == "provider" and ("operating", "false") in detail.data
        ]
        if idle:
            yield _finding(
                subject,
                right,
                Label("услуга се не пружа", "the service is not provided"),
                idle[0].label,
                "provider",
            )
            continue
        if subject.act.texts and (lacking := _lacking(subject, right)):
            yield _finding(
                subject,
                right,
                Label(
                    f"акт нема: {', '.join(_LACKING[each].sr for each in lacking)}",
                    f"the act lacks: {', '.join(_LACKING[each].en for each in lacking)}",
                ),
                None,
            )


def _lacking(subject: Subject, right: Right) -> list[str]:
    kinds = {detail.kind for detail in right.details}
    said_to_be_free = subject.at("rights", subject.local(right.id), "conditions") is not None
    whole = " ".join(line.words for line in lines(subject))
    lacking: list[str] = []
    if not said_to_be_free and not any(conditions(right.conditions)):
        lacking.append("conditions")
    if right.kind == "service" and "provider" not in kinds:
        lacking.append("provider")
    if "funding" not in kinds and not Bare(whole).holds(_FINANCED):
        lacking.append("funding")
    return lacking


def _finding(
    subject: Subject, right: Right, what: Label, more: Label | None, *path: str
) -> Finding:
    serbian = f": {more.sr}" if more is not None else ""
    english = f": {more.en}" if more is not None else ""
    return subject.finding(
        "promised-not-delivered",
        right.id,
        Label(
            f"право „{right.name.sr}“ је обећано, а није уређено – {what.sr}{serbian}",
            f"the right “{right.name.en}” is promised, not delivered – {what.en}{english}",
        ),
        subject.right_span(right, *path),
        citation=right.citation,
        suggestion=Label(
            "пропишите услове, пружаоца и изворе средстава, или право изоставите док се не уреди",
            "set conditions, provider and financing, or leave the right out until they are set",
        ),
    )
