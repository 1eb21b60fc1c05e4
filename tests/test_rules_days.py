"""Whatever may be granted is shown, on a day, by something that names it (decision 0011)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from eligibility.acts.model import Act, ConditionNode, Group, Passage, Right
from eligibility.cli.rulebooks import Rulebooks

BLOCKING = {"conditions", "unknown"}


def rights() -> dict[str, tuple[Right, Act]]:
    """Return every right of every place with its act."""
    return {
        right.id: (right, rulebook.acts[right.act])
        for rulebook in Rulebooks().all()
        for right in rulebook.rights.values()
    }


@pytest.fixture(scope="module")
def known() -> dict[str, tuple[Right, Act]]:
    return rights()


def blocked(right: Right) -> bool:
    """Whether something that is not encoded keeps a right from being granted in any case."""
    return any(each.kind in BLOCKING for each in gaps(right))


def gaps(right: Right) -> Iterator[Passage]:
    """Yield what is not encoded of a right, and of the groups that all must be met."""
    yield from right.missing
    waiting: list[ConditionNode] = [right.conditions]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Group):
            yield from node.missing
            waiting.extend(node.members if node.kind == "all" else ())


def shown(right: Right, act: Act) -> bool:
    """Whether a day is known, and not only by our inference from another right of the act."""
    validity, cited = right.validity, right.validity.citation
    days = (validity.start, validity.seen_first, validity.published)
    if cited is None or not any(days):
        return False
    inferred = (cited.evidence or cited.source.evidence) == "inferred"
    return not inferred or any(article for _, article in act.enabling)


def test_what_may_be_granted_is_shown_on_a_day(known: dict[str, tuple[Right, Act]]) -> None:
    """A right of which nothing with a day tells says so, and grants nothing."""
    assert len(known) > 200
    wrong = [id_ for id_, (right, act) in known.items() if not blocked(right)]
    assert [id_ for id_ in wrong if not shown(*known[id_])] == []


def test_one_rule_for_belgrade_vrbas_obrenovac_and_sabac(
    known: dict[str, tuple[Right, Act]],
) -> None:
    """Pages without a day, whether or not another right of the act was seen on one."""
    for id_ in (
        "beograd.one_off_aid",
        "beograd.home_care",
        "beograd.single_parent_aid",
        "vrbas.utility_relief",
        "obrenovac.funeral_costs",
        "sabac.free_meal",
    ):
        assert blocked(known[id_][0]), id_
    for id_ in ("beograd.personal_companion", "beograd.personal_assistance"):
        right, act = known[id_]
        assert shown(right, act) and not blocked(right), id_
