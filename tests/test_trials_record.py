"""The table of measured changes: what holds of it as long as an act stands as it was measured."""

from __future__ import annotations

from pathlib import Path

import pytest
import small_act

from eligibility.acts.check import check_files
from eligibility.cli.main import guarded
from eligibility.trials.mutation import mutate
from eligibility.trials.record import Row, digest_of, objections, read_table, row_of, written

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "docs" / "mutation.md"
ROWS = [
    Row("lajkovac.b", "0123456789abcdef", 200, 199, 3),
    Row("lajkovac.a", "fedcba9876543210", 10, 8, 0),
]


def test_a_table_is_read_as_it_was_written() -> None:
    """Every row comes back; the lines around them are none."""
    assert read_table(written(ROWS)) == {row.act: row for row in ROWS}


def test_the_share_is_rounded_down() -> None:
    """A single change that nothing notices is seen in the share, also of two hundred."""
    assert ROWS[0].percent == 99
    assert Row("a", "0" * 16, 0, 0).percent == 100


def test_line_ends_are_no_change(tmp_path: Path) -> None:
    """A checkout with other line ends holds the same acts; another word is another act."""
    files = {"unix": b"a: 1\nb: 2\n", "windows": b"a: 1\r\nb: 2\r\n", "other": b"a: 1\nb: 3\n"}
    for name, text in files.items():
        (tmp_path / name).write_bytes(text)
    unix, windows, other = (digest_of(tmp_path / name) for name in files)
    assert unix == windows != other


def test_what_a_table_lacks_is_told() -> None:
    """An act that is new, one that has changed, one that is weak, and one that is gone."""
    rows = {row.act: row for row in ROWS}
    digests = {"lajkovac.a": "fedcba9876543210", "lajkovac.c": "0" * 16}
    told = list(objections(rows, digests, 90))
    assert told == [
        "lajkovac.c was not measured yet",
        "lajkovac.b is in the table, but is none of the acts",
        "lajkovac.a: 8 of 10 changes noticed (80 %)",
    ]
    changed = {"lajkovac.a": "1" * 16, "lajkovac.b": "0123456789abcdef"}
    assert list(objections(rows, changed, 80)) == ["lajkovac.a was not measured as it stands"]


def test_only_a_changed_act_is_measured_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first run measures all, the second nothing, the third what has changed since."""
    monkeypatch.setattr("eligibility.acts.load.rules_root", lambda: tmp_path / "none")
    act = tmp_path / "act.yaml"
    act.write_text(small_act.SMALL, encoding="utf-8")
    table = tmp_path / "table.md"
    asked = ["acts", "mutate", str(act), "--jobs", "1", "--into", str(table)]
    assert guarded([*asked, "--check"]) == 1
    assert "was not measured yet" in capsys.readouterr().err
    assert guarded(asked) == 0
    assert "changes noticed" in capsys.readouterr().out
    assert guarded(asked) == 0
    assert "changes noticed" not in capsys.readouterr().out
    assert guarded([*asked, "--check"]) == 0
    act.write_text(act.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    assert guarded([*asked, "--check"]) == 1
    assert "as it stands" in capsys.readouterr().err
    assert guarded(asked) == 0
    assert guarded([*asked, "--check"]) == 0


def test_to_check_without_a_table_is_a_slip(capsys: pytest.CaptureFixture[str]) -> None:
    """`--check` says with what it compares."""
    assert guarded(["acts", "mutate", "rules", "--check"]) == 2
    assert "--into" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["sid/poklon-kartica", "srbobran/komunalne-usluge"])
def test_the_kept_table_says_what_is_measured(name: str) -> None:
    """Whoever changes what is changed in acts measures them all again."""
    path = ROOT / "rules" / "rs" / f"{name}.yaml"
    checked = check_files([path])
    ((rulebook, act),) = checked.each()
    found = row_of(mutate(rulebook, act, checked), digest_of(path))
    assert found.tried > 0
    assert read_table(TABLE.read_text(encoding="utf-8"))[act.id] == found
