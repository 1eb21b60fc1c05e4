"""What an office adds to a rulebook: values with their source, and confirmed acts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

from pydantic_core import PydanticCustomError

from eligibility.acts import model
from eligibility.acts.link.parameters import typed
from eligibility.acts.load import read_bytes
from eligibility.acts.reader import Document, Scalar, read
from eligibility.acts.schema import act as file_format
from eligibility.acts.schema import read_supplied
from eligibility.acts.time import OverlapError, Period, periods_of
from eligibility.errors import InputError, Problem, did_you_mean
from eligibility.facts import places
from eligibility.feel.types import BOOLEAN, DATE, MONTHS, Type
from eligibility.records import replace

_DAY = timedelta(days=1)


def supply(
    rulebook: model.Rulebook, files: Sequence[Path], supplied: Sequence[str] = ()
) -> model.Rulebook:
    """Return the rulebook with the values and confirmations of parameters files.

    A supplied value goes before any other on the days it holds. What belongs to places
    outside the rulebook's chain is left aside. Raises InputError.
    """
    named = list(supplied)
    for path in files:
        data = read_bytes(path, str(path))
        document = read(data, str(path))
        given = read_supplied(document)
        digest = hashlib.sha256(data).hexdigest()[:12]
        rulebook, ids = _supply(rulebook, given, document)
        named.extend(f"{id_} ({path}, sha256 {digest})" for id_ in ids)
    return replace(rulebook, supplied=tuple(named))


def _supply(
    rulebook: model.Rulebook, given: file_format.Supplied, document: Document
) -> tuple[model.Rulebook, list[str]]:
    problems: list[Problem] = []
    named: list[str] = []
    for confirmation in given.confirm:
        id_ = confirmation.act or confirmation.parameter
        if id_ is None or _elsewhere(rulebook, id_):
            continue
        if confirmation.act is not None:
            known: Iterable[str] = rulebook.acts
            noun = "act"
        else:
            known, noun = rulebook.parameters, "parameter"
        if id_ not in known:
            help = did_you_mean(id_, known, f"{noun}s of this place")
            problems.append(document.problem(f"unknown {noun} `{id_}`", id_.span, help))
            continue
        rulebook = _confirmed(rulebook, confirmation)
        named.append(f"{id_} {confirmation.seen}: {confirmation.by}")
    parameters = dict(rulebook.parameters)
    by_id: dict[str, list[model.DatedValue]] = {}
    for value in given.values:
        if _elsewhere(rulebook, value.parameter):
            continue
        made = _value(value, parameters, document, problems)
        if made is not None:
            by_id.setdefault(str(value.parameter), []).append(made)
    for target, values in by_id.items():
        try:
            parameters[target] = _with_values(parameters[target], values)
        except OverlapError as error:
            at = next(each.parameter for each in given.values if each.parameter == target)
            message = f"two supplied values of `{target}` hold on {error.day}"
            problems.append(document.problem(message, at.span, "give `from` and `until`"))
        named.append(target)
    if problems:
        raise InputError(*problems)
    return replace(rulebook, parameters=parameters), named


def _elsewhere(rulebook: model.Rulebook, id_: Scalar) -> bool:
    place = id_.split(".")[0]
    return place not in rulebook.chain and place in places.places()


def _value(
    given: file_format.SuppliedValue,
    parameters: dict[str, model.Parameter],
    document: Document,
    problems: list[Problem],
) -> model.DatedValue | None:
    parameter = parameters.get(given.parameter)
    if parameter is None:
        help = did_you_mean(given.parameter, parameters, "parameters of this place")
        message = f"unknown parameter `{given.parameter}`"
        problems.append(document.problem(message, given.parameter.span, help))
        return None
    try:
        value = typed(given.value, parameter.type, _kind(parameter.type))
    except PydanticCustomError as error:
        said = error.context or {}
        problems.append(document.problem(said["message"], given.value.span, said.get("help", "")))
        return None
    if given.seen is None and given.from_ is None:
        message = "the value does not say from when it holds"
        help = "`from:` the first day, or `seen:` a day on which its source shows it"
        problems.append(document.problem(message, given.value.span, help))
        return None
    shown = given.source
    source = model.Source("supplied", shown.title, shown.url or "", shown.published, "supplied")
    citation = model.Citation(source)
    first, last = given.seen or (given.from_, given.from_)
    validity = model.Validity(
        given.from_, given.until, given.until_inferred, given.published, first, last, citation
    )
    return model.DatedValue(value, validity, citation, "supplied")


def _kind(of: Type) -> str:
    kinds = ((BOOLEAN, "boolean"), (DATE, "date"), (MONTHS, "duration"))
    return next((kind for known, kind in kinds if of == known), "text")


def _with_values(parameter: model.Parameter, values: list[model.DatedValue]) -> model.Parameter:
    """Return the parameter with supplied values put before its own."""
    starts = sorted(v.validity.start for v in parameter.values if v.validity.start is not None)
    ours: list[Period] = []
    for first, last, value in periods_of(values, parameter.holds):
        # A published change ends a supplied value that names no end.
        following = next((day for day in starts if day > first), None)
        if value.validity.end is None and following is not None and following <= last:
            last = following - _DAY
        ours.append((first, last, value))
    periods = list(parameter.periods or ())
    for first, last, _ in ours:
        periods = [left for period in periods for left in _without(period, first, last)]
    merged = sorted([*periods, *ours], key=lambda period: period[0])
    return replace(parameter, values=(*parameter.values, *values), periods=tuple(merged))


def _without(period: Period, first: date, last: date) -> Iterable[Period]:
    begin, end, value = period
    if end < first or begin > last:
        yield period
        return
    if begin < first:
        yield begin, first - _DAY, value
    if end > last:
        yield last + _DAY, end, value


def _confirmed(rulebook: model.Rulebook, given: file_format.Confirmation) -> model.Rulebook:
    """Return the rulebook in which an act, or a parameter's last value, was seen later."""
    parameters = dict(rulebook.parameters)
    if given.parameter is not None:
        id_ = str(given.parameter)
        parameters[id_] = _seen(parameters[id_], given.seen)
        return replace(rulebook, parameters=parameters)
    act = rulebook.acts[str(given.act)]
    act = replace(act, validity=_moved(act.validity, given.seen))
    rights, frames = (
        {
            id_: replace(right, validity=_moved(right.validity, given.seen))
            if right.act == act.id
            else right
            for id_, right in known.items()
        }
        for known in (rulebook.rights, rulebook.frames)
    )
    for id_ in act.parameters:
        parameters[id_] = _seen(parameters[id_], given.seen)
    acts = {**rulebook.acts, act.id: act}
    return replace(rulebook, acts=acts, rights=rights, frames=frames, parameters=parameters)


def _moved(validity: model.Validity, seen: date) -> model.Validity:
    if validity.end is not None and validity.end < seen:
        return validity
    last = validity.seen_last
    return replace(validity, seen_last=seen if last is None else max(last, seen))


def _seen(parameter: model.Parameter, seen: date) -> model.Parameter:
    """Return the parameter whose last values, if they have no known end, were seen later."""
    periods = parameter.periods or ()
    latest = max((last for _, last, value in periods), default=None)
    moved = tuple(
        replace(value, validity=_moved(value.validity, seen))
        if value.validity.end is None
        and any(value is each and last == latest for _, last, each in periods)
        else value
        for value in parameter.values
    )
    return replace(parameter, values=moved, periods=periods_of(moved, parameter.holds))
