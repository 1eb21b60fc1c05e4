"""`eligibility validate`: what is wrong with an act before it is voted on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from eligibility.cli import options

if TYPE_CHECKING:
    from eligibility.acts.check import Checked
    from eligibility.acts.model import Act, Rulebook
    from eligibility.validate.finding import Finding


@click.command("validate")
@click.argument("paths", metavar="ACT…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--only", metavar="CODE", multiple=True, help="Look for this kind of finding alone; repeatable."
)
@options.proofs(10, "proofs about one act")
@click.option(
    "--witnesses",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Save the cases that prove findings; `eligibility check` shows the same for them.",
)
@click.option(
    "--beside",
    metavar="PLACE",
    multiple=True,
    help="Look for people whom this act and that place leave with neither right; repeatable.",
)
@options.output("text", "json", "html", "sarif")
@options.lang
@options.rules
def command(
    paths: tuple[Path, ...],
    only: tuple[str, ...],
    seconds: int,
    people: int,
    witnesses: Path | None,
    beside: tuple[str, ...],
    format_: str,
    lang: str,
    acts: tuple[Path, ...],
    parameters: tuple[Path, ...],
) -> int:
    """Tell what is wrong with acts, files or folders: the law, the text, the examples.

    Acts are read, typed, linked within the chain of their place and their examples run, as by
    `eligibility acts check`; then every kind of finding is looked for (docs/findings). The exit
    code is 2 where a file cannot be used, 1 where something was found that is neither a mere
    note nor waived in the act.
    """
    from eligibility.acts.check import check_files
    from eligibility.acts.load import load_rulebook
    from eligibility.cli.rulebooks import known_place
    from eligibility.errors import InputError, Problem, did_you_mean
    from eligibility.validate import registry
    from eligibility.validate.run import counts, validate

    known = registry.kinds()
    for code in only:
        if code not in known:
            advice = did_you_mean(code, known, "kinds")
            raise InputError(Problem(f"unknown kind of finding `{code}`", "--only", help=advice))
    checked = check_files(paths, acts=acts, parameters=parameters)
    if checked.problems:
        raise InputError(*checked.problems)
    others = [load_rulebook(known_place(name, "--beside").id) for name in beside]
    files = {str(each.act.id): each for each in checked.files}
    rulebooks: dict[str, Rulebook] = {}
    found: list[Finding] = []
    for rulebook, act in checked.each():
        rulebooks[act.id] = rulebook
        found += validate(
            act,
            rulebook,
            seconds=seconds,
            people=people,
            only=only,
            source=files[act.id],
            beside=others,
        )
    saved = {} if witnesses is None else save(found, witnesses)
    _show(found, checked, rulebooks, format_, lang, saved)
    return 1 if any(map(counts, found)) else 0


def save(found: list[Finding], folder: Path) -> dict[int, list[str]]:
    """Write each witness as a case file; return the files of the finding at each position."""
    from eligibility.errors import InputError, Problem

    saved: dict[int, list[str]] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, finding in enumerate(found):
            for place, witness in enumerate(finding.witnesses, 1):
                on = finding.on.replace("/", ".")
                path = folder / f"{finding.act}-{on}-{finding.code}-{place}.json"
                path.write_text(witness.case, encoding="utf-8", newline="\n")
                saved.setdefault(number, []).append(str(path))
    except OSError as error:
        said = (error.strerror or "not a folder").lower()
        raise InputError(Problem(f"cannot be written: {said}", str(folder))) from None
    return saved


def _show(
    found: list[Finding],
    checked: Checked,
    rulebooks: dict[str, Rulebook],
    format_: str,
    lang: str,
    saved: dict[int, list[str]],
) -> None:
    from eligibility.explain.words import Language, Voice

    voice = Voice(cast(Language, lang))
    acts: list[Act] = [act for _, act in checked.each()]
    if format_ == "json":
        from eligibility.validate import as_json

        options.emit(as_json.dumps(acts, found))
    elif format_ == "sarif":
        from eligibility.validate import as_sarif

        options.emit(as_sarif.dumps(found, voice))
    elif format_ == "html":
        _html(found, acts, rulebooks, lang)
    else:
        from eligibility.cli.show import paint, width
        from eligibility.validate import as_text

        paint(as_text.render(found, rulebooks, voice, width(), saved=saved))


def _html(found: list[Finding], acts: list[Act], rulebooks: dict[str, Rulebook], lang: str) -> None:
    from importlib import import_module

    from eligibility.errors import InputError, Problem

    if len(acts) != 1:
        raise InputError(
            Problem("a page in HTML is about one act", "--format", help="give one act file")
        )
    report = import_module("eligibility.validate.report")
    (act,) = acts
    options.emit(report.findings_html(found, act, rulebooks[act.id], lang))
