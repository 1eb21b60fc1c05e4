"""What run.py times of this library, from inside an environment where it is installed.

python ours.py answer          # the one rule's answers, to be compared with other engines
python ours.py warm COUNT      # median milliseconds of warm answers, `eligibility` imported
python ours.py load            # milliseconds to load a place's rulebook in a new process
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import eligibility
from eligibility.engine.index import CaseIndex
from eligibility.engine.reference import determine_right
from eligibility.engine.world import Worlds

HERE = Path(__file__).resolve().parent
RULE = "lajkovac.pupil_support"


def read(name: str) -> eligibility.Case:
    """Return a case of the benchmark."""
    return eligibility.read_case((HERE / "cases" / name).read_text(encoding="utf-8"), name)


def median_ms(work: Callable[[], object], count: int) -> float:
    """Return the median milliseconds of `count` runs."""
    timings = []
    for _ in range(count):
        start = time.perf_counter_ns()
        work()
        timings.append(time.perf_counter_ns() - start)
    return statistics.median(timings) / 1e6


def answer() -> dict[str, object]:
    """Return whether each person of the household is entitled, and to how much."""
    rulebook = eligibility.load("Lajkovac", acts=[HERE / "act"])
    index = CaseIndex(read("household.json"))
    found = {
        one.subject: one for one in determine_right(rulebook.rights[RULE], Worlds(index, rulebook))
    }
    return {
        "eligible": [found[name].outcome == "eligible" for name in ("parent", "child", "sibling")],
        "amount": str(found["child"].benefit.value),
    }


def warm(count: int) -> dict[str, float]:
    """Time one determination, one rule for a household, and all rights of a family of four."""
    rulebook = eligibility.load("Lajkovac", acts=[HERE / "act"])
    right = rulebook.rights[RULE]
    household = read("household.json")
    text = (HERE / "cases" / "household.json").read_text(encoding="utf-8")
    whole = eligibility.load("Lajkovac")
    family = read("family-of-four.json")

    def determination() -> object:
        # The child, who fulfills every condition, stands first in the case.
        return next(iter(determine_right(right, Worlds(CaseIndex(household), rulebook))))

    def rule() -> object:
        return tuple(determine_right(right, Worlds(CaseIndex(household), rulebook)))

    def rule_from_json() -> object:
        case = eligibility.read_case(text, "household.json")
        return tuple(determine_right(right, Worlds(CaseIndex(case), rulebook)))

    def all_rights() -> object:
        return eligibility.check(family, whole)

    for work in (determination, rule, rule_from_json, all_rights):
        median_ms(work, 20)
    return {
        "determination": median_ms(determination, count),
        "rule": median_ms(rule, count),
        "rule_from_json": median_ms(rule_from_json, count),
        "family": median_ms(all_rights, max(10, count // 10)),
        "family_rights": len(whole.rights),
    }


def load() -> dict[str, float]:
    """Time the load of one place's chain; what is imported before is not counted."""
    start = time.perf_counter_ns()
    eligibility.load("Lajkovac")
    return {"load": (time.perf_counter_ns() - start) / 1e6}


def main() -> None:
    """Print one answer as JSON."""
    what = sys.argv[1]
    result = warm(int(sys.argv[2])) if what == "warm" else {"answer": answer, "load": load}[what]()
    print(json.dumps(result))


if __name__ == "__main__":
    main()
