"""Coverage and mutation: what an act's examples leave out, and which changes they notice."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from eligibility import feel
from eligibility.acts.check import Checked, check_files
from eligibility.cli.main import guarded
from eligibility.errors import Span
from eligibility.feel import nodes
from eligibility.feel.printer import unparse
from eligibility.trials.changes import changes
from eligibility.trials.coverage import Coverage, cover
from eligibility.trials.mutation import Mutated, mutate

ACT = """schema: 1
id: lajkovac.proba
place: lajkovac
title: {sr: Проба, en: Trial}
sources:
  page: {title: example.rs, url: 'https://example.rs/', published: 2017-02-07, evidence: secondary}
validity: {from: 2017-01-01, until: 2018-12-31, seen: 2017-02-07, at: page}
parameters:
  grant:
    label: {sr: износ, en: amount}
    unit: RSD
    holds: until_changed
    values:
      - {value: 60000, from: 2017-01-01, seen: 2017-02-07, at: page}
  limit:
    label: {sr: граница, en: limit}
    unit: RSD/month
    values: []
    gap: {sr: није објављена, en: not published}
rights:
  support:
    name: {sr: Помоћ, en: Support}
    kind: cash
    per: child
    concerns: child.age < 26
    governing_date: claim
    conditions:
      all:
        - {id: minor, label: {sr: малолетно, en: minor}, when: child.age < 18, at: page}
        - id: limit
          label: {sr: испод границе, en: below the limit}
          when: child.received * 2 < limit
          at: page
        - any:
            - {id: girl, label: {sr: женско, en: female}, when: child.sex = "female", at: page}
            - {id: disabled, label: {sr: инвалидно, en: disabled}, when: child.disability, at: page}
    benefit:
      amount:
        table:
          hit: first
          inputs: [child.age]
          rows:
            - {when: [< 7], then: grant * 2}
            - {when: ['-'], then: grant}
      at: page
definitions:
  received:
    of: child
    label: {sr: примања, en: receipts}
    value: sum(child.incomes.amount)
examples:
"""

EXAMPLE = """  - name: {sr: пример, en: example %s}
    case:
      municipality: Lajkovac
      claim_date: %s
      people: [{id: dete, birth_date: 2012-06-01, incomes: [], whole: [incomes], %s}]
    expect: [{right: support, subject: dete, %s}]
"""

GRANTED = ("2017-06-01", "sex: female, disability: false", "outcome: depends, benefit: 120000")
BOTH = ("2017-06-01", "sex: female, disability: true", "outcome: depends")
REFUSED = ("2017-06-01", "sex: male, disability: false", "outcome: not_eligible")
OLDER = ("2019-06-01", "sex: male", "outcome: not_eligible")


@pytest.fixture(autouse=True)
def _no_shipped_acts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Only the act of the test is linked, whatever the shipped ones hold."""
    monkeypatch.setattr("eligibility.acts.load.rules_root", lambda: tmp_path / "none")


def checked(tmp_path: Path, *examples: tuple[str, str, str]) -> Checked:
    """Return the act with these examples, read and linked."""
    path = tmp_path / "act.yaml"
    told = [EXAMPLE % (number, *each) for number, each in enumerate(examples)]
    path.write_text(ACT + "".join(told) if told else ACT[: ACT.rindex("examples:")], "utf-8")
    found = check_files([path])
    assert found.problems == ()
    return found


def covered(tmp_path: Path, *examples: tuple[str, str, str]) -> Coverage:
    """Return what the examples of the act cover."""
    ((rulebook, act),) = checked(tmp_path, *examples).each()
    return cover(rulebook, act)


def mutated(tmp_path: Path, *examples: tuple[str, str, str]) -> Mutated:
    """Return which changes of the act its examples notice."""
    found = checked(tmp_path, *examples)
    ((rulebook, act),) = found.each()
    return mutate(rulebook, act, found)


def lacking(tmp_path: Path, *examples: tuple[str, str, str]) -> set[tuple[str, str]]:
    """Return the names and ways that no example exercises."""
    return {(each.name, each.way) for each in covered(tmp_path, *examples).open}


