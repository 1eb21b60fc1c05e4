"""Decision tables: gaps, overlaps, rows never applied, wrong order, amounts that turn."""

from __future__ import annotations

import pytest
from small_act import linked
from table_fixtures import Fixture, fixtures

from eligibility import validate
from eligibility.acts.load import parse_act
from eligibility.engine import check
from eligibility.facts import read_case
from eligibility.validate.finding import Finding

CODES = ("table-gap", "table-overlap", "table-dead-row", "table-order", "not-monotone")
ALL = list(fixtures())


def found(text: str, *only: str) -> list[Finding]:
    """Return what is found in an act that stands alone."""
    source = parse_act(text.encode(), "act1.yaml")
    return validate("lajkovac.proba", linked(text), source=source, only=only or CODES)


@pytest.mark.parametrize("fixture", ALL, ids=[each.name for each in ALL])
def test_a_table_has_the_findings_that_its_fixture_names_and_no_others(fixture: Fixture) -> None:
    """Code, row and words are as a person reading the table would say."""
    told = [
        (each.code, fixture.row_of(each.span.line), each.message.en)
        for each in found(fixture.act())
    ]
    left = list(told)
    for expected in fixture.expected:
        match = next(
            (
                each
                for each in left
                if each[:2] == (expected.code, expected.row) and expected.words in each[2]
            ),
            None,
        )
        assert match is not None, (expected, told)
        left.remove(match)
    assert not left


def test_there_are_enough_tables() -> None:
    """Gap, overlap, masked and subsumed rows, open and closed bounds are each shown often."""
    assert len(ALL) >= 60
    codes = [expected.code for each in ALL for expected in each.expected]
    assert all(codes.count(code) >= 3 for code in CODES)


@pytest.mark.parametrize("fixture", ALL, ids=[each.name for each in ALL])
def test_a_finding_about_facts_has_a_case_that_the_reference_engine_decides_so(
    fixture: Fixture,
) -> None:
    """Every case is replayed: in a gap, or where rows differ, no amount is known."""
    text = fixture.act()
    rulebook = linked(text)
    for each in found(text):
        settled = not each.unsettled and "nobody can have" not in each.message.en
        assert each.witnesses or not settled or "share" in fixture.lines[0], each.message.en
        for witness in each.witnesses:
            (determination,) = check(read_case(witness.case), rulebook).determinations
            (answer,) = witness.answers
            assert (determination.outcome, determination.benefit.value) == (
                answer.outcome,
                answer.benefit,
            )
            differ = each.code == "table-overlap" and each.severity == "error"
            if each.code == "table-gap" or differ:
                assert answer.benefit is None
