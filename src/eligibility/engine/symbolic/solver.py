"""The solver behind proofs: an extra, imported when proofs are first asked for."""

from __future__ import annotations

from typing import Any

from eligibility.errors import InputError, Problem


class MissingExtraError(InputError):
    """A part of the library that is not installed; says how to install it."""

    def __init__(self) -> None:
        super().__init__(
            Problem(
                "proofs need the solver z3, which is not installed",
                help='pip install "eligibility[proofs]"',
            )
        )


try:
    import z3 as _z3  # type: ignore[import-untyped]
except ImportError as error:
    raise MissingExtraError from error

z3: Any = _z3
