"""What a solver found: a value for each term of a household."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from eligibility.engine.symbolic.compiler import Compiler
from eligibility.engine.symbolic.solver import z3
from eligibility.engine.symbolic.terms import Term


class Model:
    """A model of the solver, asked about terms."""

    def __init__(self, compiler: Compiler, found: Any) -> None:
        self._compiler = compiler
        self._found = found

    def _worth(self, term: Any) -> Any:
        return self._found.eval(self._compiler.given(term), model_completion=True)

    def holds(self, term: Any) -> bool:
        """Return whether a truth holds."""
        return term if isinstance(term, bool) else bool(z3.is_true(self._worth(term)))

    def number(self, term: Any) -> Fraction:
        """Return what a number is."""
        if type(term) is not Term and isinstance(term, int | Fraction):
            return Fraction(term)
        value = self._worth(term)
        return Fraction(value.as_fraction() if z3.is_rational_value(value) else value.as_long())
