"""Products and shifted days: numbers that a rule of their own determines.

A product of two open numbers is a number of its own, held to what is true of products; a
search then tries it with one factor fixed, where it is exact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eligibility.engine.symbolic import days
from eligibility.engine.symbolic.days import Day
from eligibility.engine.symbolic.terms import (
    Term,
    at_most,
    both,
    either,
    equal,
    implies,
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
        self.made: dict[str, tuple[Term, Term, Term]] = {}
        self._divided: set[str] = set()

    def product(self, left: Term, right: Term) -> Any:
        """Return the product of two open numbers."""
        one, other = sorted((real(left), real(right)), key=self._home.mark)
        key = f"product.{self._home.mark(one)}.{self._home.mark(other)}"
        known = self.made.get(key)
        if known is not None:
            return known[2]
        made = self._home.real(key)
        self.made[key] = (one, other, made)
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

    def quotient(self, left: Term, right: Term) -> Any:
        """Return a number divided by an open number that is not zero."""
        key = f"quotient.{self._home.mark(real(left))}.{self._home.mark(real(right))}"
        made = self._home.real(key)
        if key not in self._divided:
            self._divided.add(key)
            back = self.product(made, right)
            self._home.rule(implies(no(equal(right, 0)), equal(back, real(left))), made)
        return made

    def later(self, day: Day, number: Term) -> Day:
        """Return the day so many days later."""
        marks = [self._home.mark(term) for term in (*day, number)]
        key = "later." + ".".join(map(str, marks))
        fresh = f"{key}:month" not in self._home.terms
        made = self._home.day(key)
        if fresh:
            exact = equal(days.ordinal(made), plus(days.ordinal(day), number))
            self._home.rule(exact, made.month)
            self._home.rule(exact, made.day)
        return made
