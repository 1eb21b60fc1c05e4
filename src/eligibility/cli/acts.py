"""`eligibility acts`: what is done with act files themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from eligibility.cli import options

if TYPE_CHECKING:
    from eligibility.acts.check import Counts
    from eligibility.errors import Problem
    from eligibility.trials.elements import Element
    from eligibility.trials.mutation import Mutated
    from eligibility.trials.record import Row


@click.group("acts")
def command() -> None:
    """Work with act files."""


@command.command("check")
@click.argument(
    "paths", metavar="FILE|DIR…", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--require-coverage", is_flag=True, help="Exit with 1 where no example exercises something."
)
@options.output("text", "json")
def check(paths: tuple[Path, ...], require_coverage: bool, format_: str) -> int:
    """Read, type and link act files, run the examples inside them, and tell what these leave out.

    What is to be exercised: every condition and exception, met and unmet; every alternative by
    itself; every holder; every row of a table and branch of an `if`; and each right granted,
    refused and open. The exit code is 2 where a file is wrong, 1 where an example fails.
    """
    from eligibility.acts.check import check_files
    from eligibility.errors import InputError, render_problem
    from eligibility.trials.coverage import cover

    checked = check_files(paths)
    if checked.problems:
        raise InputError(*checked.problems)
    covered = [cover(rulebook, act) for rulebook, act in checked.each()]
    failed = [failure.problem() for each in covered for failure in each.failures]
    lacking = [element for each in covered for element in each.open]
    whole = sum(each.whole for each in covered)
    counts = checked.counts
    if format_ == "json":
        _as_json(counts, failed, lacking, whole)
    else:
        for problem in failed:
            options.warn(render_problem(problem))
        told = [
            f"{getattr(counts, noun)} {noun if getattr(counts, noun) != 1 else noun[:-1]}"
            for noun in ("acts", "rights", "conditions", "parameters", "values", "definitions")
        ]
        for element in lacking:
            options.emit(render_problem(element.problem()))
        options.emit(f"{', '.join(told)}; {counts.examples} examples, {len(failed)} failures")
        if whole:
            options.emit(
                f"coverage: {whole - len(lacking)} of {whole} exercised by the examples"
                f" ({_percent(whole - len(lacking), whole)} %)"
            )
    return 1 if failed or (require_coverage and lacking) else 0


@command.command("mutate")
@click.argument(
    "paths", metavar="FILE|DIR…", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--at-least",
    metavar="PERCENT",
    type=click.IntRange(0, 100),
    help="Exit with 1 where an act's examples notice less.",
)
@click.option(
    "--jobs", type=click.IntRange(1), help="Processes at a time; as many as processors if not said."
)
@click.option(
    "--into",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Measure only acts that FILE, a table, does not tell of as they stand; write it anew.",
)
@click.option("--afresh", is_flag=True, help="With --into, measure all acts.")
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Measure nothing; exit with 1 where --into is not so.",
)
@options.output("text", "json")
def mutate(
    paths: tuple[Path, ...],
    at_least: int | None,
    jobs: int | None,
    into: Path | None,
    afresh: bool,
    only_check: bool,
    format_: str,
) -> int:
    """Change one thing at a time in acts, and count the changes that their examples notice.

    A bound by one, `<` to `<=`, `and` to `or`, a condition or a row dropped, a day shifted, an
    amount by a para: each change that no example notices is shown with its line. A change that
    changes nothing, whatever the case, is not counted. With --into, what was measured is kept as
    a table, in which a changed act is measured anew. The exit code is 2 where a file is wrong and
    1 where an example fails.
    """
    from eligibility.acts.check import check_files
    from eligibility.errors import InputError, render_problem
    from eligibility.trials import record
    from eligibility.trials.parallel import mutate_all

    if into is None and (only_check or afresh):
        raise click.UsageError("--check and --afresh speak of the table that --into names")
    checked = check_files(paths, examples=not only_check)
    if checked.problems:
        raise InputError(*checked.problems)
    digests = {str(each.act.id): record.digest_of(each.file) for each in checked.files}
    known = _table_at(into)
    if only_check:
        wrong = list(record.objections(known, digests, at_least or 0))
        for told in wrong:
            options.warn(f"{into}: {told}")
        return 1 if wrong else 0
    only = None if into is None or afresh else record.unmeasured(known, digests)
    mutated = mutate_all(paths, checked, jobs, only)
    failed = [failure.problem() for each in mutated for failure in each.failures]
    rows = {id_: row for id_, row in known.items() if id_ in digests}
    rows |= {
        each.act: record.row_of(each, digests[each.act]) for each in mutated if not each.failures
    }
    if into is not None:
        into.write_text(record.written(rows.values()), encoding="utf-8", newline="\n")
    if format_ == "json":
        _mutated_as_json(mutated, failed)
    else:
        for problem in failed:
            options.warn(render_problem(problem))
        for each in mutated:
            for survivor in each.survivors:
                options.emit(render_problem(survivor.problem()))
        for each in mutated:
            options.emit(_summary(each))
    measured = mutated if into is None else rows.values()
    weak = at_least is not None and any(each.percent < at_least for each in measured)
    return 1 if failed or weak else 0


@command.command("table")
@click.argument(
    "paths", metavar="FILE|DIR…", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--into",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write a page for each place and an index, instead of printing them.",
)
@click.option("--check", "only_check", is_flag=True, help="Exit with 1 where --into is not so.")
def table(paths: tuple[Path, ...], into: Path | None, only_check: bool) -> int:
    """Tell for each act what each source carries: which rights, what is encoded and what missing.

    The tables are Markdown, for whoever reviews the acts beside their sources.
    """
    from eligibility.acts.check import check_files
    from eligibility.errors import InputError
    from eligibility.explain.review import pages

    if only_check and into is None:
        raise click.UsageError("--check compares with the folder that --into names")
    checked = check_files(paths, examples=False)
    if checked.problems:
        raise InputError(*checked.problems)
    made = pages(checked.each())
    if into is None:
        options.emit("\n".join(made[name] for name in sorted(made) if name != "README.md"))
        return 0
    present = {path.name: path for path in into.glob("*.md")} if into.is_dir() else {}
    stale = [name for name in present if name not in made]
    for name, text in made.items():
        known = present[name].read_text(encoding="utf-8") if name in present else None
        if known != text:
            stale.append(name)
    if only_check:
        for name in sorted(stale):
            options.warn(f"{into / name} is not what the acts say")
        return 1 if stale else 0
    into.mkdir(parents=True, exist_ok=True)
    for name in stale:
        if name in made:
            (into / name).write_text(made[name], encoding="utf-8")
        else:
            present[name].unlink()
    options.emit(f"{len(made)} pages in {into}, {len(stale)} of them changed")
    return 0


def _table_at(path: Path | None) -> dict[str, Row]:
    from eligibility.trials.record import read_table

    return read_table(path.read_text(encoding="utf-8")) if path and path.is_file() else {}


def _summary(mutated: Mutated) -> str:
    if mutated.failures:
        return f"{mutated.act}: its examples fail as it stands"
    told = f"{mutated.act}: {mutated.noticed} of {mutated.tried} changes noticed"
    told += f" ({mutated.percent} %)"
    if mutated.vain:
        told += f", {mutated.vain} without effect left aside"
    if mutated.unreached:
        names = ", ".join(f"`{id_}`" for id_ in mutated.unreached)
        told += f"; no outcome or benefit of the act rests on {names}"
    return told


def _mutated_as_json(mutated: list[Mutated], failed: list[Problem]) -> None:
    import json

    told = {
        "failed": [_problem(problem) for problem in failed],
        "acts": [
            {
                "act": each.act,
                "file": each.file,
                "tried": each.tried,
                "noticed": each.noticed,
                "percent": each.percent,
                "without_effect": each.vain,
                "unreached": list(each.unreached),
                "survivors": [
                    {"of": survivor.of, "told": survivor.told, **_problem(survivor.problem())}
                    for survivor in each.survivors
                ],
            }
            for each in mutated
        ],
    }
    options.emit(json.dumps(told, ensure_ascii=False, indent=2))


def _percent(part: int, whole: int) -> int:
    """Return a share in percent, rounded down: 100 only where nothing is left."""
    return part * 100 // whole if whole else 100


def _as_json(counts: Counts, failed: list[Problem], lacking: list[Element], whole: int) -> None:
    import json
    from dataclasses import asdict

    told = {
        "counts": asdict(counts),
        "failed": [_problem(problem) for problem in failed],
        "coverage": {
            "whole": whole,
            "open": [
                {
                    "act": each.act,
                    "of": each.of,
                    "kind": each.kind,
                    "name": each.name,
                    "way": each.way,
                    **_problem(each.problem()),
                }
                for each in lacking
            ],
        },
    }
    options.emit(json.dumps(told, ensure_ascii=False, indent=2))


def _problem(problem: Problem) -> dict[str, object]:
    span = problem.span
    return {
        "file": problem.file,
        "line": None if span is None else span.line,
        "column": None if span is None else span.column,
        "message": problem.message,
        "help": problem.help,
    }
