"""Which social-protection rights a family in a Serbian municipality has, and why.

    rulebook = load("Lajkovac")
    case = read_case(Path("person.json").read_text(encoding="utf-8"))
    result = check(case, rulebook)

Information, not a decision: the authority decides and official acts prevail.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eligibility._version import __version__

if TYPE_CHECKING:
    from eligibility._load import load
    from eligibility.acts.model import Act, Citation, Label, Parameter, Right, Rulebook, Source
    from eligibility.engine import check
    from eligibility.engine.comparison import Comparison, compare
    from eligibility.engine.result import (
        BenefitResult,
        ConditionResult,
        Determination,
        Found,
        Outcome,
        Result,
    )
    from eligibility.engine.values import Missing, Unknown
    from eligibility.errors import InputError, Problem, Span
    from eligibility.facts import UNKNOWN, Case, Person, read_case
    from eligibility.validate.finding import Finding
    from eligibility.validate.run import validate

__all__ = [
    "UNKNOWN",
    "Act",
    "BenefitResult",
    "Case",
    "Citation",
    "Comparison",
    "ConditionResult",
    "Determination",
    "Finding",
    "Found",
    "InputError",
    "Label",
    "Missing",
    "Outcome",
    "Parameter",
    "Person",
    "Problem",
    "Result",
    "Right",
    "Rulebook",
    "Source",
    "Span",
    "Unknown",
    "__version__",
    "check",
    "compare",
    "load",
    "read_case",
    "validate",
]

_HOMES = {
    "eligibility._load": ("load",),
    "eligibility.acts.model": (
        "Act",
        "Citation",
        "Label",
        "Parameter",
        "Right",
        "Rulebook",
        "Source",
    ),
    "eligibility.engine": ("check",),
    "eligibility.engine.comparison": ("Comparison", "compare"),
    "eligibility.engine.result": (
        "BenefitResult",
        "ConditionResult",
        "Determination",
        "Found",
        "Outcome",
        "Result",
    ),
    "eligibility.engine.values": ("Missing", "Unknown"),
    "eligibility.errors": ("InputError", "Problem", "Span"),
    "eligibility.facts": ("UNKNOWN", "Case", "Person", "read_case"),
    "eligibility.validate.finding": ("Finding",),
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: `import eligibility` stays cheap."""
    from importlib import import_module

    if name == "validate":
        # A package and a function in one: importing it binds this name to the package itself.
        return import_module("eligibility.validate")
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
