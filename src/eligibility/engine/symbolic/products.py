"""Products and shifted days: numbers that a rule of their own determines.

A product of two open numbers is a number of its own, held to what is true of products; a
search then tries it with one factor fixed, where it is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from eligibility.engine.symbolic import days
from eligibility.engine.symbolic.days import Day
from eligibility.engine.symbolic.terms import (
    Number,
    Term,
    at_most,
    both,
    either,
    equal,
    implies,
    name_of,
    no,
    plus,
    real,
)

if TYPE_CHECKING:
    from eligibility.engine.symbolic.household import Household


class Products:
    """The products, quotients and shifted days of a household, each made once."""

    def __init__(self, home: Household) -> None:
        self._home = home
        self.made: dict[str, tuple[Number, Number, Number]] = {}
        self._divided: set[str] = set()
        self._made_of: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def product(self, left: Number, right: Number) -> Any:
        """Return the product of two open numbers."""
        one, other = sorted((real(left), real(right)), key=self._home.mark)
        key = f"product.{self._home.mark(one)}.{self._home.mark(other)}"
        known = self.made.get(key)
        if known is not None:
            return known[2]
        made = self._home.real(key)
        self.made[key] = (one, other, made)
        self._made_of[key] = ("product", (one, other))
        for x, y in ((one, other), (other, one)):
            positive = both(at_most(0, x), at_most(0, y))
            facts = (
                implies(equal(x, 0), equal(made, 0)),
                implies(equal(x, 1), equal(made, y)),
                implies(positive, at_most(0, made)),
                implies(both(positive, at_most(x, 1)), at_most(made, y)),
                implies(both(positive, at_most(1, x)), at_most(y, made)),
                implies(equal(made, 0), either(equal(x, 0), equal(y, 0))),
            )
            for fact in facts:
                self._home.rule(fact, made)
        return made

    def quotient(self, left: Number, right: Number) -> Any:
        """Return a number divided by an open number that is not zero."""
        key = f"quotient.{self._home.mark(real(left))}.{self._home.mark(real(right))}"
        made = self._home.real(key)
        if key not in self._divided:
            self._divided.add(key)
            self._made_of[key] = ("quotient", (left, right))
            back = self.product(made, right)
            self._home.rule(implies(no(equal(right, 0)), equal(back, real(left))), made)
        return made

    def later(self, day: Day, number: Number) -> Day:
        """Return the day so many days later."""
        marks = [self._home.mark(term) for term in (*day, number)]
        key = "later." + ".".join(map(str, marks))
        fresh = f"{key}:month" not in self._home.terms
        made = self._home.day(key)
        if fresh:
            exact = equal(days.ordinal(made), plus(days.ordinal(day), number))
            self._home.rule(exact, made.month)
            self._home.rule(exact, made.day)
            for part in ("month", "day"):
                self._made_of[f"{key}:{part}"] = (part, (*day, number))
        return made

    def constants(self, terms: Iterable[Any]) -> set[str]:
        """Return the names of all that terms are made of, products' factors too."""
        waiting, seen, names = list(terms), set(), set()
        while waiting:
            here = waiting.pop()
            if type(here) is not Term or id(here) in seen:
                continue
            seen.add(id(here))
            name = name_of(here)
            names.add(name)
            waiting += self._made_of[name][1] if name in self._made_of else here.args
        return names - {""}

    def renamed(self, name: str, of: Callable[[Any], Any]) -> Any:
        """Return the number by this name as it is of other parts, None where it is no other."""
        kind, parts = self._made_of.get(name, ("", ()))
        others = tuple(of(part) for part in parts)
        if all(one is other for one, other in zip(parts, others, strict=True)):
            return None
        if kind in ("product", "quotient"):
            return self.product(*others) if kind == "product" else self.quotient(*others)
        month, day, number = others
        return getattr(self.later(Day(month, day), number), kind)
