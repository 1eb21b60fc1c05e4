"""Linking: what an act says becomes what engines evaluate, with names, types and sources."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import pytest
from small_act import EVERYTHING, REPUBLIC, SMALL, edited, grant_of, linked

from eligibility.acts.model import Condition, Expression, Group, Table, Validity
from eligibility.acts.reader import Scalar
from eligibility.acts.schema import schema_json
from eligibility.errors import InputError
from eligibility.facts import read_case
from eligibility.feel.types import BOOLEAN, MONTHS, NumberType, RecordType
from eligibility.feel.units import Unit
from eligibility.feel.values import Months
from eligibility.records import Record, fields_of

AT_PAGE = "          at: page\n"


def test_a_right_is_linked_with_everything_it_says() -> None:
    """Subject, holder, governing date, condition, benefit and their citations."""
    right = grant_of()
    assert (right.id, right.act, right.kind, right.per) == (
        "lajkovac.birth_grant",
        "lajkovac.proba",
        "cash",
        "child",
    )
    (holder,) = right.holders
    assert holder.variable == "mother"
    assert right.governing.kind == "claim"
    (condition,) = right.conditions.members
    assert isinstance(condition, Condition)
    assert condition.when.type == BOOLEAN
    assert condition.citation is not None and condition.citation.source.title == "example.rs"
    assert condition.citation.article is None
    assert isinstance(right.benefit.amount, Expression)
    assert right.benefit.amount.type == NumberType(Unit.parse("RSD"))
    assert right.names == {"grant": "lajkovac.grant"}
    assert (right.file, right.line) == ("act1.yaml", 19)


def test_an_expression_knows_where_it_stands() -> None:
    """File, line and column are those of the expression's text, also in a block."""
    (plain,) = grant_of().conditions.members
    block = 'when: |\n            resides(mother, "prebivaliste", claim_date)\n'
    (other,) = grant_of(
        ('when: resides(mother, "prebivaliste", claim_date)\n', block)
    ).conditions.members
    assert isinstance(plain, Condition) and isinstance(other, Condition)
    assert (plain.when.span.line, plain.when.span.column) == (30, 17)
    assert (other.when.span.line, other.when.span.column) == (31, 13)
    assert other.when.text == plain.when.text


def test_a_part_without_its_own_citation_has_that_of_the_whole() -> None:
    """Group before right; the act's own source backs what the right leaves unsaid."""
    group = (
        "      all:\n        - id",
        '      at: {source: page, article: "4"}\n      all:\n        - id',
    )
    right = grant_of(group, (AT_PAGE, ""))
    (condition,) = right.conditions.members
    assert isinstance(condition, Condition)
    assert condition.citation is not None and condition.citation.article == "4"
    assert right.citation is not None and right.citation.article is None


def test_conditions_nest() -> None:
    """Groups of three kinds, exceptions, and what is missing from a group."""
    nodes = """      all:
        - any:
            - {id: a, label: {sr: а, en: a}, when: mother.age > 17, at: page}
            - {id: b, label: {sr: б, en: b}, when: child.age < 2, at: page}
          missing: alternatives
          passage: {sr: и други случајеви, en: and other cases}
        - at_least: 1
          of:
            - id: c
              label: {sr: ц, en: c}
              when: child.age < 3
              at: page
              unless:
                - {id: d, label: {sr: д, en: d}, when: child.age < 1, at: page}
"""
    start = SMALL.index("      all:\n")
    end = SMALL.index("    benefit:\n")
    right = linked(SMALL[:start] + nodes + SMALL[end:]).rights["lajkovac.birth_grant"]
    first, second = right.conditions.members
    assert isinstance(first, Group) and isinstance(second, Group)
    assert (first.kind, len(first.members)) == ("any", 2)
    assert [(each.kind, each.passage.en) for each in first.missing] == [
        ("alternatives", "and other cases")
    ]
    assert (second.kind, second.count) == ("at_least", 1)
    (third,) = second.members
    assert [getattr(each, "id", "") for each in third.unless] == ["d"]


@pytest.mark.parametrize(("kind", "group"), [("conditions", "all"), ("alternatives", "any")])
def test_what_is_missing_beside_a_requirement_makes_a_group_of_it(kind: str, group: str) -> None:
    """Further conditions narrow a requirement, further alternatives widen it."""
    more = f"{AT_PAGE}          missing: {kind}\n          passage: {{sr: остало, en: the rest}}\n"
    (node,) = grant_of((AT_PAGE, more)).conditions.members
    assert isinstance(node, Group)
    assert (node.kind, [each.kind for each in node.missing]) == (group, [kind])


