"""Let durable-rules and the reference engine decide the same cases, many times over.

    python benchmarks/soak.py --pairs 10000 --checks 20000

Pairs are random rulebooks with random cases; the checks are of one family in one worker, to
see whether it grows. Exits with 1 where the engines differ. The last result is kept in
`soak.txt` (`--into`).
"""

from __future__ import annotations

import argparse
import platform
import random
import sys
import time
from collections import Counter
from datetime import date
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from durable_pairs import pairs  # noqa: E402
from hypothesis import HealthCheck, Phase, given, seed, settings  # noqa: E402

from eligibility import load, read_case  # noqa: E402
from eligibility.acts.model import Rulebook  # noqa: E402
from eligibility.engine import check  # noqa: E402
from eligibility.engine.durable.client import CLIENT  # noqa: E402
from eligibility.engine.durable.cross import confirm  # noqa: E402
from eligibility.facts import Case  # noqa: E402

ROUND = 500


def soak(count: int, start: int) -> tuple[Counter[str], int, list[str]]:
    """Return what was met in so many pairs, the number of rulebooks, and what differed."""
    met: Counter[str] = Counter()
    rulebooks: set[str] = set()
    wrong: list[str] = []

    def compare(pair: tuple[Rulebook, Case]) -> None:
        rulebook, case = pair
        result = check(case, rulebook)
        checked = confirm(case, rulebook, result.determinations, result.openings)
        rulebooks.add("".join(act.digest for act in rulebook.acts.values()))
        met["pairs"] += 1
        met["determinations"] += len(result.determinations)
        met["openings"] += len(result.openings)
        met[f"chains {checked.chains}"] += 1
        met.update(each.outcome for each in result.determinations)
        if not checked.settled:
            wrong.append(repr(checked))

    while met["pairs"] < count:
        size = min(ROUND, count - met["pairs"])
        before = met["pairs"]
        once = settings(
            max_examples=size,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        seed(start)(once(given(pairs())(compare)))()
        start += 1
        print(
            f"  {met['pairs']} pairs, {len(rulebooks)} rulebooks, {len(wrong)} differ", flush=True
        )
        if met["pairs"] == before:
            break
    return met, len(rulebooks), wrong


def grown(checks: int) -> tuple[int, int, int]:
    """Return the worker's memory in kB when warm and at the end, and how often it was replaced."""
    rulebook = load("Lajkovac")
    text = (ROOT / "benchmarks" / "cases" / "family-of-four.json").read_text(encoding="utf-8")
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
    parser.add_argument("--checks", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    parser.add_argument("--into", type=Path, help="keep the result in this file")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    began = time.monotonic()
    met, rulebooks, wrong = soak(options.pairs, options.seed)
    took = time.monotonic() - began
    CLIENT.close()
    lines = [
        f"{date.today()}, Python {platform.python_version()},"
        f" durable-rules {version('durable-rules')}, seed {options.seed}",
        f"pairs {met['pairs']}, different rulebooks {rulebooks}, in {took:.0f} s",
        ", ".join(f"{name} {number}" for name, number in sorted(met.items()) if name != "pairs"),
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
