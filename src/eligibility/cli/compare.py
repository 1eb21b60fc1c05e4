"""`eligibility compare`: one family's rights in several municipalities, side by side."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import click

from eligibility.cli import options


@click.command("compare")
@click.argument("case", metavar="CASE")
@click.option(
    "--places", "names", metavar="A,B,…", required=True, help="Which places, between commas."
)
@click.option(
    "--as-if-resident", is_flag=True, help="Suppose that the family lives in each of them."
)
@click.option("--claim-date", metavar="DATE", help="Day of the claim, such as 2017-11-20.")
@options.output("text", "json", "markdown")
@options.lang
@options.audience("Who reads the answer: a protected fact is named to a caseworker only.")
@options.rules
def command(
    case: str,
    names: str,
    as_if_resident: bool,
    claim_date: str | None,
    format_: str,
    lang: str,
    audience: str,
    acts: tuple[Path, ...],
    parameters: tuple[Path, ...],
) -> int:
    """Lay the rights of the people of CASE in several places side by side.

    Each place is asked as if the claim were made there. Residence stays as the case tells it,
    unless --as-if-resident supposes that the family lives there.
    """
    from eligibility.cli.check import Asked, changed
    from eligibility.cli.doubts import doubts
    from eligibility.cli.rulebooks import Rulebooks, known_place
    from eligibility.cli.show import paint, width
    from eligibility.engine.comparison import compare
    from eligibility.explain import sidebyside
    from eligibility.explain.protect import Audience
    from eligibility.explain.words import Language, Voice
    from eligibility.facts import read_case

    voice = Voice(cast(Language, lang))
    day = options.day(claim_date, "--claim-date") if claim_date is not None else None
    family = read_case(options.read_text(case), "stdin" if case == "-" else case)
    family, notes = changed(Asked(None, None, day, format_, lang, audience), family)
    rulebooks = Rulebooks(acts, parameters)
    listed = [name for name in names.split(",") if name.strip()]
    books = [rulebooks.load(known_place(name, "--places").id) for name in listed]
    found = compare(family, books, as_if_resident=as_if_resident)
    notes = (*notes, *(note for book in books for note in doubts(family, book)))
    told = sidebyside.SideBySide(found, books, voice, cast(Audience, audience), notes)
    if not sys.stdout.isatty():
        # A terminal shows them in the answer.
        for note in told.notes:
            options.warn(voice.say("note", text=note))
    if format_ == "json":
        options.emit(sidebyside.dumps(told))
    elif format_ == "markdown":
        options.emit(sidebyside.markdown(told))
    else:
        paint(sidebyside.render(told, width()))
    return 0
