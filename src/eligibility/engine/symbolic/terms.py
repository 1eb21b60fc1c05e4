"""Exact terms: small nodes that share their parts, given to the solver only when it is asked.

A truth is `bool` or a `Term`; a number `int`, `Fraction` or a `Term`. Constants are folded as
terms are built, so that only what is open is solved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any
from weakref import WeakValueDictionary


class Term:
    """An operation on terms. Equal terms are one object; `sort` is b, i or r."""

    __slots__ = ("__weakref__", "args", "op", "sort")

    def __init__(self, op: str, sort: str, args: tuple[Any, ...]) -> None:
        self.op = op
        self.sort = sort
        self.args = args

    def __repr__(self) -> str:
        """Return its operation only: a term can be very large."""
        return f"<Term: {self.args[0] if self.op == 'constant' else self.op}>"


Truth = Any
Number = Any

_MANY = ("and", "or")
_known: WeakValueDictionary[tuple[Any, ...], Term] = WeakValueDictionary()


def _made(op: str, sort: str, args: tuple[Any, ...]) -> Term:
    key = (op, sort, *[id(a) if type(a) is Term else (type(a), a) for a in args])
    found = _known.get(key)
    if found is None:
        found = _known[key] = Term(op, sort, args)
    return found


def constant(name: str, sort: str) -> Term:
    """Return what the solver has to find, by its name: a truth (b), or a number (i, r)."""
    return _made("constant", sort, (name,))


def name_of(term: Any) -> str:
    """Return the name of a constant of the solver, empty for other terms."""
    return str(term.args[0]) if type(term) is Term and term.op == "constant" else ""


def is_constant(term: Number) -> bool:
    """Return whether a term is a value of Python, known already."""
    return type(term) is not Term


def both(*terms: Truth) -> Truth:
    """Return the conjunction of truths."""
    return all_of(terms)


def either(*terms: Truth) -> Truth:
    """Return the disjunction of truths."""
    return any_of(terms)


def all_of(terms: Iterable[Truth]) -> Truth:
    """Return the conjunction of truths."""
    return _joined(terms, "and", False)


def any_of(terms: Iterable[Truth]) -> Truth:
    """Return the disjunction of truths."""
    return _joined(terms, "or", True)


def _joined(terms: Iterable[Truth], op: str, decisive: bool) -> Truth:
    parts: dict[Term, None] = {}
    for term in terms:
        if term is decisive:
            return decisive
        if type(term) is Term:
            if term.op == op:
                parts.update(dict.fromkeys(term.args))
            else:
                parts[term] = None
    denied = {part.args[0] for part in parts if part.op == "not"}
    if not denied.isdisjoint(parts):
        return decisive
    if denied:
        for part in parts:
            # What contradicts its parts one by one contradicts it.
            if part.op in _MANY and all(
                each.args[0] in parts if each.op == "not" else each in denied for each in part.args
            ):
                return decisive
    if len(parts) < 2:
        return next(iter(parts), not decisive)
    if op == "and" and _contradict(parts):
        return False
    return _made(op, "b", tuple(parts))


def _contradict(truths: Iterable[Term]) -> bool:
    """Return whether bounds of one number leave it no value."""
    ends: dict[Term, tuple[Any, Any]] = {}
    for truth in truths:
        bound = _bound(truth)
        if bound is not None:
            term, low, high = bound
            least, most = ends.get(term, (None, None))
            least = low if least is None or (low is not None and low > least) else least
            most = high if most is None or (high is not None and high < most) else most
            ends[term] = least, most
            if least is not None and most is not None and least > most:
                return True
    return False


def _bound(truth: Term) -> tuple[Term, Any, Any] | None:
    """Return what a truth says of one number: at least and at most what it is."""
    if truth.op in ("eq", "le"):
        one, other = truth.args
        if is_constant(other):
            return one, other if truth.op == "eq" else None, other
        return (other, one, None) if is_constant(one) else None
    if truth.op != "not" or truth.args[0].op != "le":
        return None
    one, other = truth.args[0].args
    # Of whole numbers alone: more than a number is at least the next.
    if is_constant(other) and one.sort == "i" and isinstance(other, int):
        return one, other + 1, None
    if is_constant(one) and other.sort == "i" and isinstance(one, int):
        return other, None, one - 1
    return None


def no(term: Truth) -> Truth:
    """Return the negation of a truth."""
    if type(term) is not Term:
        return not term
    return term.args[0] if term.op == "not" else _made("not", "b", (term,))


def implies(one: Truth, other: Truth) -> Truth:
    """Return that `other` holds wherever `one` does."""
    return either(no(one), other)


def choose(condition: Truth, one: Any, other: Any) -> Any:
    """Return `one` where the condition holds, else `other`: two truths or two numbers."""
    if condition is True or one is other:
        return one
    if condition is False:
        return other
    if one is True:
        return either(condition, other)
    if one is False:
        return both(no(condition), other)
    if other is True:
        return either(no(condition), one)
    if other is False:
        return both(condition, one)
    if is_constant(one) and is_constant(other) and one == other:
        return one
    if condition.op == "not":
        return choose(condition.args[0], other, one)
    return _made("ite", _sort(one, other), (condition, one, other))


def _sort(*terms: Any) -> str:
    found = "i"
    for term in terms:
        if type(term) is Term:
            if term.sort == "b":
                return "b"
            if term.sort == "r":
                found = "r"
        elif isinstance(term, Fraction) and term.denominator != 1:
            found = "r"
    return found


def same_truth(one: Truth, other: Truth) -> Truth:
    """Return whether two truths are the same."""
    if type(one) is not Term:
        return other if one else no(other)
    if type(other) is not Term:
        return one if other else no(one)
    if one is other:
        return True
    return _made("eq", "b", (one, other))


def equal(one: Number, other: Number) -> Truth:
    """Return whether two numbers are equal."""
    if one is other:
        return True
    if is_constant(one):
        if is_constant(other):
            return bool(one == other)
        one, other = other, one
    if is_constant(other) and _split(one):
        return _pushed(one, lambda part: equal(part, other))
    return _made("eq", "b", (one, other))


def at_most(one: Number, other: Number) -> Truth:
    """Return whether one number is at most the other."""
    if one is other:
        return True
    if is_constant(one):
        if is_constant(other):
            return bool(one <= other)
        if _split(other):
            return _pushed(other, lambda part: at_most(one, part))
    elif is_constant(other) and _split(one):
        return _pushed(one, lambda part: at_most(part, other))
    return _made("le", "b", (one, other))


def _split(term: Term) -> bool:
    """Return whether a choice has a known number in one of its branches."""
    return term.op == "ite" and (is_constant(term.args[1]) or is_constant(term.args[2]))


def _pushed(term: Term, function: Callable[[Number], Truth]) -> Truth:
    condition, one, other = term.args
    return choose(condition, function(one), function(other))


def by_parts(term: Number, function: Callable[[Number], Number]) -> Number:
    """Return a function of a number, of each branch by itself where some are known numbers."""
    if is_constant(term) or not _split(term):
        return function(term)
    condition, one, other = term.args
    return choose(condition, by_parts(one, function), by_parts(other, function))


def less(one: Number, other: Number) -> Truth:
    """Return whether one number is less than the other."""
    return no(at_most(other, one))


def plus(one: Number, other: Number) -> Number:
    """Return the sum of two numbers."""
    return total((one, other))


def minus(one: Number, other: Number) -> Number:
    """Return the difference of two numbers."""
    return total((one, scaled(other, -1)))


def total(terms: Iterable[Number]) -> Number:
    """Return the sum of numbers."""
    known: Any = 0
    open_: list[Term] = []
    for term in terms:
        if type(term) is not Term:
            known += term
        elif term.op == "sum":
            for part in term.args:
                if type(part) is Term:
                    open_.append(part)
                else:
                    known += part
        else:
            open_.append(term)
    if not open_:
        return known
    if known != 0:
        return _made("sum", _sort(*open_, known), (*open_, known))
    return open_[0] if len(open_) == 1 else _made("sum", _sort(*open_), tuple(open_))


def scaled(term: Number, factor: int | Fraction) -> Number:
    """Return a number times a constant."""
    if type(term) is not Term:
        return term * factor
    if factor == 0:
        return 0
    if factor == 1:
        return term
    if term.op == "scaled":
        return scaled(term.args[0], term.args[1] * factor)
    if term.op == "sum":
        return total([scaled(part, factor) for part in term.args])
    exact = factor.numerator if factor.denominator == 1 else factor
    return _made("scaled", _sort(term, exact), (term, exact))


def real(term: Number) -> Number:
    """Return a number as one that may have a fraction."""
    if type(term) is not Term or term.sort == "r":
        return term
    return _made("real", "r", (term,))


def floor(term: Number) -> Number:
    """Return the greatest whole number that is not above a number."""
    if type(term) is not Term:
        value = Fraction(term)
        return value.numerator // value.denominator
    return term if term.sort == "i" else _made("floor", "i", (term,))


def quotient(term: Number, divisor: int) -> Number:
    """Return a whole number divided by a constant, rounded down."""
    if type(term) is not Term:
        return int(term) // divisor
    return _made("div", "i", (term, divisor))


def remainder(term: Number, divisor: int) -> Number:
    """Return what is left of a whole number divided by a constant."""
    if type(term) is not Term:
        return int(term) % divisor
    return _made("mod", "i", (term, divisor))


def each_part(root: Term, known: dict[Term, Any], make: Callable[[Term], Any]) -> Any:
    """Return what is made of a term once it is `known` for its parts, each worked out once."""
    waiting = [root]
    while waiting:
        here = waiting[-1]
        if here in known:
            waiting.pop()
            continue
        missing = [a for a in here.args if type(a) is Term and a not in known]
        if missing:
            waiting.extend(missing)
            continue
        known[here] = make(here)
        waiting.pop()
    return known[root]


def over_parts(term: Term, parts: tuple[Any, ...]) -> Any:
    """Return the operation of a term on other parts."""
    made: Any = _MADE[term.op](*parts) if term.op in _MADE else _over_all(term, parts)
    return made


def _over_all(term: Term, parts: tuple[Any, ...]) -> Any:
    if term.op == "eq":
        truths = any(type(a) is Term and a.sort == "b" for a in term.args)
        return same_truth(*parts) if truths else equal(*parts)
    return {"and": all_of, "or": any_of, "sum": total}[term.op](parts)


def counted(truths: Iterable[Truth]) -> Number:
    """Return how many of some truths hold."""
    return total([choose(truth, 1, 0) for truth in truths])


_MADE: dict[str, Callable[..., Any]] = {
    "not": no,
    "ite": choose,
    "le": at_most,
    "scaled": scaled,
    "real": real,
    "floor": floor,
    "div": quotient,
    "mod": remainder,
}
