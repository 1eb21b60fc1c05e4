"""Types of the condition language, with units of measure, and the names an expression sees."""

from __future__ import annotations

from collections.abc import Mapping

from eligibility.feel.units import Unit
from eligibility.records import Record, fresh


class BasicType(Record):
    """A type without parts; compare with the constants below."""

    name: str


BOOLEAN = BasicType("true or false")
TEXT = BasicType("text")
DATE = BasicType("date")
MONTHS = BasicType("duration in years and months")
SECONDS = BasicType("duration in days")
NOTHING = BasicType("none")
ANY = BasicType("anything")


class NumberType(Record):
    """A number in a unit; None: a bare number, which takes the unit of what it meets."""

    unit: Unit | None


class EnumType(Record):
    """One of a few texts."""

    name: str
    values: tuple[str, ...]


class ListType(Record):
    """A list of values of one type."""

    of: Type


class RangeType(Record):
    """A range of values of one type."""

    of: Type


class RecordType(Record):
    """A thing with named fields; the scope knows which."""

    name: str


class OptionalType(Record):
    """A value, or none where it is known to be absent."""

    of: Type


Type = BasicType | NumberType | EnumType | ListType | RangeType | RecordType | OptionalType


class Signature(Record):
    """What a function takes, in order and by name, and what it returns.

    The last `optional` parameters may be left out.
    """

    parameters: tuple[tuple[str, Type], ...]
    returns: Type
    optional: int = 0


class Scope(Record):
    """The names, record fields and functions that an expression may use."""

    names: Mapping[str, Type] = fresh(default_factory=dict)
    records: Mapping[str, Mapping[str, Type]] = fresh(default_factory=dict)
    functions: Mapping[str, Signature] = fresh(default_factory=dict)


def optional(of: Type) -> Type:
    """Return the type of such a value or none."""
    return of if isinstance(of, OptionalType) or of in (NOTHING, ANY) else OptionalType(of)


def describe(of: Type) -> str:
    """Return a type in words, as messages show it."""
    match of:
        case BasicType(name):
            return name
        case NumberType(None):
            return "bare number"
        case NumberType(unit):
            return f"number in {unit}" if str(unit) else "plain number"
        case EnumType(name):
            return f"value of {name}"
        case ListType(item):
            return f"list of {_plural(item)}" if item != ANY else "list"
        case RangeType(item):
            return f"range of {_plural(item)}"
        case RecordType(name):
            return name
        case OptionalType(item):
            return f"{describe(item)} or none"


def _plural(of: Type) -> str:
    match of:
        case NumberType(None):
            return "bare numbers"
        case NumberType(unit):
            return f"numbers in {unit}" if str(unit) else "plain numbers"
        case ListType() | RangeType():
            word, _, rest = describe(of).partition(" ")
            return f"{word}s {rest}".rstrip()
        case RecordType(name):
            return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
        case BasicType(name) if of in (TEXT, DATE):
            return f"{name}s"
        case _:
            return describe(of)


def a(of: Type) -> str:
    """Return a type in words with its article: `a date`, `true or false`."""
    words = describe(of)
    if of in (BOOLEAN, NOTHING, ANY) or of == OptionalType(BOOLEAN):
        return words
    return f"an {words}" if words[0] in "aeio" else f"a {words}"


def accepts(expected: Type, actual: Type) -> bool:
    """Return whether a value of type `actual` may stand where `expected` is asked for."""
    return join(expected, actual) == expected or ANY in (expected, actual)


def join(left: Type, right: Type) -> Type | None:
    """Return the one type that values of both types have, or None when they clash.

    A bare number takes the other's unit; none makes the other optional; text takes in
    one-of-a-few texts (a text literal is checked against the few by the checker).
    """
    if left == right or right == ANY:
        return left
    match left, right:
        case (BasicType("anything"), _):
            return right
        case (BasicType("none"), _):
            return optional(right)
        case (_, BasicType("none")):
            return optional(left)
        case (OptionalType(one), OptionalType(other)) | (OptionalType(one), other):
            both = join(one, other)
            return optional(both) if both is not None else None
        case (one, OptionalType(other)):
            both = join(one, other)
            return optional(both) if both is not None else None
        case (NumberType(None), NumberType()):
            return right
        case (NumberType(), NumberType(None)):
            return left
        case (ListType(one), ListType(other)):
            both = join(one, other)
            return ListType(both) if both is not None else None
        case (RangeType(one), RangeType(other)):
            both = join(one, other)
            return RangeType(both) if both is not None else None
        case (EnumType(), BasicType("text")) | (BasicType("text"), EnumType()):
            return TEXT
        case (EnumType(), EnumType()):
            return TEXT if set(left.values) & set(right.values) else None
        case _:
            return None
