"""What a question reaches: the facts it speaks of, and the rules that bind them."""

from __future__ import annotations

from typing import Any

from eligibility.engine.symbolic.household import Household
from eligibility.engine.symbolic.solver import z3


class Cone:
    """The names of the solver's constants that a question reaches, and the rules for them."""

    def __init__(self, home: Household, constraints: list[Any]) -> None:
        self.names: set[str] = set()
        self.rules: list[Any] = []
        self._seen: set[int] = set()
        for constraint in constraints:
            self._walk(constraint)
        base = home.base or home
        waiting = list(base.rules)
        while True:
            later = []
            for rule in waiting:
                owners, holds = rule
                if all(name in self.names for name in owners):
                    self.rules.append(holds)
                    self._walk(holds)
                else:
                    later.append(rule)
            if len(later) == len(waiting):
                return
            waiting = later

    def _walk(self, term: Any) -> None:
        waiting = [term]
        while waiting:
            here = waiting.pop()
            id_ = here.get_id()
            if id_ in self._seen:
                continue
            self._seen.add(id_)
            count = here.num_args()
            if count:
                waiting.extend(here.arg(position) for position in range(count))
            elif here.decl().kind() == z3.Z3_OP_UNINTERPRETED:
                self.names.add(here.decl().name())
