"""Examples of the act that do not come out as the act expects."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Label
from eligibility.engine.examples import run_examples
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Run the examples that stand in the act."""
    for failure in run_examples(subject.rulebook, subject.act, subject.determined.in_example):
        name = failure.example.name
        yield subject.finding(
            "example-fails",
            failure.right,
            Label(
                f"пример „{name.sr}“ не пролази: {failure.what} је {failure.got},"
                f" очекује се {failure.expected}",
                f"the example “{name.en}” fails: {failure.what} is {failure.got},"
                f" expected {failure.expected}",
            ),
            failure.span,
            suggestion=Label(
                "исправите услов или износ, или пример ако је погрешан",
                "correct the condition or the amount, or the example if it is wrong",
            ),
        )
