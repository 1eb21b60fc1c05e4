"""The rulebook for a place as a user names it, and what to tell where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eligibility.acts import coverage, load
from eligibility.acts.model import Label, Rulebook
from eligibility.errors import InputError, Problem
from eligibility.facts import places
from eligibility.facts.places import Place
from eligibility.feel.script import to_latin

REPUBLIC = "rs"
COVERED_SHOWN = 8


class Rulebooks:
    """Loads the rulebook of each place asked about, once."""

    def __init__(self, acts: Sequence[Path] = (), parameters: Sequence[Path] = ()) -> None:
        self.acts = tuple(acts)
        self.parameters = tuple(parameters)
        self._loader = load.Loader(acts=acts, parameters=parameters, examples=False)
        self._loaded: dict[str, Rulebook] = {}

    def load(self, id_: str) -> Rulebook:
        """Return the rulebook of a place by its id."""
        if id_ not in self._loaded:
            self._loaded[id_] = self._loader.load(id_)
        return self._loaded[id_]

    def all(self) -> list[Rulebook]:
        """Return the rulebooks of all places that have acts, the republic's first."""
        return [self.load(REPUBLIC), *(self.load(place.id) for place in self.covered())]

    def covered(self) -> list[Place]:
        """Return the places below the republic that have acts, an office's own among them."""
        return [places.places()[id_] for id_ in coverage.counted(self.acts) if id_ != REPUBLIC]

    def find(
        self, text: str | None, flag: str = "--municipality"
    ) -> tuple[Rulebook, tuple[Label, ...]]:
        """Return the rulebook of a place in any spelling, and notes for the answer.

        A text that names no place, or several, gets the republic's, and a note that names
        the nearest, or what places there are; a place without acts of its own gets those
        above it, and a note that says so. An empty text, given by `flag`, raises InputError.
        """
        if text is None:
            return self.load(REPUBLIC), ()
        if not text.strip():
            raise InputError(Problem("the name of the place is empty", file=flag))
        place = places.find(text)
        if place is None:
            return self.load(REPUBLIC), (self._unknown(text),)
        rulebook = self.load(place.id)
        note = coverage.not_encoded(rulebook)
        return rulebook, () if note is None else (note, self._where())

    def _where(self) -> Label:
        """Name some of the places that have acts."""
        names = ", ".join(place.name for place in self.covered()[:COVERED_SHOWN])
        more = ", …" if len(self.covered()) > COVERED_SHOWN else ""
        return Label(
            f"прописи су унети за: {names}{more}", f"there are rules for: {to_latin(names)}{more}"
        )

    def _unknown(self, text: str) -> Label:
        several = places.named(text)
        close = several or places.nearest_places(text)
        serbian = f"за место `{text}` нема унетих прописа; одговор обухвата права изнад њега"
        english = f"there are no rules for the place `{text}`; the rights above it are answered"
        if close:
            names = ", ".join(place.name for place in close)
            serbian += f"; {'може бити' if several else 'најближе по имену'}: {names}"
            english += f"; {'it may be' if several else 'nearest by name'}: {to_latin(names)}"
        if not set(self.covered()) & set(close) and not several:
            serbian += f"; {self._where().sr}"
            english += f"; {self._where().en}"
        return Label(serbian, english)


def known_place(text: str, flag: str) -> Place:
    """Return the place that a text names; raises InputError, naming the nearest."""
    found = places.named(text)
    if len(found) == 1:
        return found[0]
    close = ", ".join(f"`{place.latin}`" for place in found or places.nearest_places(text))
    which = "several places are called" if found else "unknown place"
    advice = f"did you mean {close}?" if close else "`eligibility places` lists them all"
    raise InputError(Problem(f"{which} `{text}`", file=flag, help=advice))


def find_right(rulebook: Rulebook, text: str) -> str | None:
    """Return the id of a right given by its id, or by its last part where that is enough."""
    if text in rulebook.rights:
        return text
    fitting = [id_ for id_ in rulebook.rights if id_.rpartition(".")[2] == text]
    return fitting[0] if len(fitting) == 1 else None
