"""What checking a case gives: determinations with the full tree of their reasons."""

# Annotations are not made texts here: the fields of a named tuple would be compiled one by one.

from datetime import date
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from eligibility.acts.model import Citation, DatedValue, Evidence, Label, Passage
from eligibility.engine.values import Missing, Unknown
from eligibility.records import Record

Outcome = Literal["eligible", "not_eligible", "depends", "needs_assessment"]
Chains = Literal["agreed", "differ", "unavailable", "none"]
Standing = Literal["possible", "open", "no_subject", "not_in_force"]


class Found(NamedTuple):
    """A fact or parameter that evaluation met, with what it was worth."""

    kind: Literal["fact", "parameter", "definition", "assessment"]
    path: str
    value: Any
    record: str = ""
    field: str = ""
    dated: tuple[DatedValue, ...] = ()

    def __repr__(self) -> str:
        """Return what was met, not its value: facts don't belong in tracebacks."""
        return f"<Found: {self.kind} {self.path}>"


class ConditionResult(NamedTuple):
    """The result of one requirement, or of a group of them (`members`).

    `value` is true, false or `Unknown`. `readings` holds each named reading's own value.
    `kind` is `condition`, `all`, `any`, `at_least`, or `unless` (an exception: true means
    that it applies and defeats what it stands on).
    """

    kind: Literal["condition", "all", "any", "at_least", "unless"]
    id: str
    value: bool | Unknown
    label: Label | None = None
    text: str = ""
    citation: Citation | None = None
    reading: Label | None = None
    readings: tuple[tuple[Label, bool | Unknown], ...] = ()
    found: tuple[Found, ...] = ()
    members: "tuple[ConditionResult, ...]" = ()
    count: int = 0  # type: ignore[assignment]
    missing: tuple[Passage, ...] = ()
    seen: date | None = None

    def __repr__(self) -> str:
        """Return which requirement it is of, without the facts behind it."""
        return f"<ConditionResult: {self.kind} {self.id}>"


class Ranked(Record):
    """A class of priority or points toward a ranking, and whether the holder has them.

    `order` 1 goes first; `points` is None where no source shows how many.
    """

    kind: Literal["priority", "points"]
    label: Label
    value: bool | Unknown
    order: int | None = None
    points: Fraction | None = None
    found: tuple[Found, ...] = ()


class Choice(Record):
    """One value the benefit can take, and the answers that choose it."""

    value: Fraction
    answers: tuple[tuple[Missing, Any], ...]


class BenefitResult(NamedTuple):
    """What the right gives: `status` says how far that is known.

    `value`: `value` holds it; `choices`: one of `choices`; `interval`: between `low` and
    `high` (None: no bound); `unknown`: `missing` says why and `last_known` what the
    parameters involved were last known to be; `assessed`: a body decides; `described`:
    nothing to compute (in kind).
    `measure` is `amount` (RSD), `percent` or `hours`.
    """

    kind: Literal["cash", "service", "in_kind", "relief"]
    status: Literal["value", "choices", "interval", "unknown", "assessed", "described"]
    measure: Literal["amount", "percent", "hours", ""] = ""
    value: Fraction | None = None
    choices: tuple[Choice, ...] = ()
    low: Fraction | None = None
    high: Fraction | None = None
    at_most: Fraction | None = None
    period: str = "once"
    label: Label | None = None
    of: Label | None = None
    assessed_by: Label | None = None
    missing: tuple[Missing, ...] = ()
    last_known: tuple[tuple[str, DatedValue], ...] = ()
    caps: tuple[tuple[Label, Fraction | None], ...] = ()
    found: tuple[Found, ...] = ()
    citation: Citation | None = None
    covers: Literal["actual_cost", "lowest_cost"] | None = None

    def __repr__(self) -> str:
        """Return what kind of benefit it is, without the amount that facts make."""
        return f"<BenefitResult: {self.kind}, {self.status}>"


class Determination(NamedTuple):
    """The outcome for one right, one subject and one possible holder.

    `standing` tells whether the right can concern this subject at all: `no_subject` (the
    act's own gate is false), `not_in_force` (on the governing date), `open` (not known
    yet), `possible`.
    """

    right: str
    subject: str | None
    holder: str | None
    role: Label | None
    outcome: Outcome
    standing: Standing
    governing_date: date | None
    conditions: ConditionResult
    benefit: BenefitResult
    facts: tuple[Missing, ...] = ()
    parameters: tuple[Missing, ...] = ()
    assessments: tuple[Missing, ...] = ()
    readings: tuple[Missing, ...] = ()
    passages: tuple[Passage, ...] = ()
    encumbrances: tuple[Label, ...] = ()
    ranking: tuple[Ranked, ...] = ()
    joint_holder: str | None = None
    evidence: Evidence | None = None
    seen: date | None = None

    def __repr__(self) -> str:
        """Return which right it is of, without the facts behind it."""
        return f"<Determination of {self.right}>"


class Opening(NamedTuple):
    """A right that could open if others were granted first: no determination, a prospect.

    `through` are the rights it asks for that the family could be awarded by then; `step` 1
    follows from what can be claimed now, `step` 2 needs a right of step 1, and so on.
    `outcome` is what it would then be.
    """

    right: str
    subject: str | None
    holder: str | None
    role: Label | None
    step: int
    through: tuple[str, ...]
    outcome: Outcome


class Difference(NamedTuple):
    """The first thing on which two engines differ, with what each of them says.

    `node` is a condition's or group's id, else its place in the right's tree, or `standing`
    or `outcome`; `of` is the right it is about, of one subject and possible holder.
    """

    of: str
    subject: str | None
    holder: str | None
    node: str
    label: Label | None
    reference: str
    other: str


class CrossCheck(Record):
    """What the second engine said: where it agrees, where not, and where it said nothing.

    For a right in `differences` no determination is issued. `unavailable` (the engine did
    not answer) and `refused` (it can't be trusted with this right) have the reason.
    """

    agreed: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    unavailable: tuple[tuple[str, str], ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    chains: Chains = "none"

    @property
    def settled(self) -> bool:
        """Whether every right was confirmed, and every chain."""
        doubts = self.differences or self.unavailable or self.refused
        return not doubts and self.chains in ("agreed", "none")


class Result(Record):
    """All determinations for a case under a rulebook, with what they were made from."""

    place: str
    municipality: str | None
    claim_date: date | None
    decision_date: date | None
    determinations: tuple[Determination, ...]
    acts: tuple[tuple[str, str], ...]
    supplied: tuple[str, ...] = ()
    notes: tuple[Label, ...] = ()
    version: str = ""
    schema: int = 1
    openings: tuple[Opening, ...] = ()
    cross_check: CrossCheck | None = None

    def __repr__(self) -> str:
        """Return what it is of, without the facts behind it."""
        return f"<Result for {self.place}: {len(self.determinations)} determinations>"
