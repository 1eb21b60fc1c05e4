"""A world that notes which table rows and which branches of `if` evaluation takes.

The engine is left as it is: rows and branches are worked out beside it, from the same nodes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from eligibility.acts.model import Row, Rulebook, Table
from eligibility.engine.env import Env
from eligibility.engine.index import CaseIndex
from eligibility.engine.values import Unknown
from eligibility.engine.world import CaseWorld, Worlds, row_matches
from eligibility.feel import nodes

Mark = tuple[int, int, str]
"""An object of the linked act, by identity, the number of the `if` in it, and what of it."""


class WatchedWorld(CaseWorld):
    """Answers as any world does, and notes what it met."""

    __slots__ = ("met",)

    def __init__(
        self, index: CaseIndex, rulebook: Rulebook, day: date | Unknown, place: str, met: set[Mark]
    ) -> None:
        super().__init__(index, rulebook, day, place)
        self.met = met

    def value(self, value: Any, env: Env) -> Any:
        """Return what an expression or a decision table gives, noting the way taken."""
        # What is met beside the evaluation is not what its outcome rests on.
        aside = Env(env.names, self, env.ids, env.outer)
        if isinstance(value, Table):
            for row in _taken(value, self, aside):
                self.met.add((id(row), 0, "row"))
                self._branches(row.output, aside)
        else:
            self._branches(value, aside)
        return super().value(value, env)

    def _branches(self, expression: Any, env: Env) -> None:
        for number, node in enumerate(branching(expression.node)):
            chosen = self.worth(node.condition, env)
            if chosen is True or chosen is False:
                self.met.add((id(expression), number, "then" if chosen else "else"))


class WatchedWorlds(Worlds):
    """The worlds of one case, which note what they met."""

    __slots__ = ("met",)

    def __init__(self, index: CaseIndex, rulebook: Rulebook) -> None:
        super().__init__(index, rulebook)
        self.met: set[Mark] = set()

    def on(self, place: str, day: date | Unknown) -> CaseWorld:
        """Return the world in which an act of `place` asks about a day."""
        known = self._made.get((place, day))
        if known is None:
            known = self._made[place, day] = WatchedWorld(
                self.index, self.rulebook, day, place, self.met
            )
        return known


def branching(node: nodes.Test) -> Iterator[nodes.If]:
    """Yield each `if` that is evaluated once, with the names of the whole expression.

    Those inside filters and quantifiers are left aside: they are evaluated for each element.
    """
    if isinstance(node, nodes.If):
        yield node
    if isinstance(node, nodes.Filter):
        yield from branching(node.base)
    elif not isinstance(node, nodes.Some | nodes.Every):
        for child in nodes.children(node):
            yield from branching(child)


def _taken(table: Table, world: CaseWorld, env: Env) -> Iterator[Row]:
    """Yield the row that decides what a table gives, where it is known which."""
    inputs = [world.worth(expression.node, env) for expression in table.inputs]
    found: list[Row] = []
    for row in table.rows:
        match = row_matches(row.tests, inputs, world, env)
        if match is True:
            found.append(row)
            if table.hit == "first":
                break
        elif match is not False:
            return
    if len(found) == 1:
        yield found[0]
