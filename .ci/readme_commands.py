"""Print the README's own commands for a newcomer, one per line, exactly as they stand there."""

from __future__ import annotations

import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
START = "python3 -m venv .venv && .venv/bin/pip install "
WANTED = (".venv/bin/eligibility check ", ".venv/bin/pytest")


def commands(text: str) -> list[str]:
    """Return the lines of fenced blocks that set up an environment and use it."""
    fenced, found = False, []
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        elif fenced and line.startswith(START):
            found.append(line)
    return found


def main() -> None:
    """Print the commands; both that a newcomer needs must be there."""
    found = commands(README.read_text(encoding="utf-8"))
    for part in WANTED:
        if not any(part in line for line in found):
            sys.exit(f"README.md: no command with `{START.strip()} …` and `{part.strip()}`")
    print("\n".join(found))


if __name__ == "__main__":
    main()
