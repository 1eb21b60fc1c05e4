"""A length of residence, care or the like of which nobody says up to which day it counts."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.check import conditions
from eligibility.acts.link.expressions import walk
from eligibility.acts.model import Condition, Expression, Label
from eligibility.feel import nodes
from eligibility.feel.printer import unparse
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.texts import Bare, cited, lines

_LENGTHS = {"residence length": 2, "care length": 2, "age at": 1, "months between": 1}
"""Functions of a length of time, and which argument is the day up to which it counts."""

_NUMBER = r"(?:\d+|jed\w+|dv[ae]|tri|cetiri|pet|sest|sedam|osam|devet|deset|dvanaest)"
_LENGTH = (
    r"(?:najmanje|duze od|vise od|poslednj\w+|neprekidno)"
    rf" (?:(?:\w+ )?{_NUMBER} (?:mesec|godin|dan)\w*|godin[ue]\b)"
)
_OF_LENGTH = r"prebivalist|boravist|nastanj|\bzivi\b|\bzive\b|na evidenciji"
_ANCHOR = (
    r"\bpre\b|\bdo (?:dana|trenutka|podnosenj|rodjenj|momenta|raspis)|\bna dan\b|\bu trenutku\b"
    r"|\bpodnosenj|\brodjenj|\bneposredno\b|\bzakljucno\b|\bracunajuci\b|\bod dana\b|\bu momentu\b"
    r"|\bprethod"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Look at conditions read in two ways that differ in the day alone, and at the articles."""
    for right in subject.rights:
        for condition in conditions(right.conditions):
            if _differ_in_the_day(condition):
                yield subject.finding(
                    "duration-without-anchor",
                    f"{right.id}/{condition.id}",
                    Label(
                        f"„{condition.label.sr}“: не каже се до ког дана се рок рачуна, па услов"
                        f" има читања: {_readings(condition, 'sr')}",
                        f"“{condition.label.en}”: it is not said up to which day the time counts,"
                        f" so that there are readings: {_readings(condition, 'en')}",
                    ),
                    condition.when.span,
                    citation=condition.citation,
                    suggestion=_ADVICE,
                )
    for line in lines(subject):
        for first, last in line.sentences():
            text = Bare(line.text[first:last])
            found = next(text.find(_LENGTH), None)
            if found is None or not text.holds(_OF_LENGTH) or text.holds(_ANCHOR):
                continue
            _, begin, end = found
            yield subject.finding(
                "duration-without-anchor",
                line.key,
                Label(
                    "тражи се трајање, а не каже се до ког дана се рачуна",
                    "a length of time is required, but not up to which day it counts",
                ),
                subject.inside(line.text, first + begin, first + end),
                citation=cited(subject, line),
                words=line.text[first:last],
                suggestion=_ADVICE,
            )


_ADVICE = Label(
    "додајте дан: до подношења захтева, до рођења детета, непосредно пре …",
    "add the day: up to the claim, up to the birth of the child, immediately before …",
)


def _readings(condition: Condition, language: str) -> str:
    readings = [condition.reading, *(other.label for other in condition.other_readings)]
    return "; ".join(getattr(each, language) for each in readings if each is not None)


def _differ_in_the_day(condition: Condition) -> bool:
    if not condition.other_readings or not _lengths(condition.when):
        return False
    mine = _without_days(condition.when)
    return any(_without_days(other.when) == mine for other in condition.other_readings)


def _lengths(expression: Expression) -> list[nodes.Call]:
    return [
        each
        for each in walk(expression.node)
        if isinstance(each, nodes.Call) and each.function in _LENGTHS
    ]


def _without_days(expression: Expression) -> str:
    """Return an expression in writing with each day up to which something counts left out."""
    text = unparse(expression.node)
    for call in _lengths(expression):
        position = _LENGTHS[call.function]
        if position < len(call.arguments):
            whole = unparse(call)
            day = unparse(call.arguments[position].value)
            text = text.replace(whole, whole.removesuffix(f"{day})") + "…)")
    return text
