"""What changes between two versions of rules: who gains, who loses, what becomes of amounts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Literal

from eligibility.acts.model import Example, Label, Parameter, Right, Rulebook
from eligibility.engine.examples import rights_of
from eligibility.engine.result import Determination
from eligibility.records import Record
from eligibility.validate.days import claimed_on
from eligibility.validate.difference import (
    Change,
    Difference,
    ExampleChange,
    ParameterChange,
    RightChange,
)
from eligibility.validate.documents import Document, answer, determinations, refused, text_of
from eligibility.validate.finding import Answer, Witness
from eligibility.validate.sameness import parameters_of, same_rule
from eligibility.validate.seeds import seeds
from eligibility.validate.shrink import shrunk
from eligibility.validate.sides import Side, pairs, side_of_place
from eligibility.validate.values import in_words

Kind = Literal["gains", "loses", "more", "less"]
_KINDS: tuple[Kind, ...] = ("gains", "loses", "more", "less")


class _Pair(Record):
    """Two rights that stand beside each other, and the sides they are of."""

    old: Side
    new: Side
    one: Right
    other: Right

    def determined(self, case: Document) -> Iterator[tuple[Determination, Determination]]:
        """Yield what both sides determine in a case for the same subject and holder."""
        before = determinations(_on(case, self.old.day), self.old.rulebook, self.one.id)
        after = determinations(_on(case, self.new.day), self.new.rulebook, self.other.id)
        if before is None or after is None:
            return
        known = {(each.subject, each.holder): each for each in after}
        for each in before:
            beside = known.get((each.subject, each.holder))
            if beside is not None:
                yield each, beside


def diff(
    old: Rulebook,
    new: Rulebook,
    *,
    days: tuple[date | None, date | None] = (None, None),
    people: int = 6,
    seconds: int = 5,
) -> Difference:
    """Return what changes from one place's rules to another's, or to their other version.

    Compared are the rights of the rulebooks' own places, on `days` where they are given;
    families are looked for among the examples of both, so load them with `examples=True`.
    See `between` for the rest.
    """
    sides = side_of_place(old, days[0]), side_of_place(new, days[1])
    return between(*sides, people=people, seconds=seconds)


def between(old: Side, new: Side, *, people: int = 6, seconds: int = 5) -> Difference:
    """Return what changes from one side to the other.

    A right is called equivalent only where that is proved: by what is written, or by the
    solver for households of up to `people`. `seconds` bounds the time of all proofs
    together; what is not settled by then is said to be open. Every change comes with a
    smallest family found, replayed on both sides.
    """
    found = list(pairs(old, new))
    budget = _Budget(seconds, sum(1 for one, other in found if one and other))
    rights = tuple(_change(old, new, one, other, people, budget) for one, other in found)
    return Difference(
        old.name,
        new.name,
        rights,
        tuple(_parameters(old, new, found)),
        tuple(_examples(old, new, found)),
    )


class _Budget:
    """The time that all proofs may take, shared out among the rights still to come."""

    def __init__(self, seconds: int, rights: int) -> None:
        self.milliseconds = seconds * 1000
        self.rights = rights

    def share(self) -> int:
        """Return how many milliseconds the next right may take."""
        return max(200, self.milliseconds // max(1, self.rights))


def _change(
    old: Side,
    new: Side,
    one: Right | None,
    other: Right | None,
    people: int,
    budget: _Budget,
) -> RightChange:
    if one is None or other is None:
        known = one or other
        assert known is not None
        status: Literal["added", "removed"] = "added" if one is None else "removed"
        return RightChange(one and one.id, other and other.id, known.name, status)
    if old.day == new.day and same_rule(old.rulebook, one, new.rulebook, other):
        return RightChange(one.id, other.id, other.name, "equivalent")
    pair = _Pair(old, new, one, other)
    changes = {change.kind: change for change in _found(pair)}
    settled, open_ = _proved(pair, changes, people, budget)
    for change in settled:
        changes.setdefault(change.kind, change)
    told = tuple(changes[kind] for kind in _KINDS if kind in changes)
    if told:
        return RightChange(one.id, other.id, other.name, "changed", told, open_, people)
    if open_:
        return RightChange(one.id, other.id, other.name, "unsettled", (), open_, people)
    return RightChange(one.id, other.id, other.name, "equivalent", bound=people)


def _proved(
    pair: _Pair, known: dict[str, Change], people: int, budget: _Budget
) -> tuple[list[Change], tuple[Label, ...]]:
    """Return the changes that the solver finds beside those known, and what stays open."""
    from eligibility.validate.proofs import changes_of

    return changes_of(pair, known, people, budget)


def _found(pair: _Pair) -> Iterator[Change]:
    """Yield a change of each kind that a case of the acts' examples shows."""
    waiting = set(_KINDS)
    for case in _cases(pair):
        for kind in sorted(waiting & _changed(pair, case)):
            waiting.discard(kind)
            yield made(pair, case, kind)
        if not waiting:
            return


