"""Plain-text pairs: what the language makes of an expression, readable by anyone."""

from __future__ import annotations

from pathlib import Path

import pytest
from feel_scope import FUNCTIONS, LABELS, SCOPE

from eligibility.errors import InputError
from eligibility.feel import check, parse, unparse
from eligibility.feel.phrases import Lang
from eligibility.feel.tautology import undecided
from eligibility.feel.types import describe
from eligibility.feel.words import in_words

FOLDER = Path(__file__).parent / "fixtures" / "feel"


def pairs(name: str) -> list[tuple[str, str]]:
    """Return the first line of each block and the rest of it."""
    text = (FOLDER / name).read_text(encoding="utf-8").strip()
    blocks = [block.partition("\n") for block in text.split("\n\n")[1:]]
    return [(first, rest) for first, _, rest in blocks]


def refusal(error: InputError) -> str:
    """Return an error as the fixtures write it."""
    (problem,) = error.problems
    assert problem.span is not None
    text = f"! {problem.span.line}:{problem.span.column}: {problem.message}"
    return f"{text}\n  help: {problem.help}" if problem.help else text


@pytest.mark.parametrize(("text", "expected"), pairs("canonical.txt"))
def test_an_expression_has_one_canonical_text(text: str, expected: str) -> None:
    """Printing gives the canonical text, and parsing and printing it changes nothing."""
    node = parse(text, FUNCTIONS)
    canonical = unparse(node)
    assert f"= {canonical}" == expected
    assert parse(canonical, FUNCTIONS) == node


@pytest.mark.parametrize(("text", "expected"), pairs("syntax_errors.txt"))
def test_what_is_no_expression_is_refused_with_a_place(text: str, expected: str) -> None:
    """The parser says where it stopped, at what, and what would be right."""
    with pytest.raises(InputError) as caught:
        parse(text, FUNCTIONS)
    assert refusal(caught.value) == expected


@pytest.mark.parametrize(("text", "expected"), pairs("types.txt"))
def test_an_expression_has_a_type_with_its_unit(text: str, expected: str) -> None:
    """The checker finds the type and the unit of measure."""
    assert f": {describe(check(parse(text, FUNCTIONS), SCOPE))}" == expected


@pytest.mark.parametrize(("text", "expected"), pairs("type_errors.txt"))
def test_a_clash_is_refused_with_a_place(text: str, expected: str) -> None:
    """The checker says which part clashes and what would be right."""
    with pytest.raises(InputError) as caught:
        check(parse(text, FUNCTIONS), SCOPE)
    assert refusal(caught.value) == expected


@pytest.mark.parametrize(("text", "expected"), pairs("condition_errors.txt"))
def test_a_condition_is_held_to_more(text: str, expected: str) -> None:
    """What a benefit may say, a condition may not: bare amounts, needless doubt."""
    node = parse(text, FUNCTIONS)
    assert describe(check(node, SCOPE)) == "true or false"
    with pytest.raises(InputError) as caught:
        check(node, SCOPE, condition=True)
    assert refusal(caught.value) == expected


@pytest.mark.parametrize(("text", "expected"), pairs("undecided.txt"))
def test_needless_doubt_is_found_where_it_is(text: str, expected: str) -> None:
    """The part is named for which Kleene's tables give up though every completion agrees."""
    place = undecided(parse(text, FUNCTIONS))
    blamed = "decided" if place is None else text[place.column - 1 : place.end_column - 1]
    assert f"? {blamed}" == expected


@pytest.mark.parametrize(("text", "expected"), pairs("words.txt"))
def test_an_expression_is_told_in_words(text: str, expected: str) -> None:
    """The same nodes are told in English and in both Serbian scripts."""
    node = parse(text, FUNCTIONS)
    langs: tuple[Lang, ...] = ("en", "sr-Cyrl", "sr-Latn")
    told = [f"{lang}: {in_words(node, LABELS.get, lang)}" for lang in langs]
    assert "\n".join(told) == expected


def test_there_are_hundreds_of_pairs() -> None:
    """No fixture file has been emptied by accident."""
    assert sum(1 for path in FOLDER.iterdir() for _ in pairs(path.name)) > 600
