"""The built-in functions: names, parameters and types; the engine gives them meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from eligibility.feel.types import (
    ANY,
    BOOLEAN,
    DATE,
    MONTHS,
    SECONDS,
    TEXT,
    BasicType,
    NumberType,
    Type,
)
from eligibility.feel.units import NONE, Unit

Bound = Literal["any", "number", "ordered"]

PLAIN = NumberType(NONE)


@dataclass(frozen=True, slots=True)
class Variable:
    """A type that a call settles: the one type of all arguments that share it."""

    bound: Bound = "any"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of what the pattern describes."""

    of: Pattern


@dataclass(frozen=True, slots=True)
class Maybe:
    """What the pattern describes, or none when the list is empty."""

    of: Pattern


@dataclass(frozen=True, slots=True)
class Flat:
    """The list left when the lists inside a list are dissolved into it."""

    of: Pattern


Pattern = Type | Variable | Listing | Maybe | Flat


@dataclass(frozen=True, slots=True)
class Form:
    """One way to call a function; the last `optional` parameters may be left out.

    With `repeats`, the last parameter may be given any number of times, by position only.
    """

    parameters: tuple[tuple[str, Pattern], ...]
    returns: Pattern
    optional: int = 0
    repeats: bool = False


def _form(
    returns: Pattern, /, optional: int = 0, repeats: bool = False, **parameters: Pattern
) -> Form:
    named = tuple((name.replace("_", " ").strip(), of) for name, of in parameters.items())
    return Form(named, returns, optional, repeats)


def _over_list(item: Pattern, of_list: Pattern, of_items: Pattern) -> tuple[Form, ...]:
    """Return the forms `f(list)` and `f(a, b, …)`."""
    return (_form(of_list, list=Listing(item)), _form(of_items, repeats=True, item=item))


_T = Variable()
_NUMBER = Variable("number")
_ORDERED = Variable("ordered")
_ROUNDING = (_form(_NUMBER, n=_NUMBER, scale=PLAIN),)
_ROUNDING_TO_WHOLE = (_form(_NUMBER, optional=1, n=_NUMBER, scale=PLAIN),)

BUILTINS: dict[str, tuple[Form, ...]] = {
    "not": (_form(BOOLEAN, negand=BOOLEAN),),
    "all": _over_list(BOOLEAN, BOOLEAN, BOOLEAN),
    "any": _over_list(BOOLEAN, BOOLEAN, BOOLEAN),
    # numbers
    "abs": (
        _form(_NUMBER, n=_NUMBER),
        _form(MONTHS, n=MONTHS),
        _form(SECONDS, n=SECONDS),
    ),
    "modulo": (_form(_NUMBER, dividend=_NUMBER, divisor=_NUMBER),),
    "even": (_form(BOOLEAN, number=_NUMBER),),
    "odd": (_form(BOOLEAN, number=_NUMBER),),
    "floor": _ROUNDING_TO_WHOLE,
    "ceiling": _ROUNDING_TO_WHOLE,
    "round up": _ROUNDING,
    "round down": _ROUNDING,
    "round half up": _ROUNDING,
    "round half down": _ROUNDING,
    "decimal": _ROUNDING,
    # lists
    "count": (_form(PLAIN, list=Listing(_T)),),
    "sum": _over_list(_NUMBER, _NUMBER, _NUMBER),
    "product": _over_list(PLAIN, Maybe(PLAIN), PLAIN),
    "mean": _over_list(_NUMBER, Maybe(_NUMBER), _NUMBER),
    "min": _over_list(_ORDERED, Maybe(_ORDERED), _ORDERED),
    "max": _over_list(_ORDERED, Maybe(_ORDERED), _ORDERED),
    "list contains": (_form(BOOLEAN, list=Listing(_T), element=_T),),
    "append": (_form(Listing(_T), repeats=True, list=Listing(_T), item=_T),),
    "concatenate": (_form(Listing(_T), repeats=True, list=Listing(_T)),),
    "insert before": (_form(Listing(_T), list=Listing(_T), position=PLAIN, newItem=_T),),
    "flatten": (_form(Flat(_T), list=Listing(_T)),),
    # texts
    "string": (_form(TEXT, from_=ANY),),
    "string length": (_form(PLAIN, string=TEXT),),
    "upper case": (_form(TEXT, string=TEXT),),
    "lower case": (_form(TEXT, string=TEXT),),
    "substring": (_form(TEXT, optional=1, string=TEXT, start_position=PLAIN, length=PLAIN),),
    "substring before": (_form(TEXT, string=TEXT, match=TEXT),),
    "substring after": (_form(TEXT, string=TEXT, match=TEXT),),
    "contains": (_form(BOOLEAN, string=TEXT, match=TEXT),),
    "starts with": (_form(BOOLEAN, string=TEXT, match=TEXT),),
    "ends with": (_form(BOOLEAN, string=TEXT, match=TEXT),),
    # dates
    "date": (
        _form(DATE, from_=TEXT),
        _form(DATE, from_=DATE),
        _form(DATE, year=PLAIN, month=PLAIN, day=PLAIN),
    ),
    "duration": (_form(MONTHS, from_=TEXT),),
    "years and months duration": (_form(MONTHS, from_=DATE, to=DATE),),
}
"""Each function's forms, tried in order."""

PARAMETERS: dict[str, tuple[tuple[str, ...], ...]] = {
    name: tuple(tuple(parameter for parameter, _ in form.parameters) for form in forms)
    for name, forms in BUILTINS.items()
}
"""The names of each function's parameters, form by form, in order."""

PROPERTIES: dict[BasicType, dict[str, Type]] = {
    DATE: {"year": PLAIN, "month": PLAIN, "day": PLAIN},
    MONTHS: {
        "years": NumberType(Unit.parse("year")),
        "months": NumberType(Unit.parse("month")),
    },
    SECONDS: {
        "days": NumberType(Unit.parse("day")),
        "hours": NumberType(Unit.parse("hour")),
        "minutes": NumberType(Unit.parse("minute")),
        "seconds": NumberType(Unit.parse("second")),
    },
}
"""The parts of dates and durations, as in `birth_date.year`."""
