"""Which facts to ask for, and in which order: most decisive first, sensitive ones last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from eligibility.engine.result import Determination
from eligibility.engine.values import Missing
from eligibility.explain.context import Context
from eligibility.facts import VOCABULARY

SENSITIVITY = {"ordinary": 0, "sensitive": 1, "protected": 2}
PROTECTED = "protected"
"""The path of a missing fact whose name this audience must not see."""


@dataclass(frozen=True, slots=True)
class Question:
    """One fact to ask of some people, or whether one list is complete."""

    record: str
    field: str
    people: tuple[str | None, ...]
    kinds: tuple[str, ...]
    whole: bool
    weight: int


def sensitivity(missing: Missing) -> int:
    """Return 0 for an ordinary fact, 1 for a sensitive, 2 for a protected one."""
    if missing.path == PROTECTED:
        return 2
    entry = VOCABULARY.get(missing.record, {}).get(missing.field)
    return SENSITIVITY[entry.sensitivity] if entry is not None else 0


def list_kind(missing: Missing) -> str:
    """Return the kind that a path of a list names: `pension` of `people.ana.incomes/pension`."""
    head, slash, kind = missing.path.rpartition("/")
    return kind if slash and head else ""


def in_order(facts: Iterable[Missing], weights: Counter[Missing]) -> list[Missing]:
    """Return facts in the order of asking."""
    return sorted(
        set(facts),
        key=lambda m: (sensitivity(m), -weights[m], m.kind == "list", m.path, m.field),
    )


def weigh(determinations: Iterable[Determination]) -> Counter[Missing]:
    """Count for each missing fact how much hangs on it: the fewer beside it, the more."""
    weights: Counter[Missing] = Counter()
    for determination in determinations:
        if determination.outcome != "depends" or not determination.facts:
            continue
        share = max(1, 12 // len(determination.facts))
        for fact in determination.facts:
            weights[fact] += share
    return weights


def questions(
    context: Context,
    determinations: Iterable[Determination],
    gates: Iterable[Determination] = (),
) -> list[Question]:
    """Return what to ask, each fact once for all the people it is asked of.

    Whether a list is complete is asked once per list and person, whatever its kinds.
    Facts that only tell whether a right concerns somebody (`gates`) come after the others.
    """
    listed = [d for d in determinations if d.outcome == "depends"]
    weights = weigh(listed)
    later = weigh(gates)
    grouped: dict[tuple[str, str, bool], list[Missing]] = {}
    for fact in (*in_order(weights, weights), *in_order(later, later)):
        if fact.path != PROTECTED:
            grouped.setdefault((fact.record, fact.field, fact.kind == "list"), []).append(fact)
    found: list[Question] = []
    for (record, name, whole), facts in grouped.items():
        people = dict.fromkeys(context.person_of(fact.path)[0] for fact in facts)
        kinds = dict.fromkeys(kind for fact in facts if (kind := list_kind(fact)))
        # A question about the whole list takes in those about its kinds.
        if any(not list_kind(fact) for fact in facts):
            kinds = {}
        weight = sum(weights[fact] for fact in facts)
        found.append(Question(record, name, tuple(people), tuple(kinds), whole, weight))
    return sorted(found, key=lambda question: (_rank(question), -question.weight))


def _rank(question: Question) -> int:
    entry = VOCABULARY.get(question.record, {}).get(question.field)
    return SENSITIVITY[entry.sensitivity] if entry is not None else 0
