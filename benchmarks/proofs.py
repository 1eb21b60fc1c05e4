"""Measures proofs: for each right of some places, whether anybody can get it and how fast.

    python benchmarks/proofs.py [PLACE …]

Processor seconds of building the question and of answering it, gaps ignored, one fixed day.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from datetime import date

from eligibility import load
from eligibility.engine.symbolic import Household, Space

DAY = date(2026, 11, 2)
SHOWN = 0.5


def main(places: list[str]) -> None:
    print(f"{'right':44} {'holder':>6} {'build s':>8} {'ask s':>8}  answer")
    for place in places:
        book = load(place)
        counted: Counter[str] = Counter()
        spent = 0.0
        for id_, right in book.rights.items():
            if id_.startswith("rs.") and place != places[0]:
                continue
            for holder in range(max(1, len(right.holders))):
                start = time.process_time()
                space = Space(book, Household(people=6), day=DAY, ignore_gaps=True, seconds=5)
                asked = space.right(id_, holder)
                granted = asked.eligible
                built = time.process_time()
                answer = type(space.ask(granted, confirm=asked.confirms("eligible"))).__name__
                done = time.process_time()
                counted[answer] += 1
                spent += done - start
                if done - start >= SHOWN or answer != "Witness":
                    times = f"{built - start:8.2f} {done - built:8.2f}"
                    print(f"{id_:44} {holder:6} {times}  {answer}")
        print(f"{place}: {spent:.1f} s; {dict(counted)}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or ["Lajkovac", "Vrbas"])
