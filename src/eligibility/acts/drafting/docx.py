"""The paragraphs of a Word document, with the numbers that Word itself would show.

Only the standard library: decision 0006. No document type is allowed, so that no entity
can grow; only three parts are read, each up to a limit.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from xml.parsers import expat

from eligibility.acts.drafting.lines import Line, cleaned
from eligibility.errors import InputError, Problem

MOST_BYTES = 40_000_000
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main "
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_KINDS = (
    (b"%PDF", "this is a PDF"),
    (b"{\\rtf", "this is an RTF file"),
    (b"\xd0\xcf\x11\xe0", "this is an old .doc, or a document with a password"),
)
_SAVE = "save it as .docx or as UTF-8 text"


def read_docx(data: bytes, name: str) -> tuple[Line, ...]:
    """Return the paragraphs of a document, numbered from 1. Raises InputError.

    Tracked changes are read as if accepted.
    """
    for start, what in _KINDS:
        if data.startswith(start):
            raise InputError(Problem(f"{what}, not a .docx", name, help=_SAVE))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.namelist()
            main = next((p for p in sorted(parts) if _is_main(p)), None)
            if main is None:
                raise InputError(Problem("no Word document is inside this file", name, help=_SAVE))
            styles = _parsed(_Styles(), _part(archive, "word/styles.xml", name), name)
            numbers = _parsed(_Numbers(), _part(archive, "word/numbering.xml", name), name)
            body = _parsed(_Body(styles.numbering, numbers), _part(archive, main, name), name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
        raise InputError(Problem("the file is damaged, or no .docx", name, help=_SAVE)) from None
    except (RuntimeError, NotImplementedError):
        advice = "the document has a password, or is packed in an unusual way; " + _SAVE
        raise InputError(Problem("the file cannot be unpacked", name, help=advice)) from None
    return tuple(
        Line(number, text) for number, each in enumerate(body.found, 1) if (text := cleaned(each))
    )


def _is_main(part: str) -> bool:
    return part.startswith("word/document") and part.endswith(".xml")


def _part(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    """Return an unpacked part, empty where there is none; what it claims to be is not believed."""
    if part not in archive.namelist():
        return b""
    with archive.open(part) as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise InputError(
            Problem(f"`{part}` inside it is larger than {MOST_BYTES // 10**6} MB", name)
        )
    return data


class _Handler:
    """Takes the elements of one part, named without their namespace."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""

    def end(self, tag: str) -> None:
        """End an element."""

    def text(self, data: str) -> None:
        """Take characters."""


H = TypeVar("H", bound=_Handler)


def _parsed(handler: H, data: bytes, name: str) -> H:
    if not data:
        return handler
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(*_: object) -> None:
        advice = "no word processor writes one"
        raise InputError(Problem("the document declares a document type", name, help=advice))

    def start(tag: str, attributes: dict[str, str]) -> None:
        handler.start(_bare(tag), {_bare(key): value for key, value in attributes.items()})

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda tag: handler.end(_bare(tag))
    parser.CharacterDataHandler = handler.text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise InputError(Problem("the text inside the file is damaged", name, help=_SAVE)) from None
    return handler


def _bare(tag: str) -> str:
    """Return a Word element's own name; of others the whole, which nothing here asks for."""
    return tag.removeprefix(_W).removeprefix(_STRICT)


class _Styles(_Handler):
    """Which list and level a paragraph style belongs to."""

    def __init__(self) -> None:
        self.numbering: dict[str, tuple[str, int]] = {}
        self._style = self._id = ""
        self._level = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "style":
            self._style, self._id, self._level = attributes.get("styleId", ""), "", 0
        elif tag == "numId":
            self._id = attributes.get("val", "")
        elif tag == "ilvl":
            self._level = _whole(attributes.get("val"), 0)

    def end(self, tag: str) -> None:
        if tag == "style" and self._id:
            self.numbering[self._style] = (self._id, self._level)


