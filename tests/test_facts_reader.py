"""Reading cases: what is accepted, what unknown and none mean, what wrong cases are told."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility.errors import InputError
from eligibility.facts import UNKNOWN, Case, Person, is_whole, read_case, value, verified
from eligibility.facts.case import Annotation
from eligibility.facts.validator import case_validator

GALLERY = Path(__file__).parent / "fixtures" / "wrong_cases.txt"

FAMILY = """
{ "schema": 1, "invented": true, "municipality": "Lajkovac",
  "claim_date": "2017-11-20", "decision_date": "2017-12-01",
  "applicant": "majka", "whole": ["people", "kinship"],
  "people": [
    {"id": "majka", "birth_date": "1990-05-01", "sex": "female", "household": "h1",
     "residences": [{"kind": "boraviste", "place": "Lajkovac",
                     "from": "2016-04-10", "until": null}],
     "incomes": [{"kind": "wage", "month": "2017-10", "amount": "31000.50"}],
     "whole": ["residences", "incomes/wage", "awards/rs.nsp"]},
    {"id": "dete", "birth_date": "2017-10-30"} ],
  "kinship": [{"kind": "parent", "person": "majka", "of": "dete", "cares_directly": true}] }
"""


def wrong_cases() -> list[tuple[str, str, str]]:
    """Return title, case and expected messages of each block of the gallery."""
    blocks = re.split(r"^=== ", GALLERY.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    found = []
    for block in blocks:
        title, _, rest = block.partition("\n")
        text, _, messages = rest.partition("\n---\n")
        found.append((title, text, messages.strip()))
    return found


def refused(text: str | bytes, name: str = "case.json") -> InputError:
    """Return the error that reading a case raises."""
    with pytest.raises(InputError) as caught:
        read_case(text, name)
    return caught.value


@pytest.mark.parametrize(
    ("text", "messages"), [case[1:] for case in wrong_cases()], ids=[c[0] for c in wrong_cases()]
)
def test_a_wrong_case_is_told_what_is_wrong_and_where(text: str, messages: str) -> None:
    """Each case of the gallery gets just its messages, each with line and column."""
    error = refused(text)
    assert str(error) == messages
    assert all(problem.span is not None for problem in error.problems)


def test_the_gallery_is_wide() -> None:
    """At least thirty kinds of wrong cases are shown, no message twice under one title."""
    titles = [title for title, _, _ in wrong_cases()]
    assert len(titles) == len(set(titles)) >= 30


def test_messages_never_use_words_of_the_implementation() -> None:
    """No message names a type of Python or of the validating library."""
    text = GALLERY.read_text(encoding="utf-8")
    assert not re.search(r"pydantic|Input should|Fraction|NoneType|tuple|\bdict\b|\bint\b", text)


def test_a_full_case_is_read() -> None:
    """People, spells, incomes and links become typed values; money is exact."""
    case = read_case(FAMILY)
    mother = case.people[0]
    assert case.claim_date == date(2017, 11, 20)
    assert mother.incomes[0].amount == Fraction(62001, 2)
    assert mother.incomes[0].month == date(2017, 10, 1)
    assert mother.residences[0].start == date(2016, 4, 10)
    assert case.kinship[0].cares_directly is True
    assert case.person("dete") is case.people[1]
    assert case.person("otac") is None


def test_an_absent_key_is_unknown_and_null_is_none() -> None:
    """Nobody has said when the mother died; that the residence has no end is known."""
    mother = read_case(FAMILY).people[0]
    assert value(mother, "death_date") is UNKNOWN
    assert value(mother.residences[0], "end") is None
    assert value(read_case('{"death_date": null}').people[0], "death_date") is None


def test_unknown_has_no_truth_value() -> None:
    """Unknown taken for true or false is an error, not a guess."""
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(read_case("{}").people[0].pregnant)


def test_lists_are_open_unless_the_case_says_they_are_whole() -> None:
    """A list is whole by its name, or one kind of it by the kind."""
    case = read_case(FAMILY)
    mother, child = case.people
    assert is_whole(case, "people")
    assert is_whole(mother, "residences", "boraviste")
    assert is_whole(mother, "incomes", "wage")
    assert not is_whole(mother, "incomes", "rent")
    assert not is_whole(mother, "incomes")
    assert is_whole(mother, "awards", "rs.nsp")
    assert not is_whole(child, "incomes")


def test_one_persons_facts_alone_are_a_case_of_one() -> None:
    """Keys of the case may stand beside the person's; other people stay unknown."""
    case = read_case(
        '{"claim_date": "2017-11-20", "age": 40, "whole": ["incomes", "kinship"],'
        ' "municipality": "Бач"}'
    )
    assert [person.age for person in case.people] == [40]
    assert case.applicant == case.people[0].id
    assert case.municipality == "Бач"
    assert case.whole == ("kinship",)
    assert case.people[0].whole == ("incomes",)
    assert not is_whole(case, "people")


