"""One family's rights in several places, side by side: as text, as Markdown, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from eligibility.acts.model import Label, Rulebook
from eligibility.engine.comparison import Comparison, Row
from eligibility.engine.result import Determination, Outcome
from eligibility.explain.asking import weigh
from eligibility.explain.blocks import OUTCOMES, SYMBOLS, Block, block_of, fold_of
from eligibility.explain.context import Context, context
from eligibility.explain.layout import Line, Page, Style
from eligibility.explain.markdown import escape
from eligibility.explain.protect import Audience, for_audience
from eligibility.explain.words import Voice
from eligibility.facts.topics import TOPICS

NAME_WIDTH = 34
WIDE = 60


@dataclass(slots=True)
class Entry:
    """What is told of one right in one place; without an outcome it is folded."""

    right: str
    name: str
    outcome: Outcome | None
    people: list[str] = field(default_factory=list)
    benefit: str = ""
    reason: str = ""
    warning: str = ""

    def text(self, *, named: bool) -> str:
        """Return the entry as one line; `named` where its row is not of this right alone."""
        people = f"({', '.join(self.people)})" if self.people else ""
        symbol = SYMBOLS[self.outcome] if self.outcome is not None else "·"
        head = " ".join(part for part in (symbol, self.name if named else "", people) if part)
        told = "; ".join(part for part in (self.benefit, self.reason, self.warning) if part)
        return f"{head}: {told}" if head != symbol and told else f"{head} {told}".strip()


@dataclass(slots=True)
class Told:
    """One row as it is told: its name and each place's entries."""

    row: Row
    name: str
    cells: list[list[Entry]]

    @property
    def concerns(self) -> bool:
        """Whether there is anything to say of the family in any place."""
        return any(entry.outcome is not None for cell in self.cells for entry in cell)

    @property
    def same(self) -> bool:
        """Whether all places have this right from above, and say the same of it."""
        return self.row.shared and all(cell == self.cells[0] for cell in self.cells)


class SideBySide:
    """A comparison with what puts it into words."""

    def __init__(
        self,
        comparison: Comparison,
        rulebooks: Sequence[Rulebook],
        voice: Voice,
        audience: Audience = "family",
        notes: Sequence[Label] = (),
    ) -> None:
        self.comparison, self.voice, self._notes = comparison, voice, notes
        books = {book.place: book for book in rulebooks}
        self.contexts: list[Context] = []
        parts = zip(comparison.places, comparison.cases, comparison.results, strict=True)
        for place, case, result in parts:
            shown = for_audience(result, case, audience)
            self.contexts.append(context(shown, books[place], voice, case))
        self.names = [each.place_name(each.result.place) for each in self.contexts]
        self.rows = [self._told(row) for row in comparison.rows]

    def _told(self, row: Row) -> Told:
        cells = [
            self._cell(index, {(d.right, d.subject, d.holder) for d in cell})
            for index, cell in enumerate(row.cells)
        ]
        if row.topic:
            return Told(row, self.voice.label(TOPICS[row.topic]), cells)
        name = next(entry.name for cell in cells for entry in cell)
        return Told(row, name, cells)

    def _cell(self, index: int, wanted: set[tuple[str, str | None, str | None]]) -> list[Entry]:
        """Return the entries of a cell, from what this audience may see."""
        each = self.contexts[index]
        listed = [d for d in each.result.determinations if (d.right, d.subject, d.holder) in wanted]
        weights = weigh(each.result.determinations)
        shown: list[Block] = []
        folded: dict[str, Determination] = {}
        for determination in listed:
            if fold_of(determination) is not None:
                folded.setdefault(determination.right, determination)
                continue
            block = block_of(each, determination, weights)
            twin = next((other for other in shown if other.same(block, "people")), None)
            if twin is None:
                shown.append(block)
            else:
                twin.people.extend([p for p in block.people if p not in twin.people])
        shown.sort(key=lambda block: OUTCOMES.index(block.outcome))
        told = {right for block in shown for right in block.rights}
        entries = [self._entry(each, block) for block in shown]
        for right, determination in folded.items():
            if right not in told:
                reason = each.voice.say(f"standing.{determination.standing}")
                name = each.voice.label(each.rulebook.rights[right].name)
                entries.append(Entry(right, name, None, reason=reason))
        return entries

    def _entry(self, each: Context, block: Block) -> Entry:
        right = block.rights[0]
        name = each.voice.label(each.rulebook.rights[right].name)
        benefit = block.benefit[0] if block.benefit else ""
        if benefit and block.outcome != "eligible":
            benefit = each.voice.say("benefit.conditional", what=benefit)
        warning = block.old_news if block.outcome != "not_eligible" else ""
        reason = _reason(each, block)
        return Entry(right, name, block.outcome, list(block.people), benefit, reason, warning)

    @property
    def basis(self) -> str:
        """On what supposition the places are compared."""
        if not self.comparison.as_if_resident:
            return self.voice.say("compare.as_is")
        home = self.comparison.home or ""
        return self.voice.say("compare.resident", home=self.contexts[0].place_name(home))

    @property
    def notes(self) -> list[str]:
        """What is to be said of the places, each thing once."""
        of_places = [note for each in self.contexts for note in each.result.notes]
        return list(dict.fromkeys(map(self.voice.label, (*self._notes, *of_places))))

    @property
    def title(self) -> str:
        """The places compared."""
        return self.voice.say("compare.title", names=", ".join(self.names))

    @property
    def dates(self) -> str:
        """The day of the claim, or that it is not known."""
        day = self.contexts[0].result.claim_date
        if day is None:
            return self.voice.say("claim_date_unknown")
        return self.voice.say("claim_date", date=self.voice.day(day))


