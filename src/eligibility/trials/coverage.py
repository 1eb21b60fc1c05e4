"""Runs an act's examples and tells what of the act none of them exercises.

A determination counts where an example expects something of it; what is evaluated beside
that shows nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eligibility.acts.model import Act, ConditionNode, Example, Group, Right, Rulebook
from eligibility.engine.examples import Failure, compare, index_of, meant_by, rights_of
from eligibility.engine.reference import determine_right
from eligibility.engine.result import ConditionResult, Determination
from eligibility.trials.elements import Element, Key, elements, holder_name, leaf_name
from eligibility.trials.watch import Mark, WatchedWorlds


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an act's examples are to exercise and what none of them does; what fails."""

    act: str
    whole: int
    open: tuple[Element, ...]
    failures: tuple[Failure, ...]


def cover(rulebook: Rulebook, act: Act) -> Coverage:
    """Run the examples of an act under a rulebook that holds it.

    Raises InputError, placed in the act's file, where an example's case cannot be read.
    """
    met: set[Key | Mark] = set()
    failures: list[Failure] = []
    for example in act.examples:
        failures += _run(rulebook, example, met)
    whole = list(elements(rulebook, act))
    lacking = [each for each in whole if each.key not in met]
    lacking.sort(key=lambda each: (each.span.line, each.span.column))
    return Coverage(act.id, len(whole), tuple(lacking), tuple(failures))


def _run(rulebook: Rulebook, example: Example, met: set[Key | Mark]) -> Iterator[Failure]:
    worlds = WatchedWorlds(index_of(example), rulebook)
    for id_ in rights_of(example):
        right = rulebook.rights.get(id_)
        expectations = [each for each in example.expect if each.right == id_]
        found: list[Determination] = []
        # Between two determinations the world notes what the second one met.
        for determination in () if right is None else determine_right(right, worlds):
            found.append(determination)
            if right is not None and any(meant_by(each, determination) for each in expectations):
                met |= worlds.met
                met.update(_shown(right, determination))
        for expected in expectations:
            yield from compare(example, expected, found)


def _shown(right: Right, determination: Determination) -> Iterator[Key]:
    """Yield what a determination shows of its right."""
    yield from _outcomes(right, determination)
    if determination.standing == "not_in_force":
        return
    concerned = determination.standing != "no_subject"
    gate = determination.conditions.members
    concerns = [each.value for each in gate if each.id == "concerns"]
    if right.concerns is not None and concerns:
        if concerns[0] is True:
            yield right.id, "", "concerns met"
        elif concerns[0] is False:
            yield right.id, "", "concerns unmet"
    if concerned:
        for number, holder in enumerate(right.holders):
            if determination.role is holder.label:
                yield right.id, holder_name(number), ""
        yield from _results(right.id, right.conditions, gate[-1])


def _outcomes(right: Right, determination: Determination) -> Iterator[Key]:
    outcome = determination.outcome
    if outcome == "not_eligible":
        yield right.id, "", "refused"
        return
    if outcome in ("depends", "needs_assessment"):
        yield right.id, "", "depends"
    # Where the family has said all, only what no source shows is open.
    if outcome != "depends" or not determination.facts:
        yield right.id, "", "granted"


def _results(right: str, node: ConditionNode, result: ConditionResult) -> Iterator[Key]:
    """Yield what the result of a requirement shows, exceptions included."""
    if node.unless:
        result, unless = result.members
        yield from _members(right, node.unless, unless)
    if not isinstance(node, Group):
        if result.value is True:
            yield right, node.id, "met"
        elif result.value is False:
            yield right, node.id, "unmet"
        return
    yield from _members(right, node.members, result)
    if node.kind == "any":
        met = [each for each in result.members if each.value is True]
        if len(met) == 1:
            for member in node.members:
                if _same(member, met[0]):
                    yield right, leaf_name(member), "alone"


def _members(
    right: str, nodes: tuple[ConditionNode, ...], result: ConditionResult
) -> Iterator[Key]:
    for each in result.members:
        for node in nodes:
            if _same(node, each):
                yield from _results(right, node, each)


def _same(node: ConditionNode, result: ConditionResult) -> bool:
    """Whether a result is that of a node; what was not in force has none."""
    return bool(set(_leaves(result)) & set(leaf_name(node).split("+")))


def _leaves(result: ConditionResult) -> Iterator[str]:
    if result.kind == "condition":
        yield result.id
    for member in result.members:
        yield from _leaves(member)
