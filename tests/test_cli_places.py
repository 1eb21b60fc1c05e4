"""`eligibility places`, and what is said of a place whose acts are not encoded."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import eligibility
from eligibility.acts.coverage import shipped

ROOT = Path(__file__).parent.parent
CASE = str(ROOT / "examples" / "lajkovac-2026.json")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line."""
    code = "from eligibility.cli.main import run; run()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, encoding="utf-8"
    )


def test_the_list_shows_which_places_have_acts() -> None:
    """All places by district; a place of Belgrade is told that Belgrade's acts apply."""
    text = run("places", "--lang", "en").stdout
    assert "Kolubarski district" in text and "Vojvodina – Sremski district" in text
    assert "• Lajkovac (lajkovac), municipality, 70700, support programme, 6 acts" in text
    assert "· Zemun (zemun), city municipality, 70157, no acts encoded, acts of Beograd" in text
    assert f"with acts: {len(shipped())}" in text


def test_the_list_as_json_holds_both_scripts() -> None:
    """For whoever fills a form: id, both scripts, number, chain, number of acts."""
    told = json.loads(run("places", "ШИД", "--format", "json").stdout)
    (sid,) = told["places"]
    assert sid["name"] == {"sr-Cyrl": "Шид", "sr-Latn": "Šid"}
    assert (sid["code"], sid["province"], sid["chain"][-1]) == ("80497", "vojvodina", "sid")
    assert sid["acts"] == shipped()["sid"]


def test_filters_and_unknown_names() -> None:
    """`--programme --with-rules` narrow; a mistyped name gets the nearest ones."""
    told = json.loads(run("places", "--programme", "--format", "json").stdout)
    assert len(told["places"]) == 32
    both = json.loads(run("places", "--programme", "--with-rules", "--format", "json").stdout)
    assert all(place["acts"] and place["programme"] for place in both["places"])
    wrong = run("places", "Lajkovec")
    assert wrong.returncode == 2 and "`Lajkovac`" in wrong.stderr


def test_a_place_without_acts_gets_the_republics_rights_and_is_told_so() -> None:
    """Through the API and the command alike, once."""
    rulebook = eligibility.load("Ада")
    case = eligibility.read_case(Path(CASE).read_text(encoding="utf-8"), CASE)
    (note,) = eligibility.check(case, rulebook).notes
    assert note.en.startswith("Ada: no local act is encoded") and "Србија" in note.sr
    assert rulebook.rights and all(id_.startswith("rs.") for id_ in rulebook.rights)
    done = run("check", CASE, "--municipality", "Ada", "--lang", "en", "--format", "json")
    assert json.loads(done.stdout)["notes"][0] == note.en
    assert done.stderr.count("no local act is encoded") == 1


def test_an_ambiguous_name_is_not_guessed() -> None:
    """Neither the command nor the API picks one of two places of a name."""
    done = run("check", CASE, "--municipality", "Palilula", "--lang", "en")
    assert "it may be: Palilula (Beograd), Palilula (Niš)" in done.stderr
    try:
        eligibility.load("Palilula")
    except eligibility.InputError as error:
        assert "several places are called `Palilula`" in str(error)
    else:
        raise AssertionError


OWN = """schema: 1
id: {place}.nova
place: {place}
title: {{sr: Нова, en: New}}
sources: {{page: {{title: example.rs, evidence: text}}}}
validity: {{from: 2026-01-01, at: page}}
{more}"""


def own(tmp_path: Path, place: str, more: str = "") -> str:
    """Write an act of an office's own; return its file."""
    path = tmp_path / f"{place}.yaml"
    path.write_text(OWN.format(place=place, more=more), encoding="utf-8")
    return str(path)


def test_acts_of_an_offices_own_are_counted(tmp_path: Path) -> None:
    """A place that has none shipped has one now; one more stands beside Lajkovac's six."""
    ada, lajkovac = own(tmp_path, "ada"), own(tmp_path, "lajkovac")
    told = run("places", "--acts", ada, "--acts", lajkovac, "--format", "json", "--with-rules")
    counts = {place["id"]: place["acts"] for place in json.loads(told.stdout)["places"]}
    assert counts["ada"] == 1
    assert counts["lajkovac"] == shipped()["lajkovac"] + 1
    assert counts["sid"] == shipped()["sid"]
    assert "ada" not in {
        place["id"]
        for place in json.loads(run("places", "--with-rules", "--format", "json").stdout)["places"]
    }


def test_an_act_in_the_place_of_a_shipped_one_is_no_further_act(tmp_path: Path) -> None:
    """By its id it replaces the one that is shipped."""
    path = own(tmp_path, "lajkovac")
    Path(path).write_text(
        Path(path).read_text(encoding="utf-8").replace("lajkovac.nova", "lajkovac.porodica"),
        encoding="utf-8",
    )
    (place,) = json.loads(run("places", "Lajkovac", "--acts", path, "--format", "json").stdout)[
        "places"
    ]
    assert place["acts"] == shipped()["lajkovac"]


def test_an_act_of_no_known_place_is_refused(tmp_path: Path) -> None:
    """With its line and the nearest name, as everywhere."""
    done = run("places", "--acts", own(tmp_path, "lajkovec"))
    assert done.returncode == 2
    assert "lajkovec.yaml:3:8: unknown place `lajkovec`" in done.stderr
    assert "did you mean `lajkovac`" in done.stderr


def test_rights_of_all_places_hold_those_of_an_offices_own(tmp_path: Path) -> None:
    """`rights --acts` lists them also where no act is shipped for the place."""
    right = """rights:
  gift:
    name: {sr: Поклон, en: Gift of Ada}
    kind: cash
    per: applicant
    governing_date: claim
    conditions: {all: []}
    benefit: {label: {sr: поклон, en: a gift}}
"""
    done = run("rights", "--lang", "en", "--acts", own(tmp_path, "ada", right))
    assert "Gift of Ada" in done.stdout
