"""What is found in how an act is built: its conditions, ends, papers, points, cumulation."""

from __future__ import annotations

import pytest
from finding_pages import found_in

RIGHT = """rights:
  pomoc:
    name: {sr: Помоћ, en: Aid}
    kind: cash
    per: child
    holders:
      - {as: mother, is: child.mother, label: {sr: мајка, en: mother}}
      - {as: father, is: child.father, label: {sr: отац, en: father}, when: mother = null}
    governing_date: claim
    benefit: {label: {sr: помоћ, en: aid}}
"""
LIMIT = """parameters:
  limit:
    label: {sr: лимит, en: limit}
    unit: RSD/month
    values: [{value: 13000, from: 2026-01-01, seen: 2026-01-01, at: nacrt}]
"""


def condition(when: str, more: str = "") -> str:
    """Return the conditions of a right: one, with what else it carries."""
    return (
        "    conditions:\n      all:\n        - id: uslov\n"
        f"          label: {{sr: услов, en: condition}}\n          when: {when}\n"
        f"          at: nacrt\n{more}"
    )


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ("some p in mother.pensions satisfies p.amount = limit", True),
        ("some p in mother.pensions satisfies p.amount in (limit)", True),
        ("sum(mother.incomes.amount) = limit", True),
        ("sum(mother.incomes.amount) != limit", True),
        ("some p in mother.pensions satisfies p.amount <= limit", False),
        ("sum(mother.incomes.amount) = 0", False),
        ("child.school != null", False),
        ("child.birth_order = 3", False),
    ],
)
def test_equality_is_found_on_money_alone(when: str, found: bool) -> None:
    """Ceilings, nothing at all, absence and other numbers are no equality on money."""
    findings = found_in(LIMIT + RIGHT + condition(when), "equality-on-money")
    assert [each.on for each in findings] == (["pomoc/uslov"] if found else [])


def test_equality_is_marked_at_its_own_words() -> None:
    """Inside a longer condition the comparison alone is marked."""
    when = "child.age < 7 and sum(mother.incomes.amount) = limit"
    text = LIMIT + RIGHT + condition(when)
    (finding,) = found_in(text, "equality-on-money")
    marked = finding.excerpt[finding.span.column - 1 : finding.span.end_column - 1]
    assert marked == "sum(mother.incomes.amount) = limit"


READINGS = """          reading: {sr: прво, en: first}
          other_readings:
            - label: {sr: друго, en: second}
              when: OTHER
"""


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ('residence length(mother, "prebivaliste", child.birth_date) >= duration("P6M")', True),
        ('residence length(mother, "prebivaliste", claim_date) >= duration("P9M")', False),
        ('residence length(mother, "boraviste", claim_date) >= duration("P6M")', False),
    ],
)
def test_readings_that_differ_in_the_day_alone_lack_an_anchor(other: str, found: bool) -> None:
    """Another length or another kind of residence is another doubt."""
    when = 'residence length(mother, "prebivaliste", claim_date) >= duration("P6M")'
    text = RIGHT + condition(when, READINGS.replace("OTHER", other))
    findings = found_in(text, "duration-without-anchor")
    assert [each.on for each in findings] == (["pomoc/uslov"] if found else [])
    assert not found or "first; second" in findings[0].message.en


SECOND = """  druga:
    name: {sr: Друга помоћ, en: Other aid}
    kind: cash
    per: child
    topic: first_baby
    governing_date: claim
    benefit: {label: {sr: помоћ, en: aid}}
"""


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("", "    conditions: {all: []}\n", True),
        ("    cumulation: {with: druga, rule: excludes}\n", "    conditions: {all: []}\n", False),
        ("    cumulation: {with: druga, rule: unclear}\n", "    conditions: {all: []}\n", True),
        ("", condition('not(receives(child, "lajkovac.pomoc"))'), False),
        ("    validity: {until: 2026-06-30, at: nacrt}\n",
         "    conditions: {all: []}\n    validity: {from: 2026-07-01, at: nacrt}\n", False),
    ],
)  # fmt: skip
def test_cumulation_is_settled_by_a_rule_or_a_condition(
    first: str, second: str, found: bool
) -> None:
    """A rule of one on the other, a condition, or different times leave nothing open."""
    topic = "    topic: birth_grant\n    conditions: {all: []}\n"
    text = RIGHT + topic + first + SECOND + second
    assert bool(found_in(text, "cumulation-undefined")) is found


def test_a_pair_called_unclear_by_both_is_told_once() -> None:
    """Each names the other: it is one question."""
    free = "    conditions: {all: []}\n"
    text = RIGHT + free + "    cumulation: {with: druga, rule: unclear}\n"
    text += SECOND + free + "    cumulation: {with: pomoc, rule: unclear}\n"
    assert len(found_in(text, "cumulation-undefined")) == 1


def test_grants_by_order_of_birth_do_not_meet() -> None:
    """A first and a second child are two children."""
    orders = [condition(f"child.birth_order = {number}") for number in (1, 2)]
    second = SECOND.replace("first_baby", "birth_grant")
    text = RIGHT + "    topic: birth_grant\n" + orders[0] + second + orders[1]
    assert not found_in(text, "cumulation-undefined")


