"""Answers a question: solve, make the case small and round, replay it, else say why not."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from eligibility.engine.symbolic.answers import (
    NOT_CONFIRMED,
    TIME,
    Answer,
    Impossible,
    Unsettled,
    Witness,
)
from eligibility.engine.symbolic.cone import Cone
from eligibility.engine.symbolic.household import Household
from eligibility.engine.symbolic.realize import Realizer, worth
from eligibility.engine.symbolic.solver import z3
from eligibility.engine.symbolic.terms import counted, no, number, ref
from eligibility.errors import InputError
from eligibility.facts import read_case
from eligibility.facts.case import Case

if TYPE_CHECKING:
    from eligibility.engine.symbolic.space import Space

ATTEMPTS = 6


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a space, and how an answer is confirmed."""

    space: Space
    constraints: list[Any]
    confirm: Callable[..., bool] | None
    minimize: list[Any]
    seconds: float
    twin: Space | None = None


class _Search:
    """One search: a solver with what the question reaches."""

    def __init__(self, question: Question) -> None:
        space = question.space
        self.space = space
        self.home: Household = space.home
        self.question = question
        self.deadline = time.monotonic() + question.seconds
        rules = [*space.rules, *(question.twin.rules if question.twin is not None else ())]
        asked = [*question.constraints, *(ref(rule) for rule in rules)]
        self.cone = Cone(self.home, [*asked, *question.minimize])
        self.solver = z3.Solver()
        self.solver.set("random_seed", 1)
        self.solver.add(*asked, *self.cone.rules)
        self.terms = [
            (name, term) for name, term in self.home.terms.items() if name in self.cone.names
        ]

    def left(self) -> float:
        return self.deadline - time.monotonic()

    def check(self, *assumptions: Any, share: float = 1.0) -> Any:
        milliseconds = int(1000 * self.left() * share)
        if milliseconds < 5:
            return z3.unknown
        self.solver.set("timeout", milliseconds)
        try:
            return self.solver.check(*assumptions)
        except z3.Z3Exception:
            # The solver gave up within its own limits: nothing follows.
            return z3.unknown

    def assumed(self) -> tuple[str, ...]:
        """Return what was left free and matters here."""
        return tuple(
            f"{key}: {reason}"
            for key, reason in self.space.assumed.items()
            if any(name.endswith(f"?{key}") or f"?{key}:" in name for name in self.cone.names)
        )

    def exact(self, model: Any) -> Any:
        """Fix one factor of each product, where that can be: then the product is exact."""
        for key, (one, other, product) in self.home.products.made.items():
            if key not in self.cone.names:
                continue
            for x, y in ((one, other), (other, one)):
                if self._factor(model, x, y, product):
                    model = self.solver.model()
                    break
        return model

    def _factor(self, model: Any, x: Any, y: Any, product: Any) -> bool:
        for value in (Fraction(1), worth(model, x)):
            exact = number(value)
            assumptions = [x == exact, product == exact * y]
            if self.check(*assumptions, share=0.3) == z3.sat:
                self.solver.add(*assumptions)
                return bool(self.check() == z3.sat)
        return False

    def prefer(self, wishes: list[Any]) -> None:
        """Add as many of these wishes as can be had together, the first first."""
        if not wishes or self.left() < 0.2 * self.question.seconds:
            return
        if self.check(*wishes, share=0.3) == z3.sat:
            self.solver.add(*wishes)
            return
        if len(wishes) > 1:
            middle = len(wishes) // 2
            self.prefer(wishes[:middle])
            self.prefer(wishes[middle:])

    def shrink(self, model: Any) -> None:
        """Make the case small: few people, no more items and links than are needed, round."""
        people = counted(
            term for name, term in self.terms if name.endswith(".exists") and _person(name)
        )
        if not isinstance(people, int):
            most = int(str(model.eval(people, model_completion=True)))
            for fewer in range(most):
                if self.check(people <= fewer, share=0.4) == z3.sat:
                    self.solver.add(people <= fewer)
                    break
        for wanted in self.question.minimize:
            self._least(wanted)
        truths = [(name, term) for name, term in self.terms if z3.is_bool(term)]
        self.prefer([no(t) for n, t in truths if n.endswith(".exists") or n.startswith("link.")])
        self.prefer([no(t) for n, t in truths if _unusual(n)])
        self.prefer(self._usual())
        if self.check() == z3.sat:
            self._round()
        self.check()

    def _least(self, wanted: Any) -> None:
        """Find a small value of a number, by halving."""
        while self.check(share=0.3) == z3.sat:
            exact = worth(self.solver.model(), wanted)
            self.solver.add(wanted <= number(exact))
            if self.check(wanted <= number(exact / 2), share=0.3) != z3.sat or exact == 0:
                if self.check(wanted < number(exact), share=0.3) != z3.sat:
                    return
            else:
                self.solver.add(wanted <= number(exact / 2))

    def _usual(self) -> list[Any]:
        serbia = self.home.text("serbia")
        return [term == serbia for name, term in self.terms if name.endswith(".citizenship")]

    def _round(self) -> None:
        """Give numbers and days round values where the question leaves them."""
        model = self.solver.model()
        for name, term in self.terms:
            if z3.is_bool(term) or name.startswith("?") or self.left() < 0.1:
                continue
            exact = worth(model, term)
            for value in _rounds(name, exact, z3.is_int(term)):
                if self.check(term == number(value), share=0.3) == z3.sat:
                    model = self.solver.model()
                    self.solver.add(term == number(value))
                    break

    def block(self, model: Any) -> None:
        """Rule out what was found, by what was left free or else by its truths."""
        free = [t for n, t in self.terms if "?" in n and z3.is_bool(t)]
        truths = free or [t for _, t in self.terms if z3.is_bool(t)]
        same = [t if z3.is_true(model.eval(t, model_completion=True)) else no(t) for t in truths]
        self.solver.add(no(z3.And(same)) if same else z3.BoolVal(False))


