"""A rulebook over a symbolic household: its rights, expressions and questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from eligibility.acts.model import Expression, Rulebook
from eligibility.engine.symbolic import days
from eligibility.engine.symbolic.answers import Answer
from eligibility.engine.symbolic.days import day_of
from eligibility.engine.symbolic.expressions import Names
from eligibility.engine.symbolic.household import Household
from eligibility.engine.symbolic.mirror import Mirror, MirroredRight
from eligibility.engine.symbolic.readings import Choice
from eligibility.engine.symbolic.rights import SymbolicRight
from eligibility.engine.symbolic.search import Question, excluded, search
from eligibility.engine.symbolic.terms import Term, Truth, both, choose, either, equal, same_truth
from eligibility.engine.symbolic.values import Kind, NotModelledError, Sym
from eligibility.engine.symbolic.world import World
from eligibility.feel import nodes
from eligibility.records import Record

BOUNDS = "bounds of what is unknown"
"""Why something is left free that the reference may decide."""


class Space:
    """One rulebook over one symbolic household.

    `day` fixes the day of the claim and of the decision, or the first and last day of both;
    None leaves them open within 1990 to 2099. `ignore_gaps` takes for each parameter that
    nobody has seen any positive value, for values that sources give differently any of them,
    and what is not encoded as fulfilled. `seconds` is the time for one question.

    `like` is a space of the same rules, asked about in the same way, over the household that
    this one's is a twin of: what is worked out there is not worked out again.
    """

    def __init__(
        self,
        rulebook: Rulebook,
        home: Household,
        *,
        day: date | tuple[date, date] | None = None,
        ignore_gaps: bool = False,
        seconds: float = 2,
        like: Space | None = None,
    ) -> None:
        self.rulebook = rulebook
        self.home = home
        self.ignore_gaps = ignore_gaps
        self.seconds = seconds
        self.supposed: dict[str, Any] = {}
        self.assumed: dict[str, str] = {}
        self.rules: list[Truth] = []
        self._worlds: dict[str, World] = {}
        self._rights: dict[tuple[str, int], SymbolicRight] = {}
        self._decided: dict[str, frozenset[str]] = {}
        # What two rulebooks call alike may stand for different expressions.
        number = next(home.spaces)
        self._apart = f"/{number}" if number else ""
        self.claim = Sym("day", True, False, home.claim)
        self.decision = Sym("day", True, False, home.decision)
        if day is not None:
            self._dated(day)
        self._like = like
        self._mirror = None if like is None else Mirror(like.home, home)
        if like is None:
            self._survey()

    def _dated(self, day: date | tuple[date, date]) -> None:
        first, last = (day, day) if isinstance(day, date) else day
        for sym in (self.claim, self.decision):
            self.rules.append(days.not_after(day_of(first), sym.value))
            self.rules.append(days.not_after(sym.value, day_of(last)))
        if first == last:
            known = Sym("day", True, False, day_of(first))
            self.claim = self.decision = known

    def _survey(self) -> None:
        """Tell the household which kinds of list items and links the acts ask about."""
        kinds, home = self.home.kinds, self.home
        for name, of in (("residences", "residence"), ("events", "event")):
            kinds[name] = list(_kinds(of))
        awards = kinds.setdefault("awards", [])
        for call in calls(self.rulebook):
            texts = [a.value.value for a in call.arguments if isinstance(a.value, nodes.Text)]
            if call.function in _OF_AWARDS:
                awards.extend(text for text in texts if text not in awards)
            elif call.function == "linked":
                home.link_kinds.update(texts)

    # What may be asked about

    def right(self, id_: str, holder: int = 0) -> SymbolicRight:
        """Return a right for its subject in slot 0 and one of its holders, by position."""
        key = (id_, holder)
        if key not in self._rights:
            if self._like is not None and self._mirror is not None:
                base = self._like.right(id_, holder)
                self._rights[key] = MirroredRight(self, base, self._mirror)
            else:
                self._rights[key] = SymbolicRight(self, self.rulebook.rights[id_], holder)
        return self._rights[key]

    def decided_by(self, id_: str) -> frozenset[str]:
        """Return the names of the facts that a right's outcome hangs on, made once.

        They are those of the household of which this space's is a twin, if it is one's.
        """
        space = self._like or self
        found = space._decided.get(id_)
        if found is None:
            holders = range(max(1, len(self.rulebook.rights[id_].holders)))
            rights = [space.right(id_, each) for each in holders]
            parts = [part for each in rights for part in (*each.gate(), *each.requirements())]
            found = space._decided[id_] = frozenset(space.home.products.constants(parts))
        return found

    def same(self, term: Term) -> Truth:
        """Return whether a fact is the same over the twin as over the household."""
        other = self._mirror.term(term) if self._mirror is not None else term
        return same_truth(term, other) if term.sort == "b" else equal(term, other)

    def settle(self) -> None:
        """Know all that is known of the household that this one's is a twin of."""
        if self._like is not None and self._mirror is not None:
            self._mirror.settle()
            self.assumed |= self._like.assumed

    def fact(self, path: str) -> Any:
        """Return a fact of the household, such as `0.sex` or `claim_date`.

        The value of a simple fact is its solver's term, in the order of the vocabulary's
        values for texts (`home.text`).
        """
        slot, _, field = path.partition(".")
        value = self.home.field(int(slot), field)
        return self.given(value.value) if isinstance(value, Sym) else value

    def given(self, term: Any) -> Any:
        """Return a truth or number of a value as the solver has it."""
        return self.home.compiler.given(term)

    def expression(self, expression: Expression | nodes.Node, env: Names) -> Any:
        """Return what an expression is worth among names (`SymbolicRight.env()`).

        A truth is a `Tri`, a simple value a `Sym`. What is not translated is left free.
        """
        node = expression.node if isinstance(expression, Expression) else expression
        place = self.rulebook.place
        world: World = env.world or self.on(place, self.claim)
        try:
            return world.reader.worth(node, env)
        except NotModelledError as reason:
            return self.unmodelled(f"expression/{id(node)}", "truth", str(reason))

    def on(self, place: str, day: Sym, chosen: Choice = ()) -> World:
        """Return the world in which an act of a place asks about a day, in chosen readings."""
        made = World(self, place, day, chosen)
        key = f"{made.key()}/{self.home.mark(day.known)}"
        return self._worlds.setdefault(key, made)

    # What is left free

    def unmodelled(self, key: str, kind: Kind, reason: str, *, loose: bool = True) -> Sym:
        """Return a free value in place of what is not translated, and remember it."""
        key += self._apart
        self.assumed[key] = reason
        return self.home.free(key, kind, loose)

    def fresh(self, kind: Kind, *, loose: bool = True) -> Sym:
        """Return a free value that nothing else is: the reference may decide what we do not."""
        return self.unmodelled(f"bounds.{next(self.home.numbers)}", kind, BOUNDS, loose=loose)

    def loosely(self, value: Sym, certain: Truth) -> Sym:
        """Return a value that is free where it is not certain."""
        if value.kind in ("none",):
            return value._replace(known=certain)
        free = self.fresh(value.kind)
        made = choose_sym(certain, value, free)
        return made._replace(known=either(both(certain, value.known), free.known))

    # Questions

    def ask(
        self,
        *constraints: Any,
        confirm: Callable[..., bool] | None = None,
        minimize: Sequence[Any] = (),
        seconds: float | None = None,
        twin: Space | None = None,
        small: bool = True,
        first: Sequence[Any] = (),
    ) -> Answer:
        """Return a case for which all constraints hold, or that there is none.

        `twin` is a space over a twin household, or of another rulebook over the same one: its
        case is made too, and `confirm` is asked of both. `confirm` decides: a case that it does
        not confirm is no witness. `minimize` are numbers to be made small, the first first.
        Where not `small` any case will do: for questions whose case nobody is shown. Of the
        constraints `first`, if there are any, a case that is shown fulfils the first that can be.
        """
        limit = self.seconds if seconds is None else seconds
        if twin is not None:
            twin.settle()
        question = Question(
            self, list(constraints), confirm, list(minimize), limit, twin, small, tuple(first)
        )
        return search(question)

    def excludes(self, *constraints: Any) -> bool:
        """Return whether it is proved that the constraints hold in no case."""
        return excluded(Question(self, list(constraints), None, [], self.seconds))


