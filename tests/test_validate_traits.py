"""A draft without a single example: what its rights hang on is found, and else proved away."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from finding_pages import FRAME, LAW, found_in
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from small_act import linked

from eligibility import validate
from eligibility.acts.load import parse_act
from eligibility.errors import InputError
from eligibility.facts import VOCABULARY, read_case
from eligibility.facts.writer import document
from eligibility.validate import registry
from eligibility.validate.documents import determinations, refused
from eligibility.validate.equality import Unequal, asked_of
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.traits import TRAITS
from eligibility.validate.turning import hangs

pytestmark = pytest.mark.skipif(not registry.can_prove(), reason="no solver is installed")


def act(when: str, *, kind: str = "cash", per: str = "applicant", more: str = "") -> str:
    """Return an act with one right of one requirement, and no example."""
    return f"""rights:
  pomoc:
    name: {{sr: Помоћ, en: Aid}}
    kind: {kind}
    per: {per}
    governing_date: claim
    benefit: {{label: {{sr: помоћ, en: aid}}}}
{more}    conditions:
      all:
        - id: uslov
          label: {{sr: услов, en: the condition}}
          when: |
            {when}
          at: nacrt
"""


def found(text: str) -> list[Finding]:
    """Return what is found of unequal treatment."""
    return found_in(text, "unequal-treatment")


CHILD: dict[str, Any] = {"kind": "service", "per": "child"}
SERVICE: dict[str, Any] = {"kind": "service", "per": "person"}
OF_CHILD: dict[str, Any] = {"per": "child"}
RESIDES = 'resides(applicant, "prebivaliste", claim_date)'
STAYS = 'resides(applicant, "boraviste", claim_date)'
LONG = 'residence length({}, "prebivaliste", claim_date) >= duration("P6M")'
AFFIRMATIVE = """    affirmative:
      groups: [roma]
      label: {sr: посебна мера, en: a special measure}
      at: nacrt
"""

CAUGHT: list[tuple[str, str, dict[str, Any]]] = [
    ("sex", 'applicant.sex = "female"', {}),
    ("sex", 'resides(child.mother, "prebivaliste", claim_date)', OF_CHILD),
    ("nationality", "not(applicant.roma)", {}),
    ("citizenship and permanent residence", 'applicant.citizenship = "serbia"', {}),
    ("citizenship and permanent residence", RESIDES, {}),
    ("receipt of financial social assistance", 'not(receives(applicant, "rs.nsp"))', {}),
    ("a parent's employment", 'child.mother.employment = "employed"', CHILD),
    ("a parent's employment", 'not(child.father.employment = "employed")', CHILD),
    ("length of residence", LONG.format("child.mother"), OF_CHILD),
    ("an age ceiling of a service", "person.age <= 65", SERVICE),
]
LEFT: list[tuple[str, str, dict[str, Any]]] = [
    ("sex", "applicant.age >= 18", {}),
    ("sex", 'if applicant.sex = "female" then applicant.ill else applicant.ill', {}),
    ("nationality", "applicant.roma", {"more": AFFIRMATIVE}),
    (
        "citizenship and permanent residence",
        'applicant.citizenship = "serbia" or applicant.status = "refugee"',
        {},
    ),
    ("citizenship and permanent residence", f"{RESIDES} or {STAYS}", {}),
    ("receipt of financial social assistance", 'receives(applicant, "rs.nsp")', {}),
    ("a parent's employment", 'child.mother.employment = "employed"', OF_CHILD),
    ("a parent's employment", 'child.employment = "inactive"', CHILD),
    ("length of residence", LONG.format("applicant"), {}),
    ("length of residence", 'resides(child.mother, "prebivaliste", claim_date)', OF_CHILD),
    ("an age ceiling of a service", "person.age >= 65", SERVICE),
    ("an age ceiling of a service", "applicant.age <= 65", {}),
]


def names(findings: list[Finding]) -> set[str]:
    """Return the traits that findings speak of, as far as these tests name them."""
    listed = {trait for trait, _, _ in (*CAUGHT, *LEFT)}
    return {name for name in listed for each in findings if name in each.message.en}


@pytest.mark.parametrize(("trait", "when", "right"), CAUGHT)
def test_each_declared_trait_is_caught_without_examples(
    trait: str, when: str, right: dict[str, Any]
) -> None:
    """Two families alike in all else: the reference gives the one the right, the other not."""
    text = act(when, **right)
    assert "examples" not in text
    told = [each for each in found(text) if trait in each.message.en]
    assert told
    for each in told:
        assert each.severity == "review" and not each.unsettled
        before, after = each.witnesses
        assert {answer.outcome for answer in before.answers} == {"eligible"}
        assert {answer.outcome for answer in after.answers} == {"not_eligible"}
        assert before.case != after.case


@pytest.mark.parametrize(("trait", "when", "right"), LEFT)
def test_what_does_not_hang_on_a_trait_is_left_alone(
    trait: str, when: str, right: dict[str, Any]
) -> None:
    """An alternative, another kind of right, or a declared measure: nothing, and nothing open."""
    told = found(act(when, **right))
    assert trait not in names(told)
    assert not [each for each in told if each.unsettled]


def test_no_fact_says_anybody_s_religion() -> None:
    """The vocabulary has no such fact, so that no act can ask for it and no trait is declared."""
    facts = [name for record in VOCABULARY.values() for name in record]
    labels = [field.label.en for record in VOCABULARY.values() for field in record.values()]
    assert "sex" in facts and "roma" in facts
    assert not [each for each in (*facts, *labels) if "relig" in each or "faith" in each]


def test_without_time_what_no_example_shows_is_unsettled() -> None:
    """A trait that is reached and was not asked about is told, never passed over."""
    text = FRAME + act('applicant.sex = "female"')
    source = parse_act(text.encode(), "act2.yaml")
    told = validate(
        "lajkovac.nacrt",
        linked(LAW, text),
        source=source,
        only=["unequal-treatment"],
        seconds=0,
    )
    assert [each.unsettled for each in told] == [True]
    assert "sex" in told[0].message.en


def test_without_the_solver_it_is_said_that_examples_alone_were_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is found in a draft without examples, and a note names the extra."""
    monkeypatch.setattr(registry, "can_prove", lambda: False)
    text = act('applicant.sex = "female"')
    told = {each.code: each for each in found_in(text)}
    assert "unequal-treatment" not in told
    note = told["proofs-missing"]
    alone = note.message.en.partition("examples alone: ")[2].split(", ")
    assert {"cliff", "readings-differ", "unequal-treatment"} <= set(alone)
    assert note.suggestion is not None and "eligibility[proofs]" in note.suggestion.en


