"""What a question about a symbolic household is answered with."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from eligibility.acts.model import Label
from eligibility.facts.case import Case


@dataclass(frozen=True, slots=True)
class Witness:
    """A case that was asked for, replayed through the reference engine.

    `text` is the JSON text of the case file; `twin` the case of the second household where
    one was asked about. `supplied` are values taken for parameters that nobody has seen (only
    where gaps were ignored), in the parameter's unit. `assumed` says what the search left free.
    """

    case: Case
    text: str
    people: int
    twin: Case | None = None
    twin_text: str = ""
    supplied: tuple[tuple[str, Fraction], ...] = ()
    assumed: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Return how big it is: facts don't belong in tracebacks."""
        return f"<Witness: {self.people} people>"


@dataclass(frozen=True, slots=True)
class Impossible:
    """There is no such case: proved for households of up to `people` people.

    `items` is how many entries each list of a person may have had. A proof in which something
    was left free (`assumed`) holds whatever that is.
    """

    people: int
    items: int
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Neither a case nor a proof was found."""

    reason: Label
    assumed: tuple[str, ...] = field(default=())


TIME = Label("време за доказ је истекло", "the time for the proof ran out")
NOT_CONFIRMED = Label(
    "нађени примери нису потврђени поновним утврђивањем",
    "the cases that were found were not confirmed when they were determined again",
)

Answer = Witness | Impossible | Unsettled
