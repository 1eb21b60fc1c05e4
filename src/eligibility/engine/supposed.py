"""What expressions are worth where only some values are supposed and all else is unknown.

Kleene's tables make it sound: what is false here is false in every case that agrees with what is
supposed. Parameters have the values given for them; of people nothing is known but the supposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any, NamedTuple, cast

from eligibility.acts.model import Rulebook, Table, Value
from eligibility.acts.time import periods_of
from eligibility.engine.arithmetic import lean
from eligibility.engine.env import NO_FIELD, Env
from eligibility.engine.expressions import meaning
from eligibility.engine.values import Missing, Unknown
from eligibility.engine.world import chosen
from eligibility.facts.functions import record_types
from eligibility.feel.context import names_in
from eligibility.feel.nodes import Every, Name, Node, Path, Some
from eligibility.feel.types import RecordType
from eligibility.records import Record, fields_of

NOT_SUPPOSED = Unknown((Missing("fact", "…"),))
GENERAL = (
    "applicant",
    "people",
    "claim_date",
    "decision_date",
    "governing_date",
    "state_of_emergency",
)


class Someone(NamedTuple):
    """A person, or a record of one, of whom only what is supposed is known."""

    path: str
    record: str


class Supposed:
    """A world of supposed values: of parameters by id, of paths by their text."""

    __slots__ = ("_meanings", "_parameters", "_paths", "_rulebook")

    def __init__(
        self,
        rulebook: Rulebook | None,
        parameters: Mapping[str, Any] | None = None,
        paths: Mapping[str, Any] | None = None,
        meanings: dict[int, tuple[Node, Any]] | None = None,
    ) -> None:
        self._meanings = {} if meanings is None else meanings
        self._rulebook = rulebook
        self._parameters = parameters or {}
        self._paths = paths or {}

    def env(
        self,
        ids: Mapping[str, str],
        someone: Iterable[str] = (),
        nobody: Iterable[str] = (),
        names: Mapping[str, Any] | None = None,
    ) -> Env:
        """Return an environment: `someone` are names of people spoken of, `nobody` unknown."""
        known: dict[str, Any] = dict.fromkeys((*GENERAL, *nobody), NOT_SUPPOSED)
        known |= {name: Someone(name, "person") for name in someone}
        return Env(known | dict(names or {}), self, ids)

    def worth(self, node: Node, env: Env) -> Any:
        """Return what an expression is worth."""
        known = self._meanings.get(id(node))
        if known is None:
            # The node is kept too: nothing else can get its id.
            known = self._meanings[id(node)] = (node, meaning(node))
        return known[1](env)

    def value(self, value: Value, env: Env) -> Any:
        """Return what an expression or a decision table gives."""
        if isinstance(value, Table):
            inputs = [self.worth(each.node, env) for each in value.inputs]
            return chosen(value, inputs, self, env)
        return self.worth(value.node, env)

    def field(self, record: Any, field: str, env: Env) -> Any:
        """Return a field: what is supposed of its path, what it is defined as, or unknown."""
        if type(record) is not Someone:
            return NO_FIELD
        path = f"{record.path}.{field}"
        if path in self._paths:
            return self._paths[path]
        definition = None
        if self._rulebook is not None and record.record == "person":
            definition = self._rulebook.definitions.get(env.ids.get(field, ""))
        if definition is not None:
            names = {definition.of: record}
            return self.value(definition.value, self.env(definition.names, names=names))
        of = record_types().get(record.record, {}).get(field)
        return Someone(path, of.name) if isinstance(of, RecordType) else NOT_SUPPOSED

    def parameter(self, id_: str, env: Env) -> Any:
        """Return the supposed value of a parameter."""
        return self._parameters.get(id_, NOT_SUPPOSED)

    def call(self, function: str, arguments: list[Any], env: Env) -> Any:
        """Return unknown: what functions tell of people is not supposed."""
        return NOT_SUPPOSED


def is_path(node: Node) -> bool:
    """Whether an expression is a field of a person, or a field of such a field."""
    while isinstance(node, Path):
        node = node.base
        if isinstance(node, Name):
            return True
    return False


def rewritten(node: Any, instead: Mapping[Node, Node]) -> Any:
    """Return an expression in which some parts, wherever they occur, stand for others.

    Where a quantifier gives a name another meaning, parts that speak of it stay.
    """
    if isinstance(node, tuple):
        made = tuple(rewritten(each, instead) for each in node)
        return node if all(a is b for a, b in zip(made, node, strict=True)) else made
    if not isinstance(node, Record):
        return node
    known = instead.get(cast(Node, node))
    if known is not None:
        return known
    if isinstance(node, Some | Every):
        bound = {binding.name for binding in node.bindings}
        instead = {part: new for part, new in instead.items() if bound.isdisjoint(names_in(part))}
    old = [getattr(node, name) for name in fields_of(node)]
    parts = [rewritten(each, instead) for each in old]
    same = all(new is before for new, before in zip(parts, old, strict=True))
    return node if same else type(node)(*parts)


def periods(
    rulebook: Rulebook, ids: Iterable[str], cuts: Iterable[date] = ()
) -> Iterator[tuple[date, date, dict[str, Any]]]:
    """Yield the stretches of time in which parameters do not change, with what they are worth.

    They are cut at the days `cuts` too. Readings that differ follow one another; what nobody
    has seen on those days is left out. A parameter that is looked up on another day than the
    right's counts as of that day.
    """
    spans: dict[str, list[tuple[date, date, Any]]] = {}
    for id_ in sorted(set(ids)):
        parameter = rulebook.parameters[id_]
        found = parameter.periods
        if found is None:
            found = periods_of(parameter.values, parameter.holds)
        if found:
            spans[id_] = [(first, last, lean(dated.value)) for first, last, dated in found]
    starts = {date.min, *cuts}
    for each in spans.values():
        starts |= {first for first, _, _ in each}
        starts |= {last + timedelta(days=1) for _, last, _ in each if last < date.max}
    ordered = sorted(starts)
    ends = [each - timedelta(days=1) for each in ordered[1:]] + [date.max]
    for first, last in zip(ordered, ends, strict=True):
        held: dict[str, list[Any]] = {}
        for id_, each in spans.items():
            worths = [worth for start, end, worth in each if start <= first <= end]
            if worths:
                held[id_] = list(dict.fromkeys(worths))
        if held or not spans:
            for chosen_ in product(*held.values()):
                yield first, last, dict(zip(held, chosen_, strict=True))
