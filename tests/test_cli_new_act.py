"""`eligibility new act`: prints or writes a file that loads; bad input is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from eligibility.cli import main


def ran(*arguments: str) -> int:
    """Run the command line; return its exit code."""
    return main.guarded(list(arguments))


def test_what_it_prints_passes_acts_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As `new act --place Ада > act.yaml` and `acts check act.yaml`."""
    assert ran("new", "act", "--place", "Општина Ада") == 0
    path = tmp_path / "act.yaml"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    assert ran("acts", "check", "--require-coverage", str(path)) == 0
    assert "12 rights" in capsys.readouterr().out


def test_it_writes_a_new_file_and_never_over_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A filled-in act is not lost by running the command again."""
    source, path = tmp_path / "odluka.txt", tmp_path / "act.yaml"
    source.write_text("Члан 1.\nПраво на помоћ има мајка.", encoding="utf-8")
    arguments = ("new", "act", "--place", "ada", "--from", str(source), "--output", str(path))
    assert ran(*arguments) == 0
    assert ran("acts", "check", str(path)) == 0
    capsys.readouterr()
    assert ran(*arguments) == 2
    assert "the file is already there" in capsys.readouterr().err
    assert ran(*arguments[:-1], str(tmp_path / "none" / "act.yaml")) == 2
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--place", "Lajkovec"), "--place: unknown place `Lajkovec`\n  help: did you mean"),
        (("--place", "Palilula"), "several places are called `Palilula`"),
        (("--place", "Vojvodina"), "for a municipality or a city"),
        (("--place", "ada", "--from", "nema.txt"), "nema.txt: no such file"),
        (("--place", "ada", "--encoding", "cp1250"), "give `--from`"),
        (("--place", "ada", "--acts", "nema.yaml"), "nema.yaml: no such file"),
        (("--place", "ada", "--from", "a.txt", "--acts", "b.yaml"), "only the model looks"),
        (("--place", "ada", "--id", "Нова"), "--id: a name such as"),
        ((), "--place"),
    ],
)
def test_bad_input_is_told(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, and what would be right."""
    assert ran("new", "act", *arguments) == 2
    assert said in capsys.readouterr().err


def test_replaced_letters_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Word for word but for letters that look alike, and those are named."""
    source = tmp_path / "odluka.txt"
    source.write_text("Члан 1.\nПрaво има мајка.", encoding="utf-8")
    assert ran("new", "act", "--place", "ada", "--from", str(source)) == 0
    assert "`Прaво`: letters of another script" in capsys.readouterr().err


def test_terms_that_an_act_of_the_offices_own_sets_are_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The model says what is set already, whether the act is shipped or the office's own."""
    own = tmp_path / "own.yaml"
    own.write_text(
        """schema: 1
id: ada.pomoc
place: ada
title: {sr: Помоћ, en: Aid}
sources: {page: {title: example.rs, evidence: text}}
validity: {from: 2026-01-01, at: page}
implements: {rs.one_off_share: our_share}
parameters:
  our_share:
    label: {sr: део, en: share}
    unit: '%'
    values: [{value: 50, from: 2026-01-01, until: 2026-12-31, at: page}]
""",
        encoding="utf-8",
    )
    assert ran("new", "act", "--place", "ada") == 0
    before = capsys.readouterr().out
    assert ran("new", "act", "--place", "ada", "--acts", str(own)) == 0
    after = capsys.readouterr().out
    line = "rs.one_off_share: "
    assert any(each.startswith(f"  {line}") for each in before.splitlines())
    assert any(each.startswith(f"  # {line}") for each in after.splitlines())
    path = tmp_path / "both" / "model.yaml"
    path.parent.mkdir()
    path.write_text(after, encoding="utf-8")
    own.rename(path.parent / "own.yaml")
    assert ran("acts", "check", str(path.parent)) == 0
