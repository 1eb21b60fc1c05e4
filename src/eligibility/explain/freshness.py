"""When a right was last seen in force, and the advice where that is old news."""

from __future__ import annotations

from datetime import date

from eligibility.engine.result import Determination
from eligibility.explain.context import Context


def last_seen(context: Context, determination: Determination) -> date | None:
    """Return the last day on which a source shows the right in force; None if undated."""
    if determination.seen is not None:
        return determination.seen
    validity = context.right(determination).validity
    return max((d for d in (validity.start, validity.published) if d is not None), default=None)


def old_news(context: Context, determination: Determination) -> str:
    """Return when the right was last seen and an advice, or nothing where that is recent.

    Recent is the year of the governing date; where that is unknown, of the claim or decision.
    """
    voice, result = context.voice, context.result
    seen = last_seen(context, determination)
    if seen is None:
        return voice.say("seen_undated")
    day = determination.governing_date or result.claim_date or result.decision_date
    if day is not None and seen.year >= day.year:
        return ""
    return voice.say("seen_before", date=voice.day(seen))
