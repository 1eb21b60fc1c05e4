"""Loads the acts of a place's chain, with what an office adds, into a rulebook."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from eligibility._version import __version__
from eligibility.acts import model
from eligibility.acts.cache import keep, kept, key_of
from eligibility.errors import InputError, Problem, did_you_mean
from eligibility.facts import places

if TYPE_CHECKING:
    from eligibility.acts.link import ActFile

MOST_BYTES = 4_000_000
_REPUBLIC = "rs"
_SUFFIXES = (".yaml", ".yml")


def load_rulebook(
    place: str,
    *,
    acts: Sequence[Path | str] = (),
    parameters: Sequence[Path | str] = (),
    examples: bool = True,
) -> model.Rulebook:
    """Return the linked rules of a place and of the republic and province above it.

    `acts` are files or folders that add acts or, by id, replace shipped ones; acts of places
    outside the chain are left aside. `parameters` are files that supply values or confirm
    acts. Without `examples` those inside the acts are not built, which is faster.
    Raises InputError with every problem found, each with file, line and column.
    """
    chain = places.chain(place)
    shipped = [(read_bytes(path, shown), shown) for path, shown in shipped_files(chain)]
    own = [(read_bytes(path, str(path)), str(path)) for path in act_paths(acts)]
    extra = [(read_bytes(Path(each), str(each)), str(each)) for each in parameters]
    parts = [__version__, place, str(examples)]
    for files in (shipped, own, extra):
        parts.append(str(len(files)))
        parts += [text for data, shown in files for text in (shown, _digest(data))]
    key = key_of(parts)
    known = kept(key)
    if known is None:
        known = _built(place, shipped, own, parameters, examples)
        keep(key, known)
    return known


def _built(
    place: str,
    shipped: Sequence[tuple[bytes, str]],
    own: Sequence[tuple[bytes, str]],
    parameters: Sequence[Path | str],
    examples: bool,
) -> model.Rulebook:
    # What reads and checks acts is imported only where something was not kept.
    from eligibility.acts.link import link
    from eligibility.acts.supply import supply

    chain = places.chain(place)
    files, supplied = combine(
        [parse_act(data, shown) for data, shown in shipped],
        [parse_act(data, shown) for data, shown in own],
        chain,
    )
    rulebook = link(files, place, tuple(chain), examples=examples)
    return supply(rulebook, [Path(each) for each in parameters], supplied)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def combine(
    shipped: Sequence[ActFile], own: Sequence[ActFile], chain: Sequence[str]
) -> tuple[list[ActFile], tuple[str, ...]]:
    """Return the acts of a chain, own ones in the place of shipped ones with the same id."""
    problems = [problem for each in own for problem in misplaced(each)]
    if problems:
        raise InputError(*problems)
    ours = [each for each in own if each.act.place in chain]
    replaced = {str(each.act.id) for each in ours}
    kept = [each for each in shipped if each.act.id not in replaced]
    rank = {place: index for index, place in enumerate(chain)}
    files = sorted([*kept, *ours], key=lambda each: rank[each.act.place])
    return files, tuple(f"{each.act.id} ({each.file})" for each in ours)


def misplaced(each: ActFile) -> Iterable[Problem]:
    """Yield what is wrong with the place of an act and with the id that begins with it."""
    act, document = each.act, each.document
    known = places.places()
    if act.place not in known:
        help = did_you_mean(act.place, known, "places")
        yield document.problem(f"unknown place `{act.place}`", act.place.span, help)
    elif not act.id.startswith(f"{act.place}."):
        message = f"the id `{act.id}` does not begin with its place"
        yield document.problem(message, act.id.span, f"`{act.place}.…`")


def rules_root() -> Path:
    """Return the folder of the shipped acts: inside the package, or beside its sources."""
    package = Path(__file__).resolve().parent.parent
    packaged = package / "_rules" / "rs"
    return packaged if packaged.is_dir() else package.parent.parent / "rules" / "rs"


def shipped_files(chain: Sequence[str]) -> Iterable[tuple[Path, str]]:
    """Yield the shipped act files of a chain, with the names that messages show."""
    root = rules_root()
    for place in chain:
        folder = "republika" if place == _REPUBLIC else place
        for path in _yaml_files(root / folder):
            yield path, f"rules/rs/{folder}/{path.name}"


def act_paths(given: Iterable[Path | str]) -> list[Path]:
    """Return the act files that files and folders stand for, folders searched through."""
    found: list[Path] = []
    for each in given:
        path = Path(each)
        if path.is_dir():
            inside = _yaml_files(path, deep=True)
            if not inside:
                raise InputError(Problem("no act in this folder (*.yaml)", str(path)))
            found.extend(inside)
        elif path.is_file():
            found.append(path)
        else:
            raise InputError(Problem("no such file or folder", str(path)))
    return list(dict.fromkeys(found))


def _yaml_files(folder: Path, *, deep: bool = False) -> list[Path]:
    if not folder.is_dir():
        return []
    found = folder.rglob("*") if deep else folder.iterdir()
    return sorted(path for path in found if path.suffix in _SUFFIXES and path.is_file())


def read_bytes(path: Path, shown: str) -> bytes:
    """Return a file's bytes. Raises InputError when it cannot be read or is far too large."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(Problem(f"the file is larger than {MOST_BYTES // 10**6} MB", shown))
        return path.read_bytes()
    except OSError as error:
        raise InputError(Problem(f"cannot be read: {error.strerror}", shown)) from None


def read_file(path: Path, shown: str) -> ActFile:
    """Read and type one act file."""
    data = read_bytes(path, shown)
    return parse_act(data, shown)


def parse_act(data: bytes, shown: str) -> ActFile:
    """Type the bytes of an act file; `shown` is what messages call the file."""
    from eligibility.acts.link import ActFile
    from eligibility.acts.reader import read
    from eligibility.acts.schema import read_act

    document = read(data, shown)
    return ActFile(read_act(document), document, _digest(data))
