"""Amounts that rise and fall in turn with the order of a child's birth, with three cases."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Label, Right
from eligibility.validate.finding import Finding
from eligibility.validate.monotone.order import orders, turn
from eligibility.validate.monotone.steps import Steps
from eligibility.validate.monotone.telling import given, told
from eligibility.validate.subject import Subject
from eligibility.validate.table_words import both, joined

_SUGGESTION = Label(
    "проверите да ли је намерно да износ по реду рођења час расте, час опада; ако јесте,"
    " прихватите примедбу уз разлог",
    "check whether the amount is meant to rise and fall in turn by order of birth; if so, waive the"
    " finding with the reason",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield each right whose amounts turn by order of birth, and each that was not settled."""
    yield from told(subject, "turns-by-birth-order", turn, _message, _labels, _SUGGESTION)


def _labels(steps: Steps) -> list[Label]:
    return [Label(f"дете по реду: {each}", f"child no. {each}") for each in orders(steps)]


def _message(right: Right, steps: Steps) -> Label:
    told_ = [
        both("{0} → {1}", "{0} → {1}", Label(str(order), str(order)), given(right, step))
        for order, step in zip(orders(steps), steps, strict=True)
    ]
    return both(
        "по реду рођења детета износ час расте, час опада: {0}",
        "by the order of the child's birth the amount rises and falls in turn: {0}",
        joined(told_),
    )
