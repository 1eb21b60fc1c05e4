"""Whether an outcome hangs on a trait: the same case, turned in it, is decided otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eligibility.acts.model import Condition, Label, Right, Rulebook
from eligibility.engine.result import Determination
from eligibility.records import Record
from eligibility.validate.documents import (
    Determined,
    Document,
    condition,
    decisive,
    refused,
    witness,
)
from eligibility.validate.finding import Witness
from eligibility.validate.touched import reach_of
from eligibility.validate.traits import TRAITS, Trait


class Unequal(Record):
    """An outcome that hangs on a trait: the requirement that turned, and both cases.

    `condition` is none where it is the right's own gate or its holder that turned.
    """

    right: Right
    trait: Trait
    condition: Condition | None
    granted: tuple[Document, Determination]
    lost: tuple[Document, Determination]

    @property
    def before(self) -> Witness:
        """The case in which it is not refused."""
        return _labeled(*self.granted, _BEFORE)

    @property
    def after(self) -> Witness:
        """The same case, turned, in which it is."""
        return _labeled(*self.lost, _AFTER)


Told = tuple[Document, tuple[Determination, ...]]
"""A case, and what a right gives in it."""


def unequal(rules: Determined, right: Right, cases: Iterable[Document]) -> Iterator[Unequal]:
    """Yield the traits on which a right hangs, each with a requirement, once.

    A right that declares an affirmative measure is passed over: it is meant to. `cases` are
    where the search begins; what it finds is certain, what it does not find is not proved.
    """
    if meant(right):
        return
    told: set[tuple[str, str]] = set()
    asked = list(asked_of(rules.rulebook, right))
    for case in cases:
        open_ = granted(rules, right, case)
        for trait in asked:
            for found in _turned(rules, right, trait, case, open_):
                key = trait.id, "" if found.condition is None else found.condition.id
                if key not in told:
                    told.add(key)
                    yield found


def asked_of(rulebook: Rulebook, right: Right) -> Iterator[Trait]:
    """Yield the traits that are asked of a right and that it reaches: it hangs on no other."""
    reach = reach_of(rulebook, right)
    yield from (trait for trait in TRAITS if trait.asks(right) and trait.reached(reach))


def meant(right: Right) -> bool:
    """Whether a right declares an affirmative measure."""
    return any(detail.kind == "affirmative" for detail in right.details)


def _turned(
    rules: Determined,
    right: Right,
    trait: Trait,
    case: Document,
    open_: list[Determination],
) -> Iterator[Unequal]:
    turned: dict[str | None, list[Told]] = {}
    for before in open_:
        of = before.subject if trait.of_subject else None
        if of not in turned:
            turned[of] = [(each, rules.of(each, right.id)) for each in trait.turn(case, of)]
        for other in turned[of]:
            found = compared(right, trait, (case, before), other)
            if found is not None:
                yield found


def granted(rules: Determined, right: Right, case: Document) -> list[Determination]:
    """Return those whom a right does not refuse in a case."""
    first = rules.of(case, right.id)
    return [each for each in first if each.standing == "possible" and not refused(each)]


def compared(
    right: Right, trait: Trait, granted: tuple[Document, Determination], other: Told
) -> Unequal | None:
    """Return that the same subject is refused in a case turned in a trait, if so.

    Of the `other` case it is told what the right gives in it.
    """
    case, before = granted
    turned, now = other
    after = [each for each in now if each.subject == before.subject]
    if not after or not all(refused(each) for each in after):
        return None
    same = [each for each in after if each.holder == before.holder]
    chosen = (same or after)[0]
    return Unequal(right, trait, _cause(right, chosen), (case, before), (turned, chosen))


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
