"""From typed act files to the linked rulebook of a place's chain."""

from __future__ import annotations

from eligibility.acts.link.context import ActFile
from eligibility.acts.link.linked import Linked
from eligibility.acts.link.rulebook import link, link_acts, rulebook_of

__all__ = ["ActFile", "Linked", "link", "link_acts", "rulebook_of"]
