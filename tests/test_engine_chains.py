"""What could open if rights were claimed one after another; by the reference engine alone."""

from __future__ import annotations

import json
from typing import Any

from reports import answer

from eligibility import check
from eligibility.acts.link import link
from eligibility.acts.load import parse_act
from eligibility.acts.model import Rulebook
from eligibility.engine.chains import asked_awards
from eligibility.explain import markdown, text
from eligibility.explain.jsonout import as_json
from eligibility.facts import Case, read_case

HEAD = """schema: 1
id: lajkovac.proba
place: lajkovac
title: {sr: Проба, en: Trial}
sources: {page: {title: invented, url: https://example.org/, published: 2016-01-01, evidence: text}}
validity: {seen: 2016-01-01, at: page}
definitions:
  helped: {of: member, label: {sr: проба, en: trial}, value: 'receives(member, "lajkovac.second")'}
rights:
"""
RIGHT = """  {name}:
    name: {{sr: проба, en: {name}}}
    kind: service
    per: applicant
    governing_date: claim
    conditions:
      all:
        - {{id: asks, label: {{sr: услов, en: condition}}, when: '{when}', at: page}}
    benefit: {{label: {{sr: проба, en: trial}}, at: page}}
"""


def rulebook(**rights: str) -> Rulebook:
    """Return rights of one condition each."""
    told = HEAD + "".join(RIGHT.format(name=name, when=when) for name, when in rights.items())
    return link([parse_act(told.encode(), "trial.yaml")], "lajkovac", ("rs", "lajkovac"))


def case(**facts: Any) -> Case:
    """Return a case of one person who receives nothing yet."""
    person = {"id": "ana", "whole": ["awards"], **facts}
    document = {"schema": 1, "applicant": "ana", "claim_date": "2017-05-01", "people": [person]}
    return read_case(json.dumps(document))


CHAIN = {
    "first": "applicant.refused_work = false",
    "second": 'receives(applicant, "lajkovac.first")',
    "third": "applicant.helped",
    "other": 'receives(applicant, "lajkovac.first") and receives(applicant, "lajkovac.third")',
}


def opened(rules: Rulebook, given: Case) -> list[tuple[str, int, tuple[str, ...], str]]:
    """Return what could open, without the place before its id."""
    return [
        (
            each.right.partition(".")[2],
            each.step,
            tuple(right.partition(".")[2] for right in each.through),
            each.outcome,
        )
        for each in check(given, rules).openings
    ]


def test_one_grant_opens_another_and_that_one_the_next() -> None:
    """A chain is followed to its end, by way of definitions too; each step names its rights."""
    assert opened(rulebook(**CHAIN), case(refused_work=False)) == [
        ("second", 1, ("first",), "eligible"),
        ("third", 2, ("second",), "eligible"),
        ("other", 3, ("first", "third"), "eligible"),
    ]


def test_what_could_open_stands_apart_from_what_is_determined() -> None:
    """The determinations are what they are without any prospect."""
    result = check(case(refused_work=False), rulebook(**CHAIN))
    outcomes = {each.right: each.outcome for each in result.determinations}
    assert outcomes == {
        "lajkovac.first": "eligible",
        "lajkovac.second": "not_eligible",
        "lajkovac.third": "not_eligible",
        "lajkovac.other": "not_eligible",
    }


def test_nothing_opens_by_a_right_that_is_not_certain() -> None:
    """Where the first right depends on a fact, or is refused, nothing follows from it."""
    assert opened(rulebook(**CHAIN), case()) == []
    assert opened(rulebook(**CHAIN), case(refused_work=True)) == []


def test_what_is_received_already_needs_no_claim() -> None:
    """With an award in force the next right is met itself, and only what follows could open."""
    award = {"right": "lajkovac.first", "from": "2017-01-01", "until": None}
    found = opened(rulebook(**CHAIN), case(refused_work=False, awards=[award]))
    assert found == [
        ("third", 1, ("second",), "eligible"),
        ("other", 2, ("third",), "eligible"),
    ]


def test_a_right_that_asks_for_more_is_told_with_what_it_would_be() -> None:
    """A refusal that would become `depends` could open, and says that it then depends."""
    rules = rulebook(
        first="applicant.refused_work = false",
        second='receives(applicant, "lajkovac.first") and applicant.military_invalid = true',
    )
    assert opened(rules, case(refused_work=False)) == [("second", 1, ("first",), "depends")]


def test_a_right_that_excludes_itself_comes_to_an_end() -> None:
    """A right that asks that it isn't received yet opens nothing and is not followed for ever."""
    rules = rulebook(
        first='not(receives(applicant, "lajkovac.first"))',
        second="applicant.refused_work = true",
    )
    assert asked_awards(rules) == {"lajkovac.first": ("lajkovac.first",)}
    assert opened(rules, case()) == []


def test_every_format_tells_what_to_claim_first() -> None:
    """The invented aid of Mionica, once granted, opens reduced bills: in text, Markdown, JSON."""
    told = answer(
        read_case(
            '{"schema": 1, "municipality": "Mionica", "claim_date": "2016-11-22",'
            ' "applicant": "ana", "whole": ["people"], "people": [{"id": "ana",'
            ' "birth_date": "1990-05-01", "employment": "unemployed", "refused_work": false,'
            ' "military_invalid": false, "whole": ["incomes", "awards"]}]}'
        )
    )
    line = "ako se prizna Mesečna pomoć: Umanjenje računa (ana)"
    shown = [each.text for each in text.render(told)]
    assert f"  • {line}" in shown
    assert "(nije utvrđeno)" in shown[shown.index(f"  • {line}") - 1]
    assert line in markdown.render(told)
    (opening,) = as_json(told)["openings"]
    assert (opening["right"], opening["step"], opening["outcome"]) == (
        "mionica.relief",
        1,
        "eligible",
    )
