"""Questions about a right over all households, put to the solver for each possible holder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from eligibility.acts.model import Label, Right
from eligibility.records import Record
from eligibility.validate.subject import Subject

if TYPE_CHECKING:
    from eligibility.engine.symbolic import Space
    from eligibility.facts import Case

MOST_MILLISECONDS = 2000
"""How long one question may take at most."""


class Verdict(Record):
    """What the solver says: `case` holds what was asked for, or it is `impossible`, or neither.

    A case is the text of a case file, replayed before it is told.
    """

    case: str = ""
    impossible: bool = False
    open: Label | None = None


def space_of(subject: Subject, *, ignore_gaps: bool = True) -> Space:
    """Return the act's rules over a household of the subject's size, made once."""
    from eligibility.engine.symbolic import Household, Space

    return subject.once(
        ("space", ignore_gaps),
        lambda: Space(subject.rulebook, Household(people=subject.people), ignore_gaps=ignore_gaps),
    )


def asked(
    subject: Subject,
    right: Right,
    wanted: Callable[[Any], Iterable[Any]],
    confirm: Callable[[Case], bool] | None = None,
) -> Verdict:
    """Return whether there is a household for which all that is wanted of a right holds.

    `wanted` gets the symbolic right, once for each of its holders, and returns constraints.
    It is impossible only if it is so for each of them.
    """
    from eligibility.engine.symbolic import Impossible, NotModelledError, Witness

    space = space_of(subject)
    open_: Label | None = None
    for holder in range(max(1, len(right.holders))):
        left = min(subject.remaining(), MOST_MILLISECONDS)
        if left <= 0:
            return Verdict(open=Label("време за доказе је истекло", "the time for proofs ran out"))
        try:
            constraints = list(wanted(space.right(right.id, holder)))
            answer = space.ask(*constraints, confirm=confirm, milliseconds=left)
        except NotModelledError as reason:
            open_ = open_ or Label(f"није преведено: {reason}", f"not translated: {reason}")
            continue
        if isinstance(answer, Witness):
            return Verdict(case=answer.text)
        if not isinstance(answer, Impossible):
            open_ = open_ or answer.reason
    return Verdict(open=open_) if open_ is not None else Verdict(impossible=True)


def unsettled(subject: Subject, code: str, on: str, verdict: Verdict, span: Any) -> Iterator[Any]:
    """Yield that a question was not settled, if so: never the same as fine."""
    if verdict.open is not None:
        yield subject.finding(
            code,
            on,
            Label(
                f"није разрешено: {verdict.open.sr}",
                f"not settled: {verdict.open.en}",
            ),
            span,
            severity="note",
            unsettled=True,
            bound=subject.people,
        )


class TwinVerdict(Record):
    """What the solver says of two households: `witnesses` show what was asked for."""

    witnesses: tuple[Witness, ...] = ()
    open: Label | None = None


def twins_asked(
    subject: Subject,
    right: Right,
    fact: str,
    wanted: Callable[[Any, Any], Iterable[Any]],
    replayed: Callable[[Case, Case], tuple[Witness, ...] | None],
) -> TwinVerdict:
    """Return whether two households that differ in one fact alone are as wanted.

    In what is wanted, the first household has less of the fact, where it has an order.
    """
    from eligibility.engine.symbolic import Household, Impossible, NotModelledError, Space
    from eligibility.engine.symbolic import Witness as Case_

    home = Household(people=subject.people)
    twin = home.twin({_named(fact)})
    spaces = [Space(subject.rulebook, each, ignore_gaps=True) for each in (home, twin)]
    open_: Label | None = None
    for holder in range(max(1, len(right.holders))):
        left = min(subject.remaining(), MOST_MILLISECONDS)
        if left <= 0:
            return TwinVerdict(open=OUT_OF_TIME)
        told: list[tuple[Witness, ...]] = []

        def confirm(one: Case, two: Case, told: list[tuple[Witness, ...]] = told) -> bool:
            found = replayed(one, two)
            if found is not None:
                told.append(found)
            return found is not None

        try:
            rights = [space.right(right.id, holder) for space in spaces]
            constraints = [*wanted(*rights), *_ordered(home, twin, fact)]
            answer = spaces[0].ask_both(spaces[1], *constraints, confirm=confirm, seconds=left)
        except NotModelledError as reason:
            open_ = open_ or _untranslated(reason)
            continue
        if isinstance(answer, Case_):
            return TwinVerdict(told[-1])
        if not isinstance(answer, Impossible):
            open_ = open_ or answer.reason
    return TwinVerdict(open=open_)
