"""The vocabulary: every fact has what it needs, and expressions see the right types."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata

import pytest

from eligibility import facts
from eligibility.facts.functions import DERIVED, functions, record_types
from eligibility.facts.vocabulary import MODELS, Field, vocabulary
from eligibility.feel.types import (
    BOOLEAN,
    DATE,
    EnumType,
    ListType,
    NumberType,
    OptionalType,
    RecordType,
    Type,
)
from eligibility.feel.units import Unit

FIELDS = [
    pytest.param(field, id=f"{record}.{field.name}")
    for record, fields in vocabulary().items()
    for field in fields.values()
]
KEYWORDS = frozenset(
    {"and", "or", "not", "if", "then", "else", "in", "between", "some", "every"}
) | {"satisfies", "for", "return", "null", "true", "false", "item", "function"}


def enums(of: Type) -> tuple[str, ...]:
    """Return the few texts that a type allows."""
    if isinstance(of, (ListType, OptionalType)):
        return enums(of.of)
    return of.values if isinstance(of, EnumType) else ()


def is_cyrillic(text: str) -> bool:
    """Whether a text is in Cyrillic but for Roman numerals."""
    words = re.sub(r"\b[IV]+\b", "", text)
    return not any("LATIN" in unicodedata.name(char, "") for char in words if char.isalpha())


@pytest.mark.parametrize("field", FIELDS)
def test_every_fact_is_described(field: Field) -> None:
    """Labels stand in Cyrillic and English, for each of the few values too."""
    for label in (field.label, field.evidence, *field.values.values()):
        if label is not None:
            assert label.sr and is_cyrillic(label.sr), label.sr
            assert label.en and label.en.isascii(), label.en
    assert tuple(field.values) == enums(field.type)
    assert field.name.isidentifier() and field.name not in KEYWORDS
    assert str(Unit.parse(field.unit)) == field.unit


@pytest.mark.parametrize("field", FIELDS)
def test_amounts_are_bounded(field: Field) -> None:
    """A number that a person can give has plausible bounds."""
    if field.form in ("whole", "amount", "number"):
        assert field.least is not None and field.most is not None


def test_most_facts_of_a_person_name_their_usual_evidence() -> None:
    """Only what nobody is asked to prove has none."""
    without = {name for name, field in vocabulary()["person"].items() if field.evidence is None}
    assert without == {"id", "dwelling", "assessments", "events"}


def test_violence_is_protected_and_health_sensitive() -> None:
    """Sensitivity is part of the vocabulary."""
    person = facts.VOCABULARY["person"]
    assert person["violence_victim"].sensitivity == "protected"
    assert person["support_degree"].sensitivity == "sensitive"
    assert person["birth_date"].sensitivity == "ordinary"


def test_types_follow_from_the_models() -> None:
    """Units, few values, none and lists reach the condition language."""
    types = record_types()
    assert types["income"]["amount"] == NumberType(Unit.parse("RSD/month"))
    assert types["real_estate"]["area_ha"] == NumberType(Unit.parse("ha"))
    assert types["person"]["age"] == NumberType(Unit.parse("year"))
    assert types["person"]["pregnant"] == BOOLEAN
    assert types["person"]["incomes"] == ListType(RecordType("income"))
    assert types["person"]["death_date"] == OptionalType(DATE)
    assert types["residence"]["end"] == OptionalType(DATE)
    assert enums(types["person"]["support_degree"]) == ("I", "II", "III", "IV")
    assert vocabulary()["residence"]["end"].key == "until"


def test_ids_and_places_as_written_are_no_part_of_expressions() -> None:
    """What has no meaning of its own cannot be compared with."""
    types = record_types()
    assert not {"id", "household", "jmbg", "whole"} & types["person"].keys()
    assert "place" not in types["residence"]


def test_derived_fields_and_functions_speak_of_known_records() -> None:
    """Every record that a type names exists; a residence function takes the spells' kinds."""
    assert {"mother", "father", "parents", "children", "spouse"} <= record_types()["person"].keys()
    assert set(DERIVED) <= set(MODELS)
    kind = dict(functions()["residence length"].parameters)["kind"]
    assert kind == vocabulary()["residence"]["kind"].type


def test_every_record_is_reached_from_the_case() -> None:
    """No model is left over."""
    reached, open_ = {"case"}, ["case"]
    while open_:
        for field in vocabulary()[open_.pop()].values():
            if field.record and field.record not in reached:
                reached.add(field.record)
                open_.append(field.record)
    assert reached == set(MODELS)


def test_reading_a_case_builds_neither_vocabulary_nor_language() -> None:
    """The path for one citizen imports only the models until somebody asks for more."""
    program = (
        "import sys; from eligibility.facts import read_case; read_case('{\"age\": 3}');"
        "print([name for name in sys.modules if name.startswith('eligibility.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "eligibility.facts.reader" in done.stdout
    assert "eligibility.feel" not in done.stdout
    assert "eligibility.facts.vocabulary" not in done.stdout
