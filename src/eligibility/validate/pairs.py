"""Two cases of one family that differ in one thing: made, told apart, and laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from eligibility.engine.result import Determination
from eligibility.validate.documents import Document, copied


def amount_of(found: Determination) -> Fraction | None:
    """Return the amount, percentage or hours that a right gives, where it is one value."""
    return found.benefit.value if found.benefit.status == "value" else None


def beside(
    one: Iterable[Determination] | None, two: Iterable[Determination] | None
) -> Iterator[tuple[Determination, Determination]]:
    """Yield what a right gives the same people in two cases, where it concerns them in both."""
    second = {
        (each.subject, each.holder): each for each in two or () if each.standing == "possible"
    }
    for before in one or ():
        after = second.get((before.subject, before.holder))
        if after is not None and before.standing == "possible":
            yield before, after


def grows(one: Document, two: Document, fact: str) -> bool:
    """Whether a fact is nowhere less in the second case, and somewhere more."""
    pairs = list(zip(_numbers(one, fact), _numbers(two, fact), strict=False))
    return all(b >= a for a, b in pairs) and any(b > a for a, b in pairs)


def _numbers(case: Document, fact: str) -> Iterator[Fraction]:
    for holder, key in places(case, fact):
        value = holder[key]
        if isinstance(value, int | str) and not isinstance(value, bool):
            yield Fraction(value)


def places(case: Document, fact: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the objects of a case that hold a fact, and its key in them."""
    *above, key = fact.split(".")
    people = case.get("people")
    level: list[Any] = people if isinstance(people, list) else [case]
    for name in above:
        level = [
            inner
            for each in level
            if isinstance(each, dict) and name in each
            for inner in (each[name] if isinstance(each[name], list) else [each[name]])
        ]
    for each in level:
        if isinstance(each, dict) and key in each:
            yield each, key


def turned(case: Document, fact: str) -> Iterator[Document]:
    """Yield the case with the fact changed in one place: other values, a little and a lot."""
    for position, (holder, key) in enumerate(places(case, fact)):
        for value in _others(holder[key], fact):
            other = copied(case)
            place, _ = list(places(other, fact))[position]
            place[key] = value
            yield other


def _others(value: Any, fact: str) -> Iterable[Any]:
    from eligibility.facts.vocabulary import vocabulary
    from eligibility.feel.types import EnumType, OptionalType

    record, field = "person", None
    for name in fact.split("."):
        field = vocabulary()[record][name]
        record = field.record or ""
    of: Any = None if field is None else field.type
    inner = of.of if isinstance(of, OptionalType) else of
    if isinstance(value, bool):
        return [not value]
    if isinstance(inner, EnumType):
        return [each for each in inner.values if each != value]
    if isinstance(value, int):
        steps = (1, -1, 10, -10, 1000, -1000, 10000, -10000, 100000)
        return [value + step for step in steps if value + step >= 0]
    return []
