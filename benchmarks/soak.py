"""Let durable-rules and the reference engine decide the same cases, many times over.

    python benchmarks/soak.py --pairs 10000 --checks 20000

Pairs are random rulebooks, each with random cases; the checks are of one family in one worker, to
see whether it grows. Exits with 1 where the engines differ. The last result is kept in
`soak.txt` (`--into`).
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from durable_trees import case_of, rulebook_of  # noqa: E402

from eligibility import load, read_case  # noqa: E402
from eligibility.engine import check  # noqa: E402
from eligibility.engine.durable.client import CLIENT  # noqa: E402
from eligibility.engine.durable.cross import confirm  # noqa: E402

CASES = 20
"""So many cases are decided under one rulebook."""


class Met(NamedTuple):
    """What was met in some pairs, under how many rulebooks, and where the engines differed."""

    counts: Counter[str]
    rulebooks: int
    wrong: list[str]


def soak(count: int, seed: int) -> Met:
    """Return what was met in so many pairs of a rulebook and a case."""
    chance = random.Random(seed)
    counts: Counter[str] = Counter()
    rulebooks: set[str] = set()
    wrong: list[str] = []
    for number in range(count):
        if number % CASES == 0:
            rulebook = rulebook_of(chance.randrange(2**48))
            rulebooks.update(act.digest for act in rulebook.acts.values())
        case = case_of(chance.randrange(2**48), rulebook)
        result = check(case, rulebook)
        checked = confirm(case, rulebook, result.determinations, result.openings)
        counts["determinations"] += len(result.determinations)
        counts["openings"] += len(result.openings)
        counts[f"chains {checked.chains}"] += 1
        counts.update(each.outcome for each in result.determinations)
        if not checked.settled:
            wrong.append(f"{checked}")
        if number % 500 == 499:
            print(f"  seed {seed}: {number + 1} pairs, {len(wrong)} differ", flush=True)
    CLIENT.close()
    return Met(counts, len(rulebooks), wrong)


def grown(checks: int) -> tuple[int, int, int]:
    """Return the worker's memory in kB when warm and at the end, and how often it was replaced."""
    rulebook = load("Lajkovac")
    text = (ROOT / "benchmarks" / "cases" / "household.json").read_text(encoding="utf-8")
    case = read_case(text)
    result = check(case, rulebook)
    first = 0
    worker = CLIENT.current()
    for number in range(checks):
        checked = confirm(case, rulebook, result.determinations, result.openings)
        if not checked.settled:
            sys.exit(f"check {number}: {checked}")
        if number == min(500, checks // 4):
            worker = CLIENT.current()
            first = memory(worker.process.pid)
    replaced = int(CLIENT.current() is not worker)
    return first, memory(CLIENT.current().process.pid), replaced


def memory(pid: int) -> int:
    """Return the resident memory of a process in kB, where the system tells (Linux)."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0
    (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1])


def main() -> None:
    """Run both parts and tell what came of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pairs", type=int, default=10_000)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--checks", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    parser.add_argument("--into", type=Path, help="keep the result in this file")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    lines = [
        f"{date.today()}, Python {platform.python_version()},"
        f" durable-rules {version('durable-rules')}, seed {options.seed}"
    ]
    wrong: list[str] = []
    if options.pairs:
        began = time.monotonic()
        share = -(-options.pairs // options.processes)
        seeds = [options.seed + number for number in range(options.processes)]
        with ProcessPoolExecutor(options.processes, get_context("spawn")) as pool:
            parts = list(pool.map(soak, [share] * options.processes, seeds))
        counts: Counter[str] = sum((part.counts for part in parts), Counter())
        wrong = [each for part in parts for each in part.wrong]
        lines += [
            f"pairs {share * len(parts)}, rulebooks {sum(part.rulebooks for part in parts)},"
            f" in {time.monotonic() - began:.0f} s with {len(parts)} workers",
            ", ".join(f"{name} {number}" for name, number in sorted(counts.items())),
            f"pairs on which the engines differ: {len(wrong)}",
        ]
    if options.checks:
        began = time.monotonic()
        first, last, replaced = grown(options.checks)
        took = time.monotonic() - began
        lines.append(
            f"checks in one worker {options.checks}, in {took:.0f} s; memory when warm {first} kB,"
            f" at the end {last} kB ({last - first:+} kB); crashes {replaced}"
        )
    print("\n".join(lines))
    if options.into is not None:
        options.into.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for each in wrong[:5]:
        print(each)
    if wrong:
        sys.exit(1)


if __name__ == "__main__":
    main()
