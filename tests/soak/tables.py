"""Compare many random decision tables with the reference engine's answer for every value.

    python tests/soak/tables.py --count 1000 --seconds 45
    python tests/soak/tables.py --count 100000 --write

The first is for every run of the checks, the second for a soak: its last result is kept in
tests/soak/tables.txt. A seed repeats a run: `--seed 123`. Ends with 1 where a verdict differs.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from random_tables import mismatches

KEPT = Path(__file__).with_suffix(".txt")


def run(seed: int, count: int, until: float | None) -> tuple[int, list[str]]:
    """Compare tables of one seed; return how many were compared, and what differs."""
    chance = random.Random(seed)

    def pick(options: Sequence[Any]) -> Any:
        return options[chance.randrange(len(options))]

    done = 0
    wrong: list[str] = []
    while done < count and (until is None or time.monotonic() < until):
        wrong += mismatches(pick)
        done += 1
    return done, wrong


def main() -> None:
    """Run, print, and keep the result if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=1000, help="how many tables")
    parser.add_argument("--seconds", type=float, help="stop after so long, whatever is left")
    parser.add_argument("--seed", type=int, help="repeat a run")
    parser.add_argument("--processes", type=int, default=1, help="how many at once")
    parser.add_argument("--write", action="store_true", help=f"keep the result in {KEPT.name}")
    options = parser.parse_args()
    seed = random.SystemRandom().randrange(2**32) if options.seed is None else options.seed
    print(f"seed {seed}, {options.processes} at once", flush=True)
    until = None if options.seconds is None else time.monotonic() + options.seconds
    each, rest = divmod(options.count, options.processes)
    with ProcessPoolExecutor(options.processes) as pool:
        jobs = [
            pool.submit(run, seed + number, each + (number < rest), until)
            for number in range(options.processes)
        ]
        results = [job.result() for job in jobs]
    wrong = [each_ for _, found in results for each_ in found]
    result = (
        f"date: {date.today().isoformat()}\n"
        f"seed: {seed} (and the next, {options.processes} at once)\n"
        f"tables, each beside a changed one: {sum(done for done, _ in results)}\n"
        f"mismatches: {len(wrong)}\n"
    )
    print(result, end="")
    for found_ in wrong[:10]:
        print(found_)
    if options.write:
        KEPT.write_text(
            "Random decision tables, checked value by value against the reference engine\n"
            "(python tests/soak/tables.py --count 100000 --write).\n\n" + result,
            encoding="utf-8",
        )
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
