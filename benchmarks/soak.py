"""Let durable-rules and the reference engine decide the same cases, many times over.

    python benchmarks/soak.py --pairs 10000 --checks 20000

Pairs are random rulebooks, each with random cases; then all examples of all acts of `rules/`
are decided by both (`--no-examples`: not). The checks are of one rulebook in one worker, to
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

from eligibility import read_case  # noqa: E402
from eligibility.acts.check import check_files  # noqa: E402
from eligibility.engine import check  # noqa: E402
from eligibility.engine.durable.client import CLIENT  # noqa: E402
from eligibility.engine.durable.cross import confirm, program_of  # noqa: E402
from eligibility.engine.durable.inputs import of_right  # noqa: E402
from eligibility.engine.durable.program import Program  # noqa: E402
from eligibility.engine.index import CaseIndex  # noqa: E402
from eligibility.engine.world import Worlds  # noqa: E402

KEPT, WARM = 100, 500
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


def examples() -> tuple[int, int, list[str]]:
    """Return how many acts and examples of `rules/` were decided by both, and what differed."""
    checked = check_files([ROOT / "rules"])
    acts = told = 0
    wrong: list[str] = []
    for rulebook, act in checked.each():
        acts += 1
        for example in act.examples:
            case = read_case(example.case)
            result = check(case, rulebook)
            second = confirm(case, rulebook, result.determinations, result.openings)
            told += 1
            if not second.settled:
                wrong.append(f"{act.id}: {example.name.en}: {second}")
    return acts, told, wrong


def grown(checks: int, seed: int) -> tuple[int, int, bool]:
    """Return the worker's memory in kB when warm and at the end, and whether it was replaced.

    A check asks of every determination of a case; each answer must be as it was the first time.
    """
    rulebook = rulebook_of(seed)
    questions: list[list[tuple[Program, list[list[int]]]]] = []
    for number in range(KEPT):
        case = case_of(seed + number, rulebook)
        worlds = Worlds(CaseIndex(case), rulebook)
        found = check(case, rulebook).determinations
        asked: list[tuple[Program, list[list[int]]]] = []
        for id_, right in rulebook.rights.items():
            program = program_of(rulebook, id_)
            mine = [each for each in found if each.right == id_]
            told = of_right(right, program, worlds, mine)
            asked.append((program, [list(each.leaves) for each in told]))
        questions.append(asked)
    expected = [CLIENT.decide(asked) for asked in questions]
    for number in range(WARM):
        CLIENT.decide(questions[number % KEPT])
    worker = CLIENT.current()
    first = memory(worker.process.pid)
    for number in range(checks):
        if CLIENT.decide(questions[number % KEPT]) != expected[number % KEPT]:
            sys.exit(f"check {number} was answered otherwise than the first time")
        if number % 5000 == 4999:
            print(f"  {number + 1} checks", flush=True)
    last = memory(CLIENT.current().process.pid)
    return first, last, CLIENT.current() is not worker


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
    parser.add_argument("--examples", action=argparse.BooleanOptionalAction, default=True)
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
            f"pairs not confirmed, by a difference or for want of an answer: {len(wrong)}",
        ]
    if options.examples:
        acts, told, differing = examples()
        wrong += differing
        lines.append(
            f"examples of all {acts} acts: {told}, on which the engines differ: {len(differing)}"
        )
    if options.checks:
        began = time.monotonic()
        first, last, replaced = grown(options.checks, options.seed)
        took = time.monotonic() - began
        lines.append(
            f"checks in one worker {options.checks}, in {took:.0f} s; memory when warm {first} kB,"
            f" at the end {last} kB ({last - first:+} kB); crashed: {'yes' if replaced else 'no'}"
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
