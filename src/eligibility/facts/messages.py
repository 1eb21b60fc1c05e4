"""Says in plain words what is wrong with a value of a case, and what would be right."""

from __future__ import annotations

import re
import types
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from eligibility.errors import did_you_mean, nearest
from eligibility.facts.base import Meta, Model, parse_day
from eligibility.facts.case import Case, Path
from eligibility.facts.people import Person
from eligibility.facts.places import fold
from eligibility.facts.positions import shown
from eligibility.facts.wrappers import Wrong

_UNITS = {"year": "years", "room": "rooms", "m2": "m²"}


def translate(errors: Iterable[Mapping[str, Any]]) -> list[Wrong]:
    """Return pydantic's errors as problems in words of the case, one for each place."""
    found: dict[Path, Wrong] = {}
    for error in errors:
        wrong = _translate(error)
        found.setdefault(wrong.path, wrong)
    return list(found.values())


def _translate(error: Mapping[str, Any]) -> Wrong:
    path: Path = tuple(error["loc"])
    kind, given = error["type"], error["input"]
    if kind == "extra_forbidden":
        return _unknown_key(path)
    if kind == "missing":
        return _missing(path)
    info, item = field_at(path)
    if info is None:
        return Wrong(path, f"expected an object, found {_found(given)}")
    message = f"expected {expected(info, item)}, found {_found(given)}"
    return Wrong(path, message, partial(_help, info, given))


def _unknown_key(path: Path) -> Wrong:
    key = str(path[-1])
    help = partial(_known_key, key, model_at(path[:-1]))
    return Wrong(path, f"unknown key `{shown(key)}`", help, on_key=True)


def _known_key(key: str, model: type[Model]) -> str:
    known = [info.alias or name for name, info in model.model_fields.items()]
    help = did_you_mean(key, known)
    labelled = _labelled(key, model)
    if labelled:
        help = f"did you mean `{labelled}`?"
    elif key in ("start", "end") and "until" in known:
        help = f"write `{'from' if key == 'start' else 'until'}`"
    elif model is Case and key in Person.model_fields and key not in known:
        help = f"`{key}` belongs to a person: put it into an entry of `people`"
    elif model is not Case:
        of_case = [info.alias or name for name, info in Case.model_fields.items()]
        close = [key] if key in of_case else [] if nearest(key, known) else nearest(key, of_case)
        if close:
            help = f"`{close[0]}` belongs to the case: put it beside `people`"
    return help


def _labelled(key: str, model: type[Model]) -> str:
    """Return the key whose label this is in Serbian, in either script."""
    for name, info in model.model_fields.items():
        meta = info.json_schema_extra
        if isinstance(meta, Meta) and fold(meta.label.sr) == fold(key):
            return info.alias or name
    return ""


def _missing(path: Path) -> Wrong:
    info, _ = field_at(path)
    wanted = f"`{path[-1]}` is {expected(info)}" if info else ""
    return Wrong(path[:-1], f"the key `{path[-1]}` is missing", wanted)


def _help(info: FieldInfo, given: object) -> str:
    choices = _choices(info.annotation)
    if given is None:
        return "leave the key out: a fact that is absent is unknown"
    if isinstance(given, str):
        known = [str(choice) for choice in choices]
        begun = [choice for choice in known if given and choice.startswith(given.casefold())]
        close = begun if len(begun) == 1 else nearest(given, known)
        if close:
            return f"did you mean `{close[0]}`?"
        if (wanted := expected(info)).startswith(("a date", "a month")):
            return _help_with_day(given, wanted)
        if given.casefold() in ("true", "false") and _inner(info.annotation) is bool:
            return f"write `{given.casefold()}` without quotes"
        if given.isdecimal() and _inner(info.annotation) is int:
            return "write the number without quotes"
        if "," in given and "amount" in expected(info):
            return "write a decimal point and no separators between thousands"
    return ""


