"""What changes between two versions: proved the same, or shown with a replayed family."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from click.testing import CliRunner
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from eligibility import diff
from eligibility.acts.load import load_rulebook
from eligibility.acts.model import Label, Rulebook
from eligibility.cli.main import main
from eligibility.engine.index import CaseIndex
from eligibility.engine.periods import completed_years
from eligibility.engine.reference import determine_right
from eligibility.engine.world import Worlds
from eligibility.facts import read_case
from eligibility.validate import registry
from eligibility.validate.days import claimed_on
from eligibility.validate.diff import Pair, between
from eligibility.validate.difference import Difference, RightChange
from eligibility.validate.proofs import dated_clearly
from eligibility.validate.render.told import Told
from eligibility.validate.sides import side_of_acts, side_of_place

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
NAME = Label("помоћ", "aid")
EMPTY = Rulebook("rs", ("rs",), {}, {}, {}, {}, {})

ACT = """schema: 1
id: lajkovac.predlog
place: lajkovac
title: {{sr: Предлог, en: Draft}}
sources: {{draft: {{title: предлог, evidence: text}}}}
validity: {{from: 2024-01-01, seen: 2024-01-01, at: draft}}
parameters:
  given:
    label: {{sr: износ, en: amount}}
    unit: RSD
    values: [{{value: {amount}, from: 2024-01-01, seen: 2024-01-01, at: draft}}]
  limit:
    label: {{sr: граница, en: limit}}
    unit: RSD/month
    values: [{{value: {limit}, from: 2024-01-01, seen: 2024-01-01, at: draft}}]
rights:
  draft_aid:
    name: {{sr: Помоћ по нацрту, en: Draft aid}}
    kind: cash
    per: person
    governing_date: claim
    conditions:
      all:
        - id: age
          label: {{sr: пунолетно је, en: is an adult}}
          when: {age}
          at: draft
        - id: income
          label: {{sr: приход, en: income}}
          when: sum(person.incomes.amount) <= limit
          at: draft
    benefit: {{amount: given, at: draft}}
"""
PLAIN = {"amount": "50000", "limit": "40000", "age": "person.age >= 18"}


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    """Return what makes rulebooks of two versions of a draft."""
    return Versions(tmp_path)


class Versions:
    """Two versions of a draft, each told by how it departs from the plain one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rulebook(self, name: str, **changed: str) -> Rulebook:
        file = self.folder / f"{name}.yaml"
        file.write_text(ACT.format(**{**PLAIN, **changed}), encoding="utf-8")
        return load_rulebook("lajkovac", acts=[file])

    def differ(self, **changed: str) -> tuple[Rulebook, Rulebook, Difference]:
        old, new = self.rulebook("old"), self.rulebook("new", **changed)
        return old, new, diff(old, new, seconds=20)


def of_draft(found: Difference) -> RightChange:
    """Return what becomes of the draft's right."""
    return next(each for each in found.rights if each.new == "lajkovac.draft_aid")


def replayed(rulebook: Rulebook, case: str) -> list[str]:
    """Return what the reference engine decides of the draft's right in a case."""
    right = rulebook.rights["lajkovac.draft_aid"]
    worlds = Worlds(CaseIndex(read_case(case)), rulebook)
    return [each.outcome for each in determine_right(right, worlds)]


