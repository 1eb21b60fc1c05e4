"""Types of calls: built-in functions by their forms, the domain's by their signatures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eligibility.errors import did_you_mean
from eligibility.feel import nodes
from eligibility.feel.context import Context, Typed, constant, expect, meet, refuse_none
from eligibility.feel.functions import (
    BUILTINS,
    Flat,
    Form,
    Listing,
    Maybe,
    Pattern,
    Variable,
)
from eligibility.feel.nodes import Call
from eligibility.feel.serbian import as_written
from eligibility.feel.tokens import shown
from eligibility.feel.types import (
    ANY,
    DATE,
    MONTHS,
    SECONDS,
    TEXT,
    EnumType,
    ListType,
    NumberType,
    OptionalType,
    RangeType,
    RecordType,
    Signature,
    Type,
    a,
    optional,
)
from eligibility.feel.values import Months, parse_date, parse_duration

_ORDERED = (TEXT, DATE, MONTHS, SECONDS)


@dataclass(frozen=True, slots=True)
class _Mismatch:
    """Arguments that do not fit a form, and why."""

    message: str
    place: nodes.Node | None = None


def call(context: Context, node: Call, arguments: tuple[Typed, ...]) -> Type:
    """Return the type of a call, its arguments' types known."""
    if node.function in context.scope.functions:
        return _domain(context, node, context.scope.functions[node.function], arguments)
    if node.function in BUILTINS:
        return _builtin(context, node, arguments)
    known = [*BUILTINS, *context.scope.functions]
    message = f"unknown function {shown(node.function)}"
    help = as_written(node.function) or did_you_mean(node.function, known)
    raise context.refuse(node, message, help)


# the domain's functions


def _domain(
    context: Context, node: Call, signature: Signature, arguments: tuple[Typed, ...]
) -> Type:
    names = [name for name, _ in signature.parameters]
    given = [argument.name for argument in node.arguments]
    usage = f"write `{node.function}({', '.join(names)})`"
    least = len(names) - signature.optional
    if not least <= len(given) <= len(names):
        raise context.refuse(node, _count(node, len(given), least, len(names)), usage)
    for name, expected_name, argument in zip(given, names, node.arguments, strict=False):
        if name not in (None, expected_name):
            message = f"argument {shown(name or '')} of `{node.function}` out of place"
            raise context.refuse(argument.span, message, usage)
    for argument_, (_, expected) in zip(arguments, signature.parameters, strict=False):
        of = argument_.type
        # A person who may be none is let through: the function says what holds of nobody.
        if isinstance(expected, RecordType) and isinstance(of, OptionalType):
            argument_ = Typed(argument_.node, of.of)
        expect(context, expected, argument_)
    return signature.returns


def _count(node: Call, given: int, least: int, most: int | None) -> str:
    arguments = f"{given} argument" + ("" if given == 1 else "s")
    if most is None:
        wanted = f"{least} or more"
    else:
        wanted = f"{least}" if least == most else f"{least} or {most}"
    return f"`{node.function}` has {arguments}, expected {wanted}"


# built-in functions


def _builtin(context: Context, node: Call, arguments: tuple[Typed, ...]) -> Type:
    mismatches: list[_Mismatch] = []
    for form in _plausible(BUILTINS[node.function], node, arguments):
        ordered = _ordered(form, node, arguments)
        if isinstance(ordered, _Mismatch):
            mismatches.append(ordered)
            continue
        settled: dict[Variable, Typed] = {}
        for (_, pattern), argument in ordered:
            mismatch = _match(context, pattern, argument, settled)
            if mismatch is not None:
                mismatches.append(mismatch)
                break
        else:
            _check_literals(context, node, [argument for _, argument in ordered])
            return _returned(form, node, ordered, settled)
    first = mismatches[0]
    place = first.place if first.place is not None else node
    for argument in arguments:
        if argument.node is first.place:
            refuse_none(context, argument)
    raise context.refuse(place, first.message, _usage(node.function))


def _plausible(
    forms: tuple[Form, ...], node: Call, arguments: tuple[Typed, ...]
) -> tuple[Form, ...]:
    """Return the forms worth trying, the one meant first: it explains a refusal."""
    named = any(argument.name is not None for argument in node.arguments)
    if len(forms) == 2 and forms[1].repeats and not named:
        one_list = len(arguments) == 1 and isinstance(arguments[0].type, ListType)
        return forms[:1] if one_list else forms[1:]
    return tuple(sorted(forms, key=lambda form: len(form.parameters) != len(arguments)))


def _ordered(
    form: Form, node: Call, arguments: tuple[Typed, ...]
) -> list[tuple[tuple[str, Pattern], Typed]] | _Mismatch:
    """Return each argument with the parameter it is for."""
    parameters = form.parameters
    least = len(parameters) - form.optional
    if node.arguments and node.arguments[0].name is not None:
        given = {
            argument.name: typed for argument, typed in zip(node.arguments, arguments, strict=True)
        }
        known = {name for name, _ in parameters}
        for argument in node.arguments:
            if argument.name not in known:
                unknown = shown(argument.name or "")
                return _Mismatch(f"`{node.function}` has no parameter {unknown}", argument.value)
        for name, _ in parameters[:least]:
            if name not in given:
                return _Mismatch(f"argument `{name}` of `{node.function}` is missing")
        return [(each, given[each[0]]) for each in parameters if each[0] in given]
    if form.repeats:
        if len(arguments) < max(1, least):
            return _Mismatch(_count(node, len(arguments), max(1, least), None))
        last = parameters[-1]
        more = (last,) * (len(arguments) - len(parameters))
        return list(zip((*parameters, *more), arguments, strict=True))
    if not least <= len(arguments) <= len(parameters):
        return _Mismatch(_count(node, len(arguments), least, len(parameters)))
    return list(zip(parameters, arguments, strict=False))


