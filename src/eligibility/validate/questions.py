"""Questions about a right over all households, put to the solver for each possible holder."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from eligibility.acts.model import Label, Right, Rulebook
from eligibility.errors import Span
from eligibility.facts.vocabulary import vocabulary
from eligibility.records import Record
from eligibility.validate.finding import Finding, Witness
from eligibility.validate.sameness import latest_day
from eligibility.validate.subject import Subject
from eligibility.validate.touched import alone

if TYPE_CHECKING:
    from eligibility.engine.symbolic import Household, Space
    from eligibility.facts import Case

Q = TypeVar("Q")
MOST_MILLISECONDS = 2000
"""How long one question may take at most."""
QUESTIONS = 10
"""So many hard questions at least can be asked of an act."""
QUICK_MILLISECONDS, OF_A_DAY = 250, 600
"""How long it is tried first, of any day and of a known one, where there is another way to ask."""
OUT_OF_TIME = Label("време за доказе је истекло", "the time for proofs ran out")


class Verdict(Record):
    """What the solver says: `case` holds what was asked for, or it is `impossible`, or neither.

    A case is the text of a case file, replayed before it is told.
    """

    case: str = ""
    impossible: bool = False
    open: Label | None = None


class TwinVerdict(Record):
    """What the solver says of two households: `witnesses` show what was asked for."""

    witnesses: tuple[Witness, ...] = ()
    open: Label | None = None

    @property
    def impossible(self) -> bool:
        """Whether there are no two such households."""
        return not self.witnesses and self.open is None


def space_of(
    subject: Subject,
    right: Right,
    day: date | None = None,
    *,
    gaps: bool | None = None,
    awards: tuple[str, ...] = (),
) -> Space:
    """Return what decides a right over a household of the subject's size, made once.

    Where `gaps` are put aside what nobody has seen takes any value and hides no contradiction.
    Unless it is said they are kept on a day, and put aside without one. All spaces of a right
    lie over one household, or one for the `awards` that its people may have besides.
    """
    from eligibility.engine.symbolic import Household, Space
    from eligibility.engine.symbolic.compiler import Compiler

    kept = day is not None if gaps is None else gaps
    rules = subject.once(("alone", right.id), lambda: _alone(subject, right))

    def household() -> Household:
        made = Household(people=subject.people, compiler=subject.once(Compiler, Compiler))
        made.kinds["awards"] = list(awards)
        return made

    home = subject.once(("home", right.id, awards), household)
    return subject.once(
        ("space", right.id, day, kept, awards),
        lambda: Space(rules, home, day=day, ignore_gaps=not kept),
    )


def _alone(subject: Subject, right: Right) -> Rulebook:
    """Return the rules of a right, with what the act's guarantees about it name besides."""
    stated = [each for each in subject.act.guarantees if each.right == right.id]
    return alone(subject.rulebook, right, stated)


def asked(
    subject: Subject,
    right: Right,
    wanted: Callable[[Any], Iterable[Any]],
    confirm: Callable[[Case], bool] | None = None,
    day: date | None = None,
    *,
    gaps: bool | None = None,
    most: int = MOST_MILLISECONDS,
) -> Verdict:
    """Return whether there is a household for which all that is wanted of a right holds.

    `wanted` gets the symbolic right, once for each of its holders, and returns constraints.
    It is impossible only if it is so for each of them. Without `confirm` a case is taken as
    the solver has it: only for questions of which the proof alone is told.
    """
    space = space_of(subject, right, day, gaps=gaps)
    holders = range(max(1, len(right.holders)))
    return settled(
        subject,
        space,
        [lambda at=at: list(wanted(space.right(right.id, at))) for at in holders],  # type: ignore[misc]
        confirm,
        most,
    )


def occurs(subject: Subject, right: Right, wanted: Callable[[Any], Iterable[Any]]) -> Verdict:
    """Return the same where any case will do, gaps put aside.

    What is not settled at once may be on a known day, where less is open.
    """
    quick = asked(subject, right, wanted, most=QUICK_MILLISECONDS)
    day = latest_day(subject.rulebook, right) if quick.open is not None else None
    if day is not None:
        known = asked(subject, right, wanted, day=day, gaps=False, most=OF_A_DAY)
        if known.case:
            return known
    return quick if quick.open is None else asked(subject, right, wanted)


def settled(
    subject: Subject,
    space: Space,
    attempts: Iterable[Callable[[], list[Any]]],
    confirm: Callable[[Case], bool] | None = None,
    most: int = MOST_MILLISECONDS,
) -> Verdict:
    """Return whether there is a household for which all that one of the attempts wants holds.

    It is impossible only if it is so for each of them.
    """
    from eligibility.engine.symbolic import Impossible
    from eligibility.engine.symbolic import Witness as Found

    open_: Label | None = None
    for wanted in attempts:
        left = min(share(subject), most)
        if not left:
            return Verdict(open=OUT_OF_TIME)
        answer = answered(
            wanted,
            lambda given: space.ask(
                *given,
                confirm=confirm,
                seconds=left / 1000,  # noqa: B023
                small=confirm is not None,
            ),
        )
        if isinstance(answer, Found):
            return Verdict(case=answer.text)
        if isinstance(answer, Label):
            open_ = open_ or answer
        elif not isinstance(answer, Impossible):
            open_ = open_ or answer.reason
    return Verdict(open=open_) if open_ is not None else Verdict(impossible=True)


