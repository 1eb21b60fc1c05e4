"""Writes a difference in the form asked for; `eligibility diff` and others call it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from eligibility.cli import options

if TYPE_CHECKING:
    from eligibility.acts.model import Rulebook
    from eligibility.validate.difference import Difference

FORMATS = ("text", "json", "html", "markdown")


def show(difference: Difference, format_: str, lang: str, old: Rulebook, new: Rulebook) -> None:
    """Write a difference to stdout, text painted and wrapped where that is a terminal."""
    from eligibility.explain.words import Language

    language = cast(Language, lang)
    if format_ == "json":
        from eligibility.validate.render.as_json import difference_json

        options.emit(difference_json(difference, old=old, new=new))
    elif format_ == "html":
        from eligibility.validate.report.difference import difference_html

        options.emit(difference_html(difference, old, new, language))
    elif format_ == "markdown":
        from eligibility.validate.render.as_markdown import difference_markdown

        options.emit(difference_markdown(difference, language, old=old, new=new))
    else:
        from eligibility.cli.show import paint, width
        from eligibility.validate.render.as_text import render
        from eligibility.validate.render.told import Told

        paint(render(Told(difference, language, old, new), width()))


def code(difference: Difference) -> int:
    """Return the exit code: 1 where a question was not settled, else 0; a change is no error."""
    return 1 if any(right.status == "unsettled" for right in difference.rights) else 0
