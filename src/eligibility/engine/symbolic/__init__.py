"""Proofs about a rulebook: questions whether there is a case such that something holds.

Needs the extra `proofs`. A symbolic household stands for all families of up to N people; an
answer is a case that was replayed through the reference engine, a proof that there is none
within that bound, or that the question is unsettled.

    home = Household(people=6)
    space = Space(rulebook, home, day=date(2026, 11, 2))
    right = space.right("lajkovac.newborn")
    answer = space.ask(right.eligible, confirm=right.confirms("eligible"))
"""

from __future__ import annotations

from eligibility.engine.symbolic.answers import Answer, Impossible, Unsettled, Witness
from eligibility.engine.symbolic.household import Household
from eligibility.engine.symbolic.rights import Num, SymbolicRight
from eligibility.engine.symbolic.solver import MissingExtraError
from eligibility.engine.symbolic.space import Space
from eligibility.engine.symbolic.values import Tri

__all__ = [
    "Answer",
    "Household",
    "Impossible",
    "MissingExtraError",
    "Num",
    "Space",
    "SymbolicRight",
    "Tri",
    "Unsettled",
    "Witness",
]
