"""Writes an answer to stdout: painted on a terminal, plain text everywhere else."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from eligibility.cli.options import emit
from eligibility.records import replace

if TYPE_CHECKING:
    from eligibility.explain.context import Context
    from eligibility.explain.layout import Line

WIDTH = 100
PAINT = {
    "heading": "bold",
    "eligible": "green",
    "needs_assessment": "cyan",
    "depends": "yellow",
    "not_eligible": "red",
    "dim": "dim",
}


def show(answer: Context, format_: str, right: str | None, full: bool) -> None:
    """Write an answer, of one right in depth where `right` names it; text may be shortened."""
    if right is not None:
        chosen = tuple(d for d in answer.result.determinations if d.right == right)
        opening = tuple(
            each for each in answer.result.openings if right in (each.right, *each.through)
        )
        result = replace(answer.result, determinations=chosen, openings=opening)
        answer = replace(answer, result=result)
    if format_ == "json":
        from eligibility.explain.jsonout import dumps

        emit(dumps(answer))
    elif format_ == "markdown":
        from eligibility.explain import markdown

        emit(markdown.render(answer, right))
    elif right is not None:
        from eligibility.explain import detail

        paint(detail.render(answer, right, width()))
    else:
        from eligibility.explain import text

        paint(text.render(answer, width(), full=full))


def width() -> int:
    """Return how wide to write: the terminal, at most 100 columns; 100 elsewhere."""
    if os.environ.get("COLUMNS", "").isdigit() or sys.stdout.isatty():
        import shutil

        return min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns)
    return WIDTH


def paint(lines: list[Line]) -> None:
    """Write lines, in color only where stdout is a terminal that wants it."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        emit("\n".join(line.text for line in lines).rstrip("\n"))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text(line.text, style=PAINT.get(line.style, "")))
