"""One language and script: labels, plural forms, dates, money, durations and values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any, Literal, Protocol, get_args

from eligibility.acts.days import PartialDay
from eligibility.engine.values import Items, Rest, Unknown
from eligibility.explain.messages import MESSAGES, MONTHS_EN, PLURALS
from eligibility.feel.script import to_latin
from eligibility.feel.values import Months, Range, Seconds, format_number

Language = Literal["sr-Latn", "sr-Cyrl", "en"]
LANGUAGES: tuple[str, ...] = get_args(Language)


class Bilingual(Protocol):
    """A text in Serbian Cyrillic and in English."""

    @property
    def sr(self) -> str: ...

    @property
    def en(self) -> str: ...


class Voice:
    """Says things in one language; what a user wrote goes through it unchanged."""

    __slots__ = ("language",)

    def __init__(self, language: Language = "sr-Latn") -> None:
        self.language = language

    @property
    def english(self) -> bool:
        """Whether this is English, the only language here that is not Serbian."""
        return self.language == "en"

    def label(self, label: Bilingual) -> str:
        """Return a label in this language; Latin is derived from the Cyrillic."""
        if self.language == "en":
            return label.en
        return label.sr if self.language == "sr-Cyrl" else to_latin(label.sr)

    def name(self, cyrillic: str) -> str:
        """Return a name that is kept in Cyrillic only, such as a place's."""
        return cyrillic if self.language == "sr-Cyrl" else to_latin(cyrillic)

    def written(self, text: str) -> str:
        """Return a text that an act has in one script, such as a title: Latin in Serbian Latin."""
        return to_latin(text) if self.language == "sr-Latn" else text

    def say(self, key: str, **parts: object) -> str:
        """Return a fixed phrase with its parts, which are never transliterated."""
        phrase = self.label(MESSAGES[key])
        return phrase.format(**parts) if parts else phrase

    def known(self, key: str) -> bool:
        """Whether there is such a fixed phrase."""
        return key in MESSAGES

    def count(self, number: int, noun: str) -> str:
        """Return a number with its noun in the right form: 1 mesec, 2 meseca, 5 meseci."""
        serbian, english = PLURALS[noun]
        if self.english:
            return f"{number} {english[0] if abs(number) == 1 else english[1]}"
        word = serbian[serbian_form(number)]
        return f"{number} {word if self.language == 'sr-Cyrl' else to_latin(word)}"

    def join(self, parts: Iterable[str], last: str = "and") -> str:
        """Return a list in words: `a, b i c`."""
        listed = list(parts)
        if len(listed) < 2:
            return "".join(listed)
        return f"{', '.join(listed[:-1])} {self.say(last)} {listed[-1]}"

    def day(self, day: date) -> str:
        """Return a date: `10.4.2016` in Serbian, `10 April 2016` in English.

        Of a day whose month or year alone is known, no more is said: `10.2017`, `2017`.
        """
        if isinstance(day, PartialDay) and day.precision != "day":
            return self.month(day) if day.precision == "month" else str(day.year)
        if self.english:
            return f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}"
        return f"{day.day}.{day.month}.{day.year}"

    def month(self, day: date) -> str:
        """Return a month: `10.2017` in Serbian, `October 2017` in English."""
        if self.english:
            return f"{MONTHS_EN[day.month - 1]} {day.year}"
        return f"{day.month}.{day.year}"

    def number(self, value: Fraction | int, places: int = 2) -> str:
        """Return a number; one whose decimals don't fit in `places` is marked with `≈`."""
        exact = Fraction(value)
        scaled = round(abs(exact) * 10**places)
        approximate = Fraction(scaled, 10**places) != abs(exact)
        whole, rest = divmod(scaled, 10**places)
        digits = str(rest).rjust(places, "0") if rest else ""
        point, comma = (".", ",") if self.english else (",", ".")
        text = f"{whole:,}".replace(",", comma)
        if digits:
            text += point + digits
        return f"{'≈ ' if approximate else ''}{'-' if exact < 0 and scaled else ''}{text}"

    def money(self, value: Fraction | int) -> str:
        """Return an amount: `120.000 RSD`, to the para, `≈` where that is not exact."""
        return f"{self.number(value)} RSD"

    def measured(self, value: Fraction | int, unit: str) -> str:
        """Return a number with its unit of measure, as the vocabulary and acts write it."""
        if unit in ("", "1"):
            # A year is a plain number too: 2016, not 2.016.
            if Fraction(value).denominator == 1 and 0 <= value < 10_000:
                return str(int(value))
            told = self.number(value, 4)
            return told.rstrip("0") if Fraction(value).denominator != 1 else told
        base, _, per = unit.partition("/")
        per_text = ""
        if per:
            per_text = f" / {self.say(f'per.{per}')}" if self.known(f"per.{per}") else f" / {per}"
        if base in ("RSD", "rsd"):
            return self.money(value) + per_text
        if base in PLURALS and Fraction(value).denominator == 1:
            return self.count(int(value), base) + per_text
        if base in ("percent", "%"):
            return f"{self.number(value)}%" + per_text
        return f"{self.number(value)} {base.replace('m2', 'm²')}{per_text}"

    def percent(self, share: Fraction) -> str:
        """Return a percentage given as a number of hundredths."""
        return f"{self.number(share)}%"

    def months(self, months: int, days: int = 0) -> str:
        """Return a duration: `1 godina i 2 meseca`, `7 meseci i 12 dana`."""
        years, rest = divmod(months, 12)
        if not days and not rest and years:
            return self.count(years, "year")
        # Acts speak of 9 or 18 months; years are named from two years on.
        parts: list[str] = []
        if months >= 24:
            parts.append(self.count(years, "year"))
            months = rest
        if months:
            parts.append(self.count(months, "month"))
        if days or not parts:
            parts.append(self.count(days, "day"))
        return self.join(parts)

    def duration(self, value: Months | Seconds) -> str:
        """Return a duration of months, or of days (hours where it is not whole days)."""
        if isinstance(value, Months):
            if value.n == 0:
                return self.count(0, "month")
            return ("-" if value.n < 0 else "") + self.months(abs(value.n))
        days, rest = divmod(value.n, 86400)
        if not rest:
            return self.count(int(days), "day")
        return f"{self.number(value.n / 3600)} {self.count(0, 'hour').split()[1]}"

    def value(self, value: Any, unit: str = "", values: Any = None) -> str:
        """Return any value of the language in words; `values` labels those of an enum."""
        if isinstance(value, Unknown):
            return self.say("unknown")
        if value is None:
            return self.say("none")
        if isinstance(value, bool):
            return self.say("yes" if value else "no")
        if isinstance(value, str):
            label = values.get(value) if values else None
            return self.label(label) if label is not None else value
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, Fraction | int):
            return self.measured(value, unit)
        if isinstance(value, Months | Seconds):
            return self.duration(value)
        if isinstance(value, Range):
            low, high = (self.value(end, unit, values) for end in (value.low, value.high))
            return f"{low}–{high}"
        if isinstance(value, Items):
            return self._items(value, unit, values)
        if isinstance(value, Rest):
            return "…"
        if isinstance(value, list | tuple):
            return ", ".join(self.value(item, unit, values) for item in value) or "–"
        return str(getattr(value, "id", "") or "…")

    def _items(self, items: Items, unit: str, values: Any) -> str:
        shown = [self.value(item, unit, values) for item in items.sure]
        text = ", ".join(shown)
        if not items.whole:
            return f"{text}, …" if text else "…"
        return text or self.say("none")


def serbian_form(number: int) -> int:
    """Return which of the three forms follows a number: 0 (1), 1 (2–4), 2 (0, 5–20, …)."""
    last_two, last = abs(number) % 100, abs(number) % 10
    if last == 1 and last_two != 11:
        return 0
    return 1 if last in (2, 3, 4) and last_two not in (12, 13, 14) else 2


def exact(value: Fraction) -> str:
    """Return a number exactly, as JSON carries it: `10292.88`, else `4936/3`."""
    return format_number(value)
