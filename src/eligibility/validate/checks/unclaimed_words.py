"""Words of an article that nothing in the act claims and that are not declared unencoded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from eligibility.acts.model import Label
from eligibility.acts.reader import Fields, Items, Scalar
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.texts import Line, bare, cited, lines, own_source

_FEWEST_WORDS = 3
_HEADING_WORDS = 8
_OF_VALIDITY = re.compile(r"\bstupa na snagu\b|\bprestaj\w+ da vaz|\bprimenjuje se od\b")
"""What the act's own `validity` says."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A citation somewhere in the act: the place it names, and the words if it quotes them."""

    article: str
    paragraph: str | None
    item: str | None
    words: str

    def covers(self, line: Line, sentence: str) -> bool:
        """Whether it is of this sentence: without words, of all that stands in its place."""
        if self.article != line.article or self.paragraph not in (None, line.paragraph):
            return False
        if self.item is not None and self.item != line.item:
            return False
        return not self.words or self.words in sentence or sentence in self.words


def check(subject: Subject) -> Iterator[Finding]:
    """Look at each sentence of the articles for something that cites it."""
    claims = tuple(_claims(subject))
    dated = subject.act.validity.start is not None
    for line in lines(subject):
        for first, last in line.sentences():
            sentence = line.text[first:last]
            plain = _plain(sentence)
            if _heading(line, sentence) or any(claim.covers(line, plain) for claim in claims):
                continue
            if dated and _OF_VALIDITY.search(plain):
                continue
            yield subject.finding(
                "unclaimed-words",
                line.key,
                Label(
                    "ове речи не наводи ниједан услов, износ ни други део акта, а нису ни међу"
                    " онима које нису унете",
                    "no condition, amount or other part of the act cites these words, nor are they"
                    " among those that are not encoded",
                ),
                subject.inside(line.text, first, last),
                citation=cited(subject, line),
                words=sentence,
                suggestion=Label(
                    "наведите их (`at` са чланом и ставом) тамо где су унете, или их упишите у"
                    " `not_encoded` с разлогом",
                    "cite them (`at` with article and paragraph) where they are encoded, or list"
                    " them in `not_encoded` with the reason",
                ),
            )


def _plain(text: str) -> str:
    return " ".join(bare(text).split()).strip(" .;,")


def _heading(line: Line, sentence: str) -> bool:
    words = sentence.split()
    if len(words) < _FEWEST_WORDS:
        return True
    closed = sentence.rstrip()[-1:] in ".;:,!?"
    return line.item is None and not closed and len(words) < _HEADING_WORDS


def _claims(subject: Subject) -> Iterator[Claim]:
    own = own_source(subject)
    stack: list[Any] = [subject.source.document.root]
    while stack:
        node = stack.pop()
        if isinstance(node, Items):
            stack.extend(node)
        elif isinstance(node, Fields):
            stack.extend(node.values())
            article = node.get(Scalar("article"))
            if article is not None and node.get(Scalar("source")) in (own, None):
                places = (node.get(Scalar(key)) for key in ("paragraph", "item"))
                paragraph, item = (None if each is None else str(each) for each in places)
                words = _plain(str(node.get(Scalar("words"), "")))
                yield Claim(str(article), paragraph, item, words)
