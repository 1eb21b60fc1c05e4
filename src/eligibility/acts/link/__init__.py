"""From typed act files to the linked rulebook of a place's chain."""

from __future__ import annotations

from eligibility.acts.link.context import ActFile
from eligibility.acts.link.rulebook import link

__all__ = ["ActFile", "link"]
