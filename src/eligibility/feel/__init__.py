"""The condition language: a typed profile of FEEL (OMG DMN 1.5) with units of measure."""

from __future__ import annotations

from eligibility.feel.check import check
from eligibility.feel.grammar import parse
from eligibility.feel.printer import unparse
from eligibility.feel.types import Scope, Signature

__all__ = ["Scope", "Signature", "check", "parse", "unparse"]
