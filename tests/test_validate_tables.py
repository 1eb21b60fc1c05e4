"""Decision tables: gaps, overlaps, rows never applied, wrong order, amounts that turn."""

from __future__ import annotations

import pytest
from small_act import linked
from table_fixtures import Fixture, act_with, fixtures

from eligibility import validate
from eligibility.acts.load import parse_act
from eligibility.engine import check
from eligibility.facts import read_case
from eligibility.validate.finding import Finding
from eligibility.validate.registry import can_prove

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


AGES = """schema: 1
id: lajkovac.proba
place: lajkovac
title: {sr: Проба, en: Trial}
sources: {page: {title: измишљено, evidence: text}}
validity: {from: 2020-01-01, seen: 2020-01-01, at: page}
rights:
  younger:
    name: {sr: Боравак деце, en: Day care of children}
    kind: service
    topic: day_care
    governing_date: claim
    conditions:
      all: [{id: age, label: {sr: узраст, en: age}, when: applicant.age < 24, at: page}]
    benefit: {label: {sr: боравак, en: day care}}
  older:
    name: {sr: Боравак одраслих, en: Day care of adults}
    kind: service
    topic: day_care
    governing_date: claim
    conditions:
      all:
        - id: age
          label: {sr: узраст, en: age}
          when: applicant.age between 25 and 55
          at: page
    benefit: {label: {sr: боравак, en: day care}}
"""
FRAME_OF_LAW = """schema: 1
id: rs.okvir
place: rs
title: {sr: Закон, en: Law}
sources: {law: {title: закон, evidence: text}}
validity: {from: 2011-04-12, seen: 2020-01-01, at: law}
rights:
  day_care:
    name: {sr: Дневни боравак, en: Day care}
    kind: service
    open_term: true
    governing_date: claim
    conditions: {all: []}
    benefit: {label: {sr: боравак, en: day care}}
"""


def holes(text: str, *above: str) -> list[Finding]:
    """Return the holes in an act's ages, under acts of the republic."""
    name = f"act{len(above) + 1}.yaml"
    source = parse_act(text.encode(), name)
    return validate("lajkovac.proba", linked(*above, text), source=source, only=("age-bands-hole",))


def test_an_age_between_two_services_is_refused_by_both() -> None:
    """At 24 the reference engine refuses either service; the finding stands at the later one."""
    (hole,) = holes(AGES)
    assert hole.on == "older" and "25 and 55" in hole.excerpt
    assert "leave out the ages 24 years" in hole.message.en
    (witness,) = hole.witnesses
    assert {(each.right, each.outcome) for each in witness.answers} == {
        ("lajkovac.younger", "not_eligible"),
        ("lajkovac.older", "not_eligible"),
    }
    case = read_case(witness.case)
    assert [each.outcome for each in check(case, linked(AGES)).determinations] == [
        "not_eligible",
        "not_eligible",
    ]


def test_services_whose_ages_meet_leave_nobody_out() -> None:
    """To 24 inclusive and from 25 on there is no hole, nor where they overlap."""
    assert holes(AGES.replace("< 24", "< 25")) == []
    assert holes(AGES.replace("< 24", "< 30")) == []


def test_the_frame_of_the_law_tells_up_to_which_age_to_serve() -> None:
    """The law sets no ceiling, so whoever is over 55 is left out too."""
    told = [each.message.en for each in holes(AGES, FRAME_OF_LAW)]
    assert len(told) == 2
    assert "the ages 24 years" in told[0] and "the ages 56+" in told[1]


def test_a_service_without_an_age_covers_all() -> None:
    """A service that asks for no age leaves nobody out."""
    text = AGES.replace("applicant.age < 24", "applicant.disability")
    assert holes(text, FRAME_OF_LAW) == []


CONDITIONED = (
    "[{id: order, label: {sr: ред, en: order}, when: applicant.birth_order <= 2, at: page}]"
)
ROWS = """        table:
          hit: unique
          inputs: [applicant.birth_order]
          rows:
            - {when: ['1'], then: 100}
            - {when: ['2'], then: 200}
"""


