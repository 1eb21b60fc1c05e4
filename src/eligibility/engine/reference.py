"""The reference engine: what it means that a case fulfils the conditions of a right.

This module and `expressions` are the specification; every other engine must agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from operator import attrgetter
from typing import Any, get_args

from eligibility.acts.model import (
    Condition,
    ConditionNode,
    Group,
    Holder,
    Label,
    Passage,
    Right,
    RightKind,
    Rulebook,
    Validity,
)
from eligibility.acts.time import in_force
from eligibility.engine.benefit import benefit_of
from eligibility.engine.env import Env
from eligibility.engine.index import CaseIndex
from eligibility.engine.provenance import weakest_evidence
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

_order = attrgetter("path", "kind")
_NOTHING_GIVEN = {kind: BenefitResult(kind, "described") for kind in get_args(RightKind)}
# Facts, parameters, assessments, readings: passages are told by themselves.
_TOLD_BY = (("fact", "list"), ("parameter",), ("assessment",), ("reading", "conflict"))
_NONE_MISSING: list[tuple[Missing, ...]] = [()] * len(_TOLD_BY)


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
    for subject in subjects or [Unknown((Missing("list", "people", "case", "people"),))]:
        day = _governing_date(right, subject, worlds, place)
        world = worlds.on(place, day)
        names = {right.per: subject}
        env = Env(names, world, right.names, world.known)
        holders = [world.worth(holder.person.node, env) for holder in right.holders]
        if not holders:
            names["holder"] = subject
            yield _determination(right, subject, None, subject, True, world, env)
            continue
        for holder, person in zip(right.holders, holders, strict=True):
            names[holder.variable] = person
        grounds = _grounds(right, world, env)
        for holder, person, ground in zip(right.holders, holders, grounds, strict=True):
            if person is None and len(holders) > 1:
                continue
            chosen = Env({**names, "holder": person}, world, right.names, world.known)
            yield _determination(right, subject, holder, person, ground, world, chosen)


def _governing_date(right: Right, subject: Any, worlds: Worlds, place: str) -> date | Unknown:
    governing = right.governing
    if governing.kind == "decision":
        return worlds.index.decision_date
    if governing.kind != "event" or governing.event is None:
        return worlds.index.claim_date
    world = worlds.on(place, Unknown(()))
    env = Env({right.per: subject}, world, right.names, world.known)
    day = world.worth(governing.event.node, env)
    if day is None:
        # Nobody the event could have happened to: the date cannot be asked for.
        return Unknown((Missing("conflict", right.id),))
    known: date | Unknown = day
    return known


def _grounds(right: Right, world: CaseWorld, env: Env) -> list[bool | Unknown]:
    """Return of each holder whether their own ground holds, and no later one's does."""
    grounds = [
        True if each.when is None else _truth(world.worth(each.when.node, env))
        for each in right.holders
    ]
    return [
        conjunction([ground, *[negation(later) for later in grounds[position:]]])
        for position, ground in enumerate(grounds, 1)
    ]


def _determination(
    right: Right,
    subject: Any,
    holder: Holder | None,
    person: Any,
    ground: bool | Unknown,
    world: CaseWorld,
    env: Env,
) -> Determination:
    """Return the determination for a subject and the person who is the holder by a ground."""
    standing, members = _gate(right, holder, person, ground, world, env)
    if standing in ("no_subject", "not_in_force"):
        root = ConditionResult("all", "", False, members=tuple(members))
    else:
        body = _group(right.conditions, right, world, env)
        members.append(body)
        value = conjunction([member.value for member in members])
        root = ConditionResult("all", "", value, members=tuple(members))
    # What of a right was not seen can't bring it back on a day when it is not in force.
    gaps = () if standing == "not_in_force" else right.missing
    outcome, why, passages = _outcome(root, gaps)
    if outcome == "not_eligible":
        # Nothing is given to someone who is refused.
        benefit = _NOTHING_GIVEN[right.benefit.kind]
    else:
        benefit = benefit_of(right, world, env)
    day = world.day
    facts, parameters, assessments, readings = _by_kind(why) if why else _NONE_MISSING
    return Determination(
        right=right.id,
        subject=_id(subject),
        holder=_id(person),
        role=None if holder is None else holder.label,
        joint_holder=None if standing == "no_subject" else _joint(holder, world, env),
        outcome=outcome,
        standing=standing,
        governing_date=None if type(day) is Unknown else day,
        conditions=root,
        benefit=benefit,
        facts=facts,
        parameters=parameters,
        assessments=assessments,
        readings=readings,
        passages=passages,
        encumbrances=_burdens(right, world, env) if right.encumbrances else (),
        ranking=() if outcome == "not_eligible" else ranking_of(right, world, env),
        evidence=weakest_evidence(root, benefit),
        seen=right.validity.seen_last,
    )


def _burdens(right: Right, world: CaseWorld, env: Env) -> tuple[Label, ...]:
    """Return the burdens that the grant brings with it."""
    return tuple(
        [each.label for each in right.encumbrances if world.worth(each.when.node, env) is True]
    )


def _by_kind(why: frozenset[Missing]) -> list[tuple[Missing, ...]]:
    """Return what is missing, in order of its paths, by who can tell it (`_TOLD_BY`)."""
    ordered = sorted(why, key=_order)
    return [tuple([each for each in ordered if each.kind in kinds]) for kinds in _TOLD_BY]