def choose_sym(condition: Truth, one: Sym, other: Sym) -> Sym:
    """Return one simple value where the condition holds, else the other."""
    value: Any
    if isinstance(one.value, days.Day):
        value = days.choose_day(condition, one.value, other.value)
    else:
        value = choose(condition, one.value, other.value)
    return Sym(one.kind, one.known, choose(condition, one.none, other.none), value)


_OF_AWARDS = frozenset(
    {"receives", "months received", "days received", "days in a row", "award count"}
)


def _kinds(record: str) -> tuple[str, ...]:
    from eligibility.facts.vocabulary import vocabulary
    from eligibility.feel.types import EnumType

    of = vocabulary()[record]["kind"].type
    return of.values if isinstance(of, EnumType) else ()


def calls(rulebook: Rulebook) -> Iterator[nodes.Call]:
    """Yield every call of a function in the acts of a rulebook."""
    waiting: list[Any] = [*rulebook.rights.values(), *rulebook.definitions.values()]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Expression):
            yield from _calls_in(here.node)
        elif isinstance(here, Record):
            waiting.extend(getattr(here, name) for name in type(here).__match_args__)
        elif isinstance(here, tuple):
            waiting.extend(here)
        elif isinstance(here, Mapping):
            waiting.extend(here.values())


def _calls_in(node: nodes.Test) -> Iterator[nodes.Call]:
    if isinstance(node, nodes.Call):
        yield node
    for child in nodes.children(node):
        if child is not None:
            yield from _calls_in(child)
