"""Criteria by which a right of the municipality refuses whom the law's own conditions entitle."""

from __future__ import annotations

import json
from collections.abc import Iterator

from eligibility.acts.model import Citation, Label
from eligibility.errors import Span
from eligibility.validate import registry
from eligibility.validate.days import claimed_on
from eligibility.validate.documents import Document, condition
from eligibility.validate.finding import Finding
from eligibility.validate.law import restated
from eligibility.validate.narrowing import Comparison, Criterion
from eligibility.validate.narrowing_cases import cases
from eligibility.validate.questions import unsettled
from eligibility.validate.sameness import known_days
from eligibility.validate.shrink import shrunk
from eligibility.validate.subject import Subject
from eligibility.validate.table_words import both, joined

CODE = "narrower-than-law"
_CONCERNS = Label(
    "одредба о томе кога се право тиче одбија", "the provision on whom it concerns refuses"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield each criterion with a person whom it alone leaves without what the law gives.

    The examples of the acts are looked through first; where the solver is installed it
    settles what they do not show.
    """
    for each in restated(subject):
        if not each.comparable:
            continue
        comparison = Comparison(subject.rulebook, each)
        shown = dict(_shown(comparison))
        if registry.can_prove():
            yield from _proved(subject, comparison, shown)
        for criterion in comparison.criteria:
            if criterion.ids in shown:
                yield _finding(subject, comparison, criterion, *shown[criterion.ids])


Shown = dict[tuple[str, ...], tuple[Document, str]]
"""By criterion, a case in which it refuses, and whom."""


def _shown(comparison: Comparison) -> Iterator[tuple[tuple[str, ...], tuple[Document, str]]]:
    """Yield for each criterion a case that shows it, best one where it alone refuses."""
    found: Shown = {}
    sure: set[tuple[str, ...]] = set()
    for case in cases(comparison):
        if len(sure) == len(comparison.criteria):
            break
        for person in comparison.persons(case):
            for criterion in comparison.criteria:
                if criterion.ids in sure:
                    continue
                for alone in (True, False):
                    if comparison.narrows(case, person, criterion, alone=alone):
                        if alone or criterion.ids not in found:
                            found[criterion.ids] = case, person
                        sure |= {criterion.ids} if alone else set()
                        break
    for criterion in comparison.criteria:
        if criterion.ids in found:
            case, person = found[criterion.ids]
            yield criterion.ids, (_smallest(comparison, criterion, case, person), person)


def _smallest(
    comparison: Comparison, criterion: Criterion, case: Document, person: str
) -> Document:
    alone = comparison.narrows(case, person, criterion, alone=True)

    def holds(smaller: Document) -> bool:
        return person in comparison.persons(smaller) and comparison.narrows(
            smaller, person, criterion, alone=alone
        )

    return shrunk(case, holds)


def _proved(subject: Subject, comparison: Comparison, shown: Shown) -> Iterator[Finding]:
    """Add what the solver finds to what is shown; yield what it could not settle."""
    from eligibility.validate.narrowing_proof import Solver

    solver = Solver(subject, comparison)
    right = comparison.restated.right
    if not shown:
        verdict = solver.anybody()
        yield from unsettled(subject, CODE, right.id, verdict.open, subject.right_span(right))
        if not verdict.case:
            return
    for criterion in comparison.criteria:
        if criterion.ids in shown:
            continue
        verdict = solver.by(criterion, alone=True)
        if verdict.impossible:
            verdict = solver.by(criterion, alone=False)
        if verdict.case:
            shown[criterion.ids] = _dated(comparison, criterion, json.loads(verdict.case))
        span, _, _ = _place(subject, comparison, criterion, None)
        yield from unsettled(subject, CODE, _on(comparison, criterion), verdict.open, span)


def _dated(comparison: Comparison, criterion: Criterion, case: Document) -> tuple[Document, str]:
    """Return the case claimed on a day of which the act is known, where it shows the same."""
    person = case["people"][0]["id"]
    for day in known_days(comparison.rulebook, comparison.restated.right):
        dated = claimed_on(case, day)
        for alone in (True, False):
            if person in comparison.persons(dated) and comparison.narrows(
                dated, person, criterion, alone=alone
            ):
                return dated, person
    return case, person


def _on(comparison: Comparison, criterion: Criterion) -> str:
    id_ = criterion.ids[0] if criterion.ids else ""
    right = comparison.restated.right.id
    return f"{right}/{id_}" if id_ else right


def _place(
    subject: Subject,
    comparison: Comparison,
    criterion: Criterion,
    shown: tuple[Document, str] | None,
) -> tuple[Span, Label, Citation | None]:
    """Return where a criterion stands, that it refuses in words, and what it cites."""
    right = comparison.restated.right
    refusing = comparison.decisive(*shown, criterion) if shown is not None else ()
    first = condition(right, criterion.ids[0]) if criterion.ids else None
    if shown is None and first is not None:
        return first.when.span, first.label, first.citation
    if refusing:
        words = joined([both("„{0}“", "“{0}”", each.label) for each in refusing])
        told = both("услов {0} одбија", "the condition {0} refuses", words)
        if len(refusing) > 1:
            told = both("услови {0} одбијају", "the conditions {0} refuse", words)
        return refusing[0].when.span, told, refusing[0].citation
    if right.concerns is not None and criterion.ids == ("",):
        return right.concerns.span, _CONCERNS, right.citation
    return subject.right_span(right, "conditions"), right.name, right.citation


def _finding(
    subject: Subject,
    comparison: Comparison,
    criterion: Criterion,
    case: Document,
    person: str,
) -> Finding:
    restated = comparison.restated
    span, name, citation = _place(subject, comparison, criterion, (case, person))
    beside = (
        both(
            "; не прима га ни: {0}",
            "; nor do these serve them: {0}",
            joined([each.name for each in restated.beside]),
        )
        if restated.beside
        else Label("", "")
    )
    refusing = comparison.decisive(case, person, criterion)
    on = f"{restated.right.id}/{refusing[0].id}" if refusing else restated.right.id
    return subject.finding(
        CODE,
        on,
        both(
            "уже од закона: {1} лице које по условима за „{0}“ има право, колико је закон овде "
            "уписан{2}",
            "narrower than the law: {1} a person whom the conditions of “{0}” entitle, as far as "
            "the law is encoded here{2}",
            restated.law.name,
            name,
            beside,
        ),
        span,
        citation=citation,
        suggestion=Label(
            "проширите услов на све које закон прима; ако закон то препушта општини, наведите "
            "у `waived` одредбу која допушта ужи круг",
            "widen the condition to all whom the law serves; where the law leaves this to the "
            "municipality, name in `waived` the provision that admits a narrower circle",
        ),
        witnesses=(comparison.witness(case, person),),
    )
