"""The reference engine: what it means that a case fulfils the conditions of a right.

This module and `expressions` are the specification; every other engine must agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from eligibility.acts.model import (
    Condition,
    ConditionNode,
    Group,
    Holder,
    Passage,
    Right,
    Rulebook,
    Validity,
)
from eligibility.acts.time import in_force
from eligibility.engine.benefit import benefit_of
from eligibility.engine.env import Env
from eligibility.engine.index import CaseIndex
from eligibility.engine.provenance import once, weakest_evidence
from eligibility.engine.ranking import ranking_of
from eligibility.engine.readings import settled
from eligibility.engine.result import (
    BenefitResult,
    ConditionResult,
    Determination,
    Outcome,
    Standing,
)
from eligibility.engine.values import (
    Missing,
    Unknown,
    at_least,
    conjunction,
    disjunction,
    negation,
    union,
)
from eligibility.engine.world import CaseWorld, Worlds
from eligibility.facts.case import Case


def determine(case: Case, rulebook: Rulebook) -> tuple[Determination, ...]:
    """Return the determination of every right for everyone it can concern."""
    worlds = Worlds(CaseIndex(case), rulebook)
    found: list[Determination] = []
    for right in rulebook.rights.values():
        found.extend(determine_right(right, worlds))
    return tuple(found)


def determine_right(right: Right, worlds: Worlds) -> Iterator[Determination]:
    """Yield the determination of one right for each subject and possible holder."""
    index = worlds.index
    subjects = [index.applicant] if right.per == "applicant" else list(index.people.sure)
    place = worlds.rulebook.acts[right.act].place
    for subject in subjects or [Unknown((_no_people(index),))]:
        day = _governing_date(right, subject, worlds, place)
        world = worlds.on(place, day)
        names = {right.per: subject, **world.dates}
        env = Env(names, world, right.names)
        holders = [world.worth(holder.person.node, env) for holder in right.holders]
        for holder, person in zip(right.holders, holders, strict=True):
            names[holder.variable] = person
        if not right.holders:
            names["holder"] = subject
            yield _determination(right, subject, subject, None, world, names)
        for holder, person in zip(right.holders, holders, strict=True):
            if person is None and len(holders) > 1:
                continue
            chosen = {**names, "holder": person}
            yield _determination(right, subject, person, holder, world, chosen)


def _no_people(index: CaseIndex) -> Missing:
    return Missing("list", "people", "case", "people")


def _governing_date(right: Right, subject: Any, worlds: Worlds, place: str) -> date | Unknown:
    governing = right.governing
    if governing.kind == "decision":
        return worlds.index.decision_date
    if governing.kind != "event" or governing.event is None:
        return worlds.index.claim_date
    world = worlds.on(place, Unknown(()))
    names = {right.per: subject, **world.dates}
    day = world.worth(governing.event.node, Env(names, world, right.names))
    if day is None:
        # Nobody the event could have happened to: the date cannot be asked for.
        return Unknown((Missing("conflict", right.id),))
    known: date | Unknown = day
    return known


def _determination(
    right: Right,
    subject: Any,
    person: Any,
    holder: Holder | None,
    world: CaseWorld,
    names: dict[str, Any],
) -> Determination:
    standing, members = _gate(right, person, holder, world, names)
    if standing in ("no_subject", "not_in_force"):
        root = ConditionResult("all", "", False, members=tuple(members))
    else:
        body = _group(right.conditions, right, world, names)
        members.append(body)
        value = conjunction([member.value for member in members])
        root = ConditionResult("all", "", value, members=tuple(members))
    # What of a right was not seen can't bring it back on a day when it is not in force.
    gaps = () if standing == "not_in_force" else right.missing
    outcome, why, passages = _outcome(root, gaps)
    if outcome == "not_eligible":
        # Nothing is given to someone who is refused.
        benefit = BenefitResult(right.benefit.kind, "described")
    else:
        benefit = benefit_of(right, world, names)
    listed = sorted(why, key=_order) if why else []
    day = world.day
    return Determination(
        right=right.id,
        subject=_id(subject),
        holder=_id(person),
        role=None if holder is None else holder.label,
        joint_holder=None
        if standing == "no_subject"
        else _joint(holder, world, Env(names, world, right.names)),
        outcome=outcome,
        standing=standing,
        governing_date=None if isinstance(day, Unknown) else day,
        conditions=root,
        benefit=benefit,
        facts=_of_kinds(listed, "fact", "list"),
        parameters=_of_kinds(listed, "parameter"),
        assessments=_of_kinds(listed, "assessment"),
        readings=_of_kinds(listed, "reading", "conflict"),
        passages=passages,
        encumbrances=tuple(
            [
                burden.label
                for burden in right.encumbrances
                if world.worth(burden.when.node, Env(names, world, right.names)) is True
            ]
        ),
        ranking=() if outcome == "not_eligible" else ranking_of(right, world, names),
        evidence=weakest_evidence(root, benefit),
        seen=right.validity.seen_last,
    )


def _of_kinds(listed: list[Missing], *kinds: str) -> tuple[Missing, ...]:
    return tuple([missing for missing in listed if missing.kind in kinds])


def _id(person: Any) -> str | None:
    id_: str | None = getattr(person, "id", None)
    return id_


def _joint(holder: Holder | None, world: CaseWorld, env: Env) -> str | None:
    """Who holds the right together with the holder, as far as the case tells."""
    if holder is None or holder.joint is None:
        return None
    return _id(world.worth(holder.joint.node, env))


def _order(missing: Missing) -> tuple[str, str]:
    return missing.path, missing.kind


def _gate(
    right: Right, person: Any, holder: Holder | None, world: CaseWorld, names: dict[str, Any]
) -> tuple[Standing, list[ConditionResult]]:
    """Whether the right is in force, can concern the subject, and this holder is the one."""
    members: list[ConditionResult] = []
    force = _in_force(right.validity, world.day, right.id)
    if force is not True:
        members.append(ConditionResult("condition", "in_force", force))
    concerns: Any = True
    if right.concerns is not None:
        env = Env(names, world, right.names)
        concerns = _truth(world.worth(right.concerns.node, env))
        members.append(
            ConditionResult(
                "condition", "concerns", concerns, None, right.concerns.text, found=once(env.found)
            )
        )
    chosen: Any = True
    if holder is not None:
        chosen = _chosen(right, holder, world, names)
        if person is None:
            chosen = False
        if chosen is not True:
            members.append(ConditionResult("condition", "holder", chosen, holder.label))
    if force is False:
        return "not_in_force", members
    if concerns is False or chosen is False:
        return "no_subject", members
    settled_ = concerns is True and force is True
    return ("possible" if settled_ else "open"), members


def _chosen(right: Right, holder: Holder, world: CaseWorld, names: dict[str, Any]) -> Any:
    """A holder's own ground holds, and no later one's does."""
    env = Env(names, world, right.names)
    grounds = [
        True if each.when is None else _truth(world.worth(each.when.node, env))
        for each in right.holders
    ]
    position = right.holders.index(holder)
    return conjunction([grounds[position], *(negation(g) for g in grounds[position + 1 :])])


def _in_force(validity: Validity, day: date | Unknown, id_: str) -> bool | Unknown:
    if isinstance(day, Unknown):
        return Unknown(day.why)
    state = in_force(validity, day)
    if state == "unknown":
        return Unknown((Missing("parameter", f"{id_}/validity", on=day),))
    return state == "yes"


def _dated(validity: Validity) -> bool:
    """Whether anything is known of when it holds; else it holds whenever its right does."""
    return not (
        validity.start is None
        and validity.end is None
        and validity.seen_first is None
        and validity.published is None
    )


def _truth(value: Any) -> Any:
    return value if isinstance(value, bool | Unknown) else False


def _node(
    node: ConditionNode, right: Right, world: CaseWorld, names: dict[str, Any], *, neutral: bool
) -> ConditionResult | None:
    """Return the result of a requirement, None where it does not apply on the day.

    Without the requirement its place would be `neutral`: true among requirements taken
    together, false among alternatives. Where nobody can say whether it was in force on the
    day, it decides nothing that its absence would not decide too.
    """
    force: bool | Unknown = True
    if _dated(node.validity):
        force = _in_force(node.validity, world.day, f"{right.id}/{node.id}")
    if force is False:
        return None
    result = _required(node, right, world, names)
    if force is True or result.value is neutral:
        return result
    return result._replace(value=union(force, result.value))


def _required(
    node: ConditionNode, right: Right, world: CaseWorld, names: dict[str, Any]
) -> ConditionResult:
    if isinstance(node, Group):
        result = _group(node, right, world, names)
    else:
        result = _condition(node, right, world, names)
    if not node.unless:
        return result
    exceptions = [_node(each, right, world, names, neutral=False) for each in node.unless]
    applying = [each for each in exceptions if each is not None]
    value = conjunction([result.value, *(negation(each.value) for each in applying)])
    unless = ConditionResult(
        "unless", "", disjunction([each.value for each in applying]), members=tuple(applying)
    )
    return ConditionResult("all", node.id, value, members=(result, unless))


def _group(group: Group, right: Right, world: CaseWorld, names: dict[str, Any]) -> ConditionResult:
    together = group.kind == "all"
    results = [_node(member, right, world, names, neutral=together) for member in group.members]
    members = tuple([result for result in results if result is not None])
    values = [member.value for member in members]
    if together:
        value = conjunction(values)
    elif group.kind == "any":
        value = disjunction(values)
    else:
        value = at_least(group.count, values)
    return ConditionResult(
        group.kind,
        group.id,
        _with_gaps(value, group.missing, group.id or right.id),
        group.label,
        members=members,
        count=group.count,
        missing=group.missing,
    )


def _with_gaps(value: bool | Unknown, gaps: tuple[Passage, ...], id_: str) -> bool | Unknown:
    """What is not encoded blocks: conditions a grant, alternatives a refusal, unknown both."""
    if gaps and not isinstance(value, Unknown):
        blocking = ("conditions", "unknown") if value else ("alternatives", "unknown")
        if any(gap.kind in blocking for gap in gaps):
            return Unknown((Missing("passage", id_),))
    return value


def _condition(
    condition: Condition, right: Right, world: CaseWorld, names: dict[str, Any]
) -> ConditionResult:
    env = Env(names, world, right.names)
    value = settled(condition.when, env, world)
    readings: tuple[Any, ...] = ()
    if condition.other_readings:
        others = [settled(reading.when, env, world) for reading in condition.other_readings]
        readings = tuple(
            (reading.label, other)
            for reading, other in zip(condition.other_readings, others, strict=True)
        )
        if condition.reading is not None:
            readings = ((condition.reading, value), *readings)
        value = _agreed(condition, right, [value, *others])
    return ConditionResult(
        kind="condition",
        id=condition.id,
        value=value,
        label=condition.label,
        text=condition.when.text,
        citation=condition.citation,
        reading=condition.reading,
        readings=readings,
        found=once(env.found),
        seen=condition.validity.seen_last,
    )


def _agreed(condition: Condition, right: Right, values: list[Any]) -> Any:
    """Return what all readings give; unknown if they differ or one of them is unknown."""
    if all(value is True for value in values) or all(value is False for value in values):
        return values[0]
    differ = Missing("reading", f"{right.id}/{condition.id}")
    if True in values and False in values:
        return union(Unknown((differ,)), *values)
    return union(*values)


def _outcome(
    root: ConditionResult, gaps: tuple[Passage, ...]
) -> tuple[Outcome, frozenset[Missing], tuple[Passage, ...]]:
    """Return the outcome, what is missing for it, and the passages that block it."""
    value = root.value
    if value is False:
        blocking = tuple(gap for gap in gaps if gap.kind in ("alternatives", "unknown"))
        return ("depends" if blocking else "not_eligible"), frozenset(), blocking
    blocking = tuple(gap for gap in gaps if gap.kind in ("conditions", "unknown"))
    if value is True:
        return ("depends" if blocking else "eligible"), frozenset(), blocking
    why = value.why if isinstance(value, Unknown) else frozenset()
    only_assessed = why and all(missing.kind == "assessment" for missing in why)
    if only_assessed and not blocking:
        return "needs_assessment", why, ()
    return "depends", why, blocking + _passages(root)


def _passages(result: ConditionResult) -> tuple[Passage, ...]:
    own: tuple[Passage, ...] = ()
    if isinstance(result.value, Unknown):
        if any(missing.kind == "passage" for missing in result.value.why):
            own = result.missing
        for member in result.members:
            own += _passages(member)
    return own
