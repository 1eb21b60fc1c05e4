"""What the numbers mean in which the two engines are compared."""

from __future__ import annotations

from typing import Any

from eligibility.engine.values import Unknown

UNMET, OPEN, ASSESSED, BLANK, MET = range(5)
"""What a condition comes to: unmet; unknown for facts, values of law or passages; unknown for
assessments alone; unknown for no reason that can be named; met."""

OUTCOMES = ("not_eligible", "depends", "needs_assessment", "eligible")
TRUTHS = ("unmet", "unknown", "unknown until assessed", "unknown", "met")
NOT_SAID = -1
"""What an engine did not come to at all."""


def truth(value: Any) -> int:
    """Return what a result of the reference engine is, as a number."""
    if value is True:
        return MET
    if isinstance(value, Unknown):
        if not value.why:
            return BLANK
        only = all(missing.kind == "assessment" for missing in value.why)
        return ASSESSED if only else OPEN
    return UNMET
