"""The case: people, kinship, spells, incomes and awards, and the vocabulary of facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eligibility.facts.base import UNKNOWN, Label, Model, Unknown, is_whole, value
    from eligibility.facts.case import Annotation, Case, Path
    from eligibility.facts.checks import verified
    from eligibility.facts.links import Link
    from eligibility.facts.people import Person
    from eligibility.facts.reader import read_case
    from eligibility.facts.vocabulary import Field

VOCABULARY: Mapping[str, Mapping[str, Field]]
"""Every fact: record name -> field name -> `Field`; built when first asked for."""

__all__ = [
    "UNKNOWN",
    "VOCABULARY",
    "Annotation",
    "Case",
    "Label",
    "Link",
    "Model",
    "Path",
    "Person",
    "Unknown",
    "is_whole",
    "read_case",
    "value",
    "verified",
]


_HOMES = {
    "base": ("UNKNOWN", "Label", "Model", "Unknown", "is_whole", "value"),
    "case": ("Annotation", "Case", "Path"),
    "checks": ("verified",),
    "links": ("Link",),
    "people": ("Person",),
    "reader": ("read_case",),
}


def __getattr__(name: str) -> Any:
    # Places are asked for where no case is read: the models of a case load on demand.
    if name == "VOCABULARY":
        from eligibility.facts.vocabulary import vocabulary

        return vocabulary()
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"eligibility.facts.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
