"""One family's rights in several places: what is supposed, what is one row, how it is shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import eligibility
from eligibility.acts.load import load_rulebook
from eligibility.cli import main
from eligibility.engine.comparison import Comparison, moved
from eligibility.explain.sidebyside import SideBySide, markdown, render
from eligibility.explain.words import Voice
from eligibility.facts.topics import TOPICS, topic_of

ROOT = Path(__file__).parent.parent
CASE = ROOT / "examples" / "lajkovac-birth.json"
PLACES = ("lajkovac", "vrbas", "bac")


@pytest.fixture(name="family", scope="module")
def _family() -> eligibility.Case:
    return eligibility.read_case(CASE.read_text(encoding="utf-8"), str(CASE))


@pytest.fixture(name="books", scope="module")
def _books() -> list[eligibility.Rulebook]:
    return [load_rulebook(place, examples=False) for place in PLACES]


def outcomes(comparison: Comparison, topic: str) -> list[set[str]]:
    """Return the outcomes in each place of rights that concern somebody."""
    (row,) = [row for row in comparison.rows if row.topic == topic]
    return [{d.outcome for d in cell if d.standing == "possible"} for cell in row.cells]


def test_residence_elsewhere_makes_no_right_there(
    family: eligibility.Case, books: list[eligibility.Rulebook]
) -> None:
    """As it stands, only the claim is moved: Bač asks for residence in Bač."""
    found = eligibility.compare(family, books)
    assert found.places == PLACES and found.home == "lajkovac"
    home, _, bac = outcomes(found, "birth_grant")
    assert home == {"eligible"} and bac == {"not_eligible"}
    assert all(case.people == family.people for case in found.cases)


def test_as_if_resident_moves_the_familys_residence(books: list[eligibility.Rulebook]) -> None:
    """Then Bač's condition of residence is met, for as long as the family lived in Lajkovac."""
    text = CASE.read_text(encoding="utf-8").replace("Valjevo", "Lajkovac")
    family = eligibility.read_case(text)
    as_told = eligibility.compare(family, books)
    found = eligibility.compare(family, books, as_if_resident=True)
    assert outcomes(as_told, "birth_grant")[2] == {"not_eligible"}
    assert "not_eligible" not in outcomes(found, "birth_grant")[2]
    spells = [r for person in found.cases[2].people for r in person.residences]
    assert {r.place for r in spells} == {"Bač"}
    before = [r for person in family.people for r in person.residences]
    assert [(r.kind, r.start, r.end) for r in spells] == [(r.kind, r.start, r.end) for r in before]


def test_permanent_residence_in_a_third_place_stays_a_bar(
    family: eligibility.Case, books: list[eligibility.Rulebook]
) -> None:
    """The mother only stays in Lajkovac; her permanent residence in Valjevo is nobody's wish."""
    found = eligibility.compare(family, books, as_if_resident=True)
    assert outcomes(found, "birth_grant")[2] == {"not_eligible"}


def test_other_ties_and_third_places_stay() -> None:
    """A school in Lajkovac and an earlier life in Niš are no residence of the present home."""
    text = json.dumps(
        {
            "municipality": "Lajkovac",
            "people": [
                {
                    "id": "a",
                    "residences": [
                        {"kind": "prebivaliste", "place": "Лајковац", "from": "2015-01-01"},
                        {"kind": "prebivaliste", "place": "Niš", "from": "2010-01-01"},
                        {"kind": "school", "place": "Lajkovac", "from": "2015-09-01"},
                        {"kind": "boraviste", "place": "Lajkovec", "from": "2015-01-01"},
                    ],
                }
            ],
        }
    )
    case = moved(eligibility.read_case(text), "vrbas", "lajkovac")
    assert case.municipality == "Vrbas"
    places = [residence.place for residence in case.people[0].residences]
    assert places == ["Vrbas", "Niš", "Lajkovac", "Lajkovec"]


def test_the_republics_rights_stand_once(
    family: eligibility.Case, books: list[eligibility.Rulebook]
) -> None:
    """In a row that all places share; what differs by place stands before."""
    found = eligibility.compare(family, books)
    (nsp,) = [row for row in found.rows if row.right == "rs.nsp"]
    assert nsp.shared and nsp.same and all(len(cell) for cell in nsp.cells)
    shared = [row.shared for row in found.rows]
    assert shared == sorted(shared)
    assert not any(d.right == "lajkovac.birth_grant" for d in nsp.cells[0])


def test_each_right_of_each_place_is_in_one_row(
    family: eligibility.Case, books: list[eligibility.Rulebook]
) -> None:
    """Nothing is lost and nothing told twice."""
    found = eligibility.compare(family, books)
    for index, result in enumerate(found.results):
        listed = [d for row in found.rows for d in row.cells[index]]
        assert len(listed) == len(result.determinations)
        assert set(map(id, listed)) == set(map(id, result.determinations))


