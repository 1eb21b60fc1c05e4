"""Amounts that go the wrong way as an income, a family or the order of birth grows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from finding_pages import FRAME
from hypothesis import given
from hypothesis import strategies as st
from small_act import REPUBLIC, linked

from eligibility import validate
from eligibility.acts.load import parse_act
from eligibility.acts.model import Rulebook
from eligibility.facts import read_case
from eligibility.validate import registry
from eligibility.validate.finding import Finding
from eligibility.validate.monotone import asking
from eligibility.validate.replay import answers
from eligibility.validate.run import counts

INCOME, MEMBER, ORDER = "rises-with-income", "falls-with-member", "turns-by-birth-order"
RIGHT = "lajkovac.pomoc"
VALUES = {"mali": 8000, "veliki": 12000, "prva": 20000, "druga": 40000}

FAMILY = """  - name: {sr: Породица, en: Family}
    case:
      claim_date: 2026-05-20
      applicant: majka
      whole: [people, kinship]
      kinship: [{kind: parent, person: majka, of: beba}]
      people:
        - id: majka
          birth_date: 1990-03-01
          sex: female
          household: kuca
          incomes: [{kind: wage, month: 2026-04, amount: 15000}]
          pensions: [{fund: employees, month: 2026-04, amount: 4000}]
          whole: [incomes, pensions]
        - id: beba
          birth_date: 2026-02-01
          birth_order: 1
          household: kuca
          whole: [incomes, pensions]
    expect:
      - {right: pomoc, outcome: eligible}
"""


@pytest.fixture(autouse=True, scope="module")
def patience() -> Iterator[None]:
    """Give the solver so much time that no answer depends on how busy the machine is."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(asking, "MILLISECONDS", 5000)
        yield


def act(
    amount: str,
    *,
    per: str = "applicant",
    when: str = "",
    example: bool = True,
    more: str = "",
    values: Mapping[str, int] = VALUES,
) -> str:
    """Return an act with one right that gives this amount each month."""
    gate = "    concerns: child.age < 18\n" if per == "child" else ""
    condition = "{id: uslov, label: {sr: услов, en: condition}, at: nacrt, when: '" + when + "'}"
    parameters = "".join(
        f"  {name}: {{label: {{sr: {name}, en: {name}}}, unit: RSD/month, values: [{{value: "
        f"{value}, from: 2026-01-01, seen: 2026-01-01, at: nacrt}}]}}\n"
        for name, value in values.items()
    ).replace("sr: ", "sr: вредност ")
    return f"""{FRAME}parameters:
{parameters}definitions:
  prihod:
    of: member
    label: {{sr: приход домаћинства, en: income of the household}}
    value: sum(flatten(people[same household(item, member)].incomes).amount)
  clanova:
    of: member
    label: {{sr: број чланова, en: number of members}}
    value: count(people[same household(item, member)])
rights:
  pomoc:
    name: {{sr: Помоћ, en: Aid}}
    kind: cash
    per: {per}
{gate}    governing_date: claim
    conditions: {{all: [{condition if when else ""}]}}
    benefit:
      amount: |
        {amount}
      period: month
      at: nacrt
{more}{"examples:" if example else ""}
{FAMILY if example else ""}"""


def book_of(text: str) -> Rulebook:
    return linked(REPUBLIC, text)


def found(
    text: str, *only: str, seconds: int = 60, people: int = 4, book: Rulebook | None = None
) -> list[Finding]:
    """Return what these kinds, or all three, find in an act."""
    source = parse_act(text.encode(), "act2.yaml")
    rulebook = book or book_of(text)
    kinds = only or (INCOME, MEMBER, ORDER)
    return validate(
        "lajkovac.nacrt", rulebook, source=source, only=kinds, seconds=seconds, people=people
    )


def told(text: str, *only: str) -> list[tuple[str, bool]]:
    return [(each.code, each.unsettled) for each in found(text, *only)]


