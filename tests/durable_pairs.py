"""Random rulebooks with cases for them, and rulebooks that lie outside the safe part."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from durable_trees import case_of, rulebook_of
from hypothesis import strategies as st

from eligibility import load
from eligibility.acts.model import Group, Label, Passage, Right, Rulebook
from eligibility.facts import Case, read_case
from eligibility.records import replace
from eligibility.testing import case_documents, rulebooks

PLACES = ("lajkovac", "beograd", "vrbas")
CASES = 4
"""So many cases are tried with one rulebook."""
RIGHTS = ("lajkovac.r1", "lajkovac.r2")

# Integers would mostly be small ones, and the same rulebook drawn again and again.
NUMBERS = st.binary(min_size=6, max_size=6).map(lambda drawn: int.from_bytes(drawn, "big"))

shipped = cache(load)


@st.composite
def pairs(draw: st.DrawFn, cases: int = CASES) -> tuple[Rulebook, list[Case]]:
    """Return a rulebook, mostly an invented one, with cases that its rights ask about."""
    shape = draw(st.integers(0, 9))
    if shape > 1:
        # Trees of all shapes over plain conditions, and rights that open one another.
        rulebook = rulebook_of(draw(NUMBERS))
        return rulebook, [case_of(draw(NUMBERS), rulebook) for _ in range(cases)]
    if shape:
        # Any condition of the language.
        rulebook = draw(rulebooks())
        rights, assessments = list(RIGHTS), ["lajkovac.need"]
    else:
        rulebook = shipped(draw(st.sampled_from(PLACES)))
        rights, assessments = list(rulebook.rights), list(rulebook.assessments)
    document = draw(case_documents(rights=rights, assessments=assessments))
    return rulebook, [read_case(json.dumps(document))]


@st.composite
def outside(draw: st.DrawFn) -> tuple[Rulebook, str]:
    """Return a rulebook of which one right, named too, lies outside the safe part."""
    rulebook = draw(rulebooks())
    id_ = draw(st.sampled_from(RIGHTS))
    right = rulebook.rights[id_]
    spoilt = draw(st.sampled_from(SPOILERS))(draw, right)
    return replace(rulebook, rights={**rulebook.rights, id_: spoilt}), id_


def _kind(draw: st.DrawFn, right: Right) -> Right:
    kind: Any = draw(st.sampled_from(["xor", "none", "or", "$or", "", "ALL", "$not"]))
    return _with(draw, right, Group(kind, right.conditions.members))


def _count(draw: st.DrawFn, right: Right) -> Right:
    members = right.conditions.members
    counts: list[Any] = [0, -1, len(members) + 1, 2**63, 10**30, True, "1", 1.0, None]
    return _with(draw, right, Group("at_least", members, draw(st.sampled_from(counts))))


def _many(draw: st.DrawFn, right: Right) -> Right:
    many = (right.conditions.members * 80)[: draw(st.integers(60, 80))]
    return _with(draw, right, Group("at_least", many, len(many) // 2))


def _gap(draw: st.DrawFn, right: Right) -> Right:
    told: Any = draw(st.sampled_from(["exceptions", "", "$nex", "ALL"]))
    gap = Passage(told, Label("проба", "trial"))
    if draw(st.booleans()):
        return replace(right, missing=(gap,))
    return _with(draw, right, Group("all", right.conditions.members, missing=(gap,)))


def _deep(draw: st.DrawFn, right: Right) -> Right:
    group = right.conditions
    for _ in range(draw(st.integers(45, 60))):
        group = Group(draw(st.sampled_from(["all", "any"])), (group,))
    return replace(right, conditions=group)


def _with(draw: st.DrawFn, right: Right, group: Group) -> Right:
    """Return the right with a group put in the place of its conditions, or beside them."""
    if draw(st.booleans()):
        return replace(right, conditions=group)
    return replace(right, conditions=Group("all", (*right.conditions.members, group)))


SPOILERS = (_kind, _count, _many, _gap, _deep)
