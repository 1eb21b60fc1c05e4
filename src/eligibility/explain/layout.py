"""Lines of text with a style, indented and wrapped to a width; no color, no boxes."""

from __future__ import annotations

import re
import textwrap
from typing import Literal

from eligibility.records import Record

Style = Literal["", "heading", "eligible", "needs_assessment", "depends", "not_eligible", "dim"]
GAP = "   "
CONTROL = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
"""Signs that would move a terminal's cursor or turn its text around."""
NARROWEST = 20
NARROW = 60


class Line(Record):
    """One line as it is printed, and what it is, for whoever paints it."""

    text: str
    style: Style = ""


def harmless(text: str) -> str:
    """Return a text that may hold what a stranger wrote without signs that steer terminals."""
    return text if text.isprintable() else re.sub(CONTROL, "�", text)


class Page:
    """Collects lines wrapped to a width; `told` holds what needs no telling again."""

    def __init__(self, width: int) -> None:
        self.width = max(NARROWEST, width)
        self.lines: list[Line] = []
        self.told: set[str] = set()

    def add(self, text: str, indent: int = 0, style: Style = "", hanging: int = 2) -> None:
        """Add a text, wrapped; its further lines stand `hanging` columns to the right."""
        indent, text = self._indent(indent), harmless(text)
        if indent + len(text) <= self.width and text.isprintable() and text == text.strip():
            self.lines += [Line(" " * indent + text, style)] if text else []
            return
        wrapped = textwrap.wrap(
            text,
            self.width,
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hanging),
            break_long_words=False,
            break_on_hyphens=False,
            drop_whitespace=True,
        )
        self.lines.extend(Line(line, style) for line in wrapped)

    def pair(self, parts: tuple[str, ...], indent: int = 0, style: Style = "") -> None:
        """Add texts side by side where they fit, else below each other."""
        joined = harmless(GAP.join(parts))
        indent = self._indent(indent)
        if indent + len(joined) <= self.width:
            self.lines.append(Line(" " * indent + joined, style))
            return
        for part in parts:
            self.add(part, indent, style)

    def _indent(self, wanted: int) -> int:
        """A narrow terminal has no room for deep indents."""
        return wanted if self.width >= NARROW else min(wanted, 2)

    def gap(self) -> None:
        """Add an empty line, never two and never first."""
        if self.lines and self.lines[-1].text:
            self.lines.append(Line(""))

    def text(self) -> str:
        """Return all lines as plain text."""
        return "\n".join(line.text for line in self.lines).rstrip("\n") + "\n"
