"""Whether two places leave one person with neither of their like rights, by residence alone."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from eligibility.acts.check import conditions
from eligibility.acts.model import Condition, Right, Rulebook
from eligibility.engine.result import Determination
from eligibility.facts import places
from eligibility.feel import nodes
from eligibility.records import Record
from eligibility.validate.documents import Document, decisive, determinations, refused
from eligibility.validate.seeds import seeds

_OF_PLACE = frozenset(("resides", "residence length", "schooled at"))
_OF_FIELD = frozenset(("residences", "school"))
_LONG = "2000-01-01"
_MOST_CASES = 12


class Deadlock(Record):
    """A person whom both places refuse for where they live, and whom each would serve alone."""

    here: Right
    there: Right
    case: Document
    refusals: tuple[Determination, Determination]
    conditions: tuple[Condition, Condition]


def deadlocks(one: Rulebook, right: Right, other: Rulebook) -> Iterator[Deadlock]:
    """Yield a person left with neither this right nor its like in the other place, if found.

    The like of a right is one of the same topic. A person is of whom the examples of both
    speak; resides in one place and lives and learns in the other; and would be served by
    either if they had always resided there.
    """
    if not right.topic:
        return
    for like in other.rights.values():
        if like.topic == right.topic and like.act in _own(other):
            found = _found(one, right, other, like)
            if found is not None:
                yield found
                return


def _own(rulebook: Rulebook) -> set[str]:
    return {act.id for act in rulebook.acts.values() if act.place == rulebook.place}


def _found(one: Rulebook, here: Right, other: Rulebook, there: Right) -> Deadlock | None:
    for case in _people(one, here, other, there):
        if not _serves(one, here, case, one.place) or not _serves(other, there, case, other.place):
            continue
        for home, away in ((one.place, other.place), (other.place, one.place)):
            torn = _living(case, home, away)
            first, second = _refusal(one, here, torn), _refusal(other, there, torn)
            if first is not None and second is not None:
                return Deadlock(here, there, torn, (first[0], second[0]), (first[1], second[1]))
    return None


def _serves(rulebook: Rulebook, right: Right, case: Document, place: str) -> bool:
    """Whether a place does not refuse somebody who has always lived there."""
    found = determinations(_living(case, place, place), rulebook, right.id) or ()
    return any(each.standing == "possible" and not refused(each) for each in found)


def _refusal(
    rulebook: Rulebook, right: Right, case: Document
) -> tuple[Determination, Condition] | None:
    """Return a refusal that rests on requirements of residence and place alone."""
    known = {each.id: each for each in conditions(right.conditions)}
    for found in determinations(case, rulebook, right.id) or ():
        if found.standing not in ("possible", "open") or not refused(found):
            return None
        causes = [known.get(id_) for id_ in decisive(found.conditions)]
        if causes and all(cause is not None and _of_place(cause) for cause in causes):
            cause = causes[0]
            assert cause is not None
            return found, cause
    return None


def _of_place(condition: Condition) -> bool:
    stack: list[nodes.Test] = [condition.when.node]
    while stack:
        node = stack.pop()
        if isinstance(node, nodes.Call) and node.function in _OF_PLACE:
            return True
        if isinstance(node, nodes.Path) and node.field in _OF_FIELD:
            return True
        stack.extend(nodes.children(node))
    return False


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
    """Return the person residing in one place all along, and lately staying in another."""
    other: Document = copy.deepcopy(case)
    known = places.places()
    person: dict[str, Any] = other["people"][0]
    spells = [_spell("prebivaliste", known[home].name, str(person.get("birth_date", _LONG)))]
    claim = str(case.get("claim_date", "2026-01-31"))
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
