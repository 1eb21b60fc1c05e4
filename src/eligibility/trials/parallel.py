"""Tries the changes of many acts in several processes, each of which reads the files itself."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from eligibility.acts.check import Checked, check_files
from eligibility.trials.mutation import Mutated, mutate


def mutate_all(
    paths: Sequence[Path],
    checked: Checked,
    jobs: int | None = None,
    only: Collection[str] | None = None,
) -> list[Mutated]:
    """Return what becomes of each checked act, or `only` of some, in the order of the files.

    Raises InputError, placed in the act's file, where an example's case cannot be read.
    """
    given = [each for each in checked.each() if only is None or each[1].id in only]
    count = min(jobs or os.cpu_count() or 1, len(given))
    if count <= 1:
        return [mutate(rulebook, act, checked) for rulebook, act in given]
    shares: list[list[str]] = [[] for _ in range(count)]
    weights = [0] * count
    # The largest first, each to whoever has least to do.
    for _, act in sorted(given, key=lambda pair: -len(pair[1].examples)):
        least = weights.index(min(weights))
        shares[least].append(act.id)
        weights[least] += len(act.examples) ** 2
    with ProcessPoolExecutor(count) as pool:
        made = pool.map(_share, [tuple(paths)] * count, shares)
        by_id = {each.act: each for part in made for each in part}
    return [by_id[act.id] for _, act in given]


def _share(paths: tuple[Path, ...], acts: Sequence[str]) -> list[Mutated]:
    checked = check_files(paths)
    return [mutate(rulebook, act, checked) for rulebook, act in checked.each() if act.id in acts]
