"""Kinship read from the links of a case: parents, ancestors, degrees, couples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import permutations
from typing import Any

from eligibility.engine.values import Missing, Unknown
from eligibility.facts.base import UNKNOWN, is_whole
from eligibility.facts.case import Case

PARENTS = ("parent", "adoptive_parent")
COUPLES = ("spouse", "partner")


class Kinship:
    """The links between people of a case, as a graph.

    Parents are parents by birth or adoption. A link that is not given is absent only if
    the case says that its kinship is whole; otherwise it is unknown.
    """

    def __init__(self, case: Case) -> None:
        self.whole = is_whole(case, "kinship")
        self._people = {person.id: person for person in case.people}
        self._parents: dict[str, list[str]] = defaultdict(list)
        self._children: dict[str, list[str]] = defaultdict(list)
        self._grandparents: dict[str, list[str]] = defaultdict(list)
        self._couples: dict[str, list[str]] = defaultdict(list)
        self._siblings: set[frozenset[str]] = set()
        self._links: dict[tuple[str, str, str], Any] = {}
        for link in case.kinship:
            self._links[link.kind, link.person, link.of] = link
            if link.kind in PARENTS:
                self._parents[link.of].append(link.person)
                self._children[link.person].append(link.of)
            elif link.kind in COUPLES:
                self._couples[link.person].append(link.of)
                self._couples[link.of].append(link.person)
            elif link.kind == "grandparent":
                self._grandparents[link.of].append(link.person)
            elif link.kind == "sibling":
                self._siblings.add(frozenset((link.person, link.of)))

    def link(self, kinds: Sequence[str], person: str, of: str) -> Any:
        """Return the link of the first of these kinds from `person` to `of`, if given."""
        for kind in kinds:
            if (kind, person, of) in self._links:
                return self._links[kind, person, of]
        return None

    def unknown(self, person: str, field: str) -> Unknown:
        """Return the unknown for a link that nobody has given."""
        return Unknown((Missing("fact", f"people.{person}.{field}", "person", field),))

    def open(self) -> Unknown:
        """Return the unknown for links that the case may still lack."""
        return Unknown((Missing("list", "kinship", "case", "kinship"),))

    def people(self, ids: list[str]) -> tuple[Any, ...]:
        """Return the people with these ids."""
        return tuple(self._people[id_] for id_ in ids if id_ in self._people)

    def parents(self, id_: str) -> tuple[Any, ...]:
        """Return the known parents of a person."""
        return self.people(self._parents[id_])

    def children(self, id_: str) -> tuple[Any, ...]:
        """Return the known children of a person."""
        return self.people(self._children[id_])

    def couples(self, id_: str) -> tuple[Any, ...]:
        """Return the known spouse or partner (or several) of a person."""
        return self.people(self._couples[id_])

    def parent(self, id_: str, sex: str, field: str) -> Any:
        """Return the mother or father: a person, none, or unknown."""
        doubtful: list[Unknown] = []
        parents = self.parents(id_)
        for parent in parents:
            if parent.sex == sex:
                return parent
            if parent.sex is UNKNOWN:
                missing = Missing("fact", f"people.{parent.id}.sex", "person", "sex")
                doubtful.append(Unknown((missing,)))
        if doubtful:
            return Unknown({missing for unknown in doubtful for missing in unknown.why})
        return None if self.whole else self.unknown(id_, field)

    def direct_line(self, first: str, second: str) -> bool | Unknown:
        """Whether one is an ancestor of the other, in any degree."""
        if first != second and (
            first in self._ancestors(second) or second in self._ancestors(first)
        ):
            return True
        return False if self.whole or first == second else self.open()

    def collateral_degree(self, first: str, second: str) -> int | Unknown | None:
        """Return the degree of kinship through the nearest common ancestor, or none.

        Siblings are in the second degree, uncle and nephew in the third. Siblings have an
        ancestor in common, also where the case has only the link between them.
        """
        if first == second:
            return None
        one, other = self._ancestors(first), self._ancestors(second)
        if first in other or second in one:
            return None
        degrees = [one[common] + other[common] for common in one.keys() & other.keys()]
        above, beside = {first: 0, **one}, {second: 0, **other}
        for pair in self._siblings:
            for elder, sibling in permutations(pair):
                if elder in above and sibling in beside:
                    degrees.append(above[elder] + 2 + beside[sibling])
        if degrees:
            return min(degrees)
        return None if self.whole else self.open()

    def _ancestors(self, id_: str) -> dict[str, int]:
        """Return each known ancestor with the fewest generations up at which it stands."""
        found: dict[str, int] = {}
        waiting = [(id_, 0)]
        while waiting:
            person, depth = waiting.pop(0)
            above = [(parent, depth + 1) for parent in self._parents[person]]
            above += [(elder, depth + 2) for elder in self._grandparents[person]]
            for ancestor, generations in above:
                if generations < found.get(ancestor, generations + 1):
                    found[ancestor] = generations
                    waiting.append((ancestor, generations))
        return found