def _help_with_day(given: str, wanted: str) -> str:
    """Return what is wrong with a day, without repeating it."""
    if re.fullmatch(r"\d{1,2}[./]\s*(\d{1,2}[./]\s*)?\d{4}\.?", given.strip()):
        return "the year comes first, then the month"
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", given):
        return "leave the day out" if wanted.startswith("a month") else _no_such_day(given)
    if wanted.startswith("a date") and re.fullmatch(r"\d{4}(-\d{2})?", given):
        return "a day is needed; leave the key out where only the month or year is known"
    return ""


def _no_such_day(given: str) -> str:
    return "" if parse_day(given) else "the calendar has no such day"


def expected(info: FieldInfo, item: bool = False) -> str:
    """Return in words what a field takes; `item`: what one entry of its list takes."""
    annotation = info.annotation
    if item:
        annotation = get_args(_inner(annotation))[0]
    words = _words(_inner(annotation), info)
    return f"{words} or null (none)" if _allows_none(annotation) else words


def _words(annotation: Any, info: FieldInfo) -> str:
    meta = info.json_schema_extra
    bounds = _bounds(meta) if isinstance(meta, Meta) else ""
    if get_origin(annotation) is Literal:
        choices = [f"`{choice}`" for choice in get_args(annotation)]
        return choices[0] if len(choices) == 1 else f"one of {', '.join(choices)}"
    if get_origin(annotation) is tuple:
        return "a list"
    if annotation is bool:
        return "`true` or `false`"
    if annotation is int:
        return f"a whole number{_unit(meta, ' of')}{bounds}"
    if annotation is str:
        return "a text"
    validator = next((one for one in _metadata(annotation, info) if hasattr(one, "func")), None)
    if validator is not None:
        try:
            validator.func(object())
        except ValueError as error:
            return f"{error}{_unit(meta, ' in')}{bounds}"
    return "an object"


def _unit(meta: object, joint: str) -> str:
    unit = meta.unit if isinstance(meta, Meta) else ""
    if unit == "%":
        return " in per cent"
    return f"{joint} {_UNITS.get(unit, unit)}" if unit else ""


def _bounds(meta: Meta) -> str:
    if meta.least is None and meta.most is None:
        return ""
    if meta.most is None:
        return f", {meta.least} or later"
    return f" from {meta.least:,} to {meta.most:,}"


def _metadata(annotation: Any, info: FieldInfo) -> Iterable[Any]:
    return (*getattr(annotation, "__metadata__", ()), *info.metadata)


def _inner(annotation: Any) -> Any:
    """Return an annotation without its `None`."""
    if get_origin(annotation) in (Union, types.UnionType):
        return next(part for part in get_args(annotation) if part is not type(None))
    return annotation


def _allows_none(annotation: Any) -> bool:
    return get_origin(annotation) in (Union, types.UnionType)


def _choices(annotation: Any) -> tuple[Any, ...]:
    inner = _inner(annotation)
    if get_origin(inner) is tuple:
        inner = get_args(inner)[0]
    return get_args(inner) if get_origin(inner) is Literal else ()


def _found(given: object) -> str:
    """Return the kind of what was given, never the value: it may be anyone's secret."""
    match given:
        case None:
            return "null"
        case bool():
            return "a truth value"
        case int():
            return "a number"
        case str():
            return "a text" if given else "an empty text"
        case list() | tuple():
            return "a list"
        case _:
            return "an object"


def field_at(path: Path) -> tuple[FieldInfo | None, bool]:
    """Return the field at a path of JSON keys, and whether the path is an entry of its list."""
    if path and isinstance(path[-1], int):
        info, _ = field_at(path[:-1])
        return info, True
    if not path:
        return None, False
    return _by_key(model_at(path[:-1]), str(path[-1])), False


def model_at(path: Path) -> type[Model]:
    """Return the model at a path of JSON keys."""
    model: type[Model] = Case
    for step in path:
        if isinstance(step, int):
            continue
        info = _by_key(model, step)
        inner = _inner(info.annotation) if info else None
        if get_origin(inner) is tuple:
            inner = get_args(inner)[0]
        if isinstance(inner, type) and issubclass(inner, Model):
            model = inner
    return model


def _by_key(model: type[Model], key: str) -> FieldInfo | None:
    for name, info in model.model_fields.items():
        if (info.alias or name) == key:
            return info
    return None
