"""A term that the articles define in two places, so that two meanings stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eligibility.acts.model import Label
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.texts import Bare, Line, cited, lines, same_word

_TERM = r"((?:\w+ ){0,3}\w+)"
_HERE = r"u smislu (?:ove|ovog)[^,.]*"
_FORMS = (
    rf"(?:^|[.;] ){_TERM},? {_HERE},? (?:je|su|jeste|jesu|smatra|podrazumeva)\b",
    rf"(?:^|[.;] )(?:{_HERE}, )?{_TERM} (?:se )?smatra(?:ju)?(?: se)?\b",
    rf"\bpod {_TERM} (?:{_HERE},? )?(?:se )?podrazumeva",
    r"\(u daljem tekstu:? ((?:\w+ ?){1,4})\)",
)


@dataclass(frozen=True, slots=True)
class Definition:
    """Where a term is defined."""

    words: tuple[str, ...]
    shown: str
    line: Line
    first: int
    last: int


def check(subject: Subject) -> Iterator[Finding]:
    """Gather what the articles define, and tell what is defined again."""
    seen: list[Definition] = []
    for line in lines(subject):
        for definition in _definitions(line):
            earlier = next((each for each in seen if _same(each, definition)), None)
            if earlier is None:
                seen.append(definition)
                continue
            yield subject.finding(
                "term-defined-twice",
                line.key,
                Label(
                    f"појам „{definition.shown}“ већ је одређен у члану {earlier.line.article}:"
                    f" „{earlier.line.words}“",
                    f"the term “{definition.shown}” is already defined in article"
                    f" {earlier.line.article}: “{earlier.line.words}”",
                ),
                subject.inside(line.text, definition.first, definition.last),
                citation=cited(subject, line),
                words=line.words,
                suggestion=Label(
                    "за друго значење узмите други појам, или једно одређење избришите",
                    "take another term for the second meaning, or delete one of the definitions",
                ),
            )


def _definitions(line: Line) -> Iterator[Definition]:
    text = Bare(line.words)
    for form in _FORMS:
        for match, _, _ in text.find(form):
            term = re.sub(r" se$", "", match[1].strip())
            words = tuple(re.findall(r"\w+", term))
            located = list(text.find(rf"(?<!\w){re.escape(term)}(?!\w)"))
            first, last = next((f, e) for m, f, e in located if m.start() >= match.start())
            if words:
                shown = line.words[first:last]
                yield Definition(words, shown, line, line.first + first, line.first + last)


def _same(one: Definition, other: Definition) -> bool:
    if len(one.words) != len(other.words):
        return False
    return all(map(same_word, one.words, other.words))
