"""What is shown when a run fails: bad input in one style, our own bugs without facts."""

from __future__ import annotations

import re
import traceback
from pathlib import Path

import click

from eligibility.errors import InputError, Problem, nearest, render_problem


def is_input(error: Exception) -> bool:
    """Whether the input is at fault, not we."""
    return isinstance(error, InputError | click.ClickException)


def describe(error: Exception) -> str:
    """Return what to show on stderr."""
    if isinstance(error, InputError):
        return "\n".join(render_problem(problem) for problem in error.problems)
    if isinstance(error, click.ClickException):
        return render_problem(usage(error))
    return bug(error)


def usage(error: click.ClickException) -> Problem:
    """Return a wrong command line in the style of all other problems."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "eligibility"
    advice = f"see `{path} --help`"
    if isinstance(error, click.NoSuchOption):
        close = nearest(error.option_name, _options(context))
        if close:
            advice = f"did you mean `{close[0]}`?"
        return Problem(f"unknown option `{error.option_name}`", help=advice)
    message = error.format_message().strip()
    if (unknown := re.match(r"No such command '([^']*)'", message)) and context is not None:
        known = context.command.list_commands(context)
        close = nearest(unknown[1], known)
        listed = f"commands: {', '.join(known)}"
        advice = f"did you mean `{close[0]}`?" if close else listed
        return Problem(f"unknown command `{unknown[1]}`", help=advice)
    message = re.sub(r"'([^']*)'", r"`\1`", message)
    message = message.splitlines()[0].rstrip(".")
    return Problem(message[:1].lower() + message[1:], help=advice)


def _options(context: click.Context | None) -> list[str]:
    if context is None:
        return []
    return [name for parameter in context.command.params for name in parameter.opts]


def bug(error: BaseException) -> str:
    """Return where our own code failed: kind and places only, since values may be facts."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{_short(frame.filename)}:{frame.lineno}" for frame in frames]
    lines = [f"internal error: {type(error).__name__}"]
    lines += [f"    at {place}" for place in places[-6:]]
    lines.append(
        "  help: this is a bug in eligibility, not in your files; please report these lines"
    )
    return "\n".join(lines)


def _short(filename: str) -> str:
    """Return a file's path from the package on: the rest may name a person's folder."""
    parts = Path(filename).parts
    for name in ("eligibility", "site-packages"):
        if name in parts:
            position = len(parts) - 1 - parts[::-1].index(name)
            return "/".join(parts[position:])
    return parts[-1] if parts else filename
