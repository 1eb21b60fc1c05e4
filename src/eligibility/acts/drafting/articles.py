"""Splits an ordinance into articles, paragraphs (*stav*) and items (*tačka*), word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eligibility.acts.drafting.lines import Line, Source
from eligibility.errors import InputError, Problem
from eligibility.feel.script import to_latin
from eligibility.records import Record

_ROMAN = r"(?=[IVXLC])(?:X[LC]|L?X{0,3})(?:I[XV]|V?I{0,3})"
_NUMBER = rf"(?P<number>\d{{1,3}}|{_ROMAN})\s?(?P<letter>[a-zа-шčćđšž](?![a-zа-ш]))?"
_ARTICLE = re.compile(
    rf"(?:члан|član|clan|чл\.|čl\.|cl\.)\s*{_NUMBER}\s*(?P<dot>[.:]?)\s*(?P<rest>.*)", re.IGNORECASE
)
_ROMANS = re.compile("[IVXLC]+")
_DASH = "[-–—−•·▪◦*\uf0b7\uf02d]"
_ITEMS = (
    ("number)", re.compile(r"\(?(?P<key>\d{1,3})\)\s*(?P<rest>.*)")),
    ("letters)", re.compile(r"\(?(?P<key>[ivx]{2,5})\)\s*(?P<rest>.*)", re.IGNORECASE)),
    ("letter)", re.compile(r"\(?(?P<key>[a-zа-шčćđšžђјљњћџ]|dž|lj|nj)\)\s*(?P<rest>.*)", re.I)),
    ("number.", re.compile(r"(?P<key>\d{1,3})\.\s+(?P<rest>.*)")),
    ("dash", re.compile(rf"(?P<key>{_DASH})\s*(?P<rest>.*)")),
)
_CLOSING = re.compile(r"(?:председни\w*|predsedni\w*|број\s*:|broj\s*:|скупштина|skupština)", re.I)
_TITLE = re.compile(r"(?:о\s?д\s?л\s?у\s?к\s?[ау]|o\s?d\s?l\s?u\s?k\s?[au])\b[\s:]*(.*)", re.I)
_CHAPTER = re.compile(rf"{_ROMAN}(?:[.\s–-].*)?")
_SENTENCE_END = (".", ";", ":", ",", "!", "?")
LONGEST_HEADING = 160


class Item(Record):
    """An item of a paragraph, with the items inside it."""

    key: str
    text: str
    items: tuple[Item, ...] = ()


class Paragraph(Record):
    """A paragraph of an article, with its items."""

    text: str
    items: tuple[Item, ...] = ()


class Article(Record):
    """An article: its number as printed, the headings above it, its paragraphs."""

    number: str
    headings: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    line: Line


class Ordinance(Record):
    """The title as far as it was found, what stands before, the articles, what stands after."""

    title: str
    opening: tuple[str, ...]
    articles: tuple[Article, ...]
    closing: tuple[str, ...]


def split(source: Source) -> Ordinance:
    """Return the parts of an ordinance.

    Raises InputError where there is no article, an article or item stands twice, or an
    article holds nothing.
    """
    lines = _unwrapped(source) if source.wrapped else list(source.lines)
    starts = list(_starts(lines))
    if not starts:
        advice = "an article begins with a line such as `Члан 1.` or `Član 1.`"
        raise InputError(Problem("no article was found", source.name, help=advice))
    problems: list[Problem] = []
    _refuse_twice(source, lines, starts, problems)
    parts: list[Article] = []
    before = lines[: starts[0][0]]
    title, ends = _title(before)
    rest_of_opening, heading = _heading(before[ends:])
    opening = [*before[:ends], *rest_of_opening]
    closing: list[Line] = []
    for index, (at, number, rest) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else len(lines)
        body = [Line(lines[at].number, rest), *lines[at + 1 : end]] if rest else lines[at + 1 : end]
        following: tuple[str, ...] = ()
        if index + 1 < len(starts):
            body, following = _heading(body)
        else:
            body, closing = _closing(body)
        if not body:
            problems.append(source.problem(lines[at], f"article {number} holds no text"))
        parts.append(
            Article(number, heading, _paragraphs(source, number, body, problems), lines[at])
        )
        heading = following
    if problems:
        raise InputError(*problems[:20])
    told = tuple(line.text for line in opening), tuple(line.text for line in closing)
    return Ordinance(title, told[0], tuple(parts), told[1])


def _title(opening: list[Line]) -> tuple[str, int]:
    """Return the title, `ОДЛУКУ` and what it is about, and where it ends.

    Without one, all that is no chapter's heading belongs to the opening.
    """
    for at, line in enumerate(opening):
        match = _TITLE.fullmatch(line.text)
        if match is not None:
            below = at + 1 < len(opening) and not match[1]
            about = opening[at + 1].text if below else match[1]
            word = "Odluka" if line.text[:1].upper() == "O" else "Одлука"
            return f"{word} {about}".strip(), at + 1 + below
    chapters = [at for at, line in enumerate(opening) if is_chapter(line.text)]
    return "", chapters[0] if chapters else len(opening)


def is_chapter(text: str) -> bool:
    """Whether a line is the heading of a chapter: `II ПРАВА`, `III. Usluge`."""
    return _CHAPTER.fullmatch(text) is not None


def _unwrapped(source: Source) -> list[Line]:
    """Join lines that an editor broke: one that goes on in lower case belongs to the last."""
    found: list[Line] = []
    for line in source.lines:
        last = found[-1] if found else None
        goes_on = line.joined and line.text[0].islower() and _marker(line.text) is None
        if last is None or not goes_on or _article(last.text, "") is not None:
            found.append(line)
        else:
            found[-1] = Line(last.number, f"{last.text} {line.text}", last.joined)
    return found


def _starts(lines: list[Line]) -> Iterator[tuple[int, str, str]]:
    """Yield where each article begins, its number, and text that stands on the same line."""
    last = ""
    for at, line in enumerate(lines):
        found = _article(line.text, last)
        if found is not None:
            last = found[0]
            yield at, *found


def _article(text: str, last: str) -> tuple[str, str] | None:
    """Return an article's number and the text beside it, if a line begins an article.

    `Члан 5. став 1. мења се` is a sentence about an article; `Члан 5. Право има мајка` begins
    one, if 5 is what comes next.
    """
    match = _ARTICLE.fullmatch(text)
    if match is None:
        return None
    number, rest = match["number"] + (match["letter"] or ""), match["rest"]
    if match["number"].isalpha() and not _ROMANS.fullmatch(match["number"]):
        return None
    if not rest:
        return number, ""
    begins = rest[0].isupper() or rest[0] == "("
    return (number, rest) if match["dot"] and begins and _follows(number, last) else None


def _follows(number: str, last: str) -> bool:
    digits = re.match(r"\d+", number)
    before = re.match(r"\d+", last)
    if digits is None:
        return False
    if before is None:
        return int(digits[0]) == 1
    step = int(digits[0]) - int(before[0])
    return step == 1 or (step == 0 and number != last)


def _refuse_twice(
    source: Source,
    lines: list[Line],
    starts: list[tuple[int, str, str]],
    problems: list[Problem],
) -> None:
    seen: dict[str, Line] = {}
    for at, number, _ in starts:
        name = to_latin(number).casefold()
        if name in seen:
            advice = (
                f"it begins on line {seen[name].number} too; an article of another act that is "
                "quoted stands between quotation marks: „Члан 5.”"
            )
            problems.append(source.problem(lines[at], f"article {number} stands twice", advice))
        seen.setdefault(name, lines[at])


def _heading(body: list[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """Split off the lines above the next article that are its heading."""
    found: list[str] = []
    rest = list(body)
    while rest and _is_heading(rest[-1].text):
        found.insert(0, rest.pop().text)
    return rest, tuple(found)


def _is_heading(text: str) -> bool:
    if len(text) > LONGEST_HEADING or text.endswith(_SENTENCE_END) or text[:1].islower():
        return False
    marker = _marker(text)
    # `1. Једнократна помоћ` above an article is a heading; `1) ученик` is an item.
    return marker is None or marker[0] == "number."


def _closing(body: list[Line]) -> tuple[list[Line], list[Line]]:
    """Split off signature and number, which follow the text of the last article."""
    for at, line in enumerate(body):
        if at and _CLOSING.match(line.text) and not line.text.endswith((".", ";")):
            return body[:at], body[at:]
    return body, []


def _marker(text: str, last: str = "") -> tuple[str, str, str] | None:
    """Return the kind of a list marker, its key and the text after it."""
    for kind, pattern in _ITEMS:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        if kind == "letter)" and match["key"].lower() in "ivx" and last == "letters)":
            kind = last
        return (kind, match["key"], match["rest"]) if match["rest"] else None
    return None


class _Open:
    """A list that is being read: its kind of marker, and its items so far."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.items: list[Item] = []


