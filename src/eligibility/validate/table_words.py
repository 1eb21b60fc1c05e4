"""Parts of decision tables in words: what an input is called, which values a set of cells holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from eligibility.acts.model import Label, Rulebook
from eligibility.engine.cells import ELSE, Box, Cell, Domain, bits, value_at
from eligibility.engine.tables import Axis, Layout
from eligibility.explain.words import Voice
from eligibility.facts.vocabulary import vocabulary
from eligibility.feel import nodes
from eligibility.feel.phrases import Lang
from eligibility.feel.values import Months, Seconds
from eligibility.feel.words import in_words
from eligibility.validate.tabled import Laid, Site

_VOICES: tuple[tuple[Lang, Voice], ...] = (("sr-Cyrl", Voice("sr-Cyrl")), ("en", Voice("en")))


def both(serbian: str, english: str, *parts: Label) -> Label:
    """Return a text in two languages, `{0}`, `{1}`, … replaced by the parts."""
    return Label(
        serbian.format(*(part.sr for part in parts)), english.format(*(part.en for part in parts))
    )


def joined(parts: Sequence[Label], serbian: str = ", ", english: str = ", ") -> Label:
    """Return labels one after another."""
    return Label(serbian.join(part.sr for part in parts), english.join(part.en for part in parts))


def input_words(rulebook: Rulebook, site: Site, node: nodes.Node) -> Label:
    """Return what an input is called: a fact or definition by its label, else in words."""

    def label(key: str) -> tuple[str, str] | None:
        field = key.removeprefix(".")
        id_ = site.names.get(field, "")
        if key.startswith(".") and id_ in rulebook.definitions:
            known = rulebook.definitions[id_].label
            return known.sr, known.en
        if id_ in rulebook.parameters:
            named = rulebook.parameters[id_].label
            return named.sr, named.en
        if key.startswith("."):
            for fields in vocabulary().values():
                if field in fields:
                    return fields[field].label.sr, fields[field].label.en
        return None

    if isinstance(node, nodes.Path) and isinstance(node.base, nodes.Name):
        known = label(f".{node.field}")
        if known is not None:
            return Label(*known)
    return Label(in_words(node, label, "sr-Cyrl"), in_words(node, label, "en"))


def box_words(rulebook: Rulebook, laid: Laid, box: Box) -> Label:
    """Return the values of a box, input by input; inputs that may be anything are left out."""
    told = [
        both(
            "{0}: {1}",
            "{0}: {1}",
            input_words(rulebook, laid.site, axis.node),
            cells_words(axis, mask),
        )
        for axis, mask in zip(laid.layout.axes, box, strict=True)
        if mask != axis.full
    ]
    return joined(told, "; ", "; ") if told else Label("било шта", "anything")


def point_words(rulebook: Rulebook, laid: Laid, point: Sequence[Any]) -> Label:
    """Return the values of a point, input by input."""
    layout: Layout = laid.layout
    return joined(
        [
            both(
                "{0}: {1}",
                "{0}: {1}",
                input_words(rulebook, laid.site, axis.node),
                value_words(axis, value),
            )
            for axis, value in zip(layout.axes, point, strict=True)
        ],
        "; ",
        "; ",
    )


def value_words(axis: Axis, value: Any) -> Label:
    """Return one value of an input in words."""
    serbian, english = (_value(voice, axis, value) for _, voice in _VOICES)
    return Label(serbian, english)


def _value(voice: Voice, axis: Axis, value: Any) -> str:
    english = voice.english
    if value is None:
        return "none" if english else "нема"
    if isinstance(value, bool):
        return ("yes" if value else "no") if english else ("да" if value else "не")
    if isinstance(value, int | Fraction):
        return _measured(voice, value, axis.domain.unit)
    if isinstance(value, date):
        return voice.day(value)
    if isinstance(value, Months | Seconds):
        return voice.duration(value)
    if axis.domain.form == "text" and set(value) == {ELSE}:
        return "any other text" if english else "било који други текст"
    label = _enum_label(axis, value)
    if label is not None:
        told: str = label.en if english else label.sr
        return told
    return f"“{value}”" if english else f"„{value}“"


def _enum_label(axis: Axis, value: str) -> Any:
    node = axis.node
    if not isinstance(node, nodes.Path):
        return None
    for fields in vocabulary().values():
        field = fields.get(node.field)
        if field is not None and value in field.values:
            return field.values[value]
    return None


def _measured(voice: Voice, value: Fraction | int, unit: str) -> str:
    # Money of bands is told to the para and never rounded.
    exact = Fraction(value)
    if (exact * 100).denominator != 1:
        return f"{exact.numerator}/{exact.denominator}"
    return voice.measured(exact, unit)


def cells_words(axis: Axis, mask: int) -> Label:
    """Return the values of a set of cells: neighboring cells of a line as one stretch."""
    return joined([_stretch_words(axis, each) for each in stretches(axis, mask)], " или ", " or ")


def stretches(axis: Axis, mask: int) -> Iterator[Cell]:
    """Yield the cells of a set, those that touch on the line as one."""
    last: Cell | None = None
    before = -2
    for at in bits(mask):
        cell = axis.cells[at]
        if last is not None and last.ordered and cell.ordered and at == before + 1:
            last = Cell(last.sample, True, last.low, cell.high, last.low_closed, cell.high_closed)
        else:
            if last is not None:
                yield last
            last = cell
        before = at
    if last is not None:
        yield last


def _stretch_words(axis: Axis, cell: Cell) -> Label:
    if not cell.ordered:
        return value_words(axis, cell.sample)
    domain: Domain = axis.domain
    low, high = cell.low, cell.high
    if low is not None and low == high:
        return value_words(axis, cell.sample)
    # The ends of the domain itself go without saying, except where they are all that is left.
    from_start = low is None or (low == domain.low and cell.low_closed)
    to_end = high is None or (high == domain.high and cell.high_closed)
    first = None if low is None else value_words(axis, value_at(low, domain.form))
    last = None if high is None else value_words(axis, value_at(high, domain.form))
    dated = domain.form == "date"
    if to_end and first is not None:
        if cell.low_closed:
            return (
                both("{0} и више", "{0} or more", first)
                if not dated
                else both("од {0}", "from {0} on", first)
            )
        return (
            both("више од {0}", "more than {0}", first)
            if not dated
            else both("после {0}", "after {0}", first)
        )
    if from_start and last is not None:
        if cell.high_closed:
            return both("до {0}", "up to {0}", last)
        return (
            both("мање од {0}", "less than {0}", last)
            if not dated
            else both("пре {0}", "before {0}", last)
        )
    if first is None or last is None:
        return Label("било који", "any")
    low_words = (
        both("од {0}", "from {0}", first)
        if cell.low_closed
        else both("више од {0}", "more than {0}", first)
    )
    high_words = (
        both("до {0}", "to {0}", last)
        if cell.high_closed
        else both("мање од {0}", "less than {0}", last)
    )
    if cell.high_closed:
        return (
            both("{0} {1}", "{0} {1}", low_words, high_words)
            if cell.low_closed
            else both("{0}, до {1}", "{0}, up to {1}", low_words, last)
        )
    return both("{0}, а {1}", "{0} and {1}", low_words, high_words)


def period_words(found: Sequence[Laid], every: Sequence[Laid]) -> Label:
    """Return when it is so, where it is not always: ` (from 1 January 2024 to …)`.

    `found` are the stretches of time in which it is, `every` all that were looked at.
    """
    when = sorted({(laid.first, laid.last) for laid in found})
    if len(when) == len({(laid.first, laid.last) for laid in every}):
        return Label("", "")
    runs: list[tuple[date, date]] = []
    for first, last in when:
        if runs and runs[-1][1] < date.max and first == runs[-1][1] + timedelta(days=1):
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((first, last))
    return both(" ({0})", " ({0})", joined([_run_words(*run) for run in runs], "; ", "; "))


def _run_words(first: date, last: date) -> Label:
    parts: list[Label] = []
    (_, serbian), (_, english) = _VOICES
    if first > date.min:
        parts.append(Label(f"од {serbian.day(first)}", f"from {english.day(first)}"))
    if last < date.max:
        parts.append(Label(f"до {serbian.day(last)}", f"to {english.day(last)}"))
    return joined(parts, " ", " ")
