"""Makes a drawn case document agree with itself, as every case that is read must."""

from __future__ import annotations

from typing import Any

Document = dict[str, Any]


def plausible(document: Document) -> Document:
    """Return the document without what `read_case` refuses as contradictory."""
    people: list[Document] = document["people"]
    for person in people:
        _person(person)
    links = _links(document.get("kinship", []), {person["id"]: person for person in people})
    document.pop("kinship", None)
    return document | ({"kinship": links} if links else {})


def _person(person: Document) -> None:
    """Drop what contradicts the sex or the allowance; begin no spell before the birth."""
    if person.get("sex") == "male":
        person.pop("pregnant", None)
    allowance = ("attendance_allowance", "attendance_allowance_basis")
    if len({person[key] is None for key in allowance if key in person}) == 2:
        del person["attendance_allowance_basis"]
    birth = person.get("birth_date", "")
    for name in ("residences", "unemployment_register", "awards"):
        for spell in person.get(name, ()):
            if spell.get("from", birth) < birth:
                spell["from"] = birth
            if spell.get("from") and spell.get("until"):
                spell["until"] = max(spell["from"], spell["until"])


def _links(links: list[Document], people: dict[str, Document]) -> list[Document]:
    """Leave out second spouses, parents not older than the child, second mothers."""
    kept: list[Document] = []
    for link in links:
        others = [one for one in kept if one["kind"] == link["kind"]]
        if link["kind"] == "spouse":
            married = {id_ for one in others for id_ in (one["person"], one["of"])}
            fits = not married & {link["person"], link["of"]}
        elif link["kind"] == "parent":
            fits = _may_be_parent(link, others, people)
        else:
            fits = True
        if fits:
            kept.append(link)
    return kept


def _may_be_parent(link: Document, others: list[Document], people: dict[str, Document]) -> bool:
    parent, child = people[link["person"]], people[link["of"]]
    beside = [people[one["person"]] for one in others if one["of"] == link["of"]]
    sex = parent.get("sex")
    return (
        len(beside) < 2
        and not (sex and any(one.get("sex") == sex for one in beside))
        and parent.get("birth_date", "0") < child.get("birth_date", "9")
    )