def _paragraphs(
    source: Source, article: str, body: list[Line], problems: list[Problem]
) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    text: str | None = None
    levels: list[_Open] = []

    def close(down_to: int) -> None:
        while len(levels) > down_to:
            inner = levels.pop()
            if levels:
                last = levels[-1].items.pop()
                levels[-1].items.append(Item(last.key, last.text, (*last.items, *inner.items)))
            else:
                found.append(Paragraph(text or "", tuple(inner.items)))

    for line in body:
        # `1.` begins an item only in a list: elsewhere it numbers the paragraph itself.
        in_list = bool(levels) or (text or "").endswith(":")
        marker = _marker(line.text, levels[-1].kind if levels else "")
        if marker is None or (marker[0] == "number." and not in_list):
            if levels:
                close(0)
            elif text is not None:
                found.append(Paragraph(text))
            text = line.text
            continue
        kind, key, rest = marker
        at = next((i for i, level in enumerate(levels) if level.kind == kind), None)
        if at is None:
            levels.append(_Open(kind))
        else:
            close(at + 1)
        items = levels[-1].items
        name = str(len(items) + 1) if kind == "dash" else key.lower()
        if any(to_latin(item.key) == to_latin(name) for item in items):
            where = f"paragraph {len(found) + 1} of article {article}"
            problems.append(source.problem(line, f"item {key} stands twice in {where}"))
        items.append(Item(name, rest))
    if levels:
        close(0)
    elif text is not None:
        found.append(Paragraph(text))
    return tuple(found)