ATOMS = ('applicant.sex = "female"', "applicant.roma", "applicant.disability", "applicant.ill")
FACTS = ("sex", "roma", "disability", "ill")
VALUES = (("female", "male"), (True, False), (True, False), (True, False))


def conditions(*listed: str) -> st.SearchStrategy[str]:
    """Return requirements made of some of these."""
    atoms = st.sampled_from(listed)

    def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        joined = st.tuples(inner, st.sampled_from(("and", "or")), inner)
        return inner.map(lambda each: f"not({each})") | joined.map(
            lambda each: f"({each[0]} {each[1]} {each[2]})"
        )

    return st.recursive(atoms, larger, max_leaves=5)


def all_cases() -> list[dict[str, Any]]:
    """Return every person of these four facts."""
    return [
        {
            "claim_date": "2026-10-01",
            "applicant": "ana",
            "whole": ["people"],
            "people": [{"id": "ana", **dict(zip(FACTS, values, strict=True))}],
        }
        for values in product(*VALUES)
    ]


@given(conditions(*ATOMS))
def test_the_verdict_is_that_of_turning_every_case(when: str) -> None:
    """Of four facts there are sixteen people: the reference is asked of each, turned and not."""
    text = FRAME + act(when)
    try:
        rulebook = linked(LAW, text)
    except InputError:
        # A requirement that every completion decides alike is refused.
        assume(False)
    source = parse_act(text.encode(), "act2.yaml")
    subject = Subject(rulebook.acts["lajkovac.nacrt"], rulebook, source, seconds=60, people=1)
    (right,) = subject.rights
    outcome = {}
    for case in all_cases():
        (made,) = determinations(case, rulebook, right.id) or ()
        outcome[tuple(case["people"][0][fact] for fact in FACTS)] = not refused(made)
    for place, (id_, name) in enumerate((("sex", "sex"), ("nationality", "roma"))):
        trait = next(each for each in TRAITS if each.id == id_)
        turned = [
            values
            for values, had in outcome.items()
            for other in VALUES[place]
            if had and not outcome[(*values[:place], other, *values[place + 1 :])]
        ]
        answer = hangs(subject, right, trait)
        assert isinstance(answer, Unequal) is bool(turned)
        assert answer is None or isinstance(answer, Unequal)
        if turned:
            assert trait in list(asked_of(rulebook, right))
        if isinstance(answer, Unequal):
            told = [read_case(each.case) for each in (answer.before, answer.after)]
            one, two = (document(each)["people"][0] for each in told)
            assert {key for key in one if one[key] != two[key]} == {name}


PARENTS = ("child.mother.ill", "child.father.ill", "child.mother = null", "child.ill")
FAMILIES = ((), ("female",), ("male",), ("female", "male"))


def family(parents: tuple[str, ...], ill: tuple[bool, ...]) -> dict[str, Any]:
    """Return a child with parents of these sexes; `ill` tells it of each parent and the child."""
    people: list[dict[str, Any]] = [{"id": "dete", "ill": ill[-1]}]
    people += [
        {"id": f"roditelj{at}", "sex": sex, "ill": ill[at]} for at, sex in enumerate(parents)
    ]
    kinship = [{"kind": "parent", "person": each["id"], "of": "dete"} for each in people[1:]]
    return {
        "claim_date": "2026-10-01",
        "applicant": "dete",
        "whole": ["people", "kinship"],
        "people": people,
        "kinship": kinship,
    }


@settings(max_examples=40)
@given(conditions(*PARENTS))
def test_the_verdict_on_sex_is_that_of_exchanging_every_family_s_parents(when: str) -> None:
    """One parent turned becomes the other parent; two, a mother and a father, are exchanged."""
    text = FRAME + act(when, per="child")
    try:
        rulebook = linked(LAW, text)
    except InputError:
        assume(False)
    source = parse_act(text.encode(), "act2.yaml")
    subject = Subject(rulebook.acts["lajkovac.nacrt"], rulebook, source, seconds=60, people=3)
    (right,) = subject.rights

    def had(parents: tuple[str, ...], ill: tuple[bool, ...]) -> bool | None:
        all_ = determinations(family(parents, ill), rulebook, right.id) or ()
        (mine,) = (each for each in all_ if each.subject == "dete")
        value = mine.conditions.value
        return value if isinstance(value, bool) else None

    other = {"female": "male", "male": "female"}
    turned = [
        (parents, ill)
        for parents in FAMILIES
        for ill in product((True, False), repeat=len(parents) + 1)
        if parents and had(parents, ill) is True
        if had(tuple(other[each] for each in parents), ill) is False
    ]
    trait = next(each for each in TRAITS if each.id == "sex")
    answer = hangs(subject, right, trait)
    assert answer is None or isinstance(answer, Unequal)
    assert isinstance(answer, Unequal) is bool(turned)
