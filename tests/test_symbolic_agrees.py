"""The symbolic engine against the reference: on cases that are known they never differ."""

from __future__ import annotations

import json
from typing import Any

from completion import completed
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from eligibility.acts.model import Rulebook
from eligibility.engine.index import CaseIndex
from eligibility.engine.reference import determine_right
from eligibility.engine.symbolic import Household, Impossible, Space
from eligibility.engine.symbolic.fixing import TooLargeError, fixed
from eligibility.engine.symbolic.solver import z3
from eligibility.engine.world import Worlds
from eligibility.errors import InputError
from eligibility.facts import Case, read_case
from eligibility.testing import case_documents, rulebooks
from eligibility.testing.acts import ASSESSMENTS, RIGHTS


class OutsideError(Exception):
    """The case is a family of a shape that proofs do not speak of (decision 0013)."""


def disagreements(rulebook: Rulebook, case: Case, right: str, items: int = 2) -> list[str]:
    """Return where the symbolic engine denies what the reference decides, or leaves it open.

    Raises TooLargeError and OutsideError.
    """
    found = []
    worlds = Worlds(CaseIndex(case), rulebook)
    for made in determine_right(rulebook.rights[right], worlds):
        if made.subject is None or made.outcome not in ("eligible", "not_eligible"):
            continue
        home = Household(people=max(2, len(case.people)), items=items)
        space = Space(rulebook, home, seconds=20)
        roles = [holder.label for holder in rulebook.rights[right].holders]
        asked = space.right(right, roles.index(made.role) if made.role is not None else 0)
        outcome = asked.eligible if made.outcome == "eligible" else asked.refused
        if made.holder is None:
            # A holder whom nobody has named yet may turn out not to be there.
            outcome = z3.Or(outcome, z3.Not(asked.present))
        amount = asked.amount
        bound = fixed(home, case, made.subject)
        if space.excludes(outcome, *bound):
            if space.excludes(*bound):
                raise OutsideError
            found.append(f"{made.subject}: {made.outcome} is said to be impossible")
        if _left_open(space, z3.Not(outcome), bound):
            found.append(f"{made.subject}: {made.outcome} is not certain")
        worth = made.benefit.value
        if made.outcome == "eligible" and amount is not None and worth is not None:
            exact = z3.RealVal(str(worth))
            if space.excludes(amount.known, amount.value == exact, *bound):
                found.append(f"{made.subject}: {worth} is said to be impossible")
            if _left_open(space, z3.Or(z3.Not(amount.known), amount.value != exact), bound):
                found.append(f"{made.subject}: {worth} is not certain")
    return found


def _left_open(space: Space, other: Any, bound: list[Any]) -> bool:
    """Return whether something else is held possible, and not for what is left free anyway."""
    if space.excludes(other, *bound):
        return False
    found = space.ask(other, *bound)
    return not isinstance(found, Impossible) and not found.assumed


def finished(document: dict[str, Any], rulebook: Rulebook, right: str, pick: Any) -> Case:
    """Return a case with what the reference still asks for filled in, a few times over."""
    for _ in range(6):
        try:
            case = read_case(json.dumps(document))
        except InputError:
            assume(False)
        made = determine_right(rulebook.rights[right], Worlds(CaseIndex(case), rulebook))
        missing = [fact for each in made for fact in each.facts]
        if not missing:
            break
        document = completed(document, missing, pick)
    return case


@settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(
    rulebooks(),
    case_documents(rights=RIGHTS, assessments=ASSESSMENTS),
    st.sampled_from(RIGHTS),
    st.data(),
)
def test_a_known_case_has_the_outcome_and_amount_of_the_reference(
    rulebook: Rulebook, document: dict[str, Any], right: str, data: st.DataObject
) -> None:
    """What the reference decides of a case the symbolic engine finds possible, and no more."""
    case = finished(document, rulebook, right, lambda options: data.draw(st.sampled_from(options)))
    try:
        found = disagreements(rulebook, case, right)
    except (TooLargeError, OutsideError):
        assume(False)
    assert found == []
