"""What to ask and in which order; what rights can use at all."""

from __future__ import annotations

from reports import answer, case, rulebook

from eligibility.explain.asking import questions, weigh
from eligibility.explain.needs import needed, people_of
from eligibility.explain.words import Voice
from eligibility.facts import VOCABULARY, read_case


def test_sensitive_facts_are_asked_last() -> None:
    """After the first sensitive question no ordinary one comes."""
    given = answer(case("family"))
    asked = questions(given, given.result.determinations)
    ranks = [VOCABULARY[q.record][q.field].sensitivity == "sensitive" for q in asked]
    assert ranks == sorted(ranks)
    assert any(ranks) and not all(ranks)


def test_the_only_missing_fact_weighs_most() -> None:
    """A fact that alone leaves a condition open weighs more than one of two."""
    given = answer(case("family"))
    weights = weigh(given.result.determinations)
    by_path = {missing.path: weight for missing, weight in weights.items()}
    assert by_path["people.majka.employment"] >= by_path["people.majka.awards/mionica.monthly_aid"]


def test_each_fact_is_asked_once() -> None:
    """One question for a fact, whoever it is asked of."""
    given = answer(case("family"))
    asked = [(q.record, q.field, q.whole) for q in questions(given, given.result.determinations)]
    assert len(asked) == len(set(asked))


def test_a_list_and_its_kinds_are_one_question() -> None:
    """Awards are asked for once, naming the kinds that count."""
    given = answer(case("family"))
    (awards,) = [q for q in questions(given, given.result.determinations) if q.field == "awards"]
    assert awards.whole and awards.kinds == ("mionica.monthly_aid",)


def test_needed_facts_follow_from_expressions() -> None:
    """A right's facts are read from conditions, exceptions, benefit and definitions."""
    rules = rulebook()
    facts = needed(rules, [rules.rights["mionica.monthly_aid"]])
    assert {
        ("person", "birth_date"),
        ("person", "employment"),
        ("person", "refused_work"),
        ("person", "incomes"),
        ("income", "amount"),
        ("income", "month"),
        ("case", "claim_date"),
    } <= facts
    assert ("person", "school") not in facts
    assert ("pension", "amount") not in facts, "no pension is used, though it has an amount"


def test_what_is_needed_is_enough() -> None:
    """Whatever an outcome depends on is among what was found to be needed."""
    rules = rulebook()
    empty = read_case('{"municipality": "Mionica", "claim_date": "2017-01-10"}')
    facts = needed(rules, rules.rights.values())
    for determination in answer(empty).result.determinations:
        for missing in determination.facts:
            if (missing.record, missing.field) in (("case", "people"), ("case", "applicant")):
                continue
            if missing.path != "protected" and missing.field in VOCABULARY[missing.record]:
                assert (missing.record, missing.field) in facts


def test_a_template_has_a_child_where_one_counts() -> None:
    """Ids follow the language; a child stands in only if a right is for a child."""
    rights = rulebook().rights
    assert people_of(Voice("en"), [rights["mionica.birth_grant"]]) == ("applicant", "child")
    assert people_of(Voice(), [rights["mionica.monthly_aid"]]) == ("podnosilac",)
