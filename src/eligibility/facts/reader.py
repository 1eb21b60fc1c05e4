"""Reads a case from JSON: strict, and every problem with its place."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pydantic_core import ValidationError

from eligibility.errors import InputError, Problem, Span
from eligibility.facts.case import Annotation, Case, Path, by_names
from eligibility.facts.checks import verify
from eligibility.facts.validator import case_validator
from eligibility.facts.wrappers import Unwrapped, Wrong, unwrap

MOST_CHARACTERS = 5_000_000
MOST_PROBLEMS = 10


class _RefusedError(Exception):
    """The JSON text holds something that only the scanner can point at."""


def read_case(text: str | bytes, name: str = "", *, line: int = 1) -> Case:
    """Read a case from JSON; `name` and the first `line` are used in messages.

    Raises InputError with one problem for each thing that is wrong, at most ten.
    """
    source = _decoded(text, name)
    raw = _loaded(source, name, line)
    if not isinstance(raw, dict):
        raise _error(
            [Wrong((), "expected an object: the facts of a case or a person")],
            Unwrapped({}),
            source,
            name,
            line,
        )
    data = unwrap(raw)
    if data.wrong:
        raise _error(data.wrong, data, source, name, line)
    case = _validated(data, source, name, line)
    if data.notes:
        case = _annotated(case, data, source, name, line)
    wrong = verify(case)
    if wrong:
        raise _error(wrong, data, source, name, line)
    case.seal()
    return case


def _decoded(text: str | bytes, name: str) -> str:
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise InputError(
                Problem(f"line {line} is not UTF-8 text", file=name, help="save the file as UTF-8")
            ) from None
    if len(text) > MOST_CHARACTERS:
        raise InputError(
            Problem(f"a case of more than {MOST_CHARACTERS:,} characters is not read", file=name)
        )
    return text.removeprefix("\ufeff")


def _loaded(source: str, name: str, line: int) -> Any:
    """Return the data of a JSON text; the scanner looks again only where something is odd."""
    try:
        raw = json.loads(
            source,
            parse_float=_refuse,
            parse_constant=_refuse,
            object_pairs_hook=_object,
        )
        odd = "\\u" in source or "\x7f" in source or _deep(raw)
    except (ValueError, RecursionError, _RefusedError):
        raw, odd = None, True
    if odd:
        from eligibility.facts.positions import scan

        problems = scan(source, name, line).problems
        if problems:
            raise InputError(*problems[:MOST_PROBLEMS])
        if raw is None:
            raise InputError(Problem("not a JSON text that can be read", file=name))
    return raw


def _refuse(text: str) -> Any:
    raise _RefusedError(text)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _RefusedError
    return made


def _deep(raw: object, room: int = 12) -> bool:
    """Return whether lists and objects stand deeper than any case needs."""
    if isinstance(raw, dict):
        return room == 0 or any(_deep(value, room - 1) for value in raw.values())
    if isinstance(raw, list):
        return room == 0 or any(_deep(value, room - 1) for value in raw)
    return False


def _validated(data: Unwrapped, source: str, name: str, line: int) -> Case:
    try:
        case: Case = case_validator().validate_python(data.data)
    except ValidationError as error:
        from eligibility.facts.messages import translate

        wrong = translate(error.errors(include_url=False, include_context=False))
        raise _error(_contested(wrong, data), data, source, name, line) from None
    return case


def _contested(wrong: list[Wrong], data: Unwrapped) -> list[Wrong]:
    """Say of a missing key that it is contested, where it is."""
    contested = {
        (note.path[:-1], f"the key `{note.path[-1]}` is missing"): note
        for note in data.notes
        if note.contested
    }
    told = []
    for one in wrong:
        note = contested.get((one.path, one.message))
        told.append(Wrong(note.path, "this key cannot be contested") if note else one)
    return told


def _annotated(case: Case, data: Unwrapped, source: str, name: str, line: int) -> Case:
    """Return the case with its annotations; each value in dispute must be a value itself."""
    disputed = [note for note in data.notes if note.contested]
    values: dict[Path, list[Any]] = {note.path: [] for note in disputed}
    for turn in range(max((len(note.contested) for note in disputed), default=0)):
        for note in disputed:
            chosen = min(turn, len(note.contested) - 1)
            note.holder[note.key] = note.contested[chosen]
            data.moved[note.path] = (*note.raw, "contested", chosen)
        variant = _validated(data, source, name, line)
        for note in disputed:
            if turn < len(note.contested):
                values[note.path].append(_reach(variant, note.path))
    for note in disputed:
        del note.holder[note.key]
    case._annotations = {
        by_names(note.path): Annotation(
            contested=tuple(values.get(note.path, ())),
            protected=note.protected,
            source=note.source,
        )
        for note in data.notes
    }
    return case


def _reach(case: Case, path: Path) -> Any:
    value: Any = case
    for step in by_names(path):
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def _error(
    wrong: Iterable[Wrong], data: Unwrapped, source: str, name: str, line: int
) -> InputError:
    """Return the problems with their places, in the order of the text."""
    from eligibility.facts.positions import path_text, scan

    positions = scan(source, name, line)
    placed: list[tuple[Wrong, Path, Span | None]] = []
    for one in wrong:
        raw = data.raw(one.path)
        placed.append((one, raw, positions.key(raw) if one.on_key else positions.value(raw)))
    placed.sort(key=lambda each: (each[2].line, each[2].column) if each[2] else (0, 0))
    problems = []
    for one, raw, span in placed[:MOST_PROBLEMS]:
        steps = raw[:-1] if one.on_key else raw
        where = path_text(tuple(step for step in steps if step != "value"))
        message = f"`{where}`: {one.message}" if where else one.message
        problems.append(Problem(message, file=name, span=span, help=one.advice(), path=where))
    if len(placed) > MOST_PROBLEMS:
        problems.append(Problem(f"{len(placed) - MOST_PROBLEMS} more problems", file=name))
    return InputError(*problems)
