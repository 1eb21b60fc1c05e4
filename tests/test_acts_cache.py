"""Built rulebooks are kept by content; what cannot be trusted is built anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_act import EVERYTHING, REPUBLIC, SMALL, linked

from eligibility.acts import cache
from eligibility.acts.codec import decode, encode
from eligibility.acts.load import load_rulebook

# A place alone, of a province, of a city, with many acts, with readings.
PLACES = ("aleksinac", "bac", "lajkovac", "obrenovac", "svrljig")


@pytest.fixture(name="folder", autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ELIGIBILITY_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.mark.parametrize("place", PLACES)
def test_a_kept_rulebook_is_the_one_that_was_built(place: str, built: list[str]) -> None:
    """Every shipped act, its examples included, reads back equal."""
    first = load_rulebook(place)
    assert load_rulebook(place) == first
    assert built == [place]


def test_every_element_of_the_format_can_be_kept() -> None:
    """The fixture that uses nearly every key of the format reads back equal."""
    rulebook = linked(REPUBLIC, EVERYTHING)
    assert decode(encode(rulebook)) == rulebook


def test_a_changed_act_is_built_anew(tmp_path: Path, built: list[str]) -> None:
    """One more comment is other content."""
    own, text = tmp_path / "own.yaml", SMALL.replace("birth_grant", "trial_grant")
    own.write_text(text, "utf-8")
    load_rulebook("lajkovac", acts=[own])
    own.write_text(text + "# changed\n", "utf-8")
    load_rulebook("lajkovac", acts=[own])
    assert built == ["lajkovac", "lajkovac"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"120000", b"999999"),
        lambda data: b"\xff\xfe" + data,
        lambda data: b"",
        lambda data: b"[]",
        lambda data: b"cos\nsystem\n(S'true'\ntR.",
    ],
)
def test_a_corrupt_or_foreign_file_is_passed_over(
    folder: Path, built: list[str], spoil: object
) -> None:
    """What does not fit its own check is not read, and is replaced."""
    first = load_rulebook("lajkovac")
    (file,) = folder.glob("*.json")
    file.write_bytes(spoil(file.read_bytes()))  # type: ignore[operator]
    assert load_rulebook("lajkovac") == first
    assert load_rulebook("lajkovac") == first
    assert built == ["lajkovac", "lajkovac"]


@pytest.mark.parametrize("text", ["[]", "{}", "null", "[[999]]", "[[0]]", '[["x"]]', "[[0,1]]"])
def test_text_of_another_shape_is_no_rulebook(folder: Path, text: str) -> None:
    """Also where the check fits."""
    folder.mkdir()
    key = cache.key_of(["x"])
    check = cache._check(key, text.encode())
    (folder / f"{key}.json").write_bytes(check + b"\n" + text.encode())
    assert cache.kept(key) is None


def test_where_nothing_can_be_written_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file stands where the folder should."""
    (tmp_path / "taken").write_text("")
    monkeypatch.setenv("ELIGIBILITY_CACHE", str(tmp_path / "taken"))
    assert load_rulebook("lajkovac") == load_rulebook("lajkovac")


def test_an_empty_name_switches_the_keeping_off(
    folder: Path, built: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`ELIGIBILITY_CACHE=` keeps nothing."""
    monkeypatch.setenv("ELIGIBILITY_CACHE", "")
    load_rulebook("lajkovac")
    load_rulebook("lajkovac")
    assert built == ["lajkovac", "lajkovac"] and not folder.exists()


def test_the_oldest_are_forgotten(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept does not grow without end."""
    monkeypatch.setattr(cache, "_MOST_KEPT", 2)
    for place in PLACES[:4]:
        load_rulebook(place)
    assert len(list(folder.glob("*.json"))) == 2
