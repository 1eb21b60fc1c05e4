"""Requirements that decide nothing: always true, never true, or implied by the others."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.check import conditions
from eligibility.acts.model import Condition, Label, Right
from eligibility.validate.exercised import Exercised, seen
from eligibility.validate.finding import Finding
from eligibility.validate.questions import Verdict, can_be_granted, occurs, unsettled
from eligibility.validate.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Yield each requirement that is proved to decide nothing, gaps put aside.

    What an example of the acts shows otherwise is not put to the solver.
    """
    for right in subject.rights:
        shown = seen(subject, right)
        for condition in conditions(right.conditions):
            yield from _decides(subject, right, condition, shown)


def _decides(
    subject: Subject, right: Right, condition: Condition, shown: Exercised
) -> Iterator[Finding]:
    id_ = condition.id
    if not id_:
        return
    if id_ not in shown.true:
        verdict = occurs(subject, right, lambda each: [each.possible, each.condition(id_).true])
        yield from _told(subject, right, condition, verdict, "condition-never-true")
        if verdict.impossible:
            return
    if id_ not in shown.false:
        verdict = occurs(subject, right, lambda each: [each.possible, each.condition(id_).false])
        yield from _told(subject, right, condition, verdict, "condition-always-true")
        if verdict.impossible:
            return
    if not shown.granted and can_be_granted(subject, right).impossible:
        # From conditions that exclude one another everything follows.
        return
    if id_ not in shown.alone and id_ in {each.id for each in right.conditions.members}:
        verdict = occurs(
            subject,
            right,
            lambda each: [each.possible, each.condition(id_).false, each.others(id_)],
        )
        yield from _told(subject, right, condition, verdict, "condition-implied")


_WORDS = {
    "condition-never-true": (
        "услов „{0}“ нико не може да испуни",
        "nobody can fulfil the condition “{1}”",
        "проверите границе и датуме у услову",
        "see the bounds and dates of the condition",
    ),
    "condition-always-true": (
        "услов „{0}“ испуњава свако кога се право тиче: не одлучује ни о чему",
        "everybody whom the right concerns fulfils the condition “{1}”: it decides nothing",
        "изоставите услов или га напишите строже",
        "leave the condition out, or write it more strictly",
    ),
    "condition-implied": (
        "услов „{0}“ следи из осталих услова: не одлучује ни о чему",
        "the condition “{1}” follows from the others: it decides nothing",
        "изоставите услов, или проверите да ли остали траже више него што је намерно",
        "leave the condition out, or see whether the others require more than is meant",
    ),
}


def _told(
    subject: Subject, right: Right, condition: Condition, verdict: Verdict, code: str
) -> Iterator[Finding]:
    on = f"{right.id}/{condition.id}"
    yield from unsettled(subject, code, on, verdict.open, condition.when.span)
    if not verdict.impossible:
        return
    sr, en, advice_sr, advice_en = _WORDS[code]
    names = condition.label.sr, condition.label.en
    yield subject.finding(
        code,
        on,
        Label(
            f"{sr.format(*names)} (доказано за домаћинства до {subject.people} лица)",
            f"{en.format(*names)} (proved for households of up to {subject.people} people)",
        ),
        condition.when.span,
        citation=condition.citation,
        suggestion=Label(advice_sr, advice_en),
        bound=subject.people,
    )
