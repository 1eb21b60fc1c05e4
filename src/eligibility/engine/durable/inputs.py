"""What durable-rules is told: what the reference engine says of single conditions.

Who a right is decided for, which ground of a holder holds and what is in force are asked
anew; conditions come from the leaves of a determination's tree, never from its groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from eligibility.acts.model import Condition, ConditionNode, Group, Label, Right, Validity
from eligibility.acts.time import in_force
from eligibility.engine.durable.program import Program, dated, holder_views
from eligibility.engine.durable.words import MET, OPEN, UNMET, truth
from eligibility.engine.env import Env
from eligibility.engine.result import ConditionResult, Determination
from eligibility.engine.values import Unknown
from eligibility.engine.world import CaseWorld, Worlds

_IN_FORCE = {"yes": MET, "no": UNMET, "unknown": OPEN}


class UnlikeError(Exception):
    """A determination is not made of what its right says: `what` names it."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Inputs(NamedTuple):
    """What durable-rules is told of one determination, and what the reference engine made of it.

    `leaves` ends before the conditions where the right can't concern the person; `groups`
    has the value of each group by its place in the tree, `labels` how it is called.
    """

    determination: Determination
    leaves: tuple[int, ...]
    groups: dict[str, int]
    labels: dict[str, tuple[str, Label | None]]


def of_right(
    right: Right, program: Program, worlds: Worlds, determinations: Sequence[Determination]
) -> Iterator[Inputs]:
    """Yield what is told of each determination of a right. Raises UnlikeError."""
    index = worlds.index
    by_id = {person.id: person for person in index.case.people}
    subjects = [index.applicant] if right.per == "applicant" else list(by_id.values())
    expected = [getattr(subject, "id", None) for subject in subjects] or [None]
    decided = list(dict.fromkeys(each.subject for each in determinations))
    # A person none of whose possible holders is there is passed over.
    passed = len(right.holders) > 1
    if decided != [id_ for id_ in expected if not passed or id_ in decided]:
        raise UnlikeError("for whom the right was decided")
    for id_ in decided:
        of_subject = [each for each in determinations if each.subject == id_]
        subject = by_id.get(id_) if id_ is not None else _nobody(subjects, worlds)
        yield from _of_subject(right, program, worlds, subject, of_subject)


def _nobody(subjects: Sequence[Any], worlds: Worlds) -> Any:
    return subjects[0] if subjects else Unknown(rest.why for rest in worlds.index.people.rest)


def _of_subject(
    right: Right,
    program: Program,
    worlds: Worlds,
    subject: Any,
    determinations: Sequence[Determination],
) -> Iterator[Inputs]:
    if not right.holders:
        if len(determinations) != 1:
            raise UnlikeError("how often the right was decided")
        yield _inputs(right, program, determinations[0], ())
        return
    day: date | Unknown | None = determinations[0].governing_date
    if day is None:
        day = _why_no_day(determinations[0])
    world = worlds.on(worlds.rulebook.acts[right.act].place, day)
    names = {right.per: subject, **world.dates}
    env = Env(names, world, right.names)
    people = [world.worth(holder.person.node, env) for holder in right.holders]
    names.update(
        (holder.variable, person) for holder, person in zip(right.holders, people, strict=True)
    )
    several = len(people) > 1
    asked = [at for at, person in enumerate(people) if not several or person is not None]
    held = [getattr(people[at], "id", None) for at in asked]
    if held != [each.holder for each in determinations]:
        raise UnlikeError("who may hold the right")
    grounds = _grounds(right, world, names) if holder_views(right) > 1 else []
    for at, determination in zip(asked, determinations, strict=True):
        there = UNMET if people[at] is None else MET
        later = grounds[at + 1 :] + [UNMET] * at
        line = (there, grounds[at], *later) if grounds else (there,)
        yield _inputs(right, program, determination, line)


def _grounds(right: Right, world: CaseWorld, names: dict[str, Any]) -> list[int]:
    env = Env(names, world, right.names)
    return [
        MET if holder.when is None else truth(world.worth(holder.when.node, env))
        for holder in right.holders
    ]


def _why_no_day(determination: Determination) -> Unknown:
    for member in determination.conditions.members:
        if member.id == "in_force" and isinstance(member.value, Unknown):
            return Unknown(member.value.why)
    return Unknown(())


