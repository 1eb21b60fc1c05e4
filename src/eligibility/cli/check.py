"""`eligibility check`: which rights a family has, which not, what it depends on, and why."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from eligibility.cli import options
from eligibility.errors import InputError, Problem, did_you_mean
from eligibility.records import Record

if TYPE_CHECKING:
    from eligibility.acts.model import Label
    from eligibility.cli.rulebooks import Rulebooks
    from eligibility.explain.context import Context
    from eligibility.facts import Case


class Asked(Record):
    """What the flags of a run ask for."""

    right: str | None
    municipality: str | None
    claim_date: date | None
    format: str
    lang: str
    audience: str
    full: bool = False
    cross_check: bool = False


@click.command("check")
@click.argument("case", metavar="CASE")
@click.option("--right", metavar="ID", help="Look at one right in depth.")
@click.option("--municipality", metavar="PLACE", help="Whose rights are asked about.")
@click.option("--claim-date", metavar="DATE", help="Day of the claim, such as 2017-11-20.")
@click.option("--full", is_flag=True, help="Tell all, however long: text is shortened to a page.")
@click.option(
    "--cross-check",
    is_flag=True,
    help="Ask a second engine, durable-rules, too; a right on which they differ isn't determined.",
)
@options.output("text", "json", "markdown")
@options.lang
@options.audience("Who reads the answer: a protected fact is named to a caseworker only.")
@options.rules
def command(
    case: str,
    right: str | None,
    municipality: str | None,
    claim_date: str | None,
    full: bool,
    cross_check: bool,
    format_: str,
    lang: str,
    audience: str,
    acts: tuple[Path, ...],
    parameters: tuple[Path, ...],
) -> int:
    """Tell which rights the people of CASE have, a JSON file or `-` for stdin.

    On stdin each line may be a case of its own; each is answered as it comes.
    """
    from eligibility.cli.rulebooks import Rulebooks

    day = options.day(claim_date, "--claim-date") if claim_date is not None else None
    asked = Asked(right, municipality, day, format_, lang, audience, full, cross_check)
    if cross_check:
        from eligibility.engine.durable.client import installed

        installed()
    rulebooks = Rulebooks(acts, parameters)
    if case == "-":
        return _stream(asked, rulebooks)
    answer = _answer(asked, rulebooks, options.read_text(case), case)
    _show(asked, answer)
    return _code(answer)


def _code(answer: Context) -> int:
    """Return 1 where a second engine was asked and did not confirm everything."""
    checked = answer.result.cross_check
    return 0 if checked is None or checked.settled else 1


def _stream(asked: Asked, rulebooks: Rulebooks) -> int:
    """Answer cases from stdin: JSON lines one by one, or one document over many lines."""
    lines = _lines()
    number, first = next(lines, (1, ""))
    if not first:
        raise InputError(Problem("nothing to read: the input is empty", file="stdin"))
    if not _is_json(first):
        rest = list(lines)
        whole = "\n" * (number - 1) + "\n".join([first, *(text for _, text in rest)])
        # A first line that is no JSON by itself begins a document of many lines,
        # unless later lines are whole objects of their own.
        if _is_json(whole) or not any(_is_object(text) for _, text in rest):
            answer = _answer(asked, rulebooks, whole, "stdin")
            _show(asked, answer)
            return _code(answer)
        lines = iter(rest)
    answered = [
        _one_line(asked, rulebooks, position, text)
        for position, text in chain([(number, first)], lines)
        if text.strip()
    ]
    if max(answered) == 0:
        return 0
    # One case alone that is wrong is bad input, in whatever way it came.
    return 1 if len(answered) > 1 else answered[0]


def _lines() -> Iterator[tuple[int, str]]:
    """Yield each line of stdin with its number, from the first that is not blank."""
    begun = False
    if sys.stdin is None:
        raise InputError(Problem("nothing to read: the input is closed", file="stdin"))
    for number, data in enumerate(sys.stdin.buffer, start=1):
        text = data.rstrip(b"\r\n").decode("utf-8", "surrogateescape")
        if number == 1:
            text = text.removeprefix("\ufeff")
        begun = begun or bool(text.strip())
        if begun:
            yield number, text


def _one_line(asked: Asked, rulebooks: Rulebooks, number: int, text: str) -> int:
    """Answer one line; a wrong one is told on stderr, gives 2, and the rest goes on."""
    try:
        if any("\udc80" <= sign <= "\udcff" for sign in text):
            raise InputError(Problem("the line is not UTF-8 text", file=f"stdin:{number}"))
        answer = _answer(asked, rulebooks, text, "stdin", line=number)
    except InputError as error:
        if asked.format == "json":
            told = {
                "line": number,
                "problems": [
                    {"message": p.message, "path": p.path, "help": p.help} for p in error.problems
                ],
            }
            options.warn(json.dumps(told, ensure_ascii=False))
        else:
            options.warn(str(error))
        return 2
    if asked.format == "json":
        from eligibility.explain.jsonout import dumps

        options.emit(dumps(answer, indent=None))
    else:
        if number > 1:
            options.emit("")
        _show(asked, answer)
    return _code(answer)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_object(text: str) -> bool:
    return text.lstrip().startswith("{") and _is_json(text)


def _answer(asked: Asked, rulebooks: Rulebooks, text: str, name: str, line: int = 0) -> Context:
    """Return the result for one case, which may be a line of a stream, and what shows it."""
    from eligibility.cli.doubts import doubts
    from eligibility.cli.rulebooks import find_right
    from eligibility.engine import check
    from eligibility.explain.context import context
    from eligibility.explain.protect import Audience, for_audience
    from eligibility.explain.words import Language, Voice
    from eligibility.facts import UNKNOWN, read_case
    from eligibility.records import replace

    case, notes = changed(asked, read_case(text, name, line=line or 1))
    place = None if case.municipality is UNKNOWN else case.municipality
    flag = name if asked.municipality is None else "--municipality"
    rulebook, about_place = rulebooks.find(place, flag)
    notes = (*about_place, *notes, *doubts(case, rulebook))
    voice = Voice(cast(Language, asked.lang))
    if asked.right is not None and find_right(rulebook, asked.right) is None:
        advice = did_you_mean(asked.right, rulebook.rights, "rights")
        raise InputError(Problem(f"unknown right `{asked.right}`", file="--right", help=advice))
    result = check(case, rulebook, cross_check=asked.cross_check)
    notes = tuple(dict.fromkeys((*notes, *result.notes)))
    if notes:
        result = replace(result, notes=notes)
        # A terminal shows them in the answer; beside lines of JSON stderr holds JSON alone.
        if not sys.stdout.isatty() and not (line and asked.format == "json"):
            for note in notes:
                options.warn(voice.say("note", text=voice.label(note)))
    result = for_audience(result, case, cast(Audience, asked.audience))
    return context(result, rulebook, voice, case)


def changed(asked: Asked, case: Case) -> tuple[Case, tuple[Label, ...]]:
    """Return the case with what flags say instead, and notes on what that leaves aside."""
    from eligibility.cli.doubts import BEFORE_CLAIM
    from eligibility.facts import UNKNOWN
    from eligibility.facts.checks import verified
    from eligibility.records import replace

    update: dict[str, Any] = {}
    notes: tuple[Label, ...] = ()
    if asked.municipality is not None:
        update["municipality"] = asked.municipality
    if asked.claim_date is not None:
        update["claim_date"] = asked.claim_date
        decided = case.decision_date
        if decided is not UNKNOWN and decided < asked.claim_date:
            update["decision_date"] = UNKNOWN
            notes = (BEFORE_CLAIM,)
    if not update:
        return case, notes
    changed = case.model_copy(update=update)
    if asked.claim_date is None:
        return changed, notes
    try:
        return verified(changed), notes
    except InputError as error:
        told = (replace(problem, file="--claim-date") for problem in error.problems)
        raise InputError(*told) from None


def _show(asked: Asked, answer: Context) -> None:
    """Write one answer in the form asked for."""
    from eligibility.cli.rulebooks import find_right
    from eligibility.cli.show import show

    right = None if asked.right is None else find_right(answer.rulebook, asked.right)
    show(answer, asked.format, right, asked.full)
