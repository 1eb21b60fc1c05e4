"""Compares the two engines right by right: what both say, and the first thing they differ on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from eligibility.acts.model import Rulebook
from eligibility.engine.chains import Key, asked_awards, holds, steps
from eligibility.engine.chains import key as key_of
from eligibility.engine.durable.chaining import Chaining, Prospect
from eligibility.engine.durable.client import CLIENT, Client, UnavailableError
from eligibility.engine.durable.inputs import Inputs, UnlikeError, of_right
from eligibility.engine.durable.program import GATES, Program, RefusedError, compile_right
from eligibility.engine.durable.words import NOT_SAID, OUTCOMES, TRUTHS
from eligibility.engine.index import CaseIndex
from eligibility.engine.result import Chains, CrossCheck, Determination, Difference, Opening
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
    openings: Sequence[Opening] = (),
    client: Client = CLIENT,
) -> CrossCheck:
    """Return how far durable-rules, told what holds of each condition, decides alike."""
    agreed: list[str] = []
    differences: list[Difference] = []
    unavailable: list[tuple[str, str]] = []
    refused: list[tuple[str, str]] = []
    answers = list(ask(case, rulebook, determinations, client))
    for right, answer in answers:
        if isinstance(answer, RefusedError):
            refused.append((right, "; ".join(map(render_problem, answer.problems))))
        elif isinstance(answer, UnlikeError):
            differences.append(Difference(right, None, None, answer.what, None, "", NOTHING))
        elif isinstance(answer, UnavailableError):
            unavailable.append((right, str(answer)))
        else:
            first = next((each for each in map(differs, answer) if each is not None), None)
            if first is None:
                agreed.append(right)
            else:
                differences.append(first)
    chains: Chains = "none"
    if openings or any(each.outcome == "eligible" for each in determinations):
        chains = confirm_chains(case, rulebook, determinations, answers, openings, client)
    return CrossCheck(tuple(agreed), tuple(differences), tuple(unavailable), tuple(refused), chains)


class Said(NamedTuple):
    """What durable-rules says of one determination."""

    right: str
    program: Program
    inputs: Inputs
    cells: Sequence[int]


Answer = list[Said] | RefusedError | UnlikeError | UnavailableError


def ask(
    case: Case, rulebook: Rulebook, determinations: Sequence[Determination], client: Client
) -> Iterator[tuple[str, Answer]]:
    """Yield what durable-rules says of the determinations of each right, or why nothing."""
    worlds = Worlds(CaseIndex(case), rulebook)
    asked: list[Asked] = []
    for id_, group in groupby(determinations, key=lambda each: each.right):
        try:
            program = program_of(rulebook, id_)
            inputs = tuple(of_right(rulebook.rights[id_], program, worlds, tuple(group)))
        except (RefusedError, UnlikeError) as error:
            yield id_, error
            continue
        leaves: dict[tuple[int, ...], int] = {}
        for each in inputs:
            leaves.setdefault(each.leaves, len(leaves))
        asked.append(Asked(id_, program, inputs, leaves))
    answers = client.decide(
        [(each.program, [list(leaves) for leaves in each.leaves]) for each in asked]
    )
    for one, answer in zip(asked, answers, strict=True):
        if isinstance(answer, UnavailableError):
            yield one.right, answer
        else:
            said = [
                Said(one.right, one.program, told, answer[one.leaves[told.leaves]])
                for told in one.inputs
            ]
            yield one.right, said


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


def differs(said: Said) -> Difference | None:
    """Return the first thing on which the engines differ, from single conditions upward."""
    decided, cells = said.inputs.determination, said.cells
    about = (said.right, decided.subject, decided.holder)
    for cell, place in said.program.compared:
        mine = said.inputs.groups.get(place)
        if mine is None or cells[cell] == mine:
            continue
        name, label = said.inputs.labels[place]
        other = NOTHING if cells[cell] == NOT_SAID else TRUTHS[cells[cell]]
        return Difference(*about, name or place or "conditions", label, TRUTHS[mine], other)
    standing, outcome = outcome_of(said.program, cells)
    if standing != decided.standing:
        return Difference(*about, "standing", None, decided.standing, standing)
    if outcome != decided.outcome:
        return Difference(*about, "outcome", None, decided.outcome, outcome)
    return None


def confirm_chains(
    case: Case,
    rulebook: Rulebook,
    determinations: Sequence[Determination],
    answers: Sequence[tuple[str, Answer]],
    openings: Sequence[Opening],
    client: Client,
) -> Chains:
    """Return whether forward chaining in durable-rules opens the same rights by the same way."""
    first = outcomes_of(answers)
    held = {key_of(each): holds(case, each) for each in determinations}
    had = {key: Prospect(outcome, outcome, held[key]) for key, outcome in first.items()}
    chaining = chaining_of(rulebook)
    could: set[int] = set()
    found: dict[Key, tuple[int, tuple[str, ...], str]] = {}
    try:
        for number, step in enumerate(steps(case, rulebook, determinations), start=1):
            outcomes = outcomes_of(list(ask(step.case, rulebook, step.after, client)))
            if len(outcomes) != len(step.after):
                return "unavailable"
            then = {
                key_of(each): Prospect(
                    outcomes[key_of(each)],
                    first.setdefault(key_of(each), outcomes[key_of(each)]),
                    holds(step.case, each),
                )
                for each in step.after
            }
            opened, could = chaining.step(client, could, had if number == 1 else {}, then)
            for key, through in opened.items():
                found.setdefault(key, (number, through, outcomes[key]))
    except UnavailableError:
        return "unavailable"
    expected = {
        (each.right, each.subject, each.holder, None if each.role is None else each.role.en): (
            each.step,
            each.through,
            each.outcome,
        )
        for each in openings
    }
    if not expected and not found:
        return "none"
    return "agreed" if found == expected else "differ"


def outcomes_of(answers: Sequence[tuple[str, Answer]]) -> dict[Key, str]:
    """Return the outcome that durable-rules came to, of each determination it spoke of."""
    return {
        key_of(said.inputs.determination): outcome_of(said.program, said.cells)[1]
        for _, answer in answers
        if isinstance(answer, list)
        for said in answer
    }


def chaining_of(rulebook: Rulebook) -> Chaining:
    """Return the passport rights of a rulebook as rules for chaining, made once."""
    known: Chaining | None = rulebook.programs.get("chaining")
    if known is None:
        known = rulebook.programs["chaining"] = Chaining(asked_awards(rulebook))
    return known