def _inputs(
    right: Right, program: Program, determination: Determination, holder: tuple[int, ...]
) -> Inputs:
    """Return what is told of one determination. Raises UnlikeError."""
    members = list(determination.conditions.members)
    evaluated = determination.standing in ("possible", "open")
    body = members.pop() if evaluated and members else None
    gate = {member.id: member.value for member in members}
    day = determination.governing_date
    if day is None:
        leaves = [truth(gate.get("in_force", True))]
    else:
        leaves = [_IN_FORCE[in_force(right.validity, day)]]
    if right.concerns is not None:
        if "concerns" not in gate:
            raise UnlikeError("whom the right concerns")
        leaves.append(truth(gate["concerns"]))
    leaves += holder
    groups: dict[str, int] = {}
    labels: dict[str, tuple[str, Label | None]] = {}
    if holder:
        groups["holder"] = truth(gate.get("holder", True))
        labels["holder"] = ("holder", determination.role)
    if body is not None:
        reader = _Reader(day, leaves[0], groups, labels)
        reader.group(right.conditions, body, "")
        leaves += reader.leaves
        if len(leaves) != len(program.leaves):
            raise UnlikeError("how many conditions were decided")
    return Inputs(determination, tuple(leaves), groups, labels)


class _Reader:
    """Reads the leaves of a determination's tree in the order of the right's conditions."""

    def __init__(
        self,
        day: date | None,
        no_day: int,
        groups: dict[str, int],
        labels: dict[str, tuple[str, Label | None]],
    ) -> None:
        self.day = day
        self.no_day = no_day
        self.groups = groups
        self.labels = labels
        self.leaves: list[int] = []

    def group(self, group: Group, result: ConditionResult | None, place: str) -> None:
        """Read a group, whose result is None where it stands in something that doesn't apply."""
        given = iter(() if result is None else result.members)
        if result is not None:
            if result.kind != group.kind:
                raise UnlikeError(f"the group {group.id or place}")
            self.groups[place] = truth(result.value)
            self.labels[place] = (group.id, group.label)
        for position, member in enumerate(group.members):
            self.node(member, given, result is not None, f"{place}.{position}")
        _ended(given, group.id or place)

    def node(
        self,
        node: ConditionNode,
        given: Iterator[ConditionResult],
        applies: bool,
        place: str,
    ) -> None:
        """Read a requirement: itself, its exceptions, whether it is in force on the day."""
        force = self.force(node.validity) if dated(node.validity) else MET
        applies = applies and force != UNMET
        result = _next(given, node.id or place) if applies else None
        own, excepted = result, None
        label = node.label
        if node.unless and result is not None:
            if len(result.members) != 2 or result.members[1].kind != "unless":
                raise UnlikeError(f"the exceptions of {node.id or place}")
            own, excepted = result.members
            if force == MET:
                self.groups[f"{place}/but"] = truth(result.value)
                self.labels[f"{place}/but"] = (node.id, label)
        if isinstance(node, Group):
            self.group(node, own, place)
            if force != MET and not node.unless:
                # What was read is the value with what is known of its being in force.
                self.groups.pop(place, None)
        else:
            self.condition(node, own)
        if node.unless:
            exceptions = iter(() if excepted is None else excepted.members)
            for position, each in enumerate(node.unless):
                self.node(each, exceptions, excepted is not None, f"{place}/unless{position}")
            _ended(exceptions, node.id or place)
            if excepted is not None:
                self.groups[f"{place}/unless"] = truth(excepted.value)
                self.labels[f"{place}/unless"] = (node.id, label)
        if dated(node.validity):
            self.leaves.append(force)
            if result is not None:
                self.groups[f"{place}/dated"] = truth(result.value)
                self.labels[f"{place}/dated"] = (node.id, label)

    def condition(self, condition: Condition, result: ConditionResult | None) -> None:
        """Read a single condition; what doesn't apply was not asked, so nobody knows it."""
        if result is not None and (result.kind != "condition" or result.id != condition.id):
            raise UnlikeError(f"the condition {condition.id}")
        self.leaves.append(OPEN if result is None else truth(result.value))

    def force(self, validity: Validity) -> int:
        """Return whether a requirement is in force on the governing date."""
        return self.no_day if self.day is None else _IN_FORCE[in_force(validity, self.day)]


def _next(given: Iterator[ConditionResult], name: str) -> ConditionResult:
    found = next(given, None)
    if found is None:
        raise UnlikeError(f"the condition {name}")
    return found


def _ended(given: Iterable[ConditionResult], name: str) -> None:
    if next(iter(given), None) is not None:
        raise UnlikeError(f"the group {name}")
