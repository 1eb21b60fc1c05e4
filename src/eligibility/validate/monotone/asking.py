"""When amounts are looked at along a dimension, and how the solver is asked about it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from eligibility.acts.model import Guarantee, Label, Right
from eligibility.facts import Case
from eligibility.validate import registry
from eligibility.validate.finding import Witness
from eligibility.validate.incomes import measure_of
from eligibility.validate.monotone.steps import Steps
from eligibility.validate.questions import OUT_OF_TIME, space_of, twins_asked
from eligibility.validate.sameness import known_days
from eligibility.validate.subject import Subject
from eligibility.validate.touched import reach_of_outcome, reach_of_worth
from eligibility.validate.turned import turns_with

MILLISECONDS = 250
"""How long the solver may take for one question."""
NO_LABEL = Label("", "")
_OLDEST, _LATEST = date(1990, 1, 1), date(2099, 12, 31)


def looked_at(subject: Subject, right: Right, facts: Collection[str]) -> list[str]:
    """Return the facts with which what a right gives can change, and of which nothing is told yet.

    A table that turns has a finding of its own. What the act states of a fact in a guarantee is
    proved by itself; that an amount rises is meant then, whether it can be proved or not.
    """
    if not measure_of(right):
        return []
    reached = reach_of_worth(subject.rulebook, right).facts & set(facts)
    for guarantee in subject.act.guarantees:
        if guarantee.right == right.id and guarantee.given is None:
            reached -= set(_stated(guarantee))
    return [] if turns_with(subject, right, reached) else sorted(reached)


def _stated(guarantee: Guarantee) -> list[str]:
    stated = guarantee.rising_in or guarantee.falling_in or guarantee.independent_of or ""
    return stated.split(".") if registry.can_prove() or guarantee.rising_in else []


def asked(
    subject: Subject,
    right: Right,
    differing: Collection[str],
    wanted: Callable[[Any, Any], Iterable[Any]],
    confirm: Callable[[Case, Case], Steps],
) -> Steps | Label | None:
    """Ask the solver for two cases; return them, why it is open, or None where there are none.

    In both the right is not refused and its amount known. Asked is of one day, the last on which
    its values are known. Without the solver nothing is asked and nothing is open.
    """
    if not registry.can_prove():
        return None
    if not subject.remaining():
        return OUT_OF_TIME
    from eligibility.engine.symbolic.answers import NOT_CONFIRMED

    shown: list[Steps] = []

    def replayed(one: Case, two: Case) -> tuple[Witness, ...] | None:
        steps = confirm(one, two)
        if steps:
            shown.append(steps)
        return tuple(step.witness(NO_LABEL) for step in steps) or None

    def both(one: Any, two: Any) -> Iterator[Any]:
        yield from (*_given(one), *_given(two), *wanted(one, two))

    def granted(one: Any, two: Any) -> Iterator[Any]:
        yield from (_not_refused(one), _not_refused(two), *both(one, two))

    day = subject.once(("gives", right.id), lambda: _day(subject, right))
    open_: Label | None = None
    # Amounts alone are a far smaller question: conditions matter only where they go wrong.
    for question in (both, granted) if _undisputed(subject, right) else (both,):
        verdict = twins_asked(subject, right, differing, question, replayed, day, MILLISECONDS)
        if verdict.witnesses:
            return shown[-1]
        open_ = verdict.open
        if open_ != NOT_CONFIRMED:
            break
    return open_


def _undisputed(subject: Subject, right: Right) -> bool:
    """Whether sources agree on all that decides a right: else it is many rights, one a reading."""
    book = subject.rulebook
    met = (book.parameters.get(id_) for id_ in reach_of_outcome(book, right).ids)
    return not any(value.conflicting for each in met if each for value in each.values)


def _day(subject: Subject, right: Right) -> date | None:
    """Return the last day, of those on which values are known, when somebody is given an amount.

    None where values are known on no day: then any is supposed.
    """
    known = [day for day in known_days(subject.rulebook, right) if _OLDEST <= day <= _LATEST]
    for day in known[:-1]:
        if not _nobody(subject, right, day):
            return day
    return known[-1] if known else None


def _nobody(subject: Subject, right: Right, day: date) -> bool:
    """Whether it is proved that nobody is given an amount on a day: what follows would be idle."""
    from eligibility.engine.symbolic import Impossible
    from eligibility.engine.symbolic.values import NotModelledError

    space = space_of(subject, right, day)
    for holder in range(max(1, len(right.holders))):
        seconds = min(subject.remaining(), MILLISECONDS) / 1000
        try:
            told = space.ask(*_given(space.right(right.id, holder)), seconds=seconds, small=False)
        except NotModelledError:
            return False
        if not isinstance(told, Impossible):
            return False
    return True


def _given(right: Any) -> Iterator[Any]:
    """Yield that a symbolic right concerns its subject and gives an amount."""
    yield right.possible
    yield right.space.given(amount(right).known)


def _not_refused(right: Any) -> Any:
    """Return that no requirement of a symbolic right is known to be missed."""
    from eligibility.engine.symbolic.terms import no

    return right.space.given(no(right.requirements().false))


def amount(right: Any) -> Any:
    """Return the amount of a symbolic right, known only where no reading of a source matters."""
    from eligibility.engine.symbolic.terms import both, no
    from eligibility.engine.symbolic.values import Sym

    benefit = right.right.benefit
    made = right.worth(benefit.amount or benefit.percent or benefit.hours, "amount alone")
    if not isinstance(made, Sym) or made.kind != "number":
        return Sym("number", False, False, Fraction(0))
    return made._replace(known=both(made.known, no(made.none)))


def more(one: Any, two: Any) -> Any:
    """Return that the second of two symbolic rights gives more."""
    from eligibility.engine.symbolic.terms import at_most, no

    return one.space.given(no(at_most(amount(two).value, amount(one).value)))
