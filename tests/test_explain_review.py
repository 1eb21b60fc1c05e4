"""The reviewer's tables: what each source of an act carries, and what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from eligibility.acts.check import check_files
from eligibility.cli.main import guarded
from eligibility.explain.review import pages

ACT = """schema: 1
id: lajkovac.proba
place: lajkovac
title: {sr: Проба, en: Trial}
sources:
  page:
    title: страна | прва
    url: https://example.rs/
    published: 2017-02-07
    evidence: secondary
  other: {title: друга страна, evidence: text}
  unused: {title: трећа страна, evidence: text}
validity: {seen: 2017-02-07, at: page}
parameters:
  grant:
    label: {sr: износ, en: amount}
    unit: RSD
    values: [{value: 60000.5, seen: 2017-02-07, at: other}]
    gap: {sr: касније није виђен, en: not seen later}
rights:
  birth_grant:
    name: {sr: Помоћ, en: Grant}
    kind: cash
    governing_date: claim
    conditions:
      all:
        - id: minor
          label: {sr: малолетно, en: minor}
          when: applicant.age < 18
          at: {source: other, article: "4", paragraph: "1"}
        - any:
            - {id: female, label: {sr: женско, en: female}, when: applicant.sex = "female"}
          missing: alternatives
          passage: {sr: и други случајеви, en: and other cases}
          at: other
    at: page
    benefit: {amount: grant, at: page}
not_encoded:
  - passage: {sr: казнене одредбе, en: penal provisions}
    why: {sr: не утичу на право, en: no bearing on the right}
    at: page
"""


@pytest.fixture(autouse=True)
def _no_shipped_acts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Only the act of the test is linked, whatever the shipped ones hold."""
    monkeypatch.setattr("eligibility.acts.load.rules_root", lambda: tmp_path / "none")


@pytest.fixture
def act(tmp_path: Path) -> Path:
    """An act with three sources, of which one carries nothing of its own."""
    path = tmp_path / "act.yaml"
    path.write_text(ACT, encoding="utf-8")
    return path


def rows(path: Path) -> list[str]:
    """Return the rows of the act's table."""
    checked = check_files([path])
    assert checked.problems == ()
    page = pages(checked.each())["lajkovac.md"]
    return [line for line in page.splitlines() if line.startswith("|")][2:]


def test_each_source_has_what_rests_on_it(act: Path) -> None:
    """Conditions with their place, the benefit, values with their day."""
    found = rows(act)
    assert "[страна \\| прва](https://example.rs/), 2017-02-07 (secondary)" in found[0]
    assert "Помоћ (`birth_grant`)" in found[0]
    assert "amount" in found[0]
    (right,) = [row for row in found if "`minor`, Art. 4(1)" in row]
    assert right.startswith("| друга страна (text) | Помоћ")
    assert any("`grant` 60000.5 (2017-02-07)" in row for row in found)


def test_what_is_missing_stands_beside_its_source(act: Path) -> None:
    """Passages with what their absence blocks, gaps, and what is not encoded with the reason."""
    found = rows(act)
    (blocked,) = [row for row in found if "и други случајеви" in row]
    assert "nobody is refused it" in blocked
    assert any("`grant`: касније није виђен" in row for row in found)
    assert any("„казнене одредбе“: не утичу на право" in row for row in found)


def test_a_source_that_nothing_cites_is_seen(act: Path) -> None:
    """It stands behind the act as a whole, and the row says so."""
    assert rows(act)[-1] == "| трећа страна (text) | – | the act as a whole | – |"


def test_pages_are_kept_and_compared(act: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of pages is written once; it is stale when the act says something else."""
    into = act.parent / "pages"
    assert guarded(["acts", "table", str(act), "--into", str(into), "--check"]) == 1
    assert guarded(["acts", "table", str(act), "--into", str(into)]) == 0
    assert sorted(path.name for path in into.iterdir()) == ["README.md", "lajkovac.md"]
    assert guarded(["acts", "table", str(act), "--into", str(into), "--check"]) == 0
    act.write_text(ACT.replace("казнене", "прелазне"), encoding="utf-8")
    capsys.readouterr()
    assert guarded(["acts", "table", str(act), "--into", str(into), "--check"]) == 1
    assert "lajkovac.md is not what the acts say" in capsys.readouterr().err


def test_tables_are_printed_too(act: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a folder the pages go to standard output; `--check` alone compares nothing."""
    assert guarded(["acts", "table", str(act)]) == 0
    assert capsys.readouterr().out.startswith("# Lajkovac\n")
    assert guarded(["acts", "table", str(act), "--check"]) == 2
