"""Checks act files: reads, types and links them, and tells what was found and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eligibility.acts import model
from eligibility.acts.corpus import Corpus
from eligibility.acts.link import ActFile
from eligibility.acts.load import act_paths, misplaced, read_file
from eligibility.acts.supply import supply
from eligibility.errors import InputError, Problem
from eligibility.facts import places


@dataclass(frozen=True, slots=True)
class Counts:
    """What the checked acts hold."""

    acts: int = 0
    rights: int = 0
    conditions: int = 0
    parameters: int = 0
    values: int = 0
    definitions: int = 0
    examples: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """The problems of checked act files; where there are none, their rulebooks.

    `acts` are the ids of the checked acts: a rulebook also holds the acts above them.
    """

    problems: tuple[Problem, ...]
    counts: Counts
    acts: tuple[str, ...] = ()
    rulebooks: tuple[model.Rulebook, ...] = ()
    files: tuple[ActFile, ...] = ()

    def each(self) -> Iterator[tuple[model.Rulebook, model.Act]]:
        """Yield every checked act once, with a rulebook that holds it."""
        told: set[str] = set()
        for rulebook in self.rulebooks:
            for id_, act in rulebook.acts.items():
                if id_ in self.acts and id_ not in told:
                    told.add(id_)
                    yield rulebook, act


def check_files(
    paths: Sequence[Path | str],
    *,
    examples: bool = True,
    acts: Sequence[Path | str] = (),
    parameters: Sequence[Path | str] = (),
) -> Checked:
    """Check act files, and folders of them, each within the chain of its place.

    Shipped acts of the chain are linked too, except those that the files replace by id, and
    so are those of `acts`; `parameters` are files of values that an office supplies. The
    examples of an act are built once, and not at all without `examples`.
    Raises InputError for a path that does not exist.
    """
    problems: list[Problem] = []
    files = list(_read(act_paths(paths), problems))
    given = {Path(each.file).resolve() for each in files}
    beside = list(_read((p for p in act_paths(acts) if p.resolve() not in given), problems))
    rulebooks: list[model.Rulebook] = []
    corpus = Corpus([*files, *beside], examples="own" if examples else "none")
    for place in _last_places(files):
        try:
            linked = corpus.rulebook(place)
            rulebooks.append(supply(linked, [Path(each) for each in parameters]))
        except InputError as error:
            problems.extend(error.problems)
    ids = tuple(dict.fromkeys(str(each.act.id) for each in files))
    found = tuple(dict.fromkeys(problems))
    counts = _counts(ids, rulebooks)
    return Checked(found, counts, ids, () if found else tuple(rulebooks), tuple(files))


def _read(paths: Iterable[Path], problems: list[Problem]) -> Iterator[ActFile]:
    """Yield the files that can be used, after noting what is wrong with the others."""
    for path in paths:
        try:
            each = read_file(path, str(path))
        except InputError as error:
            problems.extend(error.problems)
            continue
        wrong = list(misplaced(each))
        problems.extend(wrong)
        if not wrong:
            yield each


def _last_places(files: Iterable[ActFile]) -> list[str]:
    """Return the places to link, without those that another's chain already holds."""
    given = dict.fromkeys(str(each.act.place) for each in files)
    above = {upper for place in given for upper in places.chain(place)[:-1]}
    return [place for place in given if place not in above]


def _counts(ids: Sequence[str], rulebooks: Iterable[model.Rulebook]) -> Counts:
    acts: dict[str, model.Act] = {}
    rights: dict[str, model.Right] = {}
    parameters: dict[str, model.Parameter] = {}
    definitions: set[str] = set()
    for rulebook in rulebooks:
        own = {id_: act for id_, act in rulebook.acts.items() if id_ in ids}
        # The first rulebook that holds an act holds its examples.
        for id_, act in own.items():
            acts.setdefault(id_, act)
        rights.update((id_, r) for id_, r in rulebook.rights.items() if r.act in own)
        for act in own.values():
            parameters.update((id_, rulebook.parameters[id_]) for id_ in act.parameters)
            definitions.update(act.definitions)
    return Counts(
        acts=len(acts),
        rights=len(rights),
        conditions=sum(1 for right in rights.values() for _ in conditions(right.conditions)),
        parameters=len(parameters),
        values=sum(len(parameter.values) for parameter in parameters.values()),
        definitions=len(definitions),
        examples=sum(len(act.examples) for act in acts.values()),
    )


def conditions(node: model.ConditionNode) -> Iterator[model.Condition]:
    """Yield every requirement inside a node, exceptions included."""
    if isinstance(node, model.Condition):
        yield node
    else:
        for member in node.members:
            yield from conditions(member)
    for exception in node.unless:
        yield from conditions(exception)
