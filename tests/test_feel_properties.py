"""What holds of every expression, and of every text."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest
from feel_scope import FUNCTIONS, LABELS, SCOPE
from feel_strategies import CONDITIONS, EXPRESSIONS
from hypothesis import given
from hypothesis import strategies as st

from eligibility.errors import InputError, render_problem
from eligibility.feel import check, nodes, parse, unparse
from eligibility.feel.nodes import Node
from eligibility.feel.tautology import undecided
from eligibility.feel.words import in_words

CALLED = (*FUNCTIONS, "months received")

WORDS = "and or in if then else some every satisfies not between null true for instance a child"
SYMBOLS = '. .. [ ] ( ) , : + - * / ** = < <= != { @ 1 .5 1e9 "a" " // /*'
PIECES = st.sampled_from(
    [
        *WORDS.split(),
        *SYMBOLS.split(),
        "years and months duration",
        "list contains",
        "\\",
        "\n",
        "\u0301",
        "\ud800",
    ]
)


@given(EXPRESSIONS)
def test_parsing_undoes_printing(node: Node) -> None:
    """The canonical text of any nodes parses to the same nodes."""
    text = unparse(node)
    assert parse(text, CALLED) == node
    assert unparse(parse(text, CALLED)) == text


def judge(text: str | bytes) -> None:
    """Parse, check and tell a text; anything but a located InputError is a bug."""
    try:
        node = parse(text, CALLED)
        unparse(node)
        in_words(node, LABELS.get, "sr-Latn")
        check(node, SCOPE, condition=True)
    except InputError as error:
        (problem,) = error.problems
        assert problem.span is not None
        assert problem.span.line >= 1 and problem.span.column >= 1
        assert problem.message and not problem.message.endswith(".")
        render_problem(problem).encode("utf-8")


@given(st.binary(max_size=60))
def test_any_bytes_are_judged(text: bytes) -> None:
    """Any bytes are an expression or a located error."""
    judge(text)


@given(st.text(max_size=40))
def test_any_text_is_judged(text: str) -> None:
    """Any text is an expression or a located error."""
    judge(text)


@given(st.lists(PIECES, max_size=25), st.sampled_from(["", " "]))
def test_any_heap_of_tokens_is_judged(pieces: list[str], between: str) -> None:
    """Any heap of the language's own tokens is an expression or a located error."""
    judge(between.join(pieces))


@given(EXPRESSIONS)
def test_any_expression_is_checked(node: Node) -> None:
    """The checker types any nodes or refuses them, and says so in words that can be shown."""
    judge(unparse(node))


@pytest.mark.parametrize(
    "text",
    [
        "(" * 100_000,
        "[" * 100_000,
        "]" * 100_000,
        "(" * 100_000 + "1" + ")" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        "-" * 100_000 + "1",
        "not(" * 100_000,
        "f(" * 100_000,
        "if " * 100_000,
        "a in (" * 100_000,
        "a[" * 100_000,
        "a" + "[1]" * 100_000,
        "a" + ".b" * 100_000,
        "+".join("1" * 100_000),
        "**".join("2" * 100_000),
        "a or b and c < d + e * f ** (" * 10_000,
        "some x in " * 100_000,
        b"[1.." * 100_000,
        "/*" * 100_000,
        '"' * 100_001,
        "9" * 100_000,
        "1e" + "9" * 100_000,
        "a " * 100_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_depth_and_length_are_refused_with_a_place(text: str | bytes) -> None:
    """However deep or long, a text gets one located error and no traceback."""
    with pytest.raises(InputError) as caught:
        parse(text)
    assert caught.value.problems[0].span is not None


def test_depth_up_to_the_limit_is_fine() -> None:
    """Sixty brackets, sixty terms and sixty alternatives are an expression."""
    for text in (
        "(" * 60 + "1" + ")" * 60,
        "+".join("1" * 60),
        "if a then 1 else " * 60 + "2",
        " or ".join(["flag"] * 500),
    ):
        assert unparse(parse(text))


# three values against two, by brute force

_NUMBER_VALUES = (0, 1, 1.5, 2, 3)
_Facts = Mapping[str, float | bool | None]


def _kleene(node: Node, facts: _Facts) -> bool | None:
    match node:
        case nodes.Boolean(value):
            return value
        case nodes.Name(name):
            known = facts[name]
            return None if known is None else bool(known)
        case nodes.Call(_, (argument,)):
            inner = _kleene(argument.value, facts)
            return None if inner is None else not inner
        case nodes.And(operands) | nodes.Or(operands):
            values = [_kleene(operand, facts) for operand in operands]
            absorbing = isinstance(node, nodes.Or)
            if absorbing in values:
                return absorbing
            return None if None in values else not absorbing
        case nodes.If(condition, then, otherwise):
            chosen = _kleene(condition, facts)
            one, other = _kleene(then, facts), _kleene(otherwise, facts)
            if chosen is None:
                return one if one is other else None
            return one if chosen else other
        case nodes.Compare(op, nodes.Name(left), right):
            one_ = facts[left]
            other_ = facts[right.name] if isinstance(right, nodes.Name) else _constant(right)
            if one_ is None or other_ is None:
                return None
            return {
                "=": one_ == other_,
                "!=": one_ != other_,
                "<": one_ < other_,
                "<=": one_ <= other_,
                ">": one_ > other_,
                ">=": one_ >= other_,
            }[op]
    raise AssertionError(node)


def _constant(node: Node) -> float:
    assert isinstance(node, nodes.Number)
    return float(node.value)


def _needless(node: Node) -> bool:
    """Whether some facts, left open, make Kleene's answer unknown though all answers agree.

    p and q are both known or both open: what matters is how they compare.
    """
    lines: list[tuple[dict[str, float | bool | None], ...]] = [
        tuple({name: value} for value in (False, True, None)) for name in "xyz"
    ]
    lines.append(tuple({"n": value} for value in (*_NUMBER_VALUES, None)))
    pairs = ((0, 1), (1, 1), (1, 0), (None, None))
    lines.append(tuple({"p": one, "q": other} for one, other in pairs))
    text = unparse(node)
    used = [line for line in lines if any(name in text for name in line[0])]
    for choice in product(*used):
        if _kleene(node, _merged(choice)) is not None:
            continue
        open_lines = [
            line[:-1] if None in chosen.values() else (chosen,)
            for line, chosen in zip(used, choice, strict=True)
        ]
        answers = {_kleene(node, _merged(completed)) for completed in product(*open_lines)}
        if len(answers) == 1:
            return True
    return False


def _merged(parts: tuple[dict[str, float | bool | None], ...]) -> _Facts:
    return {name: value for part in parts for name, value in part.items()}


@given(CONDITIONS)
def test_needless_doubt_is_found_exactly(node: Node) -> None:
    """`undecided` finds a place just where enumeration of all cases finds one."""
    assert (undecided(node) is not None) == _needless(node)
