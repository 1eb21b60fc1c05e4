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
from eligibility.engine.symbolic.model import Model
from eligibility.engine.symbolic.realize import Realizer
from eligibility.engine.symbolic.solver import z3
from eligibility.engine.symbolic.terms import (
    all_of,
    equal,
    no,
    same_truth,
    scaled,
)
from eligibility.engine.symbolic.usual import usual_days, wishes
from eligibility.errors import InputError
from eligibility.facts import read_case
from eligibility.facts.case import Case

if TYPE_CHECKING:
    from eligibility.engine.symbolic.space import Space

ATTEMPTS = 6

SMALL = 3
"""Households of so many people are tried before larger ones."""

STEPS = 2_500_000
"""The solver's steps in a second of the machine the limits were chosen on: counted in steps, an
answer does not depend on what else a machine is busy with."""

POLISH = 0.5
"""How many seconds more a case that was found may take to be made small."""

PATIENCE = 5
"""After so many times the seconds a question is given up, whatever the steps."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a space, and how an answer is confirmed."""

    space: Space
    constraints: list[Any]
    confirm: Callable[..., bool] | None
    minimize: list[Any]
    seconds: float
    twin: Space | None = None
    small: bool = True
    first: tuple[Any, ...] = ()


class _Search:
    """One search: a solver with what the question reaches."""

    def __init__(self, question: Question) -> None:
        space = question.space
        self.space = space
        self.home: Household = space.home
        self.question = question
        self.deadline = time.monotonic() + PATIENCE * question.seconds
        rules = [*space.rules, *(question.twin.rules if question.twin is not None else ())]
        asked = [*question.constraints, *rules]
        self.cone = Cone(self.home, [*asked, *question.minimize])
        # The combined solver that z3 takes by itself is a hundred times slower on families.
        self.solver = z3.SimpleSolver()
        self.solver.set("random_seed", 1)
        self.budget = int(STEPS * question.seconds)
        self.spent = _spent(self.solver) if self.solver.check() == z3.sat else 0
        self.start = self.spent
        self.reserve = 0.0
        self.add(*asked, *self.cone.rules)
        self.terms = list(self.cone.names.items())

    def add(self, *terms: Any) -> None:
        # Straight to the solver: its own way casts each term anew.
        context = self.solver.ctx.ref()
        for term in terms:
            z3.Z3_solver_assert(context, self.solver.solver, self.home.compiler.given(term).ast)

    def model(self) -> Model:
        return Model(self.home.compiler, self.solver.model())

    def left(self) -> float:
        """Return the part of the effort that is left, 1 at the start."""
        if time.monotonic() > self.deadline:
            return 0
        return 1 - self.reserve - (self.spent - self.start) / self.budget

    def check(self, *assumptions: Any, share: float = 1.0) -> Any:
        left = self.left() * share
        if left <= 0:
            return z3.unknown
        self.solver.set("rlimit", max(1, int(left * self.budget)))
        self.solver.set("timeout", max(1, int(1000 * (self.deadline - time.monotonic()))))
        try:
            found = self.solver.check(*map(self.home.compiler.given, assumptions))
        except z3.Z3Exception:
            # The solver gave up within its own limits: nothing follows.
            return z3.unknown
        self.spent = max(self.spent, _spent(self.solver))
        return found

    def solve(self) -> Any:
        """Solve, small households first: they are found faster and read more easily."""
        found, small = self._sized()
        if found == z3.sat and self.question.first:
            if not self._hold(self.question.first):
                return z3.unknown
            found, small = self._sized()
        if small is None:
            return found
        self.add(small)
        return self.check()

    def _sized(self) -> tuple[Any, Any]:
        """Return whether there is a case, and how small a household one has, none if any."""
        for count in range(1, min(SMALL + 1, self.home.people)):
            nobody = self.cone.names.get(f"p{count}.exists")
            if nobody is None:
                break
            if self.check(no(nobody), share=0.2) == z3.sat:
                return z3.sat, no(nobody)
        return self.check(), None

    def _hold(self, choices: tuple[Any, ...]) -> bool:
        """Add the first of some constraints that can hold, and return whether one does."""
        for each in choices:
            found = self.check(each, share=0.5)
            if found == z3.sat:
                self.add(each)
            if found != z3.unsat:
                return bool(found == z3.sat)
        return False

    def assumed(self) -> tuple[str, ...]:
        """Return what was left free and matters here."""
        free = [name.partition("?")[2] for name in self.cone.names if "?" in name]
        reached = {*free, *(name.rpartition(":")[0] for name in free)}
        twin = self.question.twin
        assumed = {**self.space.assumed, **(twin.assumed if twin is not None else {})}
        told = [(key, why) for key, why in assumed.items() if key in reached]
        # Bounds are numbered only: that they were needed is told once.
        shown = (why if key.startswith("bounds.") else f"{key}: {why}" for key, why in told)
        return tuple(dict.fromkeys(shown))

    def exact(self, model: Model) -> Any:
        """Fix one factor of each product, where that can be: then the product is exact."""
        for key, (one, other, product) in self.home.products.made.items():
            if key not in self.cone.names:
                continue
            for x, y in ((one, other), (other, one)):
                if self._factor(model, x, y, product):
                    model = self.model()
                    break
        return model

    def _factor(self, model: Model, x: Any, y: Any, product: Any) -> bool:
        for value in (Fraction(1), model.number(x)):
            assumptions = [equal(x, value), equal(product, scaled(y, value))]
            if self.check(*assumptions, share=0.3) == z3.sat:
                self.add(*assumptions)
                return bool(self.check() == z3.sat)
        return False

    def prefer(self, wishes: list[Any]) -> None:
        """Add as many of these wishes as can be had together, the first first."""
        kept = list(wishes)
        while kept and self.left() >= 0.2:
            found = self.check(*kept, share=0.3)
            if found == z3.sat:
                self.add(*kept)
                return
            if found == z3.unknown:
                middle = len(kept) // 2
                self.prefer(kept[:middle])
                kept = kept[middle:] if middle else []
                continue
            # Of those that exclude one another the last is given up.
            core = {each.get_id() for each in self.solver.unsat_core()}
            given = [self.home.compiler.given(each).get_id() for each in kept]
            del kept[max((at for at, id_ in enumerate(given) if id_ in core), default=-1)]

    def widen(self) -> bool:
        """Take in all facts that were made; people, entries and links stay as they are."""
        wide = self.cone.widened()
        more = [term for name, term in wide.names.items() if name not in self.cone.names]
        self.add(*wide.rules)
        self.add(*(no(t) for t in more if t.sort == "b" and _adds(t.args[0])))
        self.cone = wide
        return bool(self.check() == z3.sat)

    def shrink(self) -> None:
        """Make the case small: few people, no more items and links than are needed, round."""
        # What is found is worth an effort of its own.
        self.budget += int(STEPS * POLISH)
        self.reserve = 0.5 * self.left()
        for wanted in self.question.minimize:
            self._least(wanted)
        truths = [(name, term) for name, term in self.terms if term.sort == "b"]
        spare = [no(t) for n, t in truths if n.startswith(("passage.", "link."))]
        # On a day whose values nobody has seen a family needs less: that is no smaller one.
        self.prefer(list(usual_days(self.space, dict(self.terms))))
        # Of people and entries the first are there if any is: they are given up first.
        there = sorted((n, t) for n, t in truths if n.endswith(".exists"))
        self.prefer([*spare, *(no(t) for _, t in reversed(there))])
        self.prefer([no(t) for n, t in truths if _unusual(n)])
        self.prefer(wishes(self.space, dict(self.terms)))
        if self.check() == z3.sat:
            self._round()
        self.reserve = 0.0

    def _least(self, wanted: Any) -> None:
        """Find a small value of a number, by halving."""
        while self.check(share=0.3) == z3.sat:
            exact = self.model().number(wanted)
            self.solver.add(wanted <= _value(exact))
            half = wanted <= _value(exact / 2)
            if exact != 0 and self.check(half, share=0.3) == z3.sat:
                self.solver.add(half)
            elif self.check(wanted < _value(exact), share=0.3) != z3.sat:
                return

    def _round(self) -> None:
        """Give numbers and days round values where the question leaves them."""
        told = [(n, t) for n, t in self.terms if t.sort != "b" and not n.startswith("?")]
        # All at once first: most are left free.
        self.prefer([equal(t, 1) for n, t in told if n.endswith(":day")])
        self.prefer([equal(t, 0) for _, t in told if t.sort == "r"])
        if self.check() != z3.sat:
            return
        model = self.model()
        for name, term in told:
            if self.left() < 0.1:
                return
            exact = model.number(term)
            for value in _rounds(name, exact, term.sort == "i"):
                if value == exact:
                    # The model at hand is such already.
                    self.add(equal(term, value))
                    break
                if self.check(equal(term, value), share=0.3) == z3.sat:
                    model = self.model()
                    self.add(equal(term, value))
                    break

    def block(self, model: Model) -> None:
        """Rule out what was found, by what was left free or else by its truths."""
        free = [t for n, t in self.terms if "?" in n and t.sort == "b"]
        truths = free or [t for _, t in self.terms if t.sort == "b"]
        self.add(no(all_of(same_truth(t, model.holds(t)) for t in truths)))


