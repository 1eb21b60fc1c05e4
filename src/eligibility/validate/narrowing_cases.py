"""Cases in which a narrowing may show: the acts' examples, and people with others' facts."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import date
from itertools import islice
from typing import Any

from eligibility.acts.link.context import Context
from eligibility.acts.link.examples import link_example
from eligibility.acts.model import Right
from eligibility.errors import InputError
from eligibility.validate import registry
from eligibility.validate.days import claimed_on
from eligibility.validate.documents import Document
from eligibility.validate.narrowing import Comparison
from eligibility.validate.run import source_of
from eligibility.validate.sameness import known_days
from eligibility.validate.seeds import seeds

_MOST = 1000
_PERSONS = 3
"""Of how many people whom the law serves the facts are changed."""
_LISTS = ("assessments", "awards", "events", "residences")
_KEPT = ("claim_date", "decision_date", "municipality", "whole")
_OWN = frozenset(("id", "name", "whole"))


def cases(comparison: Comparison) -> Iterator[Document]:
    """Yield cases of the examples of both rights, on their days and on those of the right.

    After the examples come their people one by one: whom the law serves, with the facts of
    somebody of whom the other examples speak added or, one at a time, put in their place.
    """
    yield from islice(_all(comparison), _MOST)


def _all(comparison: Comparison) -> Iterator[Document]:
    rulebook, restated = comparison.rulebook, comparison.restated
    days = known_days(rulebook, restated.right)[:1]
    for right in (restated.right, restated.law):
        for case in _told(comparison, right):
            yield case
            yield from (claimed_on(case, day) for day in days)
    served = list(islice(_entitled(comparison), _PERSONS))
    for right in (restated.right, restated.law):
        for other, day in _people(comparison, right):
            for alone in served:
                case = claimed_on(alone, day)
                (person,) = case["people"]
                filled = _filled(person, other)
                yield {**case, "people": [filled]}
                for fact in sorted(other.keys() - _OWN):
                    if person.get(fact) != other[fact]:
                        changed = {**filled, fact: other[fact]}
                        yield {**case, "people": [_whole(changed, other, {fact})]}


def _told(comparison: Comparison, right: Right) -> Iterator[Document]:
    """Yield the cases of the examples of a right; those of the law are read where they are not.

    With the solver they need not be: it finds what they would show.
    """
    rulebook = comparison.rulebook
    act = rulebook.acts[right.act]
    if act.examples or right is not comparison.restated.law or registry.can_prove():
        yield from seeds(rulebook, right.id)
        return
    with suppress(InputError):
        context = Context(source_of(act), [])
        for given in context.source.act.examples:
            made = link_example(context, given, {right.id}, {})
            if any(expected.right == right.id for expected in made.expect):
                yield json.loads(made.case)


def _people(comparison: Comparison, right: Right) -> Iterator[tuple[dict[str, Any], date]]:
    """Yield the people of the examples of a right, with the day on which they claim."""
    for case in _told(comparison, right):
        if isinstance(claim := case.get("claim_date"), str):
            for each in case.get("people", ()):
                yield each, date.fromisoformat(claim)


def _entitled(comparison: Comparison) -> Iterator[Document]:
    """Yield each person whom the law serves in one of its examples, as a case of one."""
    told: list[Any] = []
    for case in _told(comparison, comparison.restated.law):
        for each in comparison.entitled(case):
            mine = [person for person in case["people"] if person.get("id") == each]
            kept = {key: case[key] for key in _KEPT if key in case}
            if mine and mine not in told:
                told.append(mine)
                yield {**kept, "applicant": each, "people": mine}


def _filled(person: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return a person with what is said of another and not of them."""
    made = {**{fact: value for fact, value in other.items() if fact not in _OWN}, **person}
    for fact in _LISTS:
        both = [*person.get(fact, ()), *other.get(fact, ())]
        if both:
            made[fact] = both
    return _whole(made, other, other.keys() - person.keys())


def _whole(made: dict[str, Any], other: dict[str, Any], taken: Collection[str]) -> dict[str, Any]:
    """Return a person whose lists are whole that were so where they are taken from."""
    whole = {*made.get("whole", ()), *(each for each in other.get("whole", ()) if each in taken)}
    return {**made, "whole": sorted(whole)} if whole else made
