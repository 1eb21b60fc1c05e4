"""Amounts of a table that go up and then down again (or down and up) as one number grows."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from eligibility.acts.model import Label
from eligibility.engine.tables import matching
from eligibility.engine.verdicts import Turn
from eligibility.errors import Span
from eligibility.explain.words import Voice
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.table_case import case_of
from eligibility.validate.table_words import both, input_words, joined, period_words, value_words
from eligibility.validate.tabled import Laid
from eligibility.validate.turned import turned


def check(subject: Subject) -> Iterator[Finding]:
    """Yield each table whose amounts turn round, once for each of its inputs."""
    for times, same in turned(subject):
        when = period_words([laid for laid, _ in same], times)
        yield _finding(subject, *same[-1], when)


def _finding(subject: Subject, laid: Laid, turn: Turn, when: Label) -> Finding:
    axis = laid.layout.axes[turn.axis]
    steps = [
        both("{0} → {1}", "{0} → {1}", value_words(axis, point[turn.axis]), _worth(worth))
        for point, worth in zip(turn.points, turn.outputs, strict=True)
    ]
    return subject.finding(
        "not-monotone",
        laid.site.on,
        both(
            "{0} час расте, час опада; {1}: {2}{3}",
            "{0} rises and falls in turn; {1}: {2}{3}",
            laid.site.what,
            input_words(subject.rulebook, laid.site, axis.node),
            joined(steps),
            when,
        ),
        _row(laid, turn.points[-1]),
        citation=laid.site.citation,
        suggestion=Label(
            "исправите износ, или наведите у `waived` зашто је тако намерно",
            "correct the amount, or say in `waived` why it is meant so",
        ),
        witnesses=tuple(
            witness for point in turn.points for witness in case_of(subject, laid, point)
        ),
    )


def _worth(worth: Any) -> Label:
    serbian, english = Voice("sr-Cyrl"), Voice("en")
    exact = Fraction(worth)
    return Label(serbian.number(exact), english.number(exact))


def _row(laid: Laid, point: tuple[Any, ...]) -> Span:
    met = matching(laid.layout, point)
    return laid.site.spans[met[0] if met else 0]
