"""What the solver proves of two versions of a right: alike for every household, or not."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from eligibility.acts.model import Label
from eligibility.validate import registry
from eligibility.validate.believable import believable
from eligibility.validate.days import claimed_on
from eligibility.validate.documents import Document
from eligibility.validate.questions import OUT_OF_TIME
from eligibility.validate.sameness import known_days

if TYPE_CHECKING:
    from eligibility.validate.diff import Budget, Kind, Pair

NO_SOLVER = Label(
    'доказ није рађен, јер решавач није инсталиран: pip install "eligibility[proofs]"',
    'no proof was made, as no solver is installed: pip install "eligibility[proofs]"',
)
ONE_DAY = Label(
    "доказ се не ради где је дан задат само на једној страни",
    "no proof is made where only one side is given a day",
)


def families_of(
    pair: Pair, waiting: Collection[Kind], people: int, budget: Budget
) -> Iterator[tuple[Kind, Document] | Label]:
    """Yield a family for each kind of change that some household sees, or why it is open.

    What is yielded nothing for is proved not to happen in households of up to `people`. Of two
    days it is asked about a family and the same one later: all its dates move with the claim.
    """
    if not registry.can_prove():
        yield NO_SOLVER
        return
    if (pair.old.day is None) is not (pair.new.day is None):
        yield ONE_DAY
        return
    if not budget.share():
        yield OUT_OF_TIME
        return
    from eligibility.engine.symbolic import Household, Impossible, Space, Witness
    from eligibility.engine.symbolic.moved import Moved
    from eligibility.engine.symbolic.values import NotModelledError
    from eligibility.facts import Case
    from eligibility.facts.writer import document

    home = Household(people=people)
    old, new = pair.old.day, pair.new.day
    later = home if old is None or new is None or old == new else Moved(home, old, new)
    spaces = [Space(pair.old.rulebook, home, day=old), Space(pair.new.rulebook, later, day=new)]
    told: set[Label] = set()
    for holder in range(max(1, len(pair.one.holders))):
        for kind in waiting:

            def confirm(case: Case, *_: Case, kind: Kind = kind) -> bool:
                return kind in pair.changed(document(case))

            try:
                one = spaces[0].right(pair.one.id, holder)
                two = spaces[1].right(pair.other.id, min(holder, len(pair.other.holders)))
                wanted = list(_wanted(kind, one, two))
                # One that is moved has no facts of its own to be told in a case.
                twin = spaces[1] if later is home else None
                answer = spaces[0].ask(
                    *wanted, confirm=confirm, twin=twin, seconds=budget.share() / 1000
                )
            except NotModelledError as reason:
                open_ = Label(f"није преведено: {reason}", f"not translated: {reason}")
                if open_ not in told:
                    told.add(open_)
                    yield open_
                continue
            if isinstance(answer, Witness):
                yield kind, dated_clearly(pair, kind, json.loads(answer.text))
            elif not isinstance(answer, Impossible) and answer.reason not in told:
                told.add(answer.reason)
                yield answer.reason


def dated_clearly(pair: Pair, kind: Kind, case: Document) -> Document:
    """Return the case claimed on a known day on which it sees the change, where that is clearer.

    The solver takes any day of a century, and an amount is seldom known on it; and people of any
    age, who are made such as families are where they see the same.
    """
    if pair.old.day is not None or pair.new.day is not None:
        return case
    best, least = case, pair.doubt(case, kind) if "claim_date" in case else None
    for day in known_days(pair.new.rulebook, pair.other):
        dated = claimed_on(case, day)
        doubt = pair.doubt(dated, kind)
        if doubt is not None and (least is None or doubt < least):
            best, least = dated, doubt

    def as_clear(each: Document) -> bool:
        doubt = pair.doubt(each, kind)
        return doubt is not None and (least is None or doubt <= least)

    (usual,) = believable([best], as_clear)
    return usual


def _wanted(kind: Kind, one: Any, two: Any) -> Iterator[Any]:
    """Yield what a household must fulfil to see a change of a kind."""
    from eligibility.engine.symbolic.solver import z3

    # Of whom a right says nothing, such as of one who does not apply, nothing changes.
    yield from (one.present, two.present)
    if kind == "gains":
        yield from (one.refused, z3.Not(two.refused))
        return
    if kind == "loses":
        yield from (z3.Not(one.refused), two.refused)
        return
    yield from (z3.Not(one.refused), z3.Not(two.refused))
    if kind == "other":
        known = [
            z3.BoolVal(False) if each.amount is None else each.amount.known for each in (one, two)
        ]
        yield z3.Or(one.eligible != two.eligible, known[0] != known[1])
    elif one.amount is None or two.amount is None:
        yield z3.BoolVal(False)
    else:
        yield from (one.amount.known, two.amount.known)
        before, after = one.amount.value, two.amount.value
        yield after > before if kind == "more" else after < before
