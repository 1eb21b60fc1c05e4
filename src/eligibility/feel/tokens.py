"""Cuts the text of an expression into tokens and says where each stands."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

from eligibility.errors import InputError, Problem, Span

Kind = Literal["number", "text", "word", "symbol", "end"]

_LONGEST_EXCERPT = 200
_MOST_DIGITS = 100

_GAP = re.compile(r"(?:\s|//[^\n]*|/\*.*?\*/)+", re.DOTALL)
_WORD = re.compile(r"[^\W\d][\w\u0300-\u036f]*")
_TOKEN = re.compile(
    r"([^\W\d][\w\u0300-\u036f]*)"
    r"|((?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(\*\*|\.\.|<=|>=|!=|[-+*/=<>()\[\],.:])"
)
# A word of ASCII that ends before a blank or a mark that goes into no word; a mark that with
# no character after it means another.
_PLAIN = re.compile(r" ?(?:([A-Za-z_]\w*(?=[ .,()\[\]]|\Z))|([,()\[\]]))", re.ASCII)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6})|(.))", re.DOTALL)
_PLAIN_ESCAPES = {'"': '"', "'": "'", "\\": "\\", "n": "\n", "r": "\r", "t": "\t"}

_INSTEAD = {
    "==": "equality is a single `=`",
    "<>": "write `!=`",
    "=>": "write `>=`",
    "=<": "write `<=`",
    "&&": "write `and`",
    "&": "write `and`",
    "||": "write `or`",
    "|": "write `or`",
    "!": "write `not(…)`",
    "≠": "write `!=`",
    "≤": "write `<=`",
    "≥": "write `>=`",
    "−": "write `-`",
    "–": "write `-`",
    "×": "write `*`",
    "÷": "write `/`",
    "^": "write `**`",
    "'": "a text stands in double quotes",
    "“": 'a text stands in straight double quotes: "…"',
    "”": 'a text stands in straight double quotes: "…"',
    "„": 'a text stands in straight double quotes: "…"',
    "{": "contexts are outside the language",
    "@": 'write `date("2017-12-01")` or `duration("P9M")`',
    "…": "a range is written with two dots: `[1..10]`",
    "%": "write the share as a number: `0.5`",
}


class Token(NamedTuple):
    """One token: its kind, its text, its value (numbers and texts), and its offsets."""

    kind: Kind
    text: str
    start: int
    end: int
    value: Fraction | str | None = None


class Source:
    """The text of an expression; turns offsets into spans and located errors."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def span(self, start: int, end: int) -> Span:
        """Return the place of the text between two offsets."""
        if len(self._starts) == 1:
            return Span(1, start + 1, 1, end + 1)
        return Span(*self._place(start), *self._place(end))

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def error(self, message: str, start: int, end: int, help: str = "") -> InputError:
        """Return a located error about the text between two offsets."""
        span = self.span(start, max(end, start + 1))
        return InputError(Problem(message, span=span, excerpt=excerpt(self.text, span), help=help))


def excerpt(text: str, span: Span) -> str:
    """Return the line on which a span starts, if it can be shown; odd characters as `�`."""
    lines = text.split("\n")
    if span.line > len(lines) or span.column > _LONGEST_EXCERPT:
        return ""
    line = lines[span.line - 1].rstrip()[:_LONGEST_EXCERPT]
    return "".join(mark if mark.isprintable() or mark == "\t" else "�" for mark in line)


def shown(text: str) -> str:
    """Return user input as messages quote it: short, printable, in backticks."""
    clean = "".join(mark if mark.isprintable() else "�" for mark in text)
    return f"`{clean}`" if len(clean) <= 60 else f"`{clean[:59]}…`"


def tokenize(source: Source) -> list[Token]:
    """Return the tokens of a text, the last of kind `end`; raises InputError."""
    return list(_tokens(source))


def _tokens(source: Source) -> Iterator[Token]:
    text = source.text
    at = 0
    while True:
        # Words and marks after at most a blank are all that most expressions are made of.
        plain = _PLAIN.match(text, at)
        if plain is not None:
            word, mark = plain.groups()
            at = plain.end()
            if word is not None:
                yield Token("word", word, at - len(word), at)
            else:
                yield Token("symbol", mark, at - 1, at)
            continue
        if gap := _GAP.match(text, at):
            at = gap.end()
        if at == len(text):
            yield Token("end", "", at, at)
            return
        token = _token(source, at)
        yield token
        at = token.end


