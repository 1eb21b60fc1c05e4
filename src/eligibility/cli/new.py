"""`eligibility new`: files to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from eligibility.cli import options
from eligibility.errors import InputError, Problem, did_you_mean


@click.group("new")
def command() -> None:
    """Write a file to begin with."""


@command.command("case")
@click.option("--municipality", metavar="PLACE", help="Whose rights are asked about.")
@click.option("--right", "rights", metavar="ID", multiple=True, help="Only what this right uses.")
@options.lang
@options.audience("Who reads the template: a protected fact is asked of a caseworker only.")
@options.rules
def case(
    municipality: str | None,
    rights: tuple[str, ...],
    lang: str,
    audience: str,
    acts: tuple[Path, ...],
    parameters: tuple[Path, ...],
) -> int:
    """Print an input template with just the facts that the chosen rights can use."""
    from eligibility.cli.rulebooks import Rulebooks, find_right
    from eligibility.explain.needs import needed, people_of
    from eligibility.explain.words import Language, Voice
    from eligibility.facts.template import template

    voice = Voice(cast(Language, lang))
    rulebook, notes = Rulebooks(acts, parameters).find(municipality)
    for note in notes:
        options.warn(voice.say("note", text=voice.label(note)))
    chosen = []
    for given in rights:
        id_ = find_right(rulebook, given)
        if id_ is None:
            advice = did_you_mean(given, rulebook.rights, "rights")
            raise InputError(Problem(f"unknown right `{given}`", file="--right", help=advice))
        chosen.append(rulebook.rights[id_])
    listed = chosen or list(rulebook.rights.values())
    options.emit(
        template(
            needed(rulebook, listed),
            people_of(voice, listed),
            municipality=municipality or "",
            text=voice.label,
            protected=audience == "caseworker",
        )
    )
    return 0
