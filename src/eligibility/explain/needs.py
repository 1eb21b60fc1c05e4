"""Which facts rights can use at all: read from their expressions, for an input template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from eligibility.acts.model import Expression, Right, Rulebook
from eligibility.acts.parts import of_gate, of_requirements, of_values, words
from eligibility.explain.words import Voice
from eligibility.facts import VOCABULARY

RESIDENCE = (
    ("residence", "kind"),
    ("residence", "place"),
    ("residence", "start"),
    ("residence", "end"),
)
AWARDS = (("award", "right"), ("award", "start"), ("award", "end"))
ASSESSMENTS = (("assessment", "kind"), ("assessment", "date"))
KINSHIP = (("case", "kinship"),)
IMPLIED: dict[str, tuple[tuple[str, str], ...]] = {
    "resides": (("person", "residences"), *RESIDENCE),
    "residence length": (("person", "residences"), *RESIDENCE),
    "receives": (("person", "awards"), *AWARDS),
    "months received": (("person", "awards"), *AWARDS),
    "days received": (("person", "awards"), *AWARDS),
    "days in a row": (("person", "awards"), *AWARDS),
    "award count": (("person", "awards"), *AWARDS),
    "assessed": (("person", "assessments"), ("assessment", "outcome"), *ASSESSMENTS),
    "assessed number": (("person", "assessments"), ("assessment", "number"), *ASSESSMENTS),
    "age at": (("person", "birth_date"),),
    "cares for": (*KINSHIP, ("link", "cares_directly")),
    "cares alone for": (*KINSHIP, ("link", "cares_alone")),
    "care length": (*KINSHIP, ("link", "cares_since")),
    "linked": KINSHIP,
    "deprived of parental right": (*KINSHIP, ("link", "parental_right")),
    "schooled at": (("person", "school"), ("school", "place")),
    "buried at": (("person", "burial_place"),),
    "parent of": KINSHIP,
    "married": KINSHIP,
    "direct line": KINSHIP,
    "collateral degree": KINSHIP,
    "same household": (("person", "household"),),
    "had event": (("person", "events"), ("event", "kind"), ("event", "date")),
    "age": (("person", "birth_date"),),
    "mother": (*KINSHIP, ("person", "sex")),
    "father": (*KINSHIP, ("person", "sex")),
    "parents": KINSHIP,
    "children": KINSHIP,
    "spouse": KINSHIP,
    "claim_date": (("case", "claim_date"),),
    "decision_date": (("case", "decision_date"),),
}
"""Facts that a function, or a field that follows from others, rests on."""


def needed(rulebook: Rulebook, rights: Iterable[Right]) -> set[tuple[str, str]]:
    """Return record and field of every fact that these rights can use."""
    used_words: set[str] = set()
    for right in rights:
        used_words |= _words_of_right(rulebook, right)
    found = {fact for word in used_words for fact in IMPLIED.get(word, ())}
    # A field counts in a record only if the record itself is used: `amount` of incomes.
    reached, waiting = set(), ["case", "person"]
    while waiting:
        record = waiting.pop()
        if record in reached:
            continue
        reached.add(record)
        for name, entry in VOCABULARY[record].items():
            used = name in used_words or (record, name) in found
            if used and (record, name) != ("person", "id"):
                found.add((record, name))
                if entry.record is not None:
                    waiting.append(entry.record)
    # An age follows from the day of birth, which is asked.
    return found - {("person", "age")}


def people_of(voice: Voice, rights: Sequence[Right]) -> tuple[str, ...]:
    """Return ids for the people of a template: the applicant, and a child where one counts."""
    people = [voice.say("id.applicant")]
    if any(right.per == "child" for right in rights):
        people.append(voice.say("id.child"))
    return tuple(people)


def _words_of_right(rulebook: Rulebook, right: Right) -> set[str]:
    found: set[str] = set()
    waiting = list(_expressions(right))
    names = [right.names] * len(waiting)
    seen: set[str] = set()
    if right.governing.kind == "claim":
        found.add("claim_date")
    elif right.governing.kind == "decision":
        found.add("decision_date")
    while waiting:
        known = names.pop()
        for word in words(waiting.pop().node):
            found.add(word)
            id_ = known.get(word, "")
            definition = rulebook.definitions.get(id_)
            if definition is not None and id_ not in seen:
                seen.add(id_)
                inner = list(of_values(definition.value))
                waiting += inner
                names += [definition.names] * len(inner)
            parameter = rulebook.parameters.get(id_)
            if parameter is not None and parameter.reference in ("claim", "month_before_claim"):
                found.add("claim_date")
    return found


def _expressions(right: Right) -> Iterator[Expression]:
    yield from of_gate(right)
    yield from (each.joint for each in right.holders if each.joint is not None)
    yield from of_requirements(right.conditions)
    benefit = right.benefit
    yield from of_values(benefit.amount, benefit.percent, benefit.hours, benefit.at_most)
    yield from of_values(*(value for _, value in benefit.caps))
    for burden in right.encumbrances:
        yield burden.when
