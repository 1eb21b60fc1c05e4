"""A list of conditions that does not say whether all of them or any one is required."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eligibility.acts.model import Label
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.texts import Bare, Line, bare, cited, lines

_OF_CONDITIONS = r"uslov|kriterijum|pravo|ostvaruj|dodelj|priznaj|ispunjav|korisni|slucaj"
_OF_PAPERS = r"dokument|dokaz|isprav|prilaz|prilozi|podnosi sledec|uverenj|obrazac"
_SAYS_HOW = (
    r"\bsv[aei]\b|\bsvih\b|kumulativn|istovremen|jedan od|jednog od|jedno od|jednu od|nek[aieo] od"
    r"|bilo koj|\bbar\b|barem|najmanje jed|alternativn|zajedno"
)
_CONNECTIVE = r"\b(?:i|ili|odnosno|kao i|te)\b\W*$"


def check(subject: Subject) -> Iterator[Finding]:
    """Look at each list for a word between its items, or one before it, that joins them."""
    for intro, items in _lists(lines(subject)):
        text = Bare(intro.words)
        if not text.holds(_OF_CONDITIONS) or text.holds(_OF_PAPERS) or text.holds(_SAYS_HOW):
            continue
        joined = any(Bare(item.words).holds(_CONNECTIVE) for item in items[:-1])
        joined = joined or any(
            bare(item.words).lstrip("-–—• 0123456789).").startswith(("i ", "ili ", "odnosno "))
            for item in items[1:]
        )
        if joined:
            continue
        yield subject.finding(
            "list-without-connective",
            intro.key,
            Label(
                f"набрајање од {len(items)} ставки не каже да ли се траже све или је довољна"
                " једна: између њих нема ни „и“ ни „или“",
                f"a list of {len(items)} items does not say whether all or any one of them is"
                " required: neither “and” nor “or” stands between them",
            ),
            subject.inside(intro.text, intro.first, intro.last),
            citation=cited(subject, intro),
            words=intro.words,
            suggestion=Label(
                "додајте „и“ или „или“ испред последње ставке, или „један од следећих услова“"
                " испред набрајања",
                "add “and” or “or” before the last item, or “one of the following” before the list",
            ),
        )


def _lists(found: Sequence[Line]) -> Iterator[tuple[Line, list[Line]]]:
    """Yield each line that opens a list, with the two or more items that follow it."""
    for number, line in enumerate(found):
        if line.item is not None or not line.words.endswith(":"):
            continue
        items: list[Line] = []
        for following in found[number + 1 :]:
            if following.article != line.article or following.item is None:
                break
            if following.paragraph != line.paragraph:
                break
            items.append(following)
        if len(items) > 1:
            yield line, items
