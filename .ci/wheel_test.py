"""Build the wheel and the sdist, install the wheel elsewhere, and use it as an office would.

    python .ci/wheel_test.py TREE WORK

TREE is a copy of the repository and is removed once the packages are built, so that nothing can
be read from it; WORK is an empty folder outside the checkout. The interpreter's environment must
have `eligibility` installed: the wheel has to answer as it does. Standard library only.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

CASE = "lajkovac-birth.json"
SDIST_NEEDS = (
    "rules/",
    "examples/",
    "tests/",
    "src/eligibility/",
    "LICENSE",
    "README.md",
    "hatch_build.py",
)
LIMIT_MB = "40"
# Answers from what the wheel brings linked: nothing that reads an act is imported.
LINKED = """
import sys
import eligibility
assert eligibility.load("Lajkovac").rights
assert not {"yaml", "eligibility.acts.link"} & set(sys.modules), "the acts were read"
"""
MODEL = "eligibility/_rules/rs/model/socijalna-zastita.yaml.template"
# Runs a command of ours in this process and says which module files came from outside the venv.
PROBE = """
import sys
from eligibility.cli.main import run
sys.argv[0] = "eligibility"
try:
    run()
except SystemExit as stop:
    if stop.code not in (0, None):
        raise
bad = [
    (name, file)
    for name, module in list(sys.modules.items())
    if name.split(".")[0] == "eligibility"
    and not (file := str(getattr(module, "__file__", ""))).startswith(sys.prefix)
]
if bad:
    sys.exit(f"imported from elsewhere: {bad}")
"""


def call(*arguments: str | Path, cwd: Path, code: int = 0) -> str:
    """Run a command; return what it printed. It must exit with `code`, stderr is shown then."""
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [str(argument) for argument in arguments],
        cwd=cwd,
        env=clean | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != code:
        shown = " ".join(str(argument) for argument in arguments)
        sys.exit(f"`{shown}` exited {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def rules_of(tree: Path) -> dict[str, bytes]:
    """Return the files under rules/ by the path they must have in the wheel."""
    root = tree / "rules"
    return {
        f"eligibility/_rules/{file.relative_to(root).as_posix()}": file.read_bytes()
        for file in sorted(root.rglob("*.yaml"))
    }


def contents(wheel: Path) -> dict[str, bytes]:
    """Return the files in a wheel, its own metadata left out."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]
        return {name: archive.read(name) for name in names}


def build(tree: Path, work: Path) -> tuple[Path, Path]:
    """Build the wheel from the tree and the sdist, and a wheel from the sdist like the first."""
    wheels, again, tools = work / "wheels", work / "again", work / "tools"
    call(sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "-q", "-w", wheels, cwd=tree)
    (wheel,) = wheels.glob("eligibility-*.whl")
    call(sys.executable, "-m", "venv", tools, cwd=work)
    python = tools / "bin" / "python"
    call(python, "-m", "pip", "install", "-q", "hatchling>=1.27", cwd=work)
    call(python, "-m", "hatchling", "build", "-t", "sdist", "-d", wheels, cwd=tree)
    (sdist,) = wheels.glob("eligibility-*.tar.gz")
    call(sys.executable, "-m", "pip", "wheel", sdist, "--no-deps", "-q", "-w", again, cwd=work)
    (second,) = again.glob("eligibility-*.whl")

    inside, rules = contents(wheel), rules_of(tree)
    assert rules, "rules/ holds no act"
    missing = [name for name, data in rules.items() if inside.get(name) != data]
    assert not missing, f"not in the wheel as they are in rules/: {missing}"
    assert MODEL in inside, f"the wheel lacks the model ordinance, {MODEL}"
    assert "eligibility/py.typed" in inside, "the wheel is not marked as typed"
    linked = {name for name in inside if name.startswith("eligibility/_linked/")}
    places = {name.split("/")[3].replace("republika", "rs") for name in rules}
    expected = {f"eligibility/_linked/{place}.json.z" for place in places}
    assert linked == expected, f"linked forms of other places than have acts: {linked ^ expected}"
    alien = [name for name in inside if not name.startswith("eligibility/")]
    assert not alien, f"the wheel holds more than the package: {alien}"
    assert contents(second) == inside, "the sdist builds another wheel than the tree"
    with tarfile.open(sdist) as archive:
        members = [name.partition("/")[2] for name in archive.getnames()]
    lacking = [part for part in SDIST_NEEDS if not any(name.startswith(part) for name in members)]
    assert not lacking, f"the sdist lacks {lacking}"
    print(f"{wheel.name}: {len(inside)} files, {len(rules)} acts; {sdist.name}: {len(members)}")
    return wheel, sdist


def rights_named(value: object) -> set[str]:
    """Return every text in a JSON value that looks like the id of a right."""
    if isinstance(value, dict):
        return set().union(*(rights_named(part) for part in value.values()))
    if isinstance(value, list):
        return set().union(*(rights_named(part) for part in value))
    if isinstance(value, str) and value.startswith(("lajkovac.", "rs.")):
        return {value}
    return set()


def use(wheel: Path, size_script: Path, work: Path, empty: Path) -> None:
    """Install the wheel in a clean environment and answer from an empty folder."""
    venv = work / "venv"
    call(sys.executable, "-m", "venv", venv, cwd=work)
    python, command = venv / "bin" / "python", venv / "bin" / "eligibility"
    call(python, "-m", "pip", "install", "-q", wheel, cwd=empty)
    print(call(python, size_script, venv, "--limit", LIMIT_MB, cwd=empty), end="")

    own = Path(sys.executable).parent / "eligibility"
    for arguments in (
        ["check", CASE],
        ["check", CASE, "--lang", "en"],
        ["check", CASE, "--format", "json"],
        ["rights", "lajkovac"],
        ["rights"],
    ):
        answer = call(command, *arguments, cwd=empty)
        shown = " ".join(arguments)
        assert answer.strip(), f"`eligibility {shown}` printed nothing"
        other = call(own, *arguments, cwd=empty)
        assert answer == other, f"`eligibility {shown}` differs between the wheel and the checkout"
        print(f"eligibility {shown}: {len(answer.splitlines())} lines")
    named = rights_named(json.loads(call(command, "check", CASE, "--format", "json", cwd=empty)))
    for place in ("lajkovac.", "rs."):
        assert any(name.startswith(place) for name in named), f"no right of {place} is answered"
    call(python, "-c", PROBE, "check", CASE, cwd=empty)
    call(python, "-c", LINKED, cwd=empty)
    draft = "model.yaml"
    call(command, "new", "act", "--place", "Ada", "--output", draft, cwd=empty)
    print(call(command, "acts", "check", "--require-coverage", draft, cwd=empty), end="")


def main() -> None:
    """Build, throw the tree away, install and use."""
    tree, work = (Path(argument).resolve() for argument in sys.argv[1:3])
    assert not work.is_relative_to(tree), "WORK must lie outside TREE"
    empty = Path(tempfile.mkdtemp(dir=work))
    shutil.copy(tree / "examples" / CASE, empty)
    size_script = Path(shutil.copy(tree / "benchmarks" / "size.py", work))
    wheel, _ = build(tree, work)
    shutil.rmtree(tree)
    use(wheel, size_script, work, empty)


if __name__ == "__main__":
    try:
        main()
    except AssertionError as wrong:
        sys.exit(f"wheel test: {wrong}")
