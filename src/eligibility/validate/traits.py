"""The traits on which an outcome should not hang, and how a case is turned in one of them.

Every turned case is otherwise equal. The opinions are those of the Commissioner for the
Protection of Equality as secondary sources tell them; their operative parts were only partly
readable, so none is called a finding of a violation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations
from typing import Any

from eligibility.acts.model import Label, Right
from eligibility.records import Record
from eligibility.validate.documents import Document, copied
from eligibility.validate.touched import Reach

Turn = Callable[[Document, str | None], Iterator[Document]]
"""Yields a case in other words: a document and the id of whom the right is for."""

_DAY = 365
_YEARS = (5, 10, 20, 30, 40)


class Trait(Record):
    """One trait: which rights it is asked of, how a case is turned, what was said of it.

    `reached`: a right that does not reach it cannot hang on it. `opinion` is where the
    Commissioner spoke of it, none where no source shows it. `of_subject`: how a case is turned
    hangs on whom the right is for.
    """

    id: str
    name: Label
    asks: Callable[[Right], bool]
    reached: Callable[[Reach], bool]
    turn: Turn
    opinion: Label | None = None
    of_subject: bool = False


def _any(right: Right) -> bool:
    return True


def _not_nsp(right: Right) -> bool:
    return right.id != "rs.nsp"


def _service(right: Right) -> bool:
    return right.kind == "service"


def _of_child(right: Right) -> bool:
    return right.per == "child"


def _service_of_child(right: Right) -> bool:
    return _service(right) and _of_child(right)


def _meets(*facts: str) -> Callable[[Reach], bool]:
    return lambda reach: not reach.facts.isdisjoint(facts)


def _meets_displaced(reach: Reach) -> bool:
    return _meets("citizenship", "status")(reach) or _meets_residence(reach)


def _meets_residence(reach: Reach) -> bool:
    return "residences" in reach.facts or not reach.functions.isdisjoint(_OF_RESIDENCE)


def _meets_nsp(reach: Reach) -> bool:
    return "rs.nsp" in reach.texts or "awards" in reach.facts


def _meets_age(reach: Reach) -> bool:
    return "age at" in reach.functions or _meets("age", "birth_date")(reach)


_PARENTS = ("parent", "adoptive_parent")
_OF_RESIDENCE = frozenset(("resides", "residence length"))


def _people(document: Document) -> list[dict[str, Any]]:
    people = document.get("people")
    if isinstance(people, list):
        return [each for each in people if isinstance(each, dict)]
    return [document]


def _turned(
    document: Document, change: Callable[[dict[str, Any]], bool], *, only: str | None = None
) -> Iterator[Document]:
    """Yield the case with one person changed, for each person whom `change` can change."""
    for position, before in enumerate(_people(document)):
        if only is not None and before.get("id") != only:
            continue
        other = copied(document)
        if change(_people(other)[position]):
            yield other


def _set(key: str, old: tuple[Any, ...], new: Any) -> Callable[[dict[str, Any]], bool]:
    def change(person: dict[str, Any]) -> bool:
        if key not in person or person[key] not in old:
            return False
        person[key] = new
        return True

    return change


def _sex(document: Document, subject: str | None) -> Iterator[Document]:
    yield from _turned(document, _set("sex", ("female",), "male"))
    yield from _turned(document, _set("sex", ("male",), "female"))
    for one, other in _parents(document):
        exchanged = copied(document)
        both = [each for each in _people(exchanged) if each.get("id") in (one, other)]
        if {each.get("sex") for each in both} == {"female", "male"}:
            for each in both:
                each["sex"] = "male" if each["sex"] == "female" else "female"
            yield exchanged


def _parents(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the ids of two parents of one child, each pair once."""
    links = [each for each in document.get("kinship", ()) if each.get("kind") in _PARENTS]
    told: set[tuple[str, str]] = set()
    for first, second in combinations(links, 2):
        pair = tuple(sorted((first.get("person"), second.get("person"))))
        if first.get("of") == second.get("of") and pair[0] != pair[1] and pair not in told:
            told.add(pair)
            yield pair


def _nationality(document: Document, subject: str | None) -> Iterator[Document]:
    yield from _turned(document, _set("roma", (True,), False))
    yield from _turned(document, _set("roma", (False,), True))


def _displaced(document: Document, subject: str | None) -> Iterator[Document]:
    """A refugee instead of a citizen; a displaced person with a temporary residence."""

    def refugee(person: dict[str, Any]) -> bool:
        if person.get("citizenship") != "serbia" or person.get("status") is not None:
            return False
        person.update(citizenship="foreign", status="refugee")
        return True

    def displaced(person: dict[str, Any]) -> bool:
        spells = [each for each in person.get("residences", ()) if isinstance(each, dict)]
        permanent = [each for each in spells if each.get("kind") == "prebivaliste"]
        if not permanent or person.get("citizenship", "serbia") != "serbia":
            return False
        if person.get("status") is not None:
            return False
        for each in permanent:
            each["kind"] = "boraviste"
        person["status"] = "internally_displaced"
        return True

    yield from _turned(document, refugee)
    yield from _turned(document, displaced)


