"""Whether a family with one more child is given less: shown by two cases, or asked of the solver.

The child is younger than all others and brings no income or property: nobody else's age or order
of birth is another for it. Of a right given for each child the sums are compared as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import islice, pairwise
from typing import Any

from eligibility.acts.model import Label, Right
from eligibility.engine.result import Determination
from eligibility.facts import Case
from eligibility.facts.vocabulary import vocabulary
from eligibility.feel.types import ListType
from eligibility.validate.documents import Document, copied, read
from eligibility.validate.monotone.asking import asked, looked_at, more
from eligibility.validate.monotone.steps import Steps, apart, families, given, worth
from eligibility.validate.subject import Subject

NAMES = frozenset(("people", "children"))
"""What of a family tells how many they are."""
FAMILIES = 2
MOST = 4
"""How many families of a right are looked at, and how many children are added to each."""
_BRINGS = ("incomes", "pensions", "real_estate", "disposed_property", "awards", "events")
_WORTH = ("cadastral_income", "liquid_assets", "movables_value")
_ADULT = 18 * 12
_APART = timedelta(days=300)
_LATEST = date(2099, 12, 31)


def fall(subject: Subject, right: Right) -> Steps | Label | None:
    """Return two cases that show a fall, why it is not settled, or None where nothing is found.

    With the solver nothing found is a proof for households of the subject's size.
    """
    if not looked_at(subject, right, NAMES):
        return None

    for told, _ in islice(families(subject, right), FAMILIES):
        row = ((case, given(subject, right, case)) for case in _growing(told))
        for (one, before), (two, after) in pairwise(row):
            if steps := _fallen((one, two), before, after):
                return steps

    def confirm(one: Case, two: Case) -> Steps:
        return _fallen((one, two), given(subject, right, one), given(subject, right, two))

    last = subject.people - 1
    if last < 1:
        return None
    return asked(subject, right, _of_slot(last), lambda one, two: _wanted(one, two, last), confirm)


def _fallen(
    cases: tuple[Case, Case], before: Sequence[Determination], after: Sequence[Determination]
) -> Steps:
    """Return both cases where somebody gets less in the second, and the family as a whole too."""
    return apart(cases, before, after, rises=False) if _sum(after) < _sum(before) else ()


def _sum(found: Sequence[Determination]) -> Fraction:
    return sum((worth(each) or Fraction(0) for each in found), Fraction(0))


def _growing(told: Document) -> Iterator[Case]:
    """Yield a family, the same with one more child, with that and one more, and so on."""
    like = _youngest(told)
    for number in range(1, MOST + 2):
        case = read(told)
        if case is None:
            return
        yield case
        told = _with_child(told, like, number)


def _youngest(told: Document) -> str | None:
    """Return whose brother or sister the child is: the youngest's, nobody's if all are grown."""
    born = {
        str(person["birth_date"]): str(person["id"])
        for person in told.get("people", ())
        if isinstance(person.get("birth_date"), str)
    }
    links = told.get("kinship", ())
    children = {str(each.get("of")) for each in links if each.get("kind") == "parent"}
    grown = _claim(told).year - 18
    young = [id_ for day, id_ in sorted(born.items()) if id_ in children and int(day[:4]) > grown]
    return young[-1] if young else None


def _claim(told: Document) -> date:
    claim = told.get("claim_date")
    return date.fromisoformat(claim) if isinstance(claim, str) else _LATEST


def _with_child(told: Document, like: str | None, number: int) -> Document:
    other: Document = copied(told)
    people, links = other.setdefault("people", []), other.setdefault("kinship", [])
    model = next((person for person in people if person.get("id") == like), None)
    applicant: Document = next(
        (each for each in people if each.get("id") == other.get("applicant")), {}
    )
    id_ = f"jos_jedno_dete{number}"
    child: Document = {"id": id_} if model is None else {**copied(model), "id": id_}
    for name in _BRINGS:
        child.pop(name, None)
    for name in _WORTH:
        child[name] = 0
    for name in ("birth_order", "child_of_family_order"):
        if isinstance(child.get(name), int):
            child[name] += number
    if model is None and "household" in applicant:
        child["household"] = applicant["household"]
    child["birth_date"] = _born(other)
    child["whole"] = [
        name for name, fact in vocabulary()["person"].items() if isinstance(fact.type, ListType)
    ]
    people.append(child)
    if model is None:
        links.append({"kind": "parent", "person": applicant.get("id"), "of": id_})
    else:
        links += [{**link, "of": id_} for link in links if link.get("of") == like]
    return other


def _born(told: Document) -> str:
    """Return a day after everybody's birth, no later than the claim."""
    days = [
        each["birth_date"] for each in told["people"] if isinstance(each.get("birth_date"), str)
    ]
    claim = _claim(told)
    youngest = max(map(date.fromisoformat, days), default=claim)
    return max(youngest, min(claim, youngest + _APART)).isoformat()


# The solver's question.


def _of_slot(last: int) -> set[str]:
    """Return in what two households differ: whether there is somebody in the last place."""
    kinds = vocabulary()["link"]["kind"].values
    pairs = [pair for each in range(last) for pair in ((each, last), (last, each))]
    links = {f"link.{kind}.{one}.{other}" for kind in kinds for one, other in pairs}
    return {f"p{last}.exists", *links}


def _wanted(one: Any, two: Any, last: int) -> Iterator[Any]:
    """Yield that the second household has such a child more, and gets less."""
    from eligibility.engine.symbolic import days
    from eligibility.engine.symbolic.terms import at_most, equal, implies, no, plus

    less = more(two, one)
    # What is asked about of the child is known once the amounts are worked out.
    two.space.settle()
    home, twin = one.space.home, two.space.home
    birth = home.field(last, "birth_date").value
    holds = [no(home.exists(last)), twin.exists(last), home.applicant_first if last == 1 else True]
    for slot in range(last):
        elder = home.field(slot, "birth_date").value
        holds.append(implies(home.exists(slot), days.before(elder, birth)))
    holds.append(at_most(plus(home.claim.month, 1 - _ADULT), birth.month))
    # Of what nobody asks about nothing need be said.
    person = home.slots[last].key
    for name in _BRINGS:
        if (person, name) in twin.facts:
            holds += [no(inside.true) for inside, _ in twin.field(last, name).items]
    holds += [
        equal(twin.field(last, name).value, 0) for name in _WORTH if (person, name) in twin.facts
    ]
    yield from map(one.space.given, holds)
    yield less
