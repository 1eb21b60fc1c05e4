"""Time how long the cross-check of a case by durable-rules takes.

    python benchmarks/cross.py --runs 50

Needs the extra `durable`. Warm: the worker runs and knows the rules; its start, and telling
it the rules of a place, are shown apart. The check by the reference engine isn't counted in.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from eligibility import load, read_case  # noqa: E402
from eligibility.engine import check  # noqa: E402
from eligibility.engine.durable.client import CLIENT  # noqa: E402
from eligibility.engine.durable.cross import confirm  # noqa: E402

CASES = ("benchmarks/cases/household.json", "benchmarks/cases/family-of-four.json")


def main() -> None:
    """Print the figures of each case, in milliseconds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--place", default="Lajkovac")
    options = parser.parse_args()
    rulebook = load(options.place)
    began = time.perf_counter()
    CLIENT.current()
    print(f"start of the worker: {(time.perf_counter() - began) * 1e3:.0f} ms")
    for path in CASES:
        case = read_case((ROOT / path).read_text(encoding="utf-8"))
        result = check(case, rulebook)
        taken: list[float] = []
        for _ in range(options.runs + 1):
            began = time.perf_counter()
            checked = confirm(case, rulebook, result.determinations, result.openings)
            taken.append((time.perf_counter() - began) * 1e3)
            if not checked.settled:
                sys.exit(f"the engines differ: {checked}")
        first, *warm = taken
        print(
            f"{path}: {len(checked.agreed)} rights, {len(result.determinations)} determinations:"
            f" median {statistics.median(warm):.1f} ms, best {min(warm):.1f} ms"
            f" (first, with the rules: {first:.0f} ms)"
        )


if __name__ == "__main__":
    main()
