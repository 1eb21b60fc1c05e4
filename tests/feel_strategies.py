"""Random expressions: their nodes, well-typed or not."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from eligibility.feel import nodes
from eligibility.feel.nodes import Node, Test

NAMES = st.sampled_from(["a", "b", "child", "majka", "дете", "x1", "item"])
NUMBERS = st.builds(
    lambda whole, places: nodes.Number(Fraction(whole, 10**places)),
    st.integers(0, 10**12),
    st.integers(0, 6),
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
COMPARISONS: st.SearchStrategy[nodes.Comparison] = st.sampled_from(
    ["=", "!=", "<", "<=", ">", ">="]
)

LEAVES: st.SearchStrategy[Node] = st.one_of(
    NUMBERS,
    TEXTS.map(nodes.Text),
    st.booleans().map(nodes.Boolean),
    st.just(nodes.Null()),
    NAMES.map(nodes.Name),
)


def _calls(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    functions = st.sampled_from(["f", "not", "count", "list contains", "months received"])
    by_position = st.lists(inner.map(lambda node: nodes.Argument(None, node)), max_size=3)
    by_name = st.lists(
        st.tuples(st.sampled_from(["a", "start position", "from"]), inner),
        max_size=3,
        unique_by=lambda pair: pair[0],
    ).map(lambda pairs: [nodes.Argument(name, node) for name, node in pairs])
    return st.builds(nodes.Call, functions, (by_position | by_name).map(tuple))


def _tests(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[tuple[Test, ...]]:
    test = st.one_of(inner, st.builds(nodes.UnaryTest, COMPARISONS, inner))
    return st.lists(test, min_size=1, max_size=3).map(tuple)


def _compound(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    bindings = st.lists(st.builds(nodes.Binding, NAMES, inner), min_size=1, max_size=2).map(tuple)
    return st.one_of(
        st.builds(nodes.Path, inner, st.sampled_from(["age", "in", "mother"])),
        st.builds(nodes.Filter, inner, inner),
        st.builds(nodes.Negate, inner),
        st.builds(nodes.Add, inner, inner),
        st.builds(nodes.Subtract, inner, inner),
        st.builds(nodes.Multiply, inner, inner),
        st.builds(nodes.Divide, inner, inner),
        st.builds(nodes.Power, inner, inner),
        st.builds(nodes.Compare, COMPARISONS, inner, inner),
        st.builds(nodes.Between, inner, inner, inner),
        st.builds(nodes.In, inner, _tests(inner)),
        st.builds(nodes.And, several),
        st.builds(nodes.Or, several),
        st.builds(nodes.If, inner, inner, inner),
        st.builds(nodes.Some, bindings, inner),
        st.builds(nodes.Every, bindings, inner),
        st.builds(nodes.RangeNode, inner, inner, st.booleans(), st.booleans()),
        st.lists(inner, max_size=3).map(tuple).map(nodes.ListNode),
        _calls(inner),
    )


@st.composite
def _expressions(draw: st.DrawFn, depth: int) -> Node:
    compound = depth and draw(st.booleans())
    return draw(_compound(_expressions(depth - 1)) if compound else LEAVES)


EXPRESSIONS: st.SearchStrategy[Node] = _expressions(5)

_ATOMS: st.SearchStrategy[Node] = st.one_of(
    st.sampled_from(["x", "y", "z"]).map(nodes.Name),
    st.builds(
        nodes.Compare,
        COMPARISONS,
        st.just(nodes.Name("n")),
        st.integers(1, 2).map(lambda n: nodes.Number(Fraction(n))),
    ),
    st.builds(nodes.Compare, COMPARISONS, st.just(nodes.Name("p")), st.just(nodes.Name("q"))),
    st.booleans().map(nodes.Boolean),
)


def _boolean(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        st.builds(nodes.And, several),
        st.builds(nodes.Or, several),
        inner.map(lambda node: nodes.Call("not", (nodes.Argument(None, node),))),
        st.builds(nodes.If, inner, inner, inner),
    )


@st.composite
def _conditions(draw: st.DrawFn, depth: int) -> Node:
    compound = depth and draw(st.integers(0, 3))
    return draw(_boolean(_conditions(depth - 1)) if compound else _ATOMS)


CONDITIONS: st.SearchStrategy[Node] = _conditions(3)
"""Truth values over the truth values x, y, z and the numbers n (with 1 and 2), p and q."""
