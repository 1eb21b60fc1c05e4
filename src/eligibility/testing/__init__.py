"""Hypothesis strategies for cases, acts and rulebooks; needs the extra `testing`."""

from __future__ import annotations

try:
    import hypothesis as _hypothesis  # noqa: F401
except ImportError as error:
    raise ImportError(
        'eligibility.testing needs hypothesis: pip install "eligibility[testing]"'
    ) from error

from eligibility.testing.acts import acts, rulebooks
from eligibility.testing.cases import case_documents, cases

__all__ = ["acts", "case_documents", "cases", "rulebooks"]
