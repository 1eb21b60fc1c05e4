"""A whole case in which the inputs of a table have certain values, replayed before it is told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from eligibility.acts.model import Right
from eligibility.engine.cells import ELSE
from eligibility.engine.index import CaseIndex
from eligibility.engine.reference import determine_right
from eligibility.engine.result import Determination
from eligibility.engine.world import Worlds
from eligibility.errors import InputError
from eligibility.explain.values import plain
from eligibility.facts import places, read_case
from eligibility.facts.vocabulary import vocabulary
from eligibility.feel import nodes
from eligibility.validate.finding import Answer, Witness
from eligibility.validate.subject import Subject
from eligibility.validate.tabled import Laid

_CASE_DATES = (date(1990, 1, 1), date(2100, 1, 1))
_WORTH = {"eligible": 0, "needs_assessment": 1, "depends": 2}


def case_of(subject: Subject, laid: Laid, point: Sequence[Any]) -> tuple[Witness, ...]:
    """Return a case whose facts have these values, as one witness; nothing where none is found.

    The inputs must be facts of the subject or the applicant. The case is one of the act's own
    examples with these facts changed, else a person of whom nothing else is known.
    """
    right = laid.site.right
    if right is None:
        return ()
    facts = _facts(right, laid, point)
    if facts is None:
        return ()
    best: tuple[int, str, Determination] | None = None
    for text in _cases(subject, right, laid, facts):
        replayed = _replayed(subject, right, text, facts)
        if replayed is not None and (best is None or replayed[0] < best[0]):
            best = replayed
    if best is None:
        return ()
    _, text, found = best
    answer = Answer(
        right.id,
        found.subject,
        found.holder,
        found.outcome,
        found.benefit.value,
        right.benefit.period,
    )
    return (Witness(text, (answer,)),)


def _facts(right: Right, laid: Laid, point: Sequence[Any]) -> dict[str, Any] | None:
    """Return the values by the names of the subject's facts; None if an input is no such fact."""
    found: dict[str, Any] = {}
    for axis, value in zip(laid.layout.axes, point, strict=True):
        node = axis.node
        if not axis.domain.attained or not isinstance(node, nodes.Path):
            return None
        if node.base != nodes.Name(right.per):
            return None
        form = vocabulary()["person"][node.field].form
        if form in ("record", "list", "month"):
            return None
        found[node.field] = _written(value)
        if isinstance(value, str) and set(value) == {ELSE}:
            found[node.field] = ELSE
    return found


def _cases(subject: Subject, right: Right, laid: Laid, facts: dict[str, Any]) -> Iterator[str]:
    """Yield cases to try: examples of the act that speak of the right, then the barest one."""
    for example in subject.act.examples:
        for expected in example.expect:
            if expected.right == right.id:
                case = json.loads(example.case)
                someone = expected.subject or case.get("applicant")
                yield from _changed(case, someone, facts)
    first, last = max(laid.first, _CASE_DATES[0]), min(laid.last, _CASE_DATES[1])
    seen = right.validity.seen_last or right.validity.start or date(2024, 1, 1)
    day = min(max(seen, first), last).isoformat()
    home = places.places()[subject.rulebook.place]
    bare: dict[str, Any] = {
        "schema": 1,
        "municipality": home.latin,
        "claim_date": day,
        "decision_date": day,
        "applicant": right.per,
        "people": [{"id": right.per}],
    }
    yield from _changed(bare, right.per, facts)


def _changed(case: dict[str, Any], someone: str | None, facts: dict[str, Any]) -> Iterator[str]:
    for person in case.get("people", ()):
        if person.get("id") != someone:
            continue
        for name, value in facts.items():
            key = vocabulary()["person"][name].key
            person[key] = value
            if name == "age" and "birth_date" in person:
                born = _born(case.get("claim_date"), value)
                if born is not None:
                    person["birth_date"] = born
                    del person[key]
        case["invented"] = True
        case.pop("note", None)
        yield json.dumps(case, ensure_ascii=False, indent=2)


def _born(claimed: Any, age: Any) -> str | None:
    try:
        day = date.fromisoformat(str(claimed))
        return day.replace(year=day.year - int(age), day=min(day.day, 28)).isoformat()
    except ValueError:
        return None


def _replayed(
    subject: Subject, right: Right, text: str, facts: dict[str, Any]
) -> tuple[int, str, Determination] | None:
    """Ask the reference engine: the right must be open to the person, its value not known."""
    try:
        case = read_case(text)
    except InputError:
        return None
    worlds = Worlds(CaseIndex(case), subject.rulebook)
    for found in determine_right(right, worlds):
        rank = _WORTH.get(found.outcome)
        person = next((each for each in case.people if each.id == found.subject), None)
        if rank is None or person is None or found.standing not in ("possible", "open"):
            continue
        if any(_told(person, name) != value for name, value in facts.items() if name != "age"):
            continue
        return rank, text, found
    return None


def _told(person: Any, name: str) -> Any:
    return _written(getattr(person, name))


def _written(value: Any) -> Any:
    """Return a value as a case file has it: whole numbers as numbers, all else as text."""
    if type(value) in (int, Fraction) and Fraction(value).denominator == 1:
        return int(value)
    return plain(value)
