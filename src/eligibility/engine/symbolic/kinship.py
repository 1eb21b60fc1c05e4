"""Kinship of a symbolic household: links between slots, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eligibility.engine.symbolic import days
from eligibility.engine.symbolic.terms import (
    Truth,
    any_of,
    both,
    either,
    equal,
    implies,
    no,
)
from eligibility.engine.symbolic.values import NONE, Items, Rec, Ref, Sym, Tri, just, num, where

if TYPE_CHECKING:
    from eligibility.engine.symbolic.household import Household

MUTUAL = frozenset({"spouse", "partner", "sibling"})
CARERS = ("parent", "adoptive_parent", "foster_parent", "guardian", "step_parent")
PARENTS = ("parent", "adoptive_parent")


class Kinship:
    """Links between people, each a truth of its own, made when first asked for.

    Within the bound a child has at most one mother and one father, by birth or adoption, a
    person at most one spouse or partner; whoever cares for somebody by several links does so in
    one way.
    """

    def __init__(self, home: Household) -> None:
        self._home = home
        self.made: set[str] = set()
        self._lines: dict[tuple[int, int], list[Truth]] = {}
        self._degrees: dict[tuple[int, int], Sym] = {}

    def link(self, kind: str, one: int, other: int) -> Truth:
        """Return whether one is linked to the other; mutual kinds go both ways."""
        if one == other:
            return False
        self._family(kind)
        return self._term(kind, one, other)

    def _term(self, kind: str, one: int, other: int) -> Truth:
        if kind in MUTUAL and one > other:
            one, other = other, one
        return self._home.boolean(f"link.{kind}.{one}.{other}")

    def _pairs(self) -> list[tuple[int, int]]:
        count = self._home.people
        return [(i, j) for i in range(count) for j in range(count) if i != j]

    def _family(self, kind: str) -> None:
        """Add what is true of links of a kind, once."""
        if kind in self.made:
            return
        self.made.add(kind)
        home, rule = self._home, self._home.rule
        mutual = kind in MUTUAL
        for one, other in self._pairs():
            if mutual and one > other:
                continue
            term = self._term(kind, one, other)
            rule(implies(term, both(home.exists(one), home.exists(other))), term)
        if kind in PARENTS:
            self._parents(kind)
        elif kind in ("spouse", "partner"):
            self._couples(kind)
        elif kind == "grandparent":
            for one, other in self._pairs():
                self._older(self._term(kind, one, other), one, other)

    def _older(self, term: Truth, one: int, other: int) -> None:
        elder = self._home.field(one, "birth_date").value
        younger = self._home.field(other, "birth_date").value
        self._home.rule(implies(term, days.before(elder, younger)), term)

    def _parents(self, kind: str) -> None:
        rule = self._home.rule
        female = self._home.text("female")
        for one, other in self._pairs():
            self._older(self._term(kind, one, other), one, other)
        kinds = [each for each in PARENTS if each in self.made]
        for child in range(self._home.people):
            others = [each for each in range(self._home.people) if each != child]
            for position, one in enumerate(others):
                for two in others[position + 1 :]:
                    mother = equal(self._home.field(one, "sex").value, female)
                    second = equal(self._home.field(two, "sex").value, female)
                    same = either(both(mother, second), both(no(mother), no(second)))
                    for of_one, of_two in dict.fromkeys(
                        p for k in kinds for p in ((kind, k), (k, kind))
                    ):
                        terms = self._term(of_one, one, child), self._term(of_two, two, child)
                        rule(no(both(*terms, same)), *terms)

    def _couples(self, kind: str) -> None:
        kinds = [each for each in ("spouse", "partner") if each in self.made]
        for one in range(self._home.people):
            terms = [
                (k, self._term(k, one, other))
                for other in range(self._home.people)
                if other != one
                for k in kinds
            ]
            for at, (one_kind, first) in enumerate(terms):
                for other_kind, second in terms[at + 1 :]:
                    if kind in (one_kind, other_kind):
                        self._home.rule(no(both(first, second)), first, second)

    # What follows

    def parent(self, one: int, other: int) -> Truth:
        """Return whether one is a parent of the other, by birth or adoption."""
        # Adoption is as good as birth; it is told apart only where an act asks about it by name.
        if "adoptive_parent" in self._home.link_kinds:
            return any_of(self.link(kind, one, other) for kind in PARENTS)
        return self.link("parent", one, other)

    def couple(self, one: int, other: int) -> Truth:
        """Return whether two people are a couple, married or not."""
        return any_of(self.link(kind, one, other) for kind in ("spouse", "partner"))

    def parent_of_sex(self, child: Rec, sex: str) -> Ref:
        """Return the mother or father."""
        home, index = self._home, self._home.index(child)
        found = []
        for other in range(home.people):
            if other != index:
                right_sex = equal(home.field(other, "sex").value, home.text(sex))
                guard = both(self.parent(other, index), right_sex)
                found.append((guard, home.slots[other]))
        return Ref(True, tuple(found))

    def parents(self, child: Rec) -> Items:
        """Return the parents of a person."""
        index = self._home.index(child)
        return self._those(lambda other: self.parent(other, index), index)

    def children(self, parent: Rec) -> Items:
        """Return the children of a person."""
        index = self._home.index(parent)
        return self._those(lambda other: self.parent(index, other), index)

    def _those(self, linked: object, index: int) -> Items:
        items = []
        for other in range(self._home.people):
            if other != index:
                term: Truth = linked(other)  # type: ignore[operator]
                items.append((Tri(term, no(term)), just(self._home.slots[other])))
        return Items(tuple(items))

    def spouse(self, person: Rec) -> Ref:
        """Return the spouse or partner."""
        index = self._home.index(person)
        return Ref(
            True,
            tuple(
                (self.couple(index, other), self._home.slots[other])
                for other in range(self._home.people)
                if other != index
            ),
        )

    def _rows(self, person: int, middle: int) -> list[Truth]:
        key = (person, middle)
        if key not in self._lines:
            self._levels(person)
        return self._lines[key]

    def _levels(self, person: int) -> None:
        count = self._home.people
        grand = "grandparent" in self._home.link_kinds
        rows: list[list[Truth]] = [[person == each] for each in range(count)]
        for generations in range(1, count):
            for ancestor in range(count):
                steps = []
                for middle in range(count):
                    if middle == ancestor:
                        continue
                    steps.append(both(rows[middle][generations - 1], self.parent(ancestor, middle)))
                    if grand and generations > 1:
                        older = self.link("grandparent", ancestor, middle)
                        steps.append(both(rows[middle][generations - 2], older))
                rows[ancestor].append(any_of(steps))
        for ancestor in range(count):
            self._lines[person, ancestor] = rows[ancestor]

    def ancestors(self, person: int, ancestor: int) -> list[Truth]:
        """Return for each number of generations whether such a line leads up to the ancestor."""
        return self._rows(person, ancestor)

    def direct_line(self, one: int, other: int) -> Truth:
        """Return whether one is an ancestor of the other."""
        if one == other:
            return False
        return either(*self.ancestors(one, other)[1:], *self.ancestors(other, one)[1:])

    def collateral_degree(self, one: int, other: int) -> Sym:
        """Return the degree through the nearest common ancestor, or none."""
        if one == other:
            return NONE
        if (one, other) not in self._degrees:
            self._degrees[one, other] = self._degree(one, other)
        return self._degrees[one, other]

    def _degree(self, one: int, other: int) -> Sym:
        count = self._home.people
        found: Sym = NONE
        for degree in range(2 * count - 2, 1, -1):
            terms = []
            for common in range(count):
                if common in (one, other):
                    continue
                up, across = self.ancestors(one, common), self.ancestors(other, common)
                for first in range(1, degree):
                    if first < len(up) and degree - first < len(across):
                        terms.append(both(up[first], across[degree - first]))
            if degree == 2:
                terms.append(self.link("sibling", one, other))
            found = where(any_of(terms), num(degree), found)
        made: Sym = where(self.direct_line(one, other), NONE, found)
        return made

    def care(self, field: str, one: int, other: int) -> Truth:
        """Return a truth about the link of care from one to the other; false without a link."""
        return both(self.carer(one, other), self._home.boolean(f"link.{field}.{one}.{other}"))

    def carer(self, one: int, other: int) -> Truth:
        """Return whether one cares for the other by a link of care."""
        return any_of(self.link(kind, one, other) for kind in CARERS)
