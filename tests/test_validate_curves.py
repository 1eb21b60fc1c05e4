"""Curves of an amount against income, and the cliffs of a right."""

from __future__ import annotations

from fractions import Fraction

import pytest
from ordinances import AID, BIRTH, OLD, books, example

from eligibility import validate
from eligibility.engine.examples import index_of
from eligibility.facts import read_case
from eligibility.validate.curves import curve
from eligibility.validate.incomes import axes, families, grid, seeds, with_income, worth
from eligibility.validate.replay import answers
from eligibility.validate.sampling import Sampled

MEMBERS = 3


def test_cliffs_are_found_to_the_para_on_both_sides() -> None:
    """The limits of 10,000 and 20,000 per member are 30,000 and 60,000 for a family of three."""
    case = example(0)
    old, new = books()
    drawn = curve(old, new, AID, case, next(axes(case)))
    assert drawn is not None
    assert drawn.cliffs == ("30000", "60000")
    assert ("60000", "7000") in drawn.before
    assert ("60000.01", "0") in drawn.before
    assert drawn.period == "month"


def test_every_point_of_a_curve_is_what_the_engine_answers() -> None:
    """No point is interpolated: each is asked again of the reference engine."""
    case = example(0)
    axis = next(axes(case))
    drawn = curve(*books(), AID, case, axis)
    assert drawn is not None
    assert read_case(drawn.case) == case
    for book, points in zip(books(), (drawn.before, drawn.after), strict=True):
        for income, amount in points:
            asked = worth(with_income(case, axis, Fraction(income)), book, AID)
            assert asked is not None
            assert asked[0] == Fraction(amount)


def test_a_slope_is_drawn_with_its_ends_alone_and_has_no_cliff() -> None:
    """From 24,000 on the new aid falls by 0.8/3 for each dinar: not at once, so no cliff."""
    case = example(0)
    axis = next(axes(case))
    sampled = Sampled(books()[1], AID, case, axis)
    sampled.sample(grid(case, axis, seeds(books()[1], AID, case)))
    assert not list(sampled.cliffs())
    slope = Fraction(8, 10) / MEMBERS
    for para, amount in sampled.at.items():
        over = max(Fraction(para, 100) - 8000 * MEMBERS, Fraction(0))
        assert amount is not None
        assert abs(amount - max(13000 - over * slope, Fraction(0))) <= Fraction(1, 200)


def test_no_curve_where_income_changes_nothing_or_no_amount_is_given() -> None:
    """The birth grant asks for residence alone."""
    case = example(0)
    assert curve(*books(), BIRTH, case, next(axes(case))) is None
    assert curve(*books(), "mionica.school_kit", case, next(axes(case))) is None


def test_a_right_that_only_one_version_has_has_one_line() -> None:
    """A removed right keeps its line before, and has none after."""
    old, new = books()
    without = new.__class__(
        **{name: getattr(new, name) for name in ("place", "chain", "acts", "parameters")},
        rights={k: v for k, v in new.rights.items() if k != AID},
        definitions=new.definitions,
        assessments=new.assessments,
    )
    case = example(0)
    drawn = curve(old, without, AID, case, next(axes(case)))
    assert drawn is not None
    assert drawn.before
    assert drawn.after == ()


def test_the_check_tells_the_largest_cliff_with_two_cases_a_dinar_apart() -> None:
    """7,000 a month is lost above 60,000; the second family earns one dinar more."""
    old, _ = books()
    (finding,) = validate("mionica.porodice", old, only=["cliff"])
    assert (finding.code, finding.severity, finding.on) == ("cliff", "warning", "family_aid")
    assert "60.000 RSD" in finding.message.sr
    assert "7,000 RSD a month less" in finding.message.en
    assert finding.file == str(OLD)
    cases = [read_case(witness.case) for witness in finding.witnesses]
    incomes = [case.people[0].incomes[0].amount for case in cases]
    assert incomes == [60000, 60001]
    for case, witness in zip(cases, finding.witnesses, strict=True):
        assert answers(case, old, [AID]) == witness.answers
    assert [w.answers[0].benefit for w in finding.witnesses] == [7000, None]


def test_an_amount_that_falls_by_degrees_is_no_cliff() -> None:
    """The proposal loses less than a dinar for each dinar of income."""
    assert validate("mionica.porodice", books()[1], only=["cliff"]) == []


@pytest.mark.parametrize(("right", "some"), [(AID, True), (BIRTH, False)])
def test_families_are_those_whose_example_grants_the_right(right: str, some: bool) -> None:
    """Cases that are refused, or tell no income, are not varied."""
    found = list(families(books()[0], right))
    assert bool(found) is some
    granting = index_of(books()[0].acts["mionica.porodice"].examples[0]).case
    assert all(case == granting for case in found)