def test_what_the_conditions_leave_out_is_no_gap() -> None:
    """A right that ends with the second child needs no row for the third."""
    assert [each.code for each in found(act_with(ROWS))] == ["table-gap"]
    assert found(act_with(ROWS, CONDITIONED)) == []


def test_a_row_that_the_conditions_leave_out_is_never_applied() -> None:
    """A row for the third child is idle where the right ends with the second."""
    text = act_with(ROWS + "            - {when: ['3'], then: 300}\n", CONDITIONED)
    (finding,) = found(text)
    assert finding.code == "table-dead-row"
    assert "conditions of the right leave out" in finding.message.en


def test_a_family_of_mixed_children_falls_in_no_row() -> None:
    """Rows that each ask something of all children have none for children who differ (D14)."""
    whole = "every c in applicant.children satisfies c.disability = {}"
    text = act_with(
        f"""        table:
          hit: first
          inputs:
            - {whole.format("true")}
            - {whole.format("false")}
          rows:
            - {{when: ['true', -], then: 300}}
            - {{when: [-, 'true'], then: 100}}
"""
    )
    (gap,) = found(text, "table-gap")
    assert "a mixed case has no row" in gap.message.en
    # The solver finds such a family, and the reference engine finds no row for it.
    assert bool(gap.witnesses) is not gap.unsettled
    assert bool(gap.witnesses) is can_prove()


@pytest.mark.skipif(not can_prove(), reason="no solver is installed")
def test_a_gap_into_which_no_case_falls_is_none() -> None:
    """Either all children are disabled or some is not: the solver proves that nobody is left."""
    text = act_with(
        """        table:
          hit: first
          inputs:
            - every c in applicant.children satisfies c.disability
            - some c in applicant.children satisfies not(c.disability)
          rows:
            - {when: ['true', -], then: 300}
            - {when: [-, 'true'], then: 100}
"""
    )
    assert found(text, "table-gap") == []


CAP = """  cap:
    label: {sr: највећи узраст, en: highest age}
    unit: year
    holds: until_changed
    values:
      - {value: 200, from: 2020-01-01, until: 2020-12-31, at: page}
      - {value: LATER, from: 2021-01-01, until: 2021-12-31, at: page}
      - {value: 200, from: 2022-01-01, seen: 2022-01-01, at: page}
"""
YOUNG = """  young: {of: member, label: {sr: млад, en: young}, value: member.age <= cap, at: page}
"""


@pytest.mark.skipif(not can_prove(), reason="no solver is installed")
@pytest.mark.parametrize("young", ["c.age <= cap", "c.young"])
@pytest.mark.parametrize(("later", "gaps"), [("10", 1), ("200", 0)])
def test_a_gap_is_none_only_if_no_case_of_any_day_falls_into_it(
    young: str, later: str, gaps: int
) -> None:
    """From 2022 on and in 2020 every child has a row; in 2021 one above the cap had none."""
    text = act_with(
        f"""        table:
          hit: first
          inputs:
            - every c in applicant.children satisfies c.disability
            - some c in applicant.children satisfies not(c.disability) and {young}
          rows:
            - {{when: ['true', -], then: 300}}
            - {{when: [-, 'true'], then: 100}}
"""
    )
    text = text.replace("parameters:\n", "parameters:\n" + CAP.replace("LATER", later), 1)
    text = text.replace("definitions:\n", "definitions:\n" + YOUNG, 1)
    told = found(text, "table-gap")
    assert len(told) == gaps
    for each in told:
        (witness,) = each.witnesses
        assert not each.unsettled
        case = read_case(witness.case)
        assert str(case.claim_date).startswith("2021")


def test_a_table_is_shown_in_both_languages_and_scripts() -> None:
    """The message in Serbian is Cyrillic but for units, the English is not."""
    (gap,) = found(act_with(ROWS))
    assert gap.message.sr.startswith("износ: ниједан ред табеле не обухвата – ред рођења")
    assert gap.message.sr.isascii() is False and gap.message.en.endswith("3")
