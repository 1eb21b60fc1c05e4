"""Compares the symbolic engine with the reference on the examples of acts.

    PYTHONPATH=tests python benchmarks/proofs_acts.py rules/rs/vrbas [FILE|DIR…]

Each right of an act is asked about in every example that speaks of it. Prints how many cases of
each act were compared, and every difference; the last result on `rules/` stands in
`proofs_acts.txt`.
"""

from __future__ import annotations

import sys
from collections import Counter

from test_symbolic_agrees import OutsideError, disagreements

from eligibility.acts.check import check_files
from eligibility.acts.model import Rulebook
from eligibility.engine.symbolic.fixing import TooLargeError
from eligibility.facts import read_case

ITEMS = 4
"""Entries in each list of the household: examples with more are counted, not compared."""


def compared(rulebook: Rulebook, right: str, case: str, counts: Counter[str]) -> list[str]:
    """Return where the engines differ about a right in one case."""
    try:
        found = disagreements(rulebook, read_case(case), right, items=ITEMS)
    except TooLargeError:
        counts["too large"] += 1
    except OutsideError:
        counts["another shape of family"] += 1
    else:
        counts["differ" if found else "agree"] += 1
        return found
    return []


def main(paths: list[str]) -> int:
    """Compare all acts at these paths."""
    total: Counter[str] = Counter()
    for rulebook, act in check_files(paths, examples=True).each():
        counts: Counter[str] = Counter()
        differences = []
        for example in act.examples:
            for right in sorted({each.right for each in example.expect}):
                if right in rulebook.rights:
                    for found in compared(rulebook, right, example.case, counts):
                        differences.append(f"  {right}, {example.name.en}: {found}")
        total.update(counts)
        print(act.id, dict(counts), *differences, sep="\n" if differences else " ", flush=True)
    print(f"all: {dict(total)}")
    return 1 if total["differ"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["rules/"]))
