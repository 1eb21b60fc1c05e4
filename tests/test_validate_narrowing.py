"""A criterion narrower than the law is found with a person whom it leaves out, no other one."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_act import linked

from eligibility import validate
from eligibility.acts.check import check_files
from eligibility.acts.codec import decode, encode
from eligibility.acts.load import parse_act, rules_root
from eligibility.acts.supply import supply
from eligibility.engine.index import CaseIndex
from eligibility.engine.reference import determine_right
from eligibility.engine.world import Worlds
from eligibility.facts import read_case
from eligibility.validate import registry
from eligibility.validate.days import claimed_on
from eligibility.validate.finding import Finding

proved = pytest.mark.skipif(not registry.can_prove(), reason="no solver is installed")

LAW = """schema: 1
id: rs.zakon
place: rs
title: {sr: Закон, en: Law}
sources:
  law: {title: закон, evidence: text}
validity: {from: 2011-04-12, seen: 2025-01-01, at: law}
parameters:
  limit:
    label: {sr: граница, en: limit}
    unit: RSD/month
    values: [{value: 50000, from: 2020-01-01, seen: 2025-01-01, at: law}]
  local_limit:
    label: {sr: граница општине, en: the municipality's limit}
    unit: RSD/month
    open_term: true
    floor: limit
    values: []
  unseen:
    label: {sr: невиђено, en: unseen}
    unit: RSD/month
    values: []
    gap: {sr: није виђено, en: not seen}
assessments:
  need: {label: {sr: потреба, en: need}, body: {sr: центар, en: centre}}
  other_need: {label: {sr: друга потреба, en: other need}, body: {sr: центар, en: centre}}
rights:
  pratnja:
    name: {sr: Пратња, en: Escort}
    kind: service
    per: person
    open_term: true
    governing_date: claim
MORE
    benefit: {label: {sr: пратилац, en: an escort}}
    conditions:
      all:
        - {id: osi, label: {sr: инвалидитет, en: disability}, when: person.disability, at: law}
        - id: potreba
          label: {sr: потреба, en: need}
          when: assessed(person, "rs.need")
          at: law
"""

LOCAL = """schema: 1
id: lajkovac.nacrt
place: lajkovac
title: {sr: Нацрт, en: Draft}
sources:
  nacrt: {title: нацрт, evidence: text}
validity: {from: 2024-01-01, seen: 2025-01-01, at: nacrt}
implements: {rs.pratnja: pratnja}
parameters:
  granica:
    label: {sr: граница, en: limit}
    unit: RSD/month
    values: [{value: 60000, from: 2024-01-01, seen: 2025-01-01, at: nacrt}]
  ove_godine:
    label: {sr: услуга се пружа, en: the service is provided}
    type: boolean
    values: [{value: false, from: 2024-01-01, seen: 2025-01-01, at: nacrt}]
assessments:
  izbor: {label: {sr: избор, en: selection}, body: {sr: комисија, en: commission}}
definitions:
  ovdasnji:
    of: person
    label: {sr: овдашњи, en: from here}
    value: resides(person, "prebivaliste", claim_date) or resides(person, "boraviste", claim_date)
    at: nacrt
rights:
  pratnja:
    name: {sr: Пратња, en: Escort}
    kind: service
    per: person
    governing_date: claim
MORE
    benefit: {label: {sr: пратилац, en: an escort}}
    conditions:
      all:
        - id: mesto
          label: {sr: пребива, en: resides}
          when: resides(person, "prebivaliste", claim_date)
          at: nacrt
        - {id: osi, label: {sr: инвалидитет, en: disability}, when: person.disability, at: nacrt}
        - id: potreba
          label: {sr: потреба, en: need}
          when: assessed(person, "rs.need")
          at: nacrt
"""


def condition(when: str, id_: str = "uslov", more: str = "") -> str:
    """Return a condition to stand after those of an act."""
    return f"""        - id: {id_}
          label: {{sr: услов {id_}, en: the condition {id_}}}
          when: '{when}'
          at: SOURCE
{more}"""


def law(added: str = "", more: str = "") -> str:
    return LAW.replace("MORE\n", more) + added.replace("SOURCE", "law")


def local(added: str = "", more: str = "", top: str = "", text: str = LOCAL) -> str:
    return text.replace("MORE\n", more).replace("rights:\n", top + "rights:\n", 1) + added.replace(
        "SOURCE", "nacrt"
    )


def found(above: str, below: str, *, seconds: int = 60) -> list[Finding]:
    """Return what is found of the narrowing kind; every witness is replayed under both rights."""
    rulebook = linked(above, below)
    source = parse_act(below.encode(), "act2.yaml")
    findings = validate(
        "lajkovac.nacrt", rulebook, source=source, only=("narrower-than-law",), seconds=seconds
    )
    frame = rulebook.frames.get("lajkovac.pratnja") or rulebook.rights["rs.pratnja"]
    for each in findings:
        for witness in each.witnesses:
            worlds = Worlds(CaseIndex(read_case(witness.case)), rulebook)
            entitled = {
                one.subject for one in determine_right(frame, worlds) if one.outcome == "eligible"
            }
            own = rulebook.rights["lajkovac.pratnja"]
            refused = {
                one.subject for one in determine_right(own, worlds) if one.outcome == "not_eligible"
            }
            assert {one.subject for one in witness.answers} <= entitled & refused
            assert [one.outcome for one in witness.answers][:2] == ["eligible", "not_eligible"]
    return findings


NARROWING = {
    "age": condition("person.age < 65"),
    "income": condition("sum(person.incomes.amount) <= granica"),
    "length of residence": condition(
        'residence length(person, "prebivaliste", claim_date) >= duration("P1Y")'
    ),
    "employment": condition('person.employment = "employed"'),
    "citizenship": condition('person.citizenship = "serbia"'),
    "an age beside the place's own matter": condition(
        'assessed(person, "lajkovac.izbor") and person.age >= 18'
    ),
    "an age written as a day of birth": condition(
        'claim_date <= person.birth_date + duration("P18Y")'
    ),
    "a parent's work": condition(
        'every parent in person.parents satisfies parent.employment = "employed"'
    ),
    "another right": condition('receives(person, "rs.nsp")'),
    "an exception": condition(
        "true",
        more="""          unless:
            - id: izuzetak
              label: {sr: изузетак, en: the exception}
              when: 'person.age > 80'
              at: nacrt
""",
    ),
}


@proved
@pytest.mark.parametrize("added", NARROWING.values(), ids=NARROWING)
def test_a_criterion_that_the_law_does_not_have_is_found_where_it_stands(added: str) -> None:
    """One finding, on the criterion, with a person whom it alone refuses."""
    above = law() + "other_rights: {nsp: {name: {sr: НСП, en: NSP}}}\n"
    text = local(added)
    (finding,) = found(above, text)
    id_ = "izuzetak" if "izuzetak" in added else "uslov"
    assert (finding.on, finding.severity) == (f"pratnja/{id_}", "review")
    line = text.splitlines()[finding.span.line - 1]
    assert line[finding.span.column - 1 :] == "'" + added.split("when: '")[-1].splitlines()[0]
    assert finding.witnesses and not finding.unsettled
    assert "услов" in finding.message.sr and finding.suggestion is not None


ALLOWED = {
    "nothing more": "",
    "the same again": condition("person.disability"),
    "a wider age": condition("person.age >= 0"),
    "found in the place": condition('resides(person, "found", claim_date)'),
    "the place's definition of who is from here": condition("person.ovdasnji"),
    "a school in the place": condition('schooled at(person, "Lajkovac")'),
    "what a body of the place assesses": condition('assessed(person, "lajkovac.izbor")'),
    "what the law's body assesses for something else": condition(
        'assessed(person, "rs.other_need")'
    ),
    "the same right was not had this year": condition(
        'award count(person, "lajkovac.pratnja", start of year(claim_date), claim_date) = 0'
    ),
    "that the service is sought": condition(
        'some service in person.services_sought satisfies service = "respite"'
    ),
    "whether the service is provided": condition("ove_godine"),
    "by when it is claimed": condition(
        "if person.marriage_date = null then true else claim_date <= person.marriage_date"
    ),
    "not without the place's own matter": condition('not(assessed(person, "lajkovac.izbor"))'),
}


@proved
@pytest.mark.parametrize("added", ALLOWED.values(), ids=ALLOWED)
def test_what_is_the_place_s_own_matter_or_no_narrower_is_not_found(added: str) -> None:
    """Nothing is told, and nothing is left unsettled."""
    assert found(law(), local(added)) == []


@proved
@pytest.mark.parametrize(
    ("above", "below", "narrower"),
    [
        ("person.age >= 18", "person.age >= 18", False),
        ("person.age >= 18", "person.age > 17", False),
        ("person.age >= 18", "person.age >= 16", False),
        ("person.age >= 18", "person.age >= 19", True),
        ("sum(person.incomes.amount) <= limit", "sum(person.incomes.amount) <= granica", False),
        ("sum(person.incomes.amount) < limit * 2", "sum(person.incomes.amount) <= granica", True),
        (
            'person.employment in ("employed", "farmer")',
            'person.employment in ("employed", "farmer", "self_employed")',
            False,
        ),
        ('person.employment in ("employed", "farmer")', 'person.employment = "farmer"', True),
    ],
)
def test_a_criterion_is_measured_by_the_law_s_own(above: str, below: str, narrower: bool) -> None:
    """An equal or wider criterion is proved to be no narrower; a stricter one is found."""
    findings = found(law(condition(above)), local(condition(below)))
    assert [each.on for each in findings] == (["pratnja/uslov"] if narrower else [])


SETS = "  rs.local_limit: granica"
TERM = LOCAL.replace(
    "implements: {rs.pratnja: pratnja}",
    "implements: {rs.pratnja: pratnja, rs.local_limit: granica}",
)


@proved
@pytest.mark.parametrize("asked", ["sum(person.incomes.amount) <= local_limit", ""])
def test_a_criterion_that_fills_an_open_term_is_allowed(asked: str) -> None:
    """The law leaves the limit to the municipality, whether its own conditions name it or not."""
    above = law(condition(asked) if asked else "")
    own = condition("sum(person.incomes.amount) <= granica")
    assert found(above, local(own, text=TERM)) == []
    assert found(above, local(condition("person.age < 65"), text=TERM))


GAPS = {
    "conditions not encoded": law(
        more="    missing: [{kind: conditions, passage: {sr: друго, en: other}, at: law}]\n"
    ),
    "who it is for not known": law(
        more="    missing: [{kind: unknown, passage: {sr: друго, en: other}, at: law}]\n"
    ),
    "an amount nobody has seen": law(condition("sum(person.incomes.amount) <= unseen")),
    "an open term nobody set": law(condition("sum(person.incomes.amount) <= local_limit")),
    "readings that differ": law(
        condition(
            "person.age < 65",
            more="""          reading: {sr: једно, en: one}
          other_readings:
            - {label: {sr: друго, en: the other}, when: 'person.age >= 65'}
""",
        )
    ),
}


@proved
@pytest.mark.parametrize("above", GAPS.values(), ids=GAPS)
def test_where_the_law_leaves_it_open_whom_it_entitles_nothing_is_claimed(above: str) -> None:
    """The law's right depends there, so nobody is left without what is surely theirs."""
    assert found(above, local(condition("person.age < 65"))) == []


@proved
def test_what_only_narrows_the_amount_of_the_law_does_not_hide_a_narrowing() -> None:
    """With only amounts missing, the law still entitles, and the narrower criterion is found."""
    above = law(more="    missing: [{kind: amounts, passage: {sr: износ, en: amount}, at: law}]\n")
    assert len(found(above, local(condition("person.age < 65")))) == 1


@proved
def test_where_other_ways_to_the_right_were_not_seen_nothing_is_claimed() -> None:
    """Alternatives that nobody encoded may serve whom the criterion refuses."""
    gap = "    missing: [{kind: alternatives, passage: {sr: друго, en: other}, at: nacrt}]\n"
    assert found(law(), local(condition("person.age < 65"), more=gap)) == []


@proved
def test_whom_the_right_concerns_can_be_narrower_too() -> None:
    """The gate of the right is a criterion like the others, told where it stands."""
    text = local(more="    concerns: person.age < 26\n")
    (finding,) = found(law(), text)
    assert finding.on == "pratnja"
    assert text.splitlines()[finding.span.line - 1].strip() == "concerns: person.age < 26"


@proved
def test_of_requirements_of_which_one_is_enough_all_refuse_together() -> None:
    """Neither alone narrows; the person is whom both refuse, and both are named."""
    group = """        - any:
            - {id: mlad, label: {sr: млад, en: young}, when: person.age < 26, at: nacrt}
            - {id: star, label: {sr: стар, en: old}, when: person.age >= 65, at: nacrt}
"""
    (finding,) = found(law(), local(group))
    assert finding.on == "pratnja/mlad"
    assert "“young”, “old”" in finding.message.en
    whole = group.replace(">= 65", ">= 26")
    assert found(law(), local(whole)) == []


@proved
def test_two_criteria_are_told_each_with_a_person_of_its_own() -> None:
    """Whom the age refuses has no job to do with it, and the other way round."""
    both = condition("person.age < 65", "uzrast") + condition(
        'person.employment != "unemployed"', "posao"
    )
    findings = found(law(), local(both))
    assert [each.on for each in findings] == ["pratnja/uzrast", "pratnja/posao"]
    cases = [read_case(each.witnesses[0].case).people[0] for each in findings]
    assert cases[0].employment != "unemployed" and cases[1].employment == "unemployed"


OTHER = """  pratnja_starih:
    name: {sr: Пратња старих, en: Escort of the old}
    kind: service
    topic: personal_assistance
    per: person
    governing_date: claim
    benefit: {label: {sr: пратилац, en: an escort}}
    conditions:
      all:
        - {id: stari, label: {sr: стари, en: old}, when: person.age >= AGE, at: nacrt}
"""


@proved
@pytest.mark.parametrize(("age", "narrower"), [(65, False), (66, True)])
def test_whom_another_right_of_the_topic_serves_is_not_left_out(age: int, narrower: bool) -> None:
    """Two services share the ages; a year between them is left out, and both are named."""
    text = local(condition("person.age < 65"), more="    topic: personal_assistance\n")
    findings = found(law(), text + OTHER.replace("AGE", str(age)))
    assert [each.on for each in findings] == (["pratnja/uslov"] if narrower else [])
    if narrower:
        assert "Escort of the old" in findings[0].message.en
        assert len(findings[0].witnesses[0].answers) == 3


TOPIC = "    topic: personal_assistance\n"


@proved
@pytest.mark.parametrize(("kind", "narrower"), [("service", True), ("cash", False)])
def test_a_service_of_the_law_s_topic_is_compared_without_implements(
    kind: str, narrower: bool
) -> None:
    """A municipality ensures the law's service; money of its own it gives on its own conditions."""
    text = local(condition("person.age < 65"), more=TOPIC)
    text = text.replace("implements: {rs.pratnja: pratnja}\n", "")
    text = text.replace("kind: service", f"kind: {kind}")
    above = law(more=TOPIC).replace("    open_term: true\n    governing", "    governing")
    assert [each.on for each in found(above, text)] == (["pratnja/uslov"] if narrower else [])


def test_a_question_without_time_is_unsettled_and_never_fine() -> None:
    """Without time, and without an example, the solver's question is told to be open."""
    findings = found(law(), local(), seconds=0)
    assert [each.unsettled for each in findings] == ([True] if registry.can_prove() else [])


EXAMPLE = """examples:
  - name: {sr: са 70 година, en: at 70}
    case:
      claim_date: 2025-02-02
      people:
        - id: ana
          birth_date: 1955-01-15
          disability: true
          residences: [{kind: prebivaliste, place: Lajkovac, from: 2000-01-01, until: null}]
          assessments: [{kind: rs.need, outcome: true}]
    expect: [{right: pratnja, subject: ana}]
"""


@pytest.mark.parametrize("ages", ["person.age < 65", "person.age < 95"])
def test_without_the_solver_the_examples_alone_are_looked_at(
    monkeypatch: pytest.MonkeyPatch, ages: str
) -> None:
    """A narrowing that an example shows is found; of the others it is said what to install."""
    monkeypatch.setattr(registry, "can_prove", lambda: False)
    text = local(condition(ages)) + EXAMPLE
    assert [each.on for each in found(law(), text)] == (
        ["pratnja/uslov"] if ages.endswith("65") else []
    )
    source = parse_act(text.encode(), "act2.yaml")
    told = validate("lajkovac.nacrt", linked(law(), text), source=source)
    (missing,) = [each for each in told if each.code == "proofs-missing"]
    assert "narrower-than-law" in missing.message.en.partition("examples alone: ")[2]
    assert missing.suggestion is not None and "eligibility[proofs]" in missing.suggestion.en


SHIPPED = {
    "mali_zvornik/licni-pratilac": ["personal_companion/redovno_upisano"],
    "zajecar/licni-pratilac": ["personal_companion/redovno_upisano"],
    "petrovac_na_mlavi/socijalna-zastita": ["personal_companion/smetnje"],
    "novi_sad/socijalna-zastita": [
        "personal_assistance/poslovno_sposobno",
        "personal_assistance/godina_prebivalista",
    ],
    "beograd/usluge": [],
    "lajkovac/licni_pratilac": [],
}


@pytest.mark.parametrize("solver", [pytest.param(True, marks=proved), False])
@pytest.mark.parametrize(("act", "expected"), SHIPPED.items(), ids=SHIPPED)
def test_what_is_found_in_the_shipped_acts_is_the_same_with_and_without_the_solver(
    monkeypatch: pytest.MonkeyPatch, act: str, expected: list[str], solver: bool
) -> None:
    """What the list of findings in the repository's acts says is all that the solver knows."""
    monkeypatch.setattr(registry, "can_prove", lambda: solver)
    checked = check_files([rules_root() / f"{act}.yaml"])
    (file,) = checked.files
    ((rulebook, read),) = checked.each()
    told = validate(read, rulebook, only=("narrower-than-law",), source=file)
    assert [each.on for each in told] == expected
    assert not any(each.unsettled for each in told)


def test_a_case_of_the_year_9999_moves_without_leaving_the_calendar() -> None:
    """An end that means for good stays where no later day exists; the other dates move."""
    case = {
        "claim_date": "2024-01-31",
        "people": [{"birth_date": "2000-01-31", "until": "9999-12-31", "month": "9999-12"}],
    }
    moved = claimed_on(case, date(2025, 2, 28))
    assert moved["claim_date"] == "2025-02-28"
    assert moved["people"] == [
        {"birth_date": "2001-02-28", "until": "9999-12-31", "month": "9999-12"}
    ]


BANDS = st.tuples(st.integers(0, 60), st.integers(1, 40)).map(lambda band: (band[0], sum(band)))


@proved
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BANDS, BANDS, st.booleans())
def test_of_two_age_bands_the_verdict_is_that_of_every_age(
    above: tuple[int, int], below: tuple[int, int], closed: bool
) -> None:
    """Narrower exactly if some age is within the law's band and not within the municipality's."""
    end = "]" if closed else ")"
    findings = found(
        law(condition(f"person.age in [{above[0]}..{above[1]}]")),
        local(condition(f"person.age in [{below[0]}..{below[1]}{end}")),
    )
    served = range(below[0], below[1] + (1 if closed else 0))
    left_out = [age for age in range(above[0], above[1] + 1) if age not in served]
    assert bool(findings) is bool(left_out)
    assert not any(each.unsettled for each in findings)


