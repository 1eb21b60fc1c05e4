"""`eligibility rights`: what is encoded, from which source, how sure, and when last seen."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from eligibility.cli import options


@click.command("rights")
@click.argument("place", required=False)
@click.option("--stale", metavar="DATE", help="Only what was last seen before this day.")
@options.output("text", "json")
@options.lang
@options.rules
def command(
    place: str | None,
    stale: str | None,
    format_: str,
    lang: str,
    acts: tuple[Path, ...],
    parameters: tuple[Path, ...],
) -> int:
    """List the rights and values that are encoded for PLACE, else for the republic."""
    from eligibility.cli.rulebooks import Rulebooks
    from eligibility.cli.show import paint, width
    from eligibility.explain import catalogue
    from eligibility.explain.words import Language, Voice

    day = options.day(stale, "--stale") if stale is not None else None
    voice = Voice(cast(Language, lang))
    rulebook, notes = Rulebooks(acts, parameters).find(place)
    for note in notes:
        options.warn(voice.say("note", text=voice.label(note)))
    if format_ == "json":
        options.emit(catalogue.dumps(rulebook, voice, day))
    else:
        paint(catalogue.render(rulebook, voice, day, width()))
    return 0
