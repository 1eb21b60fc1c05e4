"""Gives terms to the solver, each once, and knows them again when it meets them there."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from eligibility.engine.symbolic.solver import z3
from eligibility.engine.symbolic.terms import Term, each_part

_SORTS = {"b": "BoolSort", "i": "IntSort", "r": "RealSort"}


class Compiler:
    """The terms of one household as the solver has them."""

    def __init__(self) -> None:
        self._built: dict[Term, Any] = {}
        self._given: dict[int, Term] = {}
        self._numbers: dict[tuple[Any, bool], Any] = {}
        self._context = z3.main_ctx()

    def given(self, term: Any) -> Any:
        """Return a truth or number for the solver; it is known again by `term_of`."""
        if type(term) is Term:
            made = self.built(term)
            self._given[made.get_id()] = term
            return made
        if isinstance(term, bool):
            return z3.BoolVal(term)
        if isinstance(term, int | Fraction):
            return self._number(term, real=isinstance(term, Fraction))
        return term

    def term_of(self, expression: Any) -> Term | None:
        """Return the term that an expression of the solver was given for."""
        return self._given.get(expression.get_id())

    def built(self, term: Term) -> Any:
        """Return a term as an expression of the solver."""
        return each_part(term, self._built, self._build)

    def _number(self, value: Any, *, real: bool) -> Any:
        made = self._numbers.get((value, real))
        if made is None:
            exact = Fraction(value)
            if real:
                made = z3.RealVal(f"{exact.numerator}/{exact.denominator}")
            else:
                made = z3.IntVal(exact.numerator)
            self._numbers[value, real] = made
        return made

    def _sorted(self, parts: tuple[Any, ...], sort: str) -> list[Any]:
        """Return numbers as the solver has them, all whole or all real."""
        found = []
        for part in parts:
            if type(part) is not Term:
                found.append(self._number(part, real=sort == "r"))
            elif sort == "r" and part.sort == "i":
                found.append(self._apply(z3.Z3_mk_int2real, self._built[part], z3.ArithRef))
            else:
                found.append(self._built[part])
        return found

    def _apply(self, make: Any, only: Any, kind: Any) -> Any:
        return kind(make(self._context.ref(), only.ast), self._context)

    def _many(self, make: Any, parts: list[Any], kind: Any) -> Any:
        array = (z3.Ast * len(parts))(*[part.ast for part in parts])
        return kind(make(self._context.ref(), len(parts), array), self._context)

    def _two(self, make: Any, parts: list[Any], kind: Any) -> Any:
        one, other = parts
        return kind(make(self._context.ref(), one.ast, other.ast), self._context)

    def _build(self, term: Term) -> Any:
        op, args = term.op, term.args
        if op == "constant":
            return z3.Const(args[0], getattr(z3, _SORTS[term.sort])())
        if op in ("and", "or"):
            make = z3.Z3_mk_and if op == "and" else z3.Z3_mk_or
            return self._many(make, [self._built[a] for a in args], z3.BoolRef)
        if op == "not":
            return self._apply(z3.Z3_mk_not, self._built[args[0]], z3.BoolRef)
        if op == "ite":
            return self._ite(term)
        if op in ("eq", "le"):
            make = z3.Z3_mk_eq if op == "eq" else z3.Z3_mk_le
            return self._two(make, self._compared(args), z3.BoolRef)
        if op == "sum":
            return self._many(z3.Z3_mk_add, self._sorted(args, term.sort), z3.ArithRef)
        if op == "scaled":
            return self._many(z3.Z3_mk_mul, self._sorted(args, term.sort), z3.ArithRef)
        if op == "real":
            return self._apply(z3.Z3_mk_int2real, self._built[args[0]], z3.ArithRef)
        if op == "floor":
            return self._apply(z3.Z3_mk_real2int, self._built[args[0]], z3.ArithRef)
        make = z3.Z3_mk_div if op == "div" else z3.Z3_mk_mod
        return self._two(make, self._sorted(args, "i"), z3.ArithRef)

    def _compared(self, args: tuple[Any, ...]) -> list[Any]:
        if any(type(a) is Term and a.sort == "b" for a in args):
            return [self._built[a] for a in args]
        sorts = {a.sort if type(a) is Term else _sort_of(a) for a in args}
        return self._sorted(args, "r" if "r" in sorts else "i")

    def _ite(self, term: Term) -> Any:
        condition, one, other = term.args
        if term.sort == "b":
            parts, kind = [self._built[one], self._built[other]], z3.BoolRef
        else:
            parts, kind = self._sorted((one, other), term.sort), z3.ArithRef
        context = self._context
        made = z3.Z3_mk_ite(context.ref(), self._built[condition].ast, parts[0].ast, parts[1].ast)
        return kind(made, context)


def _sort_of(value: Any) -> str:
    return "i" if Fraction(value).denominator == 1 else "r"
