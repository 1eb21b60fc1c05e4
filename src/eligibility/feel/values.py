"""Values of the condition language that Python has no type for, and their ISO 8601 texts."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from eligibility.records import Record

_MONTHS = re.compile(r"(-?)P(?:(\d{1,10})Y)?(?:(\d{1,10})M)?", re.ASCII)
_SECONDS = re.compile(
    r"(-?)P(?:(\d{1,10})D)?(?:(T)(?:(\d{1,10})H)?(?:(\d{1,10})M)?(?:(\d{1,10}(?:\.\d{1,9})?)S)?)?",
    re.ASCII,
)
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)


class _Duration(Record):
    """A length of time, compared with others of its kind by their `n`."""

    def __lt__(self: Any, other: Any) -> bool:
        return bool(self.n < other.n) if type(other) is type(self) else NotImplemented

    def __le__(self: Any, other: Any) -> bool:
        return bool(self.n <= other.n) if type(other) is type(self) else NotImplemented

    def __gt__(self: Any, other: Any) -> bool:
        return bool(self.n > other.n) if type(other) is type(self) else NotImplemented

    def __ge__(self: Any, other: Any) -> bool:
        return bool(self.n >= other.n) if type(other) is type(self) else NotImplemented


class Months(_Duration):
    """A years-and-months duration, in months."""

    n: int


class Seconds(_Duration):
    """A days-and-time duration, in seconds."""

    n: Fraction


class Range(Record):
    """The values between two ends, each of which belongs to the range or not."""

    low: object
    high: object
    low_closed: bool
    high_closed: bool


def parse_duration(text: str) -> Months | Seconds | None:
    """Return the duration that an ISO 8601 text such as `P9M` or `-P2DT3H` means, or None."""
    if match := _MONTHS.fullmatch(text):
        sign, years, months = match.groups()
        if years or months:
            count = 12 * int(years or 0) + int(months or 0)
            return Months(-count if sign else count)
    if match := _SECONDS.fullmatch(text):
        sign, days, time, hours, minutes, seconds = match.groups()
        if days or hours or minutes or seconds:
            if time and not (hours or minutes or seconds):
                return None
            total = 86400 * int(days or 0) + 3600 * int(hours or 0) + 60 * int(minutes or 0)
            exact = total + Fraction(seconds or 0)
            return Seconds(-exact if sign else exact)
    return None


def format_duration(value: Months | Seconds) -> str:
    """Return the canonical ISO 8601 text of a duration: `P1Y2M`, `-P2DT4H34M`, `PT0S`."""
    sign = "-" if value.n < 0 else ""
    if isinstance(value, Months):
        years, months = divmod(abs(value.n), 12)
        parts = (f"{years}Y" if years else "") + (f"{months}M" if months else "")
        return f"{sign}P{parts or '0M'}"
    minutes, seconds = divmod(abs(value.n), 60)
    hours, minute = divmod(minutes, 60)
    days, hour = divmod(hours, 24)
    time = (f"{hour}H" if hour else "") + (f"{minute}M" if minute else "")
    if seconds:
        time += f"{format_number(seconds)}S"
    if not days and not time:
        time = "0S"
    return f"{sign}P" + (f"{days}D" if days else "") + (f"T{time}" if time else "")


def parse_date(text: str) -> date | None:
    """Return the date that a text such as `2017-02-28` means, or None."""
    match = _DATE.fullmatch(text)
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def format_number(value: Fraction) -> str:
    """Return a number as a decimal; one that never ends as a quotient (`1/3`)."""
    twos = fives = 0
    rest = value.denominator
    while rest % 2 == 0:
        rest //= 2
        twos += 1
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    if rest != 1:
        return f"{Decimal(value.numerator):f}/{Decimal(value.denominator):f}"
    places = max(twos, fives)
    # Decimal writes whole numbers of any length; str refuses more than 4,300 digits.
    whole = Decimal(abs(value.numerator) * 10**places // value.denominator)
    digits = f"{whole:f}".rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    if not places:
        return sign + digits
    return f"{sign}{digits[:-places]}.{digits[-places:]}"