def amounts(finding: Finding, book: Rulebook) -> list[Fraction]:
    """Return what the reference engine gives in the witnesses, and that it is what they say."""
    given: list[Fraction] = []
    for witness in finding.witnesses:
        replayed = answers(read_case(witness.case), book, [RIGHT])
        (answer,) = witness.answers
        assert answer in replayed
        assert answer.outcome in ("eligible", "not_eligible")
        given.append(answer.benefit or Fraction(0))
    return given


# Income.

RISES = "if applicant.prihod <= prva then mali - applicant.prihod / 10 else veliki"
FALLS = "max(0, veliki - applicant.prihod / 5)"


@pytest.mark.parametrize("example", [True, False])
def test_an_amount_that_rises_within_a_band_is_shown_by_two_cases(example: bool) -> None:
    """With an example by varying its income, without any by the solver's own household."""
    text = act(RISES, example=example)
    book = book_of(text)
    (finding,) = found(text, INCOME, book=book)
    assert (finding.severity, finding.on, finding.unsettled) == ("warning", "pomoc", False)
    assert finding.excerpt.strip() == "benefit:"
    less, more = amounts(finding, book)
    assert less < more


def test_the_two_cases_differ_in_one_income_that_grows() -> None:
    """All else is equal, and the income that differs is greater in the second case."""
    (finding,) = found(act(RISES), INCOME)
    one, two = (json.loads(each.case) for each in finding.witnesses)
    before, after = (
        [income.pop("amount") for person in case["people"] for income in person.get("incomes", ())]
        for case in (one, two)
    )
    assert one == two
    assert all(Fraction(a) < Fraction(b) for a, b in zip(before, after, strict=True))


def test_a_jump_is_told_at_the_dinar_where_it_is() -> None:
    """The first income at which more is given stands right behind the limit of the band."""
    (finding,) = found(act(RISES), INCOME)
    assert "from 20,000 RSD to 20,001 RSD: 6,000 RSD, then 12,000 RSD" in finding.message.en
    assert "са 20.000 RSD на 20.001 RSD: 6.000 RSD, па 12.000 RSD" in finding.message.sr


@pytest.mark.parametrize(
    "amount",
    [
        FALLS,
        "round half up(max(0, veliki - applicant.prihod / 7), 0)",
        "if applicant.prihod <= prva then veliki else mali",
        "veliki",
        "veliki - (if some one in applicant.pensions satisfies one.amount > 0 then 0 else mali)",
    ],
)
@pytest.mark.parametrize("example", [True, False])
def test_an_amount_that_never_rises_is_not_told(amount: str, example: bool) -> None:
    """Falling by degrees, by steps, constant, or other for whoever has a pension at all."""
    assert told(act(amount, example=example), INCOME) == []


def test_that_a_right_is_lost_or_won_with_income_is_no_rise() -> None:
    """A limit from below or from above is a condition; losing the right is a cliff's to tell."""
    for when in ("applicant.prihod <= prva", "applicant.prihod >= prva"):
        assert told(act(FALLS, when=when), INCOME) == []
    assert ("cliff", False) in told(act(FALLS, when="applicant.prihod <= prva"), "cliff", INCOME)


def test_a_rise_beyond_the_limit_of_the_right_is_nobodys() -> None:
    """What the formula would give those who are refused does not count."""
    assert told(act(RISES, when="applicant.prihod <= prva"), INCOME) == []


def test_facts_of_an_example_may_carry_their_source() -> None:
    """An income or a birth date told with its paper is varied like any other."""
    paper = "{value: VALUE, source: potvrda}"
    for text, code in ((act(RISES), INCOME), (act("veliki / applicant.clanova"), MEMBER)):
        for told_ in ("amount: 15000", "birth_date: 2026-02-01"):
            key, value = told_.split(": ")
            sourced = text.replace(told_, f"{key}: {paper.replace('VALUE', value)}")
            assert sourced != text
            (finding,) = found(sourced, code, seconds=0)
            assert not finding.unsettled


