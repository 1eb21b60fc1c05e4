"""Whom the law's own conditions entitle and a municipal criterion refuses: criteria and cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eligibility.acts.check import conditions
from eligibility.acts.model import Condition, ConditionNode, Group, Label, Right, Rulebook, Validity
from eligibility.engine.result import Determination
from eligibility.records import Record, replace
from eligibility.validate.documents import Document, decisive, determinations, witness
from eligibility.validate.finding import Witness
from eligibility.validate.law import Restated
from eligibility.validate.matters import Matters
from eligibility.validate.relaxed import Relaxed

CONCERNS = ""
"""The id under which whom the right concerns is a criterion too."""


_ANSWERS = Label(
    "одговара прво закон, па пропис испод њега", "the law answers first, then the act below it"
)


class Criterion(Record):
    """One criterion of a right, which refuses by itself: a requirement, or a group of them.

    `ids` are its conditions, exceptions included. `only` is the right with nothing but it,
    `without` the right with everything but it.
    """

    ids: tuple[str, ...]
    only: Right
    without: Right


class Comparison:
    """A right of an act and the right of the law that it restates, over one and the same case."""

    def __init__(self, rulebook: Rulebook, restated: Restated) -> None:
        self.restated = restated
        right = restated.right
        relaxed = Relaxed(right, Matters(rulebook, restated))
        self.all = tuple(dict.fromkeys((CONCERNS, *_ids(right.conditions))))
        self.only = relaxed.alone(self.all)
        self.without = relaxed.without(self.all)
        self.criteria = tuple(
            Criterion(ids, relaxed.alone(ids), relaxed.without(ids))
            for ids in ((CONCERNS,), *map(_ids, _members(right.conditions)))
            if ids != (CONCERNS,) or right.concerns is not None
        )
        forms = [self.only, self.without]
        forms += [form for each in self.criteria for form in (each.only, each.without)]
        added = {each.id: each for each in (restated.law, *forms)}
        self.rulebook = replace(rulebook, rights={**rulebook.rights, **added})

    def persons(self, case: Document) -> Iterator[str]:
        """Yield whom the law's conditions entitle in a case and no right of the place serves."""
        law, right = self.restated.law, self.restated.right
        for person in self.entitled(case):
            if "applicant" in (law.per, right.per) and person != case.get("applicant"):
                continue
            # Of one who applies and another whom it concerns nobody may be served.
            apart = (law.per == "applicant") is not (right.per == "applicant")
            if all(
                each.outcome == "not_eligible"
                for below in (right, *self.restated.beside)
                for each in self._of(case, below)
                if apart or each.subject == person or below.per == "applicant"
            ):
                yield person

    def entitled(self, case: Document) -> Iterator[str]:
        """Yield whom the law's conditions entitle in a case, nothing left open."""
        told = [each for each in self._of(case, self.restated.law) if each.outcome == "eligible"]
        yield from dict.fromkeys(each.subject for each in told if each.subject is not None)

    def refuses(self, case: Document, person: str, criterion: Criterion) -> bool:
        """Whether a criterion refuses somebody, whatever the place's own matters are."""
        return self._refused(case, criterion.only, person)

    def narrows(self, case: Document, person: str, criterion: Criterion, *, alone: bool) -> bool:
        """Whether a criterion refuses somebody whom the place's own matters do not refuse.

        With `alone` no other criterion of the right refuses them either.
        """
        left = criterion.without if alone else self.without
        return self.refuses(case, person, criterion) and not self._refused(case, left, person)

    def _refused(self, case: Document, right: Right, person: str) -> bool:
        mine = [each for each in self._of(case, right) if each.subject == person]
        return bool(mine) and all(each.outcome == "not_eligible" for each in mine)

    def _of(self, case: Document, right: Right) -> tuple[Determination, ...]:
        return determinations(case, self.rulebook, right.id) or ()

    def witness(self, case: Document, person: str) -> Witness:
        """Return the case with what the law gives the person and then each right of the place."""
        rights = (self.restated.law, self.restated.right, *self.restated.beside)
        told = [each for right in rights for each in self._of(case, right)]
        made = witness(case, *(each for each in told if each.subject == person))
        return Witness(made.case, made.answers, _ANSWERS)

    def decisive(self, case: Document, person: str, criterion: Criterion) -> Sequence[Condition]:
        """Return the requirements of a criterion that refuse; none where it is the concern."""
        known = {each.id: each for each in conditions(self.restated.right.conditions)}
        for each in self._of(case, criterion.only):
            if each.subject == person:
                ids = dict.fromkeys(decisive(each.conditions))
                return [known[id_] for id_ in ids if id_ in known and id_ in criterion.ids]
        return []


def _ids(node: ConditionNode) -> tuple[str, ...]:
    return tuple(each.id for each in conditions(node))


def _members(group: Group) -> Iterator[ConditionNode]:
    """Yield what a right requires together, each of which refuses by itself."""
    for member in group.members:
        plain = isinstance(member, Group) and not member.unless and member.validity == Validity()
        if isinstance(member, Group) and plain and member.kind == "all":
            yield from _members(member)
        else:
            yield member
