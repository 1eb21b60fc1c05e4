"""Run the property tests again and again with fresh seeds, each until its time is up.

    python .ci/fuzz.py --seconds 45 --total 180
    python .ci/fuzz.py --seconds 45 --only tests/test_durable_properties.py

A property is a test that Hypothesis' plugin marks `hypothesis`. Rounds start small and grow by what
the last one took, so that a slow property keeps to its time too. Every round prints its seed; a
failed one prints how to repeat it.
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
FIRST_EXAMPLES, MOST_EXAMPLES = 10, 20_000
# A round that takes so much longer than planned is shrinking what it found, or hangs.
GRACE_SECONDS = 90
OPTIONS = ("-n0", "-m", "hypothesis", "-p", "no:cacheprovider")


def pytest(
    *arguments: str, examples: int, timeout: float | None = None
) -> subprocess.CompletedProcess[str]:
    """Run pytest on property tests under the profile `ci`."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", *OPTIONS, *arguments],
        cwd=ROOT,
        env=os.environ | {"HYPOTHESIS_PROFILE": "ci", "HYPOTHESIS_EXAMPLES": str(examples)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )


def properties(*only: str) -> list[str]:
    """Return the property tests, each once whatever its parameters; of some files if named."""
    listed = pytest("--collect-only", *only, examples=FIRST_EXAMPLES)
    if listed.returncode == 5:
        return []
    if listed.returncode != 0:
        sys.exit(listed.stdout + listed.stderr)
    lines = [line for line in listed.stdout.splitlines() if "::" in line]
    return sorted({line.split("[")[0] for line in lines})


def hunt(name: str, seconds: float) -> tuple[str, bool]:
    """Run rounds of one property for about `seconds`; return the log and whether all held."""
    log: list[str] = []
    started = time.monotonic()
    examples, took = FIRST_EXAMPLES, 0.0
    while not log or time.monotonic() - started + took <= seconds:
        seed = random.SystemRandom().randrange(2**32)
        repeat = (
            f"repeat: HYPOTHESIS_PROFILE=ci HYPOTHESIS_EXAMPLES={examples} "
            f"pytest {name} --hypothesis-seed={seed}"
        )
        begun = time.monotonic()
        try:
            done = pytest(
                name,
                f"--hypothesis-seed={seed}",
                examples=examples,
                timeout=seconds + GRACE_SECONDS,
            )
        except subprocess.TimeoutExpired:
            return "\n".join([*log, f"  {name}: did not end", repeat]), False
        took = time.monotonic() - begun
        closing = (done.stdout.strip().splitlines() or ["no output"])[-1]
        log.append(f"  {name}: seed {seed}, up to {examples} examples: {closing}")
        if done.returncode != 0:
            return "\n".join([*log, done.stdout, done.stderr, repeat]), False
        left = seconds - (time.monotonic() - started)
        growth = max(1.0, min(8.0, 0.8 * left / took))
        examples, took = min(MOST_EXAMPLES, int(examples * growth)), took * growth
    return "\n".join(log), True


def main() -> None:
    """Run all properties, as many at once as there are processors."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=45, help="for each property")
    parser.add_argument("--total", type=float, default=180, help="for all of them")
    parser.add_argument("--only", action="append", default=[], help="this test file")
    options = parser.parse_args()
    found = properties(*options.only)
    if not found:
        print("no property tests")
        return
    workers = min(len(found), os.cpu_count() or 1)
    seconds = min(options.seconds, options.total * workers / len(found))
    print(f"{len(found)} properties, {seconds:.0f} s each, {workers} at once")
    with ThreadPoolExecutor(workers) as pool:
        results = list(pool.map(lambda name: hunt(name, seconds), found))
    for log, _ in results:
        print(log)
    if not all(held for _, held in results):
        sys.exit("a property does not hold")


if __name__ == "__main__":
    main()
