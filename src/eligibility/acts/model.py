"""The linked, immutable form of acts: what engines evaluate and reports cite."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from eligibility.acts.model_values import (
    Assessment,
    Citation,
    DatedValue,
    Definition,
    Evidence,
    Expression,
    Holds,
    Label,
    MissingKind,
    Parameter,
    Passage,
    Reference,
    Row,
    Source,
    Table,
    Validity,
    Value,
)
from eligibility.errors import Span
from eligibility.feel.nodes import Node
from eligibility.records import Record, fresh, kept

RightKind = Literal["cash", "service", "in_kind", "relief"]


class Reading(Record):
    """One way to read an unclear condition."""

    label: Label
    when: Expression


class Condition(Record):
    """One requirement; with several readings it is unknown where they differ."""

    id: str
    label: Label
    when: Expression
    citation: Citation | None
    reading: Label | None = None
    other_readings: tuple[Reading, ...] = ()
    validity: Validity = Validity()
    unless: tuple[ConditionNode, ...] = ()


class Group(Record):
    """Requirements taken together: all, any, or at least `count` of them."""

    kind: Literal["all", "any", "at_least"]
    members: tuple[ConditionNode, ...]
    count: int = 0
    id: str = ""
    label: Label | None = None
    missing: tuple[Passage, ...] = ()
    validity: Validity = Validity()
    unless: tuple[ConditionNode, ...] = ()


ConditionNode = Condition | Group


class Holder(Record):
    """Who may hold a right: a variable, the person it stands for, a fallback's ground.

    `joint` is the person who holds it together with them: the other of a couple.
    """

    variable: str
    person: Expression
    label: Label
    when: Expression | None = None
    citation: Citation | None = None
    joint: Expression | None = None


class GoverningDate(Record):
    """The day whose version of the act applies."""

    kind: Literal["claim", "decision", "event", "month"]
    event: Expression | None = None


class Benefit(Record):
    """What a right gives. At most one of amount, percent, hours is computed.

    `covers` a cost as it arises, or that of the cheapest choice.
    """

    kind: RightKind
    label: Label | None = None
    amount: Value | None = None
    percent: Value | None = None
    hours: Value | None = None
    at_most: Value | None = None
    period: str = "once"
    of: Label | None = None
    assessed_by: Label | None = None
    caps: tuple[tuple[Label, Value | None], ...] = ()
    citation: Citation | None = None
    per: str | None = None
    item: Label | None = None
    quantity: Value | None = None
    instalments: tuple[Instalment, ...] = ()
    budget_share: str | None = None
    covers: Literal["actual_cost", "lowest_cost"] | None = None


class Instalment(Record):
    """A part of the benefit, paid at a milestone: a share of the whole or an amount."""

    at: Label
    share: Expression | None = None
    amount: Expression | None = None
    date: Expression | None = None


class Frequency(Record):
    """At most so many awards of the right in a period (`calendar_year`, `quarter`, …)."""

    at_most: int
    per: str
    citation: Citation | None = None


class Encumbrance(Record):
    """A burden that the grant brings with it when `when` holds (a mortgage, say)."""

    label: Label
    when: Expression
    citation: Citation | None = None


class Detail(Record):
    """A described element that no engine computes: documents, who decides, duties, …"""

    kind: str
    label: Label
    citation: Citation | None = None
    data: tuple[tuple[str, str], ...] = ()
    when: Expression | None = None
    expressions: tuple[tuple[str, Expression], ...] = ()


class Guarantee(Record):
    """What the drafter states of a right and the validator proves: given this, that holds.

    `holds`, `at_most` and `at_least` speak of those who are granted it. `rising_in` a fact:
    more of it takes the right from nobody and lowers no amount; `falling_in`: it gives the
    right to nobody and raises no amount; `independent_of`: it changes nothing.
    """

    id: str
    label: Label
    right: str
    given: Expression | None
    outcome: Literal["eligible", "not_eligible"] | None
    holds: Expression | None
    citation: Citation | None = None
    at_most: Expression | None = None
    at_least: Expression | None = None
    rising_in: str | None = None
    falling_in: str | None = None
    independent_of: str | None = None
    names: Mapping[str, str] = fresh(default_factory=dict)
    file: str = ""
    line: int = 0


class Waived(Record):
    """A finding of the validator that the drafter accepts; `on` narrows it to one thing."""

    finding: str
    on: str | None
    reason: Label


class Right(Record):
    """What an act grants, to whom, on what conditions.

    `open_term`: higher law frames it, and a municipal right may stand in its place.
    `topic`: what it is, whichever place grants it; empty where nothing tells.
    """

    id: str
    act: str
    name: Label
    kind: RightKind
    groups: tuple[str, ...]
    per: str
    concerns: Expression | None
    holders: tuple[Holder, ...]
    governing: GoverningDate
    validity: Validity
    conditions: Group
    missing: tuple[Passage, ...]
    benefit: Benefit
    names: Mapping[str, str]
    citation: Citation | None = None
    frequency: Frequency | None = None
    encumbrances: tuple[Encumbrance, ...] = ()
    details: tuple[Detail, ...] = ()
    open_term: bool = False
    topic: str = ""
    file: str = ""
    line: int = 0


class Expected(Record):
    """What an example of an act expects of one right."""

    right: str
    subject: str | None
    holder: str | None
    outcome: str | None
    benefit: object | None
    missing: tuple[str, ...]
    conditions: tuple[tuple[str, str], ...]
    span: Span


class Example(Record):
    """A small case, JSON text, with its expected outcome; `places` tells where its paths stand."""

    name: Label
    case: str
    expect: tuple[Expected, ...]
    file: str
    span: Span
    places: Mapping[str, Span] = fresh(default_factory=dict)


class Act(Record):
    """One law, by-law or municipal decision: what of it is encoded."""

    id: str
    place: str
    title: Label
    file: str
    digest: str
    gazette: tuple[tuple[str, date | None], ...]
    enabling: tuple[tuple[str, str | None], ...]
    sources: tuple[Source, ...]
    validity: Validity
    rights: tuple[str, ...]
    parameters: tuple[str, ...]
    definitions: tuple[str, ...]
    not_encoded: tuple[tuple[Label, Label, Citation | None], ...]
    examples: tuple[Example, ...]
    implements: Mapping[str, str] = fresh(default_factory=dict)
    texts: Mapping[str, str] = fresh(default_factory=dict)
    guarantees: tuple[Guarantee, ...] = ()
    waived: tuple[Waived, ...] = ()
    transitional: tuple[Detail, ...] = ()


class Rulebook(Record):
    """All acts of one place's chain, linked; ids are global (`rs.nsp`).

    `frames` are rights that higher law only frames, by the right that stands in the place of
    each and is alone determined. `meanings`, `worths` and `programs` are for engines: what they
    made of its expressions, of its values on a day and of its rights, to be made once.
    """

    place: str
    chain: tuple[str, ...]
    acts: Mapping[str, Act]
    rights: Mapping[str, Right]
    parameters: Mapping[str, Parameter]
    definitions: Mapping[str, Definition]
    assessments: Mapping[str, Assessment]
    supplied: tuple[str, ...] = ()
    other_rights: Mapping[str, Label] = fresh(default_factory=dict)
    frames: Mapping[str, Right] = fresh(default_factory=dict)
    meanings: dict[int, tuple[Node, Any]] = kept(default_factory=dict)
    worths: dict[tuple[str, date], Any] = kept(default_factory=dict)
    programs: dict[str, Any] = kept(default_factory=dict)

    def __repr__(self) -> str:
        """Return what it is of: all that it holds would fill hundreds of pages."""
        return f"<Rulebook of {self.place}: {len(self.acts)} acts, {len(self.rights)} rights>"


__all__ = [
    "Act",
    "Assessment",
    "Benefit",
    "Citation",
    "Condition",
    "ConditionNode",
    "DatedValue",
    "Definition",
    "Detail",
    "Encumbrance",
    "Evidence",
    "Example",
    "Expected",
    "Expression",
    "Frequency",
    "GoverningDate",
    "Group",
    "Guarantee",
    "Holder",
    "Holds",
    "Instalment",
    "Label",
    "MissingKind",
    "Parameter",
    "Passage",
    "Reading",
    "Reference",
    "Right",
    "RightKind",
    "Row",
    "Rulebook",
    "Source",
    "Table",
    "Validity",
    "Value",
    "Waived",
]
