"""The words of an act: articles in lines and sentences, labels, stems in either script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from eligibility.acts.model import Citation
from eligibility.acts.reader import Fields, Items, Scalar
from eligibility.feel.script import to_latin
from eligibility.validate.subject import Subject

_ITEM = re.compile(r"\s*(?:[-–—•]|(\d{1,2}|[a-zа-яђљњћџ])[).])\s+", re.IGNORECASE)
_END = re.compile(r"(?<!\d)[.;!?](?=\s+[A-ZА-ЯЂЉЊЋЏŠĐČĆŽ„])")
_VOWEL = re.compile("[aeiou]")
_ENDING = 2
"""Consonants that an ending may add: porodica, porodicom, porodicama."""
_UNSAID = {"sources", "examples", "waived", "gazette", "enabling", "texts"}
"""Parts of an act file that are not the act's own words, or are read as its articles."""
_ABOUT = {"missing", "passage", "why", "gap"}
"""Keys under which an act file speaks about the act: what was not seen of it, and why."""


class Bare:
    """A text in bare lower-case Latin letters, so that one stem is found in either script."""

    def __init__(self, text: str) -> None:
        letters: list[str] = []
        self._places: list[int] = []
        for place, char in enumerate(text):
            for letter in _bare(char):
                letters.append(letter)
                self._places.append(place)
        self.text = "".join(letters)
        self._places.append(len(text))

    def find(self, pattern: str) -> Iterator[tuple[re.Match[str], int, int]]:
        """Yield each match of a pattern of bare letters with its place in the text itself."""
        for match in re.finditer(pattern, self.text):
            yield match, self._places[match.start()], self._places[match.end() - 1] + 1

    def place(self, index: int) -> int:
        """Return where in the text itself a bare letter stands."""
        return self._places[index]

    def holds(self, pattern: str) -> bool:
        """Whether a pattern of bare letters is found."""
        return re.search(pattern, self.text) is not None


@cache
def _bare(char: str) -> str:
    latin = to_latin(char).lower().replace("đ", "dj")
    spelled = unicodedata.normalize("NFD", latin)
    return "".join(each for each in spelled if not unicodedata.combining(each))


def bare(text: str) -> str:
    """Return a text in bare lower-case Latin letters."""
    return "".join(map(_bare, text))


def same_word(one: str, other: str) -> bool:
    """Whether two words in bare letters are likely forms of one.

    Endings aside they agree, and a vowel may come and go: centar, centra. Consonants do not.
    """
    shorter = min(len(one), len(other))
    common = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    if one == other or common < max(2, shorter - 3):
        return one == other
    few, more = sorted((_VOWEL.sub("", one), _VOWEL.sub("", other)), key=len)
    return more.startswith(few) and len(more) - len(few) <= _ENDING


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an article: its place in the act, and from which character it stands."""

    key: str
    article: str
    paragraph: str
    item: str | None
    text: Scalar
    first: int
    last: int

    @property
    def words(self) -> str:
        """The line itself."""
        return self.text[self.first : self.last]

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Yield where each sentence begins and ends in the text."""
        begin = self.first
        for end in _END.finditer(self.text, self.first, self.last):
            yield _trimmed(self.text, begin, end.end())
            begin = end.end()
        if self.text[begin : self.last].strip():
            yield _trimmed(self.text, begin, self.last)


def _trimmed(text: str, first: int, last: int) -> tuple[int, int]:
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last


def lines(subject: Subject) -> tuple[Line, ...]:
    """Return the articles' lines, none of a preamble or of headings.

    Paragraphs are counted, items of a list belong to theirs.
    """
    return subject.once("lines", lambda: tuple(_lines(subject)))


def _lines(subject: Subject) -> Iterator[Line]:
    for key in subject.source.act.texts:
        scalar = subject.at("texts", str(key))
        if not isinstance(scalar, Scalar):
            continue
        article, _, rest = key.partition(".")
        if not article[:1].isdigit():
            # A preamble and headings are no articles.
            continue
        own_paragraph, _, own_item = rest.partition(".")
        paragraph, item, first = 0, 0, 0
        for written in scalar.split("\n"):
            last = first + len(written)
            if written.strip():
                mark = _ITEM.match(written)
                if mark is None:
                    paragraph, item = paragraph + 1, 0
                else:
                    item += 1
                named = (mark[1] or str(item)) if mark is not None else None
                yield Line(
                    key,
                    article,
                    own_paragraph or str(max(paragraph, 1)),
                    own_item or named,
                    scalar,
                    *_trimmed(scalar, first, last),
                )
            first = last + 1


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the act and what it is said of: a right, `right/condition`, an article."""

    on: str
    text: Scalar
    path: tuple[str | int, ...]


def said(subject: Subject) -> tuple[Said, ...]:
    """Return all that the act says in Serbian: names, labels, quotations, articles.

    Passages that are not encoded are its words too; why they are not is no part of it.
    """
    return subject.once("said", lambda: tuple(_said(subject)))


def _said(subject: Subject) -> Iterator[Said]:
    root = subject.source.document.root
    if not isinstance(root, Fields):
        return
    for key, value in root.items():
        if key == "texts" and isinstance(value, Fields):
            for number, text in value.items():
                if isinstance(text, Scalar):
                    yield Said(str(number), text, ("texts", str(number)))
        elif key not in _UNSAID:
            yield from _labels(value, (str(key),), "")


def _labels(node: Any, path: tuple[str | int, ...], inner: str) -> Iterator[Said]:
    if isinstance(node, Fields):
        inner = str(node.get(Scalar("id"), inner))
        for key, value in node.items():
            if isinstance(value, Scalar):
                about = _ABOUT & set(map(str, path))
                if key in ("sr", "words") and (not about or _passage(path)):
                    yield Said(_on(path, inner), value, (*path, str(key)))
            else:
                yield from _labels(value, (*path, str(key)), inner)
    elif isinstance(node, Items):
        for number, value in enumerate(node):
            yield from _labels(value, (*path, number), inner)


def _passage(path: tuple[str | int, ...]) -> bool:
    return path[0] == "not_encoded" and path[-1] == "passage"


def _on(path: tuple[str | int, ...], inner: str) -> str:
    if len(path) < 2 or not isinstance(path[1], str):
        return inner or str(path[0])
    return f"{path[1]}/{inner}" if inner else path[1]


def quoted(subject: Subject, each: Said, first: int) -> tuple[Citation | None, str]:
    """Return the place in the act and the sentence in which a character of an article stands.

    What is said elsewhere than in an article has neither.
    """
    for line in lines(subject) if each.path[0] == "texts" else ():
        if line.text is each.text and line.first <= first < line.last:
            for begin, end in line.sentences():
                if begin <= first < end:
                    return cited(subject, line), line.text[begin:end]
    return None, ""


def own_source(subject: Subject) -> str | None:
    """Return the key of the source that is the act itself, by which articles are cited."""
    citation = subject.act.validity.citation
    return None if citation is None else citation.source.id


def cited(subject: Subject, line: Line, words: str | None = None) -> Citation | None:
    """Return a citation of a line of the act."""
    whole = subject.act.validity.citation
    if whole is None:
        return None
    return Citation(whole.source, line.article, line.paragraph, line.item, words)