def test_the_day_asked_about_is_one_on_which_something_is_given() -> None:
    """A limit known for years to come does not move the question to a day without amounts."""
    seen, until = "value: 20000, from: 2026-01-01, seen: 2026-01-01", "until: 2030-12-31"
    text = act(RISES, example=False)
    later = text.replace(seen, f"value: 20000, from: 2026-01-01, {until}")
    assert later != text
    assert told(later, INCOME) == [(INCOME, False)]


def test_a_pension_is_an_income_too() -> None:
    """An amount that grows with the applicant's pension is told."""
    (finding,) = found(act("mali + sum(applicant.pensions.amount) / 2"), INCOME)
    assert finding.witnesses


# Members.


@pytest.mark.parametrize("example", [True, False])
def test_an_amount_that_falls_with_a_new_member_is_shown_by_two_cases(example: bool) -> None:
    """The household's amount divided by its members: one child more, and the family gets less."""
    text = act("veliki / applicant.clanova", example=example)
    book = book_of(text)
    (finding,) = found(text, MEMBER, book=book)
    assert (finding.severity, finding.unsettled) == ("warning", False)
    before, after = amounts(finding, book)
    assert after < before
    one, two = (json.loads(each.case)["people"] for each in finding.witnesses)
    assert len(two) == len(one) + 1


@pytest.mark.parametrize(
    "amount",
    [
        "mali * applicant.clanova",
        "max(0, mali * applicant.clanova - applicant.prihod)",
        "max(0, veliki - applicant.prihod)",
        "if applicant.prihod > mali then 0 else veliki",
        "if applicant.clanova >= 3 then veliki else mali",
    ],
)
@pytest.mark.parametrize("example", [True, False])
def test_an_amount_that_grows_with_the_family_is_not_told(amount: str, example: bool) -> None:
    """By head, less the income, and by steps: a child who brings no income takes nothing away."""
    assert told(act(amount, example=example), MEMBER) == []


def test_less_for_each_child_and_more_for_the_family_is_no_fall() -> None:
    """Of a right per child the sum counts: the first child gets less, the two of them more."""
    amount = "if count(people[age < 18]) > 1 then mali else veliki"
    assert (MEMBER, False) not in told(act(amount, per="child"), MEMBER)
    less = "if count(people[age < 18]) > 1 then mali / 4 else veliki"
    assert told(act(less, per="child"), MEMBER) == [(MEMBER, False)]


def test_a_right_of_those_who_live_alone_is_no_fall() -> None:
    """Whoever gets a member loses the right: that is its condition, not its amount."""
    assert told(act("veliki / applicant.clanova", when="applicant.clanova = 1"), MEMBER) == []


# Order of birth.

DIPS = "mali * child.birth_order - (if child.birth_order = 3 then veliki else 0)"


@pytest.mark.parametrize("example", [True, False])
def test_a_dip_for_the_third_child_is_for_review_with_three_cases(example: bool) -> None:
    """First, second, third: the amounts that turn, each from a case of one child."""
    text = act(DIPS, per="child", example=example)
    book = book_of(text)
    (finding,) = found(text, ORDER, book=book)
    assert finding.severity == "review"
    assert "1 → 8,000 RSD, 2 → 16,000 RSD, 3 → 12,000 RSD" in finding.message.en
    assert amounts(finding, book) == [8000, 16000, 12000]
    assert [each.label.en for each in finding.witnesses if each.label] == [
        "child no. 1",
        "child no. 2",
        "child no. 3",
    ]


@pytest.mark.parametrize("example", [True, False])
@pytest.mark.parametrize(
    ("amount", "when"),
    [
        ("mali * child.birth_order", ""),
        ("max(0, veliki - mali * child.birth_order / 4)", ""),
        ("mali * child.birth_order", "child.birth_order >= 3"),
        ("veliki + 0 * mali * child.birth_order", "child.birth_order = 2"),
    ],
)
def test_amounts_that_go_one_way_by_order_are_not_told(
    amount: str, when: str, example: bool
) -> None:
    """More for each, less for each, from the third child on, for the second alone."""
    assert told(act(amount, per="child", when=when, example=example), ORDER) == []


