"""Strict YAML from libyaml's events: every scalar is text, every node knows its place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

import yaml

from eligibility.errors import InputError, Problem, Span

MAX_DEPTH = 64

# Without the C extension the same events come from PyYAML's own parser, more slowly.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_LATIN = "A-Za-z\u00c0-\u024f"
_OTHER = "\u0370-\u03ff\u0400-\u052f"
MIXED = re.compile(
    f"[{_LATIN}][0-9_]*[{_OTHER}]|[{_OTHER}][0-9_]*[{_LATIN}]"
    "|[\u0370-\u03ff][0-9_]*[\u0400-\u052f]|[\u0400-\u052f][0-9_]*[\u0370-\u03ff]"
)
WORD = re.compile(r"\w+")
# libyaml takes U+0085, U+2028 and U+2029 for line breaks; editors do not, so lines would disagree.
# Zero-width characters and marks of direction make a text other than it looks.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufffe\uffff\ud800-\udfff]"
)
_AT_MARGIN = re.compile(rb"\n(?!- | |#|\r?\n|\r?\Z)")
_LONE_RETURN = re.compile("\r(?!\n)")

# libyaml's words for what a writer did, in the writer's words.
_PLAIN_WORDS = (
    # libyaml has a limit of its own, far above ours, which only brackets reach before it.
    ("exceeded maximum nesting depth", f"nested deeper than {MAX_DEPTH} levels"),
    ("mapping values are not allowed", "a second `:` on one line; quote the text that holds it"),
    ("found unexpected ':'", "a `:` that no space follows; in braces, quote the text"),
    ("could not find expected ':'", "a key without `:`"),
    (
        "did not find expected key",
        "a key was expected here; is the line indented as its neighbors?",
    ),
    ("did not find expected '-' indicator", "a list item `- …` was expected here"),
    ("did not find expected ',' or ']'", "a list in brackets is not closed, or lacks a comma"),
    ("did not find expected ',' or '}'", "a mapping in braces is not closed, or lacks a comma"),
    ("found unexpected end of stream", "a quotation mark is not closed"),
    ("found unknown escape character", "an unknown escape in double quotes"),
    ("cannot start any token", "a character that cannot begin a value; quote the text"),
    ("block sequence entries are not allowed", "a list item `- …` cannot begin here"),
    ("block mapping", "the indentation does not fit the lines above"),
    ("did not find expected node content", "a value is missing"),
    ("did not find expected <document start>", "text after the end of the document"),
    ("document start", "text after the end of the document"),
    ("undefined tag handle", "a tag (`!`); quote the text"),
    ("directive", "a directive (`%`); quote the text"),
    ("alias", "an alias (`*`); quote the text"),
    ("anchor", "an anchor (`&`); quote the text"),
    ("tag", "a tag (`!`); quote the text"),
    ("block scalar", "a text block (`|`) that is not indented evenly"),
    ("simple key", "a key without `:`"),
    ("mapping keys are not allowed", "a key cannot begin here"),
)


class Scalar(str):
    """A text as written, with its place and its style: "" plain, `'`, `"`, `|` or `>`."""

    __slots__ = ("column", "end_column", "end_line", "line", "style")
    line: int
    column: int
    end_line: int
    end_column: int
    style: str

    @property
    def span(self) -> Span:
        return Span(self.line, self.column, self.end_line, self.end_column)


class Fields(dict[Scalar, Any]):
    """A mapping; its keys are scalars and know their places too."""

    __slots__ = ("column", "line")
    line: int
    column: int

    @property
    def span(self) -> Span:
        return Span(self.line, self.column, self.line, self.column + 1)


class Items(list[Any]):
    """A sequence."""

    __slots__ = ("column", "line")
    line: int
    column: int

    @property
    def span(self) -> Span:
        return Span(self.line, self.column, self.line, self.column + 1)


Tree = Scalar | Fields | Items


@dataclass(frozen=True, slots=True)
class Document:
    """One read file: its tree and its lines, from which messages quote."""

    file: str
    root: Tree
    lines: tuple[str, ...]

    def problem(self, message: str, span: Span | None, help: str = "") -> Problem:
        """Return a problem at `span` that shows the source line."""
        return _problem(message, self.file, self.lines, span, help)


def read(data: bytes, file: str) -> Document:
    """Read one act file. Raises InputError, with the place, for anything beyond strict YAML."""
    text = _decode(data, file)
    lines = tuple(text.split("\n"))
    _check_characters(text, lines, file)
    return Document(file, _Builder(file, lines).build(text), lines)


def read_without(key: str, data: bytes, file: str) -> Document | None:
    """Read an act file but for its last part, the top-level `key`; None where that is unsure.

    The document is then the one that `read` returns, save that the part is empty, or `read`
    finds something wrong inside the part alone.
    """
    start = re.search(rb"^%s:[ \r]*\n" % re.escape(key.encode()), data, re.MULTILINE)
    # What begins a line at the margin is no longer of this part, or no plain list.
    if start is None or _AT_MARGIN.search(data, start.end() - 1):
        return None
    line = data.count(b"\n", 0, start.start()) + 1
    try:
        document = read(data[: start.start()] + f"{key}: []\n".encode(), file)
    except InputError:
        return None
    if type(document.root) is Fields:
        # Within quotes or brackets the line would not have become a key of the whole.
        for known, value in document.root.items():
            if known == key and (known.line, known.column) == (line, 1) and value == []:
                return document
    return None


def _problem(
    message: str, file: str, lines: tuple[str, ...], span: Span | None, help: str = ""
) -> Problem:
    excerpt = ""
    if span is not None and 1 <= span.line <= len(lines):
        excerpt = lines[span.line - 1]
        # A minified or hostile line is not repeated whole.
        if len(excerpt) > 200:
            excerpt = excerpt[:200] if span.column < 200 else ""
    return Problem(message, file=file, span=span, excerpt=excerpt, help=help)


def _decode(data: bytes, file: str) -> str:
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        begin = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[begin : error.start].decode("utf-8", "replace")) + 1
        span = Span(line, column, line, column + 1)
        help = "save the file as UTF-8"
        raise InputError(
            Problem(f"byte {data[error.start]:#04x} is not UTF-8", file, span, help=help)
        ) from None
    return text.replace("\r\n", "\n") if "\r" in text else text


def _check_characters(text: str, lines: tuple[str, ...], file: str) -> None:
    def refuse(index: int, length: int, message: str, help: str = "") -> InputError:
        line = text.count("\n", 0, index) + 1
        column = index - (text.rfind("\n", 0, index) + 1) + 1
        span = Span(line, column, line, column + length)
        return InputError(_problem(message, file, lines, span, help))

    tab = text.find("\t")
    if tab >= 0:
        raise refuse(tab, 1, "a tab", "indent and separate with spaces")
    bad = FORBIDDEN.search(text) or _LONE_RETURN.search(text)
    if bad:
        raise refuse(bad.start(), 1, f"the invisible character U+{ord(bad[0]):04X}", "remove it")
    if not unicodedata.is_normalized("NFC", text):
        for word in re.finditer(r"\S+", text):
            if not unicodedata.is_normalized("NFC", word[0]):
                start, shown = word.start(), unicodedata.normalize("NFC", word[0])
                help = f"write the composed form, `{shown[:60]}` (Unicode NFC)"
                message = "letters and their diacritics as separate characters"
                raise refuse(start, len(word[0]), message, help)
    # A word that mixes scripts holds no blank and a letter beyond ASCII: few differ.
    words = " ".join({word for word in text.split() if not word.isascii()})
    mixed = MIXED.search(text) if MIXED.search(words) else None
    if mixed:
        word_at = next(w for w in WORD.finditer(text) if w.end() > mixed.start())
        raise refuse(
            word_at.start(),
            len(word_at[0]),
            f"`{word_at[0][:60]}` mixes the letters of two scripts",
            "write a word or name in one script: " + _foreign(word_at[0]),
        )


def _foreign(word: str) -> str:
    """Name the letters of the script that fewer letters of the word belong to."""
    scripts: dict[str, list[str]] = {}
    for letter in word:
        if letter.isalpha():
            scripts.setdefault(unicodedata.name(letter, "?").split()[0].title(), []).append(letter)
    script, letters = min(scripts.items(), key=lambda pair: (len(pair[1]), pair[0]))
    shown = ", ".join(f"`{letter}`" for letter in sorted(set(letters))[:5])
    return f"{shown} {'is' if len(set(letters)) == 1 else 'are'} {script}"


class _Builder:
    """Builds the tree from events; holds the open collections."""

    def __init__(self, file: str, lines: tuple[str, ...]) -> None:
        self.file = file
        self.lines = lines

    def refuse(self, mark: Any, message: str, help: str = "", width: int = 1) -> InputError:
        line, column = mark.line + 1, mark.column + 1
        span = Span(line, column, line, column + width)
        return InputError(_problem(message, self.file, self.lines, span, help))

    def build(self, text: str) -> Tree:
        loader = _LOADER(text)
        try:
            return self._build(loader.get_event)
        except yaml.MarkedYAMLError as error:
            raise self._plain(error) from None
        except (yaml.YAMLError, ValueError, RecursionError):
            raise InputError(Problem("the file is not YAML", self.file)) from None
        finally:
            loader.dispose()

    def _plain(self, error: yaml.MarkedYAMLError) -> InputError:
        said = f"{error.problem or ''} {error.context or ''}"
        words = next((plain for key, plain in _PLAIN_WORDS if key in said), "not valid YAML")
        mark, opened = error.problem_mark or error.context_mark, error.context_mark
        if mark is None:
            return InputError(Problem(words, self.file))
        help = ""
        if opened is not None and "closed" in words:
            help = "in brackets and braces a comma ends a text: quote the text that holds it"
            if opened.line != mark.line:
                help = f"it is opened on line {opened.line + 1}"
        return self.refuse(mark, words, help)

    def _build(self, get_event: Any) -> Tree:
        root: Tree | None = None
        documents = 0
        stack: list[Fields | Items] = []
        top: Fields | Items | None = None
        key: Scalar | None = None
        while True:
            event = get_event()
            kind = type(event)
            node: Tree
            if kind is yaml.ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    raise self._decorated(event)
                node = Scalar(event.value)
                start, end = event.start_mark, event.end_mark
                node.line, node.column = start.line + 1, start.column + 1
                node.end_line, node.end_column = end.line + 1, end.column + 1
                node.style = event.style or ""
                if type(top) is Fields and key is None:
                    self._check_key(node, top, event)
                    key = node
                    continue
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    raise self._decorated(event)
                if type(top) is Fields and key is None:
                    raise self.refuse(event.start_mark, "a key must be a plain name")
                node = Fields() if kind is yaml.MappingStartEvent else Items()
                node.line, node.column = event.start_mark.line + 1, event.start_mark.column + 1
                if len(stack) >= MAX_DEPTH:
                    message = f"nested deeper than {MAX_DEPTH} levels"
                    raise self.refuse(event.start_mark, message)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                stack.pop()
                top = stack[-1] if stack else None
                key = None
                continue
            elif kind is yaml.AliasEvent:
                raise self.refuse(
                    event.start_mark,
                    f"an alias (`*{event.anchor}`)",
                    "write the value out; if the text begins with `*`, quote it",
                    len(event.anchor) + 1,
                )
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self.refuse(
                        event.start_mark, "a second document (`---`)", "one act per file", 3
                    )
                if event.version or event.tags:
                    raise self.refuse(event.start_mark, "a directive (`%`)", "remove it")
                continue
            elif kind is yaml.StreamEndEvent:
                break
            else:
                continue
            if top is None:
                root = node
            elif isinstance(top, Items):
                top.append(node)
            elif key is not None:
                top[key] = node
            if not isinstance(node, Scalar):
                stack.append(node)
                top = node
            key = None
        if root is None:
            raise InputError(Problem("the file is empty", self.file))
        return root

    def _decorated(self, event: Any) -> InputError:
        if event.anchor is not None:
            message, width = f"an anchor (`&{event.anchor}`)", len(event.anchor) + 1
        else:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            message, width = f"a tag (`{tag}`)", 1
        return self.refuse(event.start_mark, message, "remove it; the schema types values", width)

    def _check_key(self, key: Scalar, into: Fields, event: Any) -> None:
        if key == "<<":
            raise self.refuse(event.start_mark, "a merge key (`<<`)", "write the keys out", 2)
        if key in into:
            first = next(known for known in into if known == key)
            raise self.refuse(
                event.start_mark,
                f"the key `{key[:60]}` stands twice",
                f"first on line {first.line}",
                max(1, len(key)),
            )
        if key.style not in ("", "'", '"'):
            raise self.refuse(event.start_mark, "a key must be a plain name")
