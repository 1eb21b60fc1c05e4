"""Run the tests marked `fuzz` again and again with fresh seeds, each family until its time is up.

    python .ci/fuzz.py --seconds 45 --total 180

A family is a test module. Rounds start small and grow by what the last one took, so that a slow
family keeps to its time too. Every round prints its seed; a failed one prints how to repeat it.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIRST_EXAMPLES, MOST_EXAMPLES = 25, 20_000


def pytest(*arguments: str, examples: int) -> subprocess.CompletedProcess[str]:
    """Run pytest on the tests marked `fuzz` under the profile `ci`."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-m", "fuzz", "-p", "no:cacheprovider", *arguments],
        cwd=ROOT,
        env=os.environ | {"HYPOTHESIS_PROFILE": "ci", "HYPOTHESIS_EXAMPLES": str(examples)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def families() -> list[str]:
    """Return the test modules that have tests marked `fuzz`."""
    listed = pytest("--collect-only", examples=FIRST_EXAMPLES)
    if listed.returncode == 5:
        return []
    if listed.returncode != 0:
        sys.exit(listed.stdout + listed.stderr)
    return sorted({line.split("::")[0] for line in listed.stdout.splitlines() if "::" in line})


def hunt(family: str, seconds: float) -> tuple[str, bool]:
    """Run rounds of one family for about `seconds`; return the log and whether all held."""
    log: list[str] = []
    started = time.monotonic()
    examples, took = FIRST_EXAMPLES, 0.0
    while not log or time.monotonic() - started + took <= seconds:
        seed = random.SystemRandom().randrange(2**32)
        begun = time.monotonic()
        done = pytest(family, f"--hypothesis-seed={seed}", examples=examples)
        took = time.monotonic() - begun
        closing = (done.stdout.strip().splitlines() or ["no output"])[-1]
        log.append(f"  {family}: seed {seed}, up to {examples} examples each: {closing}")
        if done.returncode != 0:
            repeat = (
                f"HYPOTHESIS_PROFILE=ci HYPOTHESIS_EXAMPLES={examples} "
                f"pytest -m fuzz {family} --hypothesis-seed={seed}"
            )
            return "\n".join([*log, done.stdout, done.stderr, f"repeat: {repeat}"]), False
        left = seconds - (time.monotonic() - started)
        growth = max(1.0, min(8.0, 0.8 * left / took))
        examples, took = min(MOST_EXAMPLES, int(examples * growth)), took * growth
    return "\n".join(log), True


def main() -> None:
    """Run all families, as many at once as there are processors."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=45, help="for each family")
    parser.add_argument("--total", type=float, default=180, help="for all of them")
    options = parser.parse_args()
    found = families()
    if not found:
        print("no tests are marked `fuzz`")
        return
    workers = min(len(found), os.cpu_count() or 1)
    seconds = min(options.seconds, options.total * workers / len(found))
    print(f"{len(found)} families, {seconds:.0f} s each, {workers} at once")
    with ThreadPoolExecutor(workers) as pool:
        results = list(pool.map(lambda family: hunt(family, seconds), found))
    for log, _ in results:
        print(log)
    if not all(held for _, held in results):
        sys.exit("a property does not hold")


if __name__ == "__main__":
    main()