def _reason(each: Context, block: Block) -> str:
    """Return why, in a few words: the first thing that decides or is missing."""
    voice = each.voice
    ways = (
        ("assess", block.assessments),
        ("depends_on", block.facts),
        ("readings_differ", block.readings),
        ("unpublished", block.parameters),
        ("not_encoded", block.passages),
    )
    if block.reasons:
        more = len(block.reasons) - 1
        text = block.reasons[0].head
    else:
        key, words = next(((key, words) for key, words in ways if words), ("", ()))
        if not key:
            return ""
        more = sum(len(words) for _, words in ways) - 1
        text = voice.say(key, what=words[0])
    return f"{text} ({voice.say('more_plain', count=more)})" if more > 0 else text


def render(told: SideBySide, width: int = 100) -> list[Line]:
    """Return the comparison as lines: an overview where it fits, then row by row."""
    voice, page = told.voice, Page(width)
    page.pair((told.title, told.dates), style="heading")
    page.add(voice.say("information"), style="dim")
    page.add(told.basis)
    for note in told.notes:
        page.add(voice.say("note", text=note))
    differing = [row for row in told.rows if row.concerns and not row.same]
    if width >= WIDE:
        _overview(told, page, differing)
    for row in differing:
        page.gap()
        page.add(row.name, style="heading")
        _places(told, page, row)
    same = [row for row in told.rows if row.concerns and row.same]
    if same:
        page.gap()
        page.add(voice.say("compare.same"), style="heading")
        for row in same:
            for entry in row.cells[0]:
                page.add(entry.text(named=True), 2, style=entry.outcome or "dim")
    page.gap()
    _end(told, page)
    return page.lines


def _places(told: SideBySide, page: Page, row: Told) -> None:
    """Add what each place says; those without such a right share a line."""
    for name, cell in zip(told.names, row.cells, strict=True):
        for entry in cell:
            style: Style = entry.outcome or "dim"
            text = f"{name}: {entry.text(named=bool(row.row.topic))}"
            page.add(text, 2, style=style, hanging=4)
    without = [name for name, cell in zip(told.names, row.cells, strict=True) if not cell]
    if without:
        text = f"– {told.voice.say('compare.none')}: {', '.join(without)}"
        page.add(text, 2, style="dim", hanging=4)


