"""Finds where Kleene's answer is unknown although every completion of the facts agrees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import and_, or_

from eligibility.errors import Span
from eligibility.feel import nodes
from eligibility.feel.nodes import Node, Test
from eligibility.feel.skeleton import (
    Atom,
    Choice,
    Few,
    Fixed,
    Groups,
    Joint,
    Line,
    Opposite,
    Skeleton,
    skeleton,
)

_MOST_ASSIGNMENTS = 3**13


def undecided(node: Node, few: Few = lambda node: None) -> Span | None:
    """Return the place of an expression to which Kleene's tables do no justice, if any.

    There, some facts left unknown make the expression unknown although whatever they turn
    out to be gives the same answer: `x or not(x)`, `a < 5 or a >= 3`. `few` says which
    values a node can take where they are few, so that `sex = "male" or sex = "female"` is
    found too. Expressions of more than about twelve related comparisons are not searched.
    """
    groups = Groups()
    built = skeleton(node, groups, few)
    if not groups.apart:
        lines = {group: groups.places(group) for group in groups.marks}
        place = _blamed(_folded(built), lines)
        if place is not None:
            return place
    for inner in _inside(node):
        place = undecided(inner, few)
        if place is not None:
            return place
    return None


def _inside(node: Test) -> Iterator[Node]:
    """Yield the truth values inside comparisons, quantifiers, filters and arguments."""
    match node:
        case nodes.And() | nodes.Or() | nodes.If() | nodes.Call("not"):
            for child in nodes.children(node):
                yield from _inside(child)
        case nodes.Some(_, satisfies) | nodes.Every(_, satisfies):
            yield satisfies
            for binding in node.bindings:
                yield from _tops(binding.source)
        case nodes.Filter(base, condition):
            yield condition
            yield from _tops(base)
        case _:
            for child in nodes.children(node):
                yield from _tops(child)


def _tops(node: Test) -> Iterator[Node]:
    match node:
        case nodes.And() | nodes.Or() | nodes.Compare() | nodes.Between() | nodes.In():
            yield node
        case nodes.Call("not"):
            yield node
        case nodes.If(condition):
            yield condition
            yield from _tops(node.then)
            yield from _tops(node.otherwise)
        case _:
            yield from _inside(node)


def _folded(part: Skeleton) -> Skeleton:
    """Return the skeleton without the literals `true` and `false`, or one of them."""
    match part:
        case Joint(every, parts, span):
            folded = [_folded(each) for each in parts]
            if any(isinstance(each, Fixed) and each.value is not every for each in folded):
                return Fixed(not every, span)
            kept = tuple(each for each in folded if not isinstance(each, Fixed))
            if not kept:
                return Fixed(every, span)
            return kept[0] if len(kept) == 1 else Joint(every, kept, span)
        case Opposite(inner, span):
            folded_ = _folded(inner)
            return (
                Fixed(not folded_.value, span)
                if isinstance(folded_, Fixed)
                else Opposite(folded_, span)
            )
        case Choice(condition, then, otherwise, span):
            chosen = _folded(condition)
            if isinstance(chosen, Fixed):
                return _folded(then if chosen.value else otherwise)
            return Choice(chosen, _folded(then), _folded(otherwise), span)
        case _:
            return part


def _blamed(part: Skeleton, lines: Mapping[str, Line]) -> Span | None:
    """Return the smallest place to blame if `part` is undecided somewhere."""
    if isinstance(part, Fixed):
        return None
    if isinstance(part, Joint):
        clusters = _clusters(part)
        if len(clusters) > 1:
            for cluster in clusters:
                joint = Joint(part.all, cluster, _around(cluster))
                place = _blamed(cluster[0] if len(cluster) == 1 else joint, lines)
                if place is not None:
                    return place
            return None
    if isinstance(part, Opposite):
        return _blamed(part.part, lines)
    if not _is_undecided(part, lines):
        return None
    for inner in _parts(part):
        place = _blamed(inner, lines)
        if place is not None:
            return place
    return part.span


def _clusters(joint: Joint) -> list[tuple[Skeleton, ...]]:
    """Return the parts in clusters that share no group."""
    clusters: list[tuple[set[str], list[Skeleton]]] = []
    for part in joint.parts:
        groups, members = {atom.group for atom in _atoms(part)}, [part]
        apart = []
        for other_groups, others in clusters:
            if groups & other_groups:
                groups, members = groups | other_groups, others + members
            else:
                apart.append((other_groups, others))
        clusters = [*apart, (groups, members)]
    return [tuple(members) for _, members in clusters]


def _around(parts: tuple[Skeleton, ...]) -> Span:
    first = min((part.span for part in parts), key=lambda span: (span.line, span.column))
    last = max((part.span for part in parts), key=lambda span: (span.end_line, span.end_column))
    return Span(first.line, first.column, last.end_line, last.end_column)


def _parts(part: Skeleton) -> tuple[Skeleton, ...]:
    match part:
        case Joint(_, parts):
            return parts
        case Opposite(inner):
            return (inner,)
        case Choice(condition, then, otherwise):
            return (condition, then, otherwise)
        case _:
            return ()


def _atoms(part: Skeleton) -> Iterator[Atom]:
    if isinstance(part, Atom):
        yield part
    for inner in _parts(part):
        yield from _atoms(inner)


class _Space:
    """All assignments of a region or unknown to each group, one bit of an integer for each.

    A set of assignments is an integer, so that one pass over the skeleton answers for all.
    """

    def __init__(self, groups: Iterable[str], lines: Mapping[str, Line]) -> None:
        self._lines = lines
        self._strides: dict[str, int] = {}
        self._found: dict[tuple[str, int], int] = {}
        self.size = 1
        for group in groups:
            self._strides[group] = self.size
            self.size *= len(lines[group][1]) + 1

    def everything(self) -> int:
        return (1 << self.size) - 1

    def where(self, group: str, option: int) -> int:
        """Return the assignments that give a group its region number `option`."""
        if (group, option) in self._found:
            return self._found[group, option]
        stride = self._strides[group]
        period = stride * (len(self._lines[group][1]) + 1)
        repeated = self.everything() // ((1 << period) - 1)
        found = (((1 << stride) - 1) << (option * stride)) * repeated
        self._found[group, option] = found
        return found

    def unknown(self, group: str) -> int:
        """Return the assignments that leave a group unknown."""
        return self.where(group, len(self._lines[group][1]))

    def kleene(self, part: Skeleton) -> tuple[int, int]:
        """Return where Kleene's tables say true, and where they say false."""
        match part:
            case Atom(group):
                marks, places = self._lines[group]
                true = false = 0
                for option, place in enumerate(places):
                    here = self.where(group, option)
                    if part.holds(place, marks):
                        true |= here
                    else:
                        false |= here
                return true, false
            case Fixed(value):
                return (self.everything(), 0) if value else (0, self.everything())
            case Opposite(inner):
                true, false = self.kleene(inner)
                return false, true
            case Joint(every, parts):
                trues, falses = zip(*(self.kleene(each) for each in parts), strict=True)
                meet, join = (trues, falses) if every else (falses, trues)
                both, either = reduce(and_, meet), reduce(or_, join)
                return (both, either) if every else (either, both)
            case Choice(condition, then, otherwise):
                yes, no = self.kleene(condition)
                then_true, then_false = self.kleene(then)
                else_true, else_false = self.kleene(otherwise)
                open_ = self.everything() & ~yes & ~no
                true = yes & then_true | no & else_true | open_ & then_true & else_true
                false = yes & then_false | no & else_false | open_ & then_false & else_false
                return true, false

    def completed(self, total: int) -> int:
        """Return where some completion lies in `total`, a set of complete assignments."""
        found = total
        for group, stride in self._strides.items():
            last = len(self._lines[group][1])
            for option in range(last):
                found |= (found & self.where(group, option)) << ((last - option) * stride)
        return found


def _is_undecided(part: Skeleton, lines: Mapping[str, Line]) -> bool:
    groups = sorted({atom.group for atom in _atoms(part)})
    space = _Space(groups, lines)
    if space.size > _MOST_ASSIGNMENTS:
        return False
    true, false = space.kleene(part)
    total = space.everything()
    for group in groups:
        total &= ~space.unknown(group)
    unknown = space.everything() & ~true & ~false
    can_be_true, can_be_false = space.completed(true & total), space.completed(false & total)
    return bool(unknown & ~(can_be_true & can_be_false))
