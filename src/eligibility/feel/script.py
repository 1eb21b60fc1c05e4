"""Serbian Latin from Serbian Cyrillic, never the reverse."""

from __future__ import annotations

import re

_LETTERS = dict(
    zip(
        "абвгдђежзијклмнопрстћуфхцчш",
        "abvgdđežzijklmnoprstćufhcčš",
        strict=True,
    )
)
_LETTERS |= {cyrillic.upper(): latin.upper() for cyrillic, latin in _LETTERS.items()}
_PAIRS = {"љ": "lj", "њ": "nj", "џ": "dž", "Љ": "Lj", "Њ": "Nj", "Џ": "Dž"}
_TABLE = str.maketrans(_LETTERS | _PAIRS)
_CAPITAL_PAIR = re.compile("[ЉЊЏ]")


def to_latin(text: str) -> str:
    """Return a text with its Cyrillic letters in Latin; Latin and the rest stay as they are.

    A capital letter that becomes two (Љ, Њ, Џ) stays capital throughout in a word of
    capitals: ЊЕГОШ gives NJEGOŠ, Његош gives Njegoš.
    """
    return _CAPITAL_PAIR.sub(_pair, text).translate(_TABLE)


def _pair(match: re.Match[str]) -> str:
    latin = _PAIRS[match[0]]
    text, at = match.string, match.start()
    after = text[at + 1 : at + 2]
    before = text[at - 1 : at] if at else ""
    beside = after if after.isalpha() else before
    return latin.upper() if beside.isalpha() and beside.isupper() else latin
