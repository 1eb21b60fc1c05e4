"""Which facts to ask for, and in which order: most decisive first, sensitive ones last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from eligibility.engine.result import ConditionResult, Determination
from eligibility.engine.values import Missing, Unknown
from eligibility.explain.context import Context
from eligibility.explain.found import link_of
from eligibility.facts import VOCABULARY
from eligibility.records import Record

SENSITIVITY = {"ordinary": 0, "sensitive": 1, "protected": 2}
WHOLE = 60
"""The weight of the one fact that is missing for a condition."""
PROTECTED = "protected"
"""The path of a missing fact whose name this audience must not see."""


class Question(Record):
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
    """Count for each missing fact how much hangs on it: the fewer beside it in an open
    condition, and the more conditions it leaves open, the more."""
    weights: Counter[Missing] = Counter()
    for determination in determinations:
        if determination.outcome != "depends":
            continue
        facts = frozenset(determination.facts)
        for why in _open(determination.conditions):
            for fact in (here := why & facts):
                weights[fact] += max(1, WHOLE // len(here))
    return weights


def _open(node: ConditionResult) -> Iterator[frozenset[Missing]]:
    """Yield what is missing for each open condition of a tree."""
    if not isinstance(node.value, Unknown):
        return
    if not node.members:
        yield node.value.why
    for member in node.members:
        yield from _open(member)


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
        people = dict.fromkeys(_asked_of(context, fact) for fact in facts)
        kinds = dict.fromkeys(kind for fact in facts if (kind := list_kind(fact)))
        # A question about the whole list takes in those about its kinds.
        if any(not list_kind(fact) for fact in facts):
            kinds = {}
        weight = sum(weights[fact] for fact in facts)
        found.append(Question(record, name, tuple(people), tuple(kinds), whole, weight))
    return sorted(found, key=lambda question: (_rank(question), -question.weight))


def _asked_of(context: Context, fact: Missing) -> str | None:
    """Return whom a fact is about: a person, or the two of a link."""
    link = link_of(context, fact.path)
    return context.person_of(fact.path)[0] if link is None else f"{link.person} → {link.of}"


def _rank(question: Question) -> int:
    entry = VOCABULARY.get(question.record, {}).get(question.field)
    return SENSITIVITY[entry.sensitivity] if entry is not None else 0
