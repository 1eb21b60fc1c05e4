"""How sure a determination is: the weakest evidence it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eligibility.acts.model import Citation, Evidence
from eligibility.engine.result import BenefitResult, ConditionResult, Found

_STRENGTH: dict[Evidence, int] = {"text": 3, "supplied": 2, "secondary": 1, "inferred": 0}


def weakest_evidence(root: ConditionResult, benefit: BenefitResult) -> Evidence | None:
    """Return the weakest evidence among the sources of conditions and values used."""
    kinds: list[Evidence] = [kind for kind in _evidence(root) if kind is not None]
    kinds += [dated.evidence for found in benefit.found for dated in found.dated]
    own = evidence_of(benefit.citation)
    if own is not None:
        kinds.append(own)
    return sorted(kinds, key=lambda kind: _STRENGTH[kind])[0] if kinds else None


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


def _evidence(result: ConditionResult) -> Iterator[Evidence | None]:
    yield evidence_of(result.citation)
    for found in result.found:
        yield from _of_found(found)
    for member in result.members:
        yield from _evidence(member)


def _of_found(found: Found) -> Iterator[Evidence]:
    for dated in found.dated:
        yield dated.evidence
