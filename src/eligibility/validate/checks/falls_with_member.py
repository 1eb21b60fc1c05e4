"""Amounts that fall as a family gets one child more, with the two cases that show it."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Label, Right
from eligibility.validate.finding import Finding
from eligibility.validate.monotone.members import fall
from eligibility.validate.monotone.steps import Steps
from eligibility.validate.monotone.telling import given, told
from eligibility.validate.subject import Subject
from eligibility.validate.table_words import both

_LABELS = (Label("без још једног детета", "without it"), Label("с још једним", "one child more"))
_SUGGESTION = Label(
    "проверите скалу по броју чланова: већа породица с истим приходима не би требало да добије"
    " мање; ако је тако намерно, прихватите примедбу уз разлог",
    "check the scale by the number of members: a larger family with the same incomes should not get"
    " less; if it is meant so, waive the finding with the reason",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield each right whose amount falls with one child more, and each that was not settled."""
    yield from told(subject, "falls-with-member", fall, _message, lambda _: _LABELS, _SUGGESTION)


def _message(right: Right, steps: Steps) -> Label:
    sizes = [Label(*[str(len(step.case.people))] * 2) for step in steps]
    return both(
        "с још једним дететом, а истим приходима, породица добија мање: {0}, па {1}"
        " (лица у случају: {2}, па {3})",
        "with one child more and the same incomes the family gets less: {0}, then {1}"
        " (people in the case: {2}, then {3})",
        *(given(right, step) for step in steps),
        *sizes,
    )
