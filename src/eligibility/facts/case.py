"""The case: the facts about an applicant and the people around them."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from pydantic import PrivateAttr

from eligibility.facts.base import Day, Maybe, Model, fact, many, plain
from eligibility.facts.links import Link
from eligibility.facts.people import Person
from eligibility.records import Record, uncompared

Path = tuple[str | int, ...]
"""Where a value stands in a case: ("people", 0, "residences", 0, "start")."""

_NAMES: dict[str | int, str] = {"from": "start", "until": "end", "schema": "schema_"}


def by_names(path: Path) -> Path:
    """Return a path of JSON keys as one of field names: `from` is `start`."""
    return tuple(_NAMES.get(step, step) for step in path)


class Annotation(Record):
    """What a case says about a fact beside its value."""

    contested: tuple[Any, ...] = ()
    protected: bool = False
    source: str = ""


class _Seal(Record):
    """The facts that were found to fit together; cases are equal with or without it."""

    of: object = uncompared(default=None)


class Case(Model):
    """All facts of one matter. Lists are open unless `whole` names them."""

    schema_: Maybe[Literal[1]] = plain("верзија облика", "version of the format", key="schema")
    invented: Maybe[bool] = plain("измишљен пример", "invented example")
    note: Maybe[str] = plain("белешка", "note")
    municipality: Maybe[str] = plain(
        "општина или град чија се права траже", "municipality whose rights are asked about"
    )
    claim_date: Maybe[Day] = fact("дан захтева", "day of the claim", least=date(1990, 1, 1))
    decision_date: Maybe[Day] = fact(
        "дан одлучивања", "day of the decision", least=date(1990, 1, 1)
    )
    applicant: Maybe[str] = plain("подносилац захтева", "applicant")
    state_of_emergency: Maybe[bool] = fact("ванредно стање", "state of emergency")
    people: tuple[Person, ...] = many("лица у предмету", "people of the case")
    kinship: tuple[Link, ...] = many("односи међу лицима", "links between people", by="kind")
    whole: tuple[str, ...] = plain(
        "спискови који су потпуни", "lists that are complete", default=()
    )
    ask: Maybe[dict[str, str]] = plain("питања обрасца", "questions of the template")

    _annotations: Mapping[Path, Annotation] = PrivateAttr(default_factory=dict)
    _seal: _Seal = PrivateAttr(default_factory=lambda: _Seal(None))

    @property
    def sealed(self) -> bool:
        """Whether its facts were found to fit together; a changed copy is another case."""
        return self._seal.of is self.__dict__

    def seal(self) -> None:
        """Say that its facts were found to fit together."""
        self._seal = _Seal(self.__dict__)

    @property
    def annotations(self) -> Mapping[Path, Annotation]:
        """What the case says about facts beside their values, by path of field names."""
        return self._annotations

    def person(self, id: str) -> Person | None:
        """Return the person with this id."""
        return next((person for person in self.people if person.id == id), None)

    def annotation(self, person: str, *rest: str | int) -> Annotation | None:
        """Return what is said about a fact of the person: ("ana", "incomes", 0, "amount").

        Steps are field names or JSON keys.
        """
        for index, known in enumerate(self.people):
            if known.id == person:
                return self._annotations.get(("people", index, *by_names(rest)))
        return None
