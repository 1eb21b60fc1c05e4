"""Writing cases: what is written reads back as the same case."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility.facts import read_case
from eligibility.facts.vocabulary import Field, vocabulary
from eligibility.facts.writer import document, write_case

DAYS = st.dates(min_value=vocabulary()["person"]["birth_date"].least)
SKIPPED = {"id", "jmbg", "age", "birth_date", "death_date", "attendance_allowance_basis"}
PERSON = {name: one for name, one in vocabulary()["person"].items() if name not in SKIPPED}


def values(field: Field) -> st.SearchStrategy[Any]:
    """Return a strategy of JSON values of a fact."""
    known: st.SearchStrategy[Any]
    if field.form == "list":
        known = st.lists(
            records(field.record) if field.record else st.sampled_from(list(field.values)),
            max_size=2,
        )
    elif field.form == "record":
        known = records(field.record or "")
    elif field.form == "choice":
        known = st.sampled_from(list(field.values))
    elif field.form in ("whole", "amount", "number"):
        most = min(field.most, 10**9)
        halves = st.integers(field.least, most - 1).map(lambda n: f"{n}.5")
        whole = st.integers(field.least, most)
        known = whole if field.form == "whole" or most < 10**6 else halves
    elif field.form == "truth":
        known = st.booleans()
    elif field.form in ("day", "month"):
        length = 10 if field.form == "day" else 7
        known = DAYS.map(lambda day: day.isoformat()[:length])
    else:
        known = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
    return known | st.none() if field.none_allowed else known


def records(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy of records, the required keys always there, spells without an end."""
    fields = [one for one in vocabulary()[name].values() if one.key != "until"]
    return st.fixed_dictionaries(
        {one.key: values(one) for one in fields if one.required},
        optional={one.key: values(one) for one in fields if not one.required},
    )


PEOPLE = st.fixed_dictionaries(
    {"id": st.just("ana")}, optional={one.key: values(one) for one in PERSON.values()}
)


@settings(max_examples=60)
@given(PEOPLE, st.booleans())
def test_writing_and_reading_are_inverse(person: dict[str, Any], whole: bool) -> None:
    """Any facts come back as they were, with what is unknown left out."""
    if person.get("sex") == "male":
        person.pop("pregnant", None)
    case = read_case(
        json.dumps({"people": [person], "whole": ["people"] if whole else [], "invented": True})
    )
    again = read_case(write_case(case))
    assert again == case
    assert document(again) == document(case)
    assert document(case)["people"][0].keys() == person.keys()


def test_annotations_come_back() -> None:
    """Values in dispute, protection and sources are written as they were read."""
    given = {
        "people": [
            {
                "id": "a",
                "birth_date": {"contested": ["1990-05-01", "1991-05-01"], "source": "papers"},
                "violence_victim": {"value": True, "protected": True},
                "incomes": [{"value": {"kind": "wage", "month": "2017-10"}, "source": "slip"}],
                "residences": [{"kind": "found", "from": "2017-01-01", "until": None}],
            }
        ]
    }
    assert document(read_case(json.dumps(given))) == given


def test_a_jmbg_is_never_written() -> None:
    """It was checked when it was read, and is not needed again."""
    case = read_case('{"jmbg": "0101006500006"}')
    assert "0101006500006" not in write_case(case)
    assert "0101006500006" not in case.model_dump_json(exclude_unset=True)
