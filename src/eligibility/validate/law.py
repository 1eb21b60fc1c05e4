"""Which right of higher law a right of an act restates: the frame it implements, or its service."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Right, Rulebook
from eligibility.facts import places
from eligibility.records import Record
from eligibility.validate.subject import Subject

_LAW = frozenset(("republic", "province"))


class Restated(Record):
    """A right of an act, the right of the law that it restates, and who else grants the same.

    `beside` are the other rights of the same topic below the law: whom one of them serves is
    not left out.
    """

    right: Right
    law: Right
    beside: tuple[Right, ...] = ()

    @property
    def comparable(self) -> bool:
        """Whether gaps let the one entitle anybody and the other refuse anybody at all."""
        entitles = not any(gap.kind in ("conditions", "unknown") for gap in self.law.missing)
        below = (self.right, *self.beside)
        gaps = [gap.kind for each in below for gap in each.missing]
        return entitles and not {"alternatives", "unknown"} & set(gaps)


def restated(subject: Subject) -> Iterator[Restated]:
    """Yield each right of the act that restates one of the law, with that one.

    A right restates the frame that its act `implements`; a service also the service of the
    same topic that the republic or the province sets, where there is exactly one. A grant in
    money of the same topic is a grant of the place's own, beside the law's.
    """
    rulebook = subject.rulebook
    told: set[str] = set()
    for right in subject.rights:
        law = rulebook.frames.get(right.id) or _service(subject, right)
        if law is not None and law.id not in told:
            told.add(law.id)
            yield Restated(right, law, tuple(_beside(rulebook, right, law)))


def _service(subject: Subject, right: Right) -> Right | None:
    """Return the law's service of the same topic, none where a right implements it already."""
    if right.kind != "service" or not right.topic or subject.act.place in _law(subject.rulebook):
        return None
    rulebook = subject.rulebook
    known = [*rulebook.rights.values(), *rulebook.frames.values()]
    alike = [
        each
        for each in known
        if each.topic == right.topic and rulebook.acts[each.act].place in _law(rulebook)
    ]
    framed = {frame.id for frame in rulebook.frames.values()}
    if len(alike) != 1 or alike[0].kind != "service" or alike[0].id in framed:
        return None
    return alike[0]


def _law(rulebook: Rulebook) -> set[str]:
    """Return the places of the chain whose acts are law to the places below them."""
    return {each for each in rulebook.chain if places.places()[each].kind in _LAW}


def _beside(rulebook: Rulebook, right: Right, law: Right) -> Iterator[Right]:
    rank = {place: index for index, place in enumerate(rulebook.chain)}
    above = rank[rulebook.acts[law.act].place]
    for each in rulebook.rights.values():
        alike = each.topic != "" and each.topic == right.topic and each.id not in (right.id, law.id)
        if alike and rank[rulebook.acts[each.act].place] > above:
            yield each
