"""The words in which expressions are told, in Serbian Cyrillic and English."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from eligibility.feel.script import to_latin
from eligibility.feel.values import Months, Seconds, format_number

Lang = Literal["sr-Cyrl", "sr-Latn", "en"]

PHRASES: dict[str, tuple[str, str]] = {
    "=": ("{0} је {1}", "{0} is {1}"),
    "!=": ("{0} није {1}", "{0} is not {1}"),
    "<": ("{0} мање од {1}", "{0} is less than {1}"),
    "<=": ("{0} највише {1}", "{0} is at most {1}"),
    ">": ("{0} више од {1}", "{0} is more than {1}"),
    ">=": ("{0} најмање {1}", "{0} is at least {1}"),
    "< date": ("{0} пре {1}", "{0} is before {1}"),
    "<= date": ("{0} најкасније {1}", "{0} is on or before {1}"),
    "> date": ("{0} после {1}", "{0} is after {1}"),
    ">= date": ("{0} најраније {1}", "{0} is on or after {1}"),
    "yes": ("{0}: да", "{0}: yes"),
    "no": ("{0}: не", "{0}: no"),
    "none": ("{0}: нема", "{0}: none"),
    "some value": ("{0}: постоји", "{0}: there is one"),
    "between": ("{0} од {1} до {2}", "{0} is from {1} to {2}"),
    "range": ("од {0} до {1}", "from {0} to {1}"),
    "low open": ("више од {0}", "more than {0}"),
    "low closed": ("најмање {0}", "at least {0}"),
    "high open": ("мање од {0}", "less than {0}"),
    "high closed": ("највише {0}", "at most {0}"),
    "in range": ("{0} {1} и {2}", "{0} is {1} and {2}"),
    "in": ("{0} је међу: {1}", "{0} is among: {1}"),
    "one of": ("{0} је једно од: {1}", "{0} is one of: {1}"),
    "and": ("и", "and"),
    "or": ("или", "or"),
    "not": ("не важи: {0}", "not: {0}"),
    "if": ("ако {0}, онда {1}, иначе {2}", "if {0}, then {1}, otherwise {2}"),
    "some": ("бар за једно {0} важи: {1}", "for at least one {0}: {1}"),
    "every": ("за свако {0} важи: {1}", "for every {0}: {1}"),
    "binding": ("{0} из: {1}", "{0} of {1}"),
    "where": ("{0} за које важи: {1}", "{0} for which {1}"),
    "item": ("{0}. по реду из: {1}", "number {0} of {1}"),
    "item from the end": ("{0}. од краја из: {1}", "number {0} from the end of {1}"),
    "field": ("{0} ({1})", "{0} of {1}"),
    "**": ("{0} на степен {1}", "{0} to the power of {1}"),
    "/": ("{0} : {1}", "{0} ÷ {1}"),
    "true": ("тачно", "true"),
    "false": ("нетачно", "false"),
    "null": ("ништа", "nothing"),
    "item itself": ("то", "it"),
}
"""By key, the Serbian and the English phrase."""

CALLS: dict[str, tuple[str, str]] = {
    "count": ("број: {0}", "the number of {0}"),
    "sum": ("збир: {*}", "the sum of {*}"),
    "product": ("производ: {*}", "the product of {*}"),
    "mean": ("просек: {*}", "the mean of {*}"),
    "min": ("најмање од: {*}", "the least of {*}"),
    "max": ("највеће од: {*}", "the greatest of {*}"),
    "all": ("све важи: {*}", "all hold: {*}"),
    "any": ("бар једно важи: {*}", "at least one holds: {*}"),
    "list contains": ("{0} садржи {1}", "{0} contains {1}"),
    "flatten": ("{0}", "{0}"),
    "concatenate": ("{*}", "{*}"),
    "abs": ("апсолутна вредност: {0}", "the absolute value of {0}"),
    "modulo": ("остатак при дељењу {0} са {1}", "the remainder of {0} divided by {1}"),
    "even": ("{0} је паран број", "{0} is even"),
    "odd": ("{0} је непаран број", "{0} is odd"),
    "floor": ("{0} заокружено наниже", "{0} rounded down to a whole"),
    "ceiling": ("{0} заокружено навише", "{0} rounded up to a whole"),
    "round up": ("{0} заокружено навише на {1} дец.", "{0} rounded up to {1} decimals"),
    "round down": ("{0} заокружено наниже на {1} дец.", "{0} rounded down to {1} decimals"),
    "round half up": ("{0} заокружено на {1} дец.", "{0} rounded to {1} decimals"),
    "round half down": (
        "{0} заокружено на {1} дец., половина наниже",
        "{0} rounded to {1} decimals, halves down",
    ),
    "decimal": (
        "{0} заокружено на {1} дец., половина на парну",
        "{0} rounded to {1} decimals, halves to even",
    ),
    "string": ("{0}", "{0}"),
    "contains": ("{0} садржи {1}", "{0} contains {1}"),
    "starts with": ("{0} почиње са {1}", "{0} starts with {1}"),
    "ends with": ("{0} завршава се са {1}", "{0} ends with {1}"),
    "years and months duration": (
        "године и месеци од {0} до {1}",
        "years and months from {0} to {1}",
    ),
}
"""By built-in function, its phrase; `{*}` stands for all arguments."""

_COUNTED = {
    "year": (("година", "године", "година"), ("year", "years")),
    "month": (("месец", "месеца", "месеци"), ("month", "months")),
    "day": (("дан", "дана", "дана"), ("day", "days")),
    "hour": (("сат", "сата", "сати"), ("hour", "hours")),
    "minute": (("минут", "минута", "минута"), ("minute", "minutes")),
    "second": (("секунда", "секунде", "секунди"), ("second", "seconds")),
}
_MONTHS = "January,February,March,April,May,June,July,August,September,October,November,December"


def choose(pair: tuple[str, str], lang: Lang) -> str:
    """Return the text of a pair (Serbian Cyrillic, English) in a language and script."""
    if lang == "en":
        return pair[1]
    return to_latin(pair[0]) if lang == "sr-Latn" else pair[0]


def phrase(key: str, lang: Lang, *parts: str) -> str:
    """Return a phrase with its parts filled in."""
    return choose(PHRASES[key], lang).format(*parts)


def counted(number: int, what: str, lang: Lang) -> str:
    """Return a number of years, months, days and so on: `9 месеци`, `1 year`."""
    serbian, english = _COUNTED[what]
    if lang == "en":
        return f"{number} {english[number != 1]}"
    last = number % 10
    few = 1 <= last <= 4 and number % 100 not in (11, 12, 13, 14)
    form = 2 if not few else min(last - 1, 1)
    return f"{number} {choose((serbian[form], ''), lang)}"


def duration_in_words(value: Months | Seconds, lang: Lang) -> str:
    """Return a duration as counted units: `1 година и 6 месеци`."""
    sign = "−" if value.n < 0 else ""
    parts: list[tuple[int, str]]
    if isinstance(value, Months):
        years, months = divmod(abs(value.n), 12)
        parts = [(years, "year"), (months, "month")]
    else:
        minutes, seconds = divmod(abs(value.n), 60)
        hours, minute = divmod(int(minutes), 60)
        days, hour = divmod(hours, 24)
        parts = [(days, "day"), (hour, "hour"), (minute, "minute"), (int(seconds), "second")]
    words = [counted(number, what, lang) for number, what in parts if number]
    least = "month" if isinstance(value, Months) else "day"
    return sign + listed(words or [counted(0, least, lang)], "and", lang)


def listed(words: list[str], key: Literal["and", "or"], lang: Lang) -> str:
    """Return words joined by commas and a last `and` or `or`."""
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} {phrase(key, lang)} {words[-1]}"


def date_in_words(value: date, lang: Lang) -> str:
    """Return a date: `10.4.2016` or `10 April 2016`."""
    if lang == "en":
        return f"{value.day} {_MONTHS.split(',')[value.month - 1]} {value.year}"
    return f"{value.day}.{value.month}.{value.year}"


def number_in_words(value: Fraction, lang: Lang) -> str:
    """Return a number with its thousands marked: `120.000,5` or `120,000.5`."""
    whole, point, decimals = format_number(value).partition(".")
    if "/" in whole:
        return whole
    digits = f"{int(whole):,}"
    if lang == "en":
        return f"{digits}{point}{decimals}"
    return digits.replace(",", ".") + (f",{decimals}" if decimals else "")
