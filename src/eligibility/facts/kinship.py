"""Checks the links between people: who they name, and that families are possible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from functools import partial

from eligibility.errors import did_you_mean
from eligibility.facts.case import Case, Path
from eligibility.facts.links import Link
from eligibility.facts.wrappers import Wrong

MOST_SEARCHED = 500
ANCESTORS = frozenset({"parent", "adoptive_parent", "grandparent"})
MUTUAL = frozenset({"spouse", "partner", "sibling"})


def kinship_problems(case: Case) -> Iterator[Wrong]:
    """Find links that name nobody, contradict each other, or cannot be."""
    known = {person.id: person for person in case.people}
    seen: set[tuple[str, frozenset[str] | tuple[str, str]]] = set()
    sound: list[tuple[int, Link]] = []
    for index, link in enumerate(case.kinship):
        at: Path = ("kinship", index)
        missing = [
            ((*at, end), name)
            for end, name in (("person", link.person), ("of", link.of))
            if name not in known
        ]
        for path, name in missing:
            yield Wrong(path, "no person has this id", partial(nearest_id, name, known))
        if missing:
            continue
        if link.person == link.of:
            yield Wrong((*at, "of"), "a link from a person to the same person")
            continue
        ends = frozenset((link.person, link.of)) if link.kind in MUTUAL else (link.person, link.of)
        if (link.kind, ends) in seen:
            yield Wrong(at, "the same link stands twice")
            continue
        seen.add((link.kind, ends))
        sound.append((index, link))
    yield from _parents(case, sound)
    yield from _spouses(sound)
    yield from _cycles(sound)


def nearest_id(id: str, known: Collection[str]) -> str:
    """Return a help line that offers the nearest id of a person, of not too many."""
    from eligibility.facts.positions import shown

    if len(known) > MOST_SEARCHED:
        return ""
    return did_you_mean(id, map(shown, known), "ids")


def _parents(case: Case, links: list[tuple[int, Link]]) -> Iterator[Wrong]:
    people = {person.id: person for person in case.people}
    of: dict[str, list[Link]] = {}
    for index, link in links:
        at: Path = ("kinship", index)
        if link.kind not in ("parent", "adoptive_parent"):
            continue
        older, younger = people[link.person].birth_date, people[link.of].birth_date
        if isinstance(older, date) and isinstance(younger, date) and older >= younger:
            yield Wrong(at, "a parent who is not older than the child")
        if link.kind != "parent":
            continue
        others = of.setdefault(link.of, [])
        sex = people[link.person].sex
        if len(others) >= 2:
            yield Wrong(at, "a third parent of the same child", "write adopters as adoptive_parent")
        elif sex in ("female", "male") and any(people[o.person].sex == sex for o in others):
            role = "mother" if sex == "female" else "father"
            yield Wrong(at, f"a second {role} of the same child", "kinds: adoptive_parent, …")
        others.append(link)


def _spouses(links: list[tuple[int, Link]]) -> Iterator[Wrong]:
    married: set[str] = set()
    for index, link in links:
        if link.kind != "spouse":
            continue
        if link.person in married or link.of in married:
            yield Wrong(("kinship", index), "a second spouse of the same person")
        married |= {link.person, link.of}


def _cycles(links: list[tuple[int, Link]]) -> Iterator[Wrong]:
    """Find links by which somebody would be their own ancestor."""
    lines = [(index, link) for index, link in links if link.kind in ANCESTORS]
    inside = _entangled([(link.person, link.of) for _, link in lines])
    below: dict[str, set[str]] = {}
    for index, link in lines:
        if link.person not in inside or link.of not in inside:
            continue
        if link.person in _descendants(link.of, below):
            yield Wrong(("kinship", index), "by this link a person is their own ancestor")
            continue
        below.setdefault(link.person, set()).add(link.of)


def _entangled(lines: list[tuple[str, str]]) -> set[str]:
    """Return who is left once those without ancestors are taken away, over and over."""
    above = Counter(below for _, below in lines)
    children: dict[str, list[str]] = {}
    for person, below in lines:
        children.setdefault(person, []).append(below)
    free = [person for person in children if not above[person]]
    left = {person for line in lines for person in line}
    while free:
        person = free.pop()
        left.discard(person)
        for child in children.get(person, ()):
            above[child] -= 1
            if not above[child]:
                free.append(child)
    return left


def _descendants(person: str, below: dict[str, set[str]]) -> set[str]:
    found, open_ = {person}, [person]
    while open_:
        for child in below.get(open_.pop(), ()):
            if child not in found:
                found.add(child)
                open_.append(child)
    return found
