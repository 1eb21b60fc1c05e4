"""Makes a witness of the solver easier to believe: ages that families have, where any will do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from eligibility.validate.days import claimed_on
from eligibility.validate.documents import Document, copied

_YOUNGEST, _OLDEST, _USUAL = 16, 50, 30
"""Years between somebody who cares for a child and the child."""
_AGED, _MIDDLE = 85, 40
_CARERS = ("parent", "adoptive_parent", "foster_parent", "guardian", "step_parent")


def believable(
    cases: Sequence[Document], holds: Callable[..., bool], day: date | None = None
) -> list[Document]:
    """Return cases that differ in little, with days that are usual, if they still show the same.

    `holds` is asked of all of them. They are decided when they are claimed, on `day` if there is
    one; each person is made older or younger in all alike, with the spells that began at birth.
    What holds for no other day or age is left as it is.
    """
    best = list(cases)
    for change in (_at_once, lambda case: case if day is None else claimed_on(case, day)):
        other = [change(case) for case in best]
        if other != best and holds(*other):
            best = other
    for id_ in _ids(best[0]):
        for wanted in _births(best, id_):
            other = [_born(case, id_, wanted) for case in best]
            if holds(*other):
                best = other
                break
    return best


def _at_once(case: Document) -> Document:
    both = "claim_date" in case and "decision_date" in case
    return {**case, "decision_date": case["claim_date"]} if both else case


def _ids(case: Document) -> list[str]:
    """Return the ids of the people, children before those who care for them."""
    ids = [person["id"] for person in case["people"]]
    cared = {link["of"] for link in _links(case)}
    return sorted(ids, key=lambda id_: id_ not in cared)


def _links(case: Document) -> Iterator[dict[str, Any]]:
    yield from (link for link in case.get("kinship", ()) if link["kind"] in _CARERS)


def _births(cases: Sequence[Document], id_: str) -> Iterator[str]:
    """Yield better days of birth for a person, if theirs is unusual."""
    found = {_of(case, id_).get("birth_date") for case in cases}
    claim = cases[0].get("claim_date")
    if len(found) != 1 or not isinstance(claim, str):
        return
    (born,) = found
    if not isinstance(born, str):
        return
    children = [_of(cases[0], each["of"]) for each in _links(cases[0]) if each["person"] == id_]
    days = [child["birth_date"] for child in children if "birth_date" in child]
    if days:
        gaps = [_years(born, day) for day in days]
        if min(gaps) < _YOUNGEST or max(gaps) > _OLDEST:
            yield _earlier(min(days), _USUAL)
    elif _years(born, claim) > _AGED:
        yield _earlier(claim, _MIDDLE)


def _of(case: Document, id_: str) -> dict[str, Any]:
    return next(person for person in case["people"] if person["id"] == id_)


def _years(one: str, other: str) -> int:
    first, last = date.fromisoformat(one), date.fromisoformat(other)
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def _earlier(day: str, years: int) -> str:
    return f"{int(day[:4]) - years:04}-{'02-28' if day[5:] == '02-29' else day[5:]}"


def _born(case: Document, id_: str, day: str) -> Document:
    other: Document = copied(case)
    person = _of(other, id_)
    old, person["birth_date"] = person["birth_date"], day
    for spell in person.get("residences", ()):
        start = spell.get("from")
        if isinstance(start, str) and (start == old or start < day):
            spell["from"] = day
    return other
