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
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from random_tables import mismatches

KEPT = Path(__file__).with_suffix(".txt")


def main() -> None:
    """Run, print, and keep the result if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=1000, help="how many tables")
    parser.add_argument("--seconds", type=float, help="stop after so long, whatever is left")
    parser.add_argument("--seed", type=int, help="repeat a run")
    parser.add_argument("--write", action="store_true", help=f"keep the result in {KEPT.name}")
    options = parser.parse_args()
    seed = random.SystemRandom().randrange(2**32) if options.seed is None else options.seed
    print(f"seed {seed}", flush=True)
    chance = random.Random(seed)

    def pick(options_: Sequence[Any]) -> Any:
        return options_[chance.randrange(len(options_))]

    until = None if options.seconds is None else time.monotonic() + options.seconds
    done = 0
    wrong: list[str] = []
    while done < options.count and (until is None or time.monotonic() < until):
        wrong += mismatches(pick)
        done += 1
    result = (
        f"date: {date.today().isoformat()}\n"
        f"seed: {seed}\n"
        f"tables, each beside a changed one: {done}\n"
        f"mismatches: {len(wrong)}\n"
    )
    print(result, end="")
    for each in wrong[:10]:
        print(each)
    if options.write:
        KEPT.write_text(
            "Random decision tables, checked value by value against the reference engine\n"
            "(python tests/soak/tables.py --count 100000 --write).\n\n" + result,
            encoding="utf-8",
        )
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
