"""Checks a JMBG, where one is given, with python-stdnum; it is never shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from eligibility.facts.case import Path
from eligibility.facts.people import Person
from eligibility.facts.wrappers import Wrong


def jmbg_problems(person: Person, path: Path) -> Iterator[Wrong]:
    """Find a JMBG that is wrong in itself, or against the date of birth or the sex."""
    at = (*path, "jmbg")
    try:
        from stdnum.exceptions import ValidationError
        from stdnum.si import emso
    except ImportError:
        yield Wrong(
            at,
            "a JMBG can be checked only with the extra `jmbg`",
            'leave it out, nothing needs it; or `pip install "eligibility[jmbg]"`',
        )
        return
    given = str(person.jmbg)
    try:
        emso.validate(given)
    except ValidationError:
        yield Wrong(at, "not a valid JMBG", "leave it out: nothing needs it")
        return
    born: date = emso.get_birth_date(given)
    if isinstance(person.birth_date, date) and person.birth_date != born:
        yield Wrong(at, "does not agree with `birth_date`")
    sex = {"F": "female", "M": "male"}[emso.get_gender(given)]
    if person.sex in ("female", "male") and person.sex != sex:
        yield Wrong(at, "does not agree with `sex`")
