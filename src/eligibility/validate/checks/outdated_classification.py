"""Degrees of impairment in old words, where the national standards have degrees of support."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Label
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.terms import OUTDATED_DEGREES
from eligibility.validate.texts import Bare, quoted, said


def check(subject: Subject) -> Iterator[Finding]:
    """Look through labels and articles for degrees that the code list does not have."""
    for each in said(subject):
        if each.path[0] == "not_encoded":
            continue
        found = next(Bare(each.text).find(OUTDATED_DEGREES), None)
        if found is None:
            continue
        _, first, last = found
        citation, words = quoted(subject, each, first)
        yield subject.finding(
            "outdated-classification",
            each.on,
            Label(
                f"„{each.text[first:last]}“ није међу степенима подршке (I–IV) националних"
                " стандарда; њиме се не може рећи ко испуњава услов",
                f"“{each.text[first:last]}” is none of the degrees of support (I–IV) of the"
                " national standards; it does not tell who meets the condition",
            ),
            subject.inside(each.text, first, last),
            citation=citation,
            words=words,
            suggestion=Label(
                "наведите степен подршке, нпр. `support_degree` I или II",
                "name the degree of support, such as `support_degree` I or II",
            ),
        )
