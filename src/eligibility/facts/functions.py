"""The functions that acts may call about facts: what they take and return."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from eligibility.facts.vocabulary import vocabulary
from eligibility.feel.types import (
    BOOLEAN,
    DATE,
    MONTHS,
    TEXT,
    ListType,
    NumberType,
    RecordType,
    Signature,
    Type,
    optional,
)
from eligibility.feel.units import NONE, Unit

PERSON = RecordType("person")
COUNT = NumberType(NONE)

DERIVED: Mapping[str, Mapping[str, Type]] = MappingProxyType(
    {
        "person": MappingProxyType(
            {
                "mother": optional(PERSON),
                "father": optional(PERSON),
                "parents": ListType(PERSON),
                "children": ListType(PERSON),
                "spouse": optional(PERSON),
            }
        )
    }
)
"""Fields that follow from links between people; none where the case is whole without them."""


@cache
def functions() -> Mapping[str, Signature]:
    """Return the signatures of the domain functions by name."""
    words = vocabulary()
    person = ("person", PERSON)
    right = ("right", TEXT)
    residence = ("kind", words["residence"]["kind"].type)
    event = ("kind", words["event"]["kind"].type)
    link = ("kind", words["link"]["kind"].type)
    day = ("date", DATE)
    window = (("from", DATE), ("until", DATE))
    two = (("one", PERSON), ("other", PERSON))
    return MappingProxyType(
        {
            "receives": Signature((person, right), BOOLEAN),
            "months received": Signature((person, right, *window), NumberType(Unit.parse("month"))),
            "days received": Signature((person, right, *window), NumberType(Unit.parse("day"))),
            "days in a row": Signature((person, right, day), NumberType(Unit.parse("day"))),
            "award count": Signature((person, right, *window), COUNT),
            "resides": Signature((person, residence, day), BOOLEAN),
            "residence length": Signature((person, residence, day), MONTHS),
            "schooled at": Signature((person, ("place", TEXT)), BOOLEAN),
            "buried at": Signature((person, ("place", TEXT)), BOOLEAN),
            "assessed": Signature((person, ("kind", TEXT)), BOOLEAN),
            "assessed number": Signature((person, ("kind", TEXT)), COUNT),
            "age at": Signature((person, day), NumberType(Unit.parse("year"))),
            "cares for": Signature(two, BOOLEAN),
            "cares alone for": Signature(two, BOOLEAN),
            "care length": Signature((*two, day), MONTHS),
            "deprived of parental right": Signature(two, BOOLEAN),
            "linked": Signature((two[0], link, two[1]), BOOLEAN),
            "parent of": Signature(two, BOOLEAN),
            "married": Signature(two, BOOLEAN),
            "direct line": Signature(two, BOOLEAN),
            "collateral degree": Signature(two, optional(COUNT)),
            "same household": Signature(two, BOOLEAN),
            "same person": Signature(two, BOOLEAN),
            "had event": Signature((person, event, *window), BOOLEAN),
            "months between": Signature(window, NumberType(Unit.parse("month"))),
            "start of month": Signature((day,), DATE),
            "end of month": Signature((day,), DATE),
            "month before": Signature((day,), DATE),
            "start of quarter": Signature((day,), DATE),
            "end of quarter": Signature((day,), DATE),
            "start of year": Signature((day,), DATE),
            "end of year": Signature((day,), DATE),
        }
    )


@cache
def record_types() -> Mapping[str, Mapping[str, Type]]:
    """Return the fields that expressions see of each record, derived ones included."""
    return MappingProxyType(
        {
            record: MappingProxyType(
                {name: field.type for name, field in fields.items() if field.exposed}
                | dict(DERIVED.get(record, {}))
            )
            for record, fields in vocabulary().items()
        }
    )
