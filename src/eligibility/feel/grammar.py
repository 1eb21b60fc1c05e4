"""The grammar: from the text of an expression to its nodes, to a limited depth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import cast

from eligibility.errors import InputError, Problem, Span, did_you_mean
from eligibility.feel import nodes
from eligibility.feel.cursor import KEYWORDS, OUTSIDE, Cursor
from eligibility.feel.functions import BUILTINS
from eligibility.feel.nodes import Node, Test
from eligibility.feel.tokens import Source, Token, excerpt, shown, tokenize

MAX_DEPTH = 64
"""How many levels an expression may have; every pass over nodes may recurse that far."""

_MAX_NESTING = 100

OR, AND, COMPARE, ADD, MULTIPLY, POWER, UNARY, POSTFIX = range(8)

_COMPARISONS = frozenset({"=", "!=", "<", "<=", ">", ">="})
_LEVELS = dict.fromkeys(_COMPARISONS, COMPARE) | {
    "or": OR,
    "and": AND,
    "between": COMPARE,
    "in": COMPARE,
    "+": ADD,
    "-": ADD,
    "*": MULTIPLY,
    "/": MULTIPLY,
    "**": POWER,
}
_Arithmetic = nodes.Add | nodes.Subtract | nodes.Multiply | nodes.Divide | nodes.Power
_ARITHMETIC: dict[str, Callable[[Node, Node, Span], _Arithmetic]] = {
    "+": nodes.Add,
    "-": nodes.Subtract,
    "*": nodes.Multiply,
    "/": nodes.Divide,
    "**": nodes.Power,
}
_WORDS = {tuple(name.split()): name for name in BUILTINS}


def parse(text: str | bytes, functions: Iterable[str] = ()) -> Node:
    """Return the nodes of an expression.

    `functions` are the names, possibly of several words, that may be called beside the
    built-in ones. Raises InputError with one located problem, whatever the text.
    """
    source = Source(_decoded(text))
    parser = _Parser(source, tokenize(source), functions)
    node = parser.whole()
    _refuse_deep(node, source)
    return node


def _decoded(text: str | bytes) -> str:
    if isinstance(text, str):
        return text
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError as error:
        before = text[: error.start].decode("utf-8")
        source = Source(before + "�")
        raise source.error(
            f"byte {text[error.start]:#04x} is not text in UTF-8",
            len(before),
            len(before) + 1,
            "save the file in UTF-8",
        ) from None


def _refuse_deep(root: Node, source: Source) -> None:
    level: list[Test] = [root]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in nodes.children(node)]
        if not level:
            return
    raise _too_deep(level[0].span, source)


def _too_deep(span: Span, source: Source) -> InputError:
    return InputError(
        Problem(
            f"expression is more than {MAX_DEPTH} levels deep",
            span=span,
            excerpt=excerpt(source.text, span),
            help="name a part of it as a definition",
        )
    )


@lru_cache(maxsize=8)
def _callable(names: tuple[str, ...]) -> tuple[Mapping[tuple[str, ...], str], int]:
    """Return all functions by the words of their names, and how many words the longest has."""
    known = MappingProxyType(_WORDS | {tuple(name.split()): name for name in names})
    return known, max(len(words) for words in known)


class _Parser(Cursor):
    """Recursive descent by precedence; every recursion passes `_binary`, which counts."""

    def __init__(self, source: Source, tokens: list[Token], functions: Iterable[str]) -> None:
        super().__init__(source, tokens)
        self._depth = 0
        self._functions, self._longest = _callable(tuple(functions))

    def whole(self) -> Node:
        node = self._binary(OR)
        if self.token.kind != "end":
            raise self.unexpected("the end of the expression or an operator")
        return node

    # operators

    def _binary(self, lowest: int, *, filters: bool = True) -> Node:
        """Parse operators that bind at least as tightly as `lowest`.

        Without `filters`, a `[` ends the operand: it closes a range.
        """
        self._depth += 1
        if self._depth > _MAX_NESTING:
            token = self.token
            raise _too_deep(self.source.span(token.start, token.end), self.source)
        start = self.token.start
        left = self._unary(filters)
        highest = POSTFIX
        while True:
            token = self.token
            level = _LEVELS.get(token.text) if token.kind in ("symbol", "word") else None
            if level is None or level < lowest or level > highest:
                break
            if level == highest == COMPARE:
                help = "compare each pair and join them with `and`"
                raise self.error("comparisons do not chain", token, help)
            left = self._joined(left, start, level, filters)
            highest = level
        self._depth -= 1
        return left

    def _joined(self, left: Node, start: int, level: int, filters: bool) -> Node:
        token = self.next()
        if level in (OR, AND):
            operands = [left, self._binary(level + 1, filters=filters)]
            while self.take(token.text):
                operands.append(self._binary(level + 1, filters=filters))
            kind = nodes.Or if level == OR else nodes.And
            return kind(tuple(operands), self.span(start))
        if token.text == "between":
            lower = self._binary(ADD, filters=filters)
            self.expect("and", " between the two ends")
            upper = self._binary(ADD, filters=filters)
            return nodes.Between(left, lower, upper, self.span(start))
        if token.text == "in":
            tests = self._tests(filters)
            return nodes.In(left, tests, self.span(start))
        right = self._binary(level + 1, filters=filters)
        if level == COMPARE:
            op = cast(nodes.Comparison, token.text)
            return nodes.Compare(op, left, right, self.span(start))
        return _ARITHMETIC[token.text](left, right, self.span(start))

    def _tests(self, filters: bool) -> tuple[Test, ...]:
        opening = self.take("(")
        if opening is None:
            return (self._test(ADD, filters),)
        first = self._test(OR)
        if self.sees("..") and not isinstance(first, nodes.UnaryTest):
            return (self._range(opening, first),)
        tests = [first]
        while self.take(","):
            tests.append(self._test(OR))
        self.expect(")")
        return tuple(tests)

    def _test(self, lowest: int, filters: bool = True) -> Test:
        if not self.sees(*_COMPARISONS):
            return self._binary(lowest, filters=filters)
        token = self.next()
        operand = self._binary(ADD, filters=filters)
        op = cast(nodes.Comparison, token.text)
        return nodes.UnaryTest(op, operand, self.span(token.start))

    def _unary(self, filters: bool) -> Node:
        minuses = []
        while minus := self.take("-"):
            minuses.append(minus)
        node = self._postfix(filters)
        for minus in reversed(minuses):
            node = nodes.Negate(node, self.span(minus.start))
        return node

    # operands

    def _postfix(self, filters: bool) -> Node:
        start = self.token.start
        node = self._primary()
        while True:
            if self.take("."):
                token = self.token
                if token.kind != "word":
                    raise self.unexpected("the name of a field")
                self.next()
                place = self.source.span(token.start, token.end)
                node = nodes.Path(node, token.text, self.span(start), place)
            elif filters and self.take("["):
                condition = self._binary(OR)
                self.expect("]")
                node = nodes.Filter(node, condition, self.span(start))
            else:
                return node

    def _primary(self) -> Node:
        token = self.token
        if token.kind == "word":
            return self._word()
        if token.kind == "number":
            self.next()
            return nodes.Number(cast(Fraction, token.value), self.span(token.start))
        if token.kind == "text":
            self.next()
            return nodes.Text(cast(str, token.value), self.span(token.start))
        if token.text in ("(", "[") or (token.text == "]" and self._ahead("..")):
            return self._bracket()
        if token.text in _COMPARISONS:
            help = "a test such as `< 10` stands only after `in`"
            raise self.error(f"unexpected `{token.text}`", token, help)
        raise self.unexpected("a value")

    def _ahead(self, text: str) -> bool:
        return any(token.text == text for token in self.tokens[self.at :])

    def _bracket(self) -> Node:
        opening = self.next()
        if opening.text == "[" and self.take("]"):
            return nodes.ListNode((), self.span(opening.start))
        first = self._binary(OR if opening.text != "]" else ADD)
        if self.sees("..") or opening.text == "]":
            return self._range(opening, first)
        if opening.text == "(":
            self.expect(")")
            return first
        items = [first]
        while self.take(","):
            items.append(self._binary(OR))
        self.expect("]")
        return nodes.ListNode(tuple(items), self.span(opening.start))

    def _range(self, opening: Token, low: Node) -> Node:
        self.expect("..")
        high = self._binary(ADD, filters=False)
        closing = self.take("]", ")", "[")
        if closing is None:
            raise self.unexpected("`]` or `)` at the end of the range")
        return nodes.RangeNode(
            low, high, opening.text == "[", closing.text == "]", self.span(opening.start)
        )

    def _word(self) -> Node:
        token = self.token
        if function := self._function():
            return self._call(token.start, function)
        match token.text:
            case "true" | "false":
                self.next()
                return nodes.Boolean(token.text == "true", self.span(token.start))
            case "null":
                self.next()
                return nodes.Null(self.span(token.start))
            case "if":
                return self._if()
            case "some" | "every":
                return self._quantifier()
        if token.text in KEYWORDS or token.text in OUTSIDE:
            raise self.unexpected("a value")
        if token.text == "not":
            raise self.error("`not` without brackets", token, "write `not(…)`")
        self.next()
        return nodes.Name(token.text, self.span(token.start))

    def _function(self) -> str | None:
        """Consume the name of a function up to its `(`, the longest known one."""
        words: list[str] = []
        ahead = self.at
        while self.tokens[ahead].kind == "word" and len(words) <= self._longest:
            words.append(self.tokens[ahead].text)
            ahead += 1
        calls = self.tokens[ahead].text == "(" and self.tokens[ahead].kind == "symbol"
        if not calls or (len(words) > 1 and words[0] in ("if", "some", "every")):
            return None
        name = self._functions.get(tuple(words))
        if name is None and len(words) == 1:
            name = None if words[0] in KEYWORDS | OUTSIDE.keys() else words[0]
        elif name is None and not KEYWORDS & {*words}:
            first, last = self.token, self.tokens[ahead - 1]
            wrong = " ".join(words)
            raise self.source.error(
                f"unknown function {shown(wrong)}",
                first.start,
                last.end,
                did_you_mean(wrong, self._functions.values()),
            )
        if name is not None:
            self.jump(ahead)
        return name

    def _call(self, start: int, function: str) -> Node:
        opening = self.expect("(")
        arguments: list[nodes.Argument] = []
        while not self.sees(")"):
            if arguments:
                self.expect(",")
            at = self.token.start
            name = self._argument_name()
            if arguments and (name is None) != (arguments[0].name is None):
                help = "give all arguments by name, or none"
                raise self.source.error(
                    "arguments by name and by position mixed", at, self.token.end, help
                )
            if name is not None and any(name == other.name for other in arguments):
                raise self.source.error(f"argument {shown(name)} given twice", at, self.token.start)
            arguments.append(nodes.Argument(name, self._binary(OR), self.span(at)))
            if not self.sees(",", ")"):
                if self.token.kind == "end":
                    raise self.error("bracket is not closed", opening, "close it with `)`")
                raise self.unexpected("`,` or `)`")
        self.next()
        return nodes.Call(function, tuple(arguments), self.span(start))

    def _argument_name(self) -> str | None:
        ahead = self.at
        while self.tokens[ahead].kind == "word":
            ahead += 1
        if ahead == self.at or self.tokens[ahead].text != ":":
            return None
        words = [token.text for token in self.tokens[self.at : ahead]]
        self.jump(ahead + 1)
        return " ".join(words)

    def _if(self) -> Node:
        start = self.next().start
        condition = self._binary(OR)
        self.expect("then")
        then = self._binary(OR)
        self.expect("else", ": without it the value would be open")
        otherwise = self._binary(OR)
        return nodes.If(condition, then, otherwise, self.span(start))

    def _quantifier(self) -> Node:
        first = self.next()
        bindings = [self._binding()]
        while self.take(","):
            bindings.append(self._binding())
        self.expect("satisfies")
        satisfies = self._binary(OR)
        kind = nodes.Some if first.text == "some" else nodes.Every
        return kind(tuple(bindings), satisfies, self.span(first.start))

    def _binding(self) -> nodes.Binding:
        token = self.token
        if token.kind != "word" or token.text in KEYWORDS or token.text in OUTSIDE:
            raise self.unexpected("a name for the element")
        self.next()
        self.expect("in")
        return nodes.Binding(token.text, self._binary(OR), self.span(token.start))
