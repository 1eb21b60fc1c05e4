"""What run.py times of this library, from inside an environment where it is installed.

python ours.py answer          # the one rule's answers, to be compared with other engines
python ours.py warm COUNT      # median milliseconds of warm answers, `eligibility` imported
python ours.py load            # milliseconds to load a place's rulebook from the shipped form
python ours.py load-cached     # the same with an own act, from what an earlier run kept
python ours.py load-source     # the same from the text of the acts, first in a process and again
python ours.py corpus          # milliseconds to build the rulebooks of all places from the text
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import eligibility
from eligibility.acts.corpus import Corpus
from eligibility.acts.coverage import shipped
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


def since(start: int) -> float:
    """Return the milliseconds since a reading of the clock."""
    return (time.perf_counter_ns() - start) / 1e6


def load() -> dict[str, float]:
    """Time the load of one place's chain; what is imported before is not counted."""
    start = time.perf_counter_ns()
    eligibility.load("Lajkovac")
    return {"load": since(start)}


def load_cached() -> dict[str, float]:
    """Time the load of a chain with an own act, which no shipped form holds."""
    start = time.perf_counter_ns()
    eligibility.load("Lajkovac", acts=[HERE / "act"])
    return {"load": since(start)}


def load_source() -> dict[str, float]:
    """Time one chain from the text of its acts to the checked rulebook.

    The first build in a process also makes the validators of the act file.
    """
    timings = []
    for _ in range(4):
        start = time.perf_counter_ns()
        book = Corpus().rulebook("lajkovac")
        timings.append(since(start))
    assert book == eligibility.load("Lajkovac")
    return {"first": timings[0], "again": statistics.median(timings[1:])}


def corpus() -> dict[str, float]:
    """Time the rulebooks of all places with acts: every act read, typed and linked.

    `whole` reads and links the examples inside the acts too.
    """
    found: dict[str, float] = {}
    places = tuple(shipped())
    for name, examples in (("rules", "none"), ("whole", "all")):
        start = time.perf_counter_ns()
        all_acts = Corpus(examples=examples)
        books = [all_acts.rulebook(place) for place in places]
        found[name] = since(start)
        found["acts"] = len({act for book in books for act in book.acts})
    found["places"] = len(places)
    return found


def main() -> None:
    """Print one answer as JSON."""
    what = sys.argv[1]
    others: dict[str, Callable[[], dict[str, object]] | Callable[[], dict[str, float]]] = {
        "answer": answer,
        "load": load,
        "load-cached": load_cached,
        "load-source": load_source,
        "corpus": corpus,
    }
    result = warm(int(sys.argv[2])) if what == "warm" else others[what]()
    print(json.dumps(result))


if __name__ == "__main__":
    main()
