"""Keeps built rulebooks between runs, by content: what was read decides what is reused.

A kept rulebook is data; one that is corrupt, of another version or not readable is passed
over, and where nothing can be written nothing is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from eligibility.acts.codec import decode, encode, fingerprint
from eligibility.acts.model import Rulebook

_MOST_KEPT = 64
_MOST_BYTES = 50_000_000


def key_of(parts: Iterable[str]) -> str:
    """Return the name under which what these parts build is kept."""
    digest = hashlib.sha256(fingerprint().encode())
    for part in parts:
        digest.update(f"{len(part)}:{part}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def kept(key: str) -> Rulebook | None:
    """Return the rulebook kept under a key, None where there is none to trust."""
    folder = _folder()
    if folder is None:
        return None
    path = folder / f"{key}.json"
    try:
        if path.stat().st_size > _MOST_BYTES:
            return None
        check, _, text = path.read_bytes().partition(b"\n")
        if check != _check(key, text):
            return None
        return decode(text)
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def keep(key: str, rulebook: Rulebook) -> None:
    """Keep a rulebook for later runs, as far as it can be written down and the disk lets us."""
    folder = _folder()
    if folder is None:
        return
    import tempfile

    with contextlib.suppress(OSError, ValueError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _thin_out(folder)
        text = encode(rulebook).encode()
        # Written beside and moved into place, so that nobody reads half a file.
        handle, name = tempfile.mkstemp(dir=folder, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(_check(key, text) + b"\n" + text)
        Path(name).replace(folder / f"{key}.json")


def _check(key: str, text: bytes) -> bytes:
    return hashlib.sha256(key.encode() + b"\n" + text).hexdigest().encode()


def _thin_out(folder: Path) -> None:
    """Forget the oldest rulebooks, and what an interrupted run left behind."""
    files = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
    for path in [*files[: max(0, len(files) - _MOST_KEPT + 1)], *folder.glob("*.part")]:
        with contextlib.suppress(OSError):
            path.unlink()


def _folder() -> Path | None:
    """Return the user's folder for such files; None switches the keeping off."""
    chosen = os.environ.get("ELIGIBILITY_CACHE")
    if chosen is not None:
        return Path(chosen) if chosen else None
    base = os.environ.get("XDG_CACHE_HOME")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "eligibility"
    except RuntimeError:
        return None
