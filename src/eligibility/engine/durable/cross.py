"""Compares the two engines right by right: what both say, and the first thing they differ on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from eligibility.acts.model import Rulebook
from eligibility.engine.durable.client import CLIENT, Client, UnavailableError
from eligibility.engine.durable.inputs import Inputs, UnlikeError, of_right
from eligibility.engine.durable.program import GATES, Program, RefusedError, compile_right
from eligibility.engine.durable.words import NOT_SAID, OUTCOMES, TRUTHS
from eligibility.engine.index import CaseIndex
from eligibility.engine.result import CrossCheck, Determination, Difference
from eligibility.engine.world import Worlds
from eligibility.errors import render_problem
from eligibility.facts.case import Case

NOTHING = "nothing"


class Asked(NamedTuple):
    """A right, its determinations, and each different list of leaves once."""

    right: str
    program: Program
    inputs: tuple[Inputs, ...]
    leaves: dict[tuple[int, ...], int]


def confirm(
    case: Case,
    rulebook: Rulebook,
    determinations: Sequence[Determination],
    client: Client | None = None,
) -> CrossCheck:
    """Return how far durable-rules, told what holds of each condition, decides alike."""
    worlds = Worlds(CaseIndex(case), rulebook)
    asked: list[Asked] = []
    differences: list[Difference] = []
    refused: list[tuple[str, str]] = []
    by_right = {
        id_: tuple(each) for id_, each in groupby(determinations, key=lambda each: each.right)
    }
    for id_, right in rulebook.rights.items():
        mine = by_right.get(id_, ())
        try:
            program = program_of(rulebook, id_)
            inputs = tuple(of_right(right, program, worlds, mine))
        except RefusedError as error:
            refused.append((id_, "; ".join(map(render_problem, error.problems))))
            continue
        except UnlikeError as error:
            differences.append(Difference(id_, None, None, error.what, None, "", NOTHING))
            continue
        leaves: dict[tuple[int, ...], int] = {}
        for each in inputs:
            leaves.setdefault(each.leaves, len(leaves))
        asked.append(Asked(id_, program, inputs, leaves))
    answers = (client or CLIENT).decide(
        [(each.program, [list(leaves) for leaves in each.leaves]) for each in asked]
    )
    agreed: list[str] = []
    unavailable: list[tuple[str, str]] = []
    for each, answer in zip(asked, answers, strict=True):
        if isinstance(answer, UnavailableError):
            unavailable.append((each.right, str(answer)))
            continue
        first = next(
            (
                difference
                for inputs_ in each.inputs
                if (difference := differs(each, inputs_, answer[each.leaves[inputs_.leaves]]))
            ),
            None,
        )
        if first is None:
            agreed.append(each.right)
        else:
            differences.append(first)
    return CrossCheck(tuple(agreed), tuple(differences), tuple(unavailable), tuple(refused))


def program_of(rulebook: Rulebook, right: str) -> Program:
    """Return the program of a right, made once for a rulebook. Raises RefusedError."""
    known = rulebook.programs.get(right)
    if known is None:
        try:
            known = compile_right(rulebook.rights[right])
        except RefusedError as error:
            known = error
        rulebook.programs[right] = known
    if isinstance(known, RefusedError):
        raise known
    program: Program = known
    return program


def outcome_of(program: Program, said: Sequence[int]) -> tuple[str, str]:
    """Return the standing and the outcome that durable-rules came to."""
    gate = said[program.gate]
    if gate == NOT_SAID:
        return NOTHING, NOTHING
    standing, outcome = GATES[gate]
    if outcome is None:
        number = said[program.outcome]
        outcome = NOTHING if number == NOT_SAID else OUTCOMES[number]
    return standing, outcome


def differs(asked: Asked, inputs: Inputs, said: Sequence[int]) -> Difference | None:
    """Return the first thing on which the engines differ, from single conditions upward."""
    decided = inputs.determination
    about = (asked.right, decided.subject, decided.holder)
    for cell, place in asked.program.compared:
        mine = inputs.groups.get(place)
        if mine is None or said[cell] == mine:
            continue
        name, label = inputs.labels[place]
        other = NOTHING if said[cell] == NOT_SAID else TRUTHS[said[cell]]
        return Difference(*about, name or place or "conditions", label, TRUTHS[mine], other)
    standing, outcome = outcome_of(asked.program, said)
    if standing != decided.standing:
        return Difference(*about, "standing", None, decided.standing, standing)
    if outcome != decided.outcome:
        return Difference(*about, "outcome", None, decided.outcome, outcome)
    return None
