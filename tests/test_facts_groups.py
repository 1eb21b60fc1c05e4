"""Groups that rights name: their spellings, the listing, the tags in the acts, what is asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import get_args

import pytest

from eligibility import check, read_case
from eligibility.acts.model import Rulebook
from eligibility.cli.main import guarded
from eligibility.cli.rulebooks import Rulebooks
from eligibility.errors import InputError
from eligibility.explain.asking import questions
from eligibility.explain.context import context
from eligibility.explain.needs import needed
from eligibility.explain.protect import for_audience
from eligibility.explain.words import Voice
from eligibility.facts import VOCABULARY
from eligibility.facts.groups import GROUPS, Group, as_group, find_group
from eligibility.feel.script import to_latin

NAMING = {
    "roma": "roma",
    "violence_victim": "violence",
    "without_parental_care": "without_care",
    "disability": "disability",
    "developmental_difficulties": "disability",
    "support_degree": "disability",
}
"""Facts that belong to one group alone: a right that uses one names the group."""


@pytest.fixture(scope="module")
def rulebooks() -> list[Rulebook]:
    return Rulebooks().all()


@pytest.mark.parametrize("key", GROUPS)
def test_a_group_is_found_by_key_and_labels_in_any_script(key: str) -> None:
    """Key, Cyrillic, Latin, Latin without diacritics, capitals and English all name it."""
    words = GROUPS[key]
    latin = to_latin(words.sr)
    bare = latin.translate(str.maketrans("čćšžđ", "ccszd"))
    for text in (key, words.sr, words.sr.upper(), latin, bare, words.en, *words.others):
        assert find_group(text) == key, text


def test_the_groups_are_those_of_the_type() -> None:
    """The words and the type of the act file list the same groups."""
    assert tuple(GROUPS) == get_args(Group)


def test_an_unknown_group_gets_the_nearest_name() -> None:
    """A slip of the pen gets its group, anything else all of them."""
    with pytest.raises(InputError, match="did you mean `roma`"):
        as_group("romy", "--group")
    with pytest.raises(InputError, match="groups: roma, disability"):
        as_group("xyzzy", "--group")


def test_rights_lists_those_that_name_a_group(capsys: pytest.CaptureFixture[str]) -> None:
    """Only rights with the group, in text and in JSON, without values and passages."""
    assert guarded(["rights", "Odžaci", "--group", "ромкиње"]) == 0
    out, _ = capsys.readouterr()
    assert "Prava koja imenuju grupu: Romi" in out
    assert "odzaci.secondary_pupils" in out and "odzaci.refugee_aid" not in out
    assert "nije obrađeno" not in out
    assert guarded(["rights", "Odžaci", "--group", "refugees", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr()[0])
    assert told["group"] == "displaced"
    assert told["groups"]["roma"] == "Romi"
    rights = [right for act in told["acts"] for right in act["rights"]]
    assert "odzaci.refugee_aid" in {right["id"] for right in rights}
    assert all("displaced" in right["groups"] for right in rights)
    assert not any(act["parameters"] for act in told["acts"])


def test_all_places_are_listed_without_a_place(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a place the group's rights of every place are listed."""
    assert guarded(["rights", "--group", "victims of violence", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr()[0])
    listed = {right["id"] for act in told["acts"] for right in act["rights"]}
    assert "beograd.other_ground_aid" in listed


def test_a_group_that_no_right_names_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """An empty list is a sentence, not nothing."""
    assert guarded(["rights", "Lajkovac", "--group", "roma", "--lang", "en"]) == 0
    assert "No encoded right names this group." in capsys.readouterr()[0]


def test_an_unknown_group_on_the_command_line_is_bad_input(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The message names the flag and the nearest group."""
    assert guarded(["rights", "--group", "povrety"]) == 2
    assert "--group: unknown group `povrety`" in capsys.readouterr()[1]


def _rights(rulebooks: list[Rulebook]) -> Iterator[tuple[Rulebook, str]]:
    seen: set[str] = set()
    for rulebook in rulebooks:
        for id_ in rulebook.rights.keys() - seen:
            seen.add(id_)
            yield rulebook, id_


def test_a_right_that_uses_a_groups_own_fact_names_the_group(rulebooks: list[Rulebook]) -> None:
    """Nationality, violence, missing parental care and disability are tagged wherever used."""
    for rulebook, id_ in _rights(rulebooks):
        right = rulebook.rights[id_]
        # Assistance speaks of disability only as one of many reasons not to work.
        if id_ == "rs.nsp":
            continue
        facts = {name for record, name in needed(rulebook, [right]) if record == "person"}
        for fact, group in NAMING.items():
            assert fact not in facts or group in right.groups, (id_, fact)


def test_sensitive_facts_are_asked_last_and_only_where_a_right_needs_them(
    rulebooks: list[Rulebook],
) -> None:
    """Nobody is asked for nationality, violence or health unless a right of the place uses it."""
    ranks = {"ordinary": 0, "sensitive": 1, "protected": 2}
    asked_somewhere = set()
    for rulebook in rulebooks:
        case = read_case('{"claim_date": "2026-03-02", "applicant": "a", "people": [{"id": "a"}]}')
        result = for_audience(check(case, rulebook), case, "caseworker")
        given = context(result, rulebook, Voice(), case)
        asked = questions(given, result.determinations)
        entries = [VOCABULARY[each.record].get(each.field) for each in asked]
        order = [ranks[entry.sensitivity] if entry else 0 for entry in entries]
        assert order == sorted(order), rulebook.place
        usable = needed(rulebook, rulebook.rights.values())
        for each, rank in zip(asked, order, strict=True):
            if rank:
                asked_somewhere.add(each.field)
                assert (each.record, each.field) in usable, (rulebook.place, each.field)
    assert {"violence_victim", "disability"} <= asked_somewhere


def test_a_sensitive_fact_left_out_leaves_other_rights_alone(rulebooks: list[Rulebook]) -> None:
    """Nationality is no required fact: what does not ask for it is decided without it."""
    (rulebook,) = (each for each in rulebooks if each.place == "odzaci")
    given = {"claim_date": "2020-10-01", "applicant": "a", "people": [{"id": "a"}]}
    silent = check(read_case(json.dumps(given)), rulebook)
    given["people"] = [{"id": "a", "roma": False}]
    told = check(read_case(json.dumps(given)), rulebook)
    for before, after in zip(silent.determinations, told.determinations, strict=True):
        if "roma" not in rulebook.rights[before.right].groups:
            assert before == after
