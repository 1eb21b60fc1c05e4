"""Runs language-neutral cases of the condition language: expression, inputs, expected value."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from eligibility.engine.expressions import evaluate
from eligibility.engine.values import Items, Unknown
from eligibility.errors import InputError, Problem
from eligibility.feel import Scope, check, parse
from eligibility.feel.types import (
    ANY,
    BOOLEAN,
    DATE,
    MONTHS,
    SECONDS,
    TEXT,
    ListType,
    NumberType,
    Type,
    join,
)
from eligibility.feel.units import NONE
from eligibility.feel.values import (
    Months,
    Seconds,
    format_duration,
    format_number,
    parse_date,
    parse_duration,
)

_NUMBER = re.compile(r"-?\d{1,40}(\.\d{1,40})?([eE][+-]?\d{1,2})?", re.ASCII)
_FAR_DATE = re.compile(r"(-\d{4,9}|\d{5,9})-\d\d-\d\d", re.ASCII)
_NUMBERS = ("decimal", "double", "integer")


@dataclass(frozen=True, slots=True)
class Failure:
    """A case whose result is not the expected one; `got` says what came, or the refusal."""

    id: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Report:
    """What came of running cases."""

    total: int
    passed: int
    failed: tuple[Failure, ...]


def read_cases(text: str, name: str = "") -> list[Mapping[str, Any]]:
    """Return the cases of a JSON file in the form of `tests/conformance/feel.json`.

    Raises InputError where the file is not a list of such cases.
    """
    try:
        cases = json.loads(text, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise InputError(Problem(f"not JSON (line {line})", file=name)) from None
    if not isinstance(cases, list):
        raise InputError(Problem("expected a list of cases", file=name))
    for number, case in enumerate(cases):
        _check_case(case, f"[{number}]", name)
    return cases


def _check_case(case: Any, path: str, name: str) -> None:
    if not isinstance(case, dict):
        raise InputError(Problem("expected a case", file=name, path=path))
    for key in ("id", "expression"):
        if not isinstance(case.get(key), str):
            raise InputError(Problem(f"expected a text `{key}`", file=name, path=path))
    inputs = case.get("inputs", {})
    if not isinstance(inputs, dict):
        raise InputError(Problem("expected an object `inputs`", file=name, path=path))
    for key, value in {**inputs, "expected": case.get("expected")}.items():
        try:
            read_value(value)
        except ValueError as error:
            raise InputError(Problem(str(error), file=name, path=f"{path}.{key}")) from None
        except RecursionError:
            deep = Problem("lists are nested too deep", file=name, path=f"{path}.{key}")
            raise InputError(deep) from None


def run_cases(cases: Iterable[Mapping[str, Any]]) -> Report:
    """Check and evaluate each case and compare with what it expects.

    An expected null stands for FEEL's answer to an error: it is met by a refusal of the
    checker, by none, and by unknown. Raises ValueError for a value of unknown form.
    """
    failed: list[Failure] = []
    total = 0
    for case in cases:
        total += 1
        expected, _ = read_value(case["expected"])
        try:
            got = _result(case)
        except InputError as error:
            if expected is not None:
                refusal = f"refused: {error.problems[0].message}"
                failed.append(Failure(case["id"], show(expected), refusal))
            continue
        if not _agrees(expected, got):
            failed.append(Failure(case["id"], show(expected), show(got)))
    return Report(total, total - len(failed), tuple(failed))


def _result(case: Mapping[str, Any]) -> Any:
    inputs = {name: read_value(value) for name, value in case.get("inputs", {}).items()}
    node = parse(case["expression"])
    check(node, Scope({name: type_ for name, (_, type_) in inputs.items()}))
    known = {name: Unknown(()) if value is None else value for name, (value, _) in inputs.items()}
    return evaluate(node, known)


def read_value(written: Any) -> tuple[Any, Type]:
    """Return the value and type of `{"type": …, "value": …}`; a list's type is its items'.

    Null has the type of anything. Raises ValueError for any other form.
    """
    if not isinstance(written, Mapping) or "type" not in written:
        raise ValueError('expected {"type": …, "value": …}')
    kind, value = written["type"], written.get("value")
    if kind == "null" or value is None:
        return None, ANY
    if kind == "list" and isinstance(value, Sequence):
        items = [read_value(item) for item in value]
        of: Type | None = ANY
        for _, type_ in items:
            of = None if of is None else join(of, type_)
        return Items(tuple(item for item, _ in items)), ListType(ANY if of is None else of)
    read = _scalar(kind, value) if isinstance(value, str) else None
    if read is None:
        raise ValueError(f"`{value}` is not a value of type `{kind}`")
    return read


def _scalar(kind: str, value: str) -> tuple[Any, Type] | None:
    if kind in _NUMBERS and _NUMBER.fullmatch(value):
        return Fraction(value), NumberType(NONE)
    if kind == "boolean" and value in ("true", "false"):
        return value == "true", BOOLEAN
    if kind == "string":
        return value, TEXT
    if kind == "date":
        day = parse_date(value)
        if day is not None:
            return day, DATE
        # A year outside the calendar stays text: no date can be equal to it.
        return (value, DATE) if _FAR_DATE.fullmatch(value) else None
    if kind == "duration":
        duration = parse_duration(value)
        if duration is not None:
            return duration, MONTHS if isinstance(duration, Months) else SECONDS
    return None


def _agrees(expected: Any, got: Any) -> bool:
    if expected is None:
        return got is None or isinstance(got, Unknown)
    if isinstance(got, Items) and isinstance(expected, Items):
        return (
            got.whole
            and len(got.sure) == len(expected.sure)
            and all(map(_agrees, expected.sure, got.sure))
        )
    if isinstance(expected, Fraction):
        if isinstance(got, bool) or not isinstance(got, int | Fraction):
            return False
        return _rounded_like(expected, Fraction(got)) == expected
    return type(expected) is type(got) and bool(expected == got)


def _rounded_like(expected: Fraction, got: Fraction) -> Fraction:
    """Round a fraction whose decimals never end to as many as the expected value shows."""
    if "/" not in format_number(got):
        return got
    _, _, decimals = format_number(expected).partition(".")
    return round(got, len(decimals))


def show(value: Any) -> str:
    """Return a value as text."""
    if value is None:
        return "null"
    if isinstance(value, Unknown):
        return "unknown"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Fraction):
        return format_number(Fraction(value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Months | Seconds):
        return format_duration(value)
    if isinstance(value, Items):
        return f"[{', '.join(show(item) for item in value.sure)}]"
    return str(value)