def test_problems_in_a_case_of_one_are_placed_in_its_own_text() -> None:
    """Paths don't speak of people that the file does not list."""
    error = refused('{"whole": ["people", "incoms"],\n "ill": 1}')
    assert [problem.path for problem in error.problems] == ["ill"]
    error = refused('{"whole": ["people", "incoms"]}')
    assert [problem.path for problem in error.problems] == ["whole[1]"]


def test_a_contested_fact_is_unknown_and_shows_its_values() -> None:
    """The engine sees no value; the annotation holds all values in dispute, typed."""
    case = read_case(
        '{"people": [{"id": "a", "birth_date":'
        ' {"contested": ["1990-05-01", "1991-05-01", "1992-05-01"], "source": "two papers"},'
        ' "residences": [{"kind": "found", "until": {"contested": [null, "2017-01-01"]}}],'
        ' "sex": {"value": "female", "protected": true}}]}'
    )
    person = case.people[0]
    assert person.birth_date is UNKNOWN
    assert person.residences[0].end is UNKNOWN
    assert person.sex == "female"
    born = (date(1990, 5, 1), date(1991, 5, 1), date(1992, 5, 1))
    assert case.annotation("a", "birth_date") == Annotation(contested=born, source="two papers")
    ends = Annotation(contested=(None, date(2017, 1, 1)))
    assert case.annotation("a", "residences", 0, "until") == ends
    assert case.annotation("a", "residences", 0, "end") == ends
    assert case.annotation("a", "sex") == Annotation(protected=True)
    assert case.annotation("a", "age") is None


def test_an_entry_of_a_list_may_carry_its_source() -> None:
    """A whole income can stand in an object with the paper that shows it."""
    case = read_case(
        '{"id": "a", "incomes": [{"value": {"kind": "wage", "amount": {"value": 5}},'
        ' "source": "pay slip"}]}'
    )
    assert case.people[0].incomes[0].amount == 5
    annotation = case.annotation("a", "incomes", 0)
    assert annotation is not None
    assert annotation.source == "pay slip"


def test_both_spellings_of_a_municipality_are_kept_as_written() -> None:
    """What a user wrote is not transliterated."""
    assert read_case('{"municipality": "Општина Бач"}').municipality == "Општина Бач"
    assert read_case('{"municipality": "Opština Bač"}').municipality == "Opština Bač"


def test_a_person_born_on_29_february_may_have_either_age_on_the_28th() -> None:
    """Both ages are accepted on the day that law leaves unclear."""
    for age in (16, 17):
        read_case(f'{{"claim_date": "2017-02-28", "birth_date": "2000-02-29", "age": {age}}}')


def test_questions_of_a_template_are_read_and_change_nothing() -> None:
    """An unanswered question is an unknown fact."""
    case = read_case('{"people": [{"id": "a"}], "ask": {"people.a.sex": "пол"}}')
    assert case.people[0].sex is UNKNOWN


def test_lines_count_from_the_line_where_the_case_begins() -> None:
    """A case that is one of many lines is placed in the whole text."""
    with pytest.raises(InputError) as caught:
        read_case('{"age": -5}', "cases.jsonl", line=7)
    assert str(caught.value).startswith("cases.jsonl:7:9: `age`")


