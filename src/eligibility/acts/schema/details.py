"""Elements that describe a right without being computed: claim, duties, documents, money."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from eligibility.acts.schema.base import (
    ONE_OF,
    Decimal,
    Element,
    Expr,
    Flag,
    Integer,
    Label,
    Name,
    Reference,
    Str,
)
from eligibility.acts.schema.common import At, GroupWord


class Described(Element):
    """A text with its place in the act; `when` limits it to some cases."""

    noun: ClassVar[str] = "a description"
    label: Label
    when: Expr | None = None
    at: At | None = None


class Start(Described):
    """From which day the right is enjoyed."""

    noun: ClassVar[str] = "a start"
    date: Expr | None = None


class Duration(Described):
    """How long the right lasts, how long at most, and how long without a break."""

    noun: ClassVar[str] = "a duration"
    at_most: Expr | None = None
    per: Annotated[Literal["calendar_year", "school_year", "award", "lifetime"], ONE_OF] | None = (
        None
    )
    in_a_row: Expr | None = None


class Window(Described):
    """The days on which a claim may be filed."""

    noun: ClassVar[str] = "a filing window"
    opens: Expr | None = None
    closes: Expr | None = None


class Claim(Element):
    """How a right comes to be asked for."""

    noun: ClassVar[str] = "a claim"
    mode: Annotated[Literal["request", "ex_officio", "renewed", "collective"], ONE_OF]
    label: Label | None = None
    window: Window | None = None
    at: At | None = None


class Frequency(Element):
    """At most so many awards of the right in a period."""

    noun: ClassVar[str] = "a frequency"
    at_most: Integer
    per: Annotated[
        Literal[
            "calendar_year", "school_year", "quarter", "month", "event", "lifetime", "occasion"
        ],
        ONE_OF,
    ]
    label: Label | None = None
    at: At | None = None


class Duty(Described):
    """What the holder must do after the grant."""

    noun: ClassVar[str] = "a duty"
    lasts: Expr | None = None


class Document(Described):
    """A document, and who obtains it."""

    noun: ClassVar[str] = "a document"
    obtained_by: Annotated[Literal["party", "authority"], ONE_OF] | None = None


class Body(Element):
    """Who decides, or who hears the appeal, and within how many days."""

    noun: ClassVar[str] = "a body"
    body: Label
    within_days: Integer | None = None
    at: At | None = None


class Provider(Element):
    """Who provides a service, and whether anybody does."""

    noun: ClassVar[str] = "a provider"
    label: Label
    licensed: Flag | None = None
    operating: Flag | None = None
    at: At | None = None


class Capacity(Element):
    """How many can be served at a time or in a period."""

    noun: ClassVar[str] = "a capacity"
    label: Label
    places: Expr | None = None
    at: At | None = None


class Funding(Element):
    """Where the money comes from."""

    noun: ClassVar[str] = "a funding"
    label: Label
    source: Annotated[
        Literal["municipality", "province", "republic", "user", "relatives", "donors", "other"],
        ONE_OF,
    ]
    budget: Name | None = None
    exhausts: Flag = False
    at: At | None = None


class Priority(Described):
    """Who comes first where places or money are scarce; 1 before 2."""

    noun: ClassVar[str] = "a priority"
    order: Integer


class Points(Described):
    """Points toward a ranking; without a number where no source shows it."""

    noun: ClassVar[str] = "points"
    points: Decimal | None = None


class Allocation(Described):
    """How scarce places or money are given out, and whether others wait for them."""

    noun: ClassVar[str] = "an allocation"
    by: Annotated[Literal["points", "criteria", "filing"], ONE_OF]
    waiting_list: Flag | None = None


class Price(Described):
    """The full price of a service, before anybody shares in it."""

    noun: ClassVar[str] = "a price"
    amount: Expr | None = None


class Participation(Described):
    """What the user or the relatives pay of the price; `when` limits it to a band."""

    noun: ClassVar[str] = "a participation in the price"
    amount: Expr | None = None
    payer: Annotated[Literal["user", "relatives"], ONE_OF] = "user"


class Cumulation(Element):
    """How a right stands to another: excluded by it, reduced by it, added to it."""

    noun: ClassVar[str] = "a cumulation"
    with_: Reference = Field(alias="with")
    rule: Annotated[Literal["excludes", "reduces", "adds", "unclear"], ONE_OF]
    label: Label | None = None
    at: At | None = None


class Affirmative(Element):
    """A measure in favor of a group, declared as such."""

    noun: ClassVar[str] = "an affirmative measure"
    groups: tuple[GroupWord, ...]
    label: Label
    at: At | None = None


class Transitional(Described):
    """What happens to earlier awards, earlier claims or earlier conditions."""

    noun: ClassVar[str] = "a transitional provision"
    rule: Annotated[
        Literal[
            "earlier_awards_continue",
            "earlier_claims_by_earlier_law",
            "applies_from",
            "applies_back_to",
            "replaces",
            "other",
        ],
        ONE_OF,
    ]
    rights: tuple[Name, ...] = ()
    date: Expr | None = None
    act: Str | None = None


class Guarantee(Element):
    """What the drafter states and the validator proves: given this, that holds."""

    noun: ClassVar[str] = "a guarantee"
    id: Name
    label: Label
    right: Name
    given: Expr | None = None
    outcome: Annotated[Literal["eligible", "not_eligible"], ONE_OF] | None = None
    holds: Expr | None = None
    at: At | None = None


class Waived(Element):
    """A finding of the validator that the drafter accepts, with the reason."""

    noun: ClassVar[str] = "a waived finding"
    finding: Str
    on: Str | None = None
    reason: Label


class NotEncoded(Element):
    """What of the act is not encoded and why."""

    noun: ClassVar[str] = "what is not encoded"
    passage: Label
    why: Label
    at: At | None = None
