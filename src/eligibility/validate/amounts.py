"""What is computed of a right's benefit, in words: money, a percentage, hours."""

from __future__ import annotations

from fractions import Fraction

from eligibility.acts.model import Label, Right
from eligibility.explain.words import Voice
from eligibility.validate.incomes import measure_of

SERBIAN, ENGLISH = Voice("sr-Cyrl"), Voice("en")
_PERIODS = {"month", "quarter", "year", "school_year", "half_year", "week", "day"}


def in_words(right: Right, amount: Fraction, voice: Voice) -> str:
    """Return an amount of a right, without its period."""
    measure = measure_of(right)
    if measure == "percent":
        return voice.percent(amount)
    return voice.measured(amount, "hour") if measure == "hours" else voice.money(amount)


def both(right: Right, amount: Fraction) -> Label:
    """Return an amount of a right in both languages."""
    return Label(in_words(right, amount, SERBIAN), in_words(right, amount, ENGLISH))


def per_period(right: Right, voice: Voice) -> str:
    """Return how often it is given, with a space before it; empty where that goes without say."""
    period = right.benefit.period
    told = period in _PERIODS and measure_of(right) not in ("", "percent")
    return f" {voice.say(f'period.{period}')}" if told else ""
