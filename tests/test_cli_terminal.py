"""On a terminal: color where it is wanted, and lines no wider than the screen."""

from __future__ import annotations

import os
import pty
import sys

import pytest
from reports import ACT, FIXTURES

RUN = "from eligibility.cli.main import run; run()"


def shown(columns: int, **environment: str) -> str:
    """Return what a terminal of this width gets to see."""
    arguments = [sys.executable, "-c", RUN, "check", str(FIXTURES / "family.json")]
    arguments += ["--acts", str(ACT)]
    # Under CI variables such as FORCE_COLOR would decide instead of the terminal.
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    wanted = {**kept, "TERM": "xterm-256color", "COLUMNS": str(columns), **environment}
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, arguments, wanted)
    data = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        data += part
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0, data.decode()
    return data.decode()


def test_a_terminal_gets_color() -> None:
    """Outcomes are painted on a terminal."""
    assert "\x1b[" in shown(100)


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_color_can_be_declined(environment: dict[str, str]) -> None:
    """NO_COLOR and a dumb terminal get plain text."""
    assert "\x1b" not in shown(100, **environment)


def test_a_narrow_terminal_gets_narrow_lines() -> None:
    """Forty columns are enough: no line of several words is wider."""
    for line in shown(40, NO_COLOR="1").splitlines():
        assert len(line) <= 40 or " " not in line.strip(), line
