"""Which facts rights can use at all: read from their expressions, for an input template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from eligibility.acts.model import Benefit, ConditionNode, Expression, Group, Right, Rulebook, Value
from eligibility.explain.words import Voice
from eligibility.facts import VOCABULARY
from eligibility.feel import nodes

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
    words: set[str] = set()
    for right in rights:
        words |= _words_of_right(rulebook, right)
    found = {fact for word in words for fact in IMPLIED.get(word, ())}
    # A field counts in a record only if the record itself is used: `amount` of incomes.
    reached, waiting = set(), ["case", "person"]
    while waiting:
        record = waiting.pop()
        if record in reached:
            continue
        reached.add(record)
        for name, entry in VOCABULARY[record].items():
            used = name in words or (record, name) in found
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
    words: set[str] = set()
    waiting = list(_expressions(right))
    names = [right.names] * len(waiting)
    seen: set[str] = set()
    if right.governing.kind == "claim":
        words.add("claim_date")
    elif right.governing.kind == "decision":
        words.add("decision_date")
    while waiting:
        known = names.pop()
        for word in _words(waiting.pop().node):
            words.add(word)
            id_ = known.get(word, "")
            definition = rulebook.definitions.get(id_)
            if definition is not None and id_ not in seen:
                seen.add(id_)
                inner = list(_of_value(definition.value))
                waiting += inner
                names += [definition.names] * len(inner)
            parameter = rulebook.parameters.get(id_)
            if parameter is not None and parameter.reference in ("claim", "month_before_claim"):
                words.add("claim_date")
    return words


def _words(node: nodes.Test) -> Iterator[str]:
    """Yield the names, fields and functions that an expression speaks of."""
    if isinstance(node, nodes.Name):
        yield node.name
    elif isinstance(node, nodes.Path):
        yield node.field
    elif isinstance(node, nodes.Call):
        yield node.function
    for child in nodes.children(node):
        yield from _words(child)


def _expressions(right: Right) -> Iterator[Expression]:
    for single in (right.concerns, right.governing.event):
        if single is not None:
            yield single
    for holder in right.holders:
        yield holder.person
        if holder.joint is not None:
            yield holder.joint
        if holder.when is not None:
            yield holder.when
    yield from _of_conditions(right.conditions)
    yield from _of_benefit(right.benefit)
    for burden in right.encumbrances:
        yield burden.when


def _of_conditions(node: ConditionNode) -> Iterator[Expression]:
    for exception in node.unless:
        yield from _of_conditions(exception)
    if isinstance(node, Group):
        for member in node.members:
            yield from _of_conditions(member)
        return
    yield node.when
    for reading in node.other_readings:
        yield reading.when


def _of_benefit(benefit: Benefit) -> Iterator[Expression]:
    values = [benefit.amount, benefit.percent, benefit.hours, benefit.at_most]
    values += [value for _, value in benefit.caps]
    for value in values:
        if value is not None:
            yield from _of_value(value)


def _of_value(value: Value) -> Iterator[Expression]:
    if isinstance(value, Expression):
        yield value
        return
    yield from value.inputs
    for row in value.rows:
        yield from (test for test in row.tests if test is not None)
        yield row.output
