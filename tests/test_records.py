"""Records behave as frozen dataclasses with slots do."""

from __future__ import annotations

from typing import Any, ClassVar, cast

import pytest

from eligibility.records import Record, fields_of, fresh, replace, uncompared


class Point(Record):
    """A point."""

    x: int
    y: int = 0
    names: dict[str, int] = fresh(default_factory=dict)
    place: str = uncompared(default="")


class Other(Record):
    """Something else with the same fields."""

    x: int
    y: int = 0


def test_values_are_given_by_place_or_name_and_defaults_fill_the_rest() -> None:
    """What is not given takes its default; a fresh one is not shared."""
    first, second = Point(1), Point(x=1, y=2)
    assert (first.x, first.y, second.y, fields_of(Point)) == (1, 0, 2, ("x", "y", "names", "place"))
    assert first.names == {} and first.names is not second.names


def test_equality_and_hash_pass_over_what_does_not_compare() -> None:
    """Records of different classes differ, whatever they hold."""
    assert Other(1, 2) == Other(1, y=2) and hash(Other(1)) == hash(Other(1, 0))
    assert Point(1, place="here") == Point(1, place="there")
    assert Point(1) != Other(1) and Other(1) != Other(2)


def test_a_record_does_not_change() -> None:
    """Neither assignment nor deletion nor a new attribute gets through."""
    point = Point(1)
    with pytest.raises(AttributeError, match="does not change"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="does not change"):
        del point.x
    assert replace(point, x=3) == Point(3) and point.x == 1


@pytest.mark.parametrize(
    ("arguments", "named", "words"),
    [((), {}, "needs `x`"), ((1, 2, {}, "", 5), {}, "takes 4"), ((1,), {"z": 1}, "has no `z`")],
)
def test_a_wrong_call_is_told(
    arguments: tuple[int, ...], named: dict[str, int], words: str
) -> None:
    """The message names the field."""
    with pytest.raises(TypeError, match=words):
        Point(*arguments, **named)  # type: ignore[arg-type]


def test_patterns_match_by_place() -> None:
    """A `match` statement takes a record apart in the order of its fields."""
    match Other(1, 2):
        case Other(x, y):
            assert (x, y) == (1, 2)


def test_text_names_class_and_fields() -> None:
    """The text shows every field."""
    assert repr(Other(1)) == "Other(x=1, y=0)"


def test_what_a_class_shares_is_no_field_however_it_is_annotated() -> None:
    """An annotation is a text in most modules, and itself where pydantic reads it."""
    shared = {"__annotations__": {"kind": ClassVar[str], "x": int}, "kind": "shared"}
    made = cast(Any, type(Record))("Sharing", (Record,), shared)
    assert fields_of(made) == ("x",)
