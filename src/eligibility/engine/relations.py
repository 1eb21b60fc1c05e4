"""Links between people as functions of the domain: care, kinship, marriage, household."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from eligibility.engine import periods
from eligibility.engine.kinship import PARENTS
from eligibility.engine.result import Found
from eligibility.engine.values import Unknown, union
from eligibility.facts.base import UNKNOWN
from eligibility.feel.values import Months

if TYPE_CHECKING:
    from eligibility.engine.env import Env
    from eligibility.engine.world import CaseWorld

CARERS = (*PARENTS, "foster_parent", "guardian", "step_parent")
MUTUAL = frozenset({"spouse", "partner", "sibling"})


def _caring(field: str) -> Callable[[CaseWorld, Env, Any, Any], Any]:
    """How a parent or guardian cares for a child, as their link says."""

    def apply(world: CaseWorld, env: Env, carer: Any, child: Any) -> Any:
        kinship = world.index.kinship
        link = kinship.link(CARERS, carer.id, child.id)
        if link is None:
            return False if kinship.whole else kinship.open()
        value = getattr(link, field)
        if value is UNKNOWN:
            return world.missing(link, "link", field)
        path = f"{world.index.path(link)}.{field}"
        env.meet(Found("fact", path, value, "link", field))
        return value

    return apply


def _care_length(world: CaseWorld, env: Env, carer: Any, child: Any, day: date) -> Any:
    """How long a parent or guardian has cared for a child up to a day, as their link says."""
    kinship = world.index.kinship
    link = kinship.link(CARERS, carer.id, child.id)
    if link is None:
        return Months(0) if kinship.whole or carer is child else kinship.open()
    if link.cares_since is UNKNOWN:
        return world.missing(link, "link", "cares_since")
    path = f"{world.index.path(link)}.cares_since"
    env.meet(Found("fact", path, link.cares_since, "link", "cares_since"))
    return Months(max(0, periods.completed_months(link.cares_since, day)))


def _deprived(world: CaseWorld, env: Env, parent: Any, child: Any) -> Any:
    """Whether a parent is deprived of the parental right over a child, as their link says."""
    kinship = world.index.kinship
    link = kinship.link(PARENTS, parent.id, child.id)
    if link is None:
        return False if kinship.whole or parent is child else kinship.open()
    if link.parental_right is UNKNOWN:
        return world.missing(link, "link", "parental_right")
    path = f"{world.index.path(link)}.parental_right"
    env.meet(Found("fact", path, link.parental_right, "link", "parental_right"))
    return link.parental_right == "deprived"


def _linked(world: CaseWorld, env: Env, one: Any, kind: str, other: Any) -> Any:
    """Whether the case has such a link from one to the other; mutual kinds go both ways."""
    kinship = world.index.kinship
    link = kinship.link((kind,), one.id, other.id)
    if link is None and kind in MUTUAL:
        link = kinship.link((kind,), other.id, one.id)
    if link is None:
        return False if kinship.whole or one is other else kinship.open()
    # A link of violence is as protected as the fact that the other is its victim.
    path = world.index.path(link)
    if kind == "violence":
        env.meet(Found("fact", path, True, "person", "violence_victim"))
    else:
        env.meet(Found("fact", f"{path}.kind", kind, "link", "kind"))
    return True


def _parent_of(world: CaseWorld, env: Env, parent: Any, child: Any) -> Any:
    kinship = world.index.kinship
    if kinship.link(PARENTS, parent.id, child.id) is not None:
        return True
    return False if kinship.whole or parent is child else kinship.open()


def _married(world: CaseWorld, env: Env, one: Any, other: Any) -> Any:
    kinship = world.index.kinship
    if any(person is other for person in kinship.couples(one.id)):
        return True
    return False if kinship.whole or one is other else kinship.open()


def _direct_line(world: CaseWorld, env: Env, one: Any, other: Any) -> Any:
    return world.index.kinship.direct_line(one.id, other.id)


def _collateral_degree(world: CaseWorld, env: Env, one: Any, other: Any) -> Any:
    return world.index.kinship.collateral_degree(one.id, other.id)


def _same_household(world: CaseWorld, env: Env, one: Any, other: Any) -> Any:
    if one is other:
        return True
    first = world.fact(one, "household", env)
    second = world.fact(other, "household", env)
    if isinstance(first, Unknown) or isinstance(second, Unknown):
        return union(first, second)
    return first is not None and first == second


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "cares for": _caring("cares_directly"),
    "cares alone for": _caring("cares_alone"),
    "care length": _care_length,
    "deprived of parental right": _deprived,
    "linked": _linked,
    "parent of": _parent_of,
    "married": _married,
    "direct line": _direct_line,
    "collateral degree": _collateral_degree,
    "same household": _same_household,
}
