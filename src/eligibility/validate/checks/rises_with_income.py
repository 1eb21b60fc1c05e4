"""Amounts that rise as a family's income rises, with the two cases that show it."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Label, Right
from eligibility.validate.amounts import ENGLISH, SERBIAN
from eligibility.validate.finding import Finding
from eligibility.validate.monotone.income import growth, rise
from eligibility.validate.monotone.steps import Steps
from eligibility.validate.monotone.telling import given, told
from eligibility.validate.subject import Subject
from eligibility.validate.table_words import both

_LABELS = (Label("мањи приход", "less income"), Label("већи приход", "more income"))
_SUGGESTION = Label(
    "проверите разреде и обрачун: ко има више, не би требало да добије више; ако је тако намерно,"
    " прихватите примедбу уз разлог",
    "check the bands and the formula: who has more should not get more; if it is meant so, waive"
    " the finding with the reason",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield each right whose amount rises with an income, and each that was not settled."""
    yield from told(subject, "rises-with-income", rise, _message, lambda _: _LABELS, _SUGGESTION)


def _message(right: Right, steps: Steps) -> Label:
    grown = growth(steps)
    amounts = [given(right, step) for step in steps]
    if grown is None:
        return both(
            "иста породица с већим приходима добија више: {0}, па {1}",
            "the same family gets more with higher incomes: {0}, then {1}",
            *amounts,
        )
    incomes = [Label(SERBIAN.money(each), ENGLISH.money(each)) for each in grown]
    return both(
        "иста породица добија више кад јој приход порасте са {2} на {3}: {0}, па {1}",
        "the same family gets more as its income grows from {2} to {3}: {0}, then {1}",
        *amounts,
        *incomes,
    )
