"""A domain function has a signature, a meaning, words, and the facts it asks for."""

from __future__ import annotations

from eligibility.engine.domain import FUNCTIONS, WITHOUT
from eligibility.explain import phrasing
from eligibility.explain.needs import IMPLIED
from eligibility.facts.functions import functions
from eligibility.facts.vocabulary import vocabulary
from eligibility.feel.types import RecordType


def test_what_can_be_called_has_a_meaning_and_words() -> None:
    """No function is known to the checker alone, or to the engine alone."""
    assert set(functions()) == set(FUNCTIONS) == set(WITHOUT)
    assert set(functions()) <= set(phrasing.FUNCTIONS)


def test_a_function_about_people_names_the_facts_it_asks_for() -> None:
    """A template then offers them; `same person` asks for none."""
    about_people = {
        name
        for name, signature in functions().items()
        if any(isinstance(of, RecordType) for _, of in signature.parameters)
    }
    assert about_people - {"same person"} <= set(IMPLIED)
    for asked in IMPLIED.values():
        for record, field in asked:
            assert field in vocabulary()[record], (record, field)
