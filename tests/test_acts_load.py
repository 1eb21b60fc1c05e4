"""Loading: shipped acts, an office's own acts and values, and checking files."""

from __future__ import annotations

import contextlib
import hashlib
import os
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import hypothesis.strategies as st
import pytest
from hypothesis import given
from small_act import SMALL, edited, linked

from eligibility.acts import check_files, load_rulebook
from eligibility.acts.load import rules_root, shipped_files
from eligibility.acts.model import Parameter, Rulebook
from eligibility.acts.supply import supply
from eligibility.acts.time import Gap, Known, value_on
from eligibility.errors import InputError
from eligibility.feel.values import Months


@pytest.fixture(autouse=True)
def nothing_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No rulebook kept by another run answers here."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def written(folder: Path, text: str, name: str = "act.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_shipped_act_stands_in_the_folder_of_its_place() -> None:
    """And begins its id with that place."""
    paths = sorted(rules_root().glob("*/*.yaml"))
    checked = check_files(paths)
    assert not checked.problems
    assert checked.counts.acts == len(paths)
    for rulebook in checked.rulebooks:
        for act in rulebook.acts.values():
            folder = "republika" if act.place == "rs" else act.place
            assert Path(act.file).parent.name == folder
            assert act.id.startswith(f"{act.place}.")


def test_the_chain_of_a_place_is_loaded_from_the_republic_down() -> None:
    """The acts of a municipality come after those above it; each has its digest."""
    rulebook = load_rulebook("lajkovac")
    assert rulebook.chain == ("rs", "lajkovac")
    ranks = [rulebook.chain.index(act.place) for act in rulebook.acts.values()]
    assert ranks == sorted(ranks)
    files = {shown: path for path, shown in shipped_files(rulebook.chain)}
    for act in rulebook.acts.values():
        data = files[act.file].read_bytes()
        assert act.digest == hashlib.sha256(data).hexdigest()
    assert rulebook.supplied == ()


def test_an_own_act_is_added_and_named(tmp_path: Path) -> None:
    """A file or a folder; the result names the act and its file."""
    path = written(tmp_path, SMALL.replace("birth_grant", "trial_grant"))
    for place in (path, tmp_path):
        rulebook = load_rulebook("lajkovac", acts=[place])
        assert "lajkovac.trial_grant" in rulebook.rights
        assert rulebook.supplied == (f"lajkovac.proba ({path})",)


def test_a_kept_rulebook_is_the_one_that_was_built(tmp_path: Path) -> None:
    """With every kind of value that a parameter can have."""
    more = "".join(
        f"  some_{kind}:\n    label: {{sr: вредност, en: value}}\n    type: {kind}\n"
        f"    values:\n      - {{value: {value}, seen: 2017-02-07, at: page}}\n"
        for kind, value in (
            ("text", "text"),
            ("boolean", "true"),
            ("date", "2017-10-01"),
            ("duration", "P9M"),
        )
    )
    path = written(tmp_path, edited(("rights:\n  birth_grant", f"{more}rights:\n  trial")))
    built, kept = (load_rulebook("lajkovac", acts=[path]) for _ in range(2))
    assert list((tmp_path / "cache" / "eligibility").glob("*.json"))
    assert kept is not built
    assert kept.parameters == built.parameters
    assert kept.parameters["lajkovac.some_duration"].values[0].value == Months(9)


