"""Engines that decide cases; the reference engine is the specification."""

from __future__ import annotations

from eligibility.acts.coverage import not_encoded
from eligibility.acts.model import Rulebook
from eligibility.engine.reference import determine
from eligibility.engine.result import Determination, Result
from eligibility.facts.base import UNKNOWN
from eligibility.facts.case import Case
from eligibility.facts.checks import verified

__all__ = ["Determination", "Result", "check", "determine"]


def check(case: Case, rulebook: Rulebook) -> Result:
    """Return the determination of every right of the rulebook for a case.

    Information, not a decision: the authority decides and official acts prevail.
    Where the rulebook's place has no act of its own, a note says so. Raises InputError for
    a case made in Python whose facts contradict each other; one that was read was looked at.
    """
    verified(case)
    note = not_encoded(rulebook)
    return Result(
        place=rulebook.place,
        municipality=None if case.municipality is UNKNOWN else case.municipality,
        claim_date=None if case.claim_date is UNKNOWN else case.claim_date,
        decision_date=None if case.decision_date is UNKNOWN else case.decision_date,
        determinations=determine(case, rulebook),
        acts=tuple((act.id, act.digest) for act in rulebook.acts.values()),
        supplied=rulebook.supplied,
        notes=() if note is None else (note,),
    )
