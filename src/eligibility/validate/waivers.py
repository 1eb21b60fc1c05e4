"""Findings that the drafter accepts in the act, each with the reason, and waivers of nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from eligibility.acts.model import Label, Waived
from eligibility.records import replace
from eligibility.validate.finding import Finding
from eligibility.validate.registry import kinds
from eligibility.validate.subject import Subject


def waived(subject: Subject, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings, those that the act waives marked with its reason."""
    marked: list[Finding] = []
    for finding in findings:
        reasons = [each.reason for each in subject.act.waived if covers(each, finding)]
        marked.append(replace(finding, waived=reasons[0]) if reasons else finding)
    return marked


def covers(waiver: Waived, finding: Finding) -> bool:
    """Whether a waiver is of this finding: its kind, and what it is on or a part of that."""
    if waiver.finding != finding.code:
        return False
    place = finding.act.partition(".")[0]
    on = None if waiver.on is None else waiver.on.removeprefix(f"{place}.")
    return on is None or finding.on == on or finding.on.startswith((f"{on}/", f"{on}."))


def unused(
    subject: Subject, findings: Sequence[Finding], looked_for: Iterable[str]
) -> Iterator[Finding]:
    """Yield a finding for each waiver of a kind that was looked for and not found so."""
    known, asked = kinds(), set(looked_for) - {"unused-waiver"}
    for number, waiver in enumerate(subject.act.waived):
        if waiver.finding in known:
            if waiver.finding not in asked or any(covers(waiver, each) for each in findings):
                continue
            message = Label(
                f"прихваћена је примедба `{waiver.finding}`, а ње нема",
                f"the finding `{waiver.finding}` is waived, but there is none",
            )
            advice = Label("избришите је из `waived`", "remove it from `waived`")
        else:
            message = Label(
                f"прихваћена је примедба `{waiver.finding}`, а такве врсте нема",
                f"the finding `{waiver.finding}` is waived, but there is no such kind",
            )
            names = ", ".join(sorted(known))
            advice = Label(f"врсте примедби: {names}", f"kinds of finding: {names}")
        yield subject.finding(
            "unused-waiver",
            waiver.on or waiver.finding,
            message,
            subject.span("waived", number, "finding"),
            suggestion=advice,
        )
