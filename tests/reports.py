"""What tests of reports share: an invented act, cases, and golden files."""

from __future__ import annotations

import os
from pathlib import Path

from eligibility.acts.link import link
from eligibility.acts.load import read_file
from eligibility.acts.model import Rulebook
from eligibility.engine import check
from eligibility.explain.context import Context, context
from eligibility.explain.protect import Audience, for_audience
from eligibility.explain.words import Language, Voice
from eligibility.facts import Case, read_case

FIXTURES = Path(__file__).parent / "fixtures" / "explain"
RULES = FIXTURES / "rules"
ACT = RULES / "mionica" / "support.yaml"


def rulebook() -> Rulebook:
    """Return the invented act of Mionica, linked."""
    return link([read_file(ACT, "support.yaml")], "mionica", ("rs", "mionica"))


def case(name: str) -> Case:
    """Return a case of the fixtures."""
    return read_case((FIXTURES / f"{name}.json").read_text(encoding="utf-8"), name)


def answer(given: Case, language: Language = "sr-Latn", audience: Audience = "family") -> Context:
    """Return the answer to a case under the invented act."""
    rules = rulebook()
    result = for_audience(check(given, rules), given, audience)
    return context(result, rules, Voice(language), given)


def golden(name: str, text: str) -> None:
    """Compare with a golden file; ELIGIBILITY_GOLDEN=write writes it anew."""
    path = FIXTURES / "golden" / name
    if os.environ.get("ELIGIBILITY_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{name} differs"
