"""What must hold of every case under every rulebook, invented ones and the real rules."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from completion import completed
from hypothesis import assume, given
from hypothesis import strategies as st

from eligibility.acts.coverage import shipped as shipped_places
from eligibility.acts.load import load_rulebook
from eligibility.acts.model import Citation, Rulebook
from eligibility.engine import Determination, Result, check
from eligibility.engine.result import ConditionResult
from eligibility.errors import InputError
from eligibility.facts import read_case
from eligibility.testing import case_documents, rulebooks
from eligibility.testing.acts import ASSESSMENTS, RIGHTS

PLACES = sorted(set(shipped_places()) - {"rs"})
DOCUMENTS = case_documents(rights=RIGHTS, assessments=ASSESSMENTS)


@cache
def shipped(place: str) -> Rulebook:
    """Return the rulebook of one of the encoded places."""
    return load_rulebook(place, examples=False)


def decide(document: dict[str, Any], rulebook: Rulebook) -> Result:
    """Check a case document; one that no caseworker could write is passed over."""
    try:
        case = read_case(json.dumps(document))
    except InputError:
        assume(False)
        raise
    return check(case, rulebook)


def keyed(result: Result) -> dict[tuple[str, str | None, str | None], Determination]:
    """Return the determinations by right, subject and holder's role."""
    return {
        (each.right, each.subject, each.role.en if each.role else None): each
        for each in result.determinations
    }


def worked(result: Result, rename: dict[str, str] | None = None) -> list[Any]:
    """Return what was decided, without paths: outcome, standing and benefit of each."""
    names = rename or {}
    return sorted(
        (
            each.right,
            names.get(each.subject or "", each.subject or ""),
            names.get(each.holder or "", each.holder or ""),
            each.outcome,
            each.standing,
            each.benefit.status,
            str(each.benefit.value),
            sorted(str(choice.value) for choice in each.benefit.choices),
        )
        for each in result.determinations
    )


@st.composite
def situations(draw: st.DrawFn) -> tuple[dict[str, Any], Rulebook]:
    """Return a case document with an invented rulebook, or with that of a real place."""
    if draw(st.integers(0, 3)):
        return draw(DOCUMENTS), draw(rulebooks())
    rulebook = shipped(draw(st.sampled_from(PLACES)))
    document = draw(
        case_documents(rights=list(rulebook.rights), assessments=list(rulebook.assessments))
    )
    return document, rulebook


