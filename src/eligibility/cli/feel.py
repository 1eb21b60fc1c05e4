"""`eligibility feel`: the condition language on its own, for people who learn it."""

from __future__ import annotations

import json
from typing import Any

import click

from eligibility.cli import options
from eligibility.errors import InputError, Problem
from eligibility.records import replace


@click.command("feel")
@click.argument("expression", required=False)
@click.option("--with", "with_", metavar="JSON", help="Names and values, such as '{\"age\": 4}'.")
@click.option("--cases", metavar="FILE", help="Run a file of cases instead of one expression.")
@options.output("text", "json")
def command(expression: str | None, with_: str | None, cases: str | None, format_: str) -> int:
    """Evaluate EXPRESSION, or run the cases of a file.

    A name whose value in --with is null is none; {"unknown": true} is unknown;
    {"date": "2017-11-20"} is a date, {"duration": "P9M"} a duration.
    """
    if cases is not None:
        if expression is not None:
            raise InputError(Problem("give an expression or `--cases`, not both"))
        return _run_cases(cases, format_)
    if expression is None:
        raise InputError(
            Problem("missing an expression", help='such as `eligibility feel "1 + 2"`')
        )
    return _evaluate(expression, with_, format_)


def _evaluate(text: str, with_: str | None, format_: str) -> int:
    from eligibility.engine.conformance import show
    from eligibility.engine.expressions import evaluate
    from eligibility.feel import Scope, check, parse
    from eligibility.feel.types import Type

    names: dict[str, Any] = {}
    types: dict[str, Type] = {}
    for name, (value, type_) in _names(with_).items():
        names[name], types[name] = value, type_
    try:
        node = parse(text)
        check(node, Scope(types))
    except InputError as error:
        raise InputError(*(_shown(problem, text) for problem in error.problems)) from None
    value = show(evaluate(node, names))
    options.emit(json.dumps({"value": value}, ensure_ascii=False) if format_ == "json" else value)
    return 0


def _shown(problem: Problem, text: str) -> Problem:
    """Return a problem of an expression with the line that it is about."""
    lines = text.splitlines()
    if problem.span is None or problem.excerpt or problem.span.line > len(lines):
        return problem
    return replace(problem, excerpt=lines[problem.span.line - 1])


def _names(text: str | None) -> dict[str, tuple[Any, Any]]:
    if text is None:
        return {}
    try:
        given = json.loads(text, parse_float=_Decimal, parse_constant=_refused)
    except ValueError as error:
        where = f" (column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(
            Problem(f"this is no JSON{where}", file="--with", help='such as `{"age": 4}`')
        ) from None
    if not isinstance(given, dict):
        raise InputError(
            Problem("expected names with their values", file="--with", help='such as `{"age": 4}`')
        )
    return {name: _typed(name, value) for name, value in given.items()}


class _Decimal(str):
    """A decimal number as written: never a float."""

    __slots__ = ()


def _refused(text: str) -> Any:
    raise ValueError(text)


def _typed(name: str, value: Any) -> tuple[Any, Any]:
    """Return a JSON value as a value of the language with its type."""
    from fractions import Fraction

    from eligibility.engine.values import Items, Missing, Unknown
    from eligibility.feel.types import ANY, BOOLEAN, TEXT, ListType, NumberType, join
    from eligibility.feel.units import NONE

    if value is None:
        return None, ANY
    if isinstance(value, bool):
        return value, BOOLEAN
    if isinstance(value, int | _Decimal):
        return Fraction(value), NumberType(NONE)
    if isinstance(value, str):
        return value, TEXT
    if value == {"unknown": True}:
        return Unknown((Missing("fact", name),)), ANY
    if isinstance(value, dict):
        return _of_time(name, value)
    if isinstance(value, list):
        items = [_typed(name, item) for item in value]
        of: Any = ANY
        for _, type_ in items:
            of = join(of, type_) if of is not None else None
        return Items(tuple(item for item, _ in items)), ListType(ANY if of is None else of)
    raise InputError(Problem(f"`{name}` is of no kind that the language has", file="--with"))


def _of_time(name: str, given: dict[str, Any]) -> tuple[Any, Any]:
    """Return `{"date": …}` or `{"duration": …}` as a value of the language with its type."""
    from eligibility.feel.types import DATE, MONTHS, SECONDS
    from eligibility.feel.values import Months, parse_date, parse_duration

    match given:
        case {"date": str(text)} if len(given) == 1 and (day := parse_date(text)) is not None:
            return day, DATE
        case {"duration": str(text)} if len(given) == 1 and (span := parse_duration(text)):
            return span, MONTHS if isinstance(span, Months) else SECONDS
    known = '`{"date": "2017-11-20"}`, `{"duration": "P9M"}`, `{"unknown": true}`'
    message = f"`{name}` is an object, which the language does not have"
    raise InputError(Problem(message, file="--with", help=f"what may stand in braces: {known}"))


def _run_cases(path: str, format_: str) -> int:
    from eligibility.engine.conformance import read_cases, run_cases

    report = run_cases(read_cases(options.read_text(path), path))
    if format_ == "json":
        failed = [{"id": f.id, "expected": f.expected, "got": f.got} for f in report.failed]
        told = {"total": report.total, "passed": report.passed, "failed": failed}
        options.emit(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        lines = [f"{f.id}: expected {f.expected}, got {f.got}" for f in report.failed]
        lines.append(f"{report.passed} of {report.total} cases passed")
        options.emit("\n".join(lines))
    return 1 if report.failed else 0
