"""What an expression can be worth: a value, none (`None`), or unknown with its reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Literal, NamedTuple, TypeVar, cast, final

N = TypeVar("N", bound=tuple[Any, ...])

make = cast("Callable[[type[N], tuple[Any, ...]], N]", tuple.__new__)
"""Make a named tuple from all its fields in order, in half the time its class takes."""

MissingKind = Literal["fact", "list", "parameter", "assessment", "reading", "passage", "conflict"]


class Missing(NamedTuple):
    """One thing nobody has said: a fact or list of the case, a value the law's sources
    do not show, an assessment, a choice between readings, or a passage not encoded.

    `path` is a case path (`people.ana.employment`), a parameter id, or a condition id;
    `record` and `field` name the vocabulary entry of a fact.
    """

    kind: MissingKind
    path: str
    record: str = ""
    field: str = ""
    on: date | None = None


@final
class Unknown:
    """Nobody has said; `low` and `high` bound what the value can still be, where known."""

    __slots__ = ("high", "low", "why")

    def __init__(self, why: Iterable[Missing], low: Any = None, high: Any = None) -> None:
        self.why = frozenset(why)
        self.low = low
        self.high = high

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Unknown) and self.why == other.why

    def __hash__(self) -> int:
        return hash(self.why)

    def __repr__(self) -> str:
        return f"Unknown({sorted(missing.path for missing in self.why)})"


class Rest(NamedTuple):
    """Stands for the items an open list may still hold, of one `kind` where it has kinds."""

    record: str
    kind: str | None
    why: Missing


class Items(NamedTuple):
    """A list: items surely in it, items perhaps in it, and stand-ins for unseen ones."""

    sure: tuple[Any, ...]
    maybe: tuple[tuple[Any, Unknown], ...] = ()
    rest: tuple[Rest, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether just the sure items are in it."""
        return not self.maybe and not self.rest

    def doubt(self) -> frozenset[Missing]:
        """Return why it is not known what is in the list."""
        found: set[Missing] = {rest.why for rest in self.rest}
        for item, unknown in self.maybe:
            found |= unknown.why
            # Once it is known that the item belongs, its own value is asked for too.
            if isinstance(item, Unknown):
                found |= item.why
        return frozenset(found)

    def everything(self) -> Iterator[tuple[Any, bool]]:
        """Yield each item and stand-in, with whether it is surely in the list."""
        for item in self.sure:
            yield item, True
        for item, _ in self.maybe:
            yield item, False
        for rest in self.rest:
            yield rest, False


def union(*values: object) -> Unknown:
    """Return the unknown that the unknown ones among `values` make together."""
    why: frozenset[Missing] = frozenset()
    only: Unknown | None = None
    for value in values:
        if type(value) is Unknown:
            if only is None and not why:
                only, why = value, value.why
            elif value.why is not why:
                only, why = None, why | value.why
        elif type(value) is Rest:
            only, why = None, why | {value.why}
        elif type(value) is Items:
            only, why = None, why | value.doubt()
    # Bounds are of one value; what several make together has none.
    if only is not None and only.low is None and only.high is None:
        return only
    return Unknown(why)


def conjunction(values: Iterable[Any]) -> bool | Unknown:
    """Kleene's `and`: false if one is false, else unknown if one is unknown."""
    open_: list[Any] = []
    for value in values:
        if value is False:
            return False
        if value is not True:
            open_.append(value)
    return union(*open_) if open_ else True


def disjunction(values: Iterable[Any]) -> bool | Unknown:
    """Kleene's `or`: true if one is true, else unknown if one is unknown."""
    open_: list[Any] = []
    for value in values:
        if value is True:
            return True
        if value is not False:
            open_.append(value)
    return union(*open_) if open_ else False


def negation(value: Any) -> bool | Unknown:
    """Kleene's `not`."""
    if value is True:
        return False
    if value is False:
        return True
    return union(value)


def at_least(count: int, values: Iterable[Any]) -> bool | Unknown:
    """True if `count` are true, false if fewer than `count` can still be, else unknown."""
    listed = list(values)
    true = sum(1 for value in listed if value is True)
    open_ = [value for value in listed if value is not True and value is not False]
    if true >= count:
        return True
    if true + len(open_) < count:
        return False
    return union(*open_)
