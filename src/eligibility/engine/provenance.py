"""What a result rests on: what evaluation met, each thing once, and how sure a source is."""

from __future__ import annotations

from collections.abc import Sequence

from eligibility.acts.model import Citation, Evidence
from eligibility.engine.result import BenefitResult, ConditionResult, Found

_STRENGTH: dict[Evidence, int] = {"text": 3, "supplied": 2, "secondary": 1, "inferred": 0}


def weakest_evidence(root: ConditionResult, benefit: BenefitResult) -> Evidence | None:
    """Return the weakest evidence among the sources of conditions and values used."""
    kinds: set[Evidence] = set()
    waiting: list[ConditionResult | BenefitResult] = [root, benefit]
    while waiting:
        result = waiting.pop()
        if isinstance(result, ConditionResult):
            waiting += result.members
        citation = result.citation
        if citation is not None:
            kinds.add(citation.evidence or citation.source.evidence)
        for each in result.found:
            for dated in each.dated:
                kinds.add(dated.evidence)
    return min(kinds, key=_STRENGTH.__getitem__, default=None)


def once(found: Sequence[Found]) -> tuple[Found, ...]:
    """Return what was found, each thing once, in the order it was met."""
    if len(found) < 2:
        return tuple(found)
    return tuple({(each.path, each.kind): each for each in found}.values())


def evidence_of(citation: Citation | None) -> Evidence | None:
    """Return how sure a citation is: its own mark, else its source's."""
    if citation is None:
        return None
    return citation.evidence or citation.source.evidence
