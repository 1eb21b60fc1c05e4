"""A right, base or status that an earlier law knew and that no longer exists."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Label
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.terms import ABOLISHED
from eligibility.validate.texts import Bare, Said, quoted, said


def check(subject: Subject) -> Iterator[Finding]:
    """Look through names, labels, quotations and articles for terms that have ended."""
    for each in said(subject):
        if each.path[0] == "not_encoded":
            continue
        text = Bare(each.text)
        year = _last_year(subject, each)
        for term in ABOLISHED:
            if year is not None and year < term.ended:
                continue
            found = next(text.find(term.stems), None)
            if found is None or (term.allowed and text.holds(term.allowed)):
                continue
            _, first, last = found
            citation, words = quoted(subject, each, first)
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
                citation=citation,
                words=words,
                suggestion=Label(f"данас: {term.today.sr}", f"today: {term.today.en}"),
            )
            break


def _last_year(subject: Subject, each: Said) -> int | None:
    """Return the last year of which it is known that the words were in force."""
    right = None
    if each.path[0] == "rights":
        right = subject.rulebook.rights.get(f"{subject.act.place}.{each.path[1]}")
    validity = subject.act.validity if right is None else right.validity
    day = validity.end or validity.seen_last or validity.start
    return None if day is None else day.year
