"""Days of which a source shows only the month or the year."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "year"]

_PART = re.compile(r"(\d{4})(?:-(\d{2}))?", re.ASCII)


class PartialDay(date):
    """Some day of a month or a year: the source shows no more.

    As a `date` it is the first or the last day of that stretch, whichever is certain where
    it stands: what begins in October has surely begun on the 31st. As text it is what the
    source shows. A day reckoned from it is an ordinary day.
    """

    __slots__ = ("_shown",)
    _shown: str

    @classmethod
    def read(cls, text: str, certain: Literal["first", "last"]) -> PartialDay | None:
        """Return what `2021-10` or `2021` stands for, None for any other text."""
        match = _PART.fullmatch(text)
        if match is None:
            return None
        year, month = int(match[1]), int(match[2] or (1 if certain == "first" else 12))
        if year == 0 or not 1 <= month <= 12:
            return None
        day = cls(year, month, 1 if certain == "first" else monthrange(year, month)[1])
        day._shown = text
        return day

    @property
    def precision(self) -> Precision:
        """How much of the day is known."""
        known: dict[int, Precision] = {4: "year", 7: "month"}
        return known.get(len(self.shown), "day")

    @property
    def shown(self) -> str:
        """What the source shows, `` for a day reckoned from this one."""
        return getattr(self, "_shown", "")

    def isoformat(self) -> str:
        return self.shown or super().isoformat()

    __str__ = isoformat


def earliest(day: date) -> date:
    """Return the first day that may be meant."""
    precision = day.precision if isinstance(day, PartialDay) else "day"
    if precision == "day":
        return day
    return date(day.year, day.month if precision == "month" else 1, 1)


def latest(day: date) -> date:
    """Return the last day that may be meant."""
    precision = day.precision if isinstance(day, PartialDay) else "day"
    if precision == "day":
        return day
    month = day.month if precision == "month" else 12
    return date(day.year, month, monthrange(day.year, month)[1])
