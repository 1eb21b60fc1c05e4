"""A case in one sentence: who the family is, what it lives on, what else counts.

    мајка (34) са двоје деце (7 и 3 године), приход 41.000 RSD месечно

Nobody is named: people are called by what they are to each other, and protected facts are
only counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from eligibility.acts.model import Label, Rulebook
from eligibility.engine.examples import determined
from eligibility.engine.index import CaseIndex
from eligibility.engine.periods import completed_months, completed_years
from eligibility.engine.result import ConditionResult, Determination, Result
from eligibility.engine.values import Unknown
from eligibility.engine.world import Worlds
from eligibility.explain.context import Context
from eligibility.explain.words import Language, Voice, serbian_form
from eligibility.facts import UNKNOWN, VOCABULARY, Case, Model, Person, is_whole
from eligibility.facts.vocabulary import Field

FACTS_SHOWN = 4
ADULT = 18
Used = frozenset[tuple[str, str]] | None
"""The facts that count, as (record, field); None: all that the case tells."""

_WHO: dict[tuple[str, str], Label] = {
    ("parent", "female"): Label("мајка", "a mother"),
    ("parent", "male"): Label("отац", "a father"),
    ("parent", ""): Label("родитељ", "a parent"),
    ("child", "female"): Label("девојчица", "a girl"),
    ("child", "male"): Label("дечак", "a boy"),
    ("child", ""): Label("дете", "a child"),
    ("adult", "female"): Label("жена", "a woman"),
    ("adult", "male"): Label("мушкарац", "a man"),
    ("adult", ""): Label("једно лице", "one person"),
}
_SERBIAN_CHILDREN = (
    "", "дететом", "двоје деце", "троје деце", "четворо деце", "петоро деце", "шесторо деце",
    "седморо деце", "осморо деце", "деветоро деце", "десеторо деце",
)  # fmt: skip
_ENGLISH_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
)  # fmt: skip
_PARENTAL = ("parent", "adoptive_parent")
_COUPLE = ("spouse", "partner")
_TOLD_ELSEWHERE = {
    "id", "jmbg", "whole", "birth_date", "age", "sex", "household",
}  # fmt: skip
_MONEY = ("incomes", "pensions")
_SAID = {
    "alone": Label("{who}{age}", "{who}{age}"),
    "with": Label("{adults} са {children}", "{adults} with {children}"),
    "and": Label("{one} и {other}", "{one} and {other}"),
    "more": Label("и још лица у предмету: {count}", "and others in the case: {count}"),
    "income": Label("приход {amount} месечно", "income {amount} a month"),
    "income_between": Label(
        "приход од {low} до {high} месечно", "income between {low} and {high} a month"
    ),
    "no_income": Label("без прихода", "no income"),
    "protected": Label("заштићених података: {count}", "protected facts: {count}"),
    "facts_more": Label("и још података: {count}", "and more facts: {count}"),
    "nobody": Label("без података о лицима", "nothing is known of anybody"),
    "aged": Label(" ({ages})", " (aged {ages})"),
}


def describe(
    case: Case,
    lang: Language,
    rulebook: Rulebook | None = None,
    right: str | None = None,
    *,
    also: tuple[Rulebook, str] | None = None,
) -> str:
    """Return a case in one sentence, without its ids and names.

    `rulebook` lends the names of rights and assessments. With `right` too, only those facts
    are told which the reference engine meets when it decides that right, or the one of `also`.
    """
    voice = Voice(lang)
    used: Used = None
    if rulebook is not None and right is not None:
        pairs = [(rulebook, right), *([also] if also is not None else [])]
        used = met_facts(case, pairs)
    teller = Teller(case, voice, rulebook, used)
    parts = [teller.people(), teller.money(), *teller.facts()]
    return ", ".join(part for part in parts if part)


def met_facts(case: Case, rights: Iterable[tuple[Rulebook, str]]) -> Used:
    """Return the facts that the reference engine meets when it decides these rights."""
    return frozenset(fact for book, id_ in rights for fact in _met(case, book, id_))


def _met(case: Case, rulebook: Rulebook, right: str) -> Iterator[tuple[str, str]]:
    """Yield the facts that deciding a right meets, those it lacks too."""
    for each in determined(right, Worlds(CaseIndex(case), rulebook)):
        yield from _fields(each)


def _fields(determination: Determination) -> Iterator[tuple[str, str]]:
    waiting: list[ConditionResult] = [determination.conditions]
    while waiting:
        node = waiting.pop()
        waiting += node.members
        yield from ((found.record, found.field) for found in node.found)
        if isinstance(node.value, Unknown):
            yield from ((missing.record, missing.field) for missing in node.value.why)
    yield from ((found.record, found.field) for found in determination.benefit.found)


class Teller:
    """Tells the parts of the sentence, and of tables of the same family."""

    def __init__(
        self, case: Case, voice: Voice, rulebook: Rulebook | None = None, used: Used = None
    ) -> None:
        self.case, self.voice, self.used = case, voice, used
        self.day = next(
            (day for day in (case.claim_date, case.decision_date) if isinstance(day, date)), None
        )
        known = case.person(case.applicant) if isinstance(case.applicant, str) else None
        self.first = known or next(iter(case.people), None)
        self.children = self._children()
        book = rulebook or _nothing()
        none = Result(book.place, None, None, None, (), ())
        self.context = Context(none, book, voice, case, tuple(each.id for each in case.people))

    def say(self, key: str, **parts: object) -> str:
        return self.voice.label(_SAID[key]).format(**parts)

    # people

    def _children(self) -> list[Person]:
        """Return the children of the applicant, or of the applicant's parents, oldest first."""
        if self.first is None:
            return []
        parents = {self.first.id, *self._partners(self.first.id)}
        ids = {
            link.of
            for link in self.case.kinship
            if link.kind in _PARENTAL and link.person in parents
        }
        found = [person for person in self.case.people if person.id in ids]
        return sorted(found, key=lambda each: -(self._months(each) or 0))

    def _partners(self, id_: str) -> list[str]:
        found = [
            link.of if link.person == id_ else link.person
            for link in self.case.kinship
            if link.kind in _COUPLE and id_ in (link.person, link.of)
        ]
        children = {
            link.of for link in self.case.kinship if link.kind in _PARENTAL and link.person == id_
        }
        found += [
            link.person
            for link in self.case.kinship
            if link.kind in _PARENTAL and link.of in children and link.person != id_
        ]
        return list(dict.fromkeys(found))

    def people(self) -> str:
        """Return who they are: the applicant, a partner, children, how many more."""
        first = self.first
        if first is None:
            return self.say("nobody")
        adults = [first, *filter(None, map(self.case.person, self._partners(first.id)))]
        told = self._one(adults[0])
        for other in adults[1:]:
            told = self.say("and", one=told, other=self._one(other))
        if self.children:
            told = self.say("with", adults=told, children=self._of_children())
        elif parents := self._parents(first):
            whose = " и ".join(self._one(each) for each in parents)
            if self.voice.english:
                whose = " and ".join(self._one(each) for each in parents)
            told = self.say("and", one=told, other=whose)
            adults += parents
        counted = {person.id for person in (*adults, *self.children)}
        rest = len(self.case.people) - len(counted)
        return f"{told} {self.say('more', count=rest)}" if rest > 0 else told

    def _parents(self, child: Person) -> list[Person]:
        ids = [
            link.person
            for link in self.case.kinship
            if link.kind in _PARENTAL and link.of == child.id
        ]
        return [each for each in map(self.case.person, ids) if each is not None]

    def role(self, person: Person) -> str:
        """Return what a person is in this family, in one word."""
        is_parent = any(
            link.kind in _PARENTAL and link.person == person.id for link in self.case.kinship
        )
        months = self._months(person)
        young = months is not None and months < 12 * ADULT
        is_child = any(
            link.kind in _PARENTAL and link.of == person.id for link in self.case.kinship
        )
        kind = "parent" if is_parent else "child" if young or is_child else "adult"
        sex = person.sex if isinstance(person.sex, str) else ""
        return self.voice.label(_WHO[kind, sex])

    def age(self, person: Person) -> str:
        """Return a person's age, of an infant in months; empty where it is not known."""
        months = self._months(person)
        if months is None:
            return ""
        return self.voice.count(months, "month") if months < 12 else str(months // 12)

    def _one(self, person: Person) -> str:
        age = self.age(person)
        return f"{self.role(person)} ({age})" if age else self.role(person)

    def _of_children(self) -> str:
        count = len(self.children)
        if self.voice.english:
            number = _ENGLISH_NUMBERS[count] if count < len(_ENGLISH_NUMBERS) else str(count)
            told = f"{number} {'child' if count == 1 else 'children'}"
        else:
            listed = count < len(_SERBIAN_CHILDREN)
            told = self.voice.name(_SERBIAN_CHILDREN[count] if listed else f"{count} деце")
        ages = [self._months(child) for child in self.children]
        known = [months for months in ages if months is not None]
        return told + self.say("aged", ages=self._ages(known)) if len(known) == count else told

    def _ages(self, months: list[int]) -> str:
        """Return ages in years, of infants in months: `7 и 3 године`, `7 година; 4 месеца`."""
        if all(each >= 12 for each in months):
            years = [each // 12 for each in months]
            listed = self.voice.join(map(str, years))
            if self.voice.english:
                return listed
            noun = ("година", "године", "година")[serbian_form(years[-1])]
            return f"{listed} {self.voice.name(noun)}"
        return "; ".join(
            self.voice.count(each, "month") if each < 12 else self.voice.count(each // 12, "year")
            for each in months
        )

    def _months(self, person: Person) -> int | None:
        """Return a person's age in whole months on the day of the case."""
        if isinstance(person.birth_date, date) and self.day is not None:
            if person.birth_date > self.day:
                return 0
            years = completed_years(person.birth_date, self.day)
            return 12 * years if years else completed_months(person.birth_date, self.day)
        return 12 * person.age if isinstance(person.age, int) else None

    # money

    def money(self) -> str:
        """Return what they live on together, in each month that is told."""
        by_month: dict[Any, Fraction] = {}
        told = whole = False
        for person in self.case.people:
            for name, record in (("incomes", "income"), ("pensions", "pension")):
                if not self._counts("person", name) and not self._counts(record, "amount"):
                    continue
                whole = whole or is_whole(person, name)
                for item in getattr(person, name):
                    if isinstance(item.amount, Fraction | int):
                        told = True
                        sum_ = by_month.get(item.month, Fraction(0))
                        by_month[item.month] = sum_ + Fraction(item.amount)
        if not told:
            return self.say("no_income") if whole else ""
        low, high = min(by_month.values()), max(by_month.values())
        if low == high:
            return self.say("income", amount=self.voice.money(low))
        return self.say("income_between", low=self.voice.money(low), high=self.voice.money(high))

    # other facts

    def facts(self) -> list[str]:
        """Return the other facts that count, the first few of them, and how many more."""
        listed: dict[str, bool] = {}
        protected = 0
        for person in self.case.people:
            protected += self.protected(person)
            for name, label, told in self.facts_of(person):
                if name in _MONEY:
                    continue
                value = getattr(person, name)
                text = told if tells_itself(value) else f"{label}: {told}"
                text = label if value is True else text
                if len(self.case.people) > 1 and person is not self.first:
                    text = f"{self.role(person).removeprefix('a ')}: {text}"
                listed[text] = value in (False, None)
        # What is so tells more than what is not.
        words = sorted(listed, key=lambda each: listed[each])
        shown = words[:FACTS_SHOWN]
        if len(words) > FACTS_SHOWN:
            shown.append(self.say("facts_more", count=len(words) - FACTS_SHOWN))
        if protected:
            shown.append(self.say("protected", count=protected))
        return shown

    def facts_of(self, person: Person) -> Iterator[tuple[str, str, str]]:
        """Yield the facts of a person that count and may be told: name, label, value in words."""
        for name, entry in VOCABULARY["person"].items():
            value = getattr(person, name)
            if value is UNKNOWN or value == () or name in _TOLD_ELSEWHERE:
                continue
            if self._counts("person", name, entry) and not self._protected(person, name, entry):
                yield name, self.context.bare(entry.label), self._value(name, value)

    def protected(self, person: Person) -> int:
        """Return how many facts of a person are protected and therefore not told."""
        hidden = VOCABULARY["link"]["kind"].protected_values
        return sum(
            getattr(person, name) not in (UNKNOWN, ()) and self._protected(person, name, entry)
            for name, entry in VOCABULARY["person"].items()
            if self._counts("person", name, entry)
        ) + sum(link.of == person.id and link.kind in hidden for link in self.case.kinship)

    def _counts(self, record: str, name: str, entry: Field | None = None) -> bool:
        """Whether a fact, or one of the records in it, was met."""
        if self.used is None or (record, name) in self.used:
            return True
        inner = entry.record if entry is not None else None
        return inner is not None and any(met == inner for met, _ in self.used)

    def _protected(self, person: Person, name: str, entry: Field) -> bool:
        if entry.sensitivity == "protected":
            return True
        note = self.case.annotation(person.id, name)
        return note is not None and note.protected

    def _value(self, name: str, value: Any) -> str:
        if isinstance(value, tuple):
            return "; ".join(
                self.context.record(each).replace(", ", " ")
                if isinstance(each, Model)
                else self.context.fact_value("person", name, each)
                for each in value
            )
        if isinstance(value, Model):
            return self.context.record(value).replace(", ", " ")
        return self.context.fact_value("person", name, value)


def tells_itself(value: Any) -> bool:
    """Whether a value needs no label: a record names its own kind."""
    return isinstance(value, Model) or (isinstance(value, tuple) and isinstance(value[0], Model))


def _nothing() -> Rulebook:
    """Return a rulebook of nothing, for a case told by itself."""
    return Rulebook("rs", ("rs",), {}, {}, {}, {}, {})