def _token(source: Source, at: int) -> Token:
    text = source.text
    match = _TOKEN.match(text, at)
    if match is None:
        return _text(source, at) if text[at] == '"' else _refused(source, at)
    if match.lastindex == 1:
        # Of ASCII, the pattern lets through only what may stand in a name.
        if not match[0].isascii():
            _check_word(source, match)
        return Token("word", match[0], at, match.end())
    if match.lastindex == 2:
        return _number(source, match)
    if text[at : at + 2] in _INSTEAD or text.startswith("/*", at):
        return _refused(source, at)
    return Token("symbol", match[0], at, match.end())


def _refused(source: Source, at: int) -> Token:
    """Refuse a character, or a pair of them, that starts no token."""
    text = source.text
    if text.startswith("/*", at):
        raise source.error("comment is not closed", at, at + 2, "close it with `*/`")
    pair, one = text[at : at + 2], text[at]
    for wrong in (pair, one):
        if wrong in _INSTEAD:
            message = f"unexpected {shown(wrong)}"
            raise source.error(message, at, at + len(wrong), _INSTEAD[wrong])
    name = unicodedata.name(one, f"U+{ord(one):04X}").lower()
    quoted = shown(one) if one.isprintable() else name
    raise source.error(f"unexpected character {quoted}", at, at + 1)


def _number(source: Source, match: re.Match[str]) -> Token:
    at, end = match.span()
    after = _WORD.match(source.text, end)
    if after:
        wrong = shown(source.text[at : after.end()])
        raise source.error(
            f"{wrong} is neither a number nor a name",
            at,
            after.end(),
            "a number carries no unit, and a name does not start with a digit",
        )
    mantissa, _, exponent = match[0].lower().partition("e")
    whole, _, decimals = mantissa.partition(".")
    shift = int(exponent[:6] or "0")
    if len(whole) + len(decimals) + abs(shift) > _MOST_DIGITS or len(exponent) > 6:
        raise source.error(
            f"number with more than {_MOST_DIGITS} digits", at, end, "write a smaller number"
        )
    value = Fraction(int(whole + decimals), 10 ** len(decimals)) * Fraction(10) ** shift
    return Token("number", match[0], at, end, value)


def _check_word(source: Source, match: re.Match[str]) -> None:
    word, at, end = match[0], match.start(), match.end()
    if unicodedata.normalize("NFC", word) != word:
        raise source.error(
            f"name {shown(word)} is not in composed form (NFC)",
            at,
            end,
            "write each accented letter as one character",
        )
    scripts: dict[str, str] = {}
    for letter in word:
        if letter == "_" or (letter.isascii() and letter.isdigit()):
            continue
        if not unicodedata.category(letter).startswith("L"):
            raise source.error(f"{shown(letter)} cannot stand in a name", at, end)
        scripts.setdefault(unicodedata.name(letter, "OTHER").split()[0].capitalize(), letter)
    if len(scripts) > 1:
        both = " and ".join(f"{script} (`{letter}`)" for script, letter in scripts.items())
        raise source.error(
            f"name {shown(word)} mixes scripts", at, end, f"it has letters of {both}"
        )


def _text(source: Source, at: int) -> Token:
    text = source.text
    end = at + 1
    while end < len(text) and text[end] not in '"\n':
        end += 2 if text[end] == "\\" else 1
    if end >= len(text) or text[end] != '"':
        raise source.error(
            "text is not closed", at, at + 1, 'close it with `"` on the line where it starts'
        )
    inner = text[at + 1 : end]
    value = _ESCAPE.sub(lambda match: _unescape(source, at + 1, match), inner)
    if any(0xD800 <= ord(mark) <= 0xDFFF for mark in value):
        try:
            value = value.encode("utf-16", "surrogatepass").decode("utf-16")
        except UnicodeDecodeError:
            raise source.error(
                "text holds half of a surrogate pair",
                at,
                end + 1,
                r"write the character itself, or both halves: `\ud83d\udc0e`",
            ) from None
    return Token("text", text[at : end + 1], at, end + 1, value)


def _unescape(source: Source, base: int, match: re.Match[str]) -> str:
    if code := match[1] or match[2]:
        if int(code, 16) <= 0x10FFFF:
            return chr(int(code, 16))
    elif match[3] in _PLAIN_ESCAPES:
        return _PLAIN_ESCAPES[match[3]]
    at = base + match.start()
    raise source.error(
        f"unknown escape {shown(match[0])}",
        at,
        base + match.end(),
        r"known: `\"`, `\\`, `\n`, `\r`, `\t`, `\u` and four or `\U` and six hexadecimal digits",
    )
