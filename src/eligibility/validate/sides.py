"""The two sides of a comparison: whose rules, on which day, and which right stands beside which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from eligibility.acts.model import Right, Rulebook
from eligibility.records import Record


class Side(Record):
    """One side: a rulebook, the rights of it that are compared, and what readers call it.

    `day` is the day on which cases are claimed; none: on the day that they say.
    """

    name: str
    rulebook: Rulebook
    rights: tuple[str, ...]
    day: date | None = None


def side_of_place(rulebook: Rulebook, day: date | None = None, name: str = "") -> Side:
    """Return a side on which all rights of the rulebook's own place are compared."""
    own = [id_ for id_, act in rulebook.acts.items() if act.place == rulebook.place]
    return Side(name or rulebook.place, rulebook, _rights(rulebook, own), day)


def side_of_acts(
    rulebook: Rulebook, acts: Sequence[str], name: str, day: date | None = None
) -> Side:
    """Return a side on which the rights of some acts are compared; `name` is shown."""
    return Side(name, rulebook, _rights(rulebook, acts), day)


def acts_of(rulebook: Rulebook, files: Sequence[Path | str]) -> list[str]:
    """Return the ids of the acts of a rulebook that stand in some files."""
    given = {Path(each).resolve() for each in files}
    return [
        act.id
        for act in rulebook.acts.values()
        if any(_inside(Path(act.file).resolve(), each) for each in given)
    ]


def _inside(file: Path, given: Path) -> bool:
    return file == given or given in file.parents


def _rights(rulebook: Rulebook, acts: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        right for act in acts for right in rulebook.acts[act].rights if right in rulebook.rights
    )


def pairs(old: Side, new: Side) -> Iterator[tuple[Right | None, Right | None]]:
    """Yield the rights that stand beside each other, in the order of the old side.

    Rights with the same id, else with the same name in their place, else the only ones of
    their topic on either side. What stands alone comes with none.
    """
    left = [old.rulebook.rights[id_] for id_ in old.rights]
    right = [new.rulebook.rights[id_] for id_ in new.rights]
    partner: dict[str, Right] = {}
    for same in (_same_id, _same_name):
        for one in left:
            if one.id not in partner:
                taken = {each.id for each in partner.values()}
                for other in right:
                    if other.id not in taken and same(one, other):
                        partner[one.id] = other
                        break
    taken = {each.id for each in partner.values()}
    for one in left:
        if one.id in partner or not one.topic:
            continue
        here = [each for each in left if each.topic == one.topic and each.id not in partner]
        there = [each for each in right if each.topic == one.topic and each.id not in taken]
        if len(here) == len(there) == 1:
            partner[one.id] = there[0]
            taken.add(there[0].id)
    for one in left:
        yield one, partner.get(one.id)
    for other in right:
        if other.id not in taken:
            yield None, other


def _same_id(one: Right, other: Right) -> bool:
    return one.id == other.id


def _same_name(one: Right, other: Right) -> bool:
    return one.id.partition(".")[2] == other.id.partition(".")[2]
