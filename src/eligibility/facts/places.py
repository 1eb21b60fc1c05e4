"""Places whose rules can be asked about: names in any spelling, and the chain above each."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path as File
from types import MappingProxyType
from typing import Literal

from eligibility.errors import nearest

PlaceKind = Literal["republic", "province", "city", "municipality", "city_municipality"]

REPUBLIC = "rs"

_LETTERS = str.maketrans(
    dict(zip("абвгдежзијклмнопрстћуфхцчш", "abvgdezzijklmnoprstcufhccs", strict=True))
    | {"ђ": "dj", "љ": "lj", "њ": "nj", "џ": "dz", "đ": "dj"}
)
_RANK = re.compile(
    r"(?:gradska opstina|go|opstina|opstine|grad|municipality of|city of|ap"
    r"|autonomna pokrajina|republika|republic of) (?=\w)"
)
_OTHER_NAMES = {
    "serbia": REPUBLIC,
    "belgrade": "beograd",
    "petrovac": "petrovac_na_mlavi",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place with acts of its own; `chain` leads from the republic to the place itself."""

    id: str
    name: str
    kind: PlaceKind
    chain: tuple[str, ...]


def fold(text: str) -> str:
    """Return a name's bare letters: `Шид`, `ŠID` and `sid` all give `sid`."""
    spelled = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    bare = "".join(
        char for char in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(char)
    )
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())


@cache
def places() -> Mapping[str, Place]:
    """Return all known places by id."""
    data = json.loads(File(__file__).with_name("places.json").read_bytes())
    found = {REPUBLIC: Place(REPUBLIC, "Србија", "republic", (REPUBLIC,))}
    for above, kinds in data.items():
        for kind, names in kinds.items():
            for name in names:
                id = fold(name).replace(" ", "_")
                found[id] = Place(id, name, kind, (*found[above].chain, id))
    return MappingProxyType(found)


@cache
def _spellings() -> Mapping[str, str]:
    known = {fold(place.name): place.id for place in places().values()}
    plain = {name.replace("dj", "d"): id for name, id in known.items() if "dj" in name}
    ids = {id.replace("_", " "): id for id in places()}
    return {**plain, **_OTHER_NAMES, **known, **ids}


def find(text: str) -> Place | None:
    """Return the place that a text names: any script, with or without diacritics or rank."""
    known, name = _spellings(), fold(text)
    while name not in known and (match := _RANK.match(name)):
        name = name[match.end() :]
    return places()[known[name]] if name in known else None


def nearest_places(text: str, count: int = 3) -> list[Place]:
    """Return the places whose names look most like a text, best first."""
    name = fold(text)
    while match := _RANK.match(name):
        name = name[match.end() :]
    known = _spellings()
    found: dict[str, None] = {}
    for close in nearest(name, known, count=count + 2):
        found.setdefault(known[close])
    return [places()[id] for id in found][:count]


def chain(id: str) -> tuple[str, ...]:
    """Return the ids from the republic down to a place; KeyError where it is not known."""
    return places()[id].chain


_ABROAD = frozenset({"inostranstvo", "abroad"})


def is_within(text: str, id: str) -> bool | None:
    """Return whether a named place is the place `id` or lies in it; None: name not known.

    `inostranstvo` (abroad) lies in none.
    """
    if fold(text) in _ABROAD:
        return False
    place = find(text)
    return None if place is None else id in place.chain
