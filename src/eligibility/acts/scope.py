"""The names an expression of an act may use, and their types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from eligibility.facts.functions import functions, record_types
from eligibility.feel.types import BOOLEAN, DATE, ListType, RecordType, Scope, Type

PERSON = RecordType("person")
PEOPLE = ListType(PERSON)

GENERAL: Mapping[str, Type] = {
    "applicant": PERSON,
    "people": PEOPLE,
    "claim_date": DATE,
    "decision_date": DATE,
    "state_of_emergency": BOOLEAN,
}
"""The names that every expression about a case sees, beside the variables of its right."""

TAKEN = frozenset({*GENERAL, "governing_date", "holder", "input", "item"})
"""Names that an act cannot give to a parameter, definition or variable."""


@dataclass(slots=True)
class ActScope:
    """The parameters and the definitions that one act sees, as they become known.

    `parameters` are names in expressions; definitions are fields of a `person`.
    """

    parameters: dict[str, Type] = field(default_factory=dict)
    person: dict[str, Type] = field(default_factory=lambda: dict(record_types()["person"]))

    @property
    def records(self) -> Mapping[str, Mapping[str, Type]]:
        """The fields of each record; those of a person grow with the definitions."""
        return {**record_types(), "person": self.person}

    def define(self, name: str, of: Type) -> None:
        """Make a definition known as a field of a person."""
        self.person[name] = of

    def with_variables(self, variables: Mapping[str, Type], *, dated: bool = True) -> Scope:
        """Return the scope of an expression about a case, with a right's variables."""
        names = {**self.parameters, **GENERAL, **variables}
        if dated:
            names["governing_date"] = DATE
        return Scope(names, self.records, functions())

    def of_parameters(self) -> Scope:
        """Return the scope of an expression that speaks of parameters alone."""
        return Scope(self.parameters, self.records, functions())


@cache
def field_names() -> frozenset[str]:
    """Return the names of all fields of all records."""
    return frozenset(name for fields in record_types().values() for name in fields)
