"""Outcomes that hang on a trait on which they should not, with both cases as witness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eligibility.acts.model import Label, Right
from eligibility.validate import registry
from eligibility.validate.equality import Unequal, asked_of, meant, unequal
from eligibility.validate.finding import Finding
from eligibility.validate.questions import Verdict, unsettled
from eligibility.validate.solved import cases
from eligibility.validate.subject import Subject
from eligibility.validate.traits import Trait
from eligibility.validate.turning import hangs


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each requirement that turns an outcome with a trait."""
    for right in subject.rights:
        if meant(right):
            continue
        shown: set[str] = set()
        for found in unequal(subject.determined, right, cases(subject, right)):
            shown.add(found.trait.id)
            yield _finding(subject, found)
        if registry.can_prove():
            left = (each for each in asked_of(subject.rulebook, right) if each.id not in shown)
            yield from _proved(subject, right, left)


def _proved(subject: Subject, right: Right, traits: Iterable[Trait]) -> Iterator[Finding]:
    """Yield what the solver finds of the traits that no case showed; silence is a proof."""
    for trait in traits:
        answer = hangs(subject, right, trait)
        if isinstance(answer, Unequal):
            yield _finding(subject, answer)
        elif answer is not None:
            told = Label(
                f"да ли исход зависи од својства „{trait.name.sr}“: {answer.sr}",
                f"whether the outcome hangs on the trait “{trait.name.en}”: {answer.en}",
            )
            span = subject.right_span(right)
            verdict = Verdict(open=told)
            yield from unsettled(subject, "unequal-treatment", right.id, verdict.open, span)


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
