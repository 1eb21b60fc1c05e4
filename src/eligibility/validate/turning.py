"""Whether any household's outcome hangs on a trait: two that differ in it alone, or a proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eligibility.acts.model import Label, Right
from eligibility.facts.writer import document
from eligibility.validate.believable import believable
from eligibility.validate.documents import Document
from eligibility.validate.equality import Unequal, compared, granted
from eligibility.validate.questions import OUT_OF_TIME, answered, share, space_of
from eligibility.validate.sameness import latest_day
from eligibility.validate.subject import Subject
from eligibility.validate.traits import Trait

if TYPE_CHECKING:
    from eligibility.engine.symbolic import Answer, Space, SymbolicRight
    from eligibility.facts import Case
    from eligibility.validate.trait_twins import Way


ALL_MILLISECONDS = 400
"""How long it is tried to ask of all people together."""


def hangs(subject: Subject, right: Right, trait: Trait) -> Unequal | Label | None:
    """Return a family that loses a right by a trait, why that is open, or None: proved not.

    What nobody has seen may grant before and refuses nobody after. It is asked of all people
    together first. Where that is not settled one living person is turned, or two together: whom
    the right is for and the applicant, or the applicant and another.
    """
    from eligibility.engine.symbolic.answers import TIME
    from eligibility.validate.trait_twins import WAYS, WHO

    replay = _Replay(subject, right, trait)
    open_: Label | None = None
    for way in WAYS[trait.id]:
        if _together(subject, right, way, replay):
            if replay.found is not None:
                return replay.found
            continue
        idle: set[int] = set()
        for slots in WHO:
            if max(slots) >= subject.people or not idle.isdisjoint(slots):
                # Who is turned to no effect alone adds nothing to another.
                continue
            spaces = _spaces(subject, right, way, slots, gaps=True)
            moved = False
            for holder in range(max(1, len(right.holders))):
                answer = _answer(subject, spaces, right, holder, way, slots, replay)
                moved = moved or answer is not None
                if isinstance(answer, Label) and answer not in (TIME, OUT_OF_TIME) and not open_:
                    # What nobody has seen is in the way: it is the same in both households.
                    again = _spaces(subject, right, way, slots, gaps=False)
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


def _together(subject: Subject, right: Right, way: Way, replay: _Replay) -> bool:
    """Whether it is settled at once that somebody loses the right, or that nobody does.

    It is asked whether anybody does, whoever of the first few is turned; if so, one of them, or
    else two. What nobody has seen is taken to be the same in both households, which asks for less:
    what is decided without it is decided so too. So if nobody loses the right here, nobody does.
    """
    from eligibility.engine.symbolic import Impossible
    from eligibility.engine.symbolic.solver import z3
    from eligibility.validate.trait_twins import WHO

    slots = tuple(sorted({slot for each in WHO for slot in each if slot < subject.people}))
    one, two = _spaces(subject, right, way, slots, gaps=False)

    def question() -> tuple[list[Any], list[Any]]:
        after = _refused(two, right)
        if not after:
            return [], []
        turned, all_else = _turned(one, two, way, slots)
        before = z3.Or(*(each.eligible for each in _rights(one, right)))
        return turned, [before, z3.Or(*turned), *all_else, *after]

    def ask(asked: tuple[list[Any], list[Any]]) -> bool:
        turned, wanted = asked
        seconds = min(share(subject), ALL_MILLISECONDS) / 1000
        if not turned or not seconds:
            return not turned
        number = z3.Sum(*(z3.If(each, 1, 0) for each in turned))
        few = (number == 1, number == 2)
        answer = one.ask(*wanted, confirm=replay, twin=two, seconds=seconds, first=few)
        return replay.found is not None or isinstance(answer, Impossible)

    return answered(question, ask) is True


def _turned(
    one: Space, two: Space, way: Way, slots: tuple[int, ...]
) -> tuple[list[Any], list[Any]]:
    """Return for each of some people whether they live and are turned, or else are as they were."""
    from eligibility.engine.symbolic.terms import both, either

    home, twin = one.home, two.home
    turned = {}
    for slot in slots:
        alive = both(home.exists(slot), home.field(slot, "death_date").none)
        turned[slot] = both(way.turned(home, twin, slot), alive)
    facts = [(name, term) for name, term in home.terms.items() if twin.differs(name)]
    all_else = []
    for slot, each in turned.items():
        own = [two.same(term) for name, term in facts if name.startswith(f"p{slot}.")]
        all_else.append(either(each, both(*own)))
    return [one.given(each) for each in turned.values()], all_else


class _Replay:
    """Asks the reference engine of two cases, and keeps what it finds of whom the right is for."""

    def __init__(self, subject: Subject, right: Right, trait: Trait) -> None:
        self.found: Unequal | None = None
        self._asked = subject.determined, right, trait

    def __call__(self, first: Case, second: Case) -> bool:
        case, other = document(first), document(second)
        if self._shown(case, other) is not None:
            rules, right, _ = self._asked
            day = latest_day(rules.rulebook, right)
            self.found = self._shown(*believable((case, other), self._holds, day))
            return True
        return False

    def _holds(self, case: Document, other: Document) -> bool:
        return self._shown(case, other) is not None

    def _shown(self, case: Document, other: Document) -> Unequal | None:
        """Return what two cases show of the first person."""
        rules, right, trait = self._asked
        for before in granted(rules, right, case):
            if before.subject in (case["people"][0]["id"], None):
                told = other, rules.of(other, right.id)
                found = compared(right, trait, (case, before), told)
                if found is not None:
                    return found
        return None


def _spaces(
    subject: Subject, right: Right, way: Way, slots: tuple[int, ...], gaps: bool
) -> tuple[Space, Space]:
    """Return the rules over a household and over its twin.

    What nobody has seen may grant in the one; in the other too, or where gaps are kept, nothing.
    """
    from eligibility.engine.symbolic import Space

    awards = ("rs.nsp",) if "awards/rs.nsp" in way.facts else ()
    one = space_of(subject, right, awards=awards)
    like = space_of(subject, right, gaps=True, awards=awards) if gaps else one
    twin = one.home.twin(way.differing(slots))
    return one, Space(one.rulebook, twin, ignore_gaps=like.ignore_gaps, like=like)


def _lost(
    one: Space, two: Space, right: Right, holder: int, way: Way, slots: tuple[int, ...]
) -> list[Any]:
    """Return what holds of a family that loses the right, turned: nothing if it cannot be so."""
    after = _refused(two, right)
    home, twin = one.home, two.home
    turned = [way.turned(home, twin, slot) for slot in slots]
    if not after or any(each is False for each in turned):
        return []
    wanted: list[Any] = [one.right(right.id, holder).eligible, *turned, *after]
    wanted += [home.exists(slot) for slot in slots]
    wanted += [home.field(slot, "death_date").none for slot in slots]
    return wanted


def _rights(space: Space, right: Right) -> list[SymbolicRight]:
    """Return a right for each of its holders."""
    return [space.right(right.id, each) for each in range(max(1, len(right.holders)))]


def _refused(two: Space, right: Right) -> list[Any]:
    """Return what holds where nobody in the second household has the right.

    Nothing where the trait does not stand in what decides: then both decide by the same facts.
    """
    from eligibility.engine.symbolic.solver import z3

    if not any(two.home.differs(name) for name in two.decided_by(right.id)):
        return []
    after = _rights(two, right)
    return [
        z3.Or(*(each.refused for each in after)),
        *(z3.Or(each.refused, _absent(each)) for each in after),
    ]


def _absent(right: SymbolicRight) -> Any:
    """Return whether there is nobody who could be the holder, where there are several."""
    from eligibility.engine.symbolic.terms import any_of, no

    if len(right.people) < 2:
        return False
    return right.space.given(no(any_of(there for there, _ in right.people[right.holder].options)))
