"""A curve as an SVG picture: the amount against income before and after, cliffs marked.

Coordinates are reckoned as exact fractions and written as decimals.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from eligibility.acts.model import Rulebook
from eligibility.explain.family import describe
from eligibility.explain.words import Voice
from eligibility.facts import read_case
from eligibility.validate.difference import Curve
from eligibility.validate.incomes import nice
from eligibility.validate.render.told import measured
from eligibility.validate.report.html import Html, join, tag
from eligibility.validate.report.page import table
from eligibility.validate.report.wording import said

WIDTH, HEIGHT = 760, 400
LEFT, RIGHT, TOP, BOTTOM = 92, 36, 56, 52
PARA = Fraction(1, 100)
Side = Literal["before", "after"]
Point = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where incomes and amounts stand in the picture."""

    most_x: Fraction
    most_y: Fraction

    def x(self, income: Fraction) -> Fraction:
        return LEFT + income / self.most_x * (WIDTH - LEFT - RIGHT)

    def y(self, amount: Fraction) -> Fraction:
        return HEIGHT - BOTTOM - amount / self.most_y * (HEIGHT - TOP - BOTTOM)


def decimal(value: Fraction) -> str:
    """Return a coordinate to a hundredth, as SVG has it."""
    scaled = round(value * 100)
    sign, (whole, rest) = ("-" if scaled < 0 else ""), divmod(abs(scaled), 100)
    return f"{sign}{whole}.{rest:02d}".rstrip("0").rstrip(".")


def figure(voice: Voice, curve: Curve, address: str, rulebook: Rulebook) -> Html:
    """Return the picture of a curve with what it says in words, and its points as a table."""
    both = bool(curve.before and curve.after)
    name = said(voice, "plot" if both else "plot_one", name=voice.label(curve.name))
    where = voice.join(voice.money(Fraction(income)) for income in curve.cliffs)
    cliffs = said(voice, "cliffs", where=where) if curve.cliffs else said(voice, "no_cliffs")
    notes = [cliffs]
    if curve.unknown_before or curve.unknown_after:
        notes.append(said(voice, "broken"))
    if curve.case:
        family = describe(read_case(curve.case), voice.language, rulebook, curve.right)
        notes.append(said(voice, "plot_of", family=family))
    picture = tag(
        "svg",
        tag("title", name, id=f"{address}-t"),
        tag("desc", " ".join(notes), id=f"{address}-d"),
        *_picture(voice, curve),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_labelledby=f"{address}-t {address}-d",
    )
    caption = tag("figcaption", tag("strong", name), *(tag("p", note) for note in notes))
    scrolled = tag("div", picture, class_="scroll", tabindex="0", role="group", aria_label=name)
    return tag("figure", caption, scrolled, _points_table(voice, curve))


def _picture(voice: Voice, curve: Curve) -> Iterator[Html]:
    sides: tuple[tuple[Side, list[Point], tuple[tuple[str, str], ...]], ...] = (
        ("before", _points(curve.before), curve.unknown_before),
        ("after", _points(curve.after), curve.unknown_after),
    )
    listed = [point for _, points, _ in sides for point in points]
    most_x = max((x for x, _ in listed), default=Fraction(1)) or Fraction(1)
    most_y = max((y for _, y in listed), default=Fraction(1)) or Fraction(1)
    scale = _Scale(most_x, most_y * 11 / 10)
    yield from _axes(voice, curve, scale, most_x, most_y)
    for income in map(Fraction, curve.cliffs):
        yield from _cliff(voice, scale, income)
    for side, points, unknown in sides:
        if points:
            yield from _line(side, points, unknown, scale)
    if curve.before and curve.after:
        yield from _legend(voice, [side for side, points, _ in sides if points])


def _points(listed: Sequence[tuple[str, str]]) -> list[Point]:
    return [(Fraction(x), Fraction(y)) for x, y in listed]


