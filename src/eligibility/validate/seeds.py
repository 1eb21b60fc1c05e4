"""Cases from which a right is looked at: those that the acts themselves tell of it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from eligibility.acts.model import Rulebook
from eligibility.validate.documents import Document


def seeds(rulebook: Rulebook, right: str) -> Iterator[Document]:
    """Yield the cases of the examples that speak of a right, each once."""
    told: set[str] = set()
    for act in rulebook.acts.values():
        for example in act.examples:
            if example.case in told:
                continue
            if any(expected.right == right for expected in example.expect):
                told.add(example.case)
                yield json.loads(example.case)
