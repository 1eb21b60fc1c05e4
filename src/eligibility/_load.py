"""The public way to a rulebook: by a place's name in any spelling."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eligibility.acts.load import load_rulebook
from eligibility.acts.model import Rulebook
from eligibility.errors import InputError, Problem
from eligibility.facts import places


def load(
    place: str,
    acts: Sequence[Path | str] = (),
    parameters: Sequence[Path | str] = (),
    *,
    examples: bool = False,
) -> Rulebook:
    """Return the linked rules of a place and of the republic and province above it.

    `place` is a name in either script, with or without diacritics, or an id. `acts` are
    files or folders that add acts or, by id, replace shipped ones; `parameters` are files
    that supply values or confirm acts. With `examples` those inside the acts are built too,
    which validating and comparing look at and checking a case does not. Raises InputError
    with every problem found.
    """
    known = places.find(place)
    if known is None:
        close = ", ".join(f"`{each.latin}`" for each in places.nearest_places(place))
        advice = f"did you mean {close}?" if close else ""
        which = "several places are called" if places.named(place) else "unknown place"
        raise InputError(Problem(f"{which} `{place}`", help=advice))
    return load_rulebook(known.id, acts=acts, parameters=parameters, examples=examples)
