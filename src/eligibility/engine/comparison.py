"""One family's rights in several places, laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eligibility.acts.model import Rulebook
from eligibility.engine.result import Determination, Result
from eligibility.errors import InputError, Problem
from eligibility.facts import places
from eligibility.facts.base import UNKNOWN
from eligibility.facts.case import Case
from eligibility.facts.life import Residence
from eligibility.facts.topics import TOPICS

RESIDENCES = ("prebivaliste", "boraviste")


@dataclass(frozen=True, slots=True)
class Row:
    """Rights of one kind: `cells` holds each place's determinations, in the order of places.

    `topic` is one of `facts.topics`, else empty: then the row is of the one right `right`.
    `shared`: all the places have this right from above, such as from the republic.
    """

    topic: str
    right: str
    shared: bool
    cells: tuple[tuple[Determination, ...], ...]

    @property
    def same(self) -> bool:
        """Whether the places do not differ in it."""
        return all(cell == self.cells[0] for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The results for a case under several rulebooks, and their rights row by row.

    `home` is the municipality of the case, whose residences `as_if_resident` replaced.
    """

    places: tuple[str, ...]
    cases: tuple[Case, ...]
    results: tuple[Result, ...]
    rows: tuple[Row, ...]
    as_if_resident: bool = False
    home: str | None = None


def compare(
    case: Case, rulebooks: Iterable[Rulebook], *, as_if_resident: bool = False
) -> Comparison:
    """Return what a family's rights would be, had it claimed in each rulebook's place.

    The municipality of the case is replaced by each place. Residence is a fact of its own and
    stays as the case tells it; with `as_if_resident` permanent and temporary residence in the
    case's municipality count as residence in each place, for as long. Schools and other ties
    to places stay. Raises InputError for less than two different places, and where
    `as_if_resident` is asked of a case that names no known municipality.
    """
    from eligibility.engine import check

    books = list({book.place: book for book in rulebooks}.values())
    if len(books) < 2:
        raise InputError(Problem("at least two different places can be compared", "--places"))
    written = None if case.municipality is UNKNOWN else case.municipality
    home = places.find(written) if written is not None else None
    if as_if_resident and home is None:
        advice = "give the case a `municipality`: where the family lives and claims now"
        message = "nobody can say which residence to replace"
        raise InputError(Problem(message, "--as-if-resident", help=advice))
    cases = tuple(
        moved(case, book.place, home.id if as_if_resident and home is not None else None)
        for book in books
    )
    results = tuple(check(each, book) for each, book in zip(cases, books, strict=True))
    return Comparison(
        places=tuple(book.place for book in books),
        cases=cases,
        results=results,
        rows=tuple(_rows(books, results)),
        as_if_resident=as_if_resident,
        home=None if home is None else home.id,
    )


def moved(case: Case, place: str, home: str | None = None) -> Case:
    """Return the case as claimed in a place; with `home`, as if the family lived there."""
    name = places.places()[place].latin
    changed = case.model_copy(update={"municipality": name})
    if home is None:
        return changed

    def there(residence: Residence) -> Residence:
        kept = residence.kind not in RESIDENCES or residence.place is UNKNOWN
        if kept or not places.is_within(str(residence.place), home):
            return residence
        return residence.model_copy(update={"place": name})

    people = tuple(
        person.model_copy(update={"residences": tuple(map(there, person.residences))})
        for person in case.people
    )
    return changed.model_copy(update={"people": people})


def _rows(books: Sequence[Rulebook], results: Sequence[Result]) -> Iterable[Row]:
    everywhere = set(books[0].rights).intersection(*(book.rights for book in books[1:]))
    found: dict[tuple[bool, str, str], list[list[Determination]]] = {}
    for index, (book, result) in enumerate(zip(books, results, strict=True)):
        for determination in result.determinations:
            id = determination.right
            shared = id in everywhere
            topic = "" if shared else book.rights[id].topic
            key = (shared, topic, "" if topic else id)
            found.setdefault(key, [[] for _ in books])[index].append(determination)
    order = {topic: index for index, topic in enumerate(TOPICS)}

    def rank(key: tuple[bool, str, str]) -> tuple[bool, int]:
        # What differs by place stands first: it is what was asked.
        return key[0], order.get(key[1], len(order))

    for key in sorted(found, key=rank):
        shared, topic, id = key
        yield Row(topic, id, shared, tuple(tuple(cell) for cell in found[key]))
