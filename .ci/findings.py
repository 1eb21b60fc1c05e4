"""List what the validator finds in rules/; compare with docs/findings/rules.md, or write it.

    python .ci/findings.py --check
    python .ci/findings.py --write

Needs the extra `proofs`. Listed are the kinds that are looked for without it too, with what it
adds.
"""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path

from eligibility import validate
from eligibility.acts.check import check_files
from eligibility.acts.link import ActFile
from eligibility.acts.model import Act, Rulebook
from eligibility.engine.symbolic import search
from eligibility.errors import InputError
from eligibility.explain.words import Voice
from eligibility.validate.as_text import summary
from eligibility.validate.finding import Finding
from eligibility.validate.registry import KINDS

SECONDS = 600
"""For the proofs of an act: so many that the list does not hang on how fast the machine is."""

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "findings" / "rules.md"

HEAD = """# What is found in the acts of this repository

Made by `python .ci/findings.py --write` and checked in CI: what `eligibility validate rules/` finds
of the kinds that do not need the solver, with what it adds to them. It is real, so it is listed and
not switched off: the acts encode what their sources show, defects included. Most acts were not seen
in full; a finding then speaks of what was seen of them. What was not settled is listed as such. A
[nominal amount](nominal-amount.md) is a note.

"""


def findings() -> tuple[list[Finding], int]:
    """Return what is found in all acts, and how many there are."""
    checked = check_files(["rules"], examples=True)
    if checked.problems:
        raise InputError(*checked.problems)
    files = {str(each.act.id): each for each in checked.files}
    _READ.extend((rulebook, act, files[act.id]) for rulebook, act in checked.each())
    # Effort is counted in steps: neither how slow a machine is nor which acts a process had before
    # may change the list.
    search.PATIENCE = 200
    with get_context("fork").Pool(maxtasksperchild=1) as pool:
        listed = pool.map(_in_act, range(len(_READ)), chunksize=1)
    return [finding for found in listed for finding in found], len(_READ)


_READ: list[tuple[Rulebook, Act, ActFile]] = []
"""The acts, for the processes that look through one each."""


def _in_act(position: int) -> list[Finding]:
    rulebook, act, source = _READ[position]
    codes = [kind.code for kind in KINDS if not kind.needs_proofs and kind.code != "proofs-missing"]
    return validate(act, rulebook, only=codes, source=source, seconds=SECONDS)


def page(found: Sequence[Finding], acts: int) -> str:
    """Return the list as Markdown, by kind."""
    return HEAD + "\n".join(lines(found, acts)) + "\n"


def lines(found: Sequence[Finding], acts: int) -> Iterator[str]:
    """Yield the lines of the list."""
    yield f"{summary(found, acts, Voice('en'))}."
    for kind in KINDS:
        own = sorted(
            (each for each in found if each.code == kind.code),
            key=lambda each: (each.file, each.span.line, each.on),
        )
        if not own:
            continue
        yield ""
        yield f"## [{kind.code}]({kind.code}.md): {kind.title.en} ({len(own)})"
        yield ""
        yield "| where | on | what |"
        yield "|---|---|---|"
        for each in own:
            place = f"{each.file.removeprefix('rules/rs/')}:{each.span.line}"
            told = each.message.en.replace("|", r"\|")
            # Why not can hang on the very last step that the solver may take.
            told = "not settled" if told.startswith("not settled: ") else told
            waived = f" (accepted: {each.waived.en})" if each.waived is not None else ""
            yield f"| {place} | `{each.on}` | {told}{waived} |"


def main() -> None:
    """Check or write the list."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true")
    what.add_argument("--write", action="store_true")
    writing = parser.parse_args().write
    os.chdir(ROOT)
    new = page(*findings())
    old = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    if writing:
        PAGE.write_text(new, encoding="utf-8")
    elif new != old:
        told = difflib.unified_diff(old.splitlines(), new.splitlines(), "kept", "now", "", "")
        print("\n".join(told))
        sys.exit("the list differs from what is found; `python .ci/findings.py --write`")
    print(f"{sum(line.startswith('| ') for line in new.splitlines())} lines")


if __name__ == "__main__":
    main()
