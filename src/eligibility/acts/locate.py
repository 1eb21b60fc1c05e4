"""Where a place inside an expression's text stands in the act file."""

from __future__ import annotations

from eligibility.acts.reader import Document, Scalar
from eligibility.errors import Span


def inside(document: Document, text: Scalar, span: Span) -> Span:
    """Return where `span`, counted inside the scalar's text, stands in its file."""
    line, column = _place(document, text, span.line, span.column)
    end_line, end_column = _place(document, text, span.end_line, span.end_column)
    if (end_line, end_column) <= (line, column):
        end_line, end_column = line, column + 1
    return Span(line, column, end_line, end_column)


def _place(document: Document, text: Scalar, line: int, column: int) -> tuple[int, int]:
    if text.style == "|":
        return _in_block(document, text, line, column)
    if text.style == "'":
        return _in_quotes(document, text, column)
    return _in_plain(document, text, line, column)


def _in_block(document: Document, text: Scalar, line: int, column: int) -> tuple[int, int]:
    """A `|` block repeats its lines; only the indentation is gone."""
    written = text.split("\n")
    for offset, content in enumerate(written):
        index = text.line + offset
        if content.strip() and index < len(document.lines):
            indent = len(document.lines[index]) - len(content)
            return text.line + line, indent + column
    return text.line, text.column


def _in_quotes(document: Document, text: Scalar, column: int) -> tuple[int, int]:
    """In single quotes a quotation mark is written twice."""
    if text.end_line != text.line:
        return text.line, text.column
    before = text[: column - 1]
    return text.line, text.column + 1 + len(before) + before.count("'")


def _in_plain(document: Document, text: Scalar, line: int, column: int) -> tuple[int, int]:
    """A plain text over several lines is folded: a line break became one space."""
    offset = column - 1 + sum(len(part) + 1 for part in text.split("\n")[: line - 1])
    at, begin = text.line, text.column - 1
    while True:
        shown = document.lines[at - 1] if at <= len(document.lines) else ""
        width = len(shown.rstrip()) - begin if at < text.end_line else None
        if width is None or offset <= width:
            return at, begin + offset + 1
        offset -= width + 1
        at += 1
        shown = document.lines[at - 1] if at <= len(document.lines) else ""
        while at < text.end_line and not shown.strip():
            at += 1
            shown = document.lines[at - 1]
        begin = len(shown) - len(shown.lstrip())
