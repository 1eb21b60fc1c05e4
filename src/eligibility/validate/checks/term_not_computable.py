"""An evaluative term that no fact can establish and no named body is asked to assess."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.check import conditions
from eligibility.acts.link.expressions import walk
from eligibility.acts.model import Condition, Label
from eligibility.feel import nodes
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.texts import Bare, cited, lines

EVALUATIVE = (
    r"star\w* i (?:iznemogl|nemocn)\w*|\biznemogl\w+"
    r"|(?:nije|nisu) u mogucnosti da (?:\w+ ){0,3}(?:pomog|pomaz|staraj|izdrzav)\w*"
    r"|(?:drug|ostal)\w+ (?:razlo[gz]|slucajev)\w* socijalne ugrozenosti|socijaln\w+ ugrozen\w*"
    r"|(?:narocito|posebno|izuzetno) tesk\w+ (?:\w+ )?(?:polozaj|situacij|stanj|uslov)\w*"
    r"|tesk\w+ (?:materijaln|socijaln|zivotn)\w+ (?:polozaj|situacij|stanj|prilik)\w*"
    r"|opravdan\w+ razlo\w+|stanj\w+ (?:socijalne )?potrebe|nedovoljn\w+ prihod\w*"
)
"""Stems, in bare letters, of terms that municipal acts use without a measure."""

_ASSESSED = ("assessed", "assessed number")
_JUDGES = (
    r"\bprocenj|\bprocen[aeiu]\b|\butvrdj|\bocenj|na osnovu nalaza|nalaz i misljenje"
    r"|strucno misljenje"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Look at labels of conditions that nobody assesses, and at the articles."""
    for right in subject.rights:
        for condition in conditions(right.conditions):
            found = next(Bare(condition.label.sr).find(EVALUATIVE), None)
            if found is not None and not _is_assessed(condition):
                _, first, last = found
                yield _finding(
                    subject,
                    f"{right.id}/{condition.id}",
                    condition.label.sr[first:last],
                    condition,
                )
    for line in lines(subject):
        for first, last in line.sentences():
            text = Bare(line.text[first:last])
            found = next(text.find(EVALUATIVE), None)
            if found is None or text.holds(_JUDGES):
                continue
            _, begin, end = found
            span = subject.inside(line.text, first + begin, first + end)
            term = line.text[first + begin : first + end]
            yield subject.finding(
                "term-not-computable",
                line.key,
                _message(term),
                span,
                citation=cited(subject, line),
                words=line.text[first:last],
                suggestion=_ADVICE,
            )


def _is_assessed(condition: Condition) -> bool:
    return any(
        isinstance(each, nodes.Call) and each.function in _ASSESSED
        for each in walk(condition.when.node)
    )


_ADVICE = Label(
    "одредите мерило (године, износ, степен), или орган који то процењује (`assessments`)",
    "set a measure (age, amount, degree), or the body that assesses it (`assessments`)",
)


def _message(term: str) -> Label:
    return Label(
        f"„{term}“ нема мерила, нити је речено ко то процењује",
        f"“{term}” has no measure, nor is it said who assesses it",
    )


def _finding(subject: Subject, on: str, term: str, condition: Condition) -> Finding:
    return subject.finding(
        "term-not-computable",
        on,
        _message(term),
        condition.when.span,
        citation=condition.citation,
        suggestion=_ADVICE,
    )
