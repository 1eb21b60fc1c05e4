"""Two rights for one event of which nobody says whether both may be had."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from eligibility.acts.check import conditions
from eligibility.acts.link.expressions import walk
from eligibility.acts.model import Label, Right
from eligibility.feel import nodes
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject, expressions

_ONE_EVENT = (
    frozenset(
        {"birth_grant", "first_baby", "multiple_births", "large_family", "unemployed_mother"}
    ),
)
"""Topics of rights that one and the same event may open."""


def check(subject: Subject) -> Iterator[Finding]:
    """Look at rights whose cumulation is called unclear, and at pairs that one event opens."""
    unclear: set[frozenset[str]] = set()
    for right in subject.rights:
        for detail in right.details:
            data = dict(detail.data)
            if detail.kind != "cumulation" or data["rule"] != "unclear":
                continue
            pair = frozenset({right.id, data["with"]})
            if pair in unclear:
                continue
            unclear.add(pair)
            other = subject.rulebook.rights.get(data["with"])
            name = other.name if other else subject.rulebook.other_rights[data["with"]]
            yield _finding(subject, right, name, "cumulation")
    for one, other in combinations(subject.rights, 2):
        pair = frozenset({one.id, other.id})
        if pair not in unclear and _one_event(one, other) and not _settled(one, other):
            yield _finding(subject, other, one.name)


def _one_event(one: Right, other: Right) -> bool:
    if one.kind != "cash" or other.kind != "cash" or one.open_term or other.open_term:
        return False
    if not _overlap(one, other):
        return False
    if _by_order(one) and _by_order(other):
        return False
    return any({one.topic, other.topic} <= topics for topics in _ONE_EVENT)


def _by_order(right: Right) -> bool:
    """Whether a right is of children by order of birth: of another order, another child."""
    return any(
        isinstance(each, nodes.Path) and each.field == "birth_order"
        for expression in expressions(right)
        for each in walk(expression.node)
    )


def _overlap(one: Right, other: Right) -> bool:
    """Whether two rights are in force together; one seen last before the other's start is not."""
    return not (_before(one, other) or _before(other, one))


def _before(one: Right, other: Right) -> bool:
    last = one.validity.end or one.validity.seen_last
    start = other.validity.start
    return last is not None and start is not None and last < start


def _settled(one: Right, other: Right) -> bool:
    return _speaks_of(one, other) or _speaks_of(other, one)


def _speaks_of(right: Right, other: Right) -> bool:
    """Whether a right says how it stands to another, in its cumulation or in a condition."""
    for detail in right.details:
        if detail.kind == "cumulation" and dict(detail.data)["with"] == other.id:
            return True
    return any(
        isinstance(each, nodes.Text) and each.value == other.id
        for condition in conditions(right.conditions)
        for each in walk(condition.when.node)
    )


def _finding(subject: Subject, right: Right, other: Label, *path: str) -> Finding:
    return subject.finding(
        "cumulation-undefined",
        right.id,
        Label(
            f"није уређено да ли се „{right.name.sr}“ и „{other.sr}“ могу остварити заједно",
            f"it is not settled whether “{right.name.en}” and “{other.en}” may be had together",
        ),
        subject.right_span(right, *path),
        citation=right.citation,
        suggestion=Label(
            "пропишите однос: искључују се, један се умањује за други, или се сабирају"
            " (`cumulation`)",
            "settle it: one excludes the other, is reduced by it, or adds to it (`cumulation`)",
        ),
    )
