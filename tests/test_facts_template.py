"""Input templates: they ask for just what is needed, sensitive facts last."""

from __future__ import annotations

import json

from eligibility.facts import UNKNOWN, read_case
from eligibility.facts.template import questions, template
from eligibility.facts.vocabulary import vocabulary

NEEDED = [
    ("case", "claim_date"),
    ("person", "violence_victim"),
    ("person", "support_degree"),
    ("person", "birth_date"),
    ("person", "incomes"),
    ("income", "amount"),
]
PEOPLE = ["majka", "dete"]


def test_a_template_is_a_case_in_which_nothing_is_known() -> None:
    """Leaving a question unanswered leaves the fact unknown."""
    case = read_case(template(NEEDED, PEOPLE, municipality="Бач"))
    assert [person.id for person in case.people] == PEOPLE
    assert (case.applicant, case.municipality) == ("majka", "Бач")
    assert case.claim_date is UNKNOWN
    assert all(person.model_fields_set == {"id"} for person in case.people)


def test_it_asks_only_what_is_needed() -> None:
    """Of an income only the kind, which it cannot do without, and the amount."""
    asked = json.loads(template(NEEDED, PEOPLE, protected=True))["ask"]
    assert set(asked) == {
        "claim_date",
        "whole.people",
        *(
            f"people.{id}.{name}"
            for id in PEOPLE
            for name in (
                "birth_date",
                "incomes",
                "whole.incomes",
                "support_degree",
                "violence_victim",
            )
        ),
    }
    assert "amount (" in asked["people.majka.incomes"]
    assert "month (" not in asked["people.majka.incomes"]


def test_sensitive_facts_come_last_and_protected_ones_at_the_end() -> None:
    """Nobody is asked about violence before being asked about wages."""
    order = [path.rpartition(".")[2] for path, _ in questions(NEEDED, PEOPLE, protected=True)]
    assert order[-4:] == ["support_degree", "support_degree", "violence_victim", "violence_victim"]


def test_whether_that_is_all_is_asked_once_for_each_list() -> None:
    """Every list of every person has one such question."""
    paths = [path for path, _ in questions(NEEDED, PEOPLE)]
    assert paths.count("people.majka.whole.incomes") == 1
    assert paths.count("whole.people") == 1


def test_the_language_of_labels_is_chosen_by_the_caller() -> None:
    """English questions hold no Cyrillic."""
    asked = json.loads(template(NEEDED, PEOPLE, text=lambda label: label.en))
    assert asked["ask"]["people.majka.birth_date"].startswith("date of birth")
    assert json.dumps(asked, ensure_ascii=False).isascii()


def test_a_template_of_everything_can_be_read() -> None:
    """All facts of the vocabulary can be asked for."""
    everything = [(record, name) for record, fields in vocabulary().items() for name in fields]
    case = read_case(template(everything, protected=True))
    assert case.ask is not UNKNOWN
    assert {f"people.person.{field.key}" for field in vocabulary()["person"].values()} - {
        "people.person.id"
    } <= set(case.ask)


def test_protected_facts_are_left_out_unless_asked_for() -> None:
    """A template that asks about violence tells whoever holds it what is suspected."""
    everything = [(record, name) for record, fields in vocabulary().items() for name in fields]
    asked = template(everything, text=lambda label: label.en)
    assert "violen" not in asked
    assert "sibling (" in asked, "other kinds of links stay"
    known = template(everything, text=lambda label: label.en, protected=True)
    assert "violence_victim" in known and "violence (perpetrator of violence against)" in known


def test_each_key_of_an_entry_says_what_it_is() -> None:
    """Whether the parent is `person` or `of` can be read from the template."""
    asked = json.loads(template([("case", "kinship")], text=lambda label: label.en))["ask"]
    assert "person (person): a text; of (in relation to): a text" in asked["kinship"]
