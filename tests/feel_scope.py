"""A small invented world for expressions in tests: people, incomes, amounts."""

from __future__ import annotations

from eligibility.feel.types import (
    BOOLEAN,
    DATE,
    MONTHS,
    SECONDS,
    TEXT,
    EnumType,
    ListType,
    NumberType,
    OptionalType,
    RecordType,
    Scope,
    Signature,
    Type,
)
from eligibility.feel.units import Unit


def number(unit: str = "") -> NumberType:
    """Return the type of numbers in a unit."""
    return NumberType(Unit.parse(unit))


PERSON = RecordType("person")
EMPLOYMENT = EnumType("employment", ("employed", "unemployed", "pensioner"))

SCOPE = Scope(
    names={
        "applicant": PERSON,
        "child": PERSON,
        "guardian": OptionalType(PERSON),
        "people": ListType(PERSON),
        "claim_date": DATE,
        "base": number("RSD"),
        "monthly_base": number("RSD/month"),
        "income": number("RSD/month"),
        "share": number(),
        "relief": number("%"),
        "floor_area": number("m2"),
        "land": number("ha"),
        "width": number("m"),
        "members": number("person"),
        "plain": number(),
        "flag": BOOLEAN,
        "other_flag": BOOLEAN,
        "name": TEXT,
        "stay": MONTHS,
        "delay": SECONDS,
        "amounts": ListType(number("RSD")),
        "numbers": ListType(number()),
        "texts": ListType(TEXT),
    },
    records={
        "person": {
            "age": number("year"),
            "birth_date": DATE,
            "death_date": OptionalType(DATE),
            "employed": BOOLEAN,
            "employment": EMPLOYMENT,
            "disability": OptionalType(number("%")),
            "mother": OptionalType(PERSON),
            "children": ListType(PERSON),
            "incomes": ListType(RecordType("income")),
        },
        "income": {"amount": number("RSD"), "kind": TEXT, "month": DATE},
    },
    functions={
        "receives": Signature((("person", PERSON), ("right", TEXT)), BOOLEAN),
        "age at": Signature((("person", PERSON), ("date", DATE)), number("year")),
        "residence length": Signature(
            (("person", PERSON), ("kind", EnumType("residence", ("stay", "home"))), ("date", DATE)),
            MONTHS,
        ),
        "start of month": Signature((("date", DATE),), DATE),
        "capped": Signature(
            (("amount", number("RSD")), ("cap", number("RSD"))), number("RSD"), optional=1
        ),
    },
)
"""What the expressions of the fixtures may use."""

FUNCTIONS: tuple[str, ...] = tuple(SCOPE.functions)

LABELS: dict[str, tuple[str, str]] = {
    "child": ("дете", "the child"),
    "applicant": ("подносилац захтева", "the applicant"),
    "people": ("чланови породице", "the members of the family"),
    "claim_date": ("дан захтева", "the day of the claim"),
    "base": ("основица", "the base"),
    "income": ("приход", "the income"),
    "flag": ("корисник новчане помоћи", "a recipient of cash aid"),
    ".age": ("године живота", "the age"),
    ".mother": ("мајка", "the mother"),
    ".employment": ("радни статус", "the employment"),
    'child.mother.employment="employed"': ("запослена", "employed"),
    'child.mother.employment="unemployed"': ("незапослена", "unemployed"),
    "receives": ("{0} прима право {1}", "{0} receives {1}"),
    "residence length": ("дужина пребивања", "the length of residence"),
}
"""Labels as acts and the vocabulary give them."""


def typed(**names: Type) -> Scope:
    """Return a scope of just these names."""
    return Scope(names)
