"""The rulebooks of the shipped acts as the wheel brings them: linked when it was built.

As with what is kept between runs, the content decides: a form made of other acts, by another
version, or spoiled, is passed over, and the acts are read. It is data and runs nothing.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from eligibility.acts.codec import Pool, decode_all, encode, rulebook_in
from eligibility.acts.model import Rulebook
from eligibility.facts.places import REPUBLIC

FOLDER = "_linked"
SUFFIX = ".json.z"
_MOST_BYTES = 50_000_000
_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, RecursionError)


class Shipped:
    """Reads the forms that the wheel brings; what stands in the republic's is read once.

    `key_of` gives, for a place, what the rulebook of the acts at hand is kept under.
    """

    def __init__(self, key_of: Callable[[str], str]) -> None:
        self._key_of = key_of
        self._republic: tuple[bytes, Pool] | None = None

    def rulebook(self, place: str) -> Rulebook | None:
        """Return the rulebook of a place, None where the wheel brings none to trust."""
        try:
            if self._republic is None:
                check, text = self._unpacked(REPUBLIC, b"")
                self._republic = check, decode_all(text)
            check, above = self._republic
            if place == REPUBLIC:
                return rulebook_in(above)
            return rulebook_in(decode_all(self._unpacked(place, check)[1], above))
        except (OSError, zlib.error, *_UNREADABLE):
            return None

    def _unpacked(self, place: str, above: bytes) -> tuple[bytes, bytes]:
        """Return the check and the text of a form. Raises ValueError where they do not fit."""
        packed = (_folder() / f"{place}{SUFFIX}").read_bytes()
        data = zlib.decompressobj().decompress(packed, _MOST_BYTES)
        check, _, text = data.partition(b"\n")
        if check != _check(self._key_of(place), above, text):
            raise ValueError("another form")
        return check, text


def forms() -> Iterator[tuple[str, bytes]]:
    """Yield the file name and the content of the form of each place that has shipped acts."""
    from eligibility.acts.corpus import Corpus
    from eligibility.acts.coverage import shipped
    from eligibility.acts.load import Loader

    key_of, corpus = Loader(examples=False).key, Corpus()
    republic = encode(corpus.rulebook(REPUBLIC))
    above = _check(key_of(REPUBLIC), b"", republic.encode())
    yield _packed(REPUBLIC, above, republic)
    for place in shipped():
        if place != REPUBLIC:
            text = encode(corpus.rulebook(place), republic)
            yield _packed(place, _check(key_of(place), above, text.encode()), text)


def _packed(place: str, check: bytes, text: str) -> tuple[str, bytes]:
    return f"{place}{SUFFIX}", zlib.compress(check + b"\n" + text.encode(), 9)


def _check(key: str, above: bytes, text: bytes) -> bytes:
    return hashlib.sha256(b"\n".join((key.encode(), above, text))).hexdigest().encode()


def _folder() -> Path:
    return Path(__file__).resolve().parent.parent / FOLDER