def test_a_frame_is_kept_and_confirmed_with_its_act(tmp_path: Path) -> None:
    """Written down and read back it is the same, and an office that saw the law saw the frame."""
    rulebook = linked(law(), local())
    assert decode(encode(rulebook)).frames == rulebook.frames
    file = tmp_path / "seen.yaml"
    file.write_text(
        "confirm:\n  - {act: rs.zakon, seen: 2026-01-15, by: општинска управа}\n", encoding="utf-8"
    )
    (frame,) = supply(rulebook, [file]).frames.values()
    assert frame.validity.seen_last == date(2026, 1, 15)


ATOMS = {
    "age": "person.age < 30",
    "work": 'person.employment = "employed"',
    "student": "person.without_parental_care",
    "here": 'resides(person, "boraviste", claim_date)',
    "chosen": 'assessed(person, "lajkovac.izbor")',
}
MATTERS = ("here", "chosen")
Formula = str | tuple[Any, ...]


def formulas(names: list[str]) -> st.SearchStrategy[Formula]:
    """Return conditions that ask each of these facts at most once."""

    def grown(left: list[str]) -> st.SearchStrategy[Formula]:
        leaf = st.sampled_from(left) | st.sampled_from(left).map(lambda each: ("not", each))
        if len(left) == 1:
            return leaf
        both = st.integers(1, len(left) - 1).flatmap(
            lambda at: st.tuples(st.sampled_from(["and", "or"]), grown(left[:at]), grown(left[at:]))
        )
        return leaf | both | both.map(lambda each: ("not", each))

    return st.permutations(names).flatmap(grown)


