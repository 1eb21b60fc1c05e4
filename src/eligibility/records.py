"""Frozen records, of which there are many kinds: the nodes of expressions, the model of acts.

They are what `@dataclass(frozen=True, slots=True)` would make, save that their methods are
written once here and not compiled anew for each class: with some eighty classes that takes
longer than answering a case (benchmarks/, docs/decisions/0004-records.md).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Literal, TypeVar, cast, dataclass_transform

T = TypeVar("T")

_set = object.__setattr__
_SHARED = ("ClassVar", "typing.ClassVar")
"""How the annotation of what all records of a class share begins, as text or not."""


class _Fresh:
    """A default made anew for each record."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


class _Uncompared:
    """A default of a field that equality passes over."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value


def fresh(*, default_factory: Callable[[], Any]) -> Any:
    """Declare a field whose default is made anew for each record."""
    return _Fresh(default_factory)


def uncompared(*, default: Any) -> Any:
    """Declare a field that equality and hash pass over."""
    return _Uncompared(default)


class _Kept:
    """Something that a record keeps for others and that is no field of it."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


def kept(*, default_factory: Callable[[], Any], init: Literal[False] = False) -> Any:
    """Declare what others keep with a record: not given, compared, copied, shown or stored."""
    return _Kept(default_factory)


@dataclass_transform(frozen_default=True, field_specifiers=(fresh, kept, uncompared))
class _RecordType(type):
    """Makes a class with a slot for each annotated field."""

    # What puts a value into the slot of each field: thousands of records are made at a time.
    _setters: tuple[Callable[[Any, Any], None], ...]

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> _RecordType:
        annotated = namespace.get("__annotations__", {})
        own = tuple(field for field, of in annotated.items() if not str(of).startswith(_SHARED))
        defaults = {field: namespace.pop(field) for field in own if field in namespace}
        hidden = {field for field, value in defaults.items() if isinstance(value, _Uncompared)}
        makers = {
            field: value.make for field, value in defaults.items() if isinstance(value, _Kept)
        }
        hidden |= makers.keys()
        namespace["__slots__"] = own
        namespace["__match_args__"] = tuple(field for field in own if field not in makers)
        namespace["_kept"] = tuple(makers.items())
        namespace["_compared"] = tuple(field for field in own if field not in hidden)
        namespace["_defaults"] = {
            field: value.value if isinstance(value, _Uncompared) else value
            for field, value in defaults.items()
        }
        made = super().__new__(cls, name, bases, namespace)
        fields = namespace["__match_args__"]
        made._setters = tuple([getattr(made, field).__set__ for field in fields])
        return made


class Record(metaclass=_RecordType):
    """A frozen record; equal to another of its class with equal fields."""

    __match_args__: ClassVar[tuple[str, ...]]
    _compared: ClassVar[tuple[str, ...]]
    _defaults: ClassVar[Mapping[str, Any]]
    _kept: ClassVar[tuple[tuple[str, Callable[[], Any]], ...]]

    def __init__(self, *values: Any, **named: Any) -> None:
        of = type(self)
        setters = of._setters
        if len(values) > len(setters):
            raise TypeError(f"{of.__name__} takes {len(setters)} values")
        for put, value in zip(setters, values, strict=False):
            put(self, value)
        if len(values) < len(setters) or named:
            self._complete(len(values), named)
        for field, make in of._kept:
            _set(self, field, make())

    def _complete(self, given: int, named: dict[str, Any]) -> None:
        """Set the fields that were given by name or not at all."""
        of = type(self)
        defaults = of._defaults
        for field, put in zip(of.__match_args__[given:], of._setters[given:], strict=True):
            if field in named:
                put(self, named.pop(field))
            elif field in defaults:
                default = defaults[field]
                put(self, default.make() if type(default) is _Fresh else default)
            else:
                raise TypeError(f"{of.__name__} needs `{field}`")
        if named:
            raise TypeError(f"{type(self).__name__} has no `{next(iter(named))}`")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a {type(self).__name__} does not change")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a {type(self).__name__} does not change")

    def _values(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in self._compared])

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), self._values()))

    def __reduce__(self) -> tuple[type[Record], tuple[object, ...]]:
        # Sent to another process and back, a record is made anew: it never changes.
        return type(self), tuple([getattr(self, name) for name in self.__match_args__])

    def __repr__(self) -> str:
        inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__name__}({inside})"


def fields_of(record: Record | type[Record]) -> tuple[str, ...]:
    """Return the names of a record's fields in order."""
    return record.__match_args__


def setters_of(
    record: type[Record], fields: tuple[str, ...]
) -> tuple[
    tuple[Callable[[Any, Any], None], ...], tuple[tuple[Callable[[Any, Any], None], Any], ...]
]:
    """Return what sets these fields of a new record, and what sets the others with defaults.

    For who makes thousands of records that are surely whole. Raises LookupError where another
    field has no default.
    """
    known = dict(zip(record.__match_args__, record._setters, strict=True))
    others = tuple((known[name], record._defaults[name]) for name in known if name not in fields)
    return tuple(known[name] for name in fields), others


def replace(record: T, **changes: Any) -> T:
    """Return a copy of a record, dataclass or named tuple with some fields changed."""
    if isinstance(record, Record):
        known = {name: getattr(record, name) for name in record.__match_args__}
        return cast(T, type(record)(**{**known, **changes}))
    if isinstance(record, tuple):
        return cast(T, cast(Any, record)._replace(**changes))
    return cast(T, dataclasses.replace(cast(Any, record), **changes))
