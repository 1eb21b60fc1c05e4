"""Outcomes that hang on a trait on which they should not, with both cases as witness."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Label
from eligibility.validate.equality import Unequal, unequal
from eligibility.validate.finding import Finding
from eligibility.validate.seeds import seeds
from eligibility.validate.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each requirement that turns an outcome with a trait."""
    for right in subject.rights:
        for found in unequal(subject.rulebook, right, seeds(subject.rulebook, right.id)):
            yield _finding(subject, found)


def _finding(subject: Subject, found: Unequal) -> Finding:
    right, trait, turned = found.right, found.trait, found.condition
    on = right.id if turned is None else f"{right.id}/{turned.id}"
    span = subject.right_span(right) if turned is None else turned.when.span
    gate = Label("круг лица на која се право односи", "whom the right concerns")
    words = gate if turned is None else turned.label
    sr = f"исход зависи од својства: {trait.name.sr}; исту породицу одбија „{words.sr}“"
    en = (
        f"the outcome hangs on a trait: {trait.name.en}; the same family is refused by “{words.en}”"
    )
    if trait.opinion is not None:
        sr += f". О томе је говорио {trait.opinion.sr}; изреке нису виђене у целини"
        en += f". {_capital(trait.opinion.en)} spoke of it; the operative parts were not seen whole"
    return subject.finding(
        "unequal-treatment",
        on,
        Label(sr, en),
        span,
        citation=right.citation if turned is None else turned.citation,
        suggestion=Label(
            "ако је тако намерно, изјавите посебну меру (`affirmative`); ако није, додајте "
            "могућност и за друге",
            "if it is meant so, declare an affirmative measure (`affirmative`); if not, add an "
            "alternative for the others",
        ),
        witnesses=(found.before, found.after),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
