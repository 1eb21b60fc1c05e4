"""Places whose rules can be asked about: names in any spelling, and the chain above each."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path as File
from types import MappingProxyType
from typing import Literal

from eligibility.errors import nearest
from eligibility.feel.script import to_latin
from eligibility.records import Record

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
    "soko banja": "sokobanja",
}


class Place(Record):
    """A place with acts of its own; `chain` leads from the republic to the place itself.

    `district` (upravni okrug) is empty for Belgrade, which lies in none, and for provinces.
    `code` is the unit's official number (matični broj opštine), empty where no source shows
    one. `programme` marks the municipalities of the support programme that this library serves.
    """

    id: str
    name: str
    kind: PlaceKind
    chain: tuple[str, ...]
    district: str = ""
    code: str = ""
    programme: bool = False

    @property
    def latin(self) -> str:
        """The name in Serbian Latin."""
        return to_latin(self.name)

    @property
    def province(self) -> str | None:
        """The id of the autonomous province the place is or lies in."""
        return next((id for id in self.chain[1:2] if places()[id].kind == "province"), None)


def fold(text: str) -> str:
    """Return a name's bare letters: `Шид`, `ŠID` and `sid` all give `sid`."""
    if text.isascii() and text.isalnum():
        return text.lower()
    spelled = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    if spelled.isascii() and spelled.isalnum():
        return spelled
    bare = "".join(
        char for char in unicodedata.normalize("NFD", spelled) if not unicodedata.combining(char)
    )
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())


@cache
def places() -> Mapping[str, Place]:
    """Return all known places by id: provinces, cities, municipalities, city municipalities."""
    data = json.loads(File(__file__).with_name("places.json").read_bytes())
    programme = frozenset(data["programme"])
    found = {REPUBLIC: Place(REPUBLIC, "Србија", "republic", (REPUBLIC,))}

    def add(name: str, kind: PlaceKind, above: str, district: str = "", code: str = "") -> None:
        id, over = _id(name), found[_id(above) if above else REPUBLIC].chain
        found[id] = Place(id, name, kind, (*over, id), district, code, name in programme)

    for name in data["provinces"]:
        add(name, "province", "")
    kinds: tuple[tuple[str, PlaceKind], ...] = (
        ("cities", "city"),
        ("municipalities", "municipality"),
    )
    for listed, kind in kinds:
        for name, (district, code) in data[listed].items():
            add(name, kind, data["districts"].get(district, ""), district, code)
    for city, inside in data["city_municipalities"].items():
        for name, code in inside.items():
            add(name, "city_municipality", city, found[_id(city)].district, code)
    return MappingProxyType(found)


def _id(name: str) -> str:
    return fold(name).replace(" ", "_")


@cache
def _spellings() -> Mapping[str, tuple[str, ...]]:
    """Return the ids that each folded spelling may mean; a name alone may mean two places."""
    found: dict[str, tuple[str, ...]] = {name: (id,) for name, id in _OTHER_NAMES.items()}
    for place in places().values():
        bare = fold(place.name.partition(" (")[0])
        ways = {bare, fold(place.name), place.id.replace("_", " ")}
        if place.kind == "city_municipality":
            city = place.chain[-2].replace("_", " ")
            ways |= {f"{city} {bare}", f"{bare} {city}"}
        for way in ways | {way.replace("dj", "d") for way in ways}:
            known = found.get(way, ())
            if place.id not in known:
                found[way] = (*known, place.id)
    return found


def named(text: str) -> list[Place]:
    """Return the places that a text may name, in any script, with or without rank.

    More than one where a name is not enough: `Палилула` lies in Belgrade and in Niš.
    """
    return _meant(fold(text))


def _meant(name: str) -> list[Place]:
    known = _spellings()
    while name not in known and (match := _RANK.match(name)):
        name = name[match.end() :]
    return [places()[id] for id in known.get(name, ())]


def find(text: str) -> Place | None:
    """Return the one place that a text names: any script, with or without diacritics or rank."""
    found = named(text)
    return found[0] if len(found) == 1 else None


def nearest_places(text: str, count: int = 3) -> list[Place]:
    """Return the places a text may name, else those with names most like it, best first."""
    if several := named(text):
        return several[:count]
    name = fold(text)
    while match := _RANK.match(name):
        name = name[match.end() :]
    known = _spellings()
    found: dict[str, None] = {}
    for close in nearest(name, known, count=count + 2):
        found.update(dict.fromkeys(known[close]))
    return [places()[id] for id in found][:count]


def chain(id: str) -> tuple[str, ...]:
    """Return the ids from the republic down to a place; KeyError where it is not known."""
    return places()[id].chain


_ABROAD = frozenset({"inostranstvo", "abroad"})


def is_within(text: str, id: str) -> bool | None:
    """Return whether a named place is the place `id` or lies in it; None: nobody can say.

    `inostranstvo` (abroad) lies in none.
    """
    name = fold(text)
    if name in _ABROAD:
        return False
    inside = {id in place.chain for place in _meant(name)}
    return inside.pop() if len(inside) == 1 else None
