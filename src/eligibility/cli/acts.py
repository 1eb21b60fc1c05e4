"""`eligibility acts`: what is done with act files themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from eligibility.cli import options

if TYPE_CHECKING:
    from eligibility.acts.check import Counts
    from eligibility.errors import Problem


@click.group("acts")
def command() -> None:
    """Work with act files."""


@command.command("check")
@click.argument(
    "paths", metavar="FILE|DIR…", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@options.output("text", "json")
def check(paths: tuple[Path, ...], format_: str) -> int:
    """Read, type and link act files, and run the examples inside them.

    The exit code is 2 where a file is wrong, 1 where an example fails.
    """
    from eligibility.acts.check import check_files
    from eligibility.engine.examples import run_examples
    from eligibility.errors import InputError, render_problem

    checked = check_files(paths)
    if checked.problems:
        raise InputError(*checked.problems)
    failed: list[Problem] = []
    ran: set[str] = set()
    for rulebook in checked.rulebooks:
        for id_, act in rulebook.acts.items():
            if id_ in checked.acts and id_ not in ran:
                ran.add(id_)
                failed += [failure.problem() for failure in run_examples(rulebook, act)]
    counts = checked.counts
    if format_ == "json":
        _as_json(counts, failed)
    else:
        for problem in failed:
            options.warn(render_problem(problem))
        told = [
            f"{getattr(counts, noun)} {noun if getattr(counts, noun) != 1 else noun[:-1]}"
            for noun in ("acts", "rights", "conditions", "parameters", "values", "definitions")
        ]
        options.emit(f"{', '.join(told)}; {counts.examples} examples, {len(failed)} failures")
    return 1 if failed else 0


def _as_json(counts: Counts, failed: list[Problem]) -> None:
    import json
    from dataclasses import asdict

    told = {"counts": asdict(counts), "failed": [asdict(problem) for problem in failed]}
    options.emit(json.dumps(told, ensure_ascii=False, indent=2))