def _cases(pair: _Pair) -> Iterator[Document]:
    told: set[str] = set()
    for side, right in ((pair.new, pair.other), (pair.old, pair.one)):
        for case in seeds(side.rulebook, right.id):
            text = json.dumps(case, sort_keys=True)
            if text not in told:
                told.add(text)
                yield case


def _changed(pair: _Pair, case: Document) -> set[Kind]:
    return {
        kind
        for before, after in pair.determined(case)
        if (kind := change_between(before, after)) is not None
    }


def change_between(before: Determination, after: Determination) -> Kind | None:
    """Return in which way a determination became another, if it is one that counts."""
    if refused(before) != refused(after):
        return "gains" if refused(before) else "loses"
    first, second = _amount(before), _amount(after)
    if refused(after) or first is None or second is None or first == second:
        return None
    return "more" if second > first else "less"


def _amount(determination: Determination) -> Fraction | None:
    benefit = determination.benefit
    return benefit.value if benefit.status == "value" else None


def made(pair: _Pair, case: Document, kind: Kind) -> Change:
    """Return a change with the smallest family found for it, in which it is replayed."""
    smallest = shrunk(case, lambda smaller: kind in _changed(pair, smaller))
    before, after = next(
        both for both in pair.determined(smallest) if change_between(*both) == kind
    )
    return Change(kind, _words(smallest, before, after), _witness(smallest, before, after))


def _witness(case: Document, before: Determination, after: Determination) -> Witness:
    return Witness(text_of(case), (answer(before), answer(after)))


def _words(case: Document, before: Determination, after: Determination) -> Label:
    from eligibility.validate.families import told

    return told(case, answer(before), answer(after))


def _on(case: Document, day: date | None) -> Document:
    return case if day is None else claimed_on(case, day)


def _parameters(
    old: Side, new: Side, found: Iterable[tuple[Right | None, Right | None]]
) -> Iterator[ParameterChange]:
    """Yield the parameters that the compared rights rest on and that differ."""
    found = list(found)
    before = parameters_of(old.rulebook, [one for one, _ in found if one])
    after = parameters_of(new.rulebook, [other for _, other in found if other])
    left = {_local(each): each for each in before}
    right = {_local(each): each for each in after}
    for name in dict.fromkeys([*left, *right]):
        one, other = left.get(name), right.get(name)
        texts = (in_words(one, old.day), in_words(other, new.day))
        if texts[0] != texts[1]:
            known = other or one
            assert known is not None
            yield ParameterChange(known.id, known.label, *texts)


def _local(parameter: Parameter) -> str:
    return parameter.id.partition(".")[2]


def _examples(
    old: Side, new: Side, found: Iterable[tuple[Right | None, Right | None]]
) -> Iterator[ExampleChange]:
    """Yield the examples of either side that come out differently on the other."""
    partners = [_Pair(old, new, one, other) for one, other in found if one and other]
    for side in (old, new):
        own = {side.rulebook.rights[id_].act for id_ in side.rights}
        for act in dict.fromkeys(own):
            for example in side.rulebook.acts[act].examples:
                yield from _example(example, partners)


def _example(example: Example, partners: Iterable[_Pair]) -> Iterator[ExampleChange]:
    named = set(rights_of(example))
    case = json.loads(example.case)
    for pair in partners:
        if named & {pair.one.id, pair.other.id}:
            for before, after in pair.determined(case):
                if _differ(answer(before), answer(after)):
                    yield ExampleChange(example.name, _witness(case, before, after))
                    break


def _differ(before: Answer, after: Answer) -> bool:
    return (before.outcome, before.benefit) != (after.outcome, after.benefit)