@dataclass(slots=True)
class _Level:
    """How one level of a list is numbered."""

    format: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class _List:
    """A list: what it is made of, and where its counters stand."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counters: dict[int, int] = field(default_factory=dict)


class _Numbers(_Handler):
    """The lists of a document, and the number that comes next in each."""

    def __init__(self) -> None:
        self._abstract: dict[str, _List] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._begun: set[str] = set()
        self._in = ""
        self._num = ""
        self._level = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val", "")
        if tag == "abstractNum":
            self._in = attributes.get("abstractNumId", "")
            self._abstract[self._in] = _List()
        elif tag == "num":
            self._in, self._num = "", attributes.get("numId", "")
            self._lists[self._num] = ("", {})
        elif tag == "abstractNumId" and self._num:
            self._lists[self._num] = (value, self._lists[self._num][1])
        elif tag in ("lvl", "lvlOverride"):
            self._level = _whole(attributes.get("ilvl"), 0)
            if self._in:
                self._abstract[self._in].levels[self._level] = _Level()
        elif tag == "startOverride" and self._num:
            self._lists[self._num][1][self._level] = _whole(value, 1)
        elif self._in and self._level in self._abstract[self._in].levels:
            level = self._abstract[self._in].levels[self._level]
            if tag == "numFmt":
                level.format = value
            elif tag == "lvlText":
                level.text = value
            elif tag == "start":
                level.start = _whole(value, 1)

    def next(self, id_: str, depth: int) -> str:
        """Return what Word shows before the next paragraph of a list, such as `1)` or `–`."""
        abstract, overrides = self._lists.get(id_, ("", {}))
        known = self._abstract.get(abstract)
        if known is None or depth not in known.levels:
            return ""
        if id_ not in self._begun:
            self._begun.add(id_)
            for restarted in overrides:
                known.counters.pop(restarted, None)
        level = known.levels[depth]
        if depth in known.counters:
            known.counters[depth] += 1
        else:
            known.counters[depth] = overrides.get(depth, level.start)
        for deeper in [each for each in known.counters if each > depth]:
            del known.counters[deeper]
        if level.format == "bullet":
            return "–"
        shown = level.text
        for each in range(9, 0, -1):
            of = known.levels.get(each - 1)
            if f"%{each}" in shown and of is not None:
                count = known.counters.get(each - 1, of.start)
                shown = shown.replace(f"%{each}", _written(count, of.format))
        return shown


class _Body(_Handler):
    """The paragraphs of the document; a text box's stand beside the one that holds it."""

    def __init__(self, styles: Mapping[str, tuple[str, int]], numbers: _Numbers) -> None:
        self.found: list[str] = []
        self._styles, self._numbers = styles, numbers
        self._open: list[_Paragraph] = []
        self._skipping = 0
        self._taking = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._skipping or tag in ("del", "moveFrom", "pPrChange", "rPrChange", _FALLBACK):
            self._skipping += 1
        elif tag == "p":
            self._open.append(_Paragraph())
        elif self._open:
            current = self._open[-1]
            if tag == "t":
                self._taking = True
            elif tag in ("tab", "br", "cr", "noBreakHyphen"):
                current.text.append("-" if tag == "noBreakHyphen" else " ")
            elif tag == "pStyle":
                current.style = attributes.get("val", "")
            elif tag == "numId":
                current.list = attributes.get("val", "")
            elif tag == "ilvl":
                current.level = _whole(attributes.get("val"), 0)

    def end(self, tag: str) -> None:
        if self._skipping:
            self._skipping -= 1
        elif tag == "t":
            self._taking = False
        elif tag == "p" and self._open:
            self._close(self._open.pop())

    def text(self, data: str) -> None:
        if self._taking and self._open and not self._skipping:
            self._open[-1].text.append(data)

    def _close(self, paragraph: _Paragraph) -> None:
        styled, level = self._styles.get(paragraph.style, ("", 0))
        id_ = paragraph.list if paragraph.list is not None else styled
        depth = paragraph.level if paragraph.level is not None else level
        text = "".join(paragraph.text)
        # An empty paragraph of a list counts in Word as well, and shows its number.
        marker = self._numbers.next(id_, depth) if id_ not in ("", "0") else ""
        self.found.append(f"{marker} {text}" if marker else text)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is being read."""

    text: list[str] = field(default_factory=list)
    style: str = ""
    list: str | None = None
    level: int | None = None


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else otherwise


_LETTERS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
}


def _written(number: int, format: str) -> str:
    """Return a number as a list writes it; in an unknown way, in digits."""
    lower = format.replace("upper", "lower").replace("Upper", "Lower")
    if lower == "none":
        return ""
    if lower in _LETTERS and number > 0:
        letters = _LETTERS[lower]
        repeats, letter = divmod(number - 1, len(letters))
        text = letters[letter] * (repeats + 1) if repeats < 9 else str(number)
    elif lower == "lowerRoman" and 0 < number < 400:
        text = _roman(number)
    else:
        return str(number)
    return text if lower == format else text.upper()


def _roman(number: int) -> str:
    found = ""
    for value, sign in (
        (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
        (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        found += sign * (number // value)
        number %= value
    return found
