"""Another municipality's name in the act's own words, as happens when an act is copied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from eligibility.acts.model import Label
from eligibility.facts import places
from eligibility.facts.places import Place, fold
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.texts import Bare, Said, quoted, said

_ENDINGS = r"(?:a|e|i|o|u|om|em|og|oga|ome|omu|oj|im|ima|ih|ama)?"
_RANK = r"(?:opstin|grad(?!onacelni|jan|jev|iv|sk\w+ uprav)|gradsk\w+ opstin|go\b)\w* "
_SHORTEST_ALONE = 5
_ELSEWHERE = r"\bskol|\bfakultet|\bstud|\bprevoz|\bputov|\bkart[aeu]\b|\bbolnic|\bklinik"
"""Where pupils, students and patients go, another town is named because they go there."""


def check(subject: Subject) -> Iterator[Finding]:
    """Look through names, labels, quotations and articles for places outside the chain."""
    own = places.chain(subject.act.place)
    if len(own) == 1:
        return
    known = places.places()
    allowed = {
        id_ for id_ in known if id_ in own or set(own) & set(known[id_].chain) - set(own[:-1])
    }
    for each in said(subject):
        text = Bare(each.text)
        for place, begins, pattern in _patterns():
            if begins not in text.text or place.id in allowed:
                continue
            found = next(
                (
                    (first, last)
                    for match, first, last in text.find(pattern)
                    if _is_name(each, text, match)
                ),
                None,
            )
            if found is not None:
                yield _finding(subject, each, place, *found)
                break


def _is_name(each: Said, text: Bare, match: re.Match[str]) -> bool:
    """Whether a match is a name: written with capitals, and not by its place in a sentence."""
    first, last = text.place(match.start("name")), text.place(match.end("name") - 1)
    if not each.text[first].isupper():
        return False
    if match["rank"] is not None:
        return True
    words = [word for word in each.text[first : last + 1].split() if len(word) > 2]
    if not all(word[0].isupper() for word in words):
        return False
    if text.holds(_ELSEWHERE):
        return False
    if len(match["name"]) < _SHORTEST_ALONE:
        return False
    before = each.text[:first].rstrip()
    return bool(before) and before[-1] not in '.:;!?„"(-–—'


@cache
def _patterns() -> tuple[tuple[Place, str, str], ...]:
    """Return for each place how its name begins in every case, and a pattern of the whole.

    The pattern is of the name in any case, after its rank or alone.
    """
    made: list[tuple[Place, str, str]] = []
    for place in places.places().values():
        if place.kind in ("republic", "province"):
            continue
        words = fold(place.name.partition(" (")[0]).split()
        name = " ".join(map(_inflected, words))
        begins = words[0] if len(words[0]) <= 2 else words[0].rstrip("aeiou")[:-1]
        if words[0].endswith("ac"):
            begins = words[0][:-2]
        made.append((place, begins, rf"(?<!\w)(?P<rank>{_RANK})?(?P<name>{name})(?!\w)"))
    return tuple(made)


def _inflected(word: str) -> str:
    """Return a pattern of a word's forms: Čoka, Čoke; Lajkovac, Lajkovca; Palanka, Palanci."""
    if len(word) <= 2:
        return f"{word}{_ENDINGS}"
    if re.search(r"[bcdfghjklmnprstvz]ac$", word):
        return f"(?:{word}|{word[:-2]}c{_ENDINGS})"
    stem = word.rstrip("aeiou") or word
    soft = {"k": "[kc]", "g": "[gz]", "h": "[hs]"}.get(stem[-1], stem[-1])
    return f"{stem[:-1]}{soft}{_ENDINGS}"


def _finding(subject: Subject, each: Said, place: Place, first: int, last: int) -> Finding:
    own = places.places()[subject.act.place]
    citation, words = quoted(subject, each, first)
    return subject.finding(
        "other-place-named",
        each.on,
        Label(
            f"акт места {own.name} помиње место {place.name}: „{each.text[first:last]}“",
            f"an act of {own.latin} names {place.latin}: “{each.text[first:last]}”",
        ),
        subject.inside(each.text, first, last),
        citation=citation,
        words=words,
        suggestion=Label(
            "ако је преписано из туђег акта, упишите своје место; ако је намерно, прихватите"
            " примедбу с разлогом",
            "if it was copied from another act, name your own place; if it is meant, waive the"
            " finding with the reason",
        ),
    )