def can_be_granted(subject: Subject, right: Right) -> Verdict:
    """Return whether any household is granted a right, asked once."""
    return subject.once(
        ("granted", right.id), lambda: asked(subject, right, lambda each: [each.eligible])
    )


def twins_asked(
    subject: Subject,
    right: Right,
    differing: Collection[str],
    wanted: Callable[[Any, Any], Iterable[Any]],
    replayed: Callable[[Case, Case], tuple[Witness, ...] | None],
    day: date | None = None,
    most: int = MOST_MILLISECONDS,
) -> TwinVerdict:
    """Return whether two households that differ in these facts alone are as wanted.

    `differing` names them as `Household.twin` does. `wanted` gets the symbolic right in both,
    once for each of its holders, and returns constraints; `most` is in milliseconds.
    """
    from eligibility.engine.symbolic import Impossible, Space
    from eligibility.engine.symbolic import Witness as Found

    one = space_of(subject, right, day)
    twin = one.home.twin(differing)
    two = Space(one.rulebook, twin, day=day, ignore_gaps=one.ignore_gaps, like=one)
    told: list[tuple[Witness, ...]] = []

    def confirm(first: Case, second: Case) -> bool:
        found = replayed(first, second)
        if found is not None:
            told.append(found)
        return found is not None

    open_: Label | None = None
    for holder in range(max(1, len(right.holders))):
        left = min(share(subject), most)
        if not left:
            return TwinVerdict(open=OUT_OF_TIME)
        answer = answered(
            lambda: list(wanted(one.right(right.id, holder), two.right(right.id, holder))),  # noqa: B023
            lambda given: one.ask(*given, confirm=confirm, twin=two, seconds=left / 1000),  # noqa: B023
        )
        if isinstance(answer, Found):
            return TwinVerdict(told[-1])
        if isinstance(answer, Label):
            open_ = open_ or answer
        elif not isinstance(answer, Impossible):
            open_ = open_ or answer.reason
    return TwinVerdict(open=open_)


def answered(make: Callable[[], Q], ask: Callable[[Q], Any]) -> Any:
    """Return the solver's answer, or in words what could not be put to it."""
    from eligibility.engine.symbolic.values import NotModelledError

    try:
        return ask(make())
    except NotModelledError as reason:
        return Label(f"није преведено: {reason}", f"not translated: {reason}")


def share(subject: Subject) -> int:
    """Return how many milliseconds the next question may take: a part of what the act may."""
    return min(subject.remaining(), MOST_MILLISECONDS, subject.seconds * 1000 // QUESTIONS)


def named(fact: str) -> str:
    """Return a fact of a person, or of what they have (`incomes.amount`), as a twin names it."""
    record, name = _home_of(fact)
    return name if record == "person" else f"{record}.{name}"


def _home_of(fact: str) -> tuple[str, str]:
    *above, last = fact.split(".")
    record = "person"
    for name in above:
        record = vocabulary()[record][name].record or record
    return record, last


def ordered(one: Any, two: Any, fact: str) -> Iterator[Any]:
    """Yield that a right's second household has nowhere less of a fact that is a number."""
    from eligibility.engine.symbolic.terms import at_most
    from eligibility.feel.types import NumberType, OptionalType

    record, name = _home_of(fact)
    of = vocabulary()[record][name].type
    inner = of.of if isinstance(of, OptionalType) else of
    if isinstance(inner, NumberType):
        for before, after in both_of(one, two, fact, range(one.space.home.people)):
            yield one.space.given(at_most(before.value, after.value))


def both_of(one: Any, two: Any, fact: str, slots: Iterable[int]) -> Iterator[tuple[Any, Any]]:
    """Yield what a fact of these people is in both households, for each place that can hold it."""
    home, twin = one.space.home, two.space.home
    name = _home_of(fact)[1]
    for slot in slots:
        for place in _places(home, slot, fact.split(".")[:-1]):
            yield home.field(place, name), twin.field(place, name)


def _places(home: Household, slot: int, above: list[str]) -> Iterator[Any]:
    """Yield the records of a person that hold a fact."""
    from eligibility.engine.symbolic.values import Items

    places: list[Any] = [home.slots[slot]]
    for name in above:
        inner: list[Any] = []
        for place in places:
            held = home.field(place, name)
            parts = [each for _, each in held.items] if isinstance(held, Items) else [held]
            inner += [rec for part in parts for _, rec in part.options]
        places = inner
    yield from places


def unsettled(
    subject: Subject, code: str, on: str, why: Label | None, span: Span
) -> Iterator[Finding]:
    """Yield that a question was not settled, if so: never the same as fine."""
    if why is not None:
        yield subject.finding(
            code,
            on,
            Label(f"није разрешено: {why.sr}", f"not settled: {why.en}"),
            span,
            severity="note",
            unsettled=True,
            bound=subject.people,
        )