def test_amounts_that_rise_and_then_end_turn() -> None:
    """More for each child up to the fourth, and nothing for the fifth."""
    text = act("mali * child.birth_order", per="child", when="child.birth_order <= 4")
    (finding,) = found(text, ORDER)
    assert "4 → 32,000 RSD, 5 → nothing" in finding.message.en


# What others tell.


def test_a_ladder_that_turns_is_told_once() -> None:
    """By the kind that reads tables, with the row it is about."""
    tests = "if {0} <= {1} then mali else if {0} <= {2} then veliki else mali"
    ladder = act(tests.format("child.birth_order", 1, 2), per="child")
    assert told(ladder, ORDER, "not-monotone") == [("not-monotone", False)]
    ladder = act(tests.format("applicant.prihod", "prva", "druga"))
    assert told(ladder, INCOME, "not-monotone") == [("not-monotone", False)]


def stated(fact: str) -> str:
    """Return a guarantee that the amount rises with a fact."""
    what = "{id: raste, label: {sr: расте, en: rises}, right: pomoc, rising_in: " + fact + "}"
    return f"guarantees:\n  - {what}\n"


def test_where_the_act_states_a_guarantee_that_is_proved_instead() -> None:
    """A drafter who means the amount to rise says so, and nothing else is told of it."""
    text = act("mali + applicant.prihod / 10", more=stated("incomes.amount"))
    assert told(act("mali + applicant.prihod / 10"), INCOME) == [(INCOME, False)]
    assert told(text, INCOME, "guarantee-refuted") == []


def test_a_guarantee_about_incomes_leaves_pensions_to_be_looked_at() -> None:
    """What is stated of one kind of income says nothing of another."""
    amount = "mali + applicant.prihod / 10 + sum(applicant.pensions.amount) / 10"
    assert told(act(amount, more=stated("incomes.amount")), INCOME) == [(INCOME, False)]
    assert told(act(amount, more=stated("pensions.amount")), INCOME) == [(INCOME, False)]


def test_without_time_what_examples_do_not_show_is_unsettled() -> None:
    """A monotone amount is not called so without a proof, and the exit code says it."""
    texts = (
        act(FALLS),
        act("mali * applicant.clanova"),
        act("mali * child.birth_order", per="child"),
    )
    for text, code in zip(texts, (INCOME, MEMBER, ORDER), strict=True):
        (finding,) = found(text, code, seconds=0)
        assert finding.unsettled
        assert counts(finding)


