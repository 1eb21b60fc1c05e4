"""Checks that the facts of a case agree with each other and are plausible."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache, partial
from typing import Any, get_args

from pydantic.fields import FieldInfo

from eligibility.errors import InputError, Problem, did_you_mean
from eligibility.facts.base import UNKNOWN, Meta, Model
from eligibility.facts.case import Case, Path
from eligibility.facts.kinship import kinship_problems, nearest_id
from eligibility.facts.people import Person
from eligibility.facts.wrappers import Wrong

_PLAIN = frozenset((str, bool, int, Fraction, date))
_SPELLS = ("residences", "unemployment_register", "awards")


def verify(case: Case) -> list[Wrong]:
    """Return what does not fit together in a case, by paths of JSON keys."""
    found = list(_bounds(case, ()))
    found += _ids(case)
    found += _dates(case)
    found += _whole(case, ())
    for index, person in enumerate(case.people):
        path: Path = ("people", index)
        found += _whole(person, path)
        found += _spells(person, path)
        found += _person(person, path, case)
        if person.jmbg is not UNKNOWN:
            from eligibility.facts.jmbg import jmbg_problems

            found += jmbg_problems(person, path)
    found += kinship_problems(case)
    return found


def verified(case: Case) -> Case:
    """Return a case that was made in Python if it fits together, looked at once.

    Raises InputError with a problem for each thing that does not, with its path.
    """
    if case.sealed:
        return case
    if wrong := verify(case):
        from eligibility.facts.positions import path_text

        told = [(path_text(one.path), one.message, one.advice()) for one in wrong]
        raise InputError(
            *(Problem(f"`{path}`: {message}", help=help, path=path) for path, message, help in told)
        )
    case.seal()
    return case


def completed_years(birth: date, day: date) -> set[int]:
    """Return the ages a person can have on a day: two on 28 February if born on the 29th."""
    years = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    leap = (birth.month, birth.day) == (2, 29) and (day.month, day.day) == (2, 28)
    return {years, years + 1} if leap else {years}


def _bounds(record: Model, path: Path) -> Iterator[Wrong]:
    """Find values outside the bounds of their fields, in a record and all below it."""
    limits = _limits(type(record))
    for name in record.model_fields_set:
        value = getattr(record, name)
        if value is None or value is UNKNOWN or (type(value) in _PLAIN and name not in limits):
            continue
        if name in limits:
            info, least, most = limits[name]
            if (least is not None and value < least) or (most is not None and value > most):
                from eligibility.facts.messages import expected

                message = f"expected {expected(info)}, found a value outside these bounds"
                yield Wrong((*path, info.alias or name), message)
        elif isinstance(value, Model):
            yield from _bounds(value, (*path, name))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Model):
                    yield from _bounds(item, (*path, name, index))


@cache
def _limits(model: type[Model]) -> dict[str, tuple[FieldInfo, Any, Any]]:
    """Return the bounds of a record's fields, of those that have any."""
    found = {}
    for name, info in model.model_fields.items():
        meta = info.json_schema_extra
        if isinstance(meta, Meta) and not (meta.least is None and meta.most is None):
            found[name] = info, meta.least, meta.most
    return found


def _ids(case: Case) -> Iterator[Wrong]:
    seen: set[str] = set()
    for index, person in enumerate(case.people):
        at: Path = ("people", index, "id")
        if not person.id.strip() or len(person.id) > 64 or not person.id.isprintable():
            yield Wrong(at, "expected a short printable id")
        elif sum(char.isdigit() for char in person.id) >= 13:
            yield Wrong(at, "an id must not be a JMBG", "choose a word such as `mother`")
        elif person.id in seen:
            yield Wrong(at, "two people have this id")
        seen.add(person.id)
    if case.applicant is not UNKNOWN and case.applicant not in seen:
        help = partial(nearest_id, case.applicant, seen)
        yield Wrong(("applicant",), "no person has this id", help)


def _dates(case: Case) -> Iterator[Wrong]:
    claim, decision = case.claim_date, case.decision_date
    if isinstance(claim, date) and isinstance(decision, date) and decision < claim:
        yield Wrong(("decision_date",), "the decision is earlier than the claim")


def _whole(record: Case | Person, path: Path) -> Iterator[Wrong]:
    """Check that `whole` names lists of the record, and kinds that their entries have."""
    lists = _lists(type(record)) if record.whole else {}
    for index, entry in enumerate(record.whole):
        name, slash, kind = entry.partition("/")
        at = (*path, "whole", index)
        meta = lists.get(name)
        if meta is None:
            help = partial(did_you_mean, name, lists, "lists")
            yield Wrong(at, "expected the name of a list", help)
        elif slash and meta.by is None:
            yield Wrong(at, f"`{name}` has no kinds", f"write `{name}`")
        elif slash:
            kinds = _kinds(type(record), name, meta.by or "")
            if not kind or (kinds and kind not in kinds):
                help = partial(did_you_mean, kind, kinds, "kinds")
                yield Wrong(at, f"no such kind of `{name}`", help)


@cache
def _lists(model: type[Model]) -> dict[str, Meta]:
    """Return the lists of a record that `whole` may name."""
    return {
        name: info.json_schema_extra
        for name, info in model.model_fields.items()
        if isinstance(info.json_schema_extra, Meta)
        and info.json_schema_extra.is_fact
        and isinstance(info.default, tuple)
    }


def _kinds(model: type[Model], name: str, by: str) -> tuple[str, ...]:
    item: type[Model] = get_args(model.model_fields[name].annotation)[0]
    return get_args(item.model_fields[by].annotation)


def _spells(person: Person, path: Path) -> Iterator[Wrong]:
    birth = person.birth_date
    for name in _SPELLS:
        for index, spell in enumerate(getattr(person, name)):
            at = (*path, name, index)
            start, end = spell.start, spell.end
            if isinstance(start, date) and isinstance(end, date) and end < start:
                yield Wrong((*at, "until"), "the spell ends before it starts")
            if isinstance(birth, date) and isinstance(start, date) and start < birth:
                yield Wrong((*at, "from"), "earlier than the person's birth")


def _person(person: Person, path: Path, case: Case) -> Iterator[Wrong]:
    birth, claim, death = person.birth_date, case.claim_date, person.death_date
    if isinstance(birth, date) and isinstance(claim, date):
        if birth > claim:
            yield Wrong((*path, "birth_date"), "born after the day of the claim")
        elif person.age is not UNKNOWN and person.age not in completed_years(birth, claim):
            yield Wrong(
                (*path, "age"),
                "the age does not agree with `birth_date` on the day of the claim",
                "leave `age` out: it follows from the date of birth",
            )
    if isinstance(birth, date) and isinstance(death, date) and death < birth:
        yield Wrong((*path, "death_date"), "the death is earlier than the birth")
    if person.pregnant is True and person.sex == "male":
        yield Wrong((*path, "pregnant"), "does not agree with `sex`")
    allowance, basis = person.attendance_allowance, person.attendance_allowance_basis
    if _contradict(allowance, basis) or _contradict(basis, allowance):
        yield Wrong(
            (*path, "attendance_allowance_basis"), "does not agree with `attendance_allowance`"
        )


def _contradict(none: Any, known: Any) -> bool:
    return none is None and known is not None and known is not UNKNOWN


__all__ = ["completed_years", "verified", "verify"]