@pytest.mark.parametrize(
    ("ends", "found"),
    [
        ("    end: [{label: {sr: први рођендан, en: first birthday}}]\n", False),
        (
            "    end:\n      - {label: {sr: први рођендан, en: first birthday}}\n"
            "      - {label: {sr: крај одсуства, en: end of leave}}\n",
            True,
        ),
        (
            "    end:\n      - {label: {sr: први рођендан, en: first birthday}}\n"
            "      - {label: {sr: ако дете умре, en: if the child dies}}\n",
            False,
        ),
        (
            "    end:\n      - {label: {sr: први рођендан, en: first birthday}}\n"
            "      - {label: {sr: крај школе, en: end of school}, when: child.age > 6}\n",
            False,
        ),
        (
            "    end: [{label: {sr: први рођендан, en: first birthday}}]\n"
            "    duration: {label: {sr: девет месеци, en: nine months}}\n",
            True,
        ),
    ],
)
def test_two_ends_conflict_only_where_both_always_hold(ends: str, found: bool) -> None:
    """An end of some cases alone, encoded or in words, stands beside another."""
    findings = found_in(RIGHT + "    conditions: {all: []}\n" + ends, "ends-conflict")
    assert bool(findings) is found


def test_a_right_outlives_its_conditions() -> None:
    """Criteria for one year and a right without an end leave later years without criteria."""
    dated = "          validity: {until: 2026-12-31, at: nacrt}\n"
    text = RIGHT + condition("child.age < 7", dated)
    (finding,) = found_in(text, "ends-conflict")
    assert "2026-12-31" in finding.message.en
    ending = text.replace(
        "    benefit:", "    validity: {until: 2026-12-31, at: nacrt}\n    benefit:"
    )
    assert not found_in(ending, "ends-conflict")
    more = "    missing: [{kind: conditions, passage: {sr: остало, en: others}, at: nacrt}]\n"
    assert not found_in(text + more, "ends-conflict")


@pytest.mark.parametrize(
    ("documents", "found"),
    [
        (["лична карта мајке"], True),
        (["лична карта мајке", "лична карта оца"], False),
        (["лична карта родитеља који подноси захтев"], False),
        (["извод из матичне књиге рођених"], False),
    ],
)
def test_papers_are_asked_of_whoever_holds_the_right(documents: list[str], found: bool) -> None:
    """A paper of the mother alone is a conflict where the father may claim, and only there."""
    listed = "".join(f"      - {{label: {{sr: {each}, en: paper}}}}\n" for each in documents)
    text = RIGHT + "    conditions: {all: []}\n    documents:\n" + listed
    assert bool(found_in(text, "role-mismatch")) is found
    alone = "".join(line for line in text.splitlines(True) if "as: father" not in line)
    assert not found_in(alone, "role-mismatch")


@pytest.mark.parametrize(
    ("validity", "text", "found"),
    [
        ("", "", True),
        ("    validity: {until: 2026-12-31, at: nacrt}\n", "", False),
        ("", "texts:\n  '1': Лимит се усклађује сваке године.\n", False),
        ("", "texts:\n  '1': Limit se usklađuje svake godine.\n", False),
    ],
)
def test_an_amount_is_nominal_where_it_lasts_and_nothing_adjusts_it(
    validity: str, text: str, found: bool
) -> None:
    """A right of one year needs no indexation; an article that adjusts is enough, in any script."""
    act = LIMIT + text + RIGHT + validity + condition("sum(mother.incomes.amount) <= limit")
    assert [each.on for each in found_in(act, "nominal-amount")] == (["limit"] if found else [])


def test_an_amount_on_which_nothing_rests_is_left_aside() -> None:
    """Only amounts that decide a right are told."""
    assert not found_in(LIMIT + RIGHT + "    conditions: {all: []}\n", "nominal-amount")


SERVICE = RIGHT.replace("kind: cash", "kind: service") + condition(
    'assessed(child, "lajkovac.potreba")'
)
NEED = "assessments:\n  potreba: {label: {sr: п, en: need}, body: {sr: б, en: body}}\n"


@pytest.mark.parametrize(
    ("detail", "found"),
    [
        ('points: {label: LABEL, points: 5, when: holder.employment = "employed"}', True),
        ('priority: {label: LABEL, order: 1, when: mother.employment = "employed"}', True),
        ("points: {label: LABEL, points: 5, when: holder.single_parent}", False),
        ('points: {label: LABEL, points: 5, when: child.employment = "employed"}', False),
    ],
)
def test_precedence_by_anothers_work_is_found(detail: str, found: bool) -> None:
    """The user's own work, and what bears on the need, are no finding."""
    detail = detail.replace("LABEL", "{sr: предност, en: precedence}")
    findings = found_in(f"{SERVICE}    {detail}\n{NEED}", "points-off-purpose")
    assert bool(findings) is found


def test_a_service_that_nobody_provides_is_promised() -> None:
    """Said to be idle, it is told even where the act's text is not at hand."""
    provider = "    provider: {label: {sr: нико, en: nobody}, operating: OPERATING}\n"
    for operating, found in (("false", True), ("true", False)):
        text = SERVICE + provider.replace("OPERATING", operating) + NEED
        assert bool(found_in(text, "promised-not-delivered")) is found