def _id(person: Any) -> str | None:
    id_: str | None = getattr(person, "id", None)
    return id_


def _joint(holder: Holder | None, world: CaseWorld, env: Env) -> str | None:
    """Who holds the right together with the holder, as far as the case tells."""
    if holder is None or holder.joint is None:
        return None
    return _id(world.worth(holder.joint.node, env))


def _gate(
    right: Right,
    holder: Holder | None,
    person: Any,
    ground: bool | Unknown,
    world: CaseWorld,
    env: Env,
) -> tuple[Standing, list[ConditionResult]]:
    """Whether the right is in force, can concern the subject, and this holder is the one."""
    members: list[ConditionResult] = []
    force = _in_force(right.validity, world.day, right.id)
    if force is not True:
        members.append(ConditionResult("condition", "in_force", force))
    concerns: Any = True
    if right.concerns is not None:
        env.found = {}
        concerns = _truth(world.worth(right.concerns.node, env))
        members.append(
            ConditionResult(
                "condition",
                "concerns",
                concerns,
                None,
                right.concerns.text,
                found=tuple(env.found.values()),
            )
        )
    chosen: Any = True
    if holder is not None:
        chosen = False if person is None else ground
        if chosen is not True:
            members.append(ConditionResult("condition", "holder", chosen, holder.label))
    if force is False:
        return "not_in_force", members
    if concerns is False or chosen is False:
        return "no_subject", members
    settled_ = concerns is True and force is True
    return ("possible" if settled_ else "open"), members


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
    return value if value is True or type(value) is Unknown else False


def _node(
    node: ConditionNode, right: Right, world: CaseWorld, env: Env, neutral: bool
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
    if isinstance(node, Group):
        result = _group(node, right, world, env)
    else:
        result = _condition(node, right, world, env)
    if node.unless:
        result = _excepted(node, result, right, world, env)
    if force is True or result.value is neutral:
        return result
    return result._replace(value=union(force, result.value))


def _excepted(
    node: ConditionNode, result: ConditionResult, right: Right, world: CaseWorld, env: Env
) -> ConditionResult:
    """Return the result of a requirement whose exceptions, where one applies, defeat it."""
    exceptions = [_node(each, right, world, env, neutral=False) for each in node.unless]
    applying = [each for each in exceptions if each is not None]
    value = conjunction([result.value, *(negation(each.value) for each in applying)])
    unless = ConditionResult(
        "unless", "", disjunction([each.value for each in applying]), members=tuple(applying)
    )
    return ConditionResult("all", node.id, value, members=(result, unless))


def _group(group: Group, right: Right, world: CaseWorld, env: Env) -> ConditionResult:
    together = group.kind == "all"
    members: list[ConditionResult] = []
    for member in group.members:
        result = _node(member, right, world, env, neutral=together)
        if result is not None:
            members.append(result)
    values = [member.value for member in members]
    if together:
        value = conjunction(values)
    elif group.kind == "any":
        value = disjunction(values)
    else:
        value = at_least(group.count, values)
    if group.missing:
        value = _with_gaps(value, group.missing, group.id or right.id)
    return ConditionResult(
        group.kind,
        group.id,
        value,
        group.label,
        members=tuple(members),
        count=group.count,
        missing=group.missing,
    )


def _with_gaps(value: bool | Unknown, gaps: tuple[Passage, ...], id_: str) -> bool | Unknown:
    """What is not encoded blocks: conditions a grant, alternatives a refusal, unknown both."""
    if not isinstance(value, Unknown):
        blocking = ("conditions", "unknown") if value else ("alternatives", "unknown")
        if any(gap.kind in blocking for gap in gaps):
            return Unknown((Missing("passage", id_),))
    return value


def _condition(condition: Condition, right: Right, world: CaseWorld, env: Env) -> ConditionResult:
    # What each condition meets is its own.
    env.found = {}
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
        "condition",
        condition.id,
        value,
        condition.label,
        condition.when.text,
        condition.citation,
        condition.reading,
        readings,
        tuple(env.found.values()),
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
    if value is True and not gaps:
        return "eligible", frozenset(), ()
    if value is False:
        blocking = tuple([gap for gap in gaps if gap.kind in ("alternatives", "unknown")])
        return ("depends" if blocking else "not_eligible"), frozenset(), blocking
    blocking = tuple([gap for gap in gaps if gap.kind in ("conditions", "unknown")])
    if value is True:
        return ("depends" if blocking else "eligible"), frozenset(), blocking
    why = value.why if isinstance(value, Unknown) else frozenset()
    only_assessed = why and all(missing.kind == "assessment" for missing in why)
    if only_assessed and not blocking:
        return "needs_assessment", why, ()
    return "depends", why, blocking + _passages(root)


def _passages(result: ConditionResult) -> tuple[Passage, ...]:
    """Return the passages that leave a requirement open; what a part waits for, the whole does."""
    value = result.value
    if type(value) is not Unknown or "passage" not in [missing.kind for missing in value.why]:
        return ()
    own = result.missing
    for member in result.members:
        own += _passages(member)
    return own
