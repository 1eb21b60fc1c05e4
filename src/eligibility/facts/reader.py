"""Reads a case from JSON: strict, and every problem with its place."""

from __future__ import annotations

from pydantic import ValidationError

from eligibility.errors import InputError, Problem
from eligibility.facts.case import Case


def read_case(text: str | bytes, name: str = "", *, line: int = 1) -> Case:
    """Read a case from JSON; `name` and first `line` are used in messages."""
    try:
        return Case.model_validate_json(text)
    except ValidationError as error:
        raise InputError(*(Problem(str(one["msg"]), file=name) for one in error.errors())) from None
