"""How long a drafter waits: one act and a municipality validated, two versions compared.

    python benchmarks/drafting.py [--runs 5] [--every]

Each row is the median of several whole processes of the command, started in turns. `--every`
validates every act of `rules/` by itself, once, and tells how many need more than two seconds.
Needs the extra `proofs`: without it nothing is proved, and the figures are of something else.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "rules" / "rs"
ACT = RULES / "lajkovac" / "porodica.yaml"
MOST = 2
"""Seconds that one act may take."""
RUN = "from eligibility.cli.main import run; run()"


def rows(new: Path) -> dict[str, tuple[tuple[str, ...], str]]:
    """Return what is timed: the arguments, and how long it may take."""
    return {
        "validate one act (Lajkovac, families)": (("validate", str(ACT)), "2 s"),
        "validate a municipality (Lajkovac, 6 acts)": (
            ("validate", str(RULES / "lajkovac")),
            "10 s",
        ),
        "validate a city (Belgrade)": (("validate", str(RULES / "beograd")), "10 s"),
        "diff of two versions of an act": (("diff", str(ACT), str(new)), "5 s"),
    }


def seconds(arguments: tuple[str, ...]) -> float:
    """Return how long a command takes as a whole process."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", RUN, *arguments], capture_output=True, cwd=ROOT)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    return time.perf_counter() - began


def every_act() -> None:
    """Print how long each act takes that needs more than is wished, and how long all do."""
    files = sorted(RULES.rglob("*.yaml"))
    found = {file: seconds(("validate", str(file))) for file in files}
    slow = sorted((file for file in files if found[file] > MOST), key=found.__getitem__)
    print(f"| act | {MOST} s at most: {len(files) - len(slow)} of {len(files)} |\n|---|---|")
    for file in reversed(slow):
        print(f"| {file.relative_to(RULES)} | {found[file]:.1f} s |")
    print(f"| median | {statistics.median(found.values()):.1f} s |")


def main() -> None:
    """Print a table of medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--every", action="store_true")
    given = parser.parse_args()
    runs = given.runs
    if given.every:
        every_act()
        return
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder) / "porodica.yaml"
        text = ACT.read_text(encoding="utf-8").replace("P9M", "P6M")
        new.write_text(text.replace("value: 120000", "value: 100000"), encoding="utf-8")
        timed = rows(new)
        found: dict[str, list[float]] = {name: [] for name in timed}
        for _ in range(runs):
            for name, (arguments, _) in timed.items():
                found[name].append(seconds(arguments))
    print("| command | median | at most |\n|---|---|---|")
    for name, (_, most) in timed.items():
        print(f"| {name} | {statistics.median(found[name]):.1f} s | {most} |")


if __name__ == "__main__":
    main()
