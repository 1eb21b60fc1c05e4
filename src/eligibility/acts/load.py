"""Loads the acts of a place's chain, with what an office adds, into a rulebook."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from eligibility._version import __version__
from eligibility.acts import model
from eligibility.acts.cache import keep, kept, key_of
from eligibility.acts.linked import Shipped
from eligibility.errors import InputError, Problem, did_you_mean
from eligibility.facts import places
from eligibility.records import replace

if TYPE_CHECKING:
    from eligibility.acts.corpus import Corpus
    from eligibility.acts.link import ActFile


class ActSource(NamedTuple):
    """An act file that is not yet typed: where it lies, what messages call it, what is in it."""

    path: Path
    shown: str
    data: bytes
    digest: str


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
    return Loader(acts=acts, parameters=parameters, examples=examples).load(place)


class Loader:
    """Loads the rulebooks of one or more places; see `load_rulebook`.

    What several places share is read and linked once. Used by one thread at a time.
    """

    def __init__(
        self,
        *,
        acts: Sequence[Path | str] = (),
        parameters: Sequence[Path | str] = (),
        examples: bool = True,
    ) -> None:
        self.acts = tuple(acts)
        self.parameters = tuple(parameters)
        self.examples = examples
        self._own: list[ActSource] | None = None
        self._supplied: list[ActSource] = []
        self._shipped: dict[str, list[ActSource]] = {}
        self._corpus: Corpus | None = None
        self._linked = Shipped(self.key)

    def load(self, place: str) -> model.Rulebook:
        """Return the rulebook of a place by its id. Raises InputError."""
        chain = places.chain(place)
        if self._own is None:
            self._own = [_source(path, str(path)) for path in act_paths(self.acts)]
            self._supplied = [_source(Path(each), str(each)) for each in self.parameters]
        origin = place
        if not self._own and not self._supplied:
            # A place without acts has those of the place above it.
            origin = next((each for each in reversed(chain) if self._sources(each)), place)
        rulebook = self._of(origin)
        return rulebook if origin == place else replace(rulebook, place=place, chain=chain)

    def _of(self, place: str) -> model.Rulebook:
        if not self.examples and not self._own and not self._supplied:
            brought = self._linked.rulebook(place)
            if brought is not None:
                return brought
        key = self.key(place)
        known = kept(key)
        if known is None:
            known = self._built(place)
            keep(key, known)
        return known

    def key(self, place: str) -> str:
        """Return what tells a place's rulebook from others: a digest of all that goes in."""
        parts = [__version__, place, str(self.examples)]
        shipped = [each for part in places.chain(place) for each in self._sources(part)]
        for files in (shipped, self._own or (), self._supplied):
            parts.append(str(len(files)))
            parts += [text for each in files for text in (each.shown, each.digest)]
        return key_of(parts)

    def _built(self, place: str) -> model.Rulebook:
        # What reads and checks acts is imported only where something was not kept.
        from eligibility.acts.corpus import Corpus
        from eligibility.acts.supply import supply

        if self._corpus is None:
            own = [parse_act(each.data, each.shown) for each in self._own or ()]
            examples: Literal["all", "none"] = "all" if self.examples else "none"
            self._corpus = Corpus(own, examples=examples, shipped=self._sources)
        rulebook = self._corpus.rulebook(place)
        supplied = self._corpus.supplied(rulebook.chain)
        return supply(rulebook, [each.path for each in self._supplied], supplied)

    def _sources(self, place: str) -> list[ActSource]:
        if place not in self._shipped:
            self._shipped[place] = shipped_sources(place)
        return self._shipped[place]


def digest_of(data: bytes) -> str:
    """Return the digest by which the bytes of a file are known."""
    return hashlib.sha256(data).hexdigest()


def _source(path: Path, shown: str) -> ActSource:
    data = read_bytes(path, shown)
    return ActSource(path, shown, data, digest_of(data))


def shipped_sources(place: str) -> list[ActSource]:
    """Return the shipped act files of one place, unread."""
    return [_source(path, shown) for path, shown in shipped_files((place,))]


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


def parse_act(data: bytes, shown: str, *, examples: bool = True) -> ActFile:
    """Type the bytes of an act file; `shown` is what messages call the file.

    Without `examples` those of the act are left unread where they surely are its last part.
    """
    from eligibility.acts.link import ActFile
    from eligibility.acts.reader import read, read_without
    from eligibility.acts.schema import read_act

    document = None if examples else read_without("examples", data, shown)
    if document is not None:
        with contextlib.suppress(InputError):
            return ActFile(read_act(document), document, digest_of(data))
    document = read(data, shown)
    return ActFile(read_act(document), document, digest_of(data))
