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


@command.command("act")
@click.option("--place", metavar="PLACE", required=True, help="Whose act it will be.")
@click.option(
    "--from", "source", metavar="FILE", help="Ordinance to begin from: .docx or a text file."
)
@click.option(
    "--encoding",
    type=click.Choice(["utf-8", "cp1250", "cp1251"]),
    help="Encoding of a text file; UTF-8 if not given.",
)
@click.option("--id", "name", metavar="NAME", help="Last part of the act's id.")
@click.option("--output", metavar="FILE", type=click.Path(path_type=Path), help="Where to write.")
@options.acts
def act(
    place: str,
    source: str | None,
    encoding: str | None,
    name: str | None,
    output: Path | None,
    acts: tuple[Path, ...],
) -> int:
    """Print an act file to fill in: the model ordinance, or the frame of an existing text.

    Terms of higher law that another act of the place sets, also one given by --acts, are
    commented out in the model.
    """
    from eligibility.acts.drafting import act_from_text, model_act
    from eligibility.cli.rulebooks import known_place

    found = known_place(place, "--place")
    if source is not None and acts:
        raise InputError(Problem("only the model looks at other acts: leave one out", "--acts"))
    if source is not None:
        draft = act_from_text(
            options.read_bytes(source), source, found, encoding=encoding, name=name
        )
    elif encoding is not None:
        raise InputError(Problem("there is no text to read: give `--from`", file="--encoding"))
    else:
        draft = model_act(found, name, acts)
    for word in draft.replaced:
        options.warn(f"{word}: letters of another script that look alike were replaced")
    if output is None:
        options.emit(draft.text.rstrip("\n"))
    else:
        options.write_new(output, draft.text)
    return 0
