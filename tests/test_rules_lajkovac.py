"""What Lajkovac's acts say of the two invented families in `examples/`."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from eligibility import Determination, check, load, read_case

EXAMPLES = Path(__file__).parent.parent / "examples"


def answers(name: str) -> dict[tuple[str, str | None], Determination]:
    """Return the determinations of an example by right and subject."""
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    result = check(read_case(text, name), load("Lajkovac"))
    return {(each.right, each.subject): each for each in result.determinations}


@pytest.fixture(scope="module")
def in_2017() -> dict[tuple[str, str | None], Determination]:
    return answers("lajkovac-birth.json")


@pytest.fixture(scope="module")
def in_2026() -> dict[tuple[str, str | None], Determination]:
    return answers("lajkovac-2026.json")


def test_the_birth_grant_rests_on_news_and_says_so(
    in_2017: dict[tuple[str, str | None], Determination],
) -> None:
    """All that the source shows is fulfilled; that it is a newspaper's is told with the grant."""
    found = in_2017["lajkovac.birth_grant", "dete"]
    assert (found.outcome, found.holder) == ("eligible", "majka")
    assert found.evidence == "secondary"
    assert found.benefit.value == Fraction(120000)


def test_an_amount_of_2017_is_not_told_in_2026(
    in_2026: dict[tuple[str, str | None], Determination],
) -> None:
    """Nine years later the amount is only the last known one."""
    benefit = in_2026["lajkovac.birth_grant", "dete"].benefit
    assert benefit.value is None
    last = {id_: value.value for id_, value in benefit.last_known}
    assert last["lajkovac.grant_unemployed"] == Fraction(120000)


@pytest.mark.parametrize("example", ["lajkovac-birth.json", "lajkovac-2026.json"])
def test_the_pensioners_aid_depends_on_an_amount_that_was_not_published(example: str) -> None:
    """Outside the quarters whose lowest pension was seen nobody is granted or refused."""
    found = answers(example)["lajkovac.pensioner_aid", "baka"]
    assert found.outcome == "depends"
    assert [missing.path for missing in found.parameters] == ["lajkovac.lowest_farmers"]
    assert not found.facts


def test_a_right_is_refused_where_its_condition_is_known_to_fail(
    in_2017: dict[tuple[str, str | None], Determination],
) -> None:
    """The daughter lives in the town, so transport from the villages is not hers."""
    assert in_2017["lajkovac.pupil_transport", "cerka"].outcome == "not_eligible"


def test_the_companion_began_in_october_2021_and_waits_for_the_bodies(
    in_2017: dict[tuple[str, str | None], Determination],
    in_2026: dict[tuple[str, str | None], Determination],
) -> None:
    """Before its start the service is not in force; later only the assessment is missing."""
    assert in_2017["lajkovac.personal_companion", "cerka"].standing == "not_in_force"
    found = in_2026["lajkovac.personal_companion", "cerka"]
    assert found.outcome == "needs_assessment"
    assert [missing.field for missing in found.assessments] == ["lajkovac.companion_need"]


def test_assistance_of_2017_is_reckoned_from_the_published_amounts(
    in_2017: dict[tuple[str, str | None], Determination],
) -> None:
    """8,201 + 4,101 + 2 × 2,460, less 9,000 over three months."""
    found = in_2017["rs.nsp", "majka"]
    assert found.outcome == "eligible"
    assert found.benefit.value == Fraction(8201 + 4101 + 2 * 2460 - 3000)
