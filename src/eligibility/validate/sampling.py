"""Asks the reference engine for the amount of a right at many incomes, most where it bends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from eligibility.acts.model import Rulebook
from eligibility.facts import Case
from eligibility.feel.values import format_number
from eligibility.records import Record
from eligibility.validate.incomes import DINAR, PARA, Axis, measure_of, with_income, worth

MOST_POINTS = 1000
"""How often the engine is asked for one curve of one rulebook."""
TOLERANCE = Fraction(1)
"""Amounts that differ by no more than a dinar lie on one line: acts round."""
UNKNOWN_SPAN = 500 * DINAR
"""Where an amount is known here and not there, no closer look is taken."""


class Cliff(Record):
    """Where the amount falls at once: the last income with `before`, a dinar more gives `after`.

    `income`, `before` and `after` are in RSD (or in the right's own measure). Where what is
    given has no amount, `before` and `after` count how many people have the right.
    """

    income: Fraction
    before: Fraction
    after: Fraction

    @property
    def loss(self) -> Fraction:
        """How much less a dinar more of income gives."""
        return self.before - self.after


class Sampled:
    """The amount of one right as the income of a family varies, asked where it bends.

    `measured`: amounts count, else how many have the right. `at` holds what was asked, by
    income in paras; None is not known.
    """

    def __init__(
        self, rulebook: Rulebook, right: str, case: Case, axis: Axis, most: int = MOST_POINTS
    ) -> None:
        self.measured = measure_of(rulebook.rights[right]) != ""
        self.at: dict[int, Fraction | None] = {}
        self._left = most
        self._asked = rulebook, right, case, axis

    def __getitem__(self, para: int) -> Fraction | None:
        """Return the amount at an income in paras."""
        if para not in self.at:
            self._left -= 1
            rulebook, right, case, axis = self._asked
            found = worth(with_income(case, axis, para * PARA), rulebook, right)
            known = None if found is None else found[0] if self.measured else Fraction(found[1])
            self.at[para] = known
        return self.at[para]

    def sample(self, points: Iterable[int], *, falls: bool = False) -> None:
        """Ask at these points, and between them wherever they do not lie on a line.

        With `falls` only where the amount falls from one point to the next.
        """
        listed = sorted(set(points))
        if len({self[point] for point in listed}) == 1:
            # No threshold and no step of the grid changes anything: the income does not matter.
            return
        spans = list(pairwise(listed))
        while spans and self._left > 0:
            low, high = spans.pop(0)
            if falls and not self._falls(low, high):
                continue
            if high - low > 1 and not self._straight(low, high):
                middle = (low + high) // 2
                self[middle]
                spans += [(low, middle), (middle, high)]

    def _falls(self, low: int, high: int) -> bool:
        first, last = self[low], self[high]
        return first is not None and last is not None and last < first

    def _straight(self, low: int, high: int) -> bool:
        first, last = self[low], self[high]
        for each in (low + (high - low) // 2, low + (high - low) * 5 // 16):
            value = self[each]
            if value is None or first is None or last is None:
                if not (value is None and first is None and last is None):
                    return high - low <= UNKNOWN_SPAN
                continue
            if abs(value - (first + (last - first) * Fraction(each - low, high - low))) > (
                TOLERANCE if self.measured else 0
            ):
                return False
        return True

    def cliffs(self) -> Iterator[Cliff]:
        """Yield the incomes above which one dinar more loses more than that dinar."""
        listed = sorted(self.at)
        for low, high in pairwise(listed):
            before, at_once = self.at[low], self.at[high]
            if high - low > 1 or before is None or at_once is None:
                continue
            if before - at_once > (TOLERANCE if self.measured else 0):
                after = self[low + DINAR]
                yield Cliff(low * PARA, before, at_once if after is None else after)

    def unknown(self, top: int) -> tuple[tuple[str, str], ...]:
        """Return the stretches of income up to `top` at which the amount is not known."""
        stretches: list[tuple[int, int]] = []
        begun: int | None = None
        for para in sorted(each for each in self.at if each <= top):
            if self.at[para] is None:
                begun = para if begun is None else begun
            elif begun is not None:
                stretches.append((begun, para))
                begun = None
        if begun is not None:
            stretches.append((begun, top))
        return tuple((format_number(a * PARA), format_number(b * PARA)) for a, b in stretches)

    def points(self, top: int) -> tuple[tuple[str, str], ...]:
        """Return the known points up to an income, without those on a line between others."""
        known = [(x, y) for x, y in sorted(self.at.items()) if x <= top and y is not None]
        kept = {0, len(known) - 1}
        spans = [(0, len(known) - 1)]
        while spans:
            first, last = spans.pop()
            inner = range(first + 1, last)
            farthest = max(inner, key=lambda each: _apart(known, first, each, last), default=None)
            if farthest is not None and _apart(known, first, farthest, last) > TOLERANCE:
                kept.add(farthest)
                spans += [(first, farthest), (farthest, last)]
        shown = [point for index, point in enumerate(known) if index in kept]
        return tuple((format_number(x * PARA), format_number(y)) for x, y in shown)


def _apart(points: list[tuple[int, Fraction]], first: int, each: int, last: int) -> Fraction:
    """Return by how much a point's amount differs from that on a line between two others."""
    (left, low), (x, y), (right, high) = points[first], points[each], points[last]
    return abs(y - (low + (high - low) * Fraction(x - left, right - left)))