def excluded(question: Question) -> bool:
    """Return whether it is proved that there is no case, without looking for one."""
    return bool(_Search(question).check() == z3.unsat)


def search(question: Question) -> Answer:
    """Return a witness, a proof that there is none, or why neither was found."""
    made = _Search(question)
    cone = made.cone
    refined = False
    for _ in range(ATTEMPTS):
        made.solver.push()
        found = made.solve()
        if found == z3.unknown:
            return Unsettled(NOT_CONFIRMED if refined else TIME, made.assumed())
        if found == z3.unsat:
            if refined:
                return Unsettled(NOT_CONFIRMED, made.assumed())
            return Impossible(made.home.people, made.home.items, made.assumed())
        model = made.exact(made.model())
        witness = None if question.small else _confirmed(made, model)
        if witness is None:
            made.shrink()
            if made.check() == z3.sat:
                model = made.model()
            witness = _confirmed(made, model)
        if witness is None and made.widen():
            # The reference may ask for facts that change nothing: then they are said too.
            witness = _confirmed(made, made.model())
        made.cone = cone
        made.solver.pop()
        if witness is not None:
            return witness
        refined = True
        made.block(model)
    return Unsettled(NOT_CONFIRMED, made.assumed())


def _confirmed(made: _Search, model: Model) -> Witness | None:
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


def _spent(solver: Any) -> int:
    """Return the steps that the solver has taken so far, all questions together."""
    try:
        return int(solver.statistics().get_key_value("rlimit count"))
    except z3.Z3Exception:
        # None so far.
        return 0


def _value(exact: Fraction) -> Any:
    return z3.RealVal(f"{exact.numerator}/{exact.denominator}")


def _adds(name: str) -> bool:
    return name.endswith(".exists") or name.startswith("link.")


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
