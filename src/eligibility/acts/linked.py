"""The rulebooks of the shipped acts as the wheel brings them: linked when it was built.

As with what is kept between runs, the content decides: a form made of other acts, by another
version, or spoiled, is passed over, and the acts are read. It is data and runs nothing.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

from eligibility.acts.cache import MOST_BYTES, kept_as, read_kept
from eligibility.acts.model import Rulebook

FOLDER = "_linked"
SUFFIX = ".json.z"


def shipped(place: str, key: str) -> Rulebook | None:
    """Return the rulebook that the wheel brings for a place, None where it brings none.

    `key` is what the acts at hand would be kept under.
    """
    try:
        data = (_folder() / f"{place}{SUFFIX}").read_bytes()
        unpacked = zlib.decompressobj().decompress(data, MOST_BYTES)
    except (OSError, zlib.error):
        return None
    return read_kept(unpacked, key)


def forms() -> Iterator[tuple[str, bytes]]:
    """Yield the file name and the content of the form of each place that has shipped acts."""
    from eligibility.acts.corpus import Corpus
    from eligibility.acts.coverage import shipped as places_with_acts
    from eligibility.acts.load import Loader

    loader, corpus = Loader(examples=False), Corpus()
    for place in places_with_acts():
        data = kept_as(corpus.rulebook(place), loader.key(place))
        yield f"{place}{SUFFIX}", zlib.compress(data, 9)


def _folder() -> Path:
    return Path(__file__).resolve().parent.parent / FOLDER
