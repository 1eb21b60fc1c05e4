"""One line of an ordinance as it was found, cleaned of what no act file may hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from eligibility.acts.reader import FORBIDDEN, MIXED, WORD
from eligibility.errors import InputError, Problem, Span
from eligibility.records import Record

# Letters that look alike in print: a typist's slip that no reader of the gazette can see.
_LATIN, _CYRILLIC = "ABCEHJKMOPTXaceopxyj", "АВСЕНЈКМОРТХасеорхуј"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_IS_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_IS_CYRILLIC = re.compile("[\u0400-\u052f]")


class Line(Record):
    """A paragraph of the source: its number there, its text, and a list marker of its own."""

    number: int
    text: str
    joined: bool = False


class Source(Record):
    """The lines of an ordinance; `wrapped` where a paragraph may run over several of them."""

    name: str
    lines: tuple[Line, ...]
    wrapped: bool = False

    def problem(self, line: Line, message: str, help: str = "") -> Problem:
        """Return a problem at a line."""
        width = max(1, min(len(line.text), 80))
        span = Span(line.number, 1, line.number, 1 + width)
        return Problem(message, self.name, span, line.text[:80], help)


def cleaned(text: str) -> str:
    """Return a text on one line, composed, without invisible characters."""
    plain = "".join(" " if unicodedata.category(c) in ("Cc", "Zs", "Zl", "Zp") else c for c in text)
    composed = unicodedata.normalize("NFC", FORBIDDEN.sub("", plain))
    return " ".join(composed.split())


def in_one_script(source: Source) -> tuple[Source, tuple[str, ...]]:
    """Return the source with look-alike letters of another script replaced, and which words.

    Raises InputError where a word mixes scripts in a way that no look-alike explains.
    """
    replaced: list[str] = []
    problems: list[Problem] = []

    def fixed(line: Line) -> Line:
        def one(match: re.Match[str]) -> str:
            word = match[0]
            if MIXED.search(word) is None:
                return word
            new = _settled(word)
            if new is None:
                advice = "write it in one script; a foreign word and its ending stand with a hyphen"
                message = f"`{word[:60]}` mixes the letters of two scripts"
                problems.append(source.problem(line, message, advice))
                return word
            replaced.append(f"{source.name}:{line.number}: `{word}`")
            return new

        return Line(line.number, WORD.sub(one, line.text), line.joined)

    lines = tuple(fixed(line) for line in source.lines)
    if problems:
        raise InputError(*problems[:20])
    return Source(source.name, lines, source.wrapped), tuple(replaced)


def _settled(word: str) -> str | None:
    latin, cyrillic = len(_IS_LATIN.findall(word)), len(_IS_CYRILLIC.findall(word))
    ways = [word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)]
    if latin > cyrillic:
        ways.reverse()
    return next((way for way in ways if MIXED.search(way) is None), None)


def numbered(texts: Iterable[str]) -> tuple[Line, ...]:
    """Return the lines of a text with their numbers; empty ones only end a paragraph."""
    found: list[Line] = []
    after_gap = True
    for number, text in enumerate(texts, 1):
        clean = cleaned(text)
        if clean:
            found.append(Line(number, clean, not after_gap))
        after_gap = not clean
    return tuple(found)