def test_without_the_solver_examples_are_looked_at_and_the_extra_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What an example shows is found; what it does not show is not said to be proved."""
    monkeypatch.setattr(registry, "can_prove", lambda: False)
    assert told(act(RISES), INCOME, "proofs-missing") == [
        ("proofs-missing", False),
        (INCOME, False),
    ]
    (note,) = found(act(FALLS), INCOME, MEMBER, "proofs-missing")
    assert note.message.en.endswith(f"among the act's examples alone: {INCOME}, {MEMBER}")
    assert note.suggestion is not None
    assert "eligibility[proofs]" in note.suggestion.en


# Amounts made of pieces, beside asking for every income.


@st.composite
def pieces(draw: st.DrawFn) -> tuple[list[int], list[tuple[int, int]]]:
    """Return limits between pieces, and for each piece its amount at 0 and its rise in tenths."""
    limits = sorted(draw(st.sets(st.integers(1, 12).map(lambda each: each * 2500), max_size=3)))
    shape = st.tuples(st.integers(0, 30).map(lambda each: each * 500), st.integers(-3, 1))
    return limits, draw(st.lists(shape, min_size=len(limits) + 1, max_size=len(limits) + 1))


def written(limits: list[int], shapes: list[tuple[int, int]]) -> tuple[str, dict[str, int]]:
    """Return the amount as an expression, and the values that it names."""
    values = {f"granica{at}": limit for at, limit in enumerate(limits)}
    values |= {f"iznos{at}": base for at, (base, _) in enumerate(shapes)}
    told = [
        f"max(0, iznos{at} + applicant.prihod * {slope} / 10)"
        for at, (_, slope) in enumerate(shapes)
    ]
    whole = told[-1]
    for at in reversed(range(len(limits))):
        whole = f"if applicant.prihod <= granica{at} then {told[at]} else {whole}"
    return whole, values


def rises(book: Rulebook, limits: list[int]) -> bool:
    """Return whether more is given for a greater income, asked at every one that can show it."""
    para = Fraction(1, 100)
    grid = {Fraction(each) for each in range(250, 60000, 250)} | {para, Fraction(100_000)}
    grid |= {limit + step for limit in limits for step in (-para, Fraction(0), para)}
    case: dict[str, Any] = {
        "claim_date": "2026-05-20",
        "applicant": "majka",
        "whole": ["people"],
        "people": [{"id": "majka", "household": "kuca", "whole": ["incomes"]}],
    }
    least: Fraction | None = None
    for income in sorted(grid):
        amount = f"{int(income)}.{int(income * 100) % 100:02}"
        listed = [{"kind": "wage", "month": "2026-04", "amount": amount}]
        case["people"][0]["incomes"] = listed
        (answer,) = answers(read_case(json.dumps({"schema": 1, **case})), book, [RIGHT])
        assert answer.benefit is not None
        if least is not None and answer.benefit > least:
            return True
        least = answer.benefit if least is None else min(least, answer.benefit)
    return False


@given(pieces(), st.booleans())
def test_the_verdict_about_pieces_is_what_asking_for_every_income_says(
    made: tuple[list[int], list[tuple[int, int]]], example: bool
) -> None:
    """No false alarm and no miss, be it by an example or by the solver alone; witnesses replay."""
    limits, shapes = made
    amount, values = written(limits, shapes)
    text = act(amount, example=example, values=values)
    book = book_of(text)
    findings = found(text, INCOME, "not-monotone", people=2, book=book)
    assert [each.unsettled for each in findings] == ([False] if rises(book, limits) else [])
    for each in findings:
        if each.code == INCOME:
            less, more = amounts(each, book)
            assert less < more


def stepped(asked: str, amounts: list[int]) -> tuple[str, dict[str, int]]:
    """Return an amount that is one of these as a number is 1, 2, 3 and more, and its values."""
    values = {f"iznos{at}": amount for at, amount in enumerate(amounts, 1)}
    last = len(amounts)
    parts = [
        f"iznos{at} * (if {asked} {'>=' if at == last else '='} {at} then 1 else 0)"
        for at in range(1, last + 1)
    ]
    return " + ".join(parts), values


STEPS = st.lists(st.integers(1, 4).map(lambda each: each * 1000), min_size=4, max_size=4)


@given(STEPS)
def test_the_verdict_about_members_is_what_each_size_of_household_says(steps: list[int]) -> None:
    """The solver alone finds a fall between 1 and 4 members, or proves that there is none."""
    amount, values = stepped("applicant.clanova", steps)
    falls = any(after < before for before, after in pairwise(steps))
    found_ = told(act(amount, values=values, example=False), MEMBER)
    assert found_ == ([(MEMBER, False)] if falls else [])


@given(STEPS, st.booleans())
def test_the_verdict_about_order_is_what_each_order_says(steps: list[int], example: bool) -> None:
    """Amounts that rise and fall in turn are found, and no others."""
    amount, values = stepped("child.birth_order", steps)
    ways = {(after > before) - (after < before) for before, after in pairwise(steps)} - {0}
    found_ = told(act(amount, per="child", values=values, example=example), ORDER)
    assert found_ == ([(ORDER, False)] if len(ways) == 2 else [])
