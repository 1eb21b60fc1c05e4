"""People whom two places leave with neither of their like rights, by residence alone."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Label
from eligibility.facts import places
from eligibility.validate.deadlock import Deadlock, deadlocks
from eligibility.validate.documents import witness
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each right beside whose like in another place somebody falls out."""
    for other in subject.beside:
        for right in subject.rights:
            for found in deadlocks(subject.rulebook, right, other):
                yield _finding(subject, found, other.place)


def _finding(subject: Subject, found: Deadlock, place: str) -> Finding:
    here, there = found.conditions
    both = [places.places()[each] for each in (subject.act.place, place)]
    names, ids = (", ".join(each.name for each in both), ", ".join(each.id for each in both))
    return subject.finding(
        "residence-deadlock",
        f"{found.here.id}/{here.id}",
        Label(
            f"ко пребива у једном, а борави и школује се у другом од два места ({names}) не добија "
            f"право нигде: овде га одбија „{here.label.sr}“, а тамо „{there.label.sr}“",
            f"who resides in one and stays and learns in the other of two places ({ids}) gets the "
            f"right from neither: here “{here.label.en}” refuses them, there “{there.label.en}”",
        ),
        here.when.span,
        citation=here.citation,
        suggestion=Label(
            "признајте право и по месту боравка, школовања или коришћења услуге, или уговорите "
            "с другом општином ко га обезбеђује",
            "recognize the right by the place of stay, schooling or service too, or agree with "
            "the other municipality who provides it",
        ),
        witnesses=(witness(found.case, *found.refusals),),
    )