def test_a_rulebook_that_cannot_be_written_down_is_still_answered(tmp_path: Path) -> None:
    """A file name that is no text of UTF-8 is kept nowhere, and harms nothing."""
    path = tmp_path / os.fsdecode(b"\xff.yaml")
    try:
        path.write_text(SMALL.replace("birth_grant", "trial"), encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes no such name")
    assert load_rulebook("lajkovac", acts=[path]).supplied


def test_an_own_act_replaces_the_shipped_one_with_its_id(tmp_path: Path) -> None:
    """Nothing of the replaced act is left."""
    shipped = load_rulebook("lajkovac")
    act = next(act for act in shipped.acts.values() if act.place == "lajkovac" and act.rights)
    text = SMALL.replace("lajkovac.proba", act.id).replace("birth_grant", "trial_grant")
    rulebook = load_rulebook("lajkovac", acts=[written(tmp_path, text)])
    assert rulebook.acts[act.id].rights == ("lajkovac.trial_grant",)
    assert not set(act.rights) & set(rulebook.rights)


def test_an_act_of_another_place_is_left_aside(tmp_path: Path) -> None:
    """One folder may hold the acts of several municipalities."""
    path = written(tmp_path, SMALL.replace("lajkovac", "vrbas"))
    rulebook = load_rulebook("lajkovac", acts=[path])
    assert "vrbas.proba" not in rulebook.acts
    assert rulebook.supplied == ()


@pytest.mark.parametrize("name", ["nothing.yaml", "empty"])
def test_a_path_without_acts_is_said(tmp_path: Path, name: str) -> None:
    """A file that is not there, a folder without acts."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"no such file|no act"):
        load_rulebook("lajkovac", acts=[tmp_path / name])


def supplied(folder: Path, text: str, *edits: tuple[str, str]) -> Rulebook:
    return supply(linked(edited(*edits)), [written(folder, text, "values.yaml")])


def grant(rulebook: Rulebook) -> Parameter:
    return rulebook.parameters["lajkovac.grant"]


TRIAL = linked(SMALL)

VALUE = """values:
  - parameter: lajkovac.grant
    value: 75000
    from: 2018-03-01
    source: {title: решење}
"""


def test_a_supplied_value_fills_a_gap(tmp_path: Path) -> None:
    """From its first day to the end of the year; its evidence says who gave it."""
    rulebook = supplied(tmp_path, VALUE)
    found = value_on(grant(rulebook), date(2018, 12, 31))
    assert isinstance(found, Known)
    (value,) = found.values
    assert (value.value, value.evidence) == (75000, "supplied")
    assert value.citation.source.title == "решење"
    assert isinstance(value_on(grant(rulebook), date(2018, 2, 28)), Gap)
    (named,) = rulebook.supplied
    assert named.startswith("lajkovac.grant (") and "values.yaml" in named


def test_a_supplied_value_goes_before_others_on_its_days(tmp_path: Path) -> None:
    """Before and after those days the act's own value stays."""
    text = VALUE.replace("from: 2018-03-01", "from: 2017-05-01\n    until: 2017-06-30")
    rulebook = supplied(tmp_path, text)
    days = [date(2017, 4, 30), date(2017, 5, 1), date(2017, 6, 30), date(2017, 7, 1)]
    found = [value_on(grant(rulebook), day) for day in days]
    assert [each.values[0].value for each in found if isinstance(each, Known)] == [
        60000,
        75000,
        75000,
        60000,
    ]


def test_a_published_change_ends_a_supplied_value(tmp_path: Path) -> None:
    """A supplied value without an end yields to a later value whose start is known."""
    edit = ("{value: 60000, seen", "{value: 60000, from: 2017-02-01, seen")
    rulebook = supplied(tmp_path, VALUE.replace("2018-03-01", "2017-01-10"), edit)
    found = value_on(grant(rulebook), date(2017, 2, 1))
    assert isinstance(found, Known) and [each.value for each in found.values] == [60000]


def test_a_confirmed_act_was_seen_later(tmp_path: Path) -> None:
    """The act, its rights and its last values move; what has a known end does not."""
    text = "confirm:\n  - {act: lajkovac.proba, seen: 2026-01-15, by: општинска управа}\n"
    rulebook = supplied(tmp_path, text)
    assert isinstance(value_on(grant(rulebook), date(2026, 12, 31)), Known)
    assert isinstance(value_on(grant(rulebook), date(2027, 1, 1)), Gap)
    assert rulebook.acts["lajkovac.proba"].validity.seen_last == date(2026, 1, 15)
    assert rulebook.rights["lajkovac.birth_grant"].validity.seen_last == date(2026, 1, 15)
    assert "општинска управа" in rulebook.supplied[0]
    ended = ("{value: 60000, seen", "{value: 60000, from: 2017-01-01, until: 2017-12-31, seen")
    kept = supplied(tmp_path, text, ended)
    assert isinstance(value_on(grant(kept), date(2026, 1, 15)), Gap)


def test_an_older_confirmation_moves_nothing_back(tmp_path: Path) -> None:
    """`seen` is the last day, not the last word."""
    text = "confirm:\n  - {parameter: lajkovac.grant, seen: 2016-01-15, by: управа}\n"
    assert value_on(grant(supplied(tmp_path, text)), date(2017, 12, 31)) == value_on(
        grant(linked(SMALL)), date(2017, 12, 31)
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (VALUE.replace("lajkovac.grant", "lajkovac.grants"), "unknown parameter `lajkovac.grants`"),
        (VALUE.replace("value: 75000", "value: many"), "a number such as 60000"),
        (VALUE.replace("    from: 2018-03-01\n", ""), "does not say from when it holds"),
        (VALUE + VALUE.removeprefix("values:\n"), "two supplied values of `lajkovac.grant`"),
        (VALUE.replace("source", "sorce"), "unknown key `sorce` in a supplied value"),
        (
            "confirm: [{act: lajkovac.prba, seen: 2026-01-15, by: x}]\n",
            "unknown act `lajkovac.prba`",
        ),
        ("confirm: [{seen: 2026-01-15, by: x}]\n", "names an `act` or a `parameter`"),
        ("values: []\nvalues: []\n", "stands twice"),
    ],
)
def test_a_wrong_parameters_file_gets_a_located_message(
    tmp_path: Path, text: str, message: str
) -> None:
    """Line and column are those of the parameters file."""
    with pytest.raises(InputError, match=message) as raised:
        supplied(tmp_path, text)
    assert all(problem.span and "values.yaml" in problem.file for problem in raised.value.problems)


