"""Elements of a right: holders, conditions, benefit."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, Field, Tag

from eligibility.acts.reader import Fields
from eligibility.acts.schema import details
from eligibility.acts.schema.base import (
    ONE_OF,
    Count,
    Element,
    Expr,
    Flag,
    Label,
    Many,
    Name,
    Variable,
    written_as,
)
from eligibility.acts.schema.common import At, GroupWord, Missing, MissingWord, TopicWord, Validity
from eligibility.acts.schema.values import Value

KindWord = Annotated[Literal["cash", "service", "in_kind", "relief"], ONE_OF]


GoverningWord = Annotated[Literal["claim", "decision", "month"], ONE_OF]


class Reading(Element):
    """Another way to read a condition."""

    noun: ClassVar[str] = "a reading"
    label: Label
    when: Expr


class _Node(Element):
    """What every node of the conditions may carry."""

    label: Label | None = None
    at: At | None = None
    validity: Validity | None = None
    unless: tuple[ConditionNode, ...] = ()
    missing: (
        Annotated[
            Annotated[MissingWord, Tag("<text>")]
            | Annotated[tuple[Missing, ...], Tag("<mapping>")],
            Discriminator(written_as),
        ]
        | None
    ) = None
    passage: Label | None = None


class Condition(_Node):
    """One requirement."""

    noun: ClassVar[str] = "a condition"
    id: Name
    label: Label
    when: Expr
    reading: Label | None = None
    other_readings: tuple[Reading, ...] = ()


class All(_Node):
    """Every member must hold."""

    noun: ClassVar[str] = "a group of conditions"
    id: Name | None = None
    all: tuple[ConditionNode, ...]


class AnyOf(_Node):
    """At least one member must hold."""

    noun: ClassVar[str] = "a group of conditions"
    id: Name | None = None
    any: tuple[ConditionNode, ...]


class AtLeast(_Node):
    """At least so many of the members must hold."""

    noun: ClassVar[str] = "a group of conditions"
    id: Name | None = None
    at_least: Count
    of: tuple[ConditionNode, ...]


def _node_kind(value: Any) -> str:
    if isinstance(value, Fields):
        if "all" in value:
            return "<all>"
        if "any" in value:
            return "<any>"
        if "at_least" in value:
            return "<at least>"
    return "<condition>"


ConditionNode = Annotated[
    Annotated[Condition, Tag("<condition>")]
    | Annotated[All, Tag("<all>")]
    | Annotated[AnyOf, Tag("<any>")]
    | Annotated[AtLeast, Tag("<at least>")],
    Discriminator(_node_kind),
]


class Holder(Element):
    """Who may hold the right, alone or with another; `when` is the ground of a fallback."""

    noun: ClassVar[str] = "a holder"
    as_: Variable = Field(alias="as")
    is_: Expr = Field(alias="is")
    jointly_with: Expr | None = None
    label: Label
    when: Expr | None = None
    at: At | None = None


class EventDate(Element):
    """A governing date that an event sets."""

    noun: ClassVar[str] = "a governing date"
    event: Expr


class Cap(Element):
    """A limit on the quantity that is relieved or given."""

    noun: ClassVar[str] = "a cap"
    label: Label
    value: Value | None = None


class Instalment(Element):
    """A part of the benefit, paid at a milestone."""

    noun: ClassVar[str] = "an instalment"
    at: Label
    share: Expr | None = None
    amount: Expr | None = None
    date: Expr | None = None


class BudgetShare(Element):
    """A benefit that is a budget divided among those who get it."""

    noun: ClassVar[str] = "a share of a budget"
    budget: Name
    label: Label | None = None


class Benefit(Element):
    """What the right gives."""

    noun: ClassVar[str] = "a benefit"
    kind: KindWord | None = None
    label: Label | None = None
    amount: Value | None = None
    percent: Value | None = None
    hours: Value | None = None
    per: Annotated[Literal["day", "week", "month", "year"], ONE_OF] | None = None
    item: Label | None = None
    quantity: Value | None = None
    at_most: Value | None = None
    period: Annotated[
        Literal["once", "day", "month", "quarter", "half_year", "year", "school_year"], ONE_OF
    ] = "once"
    of: Label | None = None
    assessed_by: Label | None = None
    covers: Annotated[Literal["actual_cost", "lowest_cost"], ONE_OF] | None = None
    caps: tuple[Cap, ...] = ()
    instalments: tuple[Instalment, ...] = ()
    budget_share: BudgetShare | None = None
    at: At | None = None


class Right(Element):
    """What the act grants, to whom, on what conditions."""

    noun: ClassVar[str] = "a right"
    name: Label
    kind: KindWord
    groups: tuple[GroupWord, ...] = ()
    topic: TopicWord | None = None
    per: Variable | None = None
    concerns: Expr | None = None
    holders: tuple[Holder, ...] = ()
    open_term: Flag = False
    governing_date: Annotated[
        Annotated[GoverningWord, Tag("<text>")] | Annotated[EventDate, Tag("<mapping>")],
        Discriminator(written_as),
    ]
    validity: Validity | None = None
    conditions: ConditionNode | None = None
    missing: tuple[Missing, ...] = ()
    benefit: Benefit | None = None
    at: At | None = None
    claim: details.Claim | None = None
    frequency: details.Frequency | None = None
    start: details.Start | None = None
    duration: details.Duration | None = None
    suspension: Many[details.Described] = ()
    end: Many[details.Described] = ()
    duties: Many[details.Duty] = ()
    claw_back: Many[details.Described] = ()
    encumbrance: Many[details.Described] = ()
    provisional: details.Described | None = None
    documents: tuple[details.Document, ...] = ()
    decides: details.Body | None = None
    appeal: details.Body | None = None
    provider: Many[details.Provider] = ()
    capacity: details.Capacity | None = None
    funding: Many[details.Funding] = ()
    priority: Many[details.Priority] = ()
    points: Many[details.Points] = ()
    price: details.Price | None = None
    participation: Many[details.Participation] = ()
    allocation: details.Allocation | None = None
    cumulation: Many[details.Cumulation] = ()
    affirmative: details.Affirmative | None = None
