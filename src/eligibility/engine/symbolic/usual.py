"""What families usually are: a case is made such where the question leaves it free."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from eligibility.engine.symbolic.kinship import CARERS
from eligibility.engine.symbolic.terms import (
    Term,
    Truth,
    at_most,
    equal,
    implies,
    is_constant,
    plus,
)

if TYPE_CHECKING:
    from eligibility.engine.symbolic.space import Space

_AGED, _YOUNG = 80 * 12, 17 * 12
_APART, _FARTHEST = 20 * 12, 45 * 12
"""Months: the age of the oldest and of a child; between it and whoever cares for it."""


def wishes(space: Space, names: Mapping[str, Term]) -> list[Truth]:
    """Return what a case should be like, among the facts named: ages, spells that last."""
    serbia = space.home.text("serbia")
    found = [*_ages(space, names), *_families(space, names)]
    # Where somebody lives they still do; and special circumstances are not the rule.
    absent = [(name, term) for name, term in names.items() if name.endswith(":none")]
    found += [term for _, term in sorted(absent, key=lambda each: ".end:" not in each[0])]
    found += [equal(term, serbia) for name, term in names.items() if name.endswith(".citizenship")]
    return [each for each in found if type(each) is Term]


def usual_days(space: Space, names: Mapping[str, Term]) -> Iterator[Truth]:
    """Yield that it is claimed while the acts are known: a year before or after at most."""
    month = space.claim.value.month
    lives = [act.validity for act in space.rulebook.acts.values()]
    known = [day for life in lives for day in (life.seen_last, life.start) if day is not None]
    if known and not is_constant(month) and "claim_date:month" in names:
        last = max(known)
        yield at_most(last.year * 12 - 12, month)
        yield at_most(month, last.year * 12 + 23)


def _births(names: Mapping[str, Term]) -> dict[str, Any]:
    ending = ".birth_date:month"
    return {name.removesuffix(ending): each for name, each in names.items() if ending in name}


def _ages(space: Space, names: Mapping[str, Term]) -> Iterator[Truth]:
    for born in _births(names).values():
        yield at_most(plus(space.claim.value.month, -_AGED), born)


def _families(space: Space, names: Mapping[str, Term]) -> Iterator[Truth]:
    births = _births(names)
    for name, link in names.items():
        word, _, rest = name.partition(".")
        kind, _, pair = rest.partition(".")
        if word == "link" and kind in CARERS:
            carer, _, child = pair.partition(".")
            elder, younger = births.get(f"p{carer}"), births.get(f"p{child}")
            if elder is not None and younger is not None:
                yield implies(link, at_most(plus(elder, _APART), younger))
                yield implies(link, at_most(younger, plus(elder, _FARTHEST)))
                yield implies(link, at_most(plus(space.claim.value.month, -_YOUNG), younger))
