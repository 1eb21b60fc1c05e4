"""Names in a case that nothing knows: a mistyped place, right or assessment counts as unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eligibility.acts.model import Label, Rulebook
from eligibility.errors import nearest
from eligibility.facts import UNKNOWN, Case, places
from eligibility.facts.people import Person

BEFORE_CLAIM = Label(
    "дан одлучивања из предмета је пре `--claim-date` и не узима се у обзир",
    "the case's decision date is earlier than `--claim-date` and is left aside",
)


def doubts(case: Case, rulebook: Rulebook) -> list[Label]:
    """Return a note for each such name, with the nearest known one, each name once."""
    rights = {*rulebook.rights, *rulebook.other_rights}
    found: dict[tuple[str, str], Label] = {}
    for person in case.people:
        for text in _places(person):
            if places.is_within(text, places.REPUBLIC) is None:
                close = [place.name for place in places.nearest_places(text, 1)]
                found["place", text] = _note(person, "место", "place", text, close)
        for award in person.awards:
            if _is_ours(award.right, rulebook) and award.right not in rights:
                close = nearest(award.right, rights)
                found["right", award.right] = _note(person, "право", "right", award.right, close)
        for assessment in person.assessments:
            kind = assessment.kind
            if _is_ours(kind, rulebook) and kind not in rulebook.assessments:
                close = nearest(kind, rulebook.assessments)
                found["assessment", kind] = _note(person, "процена", "assessment", kind, close)
    return list(found.values())


def _places(person: Person) -> Iterator[str]:
    given = [residence.place for residence in person.residences]
    if person.school is not UNKNOWN and person.school is not None:
        given.append(person.school.place)
    yield from (place for place in given if place is not UNKNOWN)


def _is_ours(id_: str, rulebook: Rulebook) -> bool:
    """Whether a place of the rulebook's chain, or no place at all, should know an id."""
    place = id_.partition(".")[0]
    return place in rulebook.chain or place not in places.places()


def _note(person: Person, serbian: str, english: str, given: str, close: Iterable[str]) -> Label:
    sr = f"{person.id}: непознато – {serbian} `{given}`"
    en = f"{person.id}: unknown {english} `{given}`"
    for name in close:
        sr += f"; да ли је то `{name}`?"
        en += f"; did you mean `{name}`?"
    return Label(sr, en)
