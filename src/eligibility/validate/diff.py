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
from eligibility.validate.curves import curve
from eligibility.validate.days import claimed_on
from eligibility.validate.difference import (
    Change,
    Curve,
    Difference,
    ExampleChange,
    ParameterChange,
    RightChange,
)
from eligibility.validate.documents import (
    Document,
    condition,
    decisive,
    determinations,
    refused,
    text_of,
)
from eligibility.validate.finding import Answer, Witness
from eligibility.validate.incomes import axes, families
from eligibility.validate.proofs import families_of
from eligibility.validate.replay import answer
from eligibility.validate.sameness import parameters_of, same_rule
from eligibility.validate.seeds import seeds
from eligibility.validate.shrink import shrunk
from eligibility.validate.sides import Side, pairs, side_of_place
from eligibility.validate.values import in_words

Kind = Literal["gains", "loses", "more", "less", "other"]
Status = Literal["equivalent", "changed", "added", "removed", "unsettled"]
KINDS: tuple[Kind, ...] = ("gains", "loses", "more", "less", "other")


class Pair(Record):
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

    def changed(self, case: Document) -> set[Kind]:
        """Return the ways in which a case is decided differently."""
        found = {change_between(*both) for both in self.determined(case)}
        return {kind for kind in found if kind is not None}

    def doubt(self, case: Document, kind: Kind) -> int | None:
        """Return how far the clearest change of a kind is from settled, none where there is none.

        0: both outcomes are settled; 2: neither is.
        """
        found = [_doubt(*both) for both in self.determined(case) if change_between(*both) == kind]
        return min(found, default=None)


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
    budget = Budget(seconds, sum(1 for one, other in found if one and other))
    rights = tuple(_change(old, new, one, other, people, budget) for one, other in found)
    return Difference(
        old.name,
        new.name,
        rights,
        tuple(_parameters(old, new, found)),
        tuple(_examples(old, new, found)),
        tuple(_curves(old, new, rights)),
    )


def _curves(old: Side, new: Side, rights: Iterable[RightChange]) -> Iterator[Curve]:
    """Yield for each changed right its amount against the income of an example's family."""
    if old.day != new.day:
        return
    for right in rights:
        if right.status != "changed" or right.old is None or right.new is None:
            continue
        cases = (*families(new.rulebook, right.new), *families(old.rulebook, right.old))
        for case, axis in [(each, axis) for each in cases for axis in axes(each)]:
            drawn = curve(old.rulebook, new.rulebook, (right.old, right.new), case, axis)
            if drawn is not None:
                yield drawn
                break


