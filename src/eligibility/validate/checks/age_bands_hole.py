"""Services of one kind whose ages leave somebody out: between two of them, or within their frame.

An age is left out where the conditions of every such service of the place are false at that age,
whatever else is the case. Only services of which one at least asks for an age are looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from eligibility.acts.check import conditions
from eligibility.acts.link.expressions import walk
from eligibility.acts.model import Expression, Label, Right
from eligibility.engine.index import CaseIndex
from eligibility.engine.limits import Limits
from eligibility.engine.reference import determine_right
from eligibility.engine.supposed import periods
from eligibility.engine.tables import Setting
from eligibility.engine.world import Worlds
from eligibility.errors import Span
from eligibility.explain.words import Voice
from eligibility.facts import places, read_case
from eligibility.facts.topics import TOPICS
from eligibility.feel import nodes
from eligibility.validate.finding import Answer, Finding, Witness
from eligibility.validate.subject import Subject
from eligibility.validate.table_words import both, joined

AGES = range(131)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield each stretch of ages that the services of one topic leave out."""
    own = {right.topic for right in subject.rights if right.topic and right.kind == "service"}
    for topic in sorted(own):
        yield from _of_topic(subject, topic)


def _of_topic(subject: Subject, topic: str) -> Iterator[Finding]:
    rulebook = subject.rulebook
    alike = [
        right
        for right in rulebook.rights.values()
        if right.topic == topic and right.kind == "service"
    ]
    frames = [right for right in alike if right.open_term]
    services = [right for right in alike if not right.open_term]
    mine = [right for right in services if right in subject.rights]
    if not mine or not any(_asks(right) for right in mine):
        return
    served = {right.id: _served(subject, right) for right in services}
    covered = set().union(*served.values())
    if frames:
        wanted = set().union(*(_served(subject, frame) for frame in frames))
    else:
        ends = [age for ages in served.values() if ages for age in (min(ages), max(ages))]
        wanted = set(range(min(ends), max(ends) + 1)) if ends else set()
    for first, last in _runs(sorted(wanted - covered)):
        beside = _beside(mine, served, first, last)
        if beside is not None:
            yield _finding(subject, topic, services, frames, served, beside, first, last)


def _asks(right: Right) -> bool:
    return _asking(right) is not None


def _asking(right: Right) -> Expression | None:
    """Return the expression in which a right asks for the age of whom it concerns."""
    age = nodes.Path(nodes.Name(right.per), "age")
    told = [condition.when for condition in conditions(right.conditions)]
    if right.concerns is not None:
        told.append(right.concerns)
    return next((each for each in told if any(node == age for node in walk(each.node))), None)


def _served(subject: Subject, right: Right) -> set[int]:
    """Return the ages at which a right's conditions may hold, by its latest parameters."""
    named = {
        each.name
        for condition in conditions(right.conditions)
        for each in walk(condition.when.node)
        if isinstance(each, nodes.Name)
    }
    ids = {right.names[name] for name in named if name in right.names}
    known = ids & subject.rulebook.parameters.keys()
    worths: dict[str, Any] = {}
    for _, _, each in periods(subject.rulebook, known):
        worths |= each
    setting = Setting(subject.rulebook, right.names, worths, (right.per,))
    axis = nodes.Path(nodes.Name(right.per), "age")
    limits = Limits(right, setting, (axis,))
    return {age for age in AGES if limits.allow((age,))}


def _runs(ages: Sequence[int]) -> Iterator[tuple[int, int]]:
    for _, run in groupby(enumerate(ages), lambda each: each[1] - each[0]):
        listed = [age for _, age in run]
        yield listed[0], listed[-1]


def _beside(mine: list[Right], served: dict[str, set[int]], first: int, last: int) -> Right | None:
    """Return the service of this act whose ages begin after the hole, or end before it."""
    for right in mine:
        if last + 1 in served[right.id] and _asks(right):
            return right
    for right in mine:
        if first - 1 in served[right.id] and _asks(right):
            return right
    return None


def _finding(
    subject: Subject,
    topic: str,
    services: list[Right],
    frames: list[Right],
    served: dict[str, set[int]],
    beside: Right,
    first: int,
    last: int,
) -> Finding:
    kind = Label(TOPICS[topic].sr, TOPICS[topic].en)
    bands = joined(
        [
            both("{0} ({1})", "{0} ({1})", right.name, _ages_words(sorted(served[right.id])))
            for right in services
        ],
        "; ",
        "; ",
    )
    against = (
        both("; оквир закона: {0}", "; the frame of the law: {0}", frames[0].name)
        if frames
        else Label("", "")
    )
    asking = _asking(beside)
    span: Span = subject.right_span(beside) if asking is None else asking.span
    citation = next(
        (each.citation for each in conditions(beside.conditions) if each.when is asking), None
    )
    witnesses = _witness(subject, services, first)
    doubt = (
        Label("", "")
        if witnesses
        else Label("; колико је пропис овде уписан", "; as far as the act is encoded here")
    )
    return subject.finding(
        "age-bands-hole",
        beside.id,
        both(
            "{0}: услуге изостављају узраст {1} – {2}{3}{4}",
            "{0}: the services leave out the ages {1} – {2}{3}{4}",
            kind,
            _stretch(first, last),
            bands,
            against,
            doubt,
        ),
        span,
        citation=citation or beside.citation,
        suggestion=Label(
            "спојите узрасте услуга, или наведите у `waived` ко их у том узрасту прима",
            "let the ages of the services meet, or say in `waived` who serves that age",
        ),
        witnesses=witnesses,
    )


def _ages_words(ages: list[int]) -> Label:
    runs = [_stretch(first, last) for first, last in _runs(ages)]
    return joined(runs, ", ", ", ") if runs else Label("нико", "nobody")


def _stretch(first: int, last: int) -> Label:
    if last == AGES[-1]:
        return Label("било који", "any") if first == 0 else Label(f"{first}+", f"{first}+")
    serbian, english = Voice("sr-Cyrl"), Voice("en")
    if first == last:
        return Label(serbian.count(first, "year"), english.count(first, "year"))
    return Label(f"{first}–{serbian.count(last, 'year')}", f"{first}–{english.count(last, 'year')}")


def _witness(subject: Subject, services: list[Right], age: int) -> tuple[Witness, ...]:
    """Return a person of an age left out, whom the reference engine refuses every service."""
    seen = max(
        (right.validity.seen_last for right in services if right.validity.seen_last is not None),
        default=date(2024, 1, 1),
    )
    case = {
        "schema": 1,
        "invented": True,
        "municipality": places.places()[subject.rulebook.place].latin,
        "claim_date": seen.isoformat(),
        "decision_date": seen.isoformat(),
        "applicant": "person",
        "people": [{"id": "person", "age": age}],
    }
    text = json.dumps(case, ensure_ascii=False, indent=2)
    worlds = Worlds(CaseIndex(read_case(text)), subject.rulebook)
    answers: list[Answer] = []
    for right in services:
        for found in determine_right(right, worlds):
            answers.append(Answer(right.id, found.subject, found.holder, found.outcome))
            if found.outcome != "not_eligible":
                return ()
    return (Witness(text, tuple(answers)),)