def test_the_same_text_is_proved_the_same_without_a_solver(
    versions: Versions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing has to be solved where what is written is alike."""
    monkeypatch.setattr(registry, "can_prove", lambda: False)
    _, _, found = versions.differ()
    assert {each.status for each in found.rights} == {"equivalent"}
    assert found.parameters == () and found.examples == ()


@pytest.mark.parametrize("age", ["not(person.age < 18)", "18 <= person.age"])
def test_another_wording_of_the_same_rule_is_proved_the_same(versions: Versions, age: str) -> None:
    """What is written otherwise and means the same is equivalent, up to a size of household."""
    change = of_draft(versions.differ(age=age)[2])
    assert change.status == "equivalent"
    assert change.bound == 6


@pytest.mark.skipif(not registry.can_prove(), reason="needs the solver")
def test_what_is_not_translated_is_never_taken_for_the_same(tmp_path: Path) -> None:
    """Two conditions of one name that the solver cannot read may well differ."""
    files = [tmp_path / "old.yaml", tmp_path / "new.yaml"]
    for file, least in zip(files, (324, 625), strict=True):
        changed = {**PLAIN, "age": f"person.age ** 2 >= {least}"}
        file.write_text(ACT.format(**changed), encoding="utf-8")
    old, new = (load_rulebook("lajkovac", acts=[file]) for file in files)
    change = of_draft(diff(old, new, seconds=20))
    assert change.status != "equivalent"


def test_who_loses_is_shown_without_any_example(versions: Versions) -> None:
    """The solver finds somebody of 18 whom a higher age refuses, and nobody who gains."""
    old, new, found = versions.differ(age="person.age > 18")
    change = of_draft(found)
    assert [each.kind for each in change.changes] == ["loses"]
    witness = change.changes[0].witness
    assert replayed(old, witness.case)[0] == "eligible"
    assert replayed(new, witness.case)[0] == "not_eligible"
    assert [each.outcome for each in witness.answers] == ["eligible", "not_eligible"]
    assert len(json.loads(witness.case)["people"]) == 1
    assert "пунолетно је" in change.changes[0].words.sr


def test_a_family_is_shown_on_a_day_on_which_the_amounts_are_known(versions: Versions) -> None:
    """Of a family found in 2060, where the limit is a gap, the same one in 2024 is shown."""
    old, new = versions.rulebook("old"), versions.rulebook("new", age="person.age > 18")
    rights = [each.rights["lajkovac.draft_aid"] for each in (old, new)]
    pair = Pair(side_of_place(old), side_of_place(new), *rights)
    person = {"id": "ana", "birth_date": "2041-06-01", "incomes": [], "whole": ["incomes"]}
    case = {"claim_date": "2060-01-01", "decision_date": "2060-01-01", "people": [person]}
    assert pair.doubt(case, "loses") == 1
    shown = dated_clearly(pair, "loses", case)
    assert shown["claim_date"].startswith("2024") and pair.doubt(shown, "loses") == 0
    assert pair.doubt(case, "gains") is None


def test_each_direction_has_its_own_family(versions: Versions) -> None:
    """A higher limit and a lower amount: who gains and who gets less are told apart."""
    _, _, found = versions.differ(limit="45000", amount="30000")
    change = of_draft(found)
    kinds = {each.kind: each.witness for each in change.changes}
    assert set(kinds) == {"gains", "less"}
    incomes = [
        sum(int(income["amount"]) for income in person.get("incomes", ()))
        for person in json.loads(kinds["gains"].case)["people"]
    ]
    assert any(40000 < each <= 45000 for each in incomes)
    assert [int(each.benefit or 0) for each in kinds["less"].answers] == [50000, 30000]
    assert {each.id for each in found.parameters} == {"lajkovac.given", "lajkovac.limit"}


def test_without_a_solver_what_is_open_says_which_extra_to_install(
    versions: Versions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another wording is then unsettled, never called the same."""
    monkeypatch.setattr(registry, "can_prove", lambda: False)
    change = of_draft(versions.differ(age="not(person.age < 18)")[2])
    assert change.status == "unsettled"
    assert any("eligibility[proofs]" in each.en for each in change.unsettled)


def test_two_days_of_one_place_tell_the_values_that_changed() -> None:
    """The same family, that much later: the amount of the second day is another."""
    rulebook = load_rulebook("vrbas")
    days = (date(2021, 6, 1), date(2023, 6, 1))
    found = diff(rulebook, rulebook, days=days, seconds=0)
    assert all(each.status != "equivalent" for each in found.rights)
    assert found.parameters
    for change in found.rights:
        for each in change.changes:
            assert len(each.witness.answers) == 2


proved = pytest.mark.skipif(not registry.can_prove(), reason="no solver is installed")

DATED = """schema: 1
id: lajkovac.predlog
place: lajkovac
title: {{sr: Предлог, en: Draft}}
sources: {{draft: {{title: предлог, evidence: text}}}}
validity: {{from: 2020-01-01, seen: 2025-12-31, at: draft}}
parameters:
  least:
    label: {{sr: најмање година, en: least age}}
    unit: year
    values:
      - {{value: {first}, from: 2020-01-01, until: 2022-12-31, at: draft}}
      - {{value: {second}, from: 2023-01-01, seen: 2025-12-31, at: draft}}
  most:
    label: {{sr: највиши приход, en: highest income}}
    unit: RSD/month
    values: [{{value: 10000, from: 2020-01-01, seen: 2025-12-31, at: draft}}]
rights:
  draft_aid:
    name: {{sr: Помоћ по нацрту, en: Draft aid}}
    kind: service
    per: person
    governing_date: claim
    conditions:
      all:
        - id: rule
          label: {{sr: услов, en: the condition}}
          when: '{rule}'
          at: draft
    benefit: {{label: {{sr: помоћ, en: aid}}, at: draft}}
"""
AGE = "person.age >= least"
YEAR = 'residence length(person, "prebivaliste", claim_date) >= duration("P1Y")'
SAME = {
    "an age": AGE,
    "an event in the last year": (
        'had event(person, "fire", claim_date - duration("P1Y"), claim_date)'
    ),
    "an income of the month before": (
        "sum(person.incomes[item.month = month before(claim_date)].amount) <= most"
    ),
    "the age of a child": "some c in person.children satisfies c.age < 3",
    "an award in force": 'receives(person, "rs.nsp")',
    "no date at all": "person.disability",
}
TWO_DAYS = (date(2021, 3, 1), date(2024, 3, 1))


def between_days(
    folder: Path, rule: str, days: tuple[date | None, date | None], first: int, second: int
) -> RightChange:
    """Return what becomes of one right of an act from one day to another."""
    file = folder / "draft.yaml"
    file.write_text(DATED.format(rule=rule, first=first, second=second), encoding="utf-8")
    rulebook = load_rulebook("lajkovac", acts=[file])
    sides = [side_of_acts(rulebook, ["lajkovac.predlog"], "draft", day) for day in days]
    (change,) = between(*sides, seconds=20).rights
    return change


@proved
@pytest.mark.parametrize(
    ("rule", "days"),
    [
        *((rule, TWO_DAYS) for rule in (*SAME.values(), YEAR)),
        *((rule, (date(2021, 3, 1), date(2024, 7, 15))) for rule in SAME.values()),
    ],
)
def test_a_rule_that_does_not_change_is_proved_the_same_on_two_days(
    tmp_path: Path, rule: str, days: tuple[date, date]
) -> None:
    """The same family is as old, and has resided as long: nothing of it changes with the day."""
    change = between_days(tmp_path, rule, days, 18, 18)
    assert (change.status, change.bound, change.changes) == ("equivalent", 6, ())


@proved
@pytest.mark.parametrize(("first", "second", "kind"), [(18, 21, "loses"), (21, 18, "gains")])
def test_another_value_of_another_day_is_shown_with_a_family(
    tmp_path: Path, first: int, second: int, kind: str
) -> None:
    """Without any example the solver finds who is between the two ages, on either day."""
    change = between_days(tmp_path, AGE, TWO_DAYS, first, second)
    assert [each.kind for each in change.changes] == [kind]
    assert not change.unsettled
    case = read_case(change.changes[0].witness.case)
    assert case.claim_date == TWO_DAYS[0]
    (person,) = case.people
    assert isinstance(person.birth_date, date)
    assert 18 <= completed_years(person.birth_date, TWO_DAYS[0]) < 21


@proved
def test_a_day_that_the_act_names_changes_with_the_day_of_the_claim(tmp_path: Path) -> None:
    """Who is born since 2015 is six at most in 2021, and nine in 2024: others gain."""
    rule = 'person.birth_date >= date("2015-03-01")'
    change = between_days(tmp_path, rule, TWO_DAYS, 18, 18)
    assert [each.kind for each in change.changes] == ["gains"]
    born = read_case(change.changes[0].witness.case).people[0].birth_date
    assert isinstance(born, date) and date(2012, 3, 1) <= born < date(2015, 3, 1)


def test_where_one_side_alone_has_a_day_no_proof_is_made_and_it_is_said(tmp_path: Path) -> None:
    """The other's cases are claimed on any day, so there is no one family to move."""
    change = between_days(tmp_path, AGE, (None, TWO_DAYS[1]), 18, 18)
    assert change.status == "unsettled"
    words = "only one side is given a day" if registry.can_prove() else "eligibility[proofs]"
    assert words in change.unsettled[0].en


def test_what_followed_at_once_still_does_when_a_case_moves() -> None:
    """A spell that ended on the last of February ends on the last of it in a leap year too."""
    spells = [{"from": "2020-03-01", "until": "2021-02-28"}, {"from": "2021-03-01", "until": None}]
    case = {"claim_date": "2021-06-01", "people": [{"residences": spells}]}
    (person,) = claimed_on(case, date(2024, 6, 1))["people"]
    assert person["residences"] == [
        {"from": "2023-03-01", "until": "2024-02-29"},
        {"from": "2024-03-01", "until": None},
    ]


DAYS = st.dates(date(1991, 1, 1), date(2060, 12, 31))


@proved
@settings(max_examples=60, deadline=None)
@given(DAYS, DAYS, st.dates(date(1930, 1, 1), date(2060, 12, 31)))
def test_a_date_moves_in_a_proof_as_it_moves_in_a_case(
    first: date, second: date, born: date
) -> None:
    """The moved household's date is that of the moved case, and can be no other."""
    from eligibility.engine.symbolic import Household, Impossible, Space
    from eligibility.engine.symbolic.days import day_of, same_day
    from eligibility.engine.symbolic.moved import Moved
    from eligibility.engine.symbolic.terms import no
    from eligibility.engine.symbolic.values import Rec

    assume(born <= first)
    assume(born >= date(first.year - 109, 1, 1))
    case = {"claim_date": first.isoformat(), "people": [{"born": str(born), "until": str(born)}]}
    (moved,) = claimed_on(case, second)["people"]
    home = Household(people=1)
    space = Space(EMPTY, home, day=first, seconds=20)
    later = Moved(home, first, second)
    spell = Rec("residence", "p0.residences/prebivaliste.0")
    for rec, name, key in ((home.slots[0], "birth_date", "born"), (spell, "end", "until")):
        expected = date.fromisoformat(moved[key])
        if not date(1900, 1, 1) <= expected <= date(2099, 12, 31):
            continue
        here, there = home.field(rec, name).value, later.field(rec, name).value
        given_here = space.given(same_day(here, day_of(born)))
        assert not isinstance(space.ask(given_here), Impossible)
        other = space.given(no(same_day(there, day_of(expected))))
        assert isinstance(space.ask(given_here, other), Impossible)


@proved
def test_who_gets_less_of_a_right_of_the_applicant_is_found() -> None:
    """Whoever does not apply has no amount that could change: nothing else is in the way."""
    files = [str(EXAMPLES / f"ordinance-{name}.yaml") for name in ("old", "new")]
    arguments = ["diff", *files, "--seconds", "60", "--format", "json"]
    done = CliRunner().invoke(main, arguments, standalone_mode=False)
    rights = {each["old"]: each for each in json.loads(done.output)["rights"]}
    aid = rights["mionica.family_aid"]
    assert {each["kind"] for each in aid["changes"]} == {"gains", "more", "less"}
    assert aid["unsettled"] == []


@pytest.mark.parametrize(("seconds", "code"), [(20, 0), (0, 1)])
def test_what_is_unsettled_makes_the_exit_code_1(tmp_path: Path, seconds: int, code: int) -> None:
    """A change that is known is no error; what was not proved is never taken for no change."""
    files = []
    for name, first in (("old", 18), ("new", 21)):
        file = tmp_path / f"{name}.yaml"
        file.write_text(DATED.format(rule=AGE, first=first, second=first), encoding="utf-8")
        files.append(str(file))
    if not registry.can_prove():
        code = 1
    arguments = ["diff", *files, "--seconds", str(seconds)]
    done = CliRunner().invoke(main, arguments, standalone_mode=False)
    assert done.return_value == code, done.output


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (
            "changed",
            "changed: 1; new: 0; ended: 0; the same: 0; unsettled: 0; others with a question",
        ),
        ("unsettled", "changed: 0; new: 0; ended: 0; the same: 0; unsettled: 1"),
    ],
)
def test_a_question_left_open_about_a_right_that_changes_is_counted(
    status: Literal["changed", "unsettled"], words: str
) -> None:
    """The first line and the exit code say the same of what was not answered."""
    open_ = RightChange("a.b", "a.b", NAME, status, unsettled=(NAME,))
    settled = RightChange("a.c", "a.c", NAME, "changed")
    told = Told(Difference("old", "new", (open_,)), "en").counts
    assert told.startswith(words)
    assert ("not answered: 1" in told) is (status == "changed")
    assert "not answered" not in Told(Difference("old", "new", (settled,)), "en").counts


def test_places_stand_beside_each_other_by_what_a_right_is() -> None:
    """Rights of two places are paired by name or topic; the others are new or ended."""
    old, new = load_rulebook("lajkovac"), load_rulebook("vrbas")
    found = diff(old, new, seconds=0)
    pairs = {(each.old, each.new) for each in found.rights}
    assert ("lajkovac.school_kit", "vrbas.first_grade_textbooks") in pairs
    alone = {each.old or each.new for each in found.rights if None in (each.old, each.new)}
    both = {*side_of_place(old).rights, *side_of_place(new).rights}
    paired = {id_ for pair in pairs if None not in pair for id_ in pair}
    assert alone | paired == both
