"""Writes the articles of an ordinance as an act file whose conditions are still to be filled in."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Sequence

from eligibility.acts.drafting.articles import Article, Item, Ordinance, is_chapter
from eligibility.facts.places import Place, fold

_GRANTS = re.compile(
    r"\bима(?:ју)? право|\bправо (?:има|остварује|припада)|\bправо на\b.*\b(?:има|остваруј|припада)"
    r"|\bima(?:ju)? pravo|\bpravo (?:ima|ostvaruje|pripada)"
    r"|\bpravo na\b.*\b(?:ima|ostvaruj|pripada)",
    re.IGNORECASE,
)
_SERVICE = re.compile("услуг|uslug", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"\d+[.)]\s*")
_CYRILLIC = re.compile("[\u0400-\u052f]")
WIDTH = 96
LONGEST_NAME = 160
SCHEMA_LINE = "# yaml-language-server: $schema=act.schema.json"
"""Tells editors the schema, beside the file: `eligibility schema act > act.schema.json`."""


def act_text(ordinance: Ordinance, place: Place, name: str) -> str:
    """Return the act file of an ordinance; it loads, and decides nothing yet.

    `name` is the last part of the act's id; the ids of its rights begin with it, so that two
    acts of a place do not share one.
    """
    parts = (_head(ordinance, place, name), _rights(ordinance, name), _texts(ordinance))
    return "\n".join(line for part in parts for line in part) + "\n"


def _head(ordinance: Ordinance, place: Place, name: str) -> Iterator[str]:
    printed = ordinance.title[:LONGEST_NAME] or f"Одлука ({place.name})"
    serbian = printed if _CYRILLIC.search(printed) else f"Одлука ({place.name})"
    yield SCHEMA_LINE
    yield "# Начето из текста одлуке: чланови, ставови и тачке стоје под `texts`, реч по реч."
    yield "# Услови се тек уписују; док нису, исход сваког права зависи од њих."
    yield "# Провера: eligibility validate ОВА-ДАТОТЕКА"
    yield "schema: 1"
    yield f"id: {place.id}.{name}"
    yield f"place: {place.id}"
    yield "title:"
    yield f"  sr: {_quoted(serbian)}"
    yield f"  en: {_quoted(f'Decision of {place.latin}, begun from its text')}"
    yield "# ПОПУНИТИ, како у гласилу стоји:"
    yield "# gazette:"
    yield "#   - {text: …, date: ГГГГ-ММ-ДД}"
    yield "sources:"
    yield f"  odluka: {{title: {_quoted(printed)}, evidence: text}}"
    yield "# ПОПУНИТИ: {from: ГГГГ-ММ-ДД, at: odluka}"
    yield "validity: {undated: true, at: odluka}"
    yield ""


def _rights(ordinance: Ordinance, name: str) -> Iterator[str]:
    granting = [article for article in ordinance.articles if _grants(article)]
    yield "# Права: по једно за члан који каже ко има право; сувишна обришите, друга допишите."
    if not granting:
        yield "# rights:"
        yield ""
        return
    yield "rights:"
    for article in granting:
        yield from _right(article, name)


def _grants(article: Article) -> bool:
    return any(_GRANTS.search(text) for _, text in passages(article))


def _right(article: Article, act: str) -> Iterator[str]:
    number = article.number
    above = _LIST_NUMBER.sub("", article.headings[-1]) if article.headings else ""
    named = above if _CYRILLIC.search(above) and not is_chapter(above) else ""
    name = named[:LONGEST_NAME] or f"Право из члана {number}"
    whole = " ".join((above, *(text for _, text in passages(article))))
    at = f"{{source: odluka, article: {_quoted(number)}}}"
    yield f"  {act}_{_slug(f'clan {number}')}:"
    yield f"    name: {{sr: {_quoted(name)}, en: {_quoted(f'Right of article {number}')}}}"
    yield "    # ИЗАБРАТИ: cash (новац), service (услуга), in_kind (у натури), relief (олакшица)"
    yield f"    kind: {'service' if _SERVICE.search(whole) else 'cash'}"
    yield "    # ИЗАБРАТИ: claim (дан захтева), decision, month, или {event: …}"
    yield "    governing_date: claim"
    yield f"    at: {at}"
    yield "    # Сваки услов: уклоните #, упишите израз (when); сувишне избришите."
    yield "    # conditions:"
    yield "    #   all:"
    for steps, text in passages(article):
        yield from _condition(number, steps, text)
    yield "    # Уклоните када су уписани сви услови и износ."
    yield "    missing:"
    yield "      - kind: unknown"
    passage = f"услови и износ из члана {number} још нису уписани"
    english = f"the conditions and the amount of article {number} are not yet filled in"
    yield f"        passage: {{sr: {_quoted(passage)}, en: {_quoted(english)}}}"
    yield f"        at: {at}"
    yield ""


def _condition(number: str, steps: tuple[str, ...], text: str) -> Iterator[str]:
    for line in textwrap.wrap(text, WIDTH - 12, break_long_words=False) or [""]:
        yield f"    #     # {line}"
    id_ = _slug(" ".join(("stav", steps[0], *(("tacka", *steps[1:]) if steps[1:] else ()))))
    at = f"source: odluka, article: {_quoted(number)}, paragraph: {_quoted(steps[0])}"
    item = f", item: {_quoted('.'.join(steps[1:]))}" if steps[1:] else ""
    yield f"    #     - id: {id_}"
    yield "    #       label: {sr: …, en: …}"
    yield "    #       when: …"
    yield f"    #       at: {{{at}{item}}}"


def _texts(ordinance: Ordinance) -> Iterator[str]:
    yield "texts:"
    if ordinance.opening:
        yield from _text("uvod", "\n".join(ordinance.opening))
    for article in ordinance.articles:
        if article.headings:
            yield from _text(f"naslov {article.number}", "\n".join(article.headings))
        parts = list(passages(article))
        for steps, text in parts:
            # An article of one paragraph needs no number of a paragraph.
            key = article.number if len(parts) == 1 else ".".join((article.number, *steps))
            yield from _text(key, text)
    if ordinance.closing:
        yield from _text("zavrsetak", "\n".join(ordinance.closing))


def _text(key: str, text: str) -> Iterator[str]:
    yield f"  {_quoted(key)}: |-"
    for line in text.split("\n"):
        yield f"    {line}"


def passages(article: Article) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each paragraph and item of an article with its number: `("2", "1")`."""
    for number, paragraph in enumerate(article.paragraphs, 1):
        if paragraph.text:
            yield (str(number),), paragraph.text
        yield from _items((str(number),), paragraph.items)


def _items(steps: tuple[str, ...], items: Sequence[Item]) -> Iterator[tuple[tuple[str, ...], str]]:
    for item in items:
        yield (*steps, item.key), item.text
        yield from _items((*steps, item.key), item.items)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _slug(text: str) -> str:
    return fold(text).replace(" ", "_")
