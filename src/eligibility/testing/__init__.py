"""Hypothesis strategies for cases, acts and rulebooks; needs the extra `testing`."""

from __future__ import annotations

from eligibility.testing.acts import acts, rulebooks
from eligibility.testing.cases import case_documents, cases

__all__ = ["acts", "case_documents", "cases", "rulebooks"]
