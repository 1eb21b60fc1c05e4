"""People whom two places leave with neither of their like rights, by residence alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eligibility.acts.model import Label, Right, Rulebook
from eligibility.facts import places
from eligibility.validate import registry
from eligibility.validate.deadlock import Deadlock, alike, shown
from eligibility.validate.documents import witness
from eligibility.validate.finding import Finding
from eligibility.validate.questions import Verdict, unsettled
from eligibility.validate.subject import Subject
from eligibility.validate.torn import torn


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each right beside whose like in another place somebody falls out."""
    for other in subject.beside:
        for right in subject.rights:
            likes = list(alike(right, other))
            found = (shown(subject.rulebook, right, other, like) for like in likes)
            seen = next(filter(None, found), None)
            if seen is not None:
                yield _finding(subject, seen, other.place)
            elif registry.can_prove():
                yield from _asked(subject, right, other, likes)


def _asked(
    subject: Subject, right: Right, other: Rulebook, likes: Iterable[Right]
) -> Iterator[Finding]:
    """Yield what the solver finds; silence proves that nobody falls out so."""
    for like in likes:
        answer = torn(subject, right, other, like)
        if isinstance(answer, Deadlock):
            yield _finding(subject, answer, other.place)
            return
        if answer is not None:
            span = subject.right_span(right)
            told = Verdict(open=answer)
            yield from unsettled(subject, "residence-deadlock", right.id, told.open, span)


def _finding(subject: Subject, found: Deadlock, place: str) -> Finding:
    here, there = found.conditions
    both = [places.places()[each] for each in (subject.act.place, place)]
    names, ids = (", ".join(each.name for each in both), ", ".join(each.id for each in both))
    return subject.finding(
        "residence-deadlock",
        f"{found.here.id}/{here.id}",
        Label(
            f"ко пребива у једном, а борави или се школује у другом од два места ({names}) не "
            f"добија право нигде: овде га одбија „{here.label.sr}“, а тамо „{there.label.sr}“",
            f"who resides in one and stays or learns in the other of two places ({ids}) gets the "
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
