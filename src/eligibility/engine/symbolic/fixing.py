"""Binds a symbolic household to a case that is known: what of it is said, and no more."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from eligibility.engine.symbolic.days import Day, day_of, same_day
from eligibility.engine.symbolic.household import Household
from eligibility.engine.symbolic.kinship import CARERS, MUTUAL, PARENTS
from eligibility.engine.symbolic.realize import lies
from eligibility.engine.symbolic.terms import Truth, equal, no, same_truth
from eligibility.engine.symbolic.values import Items, Rec, Ref, Sym
from eligibility.facts.base import UNKNOWN, is_whole
from eligibility.facts.case import Case
from eligibility.facts.vocabulary import vocabulary


class TooLargeError(Exception):
    """The case has more people, or more entries in a list, than the household."""


def fixed(home: Household, case: Case, subject: str) -> list[Truth]:
    """Return what holds of the household's facts, as far as made, if it is this case.

    `subject` is the id of the person in slot 0. What the case doesn't say stays free. Raises
    TooLargeError.
    """
    return list(_Fixer(home, case, subject).everything())


class _Fixer:
    def __init__(self, home: Household, case: Case, subject: str) -> None:
        self.home = home
        self.case = case
        applicant = None if case.applicant is UNKNOWN else case.applicant
        order = [subject]
        if applicant is not None and applicant != subject:
            order.append(applicant)
        order += [person.id for person in case.people if person.id not in order]
        if len(order) > home.people:
            raise TooLargeError
        self.people = {id_: home.slots[index] for index, id_ in enumerate(order)}
        self.first = applicant is None or applicant == subject
        self.found: list[Truth] = []

    def everything(self) -> list[Truth]:
        home, case = self.home, self.case
        if home.people > 1 and case.applicant is not UNKNOWN:
            self.found.append(same_truth(home.applicant_first, self.first))
        for index in range(1, home.people):
            if index < len(self.people):
                self.found.append(home.exists(index))
            elif is_whole(case, "people"):
                self.found.append(no(home.exists(index)))
        for term, value in ((home.claim, case.claim_date), (home.decision, case.decision_date)):
            if isinstance(value, date):
                self.found.append(same_day(term, day_of(value)))
        if isinstance(case.state_of_emergency, bool):
            self.found.append(same_truth(home.emergency, case.state_of_emergency))
        for person in case.people:
            self._record(self.people[person.id], person)
            self._assessments(self.people[person.id], person)
        self._links()
        return self.found

    def _record(self, rec: Rec, record: Any) -> None:
        for name in vocabulary()[rec.record]:
            asked = self.home.sites.asked.get(f"{rec.key}.{name}")
            value = getattr(record, name)
            if asked is not None and isinstance(value, str):
                for place, term in asked.items():
                    self.found.append(same_truth(term, lies(value, place)))
            made = self.home.facts.get((rec.key, name))
            if isinstance(value, tuple):
                self._list(rec, name, record, value)
            elif made is not None and value is not UNKNOWN:
                if (rec.record, name) == ("person", "household"):
                    self.found.append(equal(made.value, self._dwelling(value)))
                else:
                    self._fact(made, value)

    def _dwelling(self, value: str) -> int:
        """Return the number of a household: that of its first member's slot."""
        slots = [
            self.home.index(self.people[person.id])
            for person in self.case.people
            if person.household == value
        ]
        return min(slots)

    def _fact(self, made: Any, value: Any) -> None:
        if isinstance(made, Ref):
            ((there, rec),) = made.options
            self.found.append(same_truth(there, value is not None))
            if value is not None:
                self._record(rec, value)
            return
        if made.none is not False or value is None:
            self.found.append(same_truth(made.none, value is None))
        if value is not None:
            self.found.append(self._equal(made, value))

    def _equal(self, made: Sym, value: Any) -> Truth:
        if isinstance(made.value, Day):
            return same_day(made.value, day_of(value))
        if made.kind == "truth":
            return same_truth(made.value, value)
        if made.kind == "text":
            return equal(made.value, self.home.text(value))
        return equal(made.value, Fraction(value))

    def _list(self, rec: Rec, name: str, record: Any, value: tuple[Any, ...]) -> None:
        made = self.home.facts.get((rec.key, name))
        if isinstance(made, Items) and vocabulary()[rec.record][name].record is None:
            for inside, each in made.items:
                given = self.home.text_of(each.value) in value
                if given or is_whole(record, name):
                    self.found.append(same_truth(inside.true, given))
            return
        by = vocabulary()[rec.record][name].by
        for (key, list_, kind), pool in self.home.pools.items():
            if (key, list_) != (rec.key, name):
                continue
            items = [each for each in value if not kind or getattr(each, by or "") == kind]
            if len(items) > len(pool):
                raise TooLargeError
            whole = is_whole(record, name, kind or None)
            for index, item in enumerate(pool):
                if index < len(items):
                    self.found.append(self.home.inside(item).true)
                    self._record(item, items[index])
                elif whole:
                    self.found.append(self.home.inside(item).false)

    def _assessments(self, rec: Rec, person: Any) -> None:
        """Of several findings of a kind the latest counts; where that is open, what all say."""
        for kind in dict.fromkeys(given.kind for given in person.assessments):
            found = [given for given in person.assessments if given.kind == kind]
            if all(given.date is not UNKNOWN for given in found):
                last = max(given.date for given in found)
                found = [given for given in found if given.date == last]
            for field in ("outcome", "number"):
                term = self.home.terms.get(f"{rec.key}.assessments/{kind}.{field}")
                values = {getattr(given, field) for given in found}
                if term is None or len(values) > 1 or UNKNOWN in values:
                    continue
                (value,) = values
                same = same_truth if isinstance(value, bool) else equal
                self.found.append(same(term, value))

    def _links(self) -> None:
        kinship, whole = self.home.kinship, is_whole(self.case, "kinship")
        given = {(link.kind, link.person, link.of): link for link in self.case.kinship}
        said = {self.home.index(rec): id_ for id_, rec in self.people.items()}
        for kind in sorted(kinship.made):
            for first in range(self.home.people):
                for second in range(self.home.people):
                    # Somebody the case doesn't name is nobody's kin once its kinship is whole.
                    one, other = said.get(first), said.get(second)
                    there = (kind, one, other) in given
                    there = there or (kind in MUTUAL and (kind, other, one) in given)
                    if first != second and (there or whole):
                        term = kinship.link(kind, first, second)
                        self.found.append(same_truth(term, there))
        for (kind, one, other), link in given.items():
            if kind in CARERS:
                self._care(link, self.people[one], self.people[other])

    def _care(self, link: Any, one: Rec, other: Rec) -> None:
        pair = f"{self.home.index(one)}.{self.home.index(other)}"
        for field in ("cares_directly", "cares_alone"):
            term = self.home.terms.get(f"link.{field}.{pair}")
            value = getattr(link, field)
            if term is not None and value is not UNKNOWN:
                self.found.append(same_truth(term, value))
        if f"link.cares_since.{pair}:month" in self.home.terms and isinstance(
            link.cares_since, date
        ):
            day = self.home.day(f"link.cares_since.{pair}")
            self.found.append(same_day(day, day_of(link.cares_since)))
        term = self.home.terms.get(f"link.deprived.{pair}")
        if term is not None and link.kind in PARENTS and link.parental_right is not UNKNOWN:
            self.found.append(same_truth(term, link.parental_right == "deprived"))