# coverage


def test_an_act_without_examples_exercises_nothing(tmp_path: Path) -> None:
    """Each condition, alternative, row and outcome is then lacking, in the order of the lines."""
    found = covered(tmp_path)
    assert found.whole == len(found.open)
    lines = [each.span.line for each in found.open]
    assert lines == sorted(lines)
    messages = [each.lacking for each in found.open]
    assert "lajkovac.support: no example sees the condition `minor` met" in messages
    assert "lajkovac.support: no example chooses row 2 of the table in `amount`" in messages


def test_an_example_exercises_what_its_expectation_speaks_of(tmp_path: Path) -> None:
    """A girl meets her alternative by itself and takes the first row; the rest stays open."""
    open_ = lacking(tmp_path, GRANTED)
    assert ("girl", "met") not in open_
    assert ("girl", "alone") not in open_
    assert ("row 1", "") not in open_
    assert {("girl", "unmet"), ("minor", "unmet"), ("row 2", ""), ("disabled", "alone")} <= open_


def test_alternatives_met_together_show_neither_by_itself(tmp_path: Path) -> None:
    """What another alternative carries anyway is not exercised."""
    open_ = lacking(tmp_path, BOTH)
    assert {("girl", "alone"), ("disabled", "alone")} <= open_
    assert ("disabled", "met") not in open_


def test_what_nobody_can_bring_about_is_not_asked_for(tmp_path: Path) -> None:
    """A condition on a limit that was never published is neither met nor unmet."""
    assert not {("limit", "met"), ("limit", "unmet")} & lacking(tmp_path)


def test_a_right_is_to_be_seen_granted_refused_and_open(tmp_path: Path) -> None:
    """Open for want of what no source shows is the best known, and counts as granted."""
    assert {("", "granted"), ("", "refused"), ("", "depends")} <= lacking(tmp_path)
    assert ("", "granted") not in lacking(tmp_path, GRANTED)
    assert ("", "refused") not in lacking(tmp_path, REFUSED)


def test_an_example_that_fails_is_told_by_the_same_run(tmp_path: Path) -> None:
    """Coverage runs the examples once, failures included."""
    (failure,) = covered(tmp_path, ("2017-06-01", "sex: male", "outcome: eligible")).failures
    assert failure.what == "the outcome"


def test_what_is_not_expected_is_not_exercised(tmp_path: Path) -> None:
    """An example of another day, on which the right is not in force, shows no condition."""
    assert ("girl", "unmet") in lacking(tmp_path, OLDER)


# changes of an expression


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a < 18", {"a <= 18", "a < 19", "a < 17"}),
        ("a >= 0.5", {"a > 0.5", "a >= 0.6", "a >= 0.4"}),
        ("a and b", {"a or b", "a", "b"}),
        ("not(a)", {"a"}),
        ("true", {"false"}),
        ("a between b and c", {"a > b and a <= c", "a >= b and a < c"}),
        ("a in [b..c]", {"a in (b..c]", "a in [b..c)"}),
        ("if a then b else c", {"b", "c"}),
        ("some a in b satisfies c", {"every a in b satisfies c"}),
        ("any(a)", {"all(a)"}),
        ("a[b]", {"a"}),
        ("a[1]", {"a[2]", "a[0]"}),
        ('a in ("b", "c")', {'a in "b"', 'a in "c"'}),
        ("a + b", {"a - b"}),
        ('date("2017-03-01")', {'date("2017-03-02")', 'date("2017-02-28")'}),
        ('duration("P1Y")', {'duration("P1Y1M")', 'duration("P11M")'}),
        ('duration("P30D")', {'duration("P31D")', 'duration("P29D")'}),
        ('"text"', set()),
    ],
)
def test_one_thing_is_changed_at_a_time(text: str, expected: set[str]) -> None:
    """Each change is an expression of the language with one thing other than before."""
    node = feel.parse(text)
    found = [change.node for change in changes(node)]
    assert {unparse(each) for each in found} == expected
    assert node not in found


