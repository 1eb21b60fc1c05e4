"""Engines that decide cases; the reference engine is the specification."""

from __future__ import annotations

from eligibility.acts.coverage import not_encoded
from eligibility.acts.model import Rulebook
from eligibility.engine.chains import openings
from eligibility.engine.reference import determine
from eligibility.engine.result import Determination, Result
from eligibility.facts.base import UNKNOWN
from eligibility.facts.case import Case
from eligibility.facts.checks import verified
from eligibility.records import replace

__all__ = ["Determination", "Result", "check", "determine"]


def check(case: Case, rulebook: Rulebook, *, cross_check: bool = False) -> Result:
    """Return the determination of every right of the rulebook for a case.

    Information, not a decision: the authority decides and official acts prevail.
    Where the rulebook's place has no act of its own, a note says so.

    With `cross_check` a second engine, durable-rules, combines the conditions too: a right
    on which the two differ has no determination, and `Result.cross_check` tells why. Raises
    InputError where the extra `durable` is not installed, and for a case made in Python whose
    facts contradict each other; one that was read was looked at.
    """
    verified(case)
    note = not_encoded(rulebook)
    determinations = determine(case, rulebook)
    opening = openings(case, rulebook, determinations)
    result = Result(
        place=rulebook.place,
        municipality=None if case.municipality is UNKNOWN else case.municipality,
        claim_date=None if case.claim_date is UNKNOWN else case.claim_date,
        decision_date=None if case.decision_date is UNKNOWN else case.decision_date,
        determinations=determinations,
        acts=tuple((act.id, act.digest) for act in rulebook.acts.values()),
        supplied=rulebook.supplied,
        notes=() if note is None else (note,),
        openings=opening,
    )
    return _confirmed(result, case, rulebook) if cross_check else result


def _confirmed(result: Result, case: Case, rulebook: Rulebook) -> Result:
    """Return the result without what the second engine sees otherwise."""
    from eligibility.engine.durable.client import installed

    installed()
    from eligibility.engine.durable.cross import confirm

    checked = confirm(case, rulebook, result.determinations, result.openings)
    withheld = {difference.of for difference in checked.differences}
    return replace(
        result,
        determinations=tuple(d for d in result.determinations if d.right not in withheld),
        openings=()
        if checked.chains == "differ"
        else tuple(
            opening
            for opening in result.openings
            if withheld.isdisjoint((opening.right, *opening.through))
        ),
        cross_check=checked,
    )
