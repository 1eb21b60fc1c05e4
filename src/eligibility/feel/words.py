"""Tells an expression in words, in English and in both Serbian scripts, from its nodes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from eligibility.feel import nodes
from eligibility.feel.nodes import Node, Test
from eligibility.feel.phrases import (
    CALLS,
    Lang,
    choose,
    date_in_words,
    duration_in_words,
    listed,
    number_in_words,
    phrase,
)
from eligibility.feel.printer import unparse
from eligibility.feel.skeleton import literal
from eligibility.feel.values import Months, Seconds

Names = Callable[[str], tuple[str, str] | None]
"""Gives the Serbian (Cyrillic) and English label of what stands in an expression, if any:
of a name or path (`mother.employment`), of a field (`.employment`), of a value of a field
(`mother.employment="employed"`), of a function (`receives`; its label may place the
arguments: `{0} receives {1}`)."""

_OR, _AND, _TEST, _ADD, _MULTIPLY, _POWER, _UNIT = range(7)


def in_words(node: Node, names: Names, lang: Lang) -> str:
    """Return an expression in words; what nobody has labeled stands as it is written."""
    return _Teller(names, lang).tell(node, _OR)


class _Teller:
    def __init__(self, names: Names, lang: Lang) -> None:
        self._names = names
        self._lang: Lang = lang

    def tell(self, node: Test, level: int) -> str:
        """Return a part in words, in brackets if it binds more loosely than `level`."""
        text, binds = self._shape(node)
        return text if binds >= level else f"({text})"

    def _phrase(self, key: str, *parts: str) -> str:
        return phrase(key, self._lang, *parts)

    def _label(self, key: str) -> str | None:
        pair = self._names(key)
        return None if pair is None else choose(pair, self._lang)

    def _shape(self, node: Test) -> tuple[str, int]:
        constant = literal(node)
        match node:
            case nodes.Boolean(value):
                return self._phrase("true" if value else "false"), _UNIT
            case nodes.Null():
                return self._phrase("null"), _UNIT
            case nodes.Text(value):
                return self._quoted(value), _UNIT
            case nodes.Number(value):
                return number_in_words(value, self._lang), _UNIT
            case nodes.Call() if isinstance(constant, date):
                return date_in_words(constant, self._lang), _UNIT
            case nodes.Call() if isinstance(constant, Months | Seconds):
                return duration_in_words(constant, self._lang), _UNIT
            case nodes.Name() | nodes.Path():
                return self._named(node), _UNIT
            case nodes.Filter():
                return self._filter(node), _TEST
            case nodes.Negate(operand):
                return f"−{self.tell(operand, _UNIT)}", _UNIT
            case nodes.Add(left, right):
                return f"{self.tell(left, _ADD)} + {self.tell(right, _MULTIPLY)}", _ADD
            case nodes.Subtract(left, right):
                return f"{self.tell(left, _ADD)} − {self.tell(right, _MULTIPLY)}", _ADD
            case nodes.Multiply(left, right):
                text = f"{self.tell(left, _MULTIPLY)} × {self.tell(right, _POWER)}"
                return text, _MULTIPLY
            case nodes.Divide(left, right):
                sides = self.tell(left, _MULTIPLY), self.tell(right, _POWER)
                return self._phrase("/", *sides), _MULTIPLY
            case nodes.Power(left, right):
                sides = self.tell(left, _POWER), self.tell(right, _UNIT)
                return self._phrase("**", *sides), _POWER
            case nodes.And(operands):
                words = [self.tell(operand, _TEST) for operand in operands]
                return listed(words, "and", self._lang), _AND
            case nodes.Or(operands):
                # Brackets around `and` inside `or`: in words nobody knows which binds tighter.
                words = [self.tell(operand, _TEST) for operand in operands]
                return listed(words, "or", self._lang), _OR
            case nodes.If(condition, then, otherwise):
                parts = [self.tell(each, _OR) for each in (condition, then, otherwise)]
                return self._phrase("if", *parts), _OR
            case nodes.Some() | nodes.Every():
                return self._quantifier(node), _OR
            case nodes.RangeNode(low, high):
                return self._range(node, self.tell(low, _ADD), self.tell(high, _ADD)), _UNIT
            case nodes.ListNode(items):
                return f"[{', '.join(self.tell(item, _OR) for item in items)}]", _UNIT
            case nodes.Call():
                return self._call(node)
            case _:
                return self._test(node), _TEST

    def _quoted(self, value: str) -> str:
        return f'"{value}"' if self._lang == "en" else f"„{value}”"

    def _named(self, node: nodes.Name | nodes.Path) -> str:
        whole = unparse(node)
        label = self._label(whole)
        if label is not None:
            return label
        if isinstance(node, nodes.Name):
            return self._phrase("item itself") if node.name == "item" else whole
        field = self._label(f".{node.field}")
        if field is None:
            return whole
        return self._phrase("field", field, self.tell(node.base, _UNIT))

    def _filter(self, node: nodes.Filter) -> str:
        base = self.tell(node.base, _UNIT)
        match node.condition:
            case nodes.Number():
                return self._phrase("item", self.tell(node.condition, _UNIT), base)
            case nodes.Negate(nodes.Number() as position):
                return self._phrase("item from the end", self.tell(position, _UNIT), base)
        return self._phrase("where", base, self.tell(node.condition, _OR))

    def _quantifier(self, node: nodes.Some | nodes.Every) -> str:
        over = [
            self._phrase(
                "binding", self._label(each.name) or each.name, self.tell(each.source, _UNIT)
            )
            for each in node.bindings
        ]
        key = "some" if isinstance(node, nodes.Some) else "every"
        return self._phrase(key, ", ".join(over), self.tell(node.satisfies, _OR))

    def _range(self, node: nodes.RangeNode, low: str, high: str) -> str:
        if node.low_closed and node.high_closed:
            return self._phrase("range", low, high)
        return f" {self._phrase('and')} ".join(self._ends(node, low, high))

    def _ends(self, node: nodes.RangeNode, low: str, high: str) -> tuple[str, str]:
        return (
            self._phrase("low closed" if node.low_closed else "low open", low),
            self._phrase("high closed" if node.high_closed else "high open", high),
        )

    def _call(self, node: nodes.Call) -> tuple[str, int]:
        if node.function == "not" and len(node.arguments) == 1:
            return self._phrase("not", self.tell(node.arguments[0].value, _TEST)), _TEST
        pair = self._names(node.function) or CALLS.get(node.function)
        words = [self.tell(argument.value, _OR) for argument in node.arguments]
        if pair is None:
            return f"{node.function}({', '.join(words)})", _UNIT
        label = choose(pair, self._lang)
        if "{" not in label:
            return f"{label} ({', '.join(words)})", _UNIT
        return _PLACE.sub(lambda match: _filling(match[1], words), label), _TEST

    # tests

    def _test(self, node: Test) -> str:
        match node:
            case nodes.Compare(op, left, right):
                return self._comparison(op, left, right)
            case nodes.Between(value, lower, upper):
                ends = self.tell(lower, _ADD), self.tell(upper, _ADD)
                return self._phrase("between", self.tell(value, _ADD), *ends)
            case nodes.In(value, tests):
                if len(tests) > 1 and not any(_is_test(test) for test in tests):
                    words = [self._value(value, test) for test in tests]
                    return self._phrase("one of", self.tell(value, _ADD), ", ".join(words))
                alternatives = [self._membership(value, test) for test in tests]
                return listed(alternatives, "or", self._lang)
            case _:
                return unparse(node)

    def _comparison(self, op: nodes.Comparison, left: Node, right: Node) -> str:
        if isinstance(left, nodes.Boolean | nodes.Null | nodes.Text):
            if op not in ("=", "!="):
                return self._phrase(op, self.tell(left, _ADD), self.tell(right, _ADD))
            left, right = right, left
        subject = self.tell(left, _ADD)
        if isinstance(right, nodes.Boolean) and op in ("=", "!="):
            return self._phrase("yes" if right.value is (op == "=") else "no", subject)
        if isinstance(right, nodes.Null) and op in ("=", "!="):
            return self._phrase("none" if op == "=" else "some value", subject)
        key = f"{op} date" if op[0] in "<>" and isinstance(literal(right), date) else op
        return self._phrase(key, subject, self._value(left, right))

    def _value(self, subject: Node, value: Test) -> str:
        """Return a value in words; a text by its label as a value of `subject`."""
        if isinstance(value, nodes.Text):
            label = self._label(f"{unparse(subject)}={unparse(value)}")
            if label is not None:
                return label
        return self.tell(value, _ADD)

    def _membership(self, value: Node, test: Test) -> str:
        subject = self.tell(value, _ADD)
        match test:
            case nodes.UnaryTest(op, operand):
                return self._comparison(op, value, operand)
            case nodes.RangeNode(low, high):
                ends = self.tell(low, _ADD), self.tell(high, _ADD)
                if test.low_closed and test.high_closed:
                    return self._phrase("between", subject, *ends)
                return self._phrase("in range", subject, *self._ends(test, *ends))
            case nodes.ListNode(items) if items and not any(_is_test(item) for item in items):
                words = [self._value(value, item) for item in items]
                return self._phrase("one of", subject, ", ".join(words))
            case _ if literal(test) is not None:
                return self._phrase("=", subject, self._value(value, test))
            case _:
                return self._phrase("in", subject, self.tell(test, _ADD))


_PLACE = re.compile(r"\{(\d|\*)\}")


def _filling(place: str, words: list[str]) -> str:
    if place == "*":
        return ", ".join(words)
    return words[int(place)] if int(place) < len(words) else "…"


def _is_test(test: Test) -> bool:
    return isinstance(test, nodes.UnaryTest | nodes.RangeNode) or literal(test) is None
