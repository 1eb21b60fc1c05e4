"""Units of measure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.feel.units import NONE, Unit

UNITS = st.dictionaries(
    st.sampled_from(["RSD", "month", "m", "ha", "%"]), st.integers(-3, 3), max_size=3
).map(lambda powers: Unit(frozenset((base, power) for base, power in powers.items() if power)))


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("", ""),
        ("1", ""),
        ("RSD", "RSD"),
        ("RSD/month", "RSD/month"),
        ("RSD / months", "RSD/month"),
        ("m2", "m2"),
        ("m²", "m2"),
        ("m^2", "m2"),
        ("m*m", "m2"),
        ("RSD/(month*person)", "RSD/(month*person)"),
        ("RSD/month/persons", "RSD/(month*person)"),
        ("1/month", "1/month"),
        ("month/month", ""),
        ("years", "year"),
        ("%", "%"),
        ("percent", "%"),
    ],
)
def test_a_unit_has_one_text(text: str, canonical: str) -> None:
    """Spellings of one unit are one unit."""
    assert str(Unit.parse(text)) == canonical


@pytest.mark.parametrize(
    "text", ["RSD/", "/month", "2RSD", "RSD/month*person", "m^", "a b-c", "(m"]
)
def test_what_is_no_unit_is_refused(text: str) -> None:
    """A text that is no unit is refused, not guessed at."""
    with pytest.raises(ValueError, match="is not a unit"):
        Unit.parse(text)


@given(UNITS)
def test_reading_undoes_writing(unit: Unit) -> None:
    """A unit's text reads as the unit."""
    assert Unit.parse(str(unit)) == unit


@given(UNITS, UNITS)
def test_division_undoes_multiplication(one: Unit, other: Unit) -> None:
    """Units form a group: what was multiplied in can be divided out."""
    assert one.times(other).over(other) == one
    assert one.times(other) == other.times(one)
    assert one.over(one) == NONE


def test_money_is_known_inside_a_product() -> None:
    """An amount per month is money, a month is not."""
    assert Unit.parse("RSD/month").is_money
    assert not Unit.parse("month").is_money
