"""Strategies for expressions about a person: conditions and amounts of money."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from eligibility.facts.functions import functions
from eligibility.facts.vocabulary import Field, vocabulary
from eligibility.feel import parse
from eligibility.feel.tautology import undecided
from eligibility.feel.types import BOOLEAN, EnumType, ListType, NumberType, OptionalType

LIMITS = {"limit": ("RSD", 0, 60000), "monthly": ("RSD/month", 0, 60000)}
"""Parameters that the expressions use: unit, lowest and highest value."""

_TRUTHS = [
    name
    for name, field in vocabulary()["person"].items()
    if field.type == BOOLEAN and field.exposed
]
_ENUMS = [
    (name, inner.values)
    for name, field in vocabulary()["person"].items()
    for inner in [field.type.of if isinstance(field.type, OptionalType) else field.type]
    if isinstance(inner, EnumType) and field.exposed
]


def _numeric(field: Field) -> bool:
    inner = field.type.of if isinstance(field.type, OptionalType) else field.type
    return isinstance(inner, NumberType) and field.exposed and "RSD" not in field.unit


_NUMBERS = [name for name, field in vocabulary()["person"].items() if _numeric(field)]


def _values(record: str, name: str) -> tuple[str, ...]:
    """Return the few texts that a field, or each item of it, can be."""
    of = vocabulary()[record][name].type
    inner = of.of if isinstance(of, ListType) else of
    return inner.values if isinstance(inner, EnumType) else ()


_INCOMES = _values("income", "kind")
_NEEDS = _values("person", "needs_basic_support")


def conditions(
    variable: str, *, definitions: Sequence[str] = ("helper",), depth: int = 2
) -> st.SearchStrategy[str]:
    """Return a strategy of conditions about the person called `variable`.

    All are such that an act may hold them: `a or not(a)`, which three values leave
    undecided though two decide it, gives way to a plain condition.
    """
    return _conditions(variable, tuple(definitions), depth).map(
        lambda text: text if _decidable(text) else f"{variable}.disability"
    )


def _decidable(text: str) -> bool:
    return undecided(parse(text, frozenset(functions()))) is None


@st.composite
def _conditions(draw: st.DrawFn, variable: str, definitions: tuple[str, ...], depth: int) -> str:
    shape = draw(st.sampled_from(["atom", "atom", "and", "or", "not", "if"])) if depth else "atom"
    if shape == "atom":
        return draw(_atoms(variable, definitions))
    parts = [
        draw(_conditions(variable, definitions, depth - 1))
        for _ in range({"not": 1, "if": 3}.get(shape, draw(st.integers(2, 3))))
    ]
    if shape == "not":
        return f"not({parts[0]})"
    if shape == "if":
        return f"if {parts[0]} then {parts[1]} else {parts[2]}"
    return f" {shape} ".join(f"({part})" for part in parts)


@st.composite
def _atoms(draw: st.DrawFn, variable: str, definitions: tuple[str, ...]) -> str:
    kind = draw(st.sampled_from(_ATOMS if definitions else _ATOMS[:-1]))
    comparison = draw(st.sampled_from(["<", "<=", ">", ">=", "=", "!="]))
    if kind == "truth":
        return f"{variable}.{draw(st.sampled_from(_TRUTHS))}"
    if kind == "enum":
        name, values = draw(st.sampled_from(_ENUMS))
        return f'{variable}.{name} = "{draw(st.sampled_from(values))}"'
    if kind == "number":
        name = draw(st.sampled_from(_NUMBERS))
        return f"{variable}.{name} {comparison} {draw(st.integers(0, 60))}"
    if kind == "income":
        income = draw(st.sampled_from(_INCOMES))
        return f'sum({variable}.incomes[kind = "{income}"].amount) {comparison} monthly'
    if kind == "some":
        word = draw(st.sampled_from(["some", "every"]))
        return f"{word} each in {variable}.incomes satisfies each.amount {comparison} monthly"
    if kind == "needs":
        need = draw(st.sampled_from(_NEEDS))
        word = draw(st.sampled_from(["some", "every"]))
        return f'{word} need in {variable}.needs_basic_support satisfies need = "{need}"'
    if kind == "contains":
        need = draw(st.sampled_from(_NEEDS))
        return f'list contains({variable}.needs_basic_support, "{need}")'
    if kind == "age":
        return f"{variable}.age {comparison} {draw(st.sampled_from([0, 6, 15, 18, 26, 65]))}"
    if kind == "child":
        word = draw(st.sampled_from(["some", "every"]))
        age = draw(st.sampled_from([6, 15, 18, 26]))
        return f"{word} child in {variable}.children satisfies child.age {comparison} {age}"
    if kind == "kin":
        kin = draw(st.sampled_from(["mother", "father", "spouse"]))
        return f"{variable}.{kin} {draw(st.sampled_from(['=', '!=']))} null"
    if kind == "days":
        later = f'{variable}.birth_date + duration("P{draw(st.integers(0, 800))}M")'
        return f"{later} {comparison} {draw(st.sampled_from(['claim_date', 'governing_date']))}"
    if kind == "children":
        return f"count({variable}.children) {comparison} {draw(st.integers(0, 3))}"
    if kind == "resides":
        spell = draw(st.sampled_from(["prebivaliste", "boraviste"]))
        return f'resides({variable}, "{spell}", claim_date)'
    if kind == "stay":
        months = draw(st.integers(0, 30))
        return f'residence length({variable}, "boraviste", claim_date) >= duration("P{months}M")'
    if kind == "award":
        return f'receives({variable}, "lajkovac.{draw(st.sampled_from(["r1", "r2"]))}")'
    if kind == "assessed":
        return f'assessed({variable}, "lajkovac.need")'
    return f"{variable}.{draw(st.sampled_from(definitions))}"


_ATOMS = [
    "truth",
    "enum",
    "number",
    "income",
    "some",
    "needs",
    "contains",
    "age",
    "child",
    "kin",
    "days",
    "children",
    "resides",
    "stay",
    "award",
    "assessed",
    "defined",
]


@st.composite
def amounts(draw: st.DrawFn, variable: str, *, depth: int = 2) -> str:
    """Return a strategy of amounts in RSD about the person called `variable`."""
    shape = draw(st.sampled_from(["limit", "tier", "if", "min", "scale", "minus"]))
    if shape == "tier":
        return f"{variable}.tier"
    if shape == "limit" or not depth:
        return "limit"
    one = draw(amounts(variable, depth=depth - 1))
    if shape == "scale":
        return f"({one}) * {draw(st.integers(0, 4))} / {draw(st.integers(1, 4))}"
    other = draw(amounts(variable, depth=depth - 1))
    if shape == "if":
        return f"if {draw(conditions(variable, depth=1))} then {one} else {other}"
    return f"max({one}, {other})" if shape == "min" else f"({one}) - ({other})"