def _axes(
    voice: Voice, curve: Curve, scale: _Scale, most_x: Fraction, most_y: Fraction
) -> Iterator[Html]:
    bottom, right = decimal(scale.y(Fraction(0))), str(WIDTH - RIGHT)
    for amount in _ticks(most_y):
        y = decimal(scale.y(amount))
        yield tag("line", class_="grid", x1=str(LEFT), x2=right, y1=y, y2=y)
        told = voice.number(amount)
        yield tag("text", told, x=str(LEFT - 8), y=y, text_anchor="end", dominant_baseline="middle")
    for income in _ticks(most_x, 5):
        x = decimal(scale.x(income))
        yield tag("line", class_="axis", x1=x, x2=x, y1=bottom, y2=str(HEIGHT - BOTTOM + 5))
        told = voice.number(income)
        yield tag("text", told, x=x, y=str(HEIGHT - BOTTOM + 20), text_anchor="middle")
    yield tag("line", class_="axis", x1=str(LEFT), x2=right, y1=bottom, y2=bottom)
    yield tag("line", class_="axis", x1=str(LEFT), x2=str(LEFT), y1=str(TOP), y2=bottom)
    yield tag(
        "text",
        voice.label(curve.axis),
        class_="soft",
        x=right,
        y=str(HEIGHT - 8),
        text_anchor="end",
    )
    unit = {"percent": "%", "hours": voice.count(0, "hour").split()[1]}.get(curve.measure, "RSD")
    period = f"period.{curve.period}"
    told = f"{unit} {voice.say(period)}" if voice.known(period) and unit != "%" else unit
    label = f"{said(voice, 'amount')} ({told})"
    yield tag("text", label, class_="soft", x="4", y="16")


def _ticks(most: Fraction, count: int = 4) -> list[Fraction]:
    """Return round numbers from 0 up to `most`, about so many."""
    step = Fraction(nice(most / count)) if most >= count else most / count
    return [step * each for each in range(int(most / step) + 1)]


def _cliff(voice: Voice, scale: _Scale, income: Fraction) -> Iterator[Html]:
    x = scale.x(income)
    end = "end" if x > WIDTH - RIGHT - 60 else "start" if x < LEFT + 60 else "middle"
    yield tag(
        "line", class_="cliff", x1=decimal(x), x2=decimal(x), y1=str(TOP), y2=str(HEIGHT - BOTTOM)
    )
    yield tag(
        "text", f"▼ {voice.number(income)}", class_="cliff", x=decimal(x), y=str(TOP - 6),
        text_anchor=end,
    )  # fmt: skip


def _line(
    side: Side, points: list[Point], unknown: Sequence[tuple[str, str]], scale: _Scale
) -> Iterator[Html]:
    """Yield the line of one version, broken at its jumps and where nothing is known."""
    gaps = [(Fraction(low), Fraction(high)) for low, high in unknown]
    piece: list[Point] = [points[0]]
    pieces = [piece]
    for left, right in pairwise(points):
        jumps = right[0] - left[0] <= PARA and abs(right[1] - left[1]) > scale.most_y / 100
        broken = any(left[0] < high and low < right[0] for low, high in gaps)
        if jumps:
            here, there = decimal(scale.x(left[0])), decimal(scale.y(left[1]))
            below = decimal(scale.y(right[1]))
            yield tag("line", class_=f"{side} jump", x1=here, x2=here, y1=there, y2=below)
        if jumps or broken:
            piece = []
            pieces.append(piece)
        piece.append(right)
        if jumps:
            yield _end(side, "", left, scale)
            yield _end(side, " open", right, scale)
    for each in pieces:
        told = " ".join(f"{decimal(scale.x(x))},{decimal(scale.y(y))}" for x, y in each)
        if len(each) > 1:
            yield tag("polyline", class_=side, points=told)
        elif each:
            yield _end(side, "", each[0], scale)


def _end(side: Side, kind: str, point: Point, scale: _Scale) -> Html:
    """Return the end of a line: full where it holds, open where it holds no more."""
    return tag(
        "circle",
        class_=f"{side}{kind}",
        cx=decimal(scale.x(point[0])),
        cy=decimal(scale.y(point[1])),
        r="4",
    )


def _legend(voice: Voice, sides: Sequence[Side]) -> Iterator[Html]:
    x = WIDTH - RIGHT
    for side in reversed(sides):
        told = said(voice, "before" if side == "before" else "now")
        yield tag("text", told, class_=side, x=str(x), y="16", text_anchor="end")
        x -= 8 * len(told) + 12
        yield tag("line", class_=side, x1=str(x - 34), x2=str(x), y1="12", y2="12")
        x -= 58


def _points_table(voice: Voice, curve: Curve) -> Html:
    rows = [
        (
            said(voice, side),
            voice.money(Fraction(income)),
            measured(Fraction(amount), curve.measure, curve.period, voice),
        )
        for side, points in (("before", curve.before), ("now", curve.after))
        for income, amount in points
    ]
    caption = said(voice, "points")
    columns = [said(voice, each) for each in ("version", "income", "amount")]
    inner = table(caption, columns, rows, numbers=(1, 2), class_="small")
    return tag("details", tag("summary", caption), join((inner,)))
