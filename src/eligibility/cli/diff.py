"""`eligibility diff`: what changes between two versions, two dates or two places."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from eligibility.cli import options

if TYPE_CHECKING:
    from eligibility.validate.sides import Side


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@options.proofs(5, "proofs")
@options.output("text", "json", "html", "markdown")
@options.lang
@options.rules
def command(
    old: str,
    new: str,
    seconds: int,
    people: int,
    format_: str,
    lang: str,
    acts: tuple[Path, ...],
    parameters: tuple[Path, ...],
) -> int:
    """Tell what changes from OLD to NEW: who gains, who loses, and by how much.

    Each is an act file, a folder of them, or a place; `@DATE` behind it asks about one day:
    `eligibility diff odluka.yaml@2024-01-01 odluka.yaml@2025-01-01`. The exit code is 1 where
    something is left unsettled: what was not proved is never the same as no change.
    """
    from eligibility.cli.show import paint, width
    from eligibility.explain.words import Language
    from eligibility.validate.diff import between
    from eligibility.validate.render import difference_json, difference_markdown
    from eligibility.validate.render.as_text import render
    from eligibility.validate.render.told import Told

    sides = _side(old, acts, parameters), _side(new, acts, parameters)
    found = between(*sides, people=people, seconds=seconds)
    language = cast(Language, lang)
    before, after = sides[0].rulebook, sides[1].rulebook
    if format_ == "json":
        options.emit(difference_json(found, old=before, new=after))
    elif format_ == "markdown":
        options.emit(difference_markdown(found, language, old=before, new=after))
    elif format_ == "html":
        from eligibility.validate.report import difference_html

        options.emit(difference_html(found, before, after, language))
    else:
        paint(render(Told(found, language, before, after), width()))
    return 1 if any(right.unsettled for right in found.rights) else 0


def _side(text: str, acts: tuple[Path, ...], parameters: tuple[Path, ...]) -> Side:
    """Return the side that an argument names; raises InputError."""
    from eligibility.acts.load import act_paths, load_rulebook, read_file
    from eligibility.cli.rulebooks import known_place
    from eligibility.errors import InputError, Problem
    from eligibility.validate.sides import acts_of, side_of_acts, side_of_place

    name, at, written = text.rpartition("@")
    day: date | None = options.day(written, text) if at else None
    name = name if at else text
    path = Path(name)
    if not path.exists():
        if path.suffix or "/" in name:
            raise InputError(Problem("no such file or folder", name))
        place = known_place(name, "the place").id
        return side_of_place(load_rulebook(place, acts=acts, parameters=parameters), day, text)
    files = act_paths([path])
    places = dict.fromkeys(str(read_file(each, str(each)).act.place) for each in files)
    if len(places) > 1:
        shown = ", ".join(places)
        raise InputError(Problem(f"these acts are of several places: {shown}", name))
    rulebook = load_rulebook(next(iter(places)), acts=[*acts, path], parameters=parameters)
    return side_of_acts(rulebook, acts_of(rulebook, files), text, day)