def test_a_decision_table_is_linked() -> None:
    """Each test becomes an expression over `input`; `-` tests nothing."""
    table = """amount:
        table:
          hit: first
          inputs: [child.birth_order, mother.employment]
          rows:
            - {when: [">= 3", -], then: grant * 2, at: page}
            - {when: ["[1..2]", '"employed"'], then: grant}
            - {when: ["1, 2", 'not("employed")'], then: grant * 3}
"""
    right = grant_of(("amount: grant\n", table))
    amount = right.benefit.amount
    assert isinstance(amount, Table)
    assert [[test and test.text for test in row.tests] for row in amount.rows] == [
        ["input >= 3", None],
        ["input in [1..2]", 'input = "employed"'],
        ["input in (1, 2)", 'not(input in ("employed"))'],
    ]
    assert amount.rows[0].citation is not None


def test_a_definition_is_a_field_of_a_person() -> None:
    """Definitions may use each other in any order, and know their types."""
    definitions = """definitions:
  grown: {of: member, label: {sr: одрастао, en: grown}, value: member.years > 17}
  years: {of: someone, label: {sr: године, en: years}, value: someone.age + 0}
  adults: {of: member, label: {sr: одрасли, en: adults}, value: 'count(people[grown])'}
rights:
"""
    when = 'when: resides(mother, "prebivaliste", claim_date)'
    rulebook = linked(edited(("rights:\n", definitions), (when, "when: mother.grown")))
    assert rulebook.definitions["lajkovac.grown"].type == BOOLEAN
    assert rulebook.definitions["lajkovac.years"].type == NumberType(Unit.parse("year"))
    assert list(rulebook.definitions).index("lajkovac.years") < list(rulebook.definitions).index(
        "lajkovac.grown"
    )
    assert rulebook.rights["lajkovac.birth_grant"].names["grown"] == "lajkovac.grown"


def test_an_act_uses_what_higher_law_declares_under_its_own_name() -> None:
    """Parameters, definitions, rights and assessments of the chain are at hand."""
    local = edited(
        ("parameters:\n", "uses: {basis: rs.base, underage: rs.minor}\nparameters:\n"),
        ("amount: grant", "amount: basis * 2"),
        (
            'when: resides(mother, "prebivaliste", claim_date)',
            'when: child.underage and receives(mother, "rs.allowance")',
        ),
        (
            "    benefit:\n",
            "    end:\n      label: {sr: крај, en: end}\n"
            '      when: assessed(child, "rs.need")\n    benefit:\n',
        ),
    )
    right = linked(REPUBLIC, local).rights["lajkovac.birth_grant"]
    assert right.names == {
        "grant": "lajkovac.grant",
        "basis": "rs.base",
        "underage": "rs.minor",
    }


def test_an_open_term_takes_the_value_that_the_municipality_sets() -> None:
    """The parameter of higher law then has the municipal values, and says whose they are."""
    local = edited(("parameters:\n", "implements: {rs.local_aid: grant}\nparameters:\n"))
    term = linked(REPUBLIC, local).parameters["rs.local_aid"]
    assert term.implemented_by == "lajkovac.grant"
    assert [value.value for value in term.values] == [60000]
    assert term.cap is not None and term.cap.text == "base * 10"
    assert linked(REPUBLIC).parameters["rs.local_aid"].values == ()


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (("[lajkovac, ub]", "[ub]"), "`rs.local_aid` is not left open to this place"),
        (("[lajkovac, ub]", "[ub, ubb]"), "unknown place `ubb`"),
        (("open_term: true", "gap: {sr: нема, en: none}"), "`open_to` beside no `open_term: true`"),
    ],
)
def test_higher_law_may_leave_a_term_open_to_some_places_only(
    edit: tuple[str, str], message: str
) -> None:
    """As Belgrade leaves the subsidised price to its outer municipalities."""
    local = edited(("parameters:\n", "implements: {rs.local_aid: grant}\nparameters:\n"))
    assert linked(REPUBLIC, local).parameters["rs.local_aid"].open_to == ("lajkovac", "ub")
    with pytest.raises(InputError) as caught:
        linked(REPUBLIC.replace(*edit), local)
    assert message in str(caught.value)


