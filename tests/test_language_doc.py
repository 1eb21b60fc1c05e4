"""The language's page says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from eligibility.feel.functions import BUILTINS

PAGE = Path(__file__).parents[1] / "docs" / "language.md"


@pytest.mark.parametrize("function", BUILTINS)
def test_every_function_is_described(function: str) -> None:
    """The table of functions leaves none out."""
    table = PAGE.read_text(encoding="utf-8").partition("## Functions")[2]
    assert re.search(rf"`{function}[(`]", table)
