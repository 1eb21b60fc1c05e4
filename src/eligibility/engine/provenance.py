"""How sure a determination is: the weakest evidence it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from eligibility.acts.model import Citation, Evidence
from eligibility.engine.result import BenefitResult, ConditionResult, Found

_STRENGTH: dict[Evidence, int] = {"text": 3, "supplied": 2, "secondary": 1, "inferred": 0}


def weakest_evidence(root: ConditionResult, benefit: BenefitResult) -> Evidence | None:
    """Return the weakest evidence among the sources of conditions and values used."""
    kinds: set[Evidence] = set()
    waiting = [root]
    while waiting:
        result = waiting.pop()
        waiting.extend(result.members)
        _note(kinds, result.citation, result.found)
    _note(kinds, benefit.citation, benefit.found)
    return min(kinds, key=_STRENGTH.__getitem__, default=None)


def _note(kinds: set[Evidence], citation: Citation | None, found: tuple[Found, ...]) -> None:
    own = evidence_of(citation)
    if own is not None:
        kinds.add(own)
    for each in found:
        for dated in each.dated:
            kinds.add(dated.evidence)


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