def _poorest(document: Document, subject: str | None) -> Iterator[Document]:
    """The same family, with financial social assistance recognised to one of them."""
    day = str(document.get("claim_date", ""))
    if not day:
        return

    def receives(person: dict[str, Any]) -> bool:
        awards = [each for each in person.get("awards", ()) if isinstance(each, dict)]
        if any(each.get("right") == "rs.nsp" for each in awards):
            return False
        first = f"{day[:8]}01"
        person["awards"] = [*awards, {"right": "rs.nsp", "from": first, "until": None}]
        return True

    yield from _turned(document, receives)


def _employment(document: Document, subject: str | None) -> Iterator[Document]:
    work, without = ("employed", "self_employed", "farmer"), ("unemployed", "inactive")
    yield from _others(document, subject, _set("employment", work, "unemployed"))
    yield from _others(document, subject, _set("employment", without, "employed"))


def _others(
    document: Document, subject: str | None, change: Callable[[dict[str, Any]], bool]
) -> Iterator[Document]:
    """Yield the case with a person changed other than the one whom the right is for."""
    for person in _people(document):
        if person.get("id") != subject:
            yield from _turned(document, change, only=person.get("id"))


def _newcomer(document: Document, subject: str | None) -> Iterator[Document]:
    """The same family, but its residence began on the day of the claim."""
    day = document.get("claim_date")
    if not isinstance(day, str):
        return

    def moved(person: dict[str, Any]) -> bool:
        spells = [each for each in person.get("residences", ()) if isinstance(each, dict)]
        begun = [each for each in spells if str(each.get("from", day)) < day]
        current = [each for each in begun if each.get("until", 0) is None]
        for each in current:
            each["from"] = day
        return bool(current)

    yield from _turned(document, moved)
    everybody = copied(document)
    if [person for person in _people(everybody) if moved(person)]:
        yield everybody


def _older(document: Document, subject: str | None) -> Iterator[Document]:
    """The same adult, some years older."""
    claim = document.get("claim_date") or document.get("decision_date")
    for years in _YEARS:

        def aged(person: dict[str, Any], years: int = years) -> bool:
            born = person.get("birth_date")
            if not isinstance(born, str) or not isinstance(claim, str):
                return False
            day, on = date.fromisoformat(born), date.fromisoformat(claim)
            if (on - day).days < 18 * _DAY + 5 or on.year - day.year + years > 100:
                return False
            month_day = "02-28" if born[5:] == "02-29" else born[5:]
            person["birth_date"] = f"{day.year - years:04}-{month_day}"
            return True

        yield from _turned(document, aged, only=subject)


TRAITS: tuple[Trait, ...] = (
    Trait("sex", Label("пол", "sex"), _any, _meets("sex", "mother", "father"), _sex),
    Trait("nationality", Label("националност", "nationality"), _any, _meets("roma"), _nationality),
    Trait(
        "citizenship",
        Label(
            "држављанство и пребивалиште, без могућности за избегле и расељене",
            "citizenship and permanent residence, with no way for refugees and displaced people",
        ),
        _any,
        _meets_displaced,
        _displaced,
        Label(
            "Повереник за заштиту равноправности о пребивалишту и интерно расељенима "
            "(Смедерево, 25.12.2020) и о држављанству (Краљево, 20.7.2018)",
            "the Commissioner for the Protection of Equality on permanent residence and internally "
            "displaced people (Smederevo, 25 December 2020) and on citizenship (Kraljevo, "
            "20 July 2018)",
        ),
    ),
    Trait(
        "nsp",
        Label("примање новчане социјалне помоћи", "receipt of financial social assistance"),
        _not_nsp,
        _meets_nsp,
        _poorest,
        Label(
            "Повереник за заштиту равноправности о искључењу прималаца новчане социјалне помоћи "
            "(Краљево, 20.7.2018)",
            "the Commissioner for the Protection of Equality on the exclusion of recipients of "
            "financial social assistance (Kraljevo, 20 July 2018)",
        ),
    ),
    Trait(
        "employment",
        Label("запослење родитеља", "a parent's employment"),
        _service_of_child,
        _meets("employment"),
        _employment,
        Label(
            "Повереник за заштиту равноправности о запослењу родитеља као мерилу за личног "
            "пратиоца (Ниш, 21.7.2023)",
            "the Commissioner for the Protection of Equality on parents' employment as a criterion "
            "for a personal companion (Niš, 21 July 2023)",
        ),
        of_subject=True,
    ),
    Trait(
        "residence_length",
        Label("дужина пребивања", "length of residence"),
        _of_child,
        _meets_residence,
        _newcomer,
        Label(
            "Повереник за заштиту равноправности о дужини пребивалишта пре рођења (Ниш, 8.7.2018)",
            "the Commissioner for the Protection of Equality on length of residence before birth "
            "(Niš, 8 July 2018)",
        ),
    ),
    Trait(
        "age",
        Label("горња граница година за услугу", "an age ceiling of a service"),
        _service,
        _meets_age,
        _older,
        Label(
            "Повереник за заштиту равноправности о узрасту (Краљево, 20.7.2018) и препорука мера "
            "граду Чачку о услугама социјалне заштите (22.9.2017)",
            "the Commissioner for the Protection of Equality on age (Kraljevo, 20 July 2018), and "
            "the recommendation to the city of Čačak on social services (22 September 2017)",
        ),
        of_subject=True,
    ),
)
"""The declared list; religion is on no list of facts, so nothing can hang on it."""
