"""The command `eligibility`: its subcommands, and what every end of a run means.

Exit codes: 0 done; 1 something is wrong; 2 bad input; 130 interrupted; 70 our
own bug, shown without facts. A closed pipe ends quietly.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from importlib import import_module

import click

from eligibility import __version__
from eligibility.cli import streams

DONE, WRONG, BAD_INPUT, BUG, INTERRUPTED = 0, 1, 2, 70, 130

COMMANDS = {
    "check": "eligibility.cli.check",
    "validate": "eligibility.cli.validate",
    "compare": "eligibility.cli.compare",
    "diff": "eligibility.cli.diff",
    "rights": "eligibility.cli.rights",
    "places": "eligibility.cli.places",
    "acts": "eligibility.cli.acts",
    "new": "eligibility.cli.new",
    "feel": "eligibility.cli.feel",
    "schema": "eligibility.cli.schema",
}


class Lazy(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        home = COMMANDS.get(cmd_name)
        if home is None:
            return None
        command: click.Command = import_module(home).command
        return command


@click.group(
    cls=Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="eligibility", message="%(prog)s %(version)s")
def main() -> None:
    """Tell which social-protection rights a family in a Serbian municipality has, and why.

    Information, not a decision: the authority decides, official acts prevail.
    """


def run() -> None:
    """Run the command line and leave with its exit code."""
    # No plugin of pydantic may see what is validated, and looking for plugins takes time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    code = guarded(sys.argv[1:])
    # The process ends: what is left goes with it, and needs no search for cycles first.
    gc.freeze()
    sys.exit(code)


def guarded(arguments: list[str]) -> int:
    """Run the command line; return its exit code, whatever happened."""
    streams.prepare()
    try:
        code = _invoke(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever read us has seen enough; Python's own flush at exit must not complain.
        _drop_output()
        return DONE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except Exception as error:
        return _ended_by(error)


def _invoke(arguments: list[str]) -> int:
    try:
        with main.make_context("eligibility", list(arguments)) as context:
            code = main.invoke(context)
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.exceptions.NoArgsIsHelpError as helped:
        click.echo(helped.ctx.get_help() if helped.ctx is not None else "", err=True)
        return BAD_INPUT
    return code if isinstance(code, int) else DONE


def _drop_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _ended_by(error: Exception) -> int:
    from eligibility.cli import failures, options

    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
        # Every file of the user is read with errors of its own: this one is the output's.
        _drop_output()
        options.warn(f"the answer cannot be written: {os.strerror(error.errno).lower()}")
        return WRONG
    options.warn(failures.describe(error))
    return BAD_INPUT if failures.is_input(error) else BUG
