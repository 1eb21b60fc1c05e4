"""Proofs: a case where there is one, a proof where there is none, and what is in between."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from small_act import SMALL, edited, linked

from eligibility.acts.model import Rulebook
from eligibility.engine import check
from eligibility.engine.symbolic import Household, Impossible, Space, Unsettled, Witness
from eligibility.engine.symbolic.days import day_of, ordinal, same_day
from eligibility.engine.symbolic.solver import z3
from eligibility.errors import InputError
from eligibility.facts import read_case
from eligibility.facts.life import EventKind

DAY = date(2017, 5, 2)


def act(conditions: str, amount: str = "grant", *edits: tuple[str, str]) -> Rulebook:
    """Return the rulebook of a small act with these conditions, YAML lines, and this amount."""
    head, _, _ = edited(*edits).partition("rights:")
    nodes = "\n".join(f"        {line}" for line in conditions.strip().splitlines())
    return linked(
        head
        + f"""rights:
  aid:
    name: {{sr: Помоћ, en: Aid}}
    kind: cash
    per: applicant
    governing_date: claim
    conditions:
      all:
{nodes}
    benefit:
      amount: {amount}
      at: page
"""
    )


def leaf(when: str, id_: str = "one") -> str:
    """Return one condition as YAML."""
    return f"- id: {id_}\n  label: {{sr: услов, en: condition}}\n  when: '{when}'\n  at: page\n"


def ask(rulebook: Rulebook, **options: Any) -> Any:
    """Ask whether anybody can get the aid."""
    space = Space(rulebook, Household(people=3), **{"day": DAY, **options})
    right = space.right("lajkovac.aid")
    return space.ask(right.eligible, confirm=right.confirms("eligible"))


def test_a_witness_is_a_case_file_that_the_reference_grants() -> None:
    """The text of a witness reads as a case, and checking it gives the outcome asked for."""
    book = act(leaf('resides(applicant, "prebivaliste", claim_date) and applicant.age >= 65'))
    found = ask(book)
    assert isinstance(found, Witness)
    outcomes = {each.outcome for each in check(read_case(found.text), book).determinations}
    assert outcomes == {"eligible"}
    assert found.people == 1


def test_conditions_that_contradict_each_other_are_proved_impossible() -> None:
    """Nobody is over 65 and under 26, whatever the household."""
    book = act(leaf("applicant.age > 65") + leaf("applicant.age < 26", "two"))
    assert ask(book) == Impossible(3, 2)


def test_too_little_effort_leaves_a_question_unsettled() -> None:
    """A question that cannot be settled in its limit is neither a case nor a proof."""
    book = act(leaf("applicant.age > 65") + leaf("applicant.age < 26", "two"))
    assert isinstance(ask(book, seconds=1e-6), Unsettled)


def test_a_rejected_case_never_becomes_a_proof() -> None:
    """Where no case is confirmed the answer is unsettled: the search may have missed one."""
    space = Space(act(leaf("applicant.disability")), Household(people=2), day=DAY)
    right = space.right("lajkovac.aid")
    assert isinstance(space.ask(right.eligible, confirm=lambda case: False), Unsettled)


def test_a_twin_differs_in_the_named_fact_alone() -> None:
    """Two equal people of different sex have different outcomes only where sex matters."""
    for when, differs in (('applicant.sex = "female"', True), ("applicant.roma", False)):
        book = act(leaf(when))
        home = Household(people=2)
        one, other = Space(book, home, day=DAY), Space(book, home.twin({"sex"}), day=DAY)
        granted = one.right("lajkovac.aid").eligible
        refused = other.right("lajkovac.aid").refused
        found = one.ask(granted, refused, twin=other)
        assert isinstance(found, Witness) is differs
        if isinstance(found, Witness) and found.twin is not None:
            assert found.case.people[0].sex != found.twin.people[0].sex


def test_a_gap_is_supposed_only_where_asked() -> None:
    """What nobody has seen blocks a grant, unless any value is supposed for it."""
    book = act(leaf("applicant.cadastral_income < grant"))
    late = date(2026, 5, 2)
    assert isinstance(ask(book, day=late), Impossible)
    found = ask(book, day=late, ignore_gaps=True)
    assert isinstance(found, Witness)
    assert [id_ for id_, _ in found.supplied] == ["lajkovac.grant"]


VALUE = "- {value: 60000, seen: 2017-02-07, at: page}"
READINGS = "".join(
    f"- {{value: {value}, seen: 2017-02-07, at: page, conflicting: true, "
    f"reading: {{sr: {reading}, en: {reading}}}}}\n      "
    for value, reading in ((60000, "a"), (70000, "b"))
)


@pytest.mark.parametrize("worth", [59999, 60000, 69999, 70000])
@pytest.mark.parametrize("outcome", ["eligible", "refused"])
def test_readings_that_agree_are_decided_and_no_others(worth: int, outcome: str) -> None:
    """A threshold told as 60,000 and as 70,000 leaves open who lies between, and nobody else."""
    book = act(leaf("applicant.cadastral_income < grant"), "grant - grant", (VALUE, READINGS))
    space = Space(book, Household(people=2), day=DAY)
    right = space.right("lajkovac.aid")
    found = space.ask(getattr(right, outcome), space.fact("0.cadastral_income") == worth)
    holds = worth < 60000 if outcome == "eligible" else worth >= 70000
    assert isinstance(found, Witness if holds else Impossible)
    if isinstance(found, Witness):
        assert {each.outcome for each in check(found.case, book).determinations} == {
            "eligible" if outcome == "eligible" else "not_eligible"
        }


def test_products_of_open_numbers_are_exact_in_a_witness() -> None:
    """Half of a house of 2,000,000 is what a case with that share and value shows."""
    when = "some x in applicant.real_estate satisfies x.share * x.market_value = grant"
    found = ask(act(leaf(when)))
    assert isinstance(found, Witness)
    (estate,) = found.case.people[0].real_estate
    assert estate.share * estate.market_value == 60000  # type: ignore[operator]


def test_a_day_so_many_days_later_is_reckoned_exactly() -> None:
    """Sixty days after 2 May are 1 July: an event there fits, one day later does not."""
    event: EventKind = "fire"
    for day, possible in (("2017-07-01", True), ("2017-07-02", False)):
        when = f'had event(applicant, "{event}", date("{day}"), claim_date + duration("P60D"))'
        assert isinstance(ask(act(leaf(when.replace("'", "''")))), Witness) is possible


def test_a_whole_kinship_is_found_where_a_right_needs_it() -> None:
    """A grandchild in the household needs three people, and three are found."""
    when = "some x in applicant.children satisfies (some y in x.children satisfies y.roma)"
    found = ask(act(leaf(when)))
    assert isinstance(found, Witness)
    assert (found.people, len(found.case.kinship)) == (3, 2)


def test_an_amount_can_be_bounded() -> None:
    """The least amount of a scale by birth order is that of its lowest row."""
    book = act(
        leaf("applicant.disability"), "if applicant.birth_order > 2 then grant else grant / 4"
    )
    space = Space(book, Household(people=2), day=DAY)
    right = space.right("lajkovac.aid")
    assert right.amount is not None
    low = right.amount.value
    assert isinstance(space.ask(right.eligible, right.amount.known, low < 15000), Impossible)
    assert isinstance(space.ask(right.eligible, low == 15000), Witness)


ATOMS = (
    "applicant.disability",
    "applicant.roma",
    "applicant.birth_order >= 3",
    "applicant.birth_order < 5",
    'applicant.employment = "farmer"',
    'applicant.employment in ("farmer", "unemployed")',
    "applicant.support_degree = null",
    'applicant.support_degree = "II"',
)


@st.composite
def formulas(draw: st.DrawFn, depth: int = 2) -> str:
    """Return a condition over a few facts with few values."""
    if not depth or not draw(st.integers(0, 2)):
        atom: str = draw(st.sampled_from(ATOMS))
        return f"not({atom})" if draw(st.booleans()) else atom
    op = draw(st.sampled_from([" and ", " or "]))
    parts = [draw(formulas(depth - 1)) for _ in range(draw(st.integers(2, 3)))]
    return "(" + op.join(parts) + ")"


def families() -> Iterator[dict[str, Any]]:
    """Yield every case that the atoms can tell apart."""
    for truths in product((True, False), repeat=2):
        for order, work, degree in product(
            (1, 3, 5), ("farmer", "unemployed", "employed"), (None, "I", "II")
        ):
            yield {
                "disability": truths[0],
                "roma": truths[1],
                "birth_order": order,
                "employment": work,
                "support_degree": degree,
            }


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(formulas(), min_size=1, max_size=3))
def test_verdicts_are_those_of_exhaustive_enumeration(whens: list[str]) -> None:
    """There is a witness of a grant, and of a refusal, just where one of all cases is one."""
    nodes = [leaf(when.replace("'", "''"), f"c{n}") for n, when in enumerate(whens)]
    try:
        book = act("".join(nodes))
    except InputError:
        # A condition that is always or never true is refused by the act's own checks.
        assume(False)
    outcomes = set()
    for facts in families():
        case = {
            "schema": 1,
            "claim_date": DAY.isoformat(),
            "applicant": "ana",
            "people": [{"id": "ana", **facts}],
            "whole": ["people", "kinship"],
        }
        (made,) = check(read_case(json.dumps(case)), book).determinations
        outcomes.add(made.outcome)
    space = Space(book, Household(people=2), day=DAY)
    right = space.right("lajkovac.aid")
    for asked, outcome in ((right.eligible, "eligible"), (right.refused, "not_eligible")):
        found = space.ask(asked, confirm=right.confirms(outcome))
        assert isinstance(found, Witness if outcome in outcomes else Impossible)


def test_without_the_solver_the_message_names_the_extra() -> None:
    """Without z3 it is said which extra to install, in no traceback of the solver's."""
    script = (
        "import sys; sys.modules['z3'] = None\n"
        "from eligibility.errors import InputError\n"
        "try:\n    import eligibility.engine.symbolic\n"
        "except InputError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert 'pip install "eligibility[proofs]"' in done.stdout


@pytest.mark.parametrize("holder", [0, 1])
def test_each_holder_of_a_right_is_asked_about_apart(holder: int) -> None:
    """The mother holds a right unless there is none; then the father does."""
    text = SMALL.replace(
        "      - {as: mother, is: child.mother, label: {sr: мајка, en: mother}}\n",
        "      - {as: mother, is: child.mother, label: {sr: мајка, en: mother}}\n"
        "      - as: father\n        is: child.father\n"
        "        label: {sr: отац, en: father}\n        when: mother = null\n",
    ).replace("resides(mother,", "resides(holder,")
    book = linked(text)
    space = Space(book, Household(people=3), day=DAY)
    right = space.right("lajkovac.birth_grant", holder)
    found = space.ask(right.eligible, confirm=right.confirms("eligible"))
    assert isinstance(found, Witness)
    both = space.right("lajkovac.birth_grant", 1 - holder)
    assert isinstance(space.ask(z3.And(right.eligible, both.eligible)), Impossible)


def test_days_are_numbered_as_the_calendar_numbers_them() -> None:
    """The solver reckons the number of a day as Python does, leap days and centuries included."""
    home = Household(people=1)
    space = Space(act(leaf("applicant.disability")), home)
    number = space.given(ordinal(home.claim))
    for day in (date(1996, 2, 29), date(2000, 2, 29), date(2001, 3, 1), date(2099, 12, 31)):
        there = same_day(home.claim, day_of(day))
        assert isinstance(space.ask(there, number != day.toordinal()), Impossible)


def test_nobody_is_found_whom_the_case_reader_refuses() -> None:
    """No man is pregnant, and who has no allowance has no basis of it."""
    for when in (
        'applicant.pregnant and applicant.sex = "male"',
        "applicant.attendance_allowance = null and applicant.attendance_allowance_basis != null",
    ):
        assert isinstance(ask(act(leaf(when.replace("'", "''")))), Impossible)


def test_a_day_that_nothing_depends_on_is_left_unsaid() -> None:
    """Where no day is asked about, a witness has none and the question is answered all the same."""
    found = ask(act(leaf("applicant.disability")), day=None, ignore_gaps=True)
    assert isinstance(found, Witness)


def test_what_is_found_does_not_hang_on_how_names_are_hashed() -> None:
    """Two processes, whose sets are in other orders, show the same families."""
    told = [
        subprocess.run(
            [
                sys.executable,
                "-c",
                "from eligibility.cli.main import run; run()",
                "diff",
                "examples/ordinance-old.yaml",
                "examples/ordinance-new.yaml",
            ],
            cwd=Path(__file__).parent.parent,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        ).stdout
        for seed in ("1", "3")
    ]
    assert b"mionica.birth_grant" in told[0]
    assert told[0] == told[1]
