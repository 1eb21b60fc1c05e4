"""Options and inputs that several commands share."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from eligibility.errors import InputError, Problem, Span

Command = TypeVar("Command", bound=Callable[..., Any])

lang = click.option(
    "--lang",
    type=click.Choice(["sr-Latn", "sr-Cyrl", "en"]),
    default="sr-Latn",
    show_default=True,
    help="Language and script of the answer.",
)


def output(*formats: str) -> Callable[[Command], Command]:
    """Return the option `--format` with these formats, the first one being the default."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="Form of the answer.",
    )


def proofs(default: int, told: str) -> Callable[[Command], Command]:
    """Return the options `--seconds`, with its default and what it bounds, and `--people`."""
    seconds = click.option(
        "--seconds",
        type=click.IntRange(min=0),
        default=default,
        show_default=True,
        help=f"How long {told} may take; what is not settled then is told.",
    )
    people = click.option(
        "--people",
        type=click.IntRange(min=1),
        default=6,
        show_default=True,
        help="Size of household up to which proofs speak.",
    )

    def both(function: Command) -> Command:
        return seconds(people(function))

    return both


def audience(told: str) -> Callable[[Command], Command]:
    """Return the option `--for` with its help."""
    return click.option(
        "--for",
        "audience",
        type=click.Choice(["family", "caseworker"]),
        default="family",
        show_default=True,
        help=told,
    )


def _files(name: str, text: str) -> Callable[[Command], Command]:
    return click.option(
        name, multiple=True, metavar="FILE", type=click.Path(path_type=Path), help=text
    )


acts = _files("--acts", "Act file or folder; adds acts, or replaces those with the same id.")


def rules(function: Command) -> Command:
    """Add the options with which an office adds acts and values of its own."""
    told = "File of values with their source; adds to or confirms the acts."
    return acts(_files("--parameters", told)(function))


def read_text(name: str) -> str:
    """Return the text of a file, or of stdin for `-`; raises InputError."""
    return decode(read_bytes(name), "stdin" if name == "-" else name)


def read_bytes(name: str) -> bytes:
    """Return the bytes of a file, or of stdin for `-`; raises InputError."""
    if name == "-":
        return sys.stdin.buffer.read()
    path = Path(name)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(Problem("no such file", file=name, help=_beside(path))) from None
    except IsADirectoryError:
        raise InputError(Problem("this is a folder, not a file", file=name)) from None
    except PermissionError:
        raise InputError(Problem("the file may not be read", file=name)) from None
    except (OSError, ValueError):
        raise InputError(Problem("the file cannot be read", file=name)) from None


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; raises InputError."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        advice = "give another name, or remove it first"
        raise InputError(Problem("the file is already there", str(path), help=advice)) from None
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or "not a file name"
        raise InputError(Problem(f"cannot be written: {said.lower()}", str(path))) from None


def decode(data: bytes, name: str) -> str:
    """Return UTF-8 bytes as text, without a byte order mark; raises InputError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        raise InputError(
            Problem(
                "the file is not UTF-8 text",
                file=name,
                span=Span(line, column, line, column + 1),
                help="save it as UTF-8",
            )
        ) from None
    if not text.strip():
        raise InputError(Problem("the file is empty", file=name))
    return text


def _beside(path: Path) -> str:
    """Offer the nearest file name in the same folder."""
    from eligibility.errors import nearest

    try:
        names = [each.name for each in path.parent.iterdir()] if path.parent.is_dir() else []
    except OSError:
        names = []
    close = nearest(path.name, names)
    return f"did you mean `{path.with_name(close[0])}`?" if close else ""


def day(text: str, flag: str) -> date:
    """Return the date that a flag gives; raises InputError."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    advice = "a date is written year-month-day, such as `2017-11-20`"
    if found := re.fullmatch(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\.?", text):
        try:
            meant = date(int(found[3]), int(found[2]), int(found[1]))
            advice = f"did you mean `{meant.isoformat()}`?"
        except ValueError:
            pass
    raise InputError(Problem(f"`{text}` is not a date", file=flag, help=advice))


def emit(text: str) -> None:
    """Write to stdout at once, with a final newline."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    sys.stdout.flush()


def warn(text: str) -> None:
    """Write a note to stderr."""
    from eligibility.explain.layout import harmless

    click.echo(harmless(text), err=True)
