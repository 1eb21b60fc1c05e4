"""Whether any household's outcome hangs on a trait: two that differ in it alone, or a proof."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from eligibility.acts.model import Label, Right, Rulebook
from eligibility.facts.writer import document
from eligibility.validate.believable import believable
from eligibility.validate.documents import Document
from eligibility.validate.equality import Unequal, compared, granted
from eligibility.validate.questions import OUT_OF_TIME, answered, share
from eligibility.validate.sameness import latest_day
from eligibility.validate.subject import Subject
from eligibility.validate.touched import alone
from eligibility.validate.traits import Trait

if TYPE_CHECKING:
    from eligibility.engine.symbolic import Answer, Space, SymbolicRight
    from eligibility.facts import Case
    from eligibility.validate.trait_twins import Way


TWIN = "twin."
"""With this begin the names of the facts in which a twin household may differ."""


def hangs(subject: Subject, right: Right, trait: Trait) -> Unequal | Label | None:
    """Return a family that loses a right by a trait, why that is open, or None: proved not.

    What nobody has seen may grant before and refuses nobody after. One living person is turned,
    or two together: whom the right is for and the applicant, or the applicant and another.
    """
    from eligibility.engine.symbolic.answers import TIME
    from eligibility.validate.trait_twins import WAYS, WHO

    rules = subject.once(("alone", right.id), lambda: alone(subject.rulebook, right))
    replay = _Replay(subject, right, trait)
    open_: Label | None = None
    for way in WAYS[trait.id]:
        idle: set[int] = set()
        for slots in WHO:
            if max(slots) >= subject.people or not idle.isdisjoint(slots):
                # Who is turned to no effect alone adds nothing to another.
                continue
            spaces = _spaces(rules, subject.people, way, slots, gaps=True)
            moved = False
            for holder in range(max(1, len(right.holders))):
                answer = _answer(subject, spaces, right, holder, way, slots, replay)
                moved = moved or answer is not None
                if isinstance(answer, Label) and answer not in (TIME, OUT_OF_TIME) and not open_:
                    # What nobody has seen is in the way: it is the same in both households.
                    again = _spaces(rules, subject.people, way, slots, gaps=False)
                    answer = _answer(subject, again, right, holder, way, slots, replay)
                if replay.found is not None:
                    return replay.found
                if isinstance(answer, Label):
                    if answer in (TIME, OUT_OF_TIME):
                        return answer
                    open_ = open_ or answer
            if not moved:
                idle.update(slots)
    return open_


def _answer(
    subject: Subject,
    spaces: tuple[Space, Space],
    right: Right,
    holder: int,
    way: Way,
    slots: tuple[int, ...],
    replay: _Replay,
) -> Answer | Label | None:
    """Return what the solver says of one question, why it is open, or None: nothing to ask."""
    from eligibility.engine.symbolic import Unsettled

    one, two = spaces
    left = share(subject)
    if not left:
        return OUT_OF_TIME
    answer: Answer | Label | None = answered(
        lambda: _lost(one, two, right, holder, way, slots),
        lambda wanted: (
            one.ask(*wanted, confirm=replay, twin=two, seconds=left / 1000) if wanted else None
        ),
    )
    return answer.reason if isinstance(answer, Unsettled) else answer


class _Replay:
    """Asks the reference engine of two cases, and keeps what it finds of whom the right is for."""

    def __init__(self, subject: Subject, right: Right, trait: Trait) -> None:
        self.found: Unequal | None = None
        self._asked = subject.rulebook, right, trait

    def __call__(self, first: Case, second: Case) -> bool:
        case, other = document(first), document(second)
        if self._shown(case, other) is not None:
            rulebook, right, _ = self._asked
            day = latest_day(rulebook, right)
            self.found = self._shown(*believable((case, other), self._holds, day))
            return True
        return False

    def _holds(self, case: Document, other: Document) -> bool:
        return self._shown(case, other) is not None

    def _shown(self, case: Document, other: Document) -> Unequal | None:
        """Return what two cases show of the first person."""
        rulebook, right, trait = self._asked
        for before in granted(rulebook, right, case):
            if before.subject in (case["people"][0]["id"], None):
                found = compared(rulebook, right, trait, (case, before), other)
                if found is not None:
                    return found
        return None


def _spaces(
    rules: Rulebook, people: int, way: Way, slots: tuple[int, ...], gaps: bool
) -> tuple[Space, Space]:
    """Return the rules over a household and over its twin.

    What nobody has seen may grant in the one; in the other too, or where gaps are kept, nothing.
    """
    from eligibility.engine.symbolic import Household, Space

    home = Household(people=people)
    if "awards/rs.nsp" in way.facts:
        home.kinds["awards"] = ["rs.nsp"]
    twin = home.twin(way.differing(slots))
    return Space(rules, home, ignore_gaps=True), Space(rules, twin, ignore_gaps=not gaps)


def _lost(
    one: Space, two: Space, right: Right, holder: int, way: Way, slots: tuple[int, ...]
) -> list[Any]:
    """Return what holds of a family that loses the right, turned: nothing if it cannot be so.

    Where the trait does not stand in what decides both households decide by the same facts.
    """
    from eligibility.engine.symbolic.solver import z3

    holders = range(max(1, len(right.holders)))
    before = [one.right(right.id, each) for each in holders]
    for each in before:
        each.gate(), each.requirements()
    unseen = {key: value for key, value in one.home.opaque.items() if key.startswith("gap.")}
    two.home.opaque.update(unseen)
    after = [two.right(right.id, each) for each in holders]
    if not _differs(part for each in after for part in (*each.gate(), *each.requirements())):
        return []
    home, twin = one.home, two.home
    turned = [way.turned(home, twin, slot) for slot in slots]
    if any(each is False for each in turned):
        return []
    wanted: list[Any] = [before[holder].eligible, *turned]
    wanted += [home.exists(slot) for slot in slots]
    wanted += [home.field(slot, "death_date").none for slot in slots]
    wanted.append(z3.Or(*(each.refused for each in after)))
    wanted += [z3.Or(each.refused, _absent(each)) for each in after]
    people = [home.slots[slot] for slot in slots]
    for key, name in list(home.facts):
        # What is said of somebody in one household is said in the other.
        for person in (each for each in people if each.key == key):
            twin.field(person, name)
    return wanted


def _absent(right: SymbolicRight) -> Any:
    """Return whether there is nobody who could be the holder, where there are several."""
    from eligibility.engine.symbolic.terms import any_of, no

    if len(right.people) < 2:
        return False
    return right.space.given(no(any_of(there for there, _ in right.people[right.holder].options)))


def _differs(terms: Iterable[Any]) -> bool:
    """Return whether a fact in which the twin differs stands in some terms."""
    from eligibility.engine.symbolic.terms import Term, name_of

    waiting, met = list(terms), set()
    while waiting:
        here = waiting.pop()
        if type(here) is Term and id(here) not in met:
            met.add(id(here))
            if name_of(here).startswith(TWIN):
                return True
            waiting.extend(here.args)
    return False
