"""Which classes of priority and which points a holder has where places are scarce."""

from __future__ import annotations

from fractions import Fraction

from eligibility.acts.model import Detail, Right
from eligibility.engine.env import Env
from eligibility.engine.result import Ranked
from eligibility.engine.values import Unknown
from eligibility.engine.world import CaseWorld


def ranking_of(right: Right, world: CaseWorld, env: Env) -> tuple[Ranked, ...]:
    """Return the right's classes and points in the order of the act; no outcome waits for them.

    One that the act only describes, without a condition, is unknown of everybody.
    """
    return tuple(
        [
            _ranked(detail, world, env)
            for detail in right.details
            if detail.kind in ("priority", "points")
        ]
    )


def _ranked(detail: Detail, world: CaseWorld, env: Env) -> Ranked:
    env.found = {}
    value = Unknown(()) if detail.when is None else world.worth(detail.when.node, env)
    data = dict(detail.data)
    return Ranked(
        kind="priority" if detail.kind == "priority" else "points",
        label=detail.label,
        # None compared gives no truth: nobody has the class by it.
        value=value if isinstance(value, bool | Unknown) else False,
        order=int(data["order"]) if "order" in data else None,
        points=Fraction(data["points"]) if "points" in data else None,
        found=tuple(env.found.values()),
    )
