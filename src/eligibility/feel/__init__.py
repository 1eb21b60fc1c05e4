"""The condition language: a typed profile of FEEL (OMG DMN 1.5) with units of measure."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eligibility.feel.checker import check
    from eligibility.feel.grammar import parse
    from eligibility.feel.printer import unparse
    from eligibility.feel.types import Scope, Signature

__all__ = ["Scope", "Signature", "check", "parse", "unparse"]

# Evaluating needs the nodes alone: what reads, checks and prints is imported when asked for.
_HOMES = {
    "Scope": "types",
    "Signature": "types",
    "check": "checker",
    "parse": "grammar",
    "unparse": "printer",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
