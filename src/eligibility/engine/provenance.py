"""How sure the sources are that a result rests on."""

from __future__ import annotations

from typing import Any

from eligibility.acts.model import Citation, Evidence
from eligibility.engine.result import BenefitResult, ConditionResult

_STRENGTH: dict[Evidence, int] = {"text": 3, "supplied": 2, "secondary": 1, "inferred": 0}


def weakest_evidence(root: ConditionResult, benefit: BenefitResult) -> Evidence | None:
    """Return the weakest evidence among the sources of conditions and values used."""
    kinds: set[Evidence] = set()
    waiting: list[Any] = [root, benefit]
    for result in waiting:
        if type(result) is ConditionResult:
            waiting += result.members
        citation = result.citation
        if citation is not None:
            kinds.add(citation.evidence or citation.source.evidence)
        for each in result.found:
            for dated in each.dated:
                kinds.add(dated.evidence)
    return min(kinds, key=_STRENGTH.__getitem__, default=None)


def evidence_of(citation: Citation | None) -> Evidence | None:
    """Return how sure a citation is: its own mark, else its source's."""
    if citation is None:
        return None
    return citation.evidence or citation.source.evidence