def test_what_belongs_to_other_places_is_left_aside(tmp_path: Path) -> None:
    """One file may serve several municipalities."""
    rulebook = supplied(tmp_path, VALUE.replace("lajkovac.", "vrbas."))
    assert rulebook.supplied == ()
    with pytest.raises(InputError, match="unknown parameter"):
        supplied(tmp_path, VALUE.replace("lajkovac.", "lajkovca."))


def test_checking_files_counts_what_they_hold(tmp_path: Path) -> None:
    """Only the given acts are counted, not those they are linked with."""
    checked = check_files([written(tmp_path, SMALL.replace("birth_grant", "trial_grant"))])
    assert checked.problems == ()
    counts = checked.counts
    assert (counts.acts, counts.rights, counts.conditions, counts.parameters) == (1, 1, 1, 1)
    assert checked.acts == ("lajkovac.proba",)
    assert [rulebook.place for rulebook in checked.rulebooks] == ["lajkovac"]


def test_checking_files_tells_every_problem(tmp_path: Path) -> None:
    """A file that cannot be read does not hide what is wrong with another."""
    written(tmp_path, "a: [", "one.yaml")
    unknown = SMALL.replace("birth_grant", "trial_grant").replace("amount: grant", "amount: grnt")
    written(tmp_path, unknown, "two.yaml")
    written(tmp_path, SMALL.replace("lajkovac", "lajkovca"), "three.yaml")
    checked = check_files([tmp_path])
    files = [Path(problem.file).name for problem in checked.problems]
    assert sorted(files) == ["one.yaml", "three.yaml", "two.yaml"]
    assert checked.rulebooks == ()


@given(st.one_of(st.binary(max_size=80), st.sampled_from(VALUE.split("\n")).map(str.encode)))
def test_any_bytes_are_a_parameters_file_or_get_a_message(data: bytes) -> None:
    """Nothing but InputError comes of a file that an office hands in."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "values.yaml"
        path.write_bytes(data)
        with contextlib.suppress(InputError):
            supply(TRIAL, [path])
