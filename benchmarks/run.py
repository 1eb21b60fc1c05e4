"""Measure this library beside OpenFisca-Core in one run and print the table of the README.

    python benchmarks/run.py [--runs 15] [--warm 200]

Makes two clean environments in a temporary folder, one with the wheel built from this checkout,
one with OpenFisca-Core from the package index, compiles both, checks that both answer the one
rule alike, then measures in turns: each round runs every measure once. Standard library only.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
OPENFISCA = "openfisca-core==46.*"
EXAMPLE = "lajkovac-birth.json"
Samples = dict[str, list[float]]


def call(*arguments: str | Path, cwd: Path, **extra: str) -> str:
    """Run a command and return what it printed; it must succeed."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        [str(argument) for argument in arguments],
        cwd=cwd,
        env=clean | {"PYTHONUTF8": "1"} | extra,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        sys.exit(f"`{' '.join(map(str, arguments))}` failed\n{done.stdout}{done.stderr}")
    return done.stdout


def environment(work: Path, name: str, *requirements: str | Path) -> Path:
    """Return the interpreter of a new environment with the requirements, all compiled."""
    venv = work / name
    call(sys.executable, "-m", "venv", venv, cwd=work)
    python = venv / "bin" / "python"
    call(python, "-m", "pip", "install", "-q", *requirements, cwd=work)
    call(python, "-m", "compileall", "-q", "-j", "0", venv / "lib", cwd=work)
    return python


def process_ms(*arguments: str | Path, cwd: Path, **extra: str) -> float:
    """Return the milliseconds a whole process takes."""
    start = time.perf_counter_ns()
    call(*arguments, cwd=cwd, **extra)
    return (time.perf_counter_ns() - start) / 1e6


def agree(ours: Path, openfisca: Path, family: Path, cwd: Path) -> None:
    """Stop unless both engines give the one rule's answer for the same household."""
    one = json.loads(call(ours, HERE / "ours.py", "answer", cwd=cwd))
    other = json.loads(call(openfisca, HERE / "openfisca_rule.py", family, cwd=cwd))
    assert one["eligible"] == other["eligible"] == [False, True, False], (one, other)
    assert one["amount"] == "7500" and other["household_total"] == 7500, (one, other)


def measure(
    ours: Path, openfisca: Path, family: Path, work: Path, runs: int, warm: int
) -> tuple[Samples, dict[str, int]]:
    """Return the samples of every measure, and how many rights, acts and places there are."""
    command, kept = ours.parent / "eligibility", work / "cache"
    samples: Samples = {}
    counts: dict[str, int] = {}

    def add(name: str, value: float) -> None:
        samples.setdefault(name, []).append(value)

    call(ours, HERE / "ours.py", "load-cached", cwd=work, XDG_CACHE_HOME=str(kept))
    for number in range(runs):
        fresh = str(work / f"fresh-{number}")
        add("openfisca cold", process_ms(openfisca, HERE / "openfisca_rule.py", family, cwd=work))
        add("ours cold", process_ms(command, "check", EXAMPLE, cwd=work, XDG_CACHE_HOME=fresh))
        script = HERE / "openfisca_rule.py"
        other = json.loads(call(openfisca, script, "--warm", str(warm), cwd=work))
        add("openfisca warm", other["answer_ms"])
        add("openfisca calculate", other["calculate_ms"])
        own = call(ours, HERE / "ours.py", "warm", str(warm), cwd=work, XDG_CACHE_HOME=str(kept))
        figures = json.loads(own)
        for name in ("determination", "rule", "rule_from_json", "family"):
            add(f"ours {name}", figures[name])
        counts["rights"] = int(figures["family_rights"])
        for name, what, cache in (
            ("load shipped", "load", fresh),
            ("load cached", "load-cached", str(kept)),
        ):
            text = call(ours, HERE / "ours.py", what, cwd=work, XDG_CACHE_HOME=cache)
            add(name, json.loads(text)["load"])
        source = json.loads(call(ours, HERE / "ours.py", "load-source", cwd=work))
        add("load source first", source["first"])
        add("load source", source["again"])
        corpus = json.loads(call(ours, HERE / "ours.py", "corpus", cwd=work))
        add("corpus", corpus["rules"])
        add("corpus whole", corpus["whole"])
        counts |= {name: int(corpus[name]) for name in ("acts", "places")}
        print(f"round {number + 1} of {runs}", file=sys.stderr)
    return samples, counts


def table(samples: Samples, counts: dict[str, int]) -> str:
    """Return the figures as Markdown, ratios first."""
    median = {name: statistics.median(values) for name, values in samples.items()}

    def compared(label: str, one: str, other: str) -> str:
        ratio = median[one] / median[other]
        return f"| {label} | **{ratio:.2f}** | {median[one]:.3g} ms | {median[other]:.3g} ms |"

    def alone(label: str, name: str) -> str:
        return f"| {label} | | {median[name]:.3g} ms | |"

    acts = f"{counts['acts']} acts, {counts['places']} places"
    rows = [
        "| measure | ratio | eligibility | OpenFisca-Core |",
        "|---|---|---|---|",
        compared(
            "whole cold process: `eligibility check` of all rights against one rule",
            "ours cold",
            "openfisca cold",
        ),
        compared(
            "warm: one determination with reasons, against one rule for one household",
            "ours determination",
            "openfisca warm",
        ),
        compared(
            "the same against OpenFisca's `calculate` alone",
            "ours determination",
            "openfisca calculate",
        ),
        compared("warm: the rule for all three of the household", "ours rule", "openfisca warm"),
        compared(
            "the same, reading the case from JSON too", "ours rule_from_json", "openfisca warm"
        ),
        alone(
            f"warm: republic and municipality ({counts['rights']} rights), family of four",
            "ours family",
        ),
        alone("load of a place's rulebook from the form that the wheel brings", "load shipped"),
        alone("the same with an own act, kept by an earlier run", "load cached"),
        alone("the same from the text of its acts", "load source"),
        alone("the same, first in a process, which makes the validators", "load source first"),
        alone(f"all rulebooks from the text of the acts ({acts})", "corpus"),
        alone("the same with the acts' examples", "corpus whole"),
    ]
    return "\n".join(rows)


def main() -> None:
    """Build, install, check, measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=15, help="rounds; medians are over these")
    parser.add_argument("--warm", type=int, default=200, help="warm answers in each round")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="eligibility-bench.") as folder:
        work = Path(folder)
        call(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", work, ROOT, cwd=work)
        (wheel,) = work.glob("eligibility-*.whl")
        ours = environment(work, "ours", wheel)
        openfisca = environment(work, "openfisca", OPENFISCA)
        family = work / "household.json"
        script = HERE / "openfisca_rule.py"
        family.write_text(call(openfisca, script, "--family", cwd=work), encoding="utf-8")
        shutil.copy(ROOT / "examples" / EXAMPLE, work)
        agree(ours, openfisca, family, work)
        size = call(ours, HERE / "size.py", work / "ours", cwd=work).strip()
        versions = call(openfisca, "-m", "pip", "list", "--format=freeze", cwd=work)
        version = next(line for line in versions.splitlines() if line.lower().startswith("openf"))
        found = measure(ours, openfisca, family, work, options.runs, options.warm)
    print(table(*found))
    print(f"\nBase install: {size}.")
    print(
        f"Medians of {options.runs} rounds in turns on {os.cpu_count()} processors, "
        f"Python {platform.python_version()}, {version.replace('==', ' ')}; "
        f"`python benchmarks/run.py --runs {options.runs} --warm {options.warm}`."
    )


if __name__ == "__main__":
    main()