FRAME = """rights:
  frame:
    name: {sr: Оквир, en: Frame}
    kind: cash
    open_term: true
    governing_date: claim
    conditions: {all: []}
    benefit: {label: {sr: помоћ, en: aid}}
"""


def test_a_municipal_right_stands_in_the_place_of_one_that_law_only_frames() -> None:
    """Where the municipality sets the right, only its own is there; else the frame is."""
    local = edited(("parameters:\n", "implements: {rs.frame: birth_grant}\nparameters:\n"))
    assert set(linked(REPUBLIC + FRAME, SMALL).rights) == {"rs.frame", "lajkovac.birth_grant"}
    rulebook = linked(REPUBLIC + FRAME, local)
    assert set(rulebook.rights) == {"lajkovac.birth_grant"}
    assert rulebook.acts["lajkovac.proba"].implements == {}
    # What the law says of it is kept beside, by what stands in its place.
    assert {id_: frame.id for id_, frame in rulebook.frames.items()} == {
        "lajkovac.birth_grant": "rs.frame"
    }
    assert linked(REPUBLIC + FRAME, SMALL).frames == {}


@pytest.mark.parametrize(
    ("frame", "name", "message"),
    [
        (FRAME, "birth_grnt", "unknown right `birth_grnt`"),
        (FRAME.replace("open_term: true", "open_term: false"), "birth_grant", "not left open"),
        (FRAME.replace("  frame:", "  other:"), "birth_grant", "unknown open term `rs.frame`"),
    ],
)
def test_only_what_is_left_open_gives_way_to_a_right_that_is_there(
    frame: str, name: str, message: str
) -> None:
    """A right fixed by higher law stays, and so does one that nothing is put in place of."""
    local = edited(("parameters:\n", f"implements: {{rs.frame: {name}}}\nparameters:\n"))
    with pytest.raises(InputError, match=message):
        linked(REPUBLIC + frame, local)


def test_the_unit_of_a_parameter_types_its_value() -> None:
    """Numbers are exact; dates, durations, texts and truths are parameters too."""
    text = edited(
        (
            "rights:\n",
            """  part:
    label: {sr: удео, en: share}
    unit: 1
    values: [{value: 0.1, seen: 2017, at: page}]
  stay:
    label: {sr: рок, en: stay}
    type: duration
    values: [{value: P9M, seen: 2017, at: page}]
  feast:
    label: {sr: дан, en: day}
    type: date
    values: [{value: 2017-01-01, seen: 2017, at: page}]
  active:
    label: {sr: важи, en: on}
    type: boolean
    values: [{value: true, seen: 2017, at: page}]
rights:
""",
        )
    )
    parameters = linked(text).parameters
    values = {id_: parameter.values[0].value for id_, parameter in parameters.items()}
    assert values == {
        "lajkovac.grant": 60000,
        "lajkovac.part": Fraction(1, 10),
        "lajkovac.stay": Months(9),
        "lajkovac.feast": date(2017, 1, 1),
        "lajkovac.active": True,
    }
    assert parameters["lajkovac.stay"].type == MONTHS
    assert parameters["lajkovac.part"].unit == ""


def test_evidence_is_the_values_own_before_the_sources() -> None:
    """A value inferred from a secondary source is inferred."""
    plain = linked(SMALL).parameters["lajkovac.grant"].values[0]
    inferred = linked(
        edited(("2017-02-07, at: page}\nr", "2017-02-07, at: page, evidence: inferred}\nr"))
    )
    assert plain.evidence == "secondary"
    assert inferred.parameters["lajkovac.grant"].values[0].evidence == "inferred"


def test_a_right_narrows_the_validity_of_its_act() -> None:
    """Its own start and end, within those of the act; what it does not say is the act's."""
    right = grant_of(
        (
            "    governing_date",
            "    validity: {from: 2017-01-01, until: 2017-12-31}\n    governing_date",
        )
    )
    assert right.validity.start == date(2017, 1, 1)
    assert right.validity.end == date(2017, 12, 31)
    assert right.validity.seen_last == date(2017, 2, 7)
    assert isinstance(right.conditions.members[0], Condition)
    assert right.conditions.members[0].validity == Validity()


