"""Incomes above which one dinar more loses more than that dinar: the amount falls at once.

Looked for by running the act: families of its own examples, one income of each varied. Where they
show none, the solver is asked for a family, and what it finds is varied in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Label, Right
from eligibility.explain.words import Voice
from eligibility.facts import Case
from eligibility.validate import registry
from eligibility.validate.amounts import ENGLISH, SERBIAN, in_words, per_period
from eligibility.validate.falls import fall
from eligibility.validate.finding import Finding
from eligibility.validate.incomes import (
    Axis,
    axes,
    families,
    grid,
    looks_at_income,
    measure_of,
    own_income,
    seeds,
    with_income,
)
from eligibility.validate.questions import unsettled
from eligibility.validate.replay import witness
from eligibility.validate.sampling import Cliff, Sampled
from eligibility.validate.subject import Subject

FAMILIES = 2
POINTS = 200
"""How many families of a right are looked at, and how often the engine is asked for each."""


def check(subject: Subject) -> Iterator[Finding]:
    """Tell the largest cliff of each right that has one."""
    for right in subject.rights:
        if not looks_at_income(right, subject.rulebook):
            continue
        found = list(_cliffs(subject, right))
        if not found and registry.can_prove():
            asked = fall(subject, right)
            if isinstance(asked, Label):
                span = subject.right_span(right, "benefit")
                yield from unsettled(subject, "cliff", right.id, asked, span)
            elif asked is not None:
                found = list(_varied(subject, right, *asked))
        if found:
            case, axis, cliff = max(found, key=lambda each: each[2].loss)
            others = {each.income for _, _, each in found if each.income != cliff.income}
            yield _finding(subject, right, case, axis, cliff, len(others))


Found = tuple[Case, Axis, Cliff]


def _cliffs(subject: Subject, right: Right) -> Iterator[Found]:
    for number, case in enumerate(families(subject.rulebook, right.id, [subject.act.id])):
        if number == FAMILIES:
            return
        for axis in list(axes(case))[:1]:
            yield from _varied(subject, right, case, axis)


def _varied(subject: Subject, right: Right, case: Case, axis: Axis) -> Iterator[Found]:
    rulebook, own = subject.rulebook, own_income(case, axis)
    sampled = Sampled(rulebook, right.id, case, axis, POINTS)
    marks = {own, own + 1, *seeds(rulebook, right.id, case)}
    sampled.sample(grid(case, axis, marks), falls=True)
    for cliff in sampled.cliffs():
        yield case, axis, cliff


def _finding(
    subject: Subject, right: Right, case: Case, axis: Axis, cliff: Cliff, others: int
) -> Finding:
    book = subject.rulebook
    labels = (
        (cliff.income, Label("приход на граници", "income at the limit")),
        (cliff.income + 1, Label("динар више", "one dinar more")),
    )
    witnesses = tuple(
        witness(with_income(case, axis, income), book, [right.id], label)
        for income, label in labels
    )
    return subject.finding(
        "cliff",
        right.id,
        _message(right, axis, cliff, others),
        subject.right_span(right, "benefit"),
        citation=right.benefit.citation or right.citation,
        suggestion=Label(
            "нека износ опада постепено (нпр. као разлика до границе), или додајте разреде; ако је"
            " прекид намера, прихватите примедбу уз разлог",
            "let the amount fall by degrees (as the difference up to the limit, say), or add bands;"
            " if the cliff is meant, waive the finding with the reason",
        ),
        witnesses=witnesses,
    )


def _message(right: Right, axis: Axis, cliff: Cliff, others: int) -> Label:
    told = [
        voice.label(
            Label(
                "{axis}: изнад {income} један динар више значи {loss}{others}",
                "{axis}: above {income} one dinar more means {loss}{others}",
            )
        ).format(
            axis=voice.label(axis.label).removesuffix(" (RSD)"),
            income=voice.money(cliff.income),
            loss=_loss(right, cliff, voice),
            others=_others(others, voice),
        )
        for voice in (SERBIAN, ENGLISH)
    ]
    return Label(*told)


def _loss(right: Right, cliff: Cliff, voice: Voice) -> str:
    if not measure_of(right):
        return "губитак целог права" if not voice.english else "the loss of the whole right"
    per = per_period(right, voice)
    lost, before, after = (
        in_words(right, each, voice) for each in (cliff.loss, cliff.before, cliff.after)
    )
    if voice.english:
        return f"{lost}{per} less ({before}, then {after if cliff.after else 'nothing'})"
    return f"{lost}{per} мање ({before}, па {after if cliff.after else 'ништа'})"


def _others(number: int, voice: Voice) -> str:
    if not number:
        return ""
    if voice.english:
        return f"; {number} smaller {'cliff' if number == 1 else 'cliffs'} besides"
    return f"; и још мањих прекида: {number}"
