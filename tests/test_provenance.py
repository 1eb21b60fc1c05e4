"""The provenance check finds what no digest shows, and takes what follows from one."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parent.parent / ".ci" / "provenance.py"
LAW = """
- **X-1** 60,000 once, Art. 4 and 6–8 of the decision of 31.1.2019; 13,454.11 in Q3 2016;
  until 2021-03-31, then nothing. [SECONDARY https://example.org/2017/02/07/%D0%B0/]
"""


@pytest.fixture(name="script")
def _script() -> Any:
    spec = importlib.util.spec_from_file_location("provenance", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def found(script: Any, tmp_path: Path, line: str) -> list[str]:
    """Return what the check says of an act with one such line."""
    (tmp_path / "republic.md").write_text(LAW, encoding="utf-8")
    (tmp_path / "municipalities.md").write_text("", encoding="utf-8")
    script.ROOT = tmp_path
    act = tmp_path / "act.yaml"
    act.write_text(f"parameters:\n  p:\n    - {{{line}}}\n", encoding="utf-8")
    return list(script.missing(act, script.Law(tmp_path), frozenset()))


@pytest.mark.parametrize(
    "line",
    [
        "value: 60000",
        "value: 13454.11",
        "article: '4'",
        "article: '7'",
        "published: 2019-01-31",
        "published: 2017-02-07",
        "from: 2016-07-01",
        "until: 2019-12-31",
        "from: 2021-04-01",
        "url: https://example.org/2017/02/07/а/",
    ],
)
def test_what_a_digest_shows_passes(script: Any, tmp_path: Path, line: str) -> None:
    """Thousands, runs of articles, dates in addresses, ends of named periods, the day after."""
    assert found(script, tmp_path, line) == []


@pytest.mark.parametrize(
    "line",
    [
        "value: 6000",
        "value: 13454.12",
        "article: '5'",
        "published: 2019-02-03",
        "from: 2016-10-02",
        "seen: 2015",
        "url: https://example.org/2017/02/08/",
    ],
)
def test_what_no_digest_shows_is_told_with_its_line(script: Any, tmp_path: Path, line: str) -> None:
    """An amount, article, day or address that stands nowhere."""
    (problem,) = found(script, tmp_path, line)
    assert problem.startswith("act.yaml:3: ") and problem.endswith("is shown by no digest")