def test_at_most_ten_problems_are_shown_and_the_rest_counted() -> None:
    """A hopeless file doesn't fill the screen."""
    people = ", ".join(f'{{"id": "p{index}", "sex": 1}}' for index in range(15))
    error = refused(f'{{"people": [{people}]}}')
    assert len(error.problems) == 11
    assert str(error).endswith("5 more problems")


def test_messages_never_repeat_what_may_be_secret() -> None:
    """Neither a JMBG nor the value of any fact comes back in a message."""
    secret = "0101006500006"
    for text in (
        f'{{"jmbg": "{secret}1"}}',
        f'{{"people": [{{"id": "{secret}"}}], "applicant": "x"}}',
        f'{{"people": [{{"id": "a"}}], "applicant": "{secret}"}}',
        f'{{"violence_victim": "{secret}"}}',
        f'{{"{secret}": 1}}',
        f'{{"sex": {{"contested": [1, 2], "{secret}": 1}}}}',
        f'{{"age": {secret}.5}}',
        f'{{"age": {secret}}}',
        f"[{secret}",
    ):
        assert secret not in str(refused(text))


def test_the_repr_of_a_case_shows_no_fact() -> None:
    """What a traceback prints of a person is only how much is known."""
    person = read_case('{"id": "ana", "violence_victim": true}').people[0]
    assert repr(person) == str(person) == "<Person: 2 facts>"


def test_nesting_without_end_is_told_where_it_becomes_too_deep() -> None:
    """A hundred thousand brackets are one message."""
    error = refused("[" * 100_000)
    assert str(error) == "case.json:1:34: lists and objects stand more than 32 deep"


def test_text_that_is_not_utf8_names_the_line() -> None:
    """A file in an old encoding is refused with advice."""
    error = refused('{"municipality":\n "Бач"}'.encode("cp1251"))
    assert str(error) == "case.json: line 2 is not UTF-8 text\n  help: save the file as UTF-8"


def test_a_byte_order_mark_is_no_problem() -> None:
    """Files of Windows editors are read."""
    assert read_case(b'\xef\xbb\xbf{"age": 3}').people[0].age == 3


def test_a_case_made_in_python_is_checked_the_same() -> None:
    """Models are built by field names; `verified` refuses what does not fit together."""
    case = Case(people=(Person(id="a", birth_date=date(1990, 5, 1)),), applicant="a")
    assert verified(case) is case
    with pytest.raises(InputError, match=r"`people\[0\].age`: expected a whole number of years"):
        verified(Case(people=(Person(id="a", age=-5),)))


def test_a_changed_copy_of_a_case_is_looked_at_anew() -> None:
    """What was found of a case says nothing of a copy with other facts; the two can be equal."""
    case = read_case('{"birth_date": "2025-01-01", "claim_date": "2026-01-01"}')
    assert case.sealed and verified(case) is case
    same = case.model_copy()
    assert same == case and not same.sealed
    with pytest.raises(InputError) as info:
        verified(case.model_copy(update={"claim_date": date(2024, 1, 1)}))
    assert info.value.problems[0].path == "people[0].birth_date"