def test_every_described_element_is_kept() -> None:
    """What no engine computes is still checked and told."""
    rulebook = linked(REPUBLIC, EVERYTHING)
    right = rulebook.rights["lajkovac.grant_for_child"]
    kinds = [detail.kind for detail in right.details]
    assert kinds == [
        *("claim", "window", "start", "duration", "suspension", "end", "duty", "claw_back"),
        *("provisional", "document", "document", "decides", "appeal", "provider", "capacity"),
        *("funding", "priority", "points", "price", "participation", "participation"),
        *("allocation", "cumulation", "affirmative"),
    ]
    details = dict(zip(kinds, right.details, strict=True))
    assert dict(details["provider"].data) == {"licensed": "true", "operating": "false"}
    assert dict(details["allocation"].data) == {"by": "points", "waiting_list": "true"}
    assert dict(details["cumulation"].data) == {"with": "lajkovac.relief", "rule": "adds"}
    assert dict(details["participation"].data) == {"source": "relatives"}
    assert [name for name, _ in details["participation"].expressions] == ["amount"]
    assert [name for name, _ in details["window"].expressions] == ["opens", "closes"]
    assert right.frequency is not None and right.frequency.at_most == 1
    assert [each.label.en for each in right.encumbrances] == ["mortgage"]
    assert [each.at.en for each in right.benefit.instalments] == ["birth", "first birthday"]
    assert rulebook.rights["lajkovac.divided"].benefit.budget_share == "lajkovac.set_aside"
    act = rulebook.acts["lajkovac.sve"]
    assert [each.finding for each in act.waived] == ["cliff"]
    assert act.guarantees[0].outcome == "not_eligible"
    assert act.gazette == (("Sl. list opštine 3/2017", date(2017, 1, 25)),)
    assert act.enabling == (("ZSZ", "110"),)
    assert act.texts == {"4": "Право на помоћ има мајка."}


def test_the_fixture_uses_every_key_of_the_format() -> None:
    """A new element of the format comes into the fixture, and so into these tests."""
    schema = schema_json()
    known = {key for part in schema["$defs"].values() for key in part.get("properties", ())}
    known |= set(schema["properties"])
    unused = {key for key in known if f"{key}:" not in EVERYTHING + REPUBLIC + SMALL}
    assert unused <= {"undated", "restated", "recomputed", "floor", "open_term", "holds"}


def test_the_case_of_an_example_is_a_case_file() -> None:
    """Plain words and whole numbers keep their type, all else is text; places are kept."""
    act = linked(REPUBLIC, EVERYTHING).acts["lajkovac.sve"]
    (found,) = act.examples
    case = json.loads(found.case)
    assert case["claim_date"] == "2017-11-20"
    (person,) = case["people"]
    assert person["mother"] == {"cares": True}
    assert [each["amount"] for each in person["incomes"]] == ["31000.50", 31000, "31000"]
    (expected,) = found.expect
    assert expected.right == "lajkovac.grant_for_child"
    assert expected.benefit == 60000
    assert expected.conditions == (("stay", "unknown"),)
    line = found.places["people[0].birth_date"].line
    assert EVERYTHING.split("\n")[line - 1].strip() == "birth_date: 2017-10-30"
    with pytest.raises(InputError, match="mother"):
        read_case(found.case, "example")


def test_the_holder_and_the_rights_own_variables_are_people() -> None:
    """`holder` is whoever may hold the right, whatever variable the act gives them."""
    right = grant_of(
        (
            'when: resides(mother, "prebivaliste", claim_date)',
            "when: holder.age > mother.age - 1 and applicant.age > 1",
        )
    )
    assert right.holders[0].person.type != RecordType("person")


def test_what_is_linked_holds_no_parts_of_the_file() -> None:
    """The model is plain text, numbers and dates, ready to be kept or sent."""
    seen: set[int] = set()

    def walk(value: object) -> None:
        if id(value) in seen:
            return
        seen.add(id(value))
        assert not isinstance(value, Scalar), value
        if isinstance(value, tuple):
            for each in value:
                walk(each)
        elif isinstance(value, dict):
            for key, each in value.items():
                walk(key)
                walk(each)
        elif isinstance(value, Record):
            for name in fields_of(value):
                walk(getattr(value, name))

    walk(linked(REPUBLIC, EVERYTHING))