def test_a_guard_beside_what_it_guards_changes_nothing() -> None:
    """Without a school, its level is in no list either: the guard decides nothing."""
    text = 'a != null and a.level in ("x", "y")'
    vain = [change.told for change in changes(feel.parse(text)) if change.vain]
    assert vain == [f"`a != null` left out of `{text}`"]


def test_a_guard_that_decides_is_no_vain_change() -> None:
    """Where there is no spouse, somebody's not being one would else be true."""
    assert not any(change.vain for change in changes(feel.parse("a != null and a.age != 3")))


# mutation


def test_examples_on_both_sides_of_a_bound_notice_its_shift(tmp_path: Path) -> None:
    """The seventh birthday and the day before it pin the bound of the table's row."""
    before = ("2018-06-01", "sex: female", "benefit: 120000")
    bound = "`input < 7` became `input <= 7`"
    assert any(bound in each.told for each in mutated(tmp_path, before).survivors)
    after = ("2017-06-01", "sex: female", "benefit: 120000")
    assert any(bound in each.told for each in mutated(tmp_path, before, after).survivors)


def test_a_survivor_says_what_was_changed_and_where(tmp_path: Path) -> None:
    """Nobody of 18 is in the examples: the bound may be strict or not."""
    found = mutated(tmp_path, GRANTED, REFUSED)
    survivor = next(each for each in found.survivors if "`minor`" in each.told)
    line = (tmp_path / "act.yaml").read_text("utf-8").splitlines()[survivor.span.line - 1]
    assert "id: minor" in line
    assert survivor.problem().message.endswith("no example notices")


def test_amounts_and_days_are_changed_too(tmp_path: Path) -> None:
    """A para more or less on the grant is noticed by its benefit; an unpinned day is not."""
    told = [each.told for each in mutated(tmp_path, GRANTED).survivors]
    assert not any(each.startswith("`60000` became") for each in told)
    assert "the last day 2018-12-31 became a day later" in told
    last = ("2018-12-31", "sex: female", "outcome: depends")
    next_ = ("2019-01-01", "sex: female", "outcome: not_eligible")
    told = [each.told for each in mutated(tmp_path, last, next_).survivors]
    assert not any("2018-12-31" in each for each in told)


def test_a_bound_beside_an_unpublished_limit_is_left_aside(tmp_path: Path) -> None:
    """`<` or `<=`, times or divided by 2, by 3 or by 1: it is as unknown as before."""
    found = mutated(tmp_path, GRANTED)
    assert found.vain == 4
    assert not any("< limit" in each.told for each in found.survivors)


UNDATED = """  - {value: 20000, undated: true, at: page, conflicting: true, reading: {sr: а, en: a}}
      - {value: 30000, undated: true, at: page, conflicting: true, reading: {sr: б, en: b}}"""
READINGS = """          when: child.received * 2 < limit
          reading: {sr: збир, en: the sum}
          other_readings:
            - label: {sr: сваки, en: each}
              when: every income in child.incomes satisfies income.amount < limit"""


def undated(monkeypatch: pytest.MonkeyPatch, when: str) -> None:
    """Let the limit have two values without a day, and the condition on it ask this."""
    act = ACT.replace("    values: []\n    gap: {sr: није објављена, en: not published}\n", "")
    act = act.replace("    unit: RSD/month\n", f"    unit: RSD/month\n    values:\n    {UNDATED}\n")
    act = act.replace("          when: child.received * 2 < limit", when)
    monkeypatch.setattr(f"{__name__}.ACT", act)


def test_a_value_that_no_day_has_is_left_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A para more or less on a limit without a day can change no answer on any day."""
    some = "          when: some income in child.incomes satisfies income.amount < limit"
    undated(monkeypatch, some)
    found = mutated(tmp_path, REFUSED)
    assert "lajkovac.limit" not in found.unreached
    assert found.vain == 5
    told = [each.told for each in found.survivors]
    assert not any(each.startswith(("`20000`", "`30000`")) for each in told)
    assert any(each.startswith("`60000`") for each in told)


def test_a_reading_beside_one_that_is_always_open_is_left_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readings must agree: beside one that nobody can decide, the other decides nothing."""
    undated(monkeypatch, READINGS)
    found = mutated(tmp_path, GRANTED)
    assert found.unreached == ("lajkovac.limit", "lajkovac.received")
    assert not any("another reading" in each.told for each in found.survivors)
    assert found.vain > 4


