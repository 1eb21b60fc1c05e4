"""Whether an outcome hangs on a trait: the same case, turned in it, is decided otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eligibility.acts.model import Condition, Label, Right, Rulebook
from eligibility.engine.result import Determination
from eligibility.records import Record
from eligibility.validate.documents import (
    Document,
    condition,
    decisive,
    determinations,
    refused,
    witness,
)
from eligibility.validate.finding import Witness
from eligibility.validate.traits import TRAITS, Trait


class Unequal(Record):
    """An outcome that hangs on a trait: the requirement that turned, and both cases.

    `condition` is none where it is the right's own gate or its holder that turned.
    """

    right: Right
    trait: Trait
    condition: Condition | None
    before: Witness
    after: Witness


def unequal(rulebook: Rulebook, right: Right, cases: Iterable[Document]) -> Iterator[Unequal]:
    """Yield the traits on which a right hangs, each with a requirement, once.

    A right that declares an affirmative measure is passed over: it is meant to. `cases` are
    where the search begins; what it finds is certain, what it does not find is not proved.
    """
    if any(detail.kind == "affirmative" for detail in right.details):
        return
    told: set[tuple[str, str]] = set()
    for case in cases:
        first = determinations(case, rulebook, right.id) or ()
        open_ = [each for each in first if each.standing == "possible" and not refused(each)]
        for trait in TRAITS:
            if not trait.asks(right):
                continue
            for found in _turned(rulebook, right, trait, case, open_):
                key = trait.id, "" if found.condition is None else found.condition.id
                if key not in told:
                    told.add(key)
                    yield found


def _turned(
    rulebook: Rulebook,
    right: Right,
    trait: Trait,
    case: Document,
    open_: list[Determination],
) -> Iterator[Unequal]:
    for before in open_:
        for other in trait.turn(case, before.subject):
            now = determinations(other, rulebook, right.id)
            if not now:
                continue
            after = [each for each in now if each.subject == before.subject]
            if not after or not all(refused(each) for each in after):
                continue
            same = [each for each in after if each.holder == before.holder]
            chosen = (same or after)[0]
            cause = _cause(right, chosen)
            yield Unequal(
                right,
                trait,
                cause,
                _labeled(case, before, _BEFORE),
                _labeled(other, chosen, _AFTER),
            )


def _cause(right: Right, refusal: Determination) -> Condition | None:
    """Return the requirement that refuses: the first, where several do."""
    for id_ in decisive(refusal.conditions):
        if (known := condition(right, id_)) is not None:
            return known
    return None


_BEFORE = Label("породица", "the family")
_AFTER = Label("иста породица, само друкчија у томе", "the same family, different only in that")


def _labeled(case: Document, told: Determination, label: Label) -> Witness:
    made = witness(case, told)
    return Witness(made.case, made.answers, label)
