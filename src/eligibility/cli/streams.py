"""Standard streams that are closed, or whose encoding lacks our letters and signs."""

from __future__ import annotations

import codecs
import os
import sys
from pathlib import Path

SIGNS = {
    "✓": "+", "◌": "~", "✗": "x", "→": "->", "–": "-", "•": "*", "…": "...",
    "≥": ">=", "≤": "<=", "≈": "~", "²": "2", "„": '"', "“": '"', "”": '"', "đ": "dj", "Đ": "Dj",
}  # fmt: skip
"""What stands for a sign: never `?`, which means that an outcome depends."""


def prepare() -> None:
    """Let stdout and stderr take every text, also where they are closed."""
    codecs.register_error("plainer", plainer)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # It stays open for as long as the process runs.
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="plainer")


def plainer(error: UnicodeError) -> tuple[str, int]:
    """Return what an encoding can hold for what it cannot: `č` as `c`, `✓` as `+`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    import unicodedata

    from eligibility.feel.script import to_latin

    plain = ""
    for sign in to_latin(error.object[error.start : error.end]):
        bare = SIGNS.get(sign) or unicodedata.normalize("NFD", sign)
        plain += bare.encode("ascii", "ignore").decode() or "_"
    return plain, error.end
