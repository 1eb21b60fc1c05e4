"""A difference as terminal text, wrapped to a width."""

from __future__ import annotations

from fractions import Fraction

from eligibility.acts.model import Rulebook
from eligibility.explain.layout import Line, Page, Style
from eligibility.explain.words import Language
from eligibility.validate.difference import Curve, Difference, ParameterChange
from eligibility.validate.render.told import Told, ToldRight
from eligibility.validate.render.wording import said

_STYLES: dict[str, Style] = {
    "gains": "eligible",
    "more": "eligible",
    "loses": "not_eligible",
    "less": "not_eligible",
    "later": "depends",
}


def difference_text(
    difference: Difference,
    lang: Language,
    width: int = 100,
    *,
    old: Rulebook | None = None,
    new: Rulebook | None = None,
) -> str:
    """Return a difference as plain text with a final newline."""
    lines = render(Told(difference, lang, old, new), width)
    return "\n".join(line.text for line in lines).rstrip("\n") + "\n"


def render(told: Told, width: int = 100) -> list[Line]:
    """Return a difference as lines, for whoever paints them."""
    page, voice, difference = Page(width), told.voice, told.difference
    page.add(told.title, style="heading")
    page.add(voice.say("information"), style="dim")
    page.add(told.counts)
    for right in told.changed:
        page.gap()
        _right(page, told, right)
    if told.same:
        page.gap()
        names = "; ".join(right.name for right in told.same)
        bound = told.bounds()
        page.add(said(voice, "same", names=names) + (f" ({bound})" if bound else ""))
    if difference.parameters:
        page.gap()
        page.add(said(voice, "parameters"), style="heading")
        for parameter in difference.parameters:
            page.add(parameter_words(told, parameter), 2)
    if difference.examples:
        page.gap()
        page.add(said(voice, "examples"), style="heading")
        for example in difference.examples:
            page.add(voice.label(example.name), 2)
            page.add(told.example(example).text, 6)
    if difference.curves:
        page.gap()
        page.add(said(voice, "curves"), style="heading")
        for curve in difference.curves:
            page.add(f"{voice.label(curve.name)}: {cliff_words(told, curve)}", 2)
    return page.lines


def _right(page: Page, told: Told, right: ToldRight) -> None:
    page.add(right.head, style="heading")
    for change in right.changes:
        page.add(change.head, 2, style=_STYLES.get(change.change.kind, ""))
        page.add(change.family.text, 6)
    if right.open:
        page.add(right.open, 2)
    if right.bound:
        page.add(right.bound, 2, style="dim")


def parameter_words(told: Told, parameter: ParameterChange) -> str:
    """Return what becomes of a parameter: its label, its old values and its new ones."""
    old, new = (
        ", ".join(map(told.voice.label, values)) or said(told.voice, "absent")
        for values in (parameter.old, parameter.new)
    )
    return f"{told.voice.label(parameter.label)}: {old} → {new}"


def cliff_words(told: Told, curve: Curve) -> str:
    """Return where the amount of a curve falls at once."""
    if not curve.cliffs:
        return said(told.voice, "no_cliffs")
    where = told.voice.join(told.voice.money(Fraction(income)) for income in curve.cliffs)
    return said(told.voice, "cliffs", where=where)
