"""What a question reaches: the facts it speaks of, and the rules that bind them."""

from __future__ import annotations

from typing import Any

from eligibility.engine.symbolic.household import Household
from eligibility.engine.symbolic.solver import z3
from eligibility.engine.symbolic.terms import Term


class Cone:
    """The constants that a question reaches, by name, and the rules for them."""

    def __init__(self, home: Household, constraints: list[Any]) -> None:
        self.names: dict[str, Term] = {}
        self.rules: list[Term] = []
        self._home = home
        self._seen: set[int] = set()
        for constraint in constraints:
            self._walk(constraint)
        waiting = list(home.rules)
        joined: list[str] = []
        while True:
            # Rules of a twin bind where something of it is reached.
            met = [each for each in self._twins() if each not in joined]
            joined += met
            waiting += [rule for each in met for rule in home.twins[each].rules]
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

    def widened(self) -> Cone:
        """Return the cone of all facts that were made, whatever the question reaches.

        Of twins it takes in those alone that the question is about.
        """
        others = self._home.twins.keys() - set(self._twins())
        terms = self._home.terms.items()
        return Cone(self._home, [t for n, t in terms if n.partition(".")[0] not in others])

    def _twins(self) -> list[str]:
        if not self._home.twins:
            return []
        met = {name.partition(".")[0] for name in self.names}
        return [each for each in self._home.twins if each in met]

    def _walk(self, root: Any) -> None:
        waiting = [root]
        while waiting:
            here = waiting.pop()
            if type(here) is Term:
                if id(here) not in self._seen:
                    self._seen.add(id(here))
                    if here.op == "constant":
                        self.names[here.args[0]] = here
                    else:
                        waiting.extend(a for a in here.args if type(a) is Term)
            elif isinstance(here, z3.ExprRef):
                waiting.extend(self._inside(here))

    def _inside(self, expression: Any) -> list[Any]:
        """Return what stands inside an expression that was put together outside."""
        known = self._home.compiler.term_of(expression)
        if known is not None:
            return [known]
        count = expression.num_args()
        if count:
            return [expression.arg(position) for position in range(count)]
        if expression.decl().kind() == z3.Z3_OP_UNINTERPRETED:
            known = self._home.terms.get(expression.decl().name())
        return [] if known is None else [known]
