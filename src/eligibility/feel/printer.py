"""Prints nodes as canonical text: `parse(unparse(node)) == node`, brackets only where needed."""

from __future__ import annotations

from fractions import Fraction

from eligibility.feel.nodes import (
    Add,
    And,
    Between,
    Boolean,
    Call,
    Compare,
    Divide,
    Every,
    Filter,
    If,
    In,
    ListNode,
    Multiply,
    Name,
    Negate,
    Node,
    Null,
    Number,
    Or,
    Path,
    Power,
    RangeNode,
    Some,
    Subtract,
    Test,
    Text,
    UnaryTest,
)
from eligibility.feel.values import format_number

_OR, _AND, _COMPARE, _ADD, _MULTIPLY, _POWER, _UNARY, _POSTFIX = range(8)

_ARITHMETIC = {
    Add: ("+", _ADD),
    Subtract: ("-", _ADD),
    Multiply: ("*", _MULTIPLY),
    Divide: ("/", _MULTIPLY),
    Power: ("**", _POWER),
}
_ESCAPES = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"}


def unparse(node: Test) -> str:
    """Return the canonical text of a node."""
    return _print(node, _OR, last=True)


def quote(text: str) -> str:
    """Return a text literal, in quotes and with escapes."""
    return '"' + "".join(_escaped(mark) for mark in text) + '"'


def _escaped(mark: str) -> str:
    if mark in _ESCAPES:
        return _ESCAPES[mark]
    if mark.isprintable() or mark == " ":
        return mark
    code = ord(mark)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:06X}"


def _print(node: Test, level: int, last: bool = False) -> str:
    """Print an operand that must bind at least as tightly as `level`.

    `last` says that nothing follows inside the same brackets, so that `if` and the
    quantifiers, which reach as far as they can, may stand without brackets of their own.
    """
    text, binds = _shape(node, last)
    if isinstance(node, If | Some | Every):
        bare = level == _OR or (last and level in (_AND, _COMPARE))
        return text if bare else f"({_shape(node, True)[0]})"
    return text if binds >= level else f"({_shape(node, True)[0]})"


def _shape(node: Test, last: bool) -> tuple[str, int]:
    """Return the text of a node and how tightly its operator binds."""
    match node:
        case Number(value):
            return _number(value)
        case Text(value):
            return quote(value), _POSTFIX
        case Boolean(value):
            return ("true" if value else "false"), _POSTFIX
        case Null():
            return "null", _POSTFIX
        case Name(name):
            return name, _POSTFIX
        case Path(base, name):
            return f"{_print(base, _POSTFIX)}.{name}", _POSTFIX
        case Filter(base, condition):
            return f"{_print(base, _POSTFIX)}[{unparse(condition)}]", _POSTFIX
        case Negate(operand):
            return f"-{_print(operand, _UNARY)}", _UNARY
        case Compare(op, left, right):
            return f"{_print(left, _ADD)} {op} {_print(right, _ADD)}", _COMPARE
        case Between(value, lower, upper):
            ends = f"{_print(lower, _ADD)} and {_print(upper, _ADD)}"
            return f"{_print(value, _ADD)} between {ends}", _COMPARE
        case In(value, tests):
            return f"{_print(value, _ADD)} in {_tests(tests)}", _COMPARE
        case UnaryTest(op, operand):
            return f"{op} {_print(operand, _ADD)}", _OR
        case And(operands):
            return _joined(" and ", operands, _COMPARE, last), _AND
        case Or(operands):
            return _joined(" or ", operands, _AND, last), _OR
        case If(condition, then, otherwise):
            branches = f"then {unparse(then)} else {_print(otherwise, _OR, last=True)}"
            return f"if {unparse(condition)} {branches}", _OR
        case Some(bindings, satisfies) | Every(bindings, satisfies):
            word = "some" if isinstance(node, Some) else "every"
            over = ", ".join(f"{each.name} in {unparse(each.source)}" for each in bindings)
            return f"{word} {over} satisfies {unparse(satisfies)}", _OR
        case RangeNode(low, high, low_closed, high_closed):
            opening, closing = "[" if low_closed else "(", "]" if high_closed else ")"
            end = _print(high, _ADD)
            if _ends_in_filter(high):
                end = f"({end})"
            return f"{opening}{_print(low, _ADD)}..{end}{closing}", _POSTFIX
        case ListNode(items):
            return f"[{', '.join(unparse(item) for item in items)}]", _POSTFIX
        case Call(function, arguments):
            inner = ", ".join(
                (f"{each.name}: " if each.name is not None else "") + unparse(each.value)
                for each in arguments
            )
            return f"{function}({inner})", _POSTFIX
        case Add() | Subtract() | Multiply() | Divide() | Power():
            sign, level = _ARITHMETIC[type(node)]
            first, second = _print(node.left, level), _print(node.right, level + 1)
            return f"{first} {sign} {second}", level


def _number(value: Fraction) -> tuple[str, int]:
    text = format_number(value)
    if "/" in text:
        return text.replace("/", " / "), _MULTIPLY
    return text, _UNARY if value < 0 else _POSTFIX


def _joined(word: str, operands: tuple[Node, ...], level: int, last: bool) -> str:
    *before, final = operands
    return word.join([*(_print(each, level) for each in before), _print(final, level, last)])


def _tests(tests: tuple[Test, ...]) -> str:
    if len(tests) > 1:
        return f"({', '.join(unparse(test) for test in tests)})"
    test = tests[0]
    if isinstance(test, UnaryTest):
        return unparse(test)
    text = _print(test, _ADD)
    wrapped = text.startswith("(") and not isinstance(test, RangeNode)
    return f"({text})" if wrapped and _needs_wrapping(test) else text


def _needs_wrapping(test: Test) -> bool:
    """Whether the test's own text starts with a bracket that is not all around it."""
    return _shape(test, True)[1] >= _ADD


def _ends_in_filter(node: Node) -> bool:
    """Whether a `[` stands in the operand outside of brackets, where a range would end."""
    match node:
        case Filter():
            return True
        case Path(base):
            return _ends_in_filter(base)
        case Negate(operand):
            return _ends_in_filter(operand)
        case Add(left, right) | Subtract(left, right) | Multiply(left, right):
            return _ends_in_filter(left) or _ends_in_filter(right)
        case Divide(left, right) | Power(left, right):
            return _ends_in_filter(left) or _ends_in_filter(right)
        case _:
            return False