def written(formula: Formula) -> str:
    """Return a formula in the language."""
    if isinstance(formula, str):
        return ATOMS[formula]
    if formula[0] == "not":
        return f"not({written(formula[1])})"
    return f"({written(formula[1])} {formula[0]} {written(formula[2])})"


def holds(formula: Formula, facts: dict[str, bool]) -> bool:
    """Return whether a formula holds of somebody."""
    if isinstance(formula, str):
        return facts[formula]
    if formula[0] == "not":
        return not holds(formula[1], facts)
    parts = [holds(each, facts) for each in formula[1:]]
    return all(parts) if formula[0] == "and" else any(parts)


@proved
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(formulas(["age", "work", "student"]), formulas(list(ATOMS)))
def test_of_two_conditions_the_verdict_is_that_of_every_person(
    above: Formula, below: Formula
) -> None:
    """Narrower exactly if the law takes somebody whom the place refuses in all its own matters."""
    findings = found(law(condition(written(above))), local(condition(written(below))))
    facts = [name for name in ATOMS if name not in MATTERS]
    left_out = False
    for values in product((False, True), repeat=len(facts)):
        person = dict(zip(facts, values, strict=True))
        served = any(
            holds(below, person | dict(zip(MATTERS, matters, strict=True)))
            for matters in product((False, True), repeat=len(MATTERS))
        )
        left_out = left_out or (holds(above, person) and not served)
    assert bool(findings) is left_out
    assert not any(each.unsettled for each in findings)
