"""What changes between two versions of an act, of a place's rules, or between two places."""

from __future__ import annotations

from typing import Literal

from eligibility.acts.model import Label
from eligibility.records import Record
from eligibility.validate.finding import Witness


class Change(Record):
    """One way in which a right decides differently: who gains or loses, with a family.

    `witness.answers` holds the old answer and then the new one.
    """

    kind: Literal["gains", "loses", "more", "less", "later", "other"]
    words: Label
    witness: Witness


class RightChange(Record):
    """What becomes of one right.

    `equivalent` is proved within `bound` people; `unsettled` names what was not answered.
    """

    old: str | None
    new: str | None
    name: Label
    status: Literal["equivalent", "changed", "added", "removed", "unsettled"]
    changes: tuple[Change, ...] = ()
    unsettled: tuple[Label, ...] = ()
    bound: int = 0


class ParameterChange(Record):
    """What becomes of one parameter: its values in words, oldest first; none where absent."""

    id: str
    label: Label
    old: tuple[Label, ...]
    new: tuple[Label, ...]


class ExampleChange(Record):
    """An example of the old or new act whose outcome or benefit is now another."""

    name: Label
    witness: Witness


class Curve(Record):
    """The amount of a right against income, to be drawn: points as exact texts.

    `before` and `after` are (income, amount) pairs, the income in RSD; a cliff is an income
    just above which the amount falls at once, before or after. `case` is the text of the case
    whose income is varied; `measure` and `period` say what the amounts are. `unknown_before`
    and `unknown_after` are stretches of income for which nobody knows the amount.
    """

    right: str
    name: Label
    axis: Label
    before: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, str], ...]
    cliffs: tuple[str, ...] = ()
    case: str = ""
    measure: Literal["amount", "percent", "hours"] = "amount"
    period: str = "once"
    unknown_before: tuple[tuple[str, str], ...] = ()
    unknown_after: tuple[tuple[str, str], ...] = ()


class Difference(Record):
    """All that changes between two rulebooks, named `old` and `new`."""

    old: str
    new: str
    rights: tuple[RightChange, ...]
    parameters: tuple[ParameterChange, ...] = ()
    examples: tuple[ExampleChange, ...] = ()
    curves: tuple[Curve, ...] = ()