class Budget:
    """The time that all proofs may take, shared out among the rights still to come."""

    def __init__(self, seconds: int, rights: int) -> None:
        self.seconds = seconds
        self.rights = rights

    def share(self) -> int:
        """Return how many milliseconds one question may take; none, no question is asked."""
        return self.seconds and max(200, 1000 * self.seconds // (4 * max(1, self.rights)))


def _change(
    old: Side,
    new: Side,
    one: Right | None,
    other: Right | None,
    people: int,
    budget: Budget,
) -> RightChange:
    if one is None or other is None:
        known = one or other
        assert known is not None
        alone: Status = "added" if one is None else "removed"
        ids = (one.id if one else None, other.id if other else None)
        return RightChange(*ids, known.name, alone)
    if old.day == new.day and same_rule(old.rulebook, one, new.rulebook, other):
        return RightChange(one.id, other.id, other.name, "equivalent")
    pair = Pair(old, new, one, other)
    changes = dict(_shown(pair))
    open_: list[Label] = []
    waiting = [kind for kind in KINDS if kind not in changes]
    for told in families_of(pair, waiting, people, budget):
        if isinstance(told, Label):
            open_.append(told)
        elif told[0] not in changes:
            changes[told[0]] = made(pair, told[1], told[0])
    listed = tuple(changes[kind] for kind in KINDS if kind in changes)
    status: Status = "changed" if listed else "unsettled" if open_ else "equivalent"
    return RightChange(one.id, other.id, other.name, status, listed, tuple(open_), people)


def _shown(pair: Pair) -> Iterator[tuple[Kind, Change]]:
    """Yield a change of each kind that cases of the acts' examples show, the clearest."""
    clearest: dict[Kind, tuple[int, Document]] = {}
    for case in _cases(pair):
        for both in pair.determined(case):
            kind = change_between(*both)
            if kind is not None and clearest.get(kind, (9, case))[0] > _doubt(*both):
                clearest[kind] = _doubt(*both), case
    for kind, (_, case) in clearest.items():
        yield kind, made(pair, case, kind)


def _doubt(before: Determination, after: Determination) -> int:
    """Return how far a change is from one between two settled outcomes."""
    return sum(each.outcome in ("depends", "needs_assessment") for each in (before, after))


def _cases(pair: Pair) -> Iterator[Document]:
    told: set[str] = set()
    for side, right in ((pair.new, pair.other), (pair.old, pair.one)):
        for case in seeds(side.rulebook, right.id):
            text = json.dumps(case, sort_keys=True)
            if text not in told:
                told.add(text)
                yield case


def change_between(before: Determination, after: Determination) -> Kind | None:
    """Return in which way a determination became another, if it is one that counts."""
    if refused(before) != refused(after):
        return "gains" if refused(before) else "loses"
    if refused(after):
        return None
    first, second = _amount(before), _amount(after)
    if first is not None and second is not None and first != second:
        return "more" if second > first else "less"
    settled = before.outcome == "eligible", after.outcome == "eligible"
    if settled[0] != settled[1] or before.benefit.status != after.benefit.status:
        return "other"
    return None


def _amount(determination: Determination) -> Fraction | None:
    benefit = determination.benefit
    return benefit.value if benefit.status == "value" else None


def made(pair: Pair, case: Document, kind: Kind) -> Change:
    """Return a change with the smallest family found for it, in which it is replayed.

    The smaller family's outcomes are as settled as those of the given one.
    """

    def those(document: Document) -> list[tuple[Determination, Determination]]:
        found = [both for both in pair.determined(document) if change_between(*both) == kind]
        return sorted(found, key=lambda both: _doubt(*both))

    most = _doubt(*those(case)[0])
    smallest = shrunk(case, lambda each: any(_doubt(*both) <= most for both in those(each)[:1]))
    before, after = those(smallest)[0]
    return Change(kind, _words(pair, before, after), _witness(smallest, before, after))


def _witness(case: Document, before: Determination, after: Determination) -> Witness:
    return Witness(text_of(case), (answer(before), answer(after)))


def _words(pair: Pair, before: Determination, after: Determination) -> Label:
    """Return why it is so: the requirement that refuses on one side, or both amounts."""
    if refused(before) or refused(after):
        side, told = (pair.one, before) if refused(before) else (pair.other, after)
        found = (condition(side, id_) for id_ in decisive(told.conditions))
        known = next((each for each in found if each is not None), None)
        if known is None:
            return Label("не тиче их се", "it does not concern them")
        return Label(f"услов „{known.label.sr}“", f"the condition “{known.label.en}”")
    if _amount(before) != _amount(after):
        return Label("други износ", "another amount")
    return Label("друкчије је познато", "something else is known")


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
    partners = [Pair(old, new, one, other) for one, other in found if one and other]
    told: set[str] = set()
    for side in (old, new):
        own = [side.rulebook.rights[id_].act for id_ in side.rights]
        for act in dict.fromkeys(own):
            for example in side.rulebook.acts[act].examples:
                if example.case not in told:
                    told.add(example.case)
                    yield from _example(example, partners)


def _example(example: Example, partners: Iterable[Pair]) -> Iterator[ExampleChange]:
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