def _match(
    context: Context, pattern: Pattern, given: Typed, settled: dict[Variable, Typed]
) -> _Mismatch | None:
    of = given.type
    match pattern:
        case Variable(bound):
            if bound != "any" and of != ANY and not _within(bound, of):
                wanted = "a number" if bound == "number" else "a number, text, date or duration"
                return _Mismatch(f"{given} is {a(of)}, expected {wanted}", given.node)
            before = settled.get(pattern)
            if before is not None:
                of = meet(context, before, given, "{0} and {1} do not go together")
            settled[pattern] = Typed(given.node, of, given.element)
            return None
        case Listing(item):
            if of == ANY:
                return _match(context, item, given, settled)
            if not isinstance(of, ListType):
                return _Mismatch(f"{given} is {a(of)}, expected a list", given.node)
            if of.of == ANY:
                settled.setdefault(Variable("any"), Typed(given.node, ANY))
            return _match(context, item, Typed(given.node, of.of, True), settled)
        case Maybe() | Flat():
            return None
        case _:
            if of in (ANY, pattern) or pattern == ANY:
                return None
            if isinstance(of, OptionalType) or not _fits(pattern, of):
                return _Mismatch(f"{given} is {a(of)}, expected {a(pattern)}", given.node)
            return None


def _within(bound: str, of: Type) -> bool:
    return isinstance(of, NumberType) or (bound == "ordered" and of in _ORDERED)


def _fits(expected: Type, of: Type) -> bool:
    if isinstance(expected, NumberType):
        return isinstance(of, NumberType) and of.unit in (None, expected.unit)
    return of == expected or (expected == TEXT and not isinstance(of, ListType) and _is_text(of))


def _is_text(of: Type) -> bool:
    return of == TEXT or isinstance(of, EnumType)


def _returned(
    form: Form,
    node: Call,
    ordered: list[tuple[tuple[str, Pattern], Typed]],
    settled: dict[Variable, Typed],
) -> Type:
    if node.function == "duration":
        return _duration_type(ordered[0][1])
    first = ordered[0][1].node
    filled = isinstance(first, nodes.ListNode) and bool(first.items)
    return _substitute(form.returns, settled, filled)


def _substitute(pattern: Pattern, settled: dict[Variable, Typed], filled: bool) -> Type:
    match pattern:
        case Variable():
            return settled[pattern].type
        case Listing(item):
            return ListType(_substitute(item, settled, filled))
        case Maybe(item):
            of = _substitute(item, settled, filled)
            return of if filled else optional(of)
        case Flat(item):
            of = _substitute(item, settled, filled)
            while isinstance(of, ListType):
                of = of.of
            return ListType(of)
        case _:
            return pattern


def _duration_type(given: Typed) -> Type:
    assert isinstance(given.node, nodes.Text)
    return MONTHS if isinstance(parse_duration(given.node.value), Months) else SECONDS


def _check_literals(context: Context, node: Call, arguments: list[Typed]) -> None:
    """Refuse what is known to go wrong: dates that do not exist, divisors that are zero."""
    first = arguments[0]
    if node.function == "duration":
        _check_text(context, first, "duration", "P1Y6M", "P30D")
    elif node.function == "date" and len(arguments) == 1 and first.type == TEXT:
        _check_text(context, first, "date", "2017-12-01")
    elif node.function == "date" and len(arguments) == 3:
        parts = [constant(argument.node) for argument in arguments]
        known = [part for part in parts if part is not None]
        if len(known) == 3:
            try:
                if any(part.denominator != 1 for part in known):
                    raise ValueError
                date(*(int(part) for part in known))
            except (ValueError, OverflowError):
                raise context.refuse(node, "no such date") from None
    elif node.function == "modulo" and constant(arguments[1].node) == 0:
        raise context.refuse(arguments[1].node, "division by zero")
    elif node.function == "string" and isinstance(
        first.type, ListType | RangeType | RecordType | OptionalType
    ):
        refuse_none(context, first)
        raise context.refuse(first.node, f"{first} is {a(first.type)}, which has no text")


def _check_text(context: Context, given: Typed, kind: str, *examples: str) -> None:
    help = "write " + " or ".join(f'`{kind}("{example}")`' for example in examples)
    if not isinstance(given.node, nodes.Text):
        raise context.refuse(given.node, f"{given} is not a {kind} written out", help)
    value = given.node.value
    known = parse_date(value) if kind == "date" else parse_duration(value)
    if known is None:
        raise context.refuse(given.node, f"{given} is not a {kind}", help)


def _usage(function: str) -> str:
    written = [
        f"`{function}({', '.join(_parameter(form, at) for at in range(len(form.parameters)))})`"
        for form in BUILTINS[function]
    ]
    return "write " + " or ".join(dict.fromkeys(written))


def _parameter(form: Form, at: int) -> str:
    name = form.parameters[at][0]
    last = at == len(form.parameters) - 1
    if form.repeats and last:
        return f"{name}, …"
    return f"{name}?" if at >= len(form.parameters) - form.optional else name
