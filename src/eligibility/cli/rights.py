"""`eligibility rights`: what is encoded, from which source, how sure, and when last seen."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from eligibility.cli import options


@click.command("rights")
@click.argument("place", required=False)
@click.option("--stale", metavar="DATE", help="Only what was last seen before this day.")
@click.option(
    "--group",
    metavar="GROUP",
    help="Only rights that name this group, such as roma, osobe sa invaliditetom or displaced.",
)
@options.output("text", "json")
@options.lang
@options.rules
def command(
    place: str | None,
    stale: str | None,
    group: str | None,
    format_: str,
    lang: str,
    acts: tuple[Path, ...],
    parameters: tuple[Path, ...],
) -> int:
    """List the rights and values that are encoded for PLACE, else for all places."""
    from eligibility.cli.rulebooks import Rulebooks
    from eligibility.cli.show import paint, width
    from eligibility.explain import catalogue
    from eligibility.explain.words import Language, Voice
    from eligibility.facts.groups import as_group

    day = options.day(stale, "--stale") if stale is not None else None
    key = None if group is None else as_group(group, "--group")
    voice = Voice(cast(Language, lang))
    rulebooks = Rulebooks(acts, parameters)
    if place is None:
        shown = rulebooks.all()
    else:
        rulebook, notes = rulebooks.find(place, "PLACE")
        shown = [rulebook]
        for note in notes:
            options.warn(voice.say("note", text=voice.label(note)))
    if format_ == "json":
        options.emit(catalogue.dumps(shown, voice, day, key))
    else:
        paint(catalogue.render(shown, voice, day, width(), key))
    return 0
