"""The wheel brings its acts linked; what does not fit the acts at hand is passed over."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from small_act import SMALL

from eligibility import load
from eligibility.acts import linked
from eligibility.acts import load as loading
from eligibility.acts.corpus import Corpus
from eligibility.acts.load import Loader, load_rulebook, rules_root

PLACES = ("rs", "lajkovac", "bac", "obrenovac")


@pytest.fixture(name="rules", autouse=True, scope="module")
def _rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of some acts, so that a test may change one."""
    root = tmp_path_factory.mktemp("rules") / "rs"
    for name in ("republika", "lajkovac", "bac", "beograd", "obrenovac"):
        shutil.copytree(rules_root() / name, root / name)
    return root


@pytest.fixture(name="made", scope="module")
def _made(rules: Path) -> dict[str, bytes]:
    """Return the forms of these acts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "rules_root", lambda: rules)
        return dict(linked.forms())


@pytest.fixture(name="folder", autouse=True)
def _folder(
    tmp_path: Path, rules: Path, made: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Return a folder with the forms, as an installed wheel has them; nothing is kept."""
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    monkeypatch.setattr(loading, "rules_root", lambda: rules)
    monkeypatch.setattr(linked, "_folder", lambda: tmp_path)
    monkeypatch.setenv("ELIGIBILITY_CACHE", "")
    return tmp_path


@pytest.mark.parametrize("place", PLACES)
def test_a_brought_rulebook_is_the_one_that_would_be_built(place: str, built: list[str]) -> None:
    """It reads back equal, and no act is read for it."""
    brought = load_rulebook(place, examples=False)
    assert built == []
    assert brought == Corpus().rulebook(place)


def test_a_place_without_acts_has_the_rulebook_of_the_place_above(built: list[str]) -> None:
    """It is the place's own, with its whole chain, and is built of no act either."""
    for place in ("ada", "novi_beograd"):
        brought = load_rulebook(place, examples=False)
        assert brought == Corpus().rulebook(place)
        assert brought.place == place == brought.chain[-1]
    assert built == []


def test_forms_are_made_alike_each_time(made: dict[str, bytes]) -> None:
    """The sdist builds the same wheel as the tree."""
    assert dict(linked.forms()) == made


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[: len(data) // 2],
        lambda data: b"",
        lambda data: b"not packed",
        lambda data: zlib.compress(zlib.decompress(data).replace(b"2017", b"2018")),
        lambda data: zlib.compress(zlib.decompress(data)[:-1]),
        lambda data: zlib.compress(b"cos\nsystem\n(S'true'\ntR."),
        lambda data: zlib.compress(b"0" * 70_000_000),
    ],
)
@pytest.mark.parametrize("place", ["rs", "lajkovac"])
def test_a_spoiled_form_is_passed_over(
    folder: Path, built: list[str], place: str, spoil: object
) -> None:
    """Also where only the republic's, on which the place's rests, is spoiled."""
    file = folder / f"{place}.json.z"
    file.write_bytes(spoil(file.read_bytes()))  # type: ignore[operator]
    assert load("Lajkovac").parameters["lajkovac.grant_unemployed"].values[0].value == 120000
    assert built == ["lajkovac"]


def test_a_form_of_another_republic_is_passed_over(
    folder: Path, built: list[str], made: dict[str, bytes]
) -> None:
    """A place's form rests on one republic's form, to the last character."""
    key, data = Loader(examples=False).key("rs"), zlib.decompress(made["rs.json.z"])
    text = data.partition(b"\n")[2].replace(b",", b", ", 1)
    check = linked._check(key, b"", text)
    (folder / "rs.json.z").write_bytes(zlib.compress(check + b"\n" + text))
    load("Lajkovac")
    assert built == ["lajkovac"]


def test_a_changed_act_beside_a_stale_form_is_noticed(
    rules: Path, built: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The acts decide: the new amount is answered, not the one that was linked."""
    changed = tmp_path / "changed" / "rs"
    shutil.copytree(rules, changed)
    act = changed / "lajkovac" / "porodica.yaml"
    act.write_text(act.read_text("utf-8").replace("value: 120000", "value: 130000"), "utf-8")
    monkeypatch.setattr(loading, "rules_root", lambda: changed)
    rulebook = load("Lajkovac")
    assert rulebook.parameters["lajkovac.grant_unemployed"].values[0].value == 130000
    assert built == ["lajkovac"]


def test_an_added_act_beside_a_stale_form_is_noticed(
    rules: Path, built: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One more file in the folder of a place is one more act."""
    more = tmp_path / "more" / "rs"
    shutil.copytree(rules, more)
    text = SMALL.replace("birth_grant", "trial_grant")
    (more / "lajkovac" / "new.yaml").write_text(text, "utf-8")
    monkeypatch.setattr(loading, "rules_root", lambda: more)
    assert "lajkovac.trial_grant" in load("Lajkovac").rights
    assert built == ["lajkovac"]


def test_a_form_of_another_version_is_passed_over(
    built: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A form belongs to the version that made it."""
    monkeypatch.setattr(loading, "__version__", "0.0.0")
    load("Lajkovac")
    assert built == ["lajkovac"]


def test_own_acts_and_examples_are_read(built: list[str], tmp_path: Path) -> None:
    """What an office adds, and the examples, no form holds."""
    own = tmp_path / "own.yaml"
    own.write_text(SMALL.replace("birth_grant", "trial_grant"), "utf-8")
    assert "lajkovac.trial_grant" in load("Lajkovac", acts=[own]).rights
    assert any(act.examples for act in load_rulebook("lajkovac").acts.values())
    assert built == ["lajkovac", "lajkovac"]


def test_what_reads_acts_is_not_imported_for_a_brought_rulebook(folder: Path, rules: Path) -> None:
    """Neither YAML nor pydantic is needed until an act or a case is read."""
    program = (
        "import sys; from pathlib import Path; from eligibility import load;"
        "from eligibility.acts import linked; from eligibility.acts import load as loading;"
        f"linked._folder = lambda: Path({str(folder)!r});"
        f"loading.rules_root = lambda: Path({str(rules)!r});"
        "assert load('Lajkovac').rights;"
        "print(sorted({'yaml', 'pydantic', 'eligibility.acts.link'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr
