"""Run the samples in README.md and docs/ again; compare their output, or write it.

    python .ci/samples.py --check
    python .ci/samples.py --write

A sample is a fenced `text` block after one of these lines:

    <!-- sample: eligibility check examples/x.json -->             the command must exit 0
    <!-- sample exit 2: eligibility check examples/none.json -->   the command must exit 2
    <!-- output -->       what the fenced `python` block after `<!-- example -->` prints

Commands run in the repository's root with this interpreter's `eligibility` first on PATH;
stderr stands in the output after stdout.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = re.compile(r"<!-- sample(?: exit (?P<code>\d+))?: (?P<command>.+?) -->\s*$")
EXAMPLE = "<!-- example -->"
OUTPUT = "<!-- output -->"


def environment() -> dict[str, str]:
    """Return an environment in which output depends on the repository alone."""
    own = str(Path(sys.executable).parent)
    kept = {key: value for key, value in os.environ.items() if not key.startswith("ELIGIBILITY_")}
    return kept | {
        "PATH": own + os.pathsep + os.environ.get("PATH", ""),
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
        "TERM": "dumb",
    }


def run(arguments: list[str], code: int, text: str | None = None) -> list[str]:
    """Return the lines a command prints; it must exit with `code`."""
    done = subprocess.run(
        arguments,
        cwd=ROOT,
        env=environment(),
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != code:
        shown = text or arguments[-1]
        sys.exit(f"`{shown}` exited {done.returncode}, expected {code}\n{done.stdout}{done.stderr}")
    return [line.rstrip() for line in (done.stdout + done.stderr).rstrip("\n").split("\n")]


def block(lines: list[str], start: int, language: str, name: str) -> tuple[int, int]:
    """Return where the fenced block that follows line `start` begins and ends."""
    first = start + 1
    while first < len(lines) and not lines[first].strip():
        first += 1
    if first == len(lines) or lines[first].rstrip() != f"```{language}":
        sys.exit(f"{name}:{start + 1}: expected a fenced `{language}` block after this line")
    for last in range(first + 1, len(lines)):
        if lines[last].rstrip() == "```":
            return first + 1, last
    sys.exit(f"{name}:{first + 1}: the block is not closed")


def renewed(text: str, name: str) -> tuple[str, int]:
    """Return the page with every sample run again, and how many there were."""
    lines = text.split("\n")
    made: list[str] = []
    printed: list[str] | None = None
    count = position = 0
    while position < len(lines):
        line = lines[position]
        sample = SAMPLE.match(line)
        if line.rstrip() == EXAMPLE:
            first, last = block(lines, position, "python", name)
            printed = run([sys.executable, "-"], 0, "\n".join(lines[first:last]) + "\n")
            made += lines[position : last + 1]
            position, count = last + 1, count + 1
            continue
        if sample or line.rstrip() == OUTPUT:
            first, last = block(lines, position, "text", name)
            if sample:
                command = ["bash", "-c", sample["command"]]
                shown = run(command, int(sample["code"] or 0))
                count += 1
            elif printed is None:
                sys.exit(f"{name}:{position + 1}: no `{EXAMPLE}` stands before this output")
            else:
                shown = printed
            made += [*lines[position:first], *shown, "```"]
            position = last + 1
            continue
        made.append(line)
        position += 1
    return "\n".join(made), count


def main() -> None:
    """Check or write the samples of all pages."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true")
    what.add_argument("--write", action="store_true")
    writing = parser.parse_args().write
    total, stale = 0, False
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        name = str(page.relative_to(ROOT))
        old = page.read_text(encoding="utf-8")
        new, count = renewed(old, name)
        total += count
        if new == old:
            continue
        if writing:
            page.write_text(new, encoding="utf-8")
            print(f"{name}: written")
        else:
            stale = True
            pair = (old.splitlines(), new.splitlines())
            print("\n".join(difflib.unified_diff(*pair, f"{name} (kept)", f"{name} (now)", "", "")))
    print(f"{total} samples")
    if stale:
        sys.exit("samples differ from what the commands print; `python .ci/samples.py --write`")


if __name__ == "__main__":
    main()
