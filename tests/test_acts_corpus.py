"""Many places are linked at once: what stands above is shared and means what it means alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_act import REPUBLIC, SMALL, edited

from eligibility.acts.check import check_files
from eligibility.acts.corpus import Corpus
from eligibility.acts.link import link
from eligibility.acts.load import parse_act
from eligibility.errors import InputError
from eligibility.facts import places

# The republic, places of a province and of a city, one that stands for frames and open terms.
PLACES = ("rs", "bac", "beograd", "obrenovac", "lajkovac", "novi_sad", "kikinda", "ada")


def corpus_of(*texts: str) -> Corpus:
    """Return a corpus of these acts alone."""
    own = [parse_act(text.encode(), f"act{n}.yaml") for n, text in enumerate(texts, 1)]
    return Corpus(own, examples="own", shipped=lambda place: [])


@pytest.mark.parametrize("place", PLACES)
def test_linked_level_by_level_a_chain_is_what_it_is_linked_as_one(place: str) -> None:
    """The shipped acts, with their examples, come out equal."""
    corpus, chain = Corpus(examples="all"), places.chain(place)
    assert corpus.rulebook(place) == link(corpus.files(chain), place, chain)


def test_places_of_one_chain_share_the_acts_above() -> None:
    """The republic's rights are linked once, not for each place."""
    corpus = Corpus()
    one, other = corpus.rulebook("bac"), corpus.rulebook("lajkovac")
    assert one.rights["rs.nsp"] is other.rights["rs.nsp"]


def test_a_text_that_names_a_right_of_another_place_is_judged_in_that_places_chain() -> None:
    """`lajkovac.none` is a plain text elsewhere, and an unknown right where Lajkovac is."""
    text = '"lajkovac.none" = "lajkovac.other" or member.age < 18'
    corpus = corpus_of(edited(("member.age < 18", f"'{text}'"), text=REPUBLIC))
    assert "rs.minor" in corpus.rulebook("bac").definitions
    with pytest.raises(InputError) as refused:
        corpus.rulebook("lajkovac")
    assert "unknown right `lajkovac.none`" in str(refused.value)


def test_what_is_wrong_above_is_told_once_for_all_places(tmp_path: Path) -> None:
    """A mistake in the republic's act is one problem, not one for each place."""
    wrong = edited(("member.age", "member.agee"), text=REPUBLIC)
    (tmp_path / "rs.yaml").write_text(wrong, "utf-8")
    (tmp_path / "lajkovac.yaml").write_text(SMALL, "utf-8")
    (tmp_path / "bac.yaml").write_text(SMALL.replace("lajkovac", "bac"), "utf-8")
    (problem,) = [
        each for each in check_files([tmp_path]).problems if "member.agee" in each.message
    ]
    assert problem.file.endswith("rs.yaml")


def test_an_own_republican_act_may_name_a_right_of_the_place() -> None:
    """Linked as one where the levels cannot stand alone, as a place's chain always was."""
    named = edited(
        ("member.age < 18", "'receives(member, \"lajkovac.birth_grant\")'"), text=REPUBLIC
    )
    corpus = corpus_of(named, SMALL)
    assert "rs.minor" in corpus.rulebook("lajkovac").definitions
    with pytest.raises(InputError):
        corpus.rulebook("bac")
