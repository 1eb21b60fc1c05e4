"""Moves a case in time: the same family, so many days later or earlier."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from eligibility.engine.periods import add_months
from eligibility.validate.documents import Document

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-\d{2}")
_LAST = "until"
"""The key under which the last day of a spell stands."""


def claimed_on(document: Document, day: date) -> Document:
    """Return the case as it would be if it were claimed on a day, everybody of the same age.

    All its dates move with the claim: by whole months where the day of the month allows it,
    by days otherwise. The last day of a spell moves as the day after it does, so that what
    followed at once still does. A date that would leave the calendar, as an end in 9999, stays.
    """
    claim = document.get("claim_date")
    if not isinstance(claim, str):
        return {**document, "claim_date": day.isoformat(), "decision_date": day.isoformat()}
    first = date.fromisoformat(claim)
    months = (day.year - first.year) * 12 + day.month - first.month
    rest = (day - add_months(first, months)).days
    moved: Document = _moved(document, months, rest)
    return moved


def _moved(part: Any, months: int, days: int, *, last: bool = False) -> Any:
    if isinstance(part, dict):
        return {key: _moved(value, months, days, last=key == _LAST) for key, value in part.items()}
    if isinstance(part, list):
        return [_moved(value, months, days) for value in part]
    if not isinstance(part, str):
        return part
    with suppress(OverflowError):
        if _DAY.fullmatch(part):
            more = timedelta(days=last)
            day = add_months(date.fromisoformat(part) + more, months) + timedelta(days=days)
            return (day - more).isoformat()
        if _MONTH.fullmatch(part):
            return add_months(date.fromisoformat(f"{part}-01"), months).isoformat()[:7]
    return part
