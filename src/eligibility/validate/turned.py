"""Tables and ladders of an act whose amounts turn round as one number grows."""

from __future__ import annotations

from collections.abc import Collection

from eligibility.acts.model import Right
from eligibility.engine.tables import Undecided
from eligibility.engine.verdicts import Turn, turns
from eligibility.validate.subject import Subject
from eligibility.validate.tabled import Laid, by_site
from eligibility.validate.touched import reach, reach_of_worth

Turned = list[tuple[Laid, Turn]]
"""One input of one table, for each stretch of time in which amounts turn with it."""


def turned(subject: Subject) -> list[tuple[list[Laid], Turned]]:
    """Return what turns, each with all stretches of time of its table, looked for once."""
    return subject.once("turned", lambda: _turned(subject))


def _turned(subject: Subject) -> list[tuple[list[Laid], Turned]]:
    found: list[tuple[list[Laid], Turned]] = []
    for times in by_site(subject):
        axes: dict[int, Turned] = {}
        for laid in times:
            try:
                for turn in turns(laid.layout, laid.allows):
                    axes.setdefault(turn.axis, []).append((laid, turn))
            except Undecided:
                continue
        found += [(times, same) for same in axes.values()]
    return found


def turns_with(subject: Subject, right: Right, facts: Collection[str]) -> bool:
    """Whether a table on which a right's amount rests turns with what asks these facts."""
    book = subject.rulebook
    rests_on = reach_of_worth(book, right).ids
    for _, ((laid, turn), *_) in turned(subject):
        site = laid.site
        if site.right is not right and site.on not in rests_on:
            continue
        asked = reach(book, laid.layout.axes[turn.axis].node, site.names).facts
        if not asked.isdisjoint(facts):
            return True
    return False
