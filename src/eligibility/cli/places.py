"""`eligibility places`: the places that can be asked about, and which have acts of their own."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from eligibility.cli import options


@click.command("places")
@click.argument("text", metavar="[PLACE]", required=False)
@click.option("--with-rules", is_flag=True, help="Only places that have acts of their own.")
@click.option("--programme", is_flag=True, help="Only municipalities of the support programme.")
@options.output("text", "json")
@options.lang
@options.acts
def command(
    text: str | None,
    with_rules: bool,
    programme: bool,
    format_: str,
    lang: str,
    acts: tuple[Path, ...],
) -> int:
    """List places by district, or the places that PLACE, in any spelling, may name."""
    from eligibility.acts.coverage import counted
    from eligibility.cli.rulebooks import known_place
    from eligibility.cli.show import paint, width
    from eligibility.explain import gazetteer
    from eligibility.explain.words import Language, Voice
    from eligibility.facts import places

    counts = counted(acts)
    listed = list(places.places().values())
    if text is not None:
        listed = places.named(text)
        if not listed:
            listed = [known_place(text, "PLACE")]
    listed = [place for place in listed if not with_rules or place.id in counts]
    listed = [place for place in listed if not programme or place.programme]
    voice = Voice(cast(Language, lang))
    if format_ == "json":
        options.emit(gazetteer.dumps(listed, counts, voice))
    else:
        paint(gazetteer.render(listed, counts, voice, width()))
    return 0
