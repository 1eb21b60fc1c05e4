"""Which rights could open if others were claimed first: a prospect, never a determination.

`receives` asks for an award. Whoever could be awarded a right that others ask for is taken
to hold it, the rights that ask are decided again, and so on until nothing further opens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from eligibility.acts.model import Expression, Right, Rulebook
from eligibility.acts.parts import of_gate, of_requirements, of_values, words
from eligibility.engine.index import CaseIndex
from eligibility.engine.reference import determine_right
from eligibility.engine.result import Determination, Opening
from eligibility.engine.world import Worlds
from eligibility.facts.awards import Award
from eligibility.facts.base import UNKNOWN
from eligibility.facts.case import Case
from eligibility.feel import nodes

AWARD = "receives"
MOST_STEPS = 8
_WORD = re.compile(r"\w+")

Key = tuple[str, str | None, str | None, str | None]


class Step(NamedTuple):
    """What rights that ask for awards come to, once the rights of `held` are granted."""

    held: tuple[str, ...]
    case: Case
    before: tuple[Determination, ...]
    after: tuple[Determination, ...]


def openings(
    case: Case, rulebook: Rulebook, determinations: Sequence[Determination]
) -> tuple[Opening, ...]:
    """Return the rights that could open, those first that need the fewest grants before them."""
    asked = asked_awards(rulebook)
    found: dict[Key, Opening] = {}
    for number, step in enumerate(steps(case, rulebook, determinations), start=1):
        earlier = {key(each): each for each in step.before}
        for each in step.after:
            if key(each) in found or not opened(earlier.get(key(each)), each):
                continue
            through = tuple(right for right in asked[each.right] if right in step.held)
            found[key(each)] = Opening(
                each.right, each.subject, each.holder, each.role, number, through, each.outcome
            )
    return tuple(found.values())


def steps(
    case: Case, rulebook: Rulebook, determinations: Sequence[Determination]
) -> Iterator[Step]:
    """Yield what would be decided with ever more rights granted, until nothing more opens."""
    asked = asked_awards(rulebook)
    wanted = {right for rights in asked.values() for right in rights}
    if not wanted:
        return
    granted: dict[Key, Determination] = {}
    held: dict[str, None] = {}
    now = {key(each): each for each in determinations}
    before = dict(now)
    for _ in range(MOST_STEPS):
        fresh = [
            each
            for each in now.values()
            if each.right in wanted
            and each.outcome == "eligible"
            and each.holder is not None
            and key(each) not in granted
        ]
        fresh = [each for each in fresh if not holds(case, each)]
        if not fresh:
            return
        granted.update((key(each), each) for each in fresh)
        held.update(dict.fromkeys(each.right for each in fresh))
        case = with_awards(case, fresh)
        worlds = Worlds(CaseIndex(case), rulebook)
        after = [
            each
            for id_, rights in asked.items()
            if any(right in held for right in rights)
            for each in determine_right(rulebook.rights[id_], worlds)
        ]
        for each in after:
            before.setdefault(key(each), each)
        yield Step(tuple(held), case, tuple(before.values()), tuple(after))
        now = {key(each): each for each in after}


def key(determination: Determination) -> Key:
    """Return what tells a determination from the others of a case."""
    role = None if determination.role is None else determination.role.en
    return determination.right, determination.subject, determination.holder, role


def opened(before: Determination | None, after: Determination) -> bool:
    """Whether a right opened: refused before and not any more, or now met in full."""
    if before is None or before.outcome == after.outcome:
        return False
    return after.outcome == "eligible" or before.outcome == "not_eligible"


def with_awards(case: Case, granted: Iterable[Determination]) -> Case:
    """Return the case as it would be with these rights granted to their holders."""
    given: dict[str, list[Award]] = {}
    for each in granted:
        days = [day for day in (each.governing_date, case.claim_date) if day is not None]
        known = [day for day in days if day is not UNKNOWN]
        if each.holder is not None and known:
            # Made of checked facts: pydantic's own validator, slow to build, has nothing to see.
            award = Award.model_construct(right=each.right, start=min(known), end=None)
            given.setdefault(each.holder, []).append(award)
    people = [
        person.model_copy(update={"awards": (*person.awards, *given[person.id])})
        if person.id in given
        else person
        for person in case.people
    ]
    return case.model_copy(update={"people": tuple(people)})


def holds(case: Case, determination: Determination) -> bool:
    """Whether the holder has an award of the right already: then nothing needs claiming."""
    day = determination.governing_date
    if day is None:
        return False
    return any(
        award.right == determination.right
        and isinstance(award.start, date)
        and award.start <= day
        and (award.end is None or (isinstance(award.end, date) and day <= award.end))
        for person in case.people
        if person.id == determination.holder
        for award in person.awards
    )


def asked_awards(rulebook: Rulebook) -> dict[str, tuple[str, ...]]:
    """Return, for each right that asks for awards, the rights that it asks for."""
    known: dict[str, tuple[str, ...]] | None = rulebook.programs.get("asked")
    if known is None:
        defined = _defined(rulebook)
        found = {
            right.id: tuple(dict.fromkeys(_asked(_decisive(right), right.names, defined)))
            for right in rulebook.rights.values()
        }
        known = {id_: rights for id_, rights in found.items() if rights}
        rulebook.programs["asked"] = known
    return known


def _defined(rulebook: Rulebook) -> dict[str, tuple[str, ...]]:
    """Return the rights that each definition asks for, by way of others too."""
    found: dict[str, tuple[str, ...]] = {}
    while True:
        more = {
            id_: tuple(dict.fromkeys(_asked(of_values(each.value), each.names, found)))
            for id_, each in rulebook.definitions.items()
        }
        more = {id_: rights for id_, rights in more.items() if rights}
        if more == found:
            return found
        found = more


def _asked(
    expressions: Iterable[Expression], names: Any, defined: dict[str, tuple[str, ...]]
) -> Iterator[str]:
    local = {name for name, id_ in names.items() if id_ in defined}
    for expression in expressions:
        if AWARD in expression.text:
            yield from awards_in(expression.node)
        if local and not local.isdisjoint(_WORD.findall(expression.text)):
            for name in words(expression.node):
                if name in local:
                    yield from defined[names[name]]


def awards_in(node: nodes.Test) -> Iterator[str]:
    """Yield the rights whose award an expression asks for."""
    if isinstance(node, nodes.Call) and node.function == AWARD and len(node.arguments) == 2:
        right = node.arguments[1].value
        if isinstance(right, nodes.Text):
            yield right.value
    for child in nodes.children(node):
        yield from awards_in(child)


def _decisive(right: Right) -> Iterator[Expression]:
    """Yield the expressions on which the outcome of a right hangs."""
    yield from of_gate(right)
    yield from of_requirements(right.conditions)
