"""Which places have acts of their own, and what an answer says where a place has none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from eligibility.acts import load
from eligibility.acts.model import Label, Rulebook
from eligibility.errors import InputError
from eligibility.facts import places
from eligibility.feel.script import to_latin


def shipped() -> Mapping[str, int]:
    """Return how many acts are shipped for each place that has any, in the order of places."""
    folders = {path.name for path in load.rules_root().iterdir() if path.is_dir()}
    counts: dict[str, int] = {}
    for id in places.places():
        if id in folders or id == places.REPUBLIC:
            count = sum(1 for _ in load.shipped_files((id,)))
            if count:
                counts[id] = count
    return counts


def counted(own: Sequence[Path] = ()) -> Mapping[str, int]:
    """Return how many acts each place has, an office's own among them, in the order of places.

    An act of the office's that has the id of a shipped one stands in its place. Raises
    InputError where one cannot be read, or is of no known place.
    """
    if not own:
        return shipped()
    files = [load.read_file(path, str(path)) for path in load.act_paths(own)]
    problems = [problem for each in files for problem in load.misplaced(each)]
    if problems:
        raise InputError(*problems)
    ids: dict[str, set[str]] = {}
    for each in files:
        ids.setdefault(str(each.act.place), set()).add(str(each.act.id))
    counts = dict(shipped())
    for place, given in ids.items():
        there = {str(load.read_file(*path).act.id) for path in load.shipped_files((place,))}
        counts[place] = len(there | given)
    return {id_: counts[id_] for id_ in places.places() if id_ in counts}


def not_encoded(rulebook: Rulebook) -> Label | None:
    """Return the note that no act of the rulebook's own place is encoded; None where one is."""
    with_acts = {act.place for act in rulebook.acts.values()}
    if rulebook.place in with_acts:
        return None
    place = places.places()[rulebook.place]
    above = ", ".join(places.places()[id].name for id in rulebook.chain if id in with_acts)
    if not above:
        return Label(f"{place.name}: прописи нису унети", f"{place.latin}: no act is encoded")
    return Label(
        f"{place.name}: локални прописи нису унети; одговор обухвата само права која даје: {above}",
        f"{place.latin}: no local act is encoded; only rights given by these are answered: "
        f"{to_latin(above)}",
    )