def fewer_facts(document: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Return the case with some facts unsaid and some lists open."""
    less = copy.deepcopy(document)
    for record in [less, *less["people"]]:
        if record.get("whole"):
            record["whole"] = [name for name in record["whole"] if chance.random() < 0.6]
        for key in list(record):
            if key in ("id", "people", "schema", "whole", "applicant", "kinship"):
                continue
            value = record[key]
            if isinstance(value, list):
                if chance.random() < 0.3 and not _is_whole(record, key):
                    record[key] = [item for item in value if chance.random() < 0.5]
                for item in record[key]:
                    if isinstance(item, dict):
                        _forget(item, chance)
            elif chance.random() < 0.3:
                del record[key]
    if "applicant" in less and chance.random() < 0.2:
        del less["applicant"]
    return less


def _is_whole(record: dict[str, Any], key: str) -> bool:
    return any(name.partition("/")[0] == key for name in record.get("whole", ()))


def _forget(item: dict[str, Any], chance: random.Random) -> None:
    for key in list(item):
        if key not in ("right", "kind") and chance.random() < 0.2:
            del item[key]


@given(situations(), st.randoms(use_true_random=False))
def test_filling_an_unknown_never_overturns_a_determined_outcome(
    situation: tuple[dict[str, Any], Rulebook], chance: random.Random
) -> None:
    document, rulebook = situation
    after = keyed(decide(document, rulebook))
    before = keyed(decide(fewer_facts(document, chance), rulebook))
    for key, early in before.items():
        late = after.get(key)
        if early.outcome in ("depends", "needs_assessment") or late is None:
            continue
        assert (early.right, late.outcome) == (early.right, early.outcome)
        if early.outcome == "eligible" and early.benefit.status == "value":
            assert late.benefit.value == early.benefit.value


@given(situations(), st.randoms(use_true_random=False))
def test_a_possible_benefit_is_among_the_choices_or_within_the_bounds(
    situation: tuple[dict[str, Any], Rulebook], chance: random.Random
) -> None:
    document, rulebook = situation
    after = keyed(decide(document, rulebook))
    before = keyed(decide(fewer_facts(document, chance), rulebook))
    for key, early in before.items():
        late = after.get(key)
        if late is None or late.benefit.status != "value" or late.benefit.value is None:
            continue
        if early.benefit.status == "choices":
            assert late.benefit.value in {choice.value for choice in early.benefit.choices}
        if early.benefit.low is not None:
            assert early.benefit.low <= late.benefit.value
        if early.benefit.high is not None:
            assert late.benefit.value <= early.benefit.high


@given(situations(), st.randoms(use_true_random=False))
def test_order_and_ids_of_people_incomes_and_awards_never_matter(
    situation: tuple[dict[str, Any], Rulebook], chance: random.Random
) -> None:
    document, rulebook = situation
    other = copy.deepcopy(document)
    chance.shuffle(other["people"])
    chance.shuffle(other.get("kinship", []))
    for person in other["people"]:
        for value in person.values():
            if isinstance(value, list):
                chance.shuffle(value)
    ids = [person["id"] for person in other["people"]]
    renamed = dict(zip(ids, [f"x{chance.randrange(10**6)}-{n}" for n in range(9)], strict=False))
    other = json.loads(json.dumps(other))
    for person in other["people"]:
        person["id"] = renamed[person["id"]]
    for link in other.get("kinship", []):
        link["person"], link["of"] = renamed[link["person"]], renamed[link["of"]]
    if "applicant" in other:
        other["applicant"] = renamed[other["applicant"]]
    back = {new: old for old, new in renamed.items()}
    assert worked(decide(other, rulebook), back) == worked(decide(document, rulebook))


@given(situations())
def test_a_case_and_its_anonymised_copy_decide_alike(
    situation: tuple[dict[str, Any], Rulebook],
) -> None:
    document, rulebook = situation
    copy_ = copy.deepcopy(document)
    copy_["note"] = "anonymised"
    names = {person["id"]: f"person-{n}" for n, person in enumerate(copy_["people"])}
    households: dict[str, str] = {}
    for person in copy_["people"]:
        person["id"] = names[person["id"]]
        if person.get("household"):
            key = person["household"]
            person["household"] = households.setdefault(key, f"household-{len(households)}")
    for link in copy_.get("kinship", []):
        link["person"], link["of"] = names[link["person"]], names[link["of"]]
    if "applicant" in copy_:
        copy_["applicant"] = names[copy_["applicant"]]
    back = {new: old for old, new in names.items()}
    assert worked(decide(copy_, rulebook), back) == worked(decide(document, rulebook))


@given(situations(), st.data())
def test_completing_every_fact_that_depends_names_decides(
    situation: tuple[dict[str, Any], Rulebook], data: st.DataObject
) -> None:
    document, rulebook = situation

    def pick(options: list[Any]) -> Any:
        return data.draw(st.sampled_from(options))

    result = decide(document, rulebook)
    waiting = [each for each in result.determinations if each.outcome == "depends" and each.facts]
    if not waiting:
        return
    determination = data.draw(st.sampled_from(waiting))
    full = completed(document, list(determination.facts), pick)
    after = keyed(decide(full, rulebook))
    role = determination.role.en if determination.role else None
    late = after.get((determination.right, determination.subject, role))
    assert late is None or late.facts == ()


@given(rulebooks())
def test_an_empty_case_decides_nothing(rulebook: Rulebook) -> None:
    # Conditions that no fact can touch (a table of constants) are decided without facts.
    for each in decide({"schema": 1, "people": [{"id": "ana"}]}, rulebook).determinations:
        asks = any(
            condition.found or condition.value in (True, False) for condition in leaves(each)
        )
        assert each.outcome in ("depends", "needs_assessment") or asks


@pytest.mark.parametrize("place", PLACES)
def test_under_the_real_rules_an_empty_case_is_granted_and_refused_nothing(place: str) -> None:
    result = decide({"schema": 1, "people": [{"id": "ana"}]}, shipped(place))
    assert result.determinations
    assert {each.outcome for each in result.determinations} <= {"depends", "needs_assessment"}


@pytest.mark.parametrize("day", ["1995-06-01", "2030-06-01"])
def test_what_is_not_in_force_is_refused_whatever_else_was_not_seen(day: str) -> None:
    """A passage that nobody saw can't bring a right back on a day outside its validity."""
    seen = 0
    for place in PLACES:
        result = decide({"schema": 1, "claim_date": day, "people": [{"id": "ana"}]}, shipped(place))
        for each in result.determinations:
            if each.standing == "not_in_force":
                seen += 1
                assert (each.outcome, each.passages) == ("not_eligible", ()), each.right
    assert seen


def leaves(determination: Determination) -> Iterator[ConditionResult]:
    """Yield the single conditions of a determination."""
    waiting = [determination.conditions]
    while waiting:
        node = waiting.pop()
        waiting.extend(node.members)
        if node.kind == "condition" and node.id not in ("in_force", "concerns", "holder"):
            yield node


def cited(determination: Determination) -> Iterator[Citation]:
    """Yield every citation that a determination shows."""
    for condition in leaves(determination):
        if condition.citation is not None:
            yield condition.citation
        for found in condition.found:
            yield from (dated.citation for dated in found.dated)
    for found in determination.benefit.found:
        yield from (dated.citation for dated in found.dated)
    if determination.benefit.citation is not None:
        yield determination.benefit.citation


@given(situations())
def test_every_citation_in_a_result_exists_in_an_act_of_the_rulebook(
    situation: tuple[dict[str, Any], Rulebook],
) -> None:
    document, rulebook = situation
    known = {source for act in rulebook.acts.values() for source in act.sources}
    for determination in decide(document, rulebook).determinations:
        for citation in cited(determination):
            assert citation.source in known
