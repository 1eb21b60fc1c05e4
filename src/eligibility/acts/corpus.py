"""Builds the rulebooks of many places: each act is read once, those above are linked once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from eligibility.acts import model
from eligibility.acts.link import ActFile, Linked, link_acts, rulebook_of
from eligibility.acts.load import ActSource, combine, parse_act, shipped_sources
from eligibility.errors import InputError
from eligibility.facts import places


class Corpus:
    """The shipped acts, with own ones that add to them or, by id, replace them.

    Keeps what was read and linked as long as it lives; it is used by one thread at a time.
    `examples` says which acts have theirs built. Two files that are one and the same are read
    once, as the own one.
    """

    def __init__(
        self,
        own: Sequence[ActFile] = (),
        *,
        examples: Literal["all", "own", "none"] = "none",
        shipped: Callable[[str], Sequence[ActSource]] = shipped_sources,
    ) -> None:
        self.own = tuple(own)
        self.shipped = shipped
        self._whole = examples == "all"
        ids = {str(each.act.id) for each in own} if examples == "own" else set()
        self._examples = ids or self._whole
        self._paths = {Path(each.file).resolve() for each in own}
        self._read: dict[str, list[ActFile]] = {}
        self._linked: dict[tuple[str, ...], Linked] = {}

    def rulebook(self, place: str) -> model.Rulebook:
        """Return the rulebook of a place. Raises InputError with every problem found."""
        chain = places.chain(place)
        try:
            linked = self._layered(chain)
        except InputError:
            # Linked as one, the acts of a chain are told all that is wrong with them.
            linked = link_acts(self.files(chain), chain, examples=self._examples)
        return rulebook_of(linked, place)

    def files(self, chain: Sequence[str]) -> list[ActFile]:
        """Return the acts of a chain, read and typed, in the order of the chain."""
        return self._combined(chain)[0]

    def supplied(self, chain: Sequence[str]) -> tuple[str, ...]:
        """Return the own acts of a chain as results name them."""
        return self._combined(chain)[1]

    def _combined(self, chain: Sequence[str]) -> tuple[list[ActFile], tuple[str, ...]]:
        return combine([act for place in chain for act in self._of(place)], self.own, chain)

    def _of(self, place: str) -> list[ActFile]:
        if place not in self._read:
            self._read[place] = [
                parse_act(each.data, each.shown, examples=self._whole)
                for each in self.shipped(place)
                if not self._paths or each.path.resolve() not in self._paths
            ]
        return self._read[place]

    def _layered(self, chain: tuple[str, ...]) -> Linked:
        if chain in self._linked:
            return self._linked[chain]
        files = self.files(chain)
        above = self._layered(chain[:-1]) if len(chain) > 1 else None
        if above is not None and above.carries(chain):
            files = [each for each in files if each.act.place == chain[-1]]
        else:
            above = None
        linked = link_acts(files, chain, examples=self._examples, above=above)
        self._linked[chain] = linked
        return linked
