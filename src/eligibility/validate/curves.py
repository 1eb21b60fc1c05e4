"""The amount of a right against income, before and after a change, with its cliffs.

A family is taken from an example of an act that grants the right; one of its incomes is varied
and the reference engine asked each time. All points are exact, incomes whole paras.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from eligibility.acts.model import Rulebook
from eligibility.facts import Case
from eligibility.facts.writer import write_case
from eligibility.feel.values import format_number
from eligibility.validate.difference import Curve
from eligibility.validate.incomes import DINAR, PARA, Axis, grid, measure_of, nice, seeds
from eligibility.validate.sampling import Sampled


def curve(
    old: Rulebook | None,
    new: Rulebook | None,
    right: str | tuple[str, str],
    case: Case,
    axis: Axis,
) -> Curve | None:
    """Return the amount of a right against an income of a case, before and after.

    `right` is its id, or both ids where they differ; of one version alone the other is None.
    The answer is None where what the right gives has no amount, or the income changes nothing
    in either version.
    """
    ids = (right, right) if isinstance(right, str) else right
    sides = list(zip((old, new), ids, strict=True))
    held = [(book, id_) for book, id_ in sides if book is not None and id_ in book.rights]
    known = [book.rights[id_] for book, id_ in held]
    if all(measure_of(each) == "" for each in known):
        return None
    marks = {mark for book, id_ in held for mark in seeds(book, id_, case)}
    points = grid(case, axis, marks)
    sampled = [Sampled(book, id_, case, axis) for book, id_ in held]
    for each in sampled:
        each.sample(points)
    if all(len(set(each.at.values())) == 1 for each in sampled):
        return None
    cliffs = {cliff.income for each in sampled for cliff in each.cliffs()}
    top = _top(sampled, points[-1])
    drawn = {id(book): each for (book, _), each in zip(held, sampled, strict=True)}
    lines = [drawn.get(id(book)) for book, _ in sides]
    before, after = (() if each is None else each.points(top) for each in lines)
    unknown = [() if each is None else each.unknown(top) for each in lines]
    measures = [measure_of(each) for each in reversed(known)]
    return Curve(
        right=known[-1].id,
        name=known[-1].name,
        axis=axis.label,
        before=before,
        after=after,
        cliffs=tuple(format_number(each) for each in sorted(cliffs) if each <= top * PARA),
        case=write_case(case),
        measure=next(measure for measure in measures if measure),
        period=known[-1].benefit.period,
        unknown_before=unknown[0],
        unknown_after=unknown[1],
    )


def _top(sampled: Iterable[Sampled], top: int) -> int:
    """Return the income up to which a curve is drawn: a quarter past the last change."""
    last = 0
    for each in sampled:
        listed = sorted(each.at)
        for low, high in pairwise(listed):
            if each.at[low] != each.at[high]:
                last = max(last, high)
    return min(top, nice(Fraction(last * 5, 4 * DINAR)) * DINAR) if last else top
