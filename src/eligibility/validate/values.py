"""Values of parameters in words, with the days on which they hold or were seen."""

from __future__ import annotations

from datetime import date

from eligibility.acts.model import DatedValue, Label, Parameter
from eligibility.acts.time import Gap, value_on
from eligibility.explain.words import Voice

_VOICES = (Voice("sr-Cyrl"), Voice("en"))


def in_words(parameter: Parameter | None, day: date | None = None) -> tuple[Label, ...]:
    """Return a parameter's values, oldest first; with a day only what holds on it."""
    if parameter is None:
        return ()
    if day is None:
        return tuple(_both(parameter, each) for each in parameter.values)
    known = value_on(parameter, day)
    if isinstance(known, Gap):
        return (Label("за тај дан није виђено", "not seen for that day"),)
    return tuple(_both(parameter, each) for each in known.values)


def _both(parameter: Parameter, dated: DatedValue) -> Label:
    sr, en = (_told(voice, parameter, dated) for voice in _VOICES)
    return Label(sr, en)


def _told(voice: Voice, parameter: Parameter, dated: DatedValue) -> str:
    told = voice.value(dated.value, parameter.unit)
    validity = dated.validity
    days = [
        f"{word} {voice.day(day)}"
        for word, day in (
            (("from", "од")[not voice.english], validity.start),
            (("until", "до")[not voice.english], validity.end),
            (("seen", "виђено")[not voice.english], validity.seen_last),
        )
        if day is not None
    ]
    return f"{told} ({', '.join(days)})" if days else told
