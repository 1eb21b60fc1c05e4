"""A gallery of wrong acts: one per kind of error, each with the message that it gets.

After a change of wording, `python tests/test_acts_wrong.py` writes the messages anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from eligibility.acts.link import link
from eligibility.acts.load import combine, parse_act
from eligibility.errors import InputError

GALLERY = Path(__file__).parent / "fixtures" / "wrong-acts"
CHAIN = ("rs", "lajkovac")
ACTS = sorted(GALLERY.glob("*.yaml"))


def problems_of(path: Path) -> InputError:
    """Return what is said of an act file when it is linked alone."""
    try:
        files, _ = combine([], [parse_act(path.read_bytes(), path.name)], CHAIN)
        link(files, CHAIN[-1], CHAIN)
    except InputError as error:
        return error
    raise AssertionError(f"{path.name} is not refused")


@pytest.mark.parametrize("path", ACTS, ids=lambda path: path.stem)
def test_a_wrong_act_gets_its_message(path: Path) -> None:
    """The message is the one kept beside the act, down to the caret."""
    expected = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert f"{problems_of(path)}\n" == expected


@pytest.mark.parametrize("path", ACTS, ids=lambda path: path.stem)
def test_a_message_is_about_the_act(path: Path) -> None:
    """A message names file and place, begins in lower case, and speaks no library's language."""
    for problem in problems_of(path).problems:
        assert problem.file == path.name
        assert problem.span is not None or path.stem == "empty"
        assert not problem.message.endswith(".")
        assert problem.message[0] in "`" or not problem.message[0].isupper()
        for word in ("pydantic", "Scalar", "Fields", "Node", "NoneType", "yaml.org", "Error"):
            assert word not in problem.message


def test_one_error_is_told_once() -> None:
    """What follows from an error is not told as another."""
    for path in ACTS:
        assert len(problems_of(path).problems) == 1, path.name


def test_the_gallery_is_large_and_whole() -> None:
    """There are at least forty kinds of error, and no message without its act."""
    assert len(ACTS) >= 40
    assert {path.stem for path in GALLERY.glob("*.txt")} == {path.stem for path in ACTS}


if __name__ == "__main__":
    for act in ACTS:
        act.with_suffix(".txt").write_text(f"{problems_of(act)}\n", encoding="utf-8")