def test_what_cannot_be_compared_is_told(
    family: eligibility.Case, books: list[eligibility.Rulebook]
) -> None:
    """One place alone; a supposed residence without a home to move from."""
    with pytest.raises(eligibility.InputError, match="at least two different places"):
        eligibility.compare(family, [books[0], books[0]])
    homeless = eligibility.read_case('{"people": [{"id": "a"}]}')
    with pytest.raises(eligibility.InputError, match="which residence to replace"):
        eligibility.compare(homeless, books, as_if_resident=True)
    assert eligibility.compare(homeless, books).home is None


@pytest.mark.parametrize("width", [30, 60, 100])
def test_the_text_fits_and_says_what_is_supposed(
    width: int, family: eligibility.Case, books: list[eligibility.Rulebook]
) -> None:
    """On a narrow terminal too; places are named in each row, the overview only where it fits."""
    for resident in (False, True):
        found = eligibility.compare(family, books, as_if_resident=resident)
        lines = render(SideBySide(found, books, Voice("en")), width)
        text = " ".join(line.text.strip() for line in lines)
        told = "As if the family lived" if resident else "with residence as the case tells it"
        assert told.casefold() in text.casefold()
        assert "it may exist all the same" in text and "Information, not a decision" in text
        longest = max(len(word) for line in lines for word in line.text.split())
        assert all(len(line.text) <= max(width, longest + 6) for line in lines)
        assert ("Lajkovac  Vrbas  Bač" in "\n".join(line.text for line in lines)) == (width >= 60)


def test_the_markdown_is_one_table(
    family: eligibility.Case, books: list[eligibility.Rulebook]
) -> None:
    """A column for each place, a row for each right that concerns somebody."""
    found = eligibility.compare(family, books)
    text = markdown(SideBySide(found, books, Voice("sr-Cyrl")))
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert table[0] == "| Право | Лајковац | Врбас | Бач |"
    assert all(line.replace("\\|", "").count("|") == 5 for line in table)
    grant = next(line for line in table if line.startswith("| Помоћ за рођење детета"))
    assert "✓ Помоћ за новорођено дете" in grant and "120.000 RSD" in grant


def test_the_command_answers_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Rows by topic with each place's cells, and each place's whole result."""
    arguments = ["compare", str(CASE), "--places", "Лајковац,vrbas", "--format", "json"]
    assert main.guarded([*arguments, "--lang", "en"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["places"] == ["lajkovac", "vrbas"] and told["as_if_resident"] is False
    (row,) = [row for row in told["rows"] if row["topic"] == "birth_grant"]
    assert row["name"] == TOPICS["birth_grant"].en and len(row["cells"]) == 2
    assert row["cells"][0][0]["outcome"] == "eligible"
    assert [result["place"] for result in told["results"]] == told["places"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--places", "lajkovac"), "at least two different places"),
        (("--places", "lajkovac,Лајковац"), "at least two different places"),
        (("--places", "lajkovac,Vrbasss"), "--places: unknown place `Vrbasss`"),
        (("--places", "lajkovac,Palilula"), "several places are called `Palilula`"),
        (("--places", ""), "at least two different places"),
        ((), "--places"),
    ],
)
def test_bad_places_are_told(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, with the nearest name."""
    assert main.guarded(["compare", str(CASE), *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_place_without_acts_is_compared_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Ada has the republic's rights, and a note that its own acts are not encoded."""
    assert main.guarded(["compare", str(CASE), "--places", "lajkovac,ada", "--lang", "en"]) == 0
    ran = capsys.readouterr()
    assert "Ada: no local act is encoded" in ran.out and "– not encoded: Ada" in ran.out
    assert "Ada: no local act is encoded" in ran.err


def test_protected_facts_are_not_named_to_the_family() -> None:
    """The audience holds for a comparison as for an answer."""
    text = json.dumps(
        {
            "municipality": "Beograd",
            "claim_date": "2025-03-01",
            "applicant": "a",
            "people": [{"id": "a", "violence_victim": True}],
        }
    )
    case = eligibility.read_case(text)
    books = [load_rulebook(place, examples=False) for place in ("beograd", "nis")]
    found = eligibility.compare(case, books)
    shown = markdown(SideBySide(found, books, Voice("en"), "family"))
    assert "violence" not in shown.casefold()


def test_topics_are_told_by_an_act_or_by_the_id() -> None:
    """What the act says goes first; words of the id, wherever they stand, come next."""
    assert topic_of("bac.birth_grant_2019") == "birth_grant"
    assert topic_of("arandjelovac.school_kitchen") == "school_meal"
    assert topic_of("irig.something_else") == ""
    svrljig = load_rulebook("svrljig", examples=False)
    assert svrljig.rights["svrljig.grant_of_2020"].topic == "birth_grant"
    assert all(topic.sr and topic.en for topic in TOPICS.values())
