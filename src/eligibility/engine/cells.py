"""The values of one input of a decision table, cut into cells that every test treats alike.

A cell is a point or a stretch between the constants that tests compare with, so what a test says
of one value in it, it says of all. Sets of cells are integers, one bit for each cell; a box is one
such set for each input. All of it is exact: there is no sampling and no float.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Any, Literal

from eligibility.feel.values import Months, Seconds
from eligibility.records import Record

Form = Literal["number", "date", "months", "seconds", "few", "text"]
"""How values of an input lie: on a line (the first four), a few listed ones, or any text."""

Box = tuple[int, ...]
"""A set of cells for each input."""

ELSE = "…"
"""Stands for every text that no test names."""


class Domain(Record):
    """The values that an input can have.

    On a line from `low` to `high` (none: without end, both inclusive), in multiples of `step`
    where it has one; else the listed `values`. `none` says whether it may be none. `attained`
    says that each of these values is a fact somebody can have, not an estimate of what a
    computation may give.
    """

    form: Form
    low: Fraction | None = None
    high: Fraction | None = None
    step: Fraction | None = None
    values: tuple[Any, ...] = ()
    none: bool = False
    attained: bool = False
    unit: str = ""


class Cell(Record):
    """Values that all tests treat alike; `sample` is one of them.

    A cell on the line has its ends as places on it; a round end is left out.
    """

    sample: Any
    ordered: bool = False
    low: Fraction | None = None
    high: Fraction | None = None
    low_closed: bool = False
    high_closed: bool = False


def place(value: Any, form: Form) -> Fraction | None:
    """Return where a value lies on the line of its kind, none where it does not."""
    if form == "number" and type(value) in (int, Fraction):
        return Fraction(value)
    if form == "date" and isinstance(value, date):
        return Fraction(value.toordinal())
    if (form == "months" and isinstance(value, Months)) or (
        form == "seconds" and isinstance(value, Seconds)
    ):
        return Fraction(value.n)
    return None


def value_at(at: Fraction, form: Form) -> Any:
    """Return the value that lies at a place on the line of its kind."""
    if form == "date":
        return date.fromordinal(int(at))
    if form == "months":
        return Months(int(at))
    if form == "seconds":
        return Seconds(at)
    return at.numerator if at.denominator == 1 else at


def cells(domain: Domain, marks: Iterable[Any]) -> tuple[Cell, ...]:
    """Return a domain cut at the constants that tests compare with."""
    listed = list(marks)
    found: list[Cell] = []
    if domain.form == "few":
        found += [Cell(value) for value in domain.values]
    elif domain.form == "text":
        named = sorted({each for each in listed if isinstance(each, str)})
        other = ELSE
        while other in named:
            other += ELSE
        found += [Cell(each) for each in (*named, other)]
    else:
        at = {spot for each in listed if (spot := place(each, domain.form)) is not None}
        found += _on_line(domain, sorted(at))
    if domain.none:
        found.append(Cell(None))
    return tuple(found)


def _on_line(domain: Domain, marks: Sequence[Fraction]) -> Iterator[Cell]:
    low, closed = domain.low, domain.low is not None
    for mark in marks:
        if (domain.low is not None and mark < domain.low) or (
            domain.high is not None and mark > domain.high
        ):
            continue
        yield from _stretch(domain, low, mark, closed, False)
        yield from _stretch(domain, mark, mark, True, True)
        low, closed = mark, False
    yield from _stretch(domain, low, domain.high, closed, domain.high is not None)


def _stretch(
    domain: Domain,
    low: Fraction | None,
    high: Fraction | None,
    low_closed: bool,
    high_closed: bool,
) -> Iterator[Cell]:
    """Yield the cell between two ends, unless nothing lies between them."""
    step = domain.step
    if step is not None:
        if low is not None:
            low = (ceil(low / step) if low_closed else floor(low / step) + 1) * step
            low_closed = True
        if high is not None:
            high = (floor(high / step) if high_closed else ceil(high / step) - 1) * step
            high_closed = True
    if low is not None and high is not None:
        if low > high or (low == high and not (low_closed and high_closed)):
            return
        near = low if low_closed else low + min(_nearby(domain), (high - low) / 2)
    elif low is not None:
        near = low if low_closed else low + _nearby(domain)
    elif high is not None:
        near = high if high_closed else high - _nearby(domain)
    else:
        near = Fraction(0)
    yield Cell(value_at(near, domain.form), True, low, high, low_closed, high_closed)


def _nearby(domain: Domain) -> Fraction:
    """How far from an end that is left out a sample is taken: a para of money."""
    if domain.step is not None:
        return domain.step
    return Fraction(1, 100) if domain.form == "number" else Fraction(1)


def bits(mask: int) -> Iterator[int]:
    """Yield the numbers of the cells in a set."""
    number = 0
    while mask:
        if mask & 1:
            yield number
        mask >>= 1
        number += 1


def meet(one: Box, other: Box) -> Box | None:
    """Return what two boxes share, None where they share nothing."""
    shared = tuple(a & b for a, b in zip(one, other, strict=True))
    return shared if all(shared) else None


def within(inner: Box, outer: Box) -> bool:
    """Whether a box lies in another."""
    return all(a & ~b == 0 for a, b in zip(inner, outer, strict=True))


def minus(box: Box, other: Box) -> Iterator[Box]:
    """Yield disjoint boxes that make up what of a box is not in another."""
    if meet(box, other) is None:
        yield box
        return
    rest = list(box)
    for axis, mask in enumerate(other):
        outside = rest[axis] & ~mask
        if outside:
            yield (*rest[:axis], outside, *rest[axis + 1 :])
        rest[axis] &= mask


def without(boxes: Iterable[Box], others: Iterable[Box]) -> list[Box]:
    """Return disjoint boxes that make up what of disjoint boxes is in no other box."""
    left = list(boxes)
    for other in others:
        left = [piece for box in left for piece in minus(box, other)]
    return merged(left)


def merged(boxes: Iterable[Box]) -> list[Box]:
    """Join disjoint boxes that differ in one input only, so that there are few to tell."""
    left = list(boxes)
    again = True
    while again:
        again = False
        for one in range(len(left)):
            for other in range(one + 1, len(left)):
                differing = [
                    axis
                    for axis, (a, b) in enumerate(zip(left[one], left[other], strict=True))
                    if a != b
                ]
                if len(differing) == 1:
                    axis = differing[0]
                    joined = list(left[one])
                    joined[axis] |= left[other][axis]
                    left[one] = tuple(joined)
                    del left[other]
                    again = True
                    break
            if again:
                break
    return left
