"""A term that the articles use and nothing defines: an abbreviation, family income by member."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eligibility.acts.model import Label
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.terms import ABOLISHED
from eligibility.validate.texts import Bare, Line, cited, lines

_ABBREVIATION = re.compile(r"\b[A-ZА-ЯЂЉЊЋЏŠĐČĆŽ]{3,6}\b")
_KNOWN = {"rsd", "jmbg", "pio", "eur", "pdf", "oos"}
_ROMAN = re.compile(r"[ivxlcm]+")
_UNITS = (
    ("domacinstv", "домаћинство", "household"),
    ("porodi", "породица", "family"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Look for abbreviations nobody introduced and for units nobody said who belongs to."""
    whole = "\n".join(line.words for line in lines(subject))
    yield from _abbreviations(subject, whole)
    yield from _units(subject, whole)


def _abbreviations(subject: Subject, whole: str) -> Iterator[Finding]:
    told: set[str] = set()
    for line in lines(subject):
        if line.words.isupper():
            continue
        for match in _ABBREVIATION.finditer(line.words):
            name = Bare(match[0]).text
            if name in told or name in _KNOWN or _ROMAN.fullmatch(name):
                continue
            if any(re.search(term.stems, name) for term in ABOLISHED):
                continue
            told.add(name)
            if re.search(rf"tekstu:?\W*(?:i )?\W*{name}|\(\W*{name}\W*\)", Bare(whole).text):
                continue
            yield _finding(subject, line, match.start(), match.end(), match[0])


def _units(subject: Subject, whole: str) -> Iterator[Finding]:
    """Income by member needs members: who counts is to be said, in a text or a definition."""
    defined = " ".join(
        Bare(subject.rulebook.definitions[id_].label.sr).text for id_ in subject.act.definitions
    )
    for stem, name, _ in _UNITS:
        for line in lines(subject):
            text = Bare(line.words)
            if not text.holds(r"po (?:svakom )?clanu") or not text.holds(rf"\b{stem}"):
                continue
            says = rf"{stem}\w*[^.]{{0,60}}(?:smatra|podrazumev|cine\b|u smislu|jeste)"
            says += rf"|(?:smatra se|podrazumeva|u smislu)[^.]{{0,60}}{stem}"
            if stem in defined or Bare(whole).holds(says):
                break
            _, first, last = next(text.find(rf"\b{stem}\w*"))
            yield _finding(subject, line, first, last, name)
            break


def _finding(subject: Subject, line: Line, first: int, last: int, name: str) -> Finding:
    return subject.finding(
        "term-undefined",
        line.key,
        Label(
            f"појам „{name}“ се користи, а ниједан члан га не одређује",
            f"the term “{name}” is used, but no article defines it",
        ),
        subject.inside(line.text, line.first + first, line.first + last),
        citation=cited(subject, line),
        words=line.words,
        suggestion=Label(
            f"одредите шта је „{name}“ у смислу ове одлуке, или упутите на закон који то одређује",
            f"say what “{name}” means in this act, or refer to the law that does",
        ),
    )
