"""What holds over a household's twin: the same terms, of the facts in which the twin differs.

A twin is decided by the same rules, so nothing is worked out twice: terms of the household are
renamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eligibility.acts.model import Condition, Value
from eligibility.engine.symbolic.days import Day
from eligibility.engine.symbolic.rights import SymbolicRight
from eligibility.engine.symbolic.terms import Term, each_part, over_parts
from eligibility.engine.symbolic.values import Ends, Items, Ref, Sym, Tri

if TYPE_CHECKING:
    from eligibility.engine.symbolic.household import Household
    from eligibility.engine.symbolic.space import Space

UNSEEN = "?gap."
"""So begin the names of values that nobody has seen: both households share them."""


class Mirror:
    """Renames terms of a household as its twin has them, each once."""

    def __init__(self, base: Household, twin: Household) -> None:
        self._base, self._twin = base, twin
        self._terms: dict[Term, Any] = {}
        self._rules = 0

    def term(self, term: Any) -> Any:
        """Return a truth or number as it is over the twin."""
        return each_part(term, self._terms, self._renamed) if type(term) is Term else term

    def _renamed(self, term: Term) -> Any:
        if term.op == "constant":
            return self._constant(term)
        known = self._terms
        parts = tuple(known[a] if type(a) is Term else a for a in term.args)
        same = all(one is other for one, other in zip(parts, term.args, strict=True))
        return term if same else over_parts(term, parts)

    def value(self, value: Any) -> Any:
        """Return any value as it is over the twin."""
        if isinstance(value, Sym):
            return value._replace(
                known=self.term(value.known),
                none=self.term(value.none),
                value=self.value(value.value),
                ends=value.ends and self.value(value.ends),
            )
        if isinstance(value, Tri | Day | Ends):
            return type(value)(*(self.term(part) for part in value))
        if isinstance(value, Ref):
            options = tuple((self.term(guard), rec) for guard, rec in value.options)
            return Ref(self.term(value.known), options)
        if isinstance(value, Items):
            items = tuple((self.value(inside), self.value(each)) for inside, each in value.items)
            return Items(items, self.term(value.known))
        return self.term(value)

    def _constant(self, term: Term) -> Any:
        name = str(term.args[0])
        made = self._base.products.renamed(name, self.term)
        if made is not None:
            return made
        if name.startswith(UNSEEN) or name.partition(".")[0] in self._base.twins:
            return term
        if not self._twin.differs(name):
            return term
        return self._twin.called(name, term.sort)

    def settle(self) -> None:
        """Give the twin all facts and rules that the household has by now."""
        base, twin = self._base, self._twin
        for names, holds in base.rules[self._rules :]:
            renamed = self.term(holds)
            if renamed is not holds:
                owners = (self.term(base.terms[name]) for name in names)
                twin.rule(renamed, *owners)
        self._rules = len(base.rules)
        for fact, value in list(base.facts.items()):
            if fact not in twin.facts:
                twin.facts[fact] = self.value(value)
        for pool, items in list(base.pools.items()):
            twin.pools.setdefault(pool, items)
        for key, asked in base.sites.asked.items():
            mine = twin.sites.asked.setdefault(key, {})
            for place, term in asked.items():
                mine.setdefault(place, self.term(term))
        twin.kinship.made |= base.kinship.made


class MirroredRight(SymbolicRight):
    """The same right over a household's twin, of whose facts alone it speaks otherwise."""

    def __init__(self, space: Space, base: SymbolicRight, mirror: Mirror) -> None:
        self._base, self._mirror = base, mirror
        super().__init__(space, base.right, base.holder)

    def _governing_date(self) -> Sym:
        day: Sym = self._mirror.value(self._base.day)
        return day

    def _person(self, node: Any) -> Ref:
        person: Ref = self._mirror.value(self._base.people[len(self.people)])
        return person

    def gate(self) -> Tri:
        """Return whether it is in force, concerns the subject, and this holder is the one."""
        gate: Tri = self._mirror.value(self._base.gate())
        return gate

    def _leaf(self, condition: Condition) -> Tri:
        leaf: Tri = self._mirror.value(self._base._leaf(condition))
        return leaf

    def _reading(self, condition: Condition, position: int, node: Any) -> Tri:
        reading: Tri = self._mirror.value(self._base._reading(condition, position, node))
        return reading

    def worth(self, value: Value, name: str) -> Any:
        """Return an expression or table of the right as a symbolic value."""
        return self._mirror.value(self._base.worth(value, name))

    def number(self, value: Value, name: str) -> Sym | None:
        """Return what the right computes as a number, none where it is none."""
        number: Sym | None = self._mirror.value(self._base.number(value, name))
        return number