def _overview(told: SideBySide, page: Page, rows: Sequence[Told]) -> None:
    widths = [max(len(name), 3) + 2 for name in told.names]
    if not rows or NAME_WIDTH + sum(widths) > page.width:
        return
    page.gap()

    def line(first: str, cells: Sequence[str]) -> str:
        columns = "".join(cell.center(size) for cell, size in zip(cells, widths, strict=True))
        return f"{_short(first):<{NAME_WIDTH}}{columns}".rstrip()

    page.lines.append(Line(line("", told.names), "heading"))
    for row in rows:
        page.lines.append(Line(line(row.name, [_symbol(cell) for cell in row.cells])))


def _symbol(cell: Sequence[Entry]) -> str:
    outcomes = [entry.outcome for entry in cell if entry.outcome is not None]
    best = min(outcomes, key=OUTCOMES.index, default=None)
    if best is not None:
        return SYMBOLS[best]
    return "·" if cell else "–"


def _short(text: str) -> str:
    return text if len(text) < NAME_WIDTH else f"{text[: NAME_WIDTH - 2]}…"


def _nowhere(told: SideBySide) -> str:
    names = ", ".join(dict.fromkeys(row.name for row in told.rows if not row.concerns))
    return told.voice.say("compare.nowhere", names=names) if names else ""


def _end(told: SideBySide, page: Page) -> None:
    page.add(told.voice.say("compare.legend"), style="dim")
    if nowhere := _nowhere(told):
        page.add(nowhere, style="dim")


def markdown(told: SideBySide) -> str:
    """Return the comparison as a Markdown table."""
    voice = told.voice
    lines = [f"# {escape(told.title)}", "", escape(told.dates), ""]
    lines += [escape(voice.say("information")), "", escape(told.basis), ""]
    lines += [f"- {escape(voice.say('note', text=note))}" for note in told.notes]
    lines += ["", _row([voice.say("compare.row"), *told.names])]
    lines.append("|" + "---|" * (len(told.names) + 1))
    for row in told.rows:
        if not row.concerns:
            continue
        cells = [
            "<br>".join(escape(entry.text(named=bool(row.row.topic))) for entry in cell)
            or escape(f"– {voice.say('compare.none')}")
            for cell in row.cells
        ]
        if row.same:
            cells = [cells[0], *(["″"] * (len(cells) - 1))]
        lines.append(f"| {escape(row.name)} | {' | '.join(cells)} |")
    lines += ["", escape(voice.say("compare.legend"))]
    if nowhere := _nowhere(told):
        lines += ["", escape(nowhere)]
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(escape(cell) for cell in cells)} |"


def dumps(told: SideBySide) -> str:
    """Return the comparison as JSON text: rows of cells, and each place's whole result."""
    from eligibility.explain.jsonout import as_json

    rows = [
        {
            "topic": row.row.topic or None,
            "right": row.row.right or None,
            "name": row.name,
            "shared": row.row.shared,
            "concerns": row.concerns,
            "cells": [
                [
                    {
                        "right": entry.right,
                        "name": entry.name,
                        "outcome": entry.outcome,
                        "people": entry.people,
                        "benefit": entry.benefit,
                        "reason": entry.reason,
                        "warning": entry.warning,
                    }
                    for entry in cell
                ]
                for cell in row.cells
            ],
        }
        for row in told.rows
    ]
    answer = {
        "schema": 1,
        "notice": told.voice.say("information"),
        "lang": told.voice.language,
        "as_if_resident": told.comparison.as_if_resident,
        "basis": told.basis,
        "notes": told.notes,
        "places": list(told.comparison.places),
        "rows": rows,
        "results": [as_json(each) for each in told.contexts],
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)
