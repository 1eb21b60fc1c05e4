"""A right, base or status that an earlier law knew and that no longer exists."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Label
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.terms import ABOLISHED
from eligibility.validate.texts import Bare, said


def check(subject: Subject) -> Iterator[Finding]:
    """Look through names, labels, quotations and articles for terms that have ended."""
    start = subject.act.validity.start or subject.act.validity.seen_last
    for each in said(subject):
        if each.path[0] == "not_encoded":
            continue
        text = Bare(each.text)
        for term in ABOLISHED:
            if start is not None and start.year < term.ended:
                continue
            found = next(text.find(term.stems), None)
            if found is None or (term.allowed and text.holds(term.allowed)):
                continue
            _, first, last = found
            yield subject.finding(
                "abolished-term",
                each.on,
                Label(
                    f"„{each.text[first:last]}“: {term.name.sr} не постоји од {term.ended}."
                    f" ({term.source})",
                    f"“{each.text[first:last]}”: {term.name.en} does not exist since {term.ended}"
                    f" ({term.source})",
                ),
                subject.inside(each.text, first, last),
                words=str(each.text) if each.path[0] == "texts" else "",
                suggestion=Label(f"данас: {term.today.sr}", f"today: {term.today.en}"),
            )
            break