def test_advice_is_sought_only_for_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with thousands of wrong ids costs ten searches for the nearest, not thousands."""
    asked: list[str] = []

    def noted(word: str, known: Iterable[str], noun: str = "known") -> str:
        asked.append(word)
        return f"{noun}: …"

    monkeypatch.setattr("eligibility.facts.kinship.did_you_mean", noted)
    links = [{"kind": "sibling", "person": f"x{n}", "of": "ana"} for n in range(300)]
    error = refused(json.dumps({"people": [{"id": "ana"}], "kinship": links}))
    assert asked == [f"x{n}" for n in range(10)]
    assert error.problems[-1].message == "290 more problems"


def test_a_circle_of_ancestors_is_found_among_long_lines() -> None:
    """Nobody is their own ancestor; a line of descent without a circle is no problem."""
    people = [{"id": f"p{n}"} for n in range(60)]
    line = [{"kind": "parent", "person": f"p{n}", "of": f"p{n + 1}"} for n in range(58, -1, -1)]
    assert read_case(json.dumps({"people": people, "kinship": line})).person("p0")
    circle = [*line, {"kind": "grandparent", "person": "p40", "of": "p20"}]
    error = refused(json.dumps({"people": people, "kinship": circle}))
    assert "`kinship[59]`: by this link a person is their own ancestor" in str(error)


def test_jmbg_is_checked_against_itself_and_the_other_facts() -> None:
    """The check digit, the date of birth and the sex must agree."""
    pytest.importorskip("stdnum")
    good = {"jmbg": "0101006500006"}
    assert read_case(json.dumps(good)).people[0].jmbg == "0101006500006"
    assert "not a valid JMBG" in str(refused(json.dumps({"jmbg": "0101006500007"})))
    wrong_day = good | {"birth_date": "2006-01-02"}
    assert "`jmbg`: does not agree with `birth_date`" in str(refused(json.dumps(wrong_day)))
    wrong_sex = good | {"sex": "female"}
    assert "`jmbg`: does not agree with `sex`" in str(refused(json.dumps(wrong_sex)))


def test_without_the_extra_a_jmbg_is_refused_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing needs a JMBG, so it can simply be left out."""
    monkeypatch.setitem(__import__("sys").modules, "stdnum.exceptions", None)
    error = refused('{"jmbg": "0101006500006"}')
    assert "can be checked only with the extra `jmbg`" in str(error)
    assert 'pip install "eligibility[jmbg]"' in str(error)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["people", "id", "sex", "value", "contested", "incomes", "whole", "x"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@settings(max_examples=150)
@given(st.binary(max_size=40) | st.text(max_size=40) | JSON.map(json.dumps))
def test_any_text_is_read_or_refused_with_messages(text: str | bytes) -> None:
    """No input ends in anything but a case or located problems."""
    try:
        read_case(text, "x.json")
    except InputError as error:
        assert error.problems
        assert all(problem.message for problem in error.problems)


@settings(max_examples=100)
@given(
    st.dictionaries(
        st.sampled_from(["id", "sex", "age", "birth_date", "school", "incomes", "whole", "start"]),
        JSON | st.just("2017-01-01") | st.just("female") | st.just([{"kind": "wage"}]),
        max_size=4,
    )
)
def test_the_fast_validator_and_pydantics_own_agree(person: dict[str, object]) -> None:
    """A case that one of them accepts, the other accepts, with the same facts."""
    data = {"people": [person]}
    try:
        fast = case_validator().validate_python(data)
    except ValueError:
        fast = None
    if "start" in person:
        return
    try:
        slow = Case.model_validate_json(json.dumps(data))
    except ValueError:
        slow = None
    assert fast == slow


@pytest.mark.parametrize(
    ("key", "value", "help"),
    [
        ("birth_date", "1.5.1990.", "the year comes first, then the month"),
        ("birth_date", "1990-02-30", "the calendar has no such day"),
        ("birth_date", "1990-02", "a day is needed"),
        ("sex", "f", "did you mean `female`?"),
        ("pol", "female", "did you mean `sex`?"),
        ("датум рођења", "1990-05-01", "did you mean `birth_date`?"),
    ],
)
def test_help_says_how_a_day_is_written_and_which_key_a_label_is(
    key: str, value: str, help: str
) -> None:
    """The value itself is never repeated: it may be anyone's secret."""
    with pytest.raises(InputError) as caught:
        read_case(json.dumps({"people": [{"id": "ana", key: value}]}))
    (problem,) = caught.value.problems
    assert problem.help.startswith(help)
    assert value not in problem.message + problem.help or value == "f"


def test_a_case_made_in_python_first_changes_nothing_for_those_read_later() -> None:
    """In a process that begins with a model of its own, a file is read as in any other."""
    script = (
        "from datetime import date\n"
        "from eligibility import Case, Person, read_case\n"
        "Case(claim_date=date(2024, 1, 1), people=(Person(id='ana', sex='female'),))\n"
        'text = \'{"people": [{"id": "ana", "awards": [], "whole": ["awards"]}]}\'\n'
        "print(read_case(text).people[0].whole)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("('awards',)\n", "")
