"""Makes a witness small: leaves out of a case what it proves nothing with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from eligibility.validate.documents import Document, copied

Holds = Callable[[Document], bool]
_KEPT = frozenset(("schema", "invented", "id", "claim_date", "decision_date", "municipality"))
_MOST_TRIALS = 600


def shrunk(document: Document, holds: Holds) -> Document:
    """Return a smaller case for which `holds` is still true, as it is for the given one.

    People are left out first, then links and items of lists, then single facts. What is left
    may be smallest only among those with one part less; after some hundred trials it is
    taken as it is.
    """
    best, trials = document, 0
    changed = True
    while changed and trials < _MOST_TRIALS:
        changed = False
        for smaller in _smaller(best):
            trials += 1
            if trials > _MOST_TRIALS:
                break
            if holds(smaller):
                best, changed = smaller, True
                break
    return best


def _smaller(document: Document) -> Iterator[Document]:
    people = document.get("people")
    if isinstance(people, list):
        for position, person in enumerate(people):
            if len(people) > 1 and person.get("id") != document.get("applicant"):
                yield _without_person(document, position)
    yield from _without_parts(document, ())


def _without_person(document: Document, position: int) -> Document:
    other: Document = copied(document)
    gone = other["people"].pop(position).get("id")
    if isinstance(other.get("kinship"), list):
        other["kinship"] = [
            link for link in other["kinship"] if gone not in (link.get("person"), link.get("of"))
        ]
    return other


def _without_parts(part: Any, path: tuple[str | int, ...]) -> Iterator[Document]:
    """Yield the case without one item of a list or one fact, larger parts first."""
    root = part
    for at in sorted(_places(root, path), key=len):
        other = copied(root)
        inner: Any = other
        for step in at[:-1]:
            inner = inner[step]
        del inner[at[-1]]
        yield other


def _places(part: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if isinstance(part, dict):
        for key, value in part.items():
            at = (*path, key)
            if key not in _KEPT and key not in ("people", "whole"):
                yield at
            if key != "whole":
                yield from _places(value, at)
    elif isinstance(part, list):
        for index, value in enumerate(part):
            at = (*path, index)
            if path and path[-1] != "people":
                yield at
            yield from _places(value, at)
