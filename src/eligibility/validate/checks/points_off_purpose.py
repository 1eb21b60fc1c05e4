"""Points or priority for a service by something that has no bearing on the established need."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.check import conditions
from eligibility.acts.link.expressions import walk
from eligibility.acts.model import Detail, Label, Right
from eligibility.feel import nodes
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject

_OFF = {"employment", "employment_ended", "unemployment_register"}
"""Facts of a parent's work, by which a child's service may not be ranked without a reason."""


def check(subject: Subject) -> Iterator[Finding]:
    """Look at services for which a body establishes the need and places are given by points."""
    for right in subject.rights:
        if right.kind != "service" or not _need_established(right):
            continue
        for kind in ("points", "priority"):
            ranked = [detail for detail in right.details if detail.kind == kind]
            for detail in ranked:
                if _of_others_work(right, detail) and detail.when is not None:
                    yield subject.finding(
                        "points-off-purpose",
                        right.id,
                        Label(
                            f"„{detail.label.sr}“: предност по запослењу другог лица нема везе са"
                            " утврђеном потребом, па неко коме је потреба утврђена може остати без"
                            " услуге",
                            f"“{detail.label.en}”: precedence by another's employment has no"
                            " bearing on the established need, so that somebody whose need is"
                            " established may be left without the service",
                        ),
                        detail.when.span,
                        citation=detail.citation or right.citation,
                        suggestion=Label(
                            "вежите бодове за потребу (степен подршке, једнородитељска породица),"
                            " или образложите меру",
                            "tie the points to the need (degree of support, single parent), or give"
                            " the reason",
                        ),
                    )


def _need_established(right: Right) -> bool:
    return any(
        isinstance(each, nodes.Call) and each.function == "assessed"
        for condition in conditions(right.conditions)
        for each in walk(condition.when.node)
    )


def _of_others_work(right: Right, detail: Detail) -> bool:
    if detail.when is None:
        return False
    for each in walk(detail.when.node):
        if isinstance(each, nodes.Path) and each.field in _OFF:
            base = each.base
            if not (isinstance(base, nodes.Name) and base.name == right.per):
                return True
    return False
