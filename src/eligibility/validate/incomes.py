"""Which income of a case is varied, at which amounts to look, and whose families to take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any, Literal, cast

from eligibility.acts.model import DatedValue, Label, Right, Rulebook
from eligibility.engine.examples import index_of
from eligibility.errors import InputError
from eligibility.facts import UNKNOWN, VOCABULARY, Case
from eligibility.records import Record
from eligibility.validate.replay import determinations
from eligibility.validate.touched import reach_of_outcome

PARA = Fraction(1, 100)
DINAR = 100
"""A dinar, in paras: incomes are counted in whole paras."""
GRID = 24
LISTS: dict[str, tuple[str, str]] = {"incomes": ("income", "kind"), "pensions": ("pension", "fund")}


class Axis(Record):
    """Which income of a case is varied: that of one person, of one kind, in every month of it."""

    person: str
    list: Literal["incomes", "pensions"]
    kind: str

    @property
    def label(self) -> Label:
        """What is varied, in words."""
        record, field = LISTS[self.list]
        kind = VOCABULARY[record][field].values[self.kind]
        name = Label("пензија", "pension") if self.list == "pensions" else Label("приход", "income")
        return Label(f"{name.sr} – {kind.sr} (RSD)", f"{name.en} – {kind.en} (RSD)")


def axes(case: Case) -> Iterator[Axis]:
    """Yield the incomes of a case that can be varied, each person and kind once."""
    seen: set[Axis] = set()
    for name in LISTS:
        list_ = cast(Literal["incomes", "pensions"], name)
        for person in case.people:
            for item in getattr(person, list_):
                kind = getattr(item, LISTS[list_][1])
                axis = Axis(person.id, list_, kind)
                known = kind is not UNKNOWN and item.amount is not UNKNOWN
                if known and axis not in seen:
                    seen.add(axis)
                    yield axis


def with_income(case: Case, axis: Axis, income: Fraction) -> Case:
    """Return the case with another amount of the income that is varied."""
    _, field = LISTS[axis.list]

    def changed(item: Any) -> Any:
        fits = getattr(item, field) == axis.kind
        return item.model_copy(update={"amount": income}) if fits else item

    people = tuple(
        person.model_copy(update={axis.list: tuple(map(changed, getattr(person, axis.list)))})
        if person.id == axis.person
        else person
        for person in case.people
    )
    return case.model_copy(update={"people": people})


def own_income(case: Case, axis: Axis) -> Fraction:
    """Return the amount that the case itself gives for the income that is varied."""
    _, field = LISTS[axis.list]
    return next(
        Fraction(item.amount)
        for person in case.people
        if person.id == axis.person
        for item in getattr(person, axis.list)
        if getattr(item, field) == axis.kind
    )


def worth(case: Case, rulebook: Rulebook, right: str) -> tuple[Fraction, int] | None:
    """Return what a right gives all whom it concerns, and how many; None if that is not known.

    The amount is 0 where what is given has none.
    """
    total, granted = Fraction(0), 0
    for each in determinations(case, rulebook, right):
        if each.outcome == "not_eligible":
            continue
        if each.outcome != "eligible":
            return None
        benefit = each.benefit
        if benefit.measure and (benefit.status != "value" or benefit.value is None):
            return None
        granted += 1
        total += benefit.value or 0
    return total, granted


def measure_of(right: Right) -> Literal["amount", "percent", "hours", ""]:
    """Return what is computed of a right's benefit, empty where nothing is."""
    benefit = right.benefit
    if benefit.amount is not None:
        return "amount"
    if benefit.percent is not None:
        return "percent"
    return "hours" if benefit.hours is not None else ""


def grid(case: Case, axis: Axis, marks: Iterable[Fraction]) -> list[int]:
    """Return incomes in paras at which to begin: evenly spread, and both sides of each mark."""
    listed = list(marks)
    most = max([*listed, own_income(case, axis), Fraction(20_000)])
    top = nice(most * 5 / 4) * DINAR
    # Whole tens of dinars: acts may leave open how a rounder amount is rounded.
    ten = 10 * DINAR
    points = {top * step // GRID // ten * ten for step in range(GRID + 1)}
    for mark in listed:
        para = int(mark * DINAR)
        points |= {para, para + 1}
    return sorted(points)


def seeds(rulebook: Rulebook, right: str, case: Case) -> set[Fraction]:
    """Return incomes at which something may happen: amounts of money that the right looks at.

    A threshold per member is taken times the people of the case too, less the other incomes.
    """
    known = rulebook.rights.get(right)
    if known is None:
        return set()
    day = case.claim_date if isinstance(case.claim_date, date) else date.max
    values = {
        value
        for id_ in parameters_of(known, rulebook)
        if rulebook.parameters[id_].unit.startswith("RSD")
        for value in _values(rulebook.parameters[id_].values, day)
    }
    sizes = range(1, len(case.people) + 1)
    return {value * size for value in values for size in sizes if value > 0}


def _values(listed: Iterable[DatedValue], day: date) -> Iterator[Fraction]:
    for dated in listed:
        start, end = dated.validity.start, dated.validity.end
        holds = (start is None or start <= day) and (end is None or end >= day)
        if holds and isinstance(dated.value, Fraction):
            yield dated.value


def parameters_of(right: Right, rulebook: Rulebook) -> set[str]:
    """Return the parameters that a right looks at, itself or through definitions."""
    return set(reach_of_outcome(rulebook, right).ids & rulebook.parameters.keys())


def looks_at_income(right: Right, rulebook: Rulebook) -> bool:
    """Whether an income or a pension of anybody can matter to a right."""
    return not reach_of_outcome(rulebook, right).facts.isdisjoint(LISTS)


def nice(least: Fraction) -> int:
    """Return the smallest of 1, 1.5, 2, 3, 5, 7.5 times a power of ten that is large enough."""
    power = 1
    while True:
        for tenths in (10, 15, 20, 30, 50, 75):
            if tenths * power // 10 >= least and tenths * power % 10 == 0:
                return tenths * power // 10
        power *= 10


def families(rulebook: Rulebook, right: str, acts: Iterable[str] = ()) -> Iterator[Case]:
    """Yield the cases of examples in which a right is granted and an income is told.

    Examples of `acts` come first; the act that grants the right is always looked at.
    """
    known = rulebook.rights.get(right)
    if known is None:
        return
    for id_ in dict.fromkeys((*acts, known.act)):
        act = rulebook.acts.get(id_)
        for example in () if act is None else act.examples:
            if not any(each.right == right for each in example.expect):
                continue
            try:
                case = index_of(example).case
            except InputError:
                continue
            if next(axes(case), None) is None:
                continue
            found = worth(case, rulebook, right)
            if found is not None and found[1]:
                yield case
