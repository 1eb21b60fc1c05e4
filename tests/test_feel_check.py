"""What the checker does beyond single expressions: quoting, hiding, narrowing."""

from __future__ import annotations

import pytest
from feel_scope import FUNCTIONS, SCOPE, typed

from eligibility.errors import InputError
from eligibility.feel import check, parse
from eligibility.feel.tautology import undecided
from eligibility.feel.types import (
    ANY,
    BOOLEAN,
    EnumType,
    ListType,
    NumberType,
    OptionalType,
    Type,
    accepts,
)
from eligibility.feel.units import NONE, Unit

RSD = NumberType(Unit.parse("RSD"))


def test_the_text_is_quoted_with_a_caret() -> None:
    """Given the text, the error shows its line and points at the part."""
    text = "flag and\n  child.agee > 1"
    with pytest.raises(InputError) as caught:
        check(parse(text), SCOPE, text=text)
    assert str(caught.value).splitlines()[:3] == [
        "2:3: unknown name `child.agee`",
        "    child.agee > 1",
        "    ^^^^^^^^^^",
    ]


def test_fields_of_the_element_hide_names_inside_a_filter() -> None:
    """Inside a filter, a name is first a field of the element."""
    scope = typed(amount=BOOLEAN, applicant=SCOPE.names["applicant"])
    scope = type(scope)(scope.names, SCOPE.records, SCOPE.functions)
    node = parse("applicant.incomes[amount]")
    with pytest.raises(InputError, match="`amount` is no position"):
        check(node, scope)


def test_an_element_is_not_narrowed_by_what_is_known_outside() -> None:
    """A guard speaks of the name outside, not of the field that hides it in a filter."""
    text = "if disability = null then 0 else count(people[disability + 1 > 50])"
    scope = type(SCOPE)(
        {**SCOPE.names, "disability": OptionalType(NumberType(NONE))},
        SCOPE.records,
        SCOPE.functions,
    )
    with pytest.raises(InputError, match="`disability` may be none"):
        check(parse(text, FUNCTIONS), scope)


def test_domain_functions_come_from_the_scope() -> None:
    """Without its signature, a function of the domain is unknown."""
    node = parse('receives(child, "rs.nsp")', FUNCTIONS)
    assert check(node, SCOPE) == BOOLEAN
    with pytest.raises(InputError, match="unknown function `receives`"):
        check(node, typed(child=SCOPE.names["child"]))


@pytest.mark.parametrize(
    ("expected", "actual", "fits"),
    [
        (RSD, RSD, True),
        (RSD, NumberType(None), True),
        (RSD, NumberType(NONE), False),
        (OptionalType(RSD), RSD, True),
        (RSD, OptionalType(RSD), False),
        (ListType(RSD), ListType(NumberType(None)), True),
        (RSD, ANY, True),
        (BOOLEAN, RSD, False),
    ],
)
def test_a_value_fits_where_its_type_is_taken_in(expected: Type, actual: Type, fits: bool) -> None:
    """A bare number fits any unit; none fits only where it is a value."""
    assert accepts(expected, actual) is fits


def test_few_values_make_more_decided() -> None:
    """That one of two texts must hold is known only to those who know there are two."""
    node = parse('sex = "male" or sex = "female"')
    assert undecided(node) is None
    assert undecided(node, lambda subject: ("male", "female")) is not None
    sex = EnumType("sex", ("male", "female"))
    with pytest.raises(InputError, match="stays unknown"):
        check(node, typed(sex=sex), condition=True)
    assert check(node, typed(sex=OptionalType(sex)), condition=True) == BOOLEAN


def test_a_large_condition_is_searched_quickly_or_let_through() -> None:
    """Twelve entangled atoms are searched; forty are too many, and no harm is done."""
    ring = " or ".join(f"(a{at} and not(a{(at + 1) % 12}))" for at in range(12))
    assert undecided(parse(f"({ring}) or a0")) is not None
    wide = " or ".join(f"(a{at} and not(a{(at + 1) % 40}))" for at in range(40))
    assert undecided(parse(wide)) is None
