"""Whether two places leave one person with neither of their like rights, by residence alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from eligibility.acts.check import conditions
from eligibility.acts.model import Condition, Right, Rulebook
from eligibility.engine.result import Determination
from eligibility.facts import places
from eligibility.records import Record
from eligibility.validate.documents import Document, copied, decisive, determinations, refused
from eligibility.validate.seeds import seeds
from eligibility.validate.touched import reach_of

_OF_PLACE = frozenset(("resides", "residence length", "schooled at"))
_LONG = "2000-01-01"
_MOST_CASES = 12


class Deadlock(Record):
    """A person whom both places refuse for where they live, and whom each would serve alone.

    `conditions` is the requirement for which each refuses, here and there.
    """

    here: Right
    there: Right
    case: Document
    refusals: tuple[Determination, Determination]
    conditions: tuple[Condition, Condition]


def alike(right: Right, other: Rulebook) -> Iterator[Right]:
    """Yield the rights of another place that are of the same topic."""
    own = {act.id for act in other.acts.values() if act.place == other.place}
    for like in other.rights.values():
        if right.topic and like.topic == right.topic and like.act in own:
            yield like


def shown(one: Rulebook, here: Right, other: Rulebook, there: Right) -> Deadlock | None:
    """Return a person left with neither right, if the examples of both show one.

    A person is of whom the examples of both speak; resides in one place and lives and learns
    in the other; and would be served by either if they had always resided there.
    """
    for case in _people(one, here, other, there):
        subject = case["people"][0]["id"]
        for home, away in ((one.place, other.place), (other.place, one.place)):
            found = confirmed(one, here, other, there, _living(case, home, away), subject)
            if found is not None:
                return found
    return None


def confirmed(
    one: Rulebook, here: Right, other: Rulebook, there: Right, case: Document, subject: str
) -> Deadlock | None:
    """Return a case as a deadlock if the reference engine has it so.

    Both rights refuse the subject for requirements of residence alone, and neither would refuse
    the same family if it had always resided in its place.
    """
    first, second = _refusal(one, here, case, subject), _refusal(other, there, case, subject)
    if first is None or second is None:
        return None
    served = _serves(one, here, case, subject) and _serves(other, there, case, subject)
    if not served:
        return None
    return Deadlock(here, there, case, (first[0], second[0]), (first[1], second[1]))


def _serves(rulebook: Rulebook, right: Right, case: Document, subject: str) -> bool:
    """Whether a place does not refuse somebody who has always lived there."""
    living = _living(case, rulebook.place, rulebook.place)
    found = determinations(living, rulebook, right.id) or ()
    return any(
        each.standing == "possible" and not refused(each)
        for each in found
        if each.subject in (subject, None)
    )


def _refusal(
    rulebook: Rulebook, right: Right, case: Document, subject: str
) -> tuple[Determination, Condition] | None:
    """Return a refusal that rests on requirements of residence and place alone."""
    known = {each.id: each for each in of_place(rulebook, right)}
    all_ = determinations(case, rulebook, right.id) or ()
    mine = [each for each in all_ if each.subject in (subject, None)]
    if not all(refused(each) for each in mine):
        return None
    for found in mine:
        causes = [known.get(id_) for id_ in decisive(found.conditions)]
        cause = causes[0] if causes else None
        if found.standing in ("possible", "open") and cause is not None and all(causes):
            return found, cause
    return None


def of_place(rulebook: Rulebook, right: Right) -> Iterator[Condition]:
    """Yield the requirements of a right that ask where somebody lives or learns."""
    for each in conditions(right.conditions):
        reach = reach_of(rulebook, right, each.when)
        if "residences" in reach.facts or not reach.functions.isdisjoint(_OF_PLACE):
            yield each


def _people(one: Rulebook, here: Right, other: Rulebook, there: Right) -> Iterator[Document]:
    """Yield people of whom the examples of both rights speak: the facts of one and of another."""
    left = [each for each, _ in zip(_alone(one, here), range(_MOST_CASES), strict=False)]
    right = [each for each, _ in zip(_alone(other, there), range(_MOST_CASES), strict=False)]
    for first in left:
        for second in right:
            person = {**second["people"][0], **first["people"][0]}
            for key in ("assessments", "awards", "events"):
                both = [*first["people"][0].get(key, ()), *second["people"][0].get(key, ())]
                if both:
                    person[key] = both
            yield {**first, "applicant": person["id"], "people": [person]}


def _alone(rulebook: Rulebook, right: Right) -> Iterator[Document]:
    """Yield each person of an example whom the right does not refuse, as a case of one."""
    for case in seeds(rulebook, right.id):
        people = case.get("people")
        for found in determinations(case, rulebook, right.id) or ():
            if refused(found) or found.standing != "possible" or not isinstance(people, list):
                continue
            mine = [each for each in people if each.get("id") == found.subject]
            if mine:
                kept: Document = {
                    key: case[key] for key in ("claim_date", "decision_date") if key in case
                }
                kept |= {"applicant": found.subject, "whole": ["people", "kinship"]}
                yield {**kept, "people": mine}


def _living(case: Document, home: str, away: str) -> Document:
    """Return the family residing in one place all along, and lately staying in another."""
    other: Document = copied(case)
    known = places.places()
    claim = str(case.get("claim_date", "2026-01-31"))
    for person in other["people"]:
        spells = [_spell("prebivaliste", known[home].name, str(person.get("birth_date", _LONG)))]
        if away != home:
            spells.append(_spell("boraviste", known[away].name, f"{claim[:8]}01"))
            spells.append(_spell("school", known[away].name, f"{claim[:8]}01"))
        person["residences"] = spells
        if isinstance(person.get("school"), dict):
            person["school"] = {**person["school"], "place": known[away].name}
        person["whole"] = sorted({*person.get("whole", ()), "residences"})
    return other


def _spell(kind: str, place: str, start: str) -> dict[str, Any]:
    return {"kind": kind, "place": place, "from": start, "until": None}