def test_a_bound_inside_that_of_concerns_is_left_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody of 18 is concerned: whether the condition lets them in changes nothing."""
    monkeypatch.setattr(f"{__name__}.ACT", ACT.replace("child.age < 26", "child.age < 18"))
    told = [each.told for each in mutated(tmp_path, GRANTED).survivors]
    assert not any(each.startswith("condition `minor`") and "<=" in each for each in told)
    assert "`concerns`: `child.age < 18` became `child.age <= 18`" in told


def test_what_no_outcome_rests_on_is_named(tmp_path: Path) -> None:
    """The limit is nowhere published; whatever is held against it decides nothing."""
    found = mutated(tmp_path, GRANTED)
    assert found.unreached == ("lajkovac.limit", "lajkovac.received")


def test_examples_that_fail_are_told_instead(tmp_path: Path) -> None:
    """What already fails can notice nothing."""
    found = mutated(tmp_path, ("2017-06-01", "sex: male", "outcome: eligible"))
    assert found.tried == 0
    assert len(found.failures) == 1


def test_a_record_comes_back_from_another_process_equal() -> None:
    """Several processes share the work: what they send is made anew."""
    node = feel.parse("a < 18")
    assert isinstance(node, nodes.Compare)
    assert pickle.loads(pickle.dumps(node)) == node
    assert pickle.loads(pickle.dumps(Span(1, 2, 3, 4))) == Span(1, 2, 3, 4)


# the commands


def test_check_prints_the_coverage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is lacking is told with its line; it fails the check only where that is asked for."""
    checked(tmp_path, GRANTED)
    path = str(tmp_path / "act.yaml")
    assert guarded(["acts", "check", path]) == 0
    told = capsys.readouterr().out
    assert f"{path}:21:1: lajkovac.support: no example shows it refused" in told
    assert "exercised by the examples" in told.splitlines()[-1]
    assert guarded(["acts", "check", path, "--require-coverage"]) == 1


def test_coverage_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each thing lacking has its kind, name, way and place."""
    checked(tmp_path, GRANTED)
    assert guarded(["acts", "check", str(tmp_path / "act.yaml"), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)["coverage"]
    row = next(each for each in told["open"] if each["kind"] == "row")
    assert (row["of"], row["name"]) == ("lajkovac.support", "row 2")
    assert told["whole"] > len(told["open"])


def test_mutate_counts_and_may_demand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The last line tells the share; `--at-least` makes it an exit code."""
    checked(tmp_path, GRANTED)
    path = str(tmp_path / "act.yaml")
    assert guarded(["acts", "mutate", path]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-1].startswith("lajkovac.proba: ")
    assert "changes noticed" in told[-1]
    assert guarded(["acts", "mutate", path, "--at-least", "90"]) == 1
    capsys.readouterr()
    assert guarded(["acts", "mutate", path, "--at-least", "0", "--format", "json"]) == 0
    (act,) = json.loads(capsys.readouterr().out)["acts"]
    assert act["tried"] == act["noticed"] + len(act["survivors"])


def test_several_processes_find_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """However the acts are shared out, the answer is one."""
    checked(tmp_path, GRANTED)
    other = ACT.replace("lajkovac.proba", "lajkovac.druga").replace("  support:", "  other:")
    other = other.replace("  grant:", "  sum:").replace("grant", "sum").replace("limit", "edge")
    other = other.replace("received", "obtained")
    other += "".join([EXAMPLE % (0, *GRANTED)]).replace("right: support", "right: other")
    (tmp_path / "other.yaml").write_text(other, "utf-8")
    told = []
    for jobs in ("1", "2"):
        assert guarded(["acts", "mutate", str(tmp_path), "--jobs", jobs]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert "lajkovac.druga: " in told[0]