def search(question: Question) -> Answer:
    """Return a witness, a proof that there is none, or why neither was found."""
    made = _Search(question)
    refined = False
    for _ in range(ATTEMPTS):
        found = made.check()
        if found == z3.unknown:
            return Unsettled(NOT_CONFIRMED if refined else TIME, made.assumed())
        if found == z3.unsat:
            if refined:
                return Unsettled(NOT_CONFIRMED, made.assumed())
            return Impossible(made.home.people, made.home.items, made.assumed())
        model = made.solver.model()
        made.solver.push()
        model = made.exact(model)
        made.shrink(model)
        if made.check() == z3.sat:
            model = made.solver.model()
        witness = _confirmed(made, model)
        made.solver.pop()
        if witness is not None:
            return witness
        refined = True
        made.block(model)
    return Unsettled(NOT_CONFIRMED, made.assumed())


def _confirmed(made: _Search, model: Any) -> Witness | None:
    """Return the case of a model if it can be read and is confirmed."""
    space, home = made.space, made.home
    realized = Realizer(home, model, made.cone.names, space.rulebook.place)
    text, case = _case(realized, space)
    if case is None:
        return None
    twin: Case | None = None
    twin_text = ""
    cases = [case]
    other = made.question.twin
    if other is not None:
        names = made.cone.names
        twin_text, twin = _case(Realizer(other.home, model, names, other.rulebook.place), other)
        if twin is None:
            return None
        cases.append(twin)
    confirm = made.question.confirm
    if confirm is not None and not confirm(*cases):
        return None
    supplied = tuple(
        (id_, realized.number(term))
        for id_, term in sorted(space.supposed.items())
        if realized.asked(term)
    )
    return Witness(
        case, text, len(case.people), twin, twin_text, supplied=supplied, assumed=made.assumed()
    )


def _case(realized: Realizer, space: Space) -> tuple[str, Case | None]:
    document = realized.document(space.claim.value, space.decision.value)
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    try:
        return text, read_case(text)
    except InputError:
        return text, None


def _person(name: str) -> bool:
    return name.count(".") == 1 and name.startswith("p")


def _unusual(name: str) -> bool:
    return not name.startswith("?") and name.startswith("p") and not name.endswith(":none")


def _rounds(name: str, exact: Fraction, whole: bool) -> list[Fraction]:
    """Return round values near a value, the roundest first."""
    if name.endswith(":day"):
        return [Fraction(1), Fraction(15), exact]
    if whole:
        return [exact]
    found = [Fraction(0)]
    for step in (10000, 1000, 100, 1, Fraction(1, 100)):
        below = exact // step * step
        found += [Fraction(below), Fraction(below + step)]
    return found
