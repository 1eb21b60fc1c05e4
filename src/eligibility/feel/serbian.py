"""What the language writes for the Serbian words that stand in ordinances."""

from __future__ import annotations

from eligibility.feel.script import to_latin

_WRITTEN = {
    "i": "and",
    "ili": "or",
    "ne": "not(…)",
    "nije": "not(…)",
    "ako": "if",
    "onda": "then",
    "inače": "else",
    "između": "between",
    "neki": "some",
    "svaki": "every",
    "tačno": "true",
    "netačno": "false",
    "ništa": "null",
}
BEFORE_A_VALUE = frozenset({"ne", "nije", "ako", "neki", "svaki"})


def as_written(word: str) -> str:
    """Return what to write for a Serbian word in either script, as a help line, or nothing."""
    meant = _WRITTEN.get(_plain(word))
    return f"the language writes `{meant}`" if meant else ""


def precedes_a_value(word: str) -> bool:
    """Whether a Serbian word stands before a value, and so is read as a name itself."""
    return _plain(word) in BEFORE_A_VALUE


def _plain(word: str) -> str:
    return to_latin(word).casefold()
