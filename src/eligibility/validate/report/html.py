"""Builds HTML in which every text is escaped unless it was built here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from eligibility.explain.layout import harmless
from eligibility.explain.words import Voice

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_RUN = re.compile("([\u0400-\u04ff](?:[\u0400-\u04ff .,:;–/-]*[\u0400-\u04ff])?)")
_EMPTY = frozenset({"meta", "br", "circle", "line", "path", "polyline", "rect", "col"})


class Html(str):
    """A text that is HTML already; any other text is escaped."""

    __slots__ = ()


Child = str | Html | None


def text(child: Child) -> Html:
    """Return a text as HTML, without signs that steer terminals or turn text around."""
    if child is None:
        return Html("")
    if isinstance(child, Html):
        return child
    return Html("\n".join(escape(harmless(line), quote=True) for line in child.split("\n")))


def tag(name: str, /, *children: Child, **attributes: str | bool | None) -> Html:
    """Return an element; `class_` is the attribute class, `aria_label` is aria-label."""
    told = "".join(
        f" {key.strip('_').replace('_', '-')}" + ("" if value is True else f'="{text(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _EMPTY:
        return Html(f"<{name}{told}>" if name in ("meta", "br", "col") else f"<{name}{told}/>")
    return Html(f"<{name}{told}>{join(children)}</{name}>")


def join(children: Iterable[Child]) -> Html:
    """Return elements and texts one after the other."""
    return Html("".join(map(text, children)))


def lang_of(written: str) -> str:
    """Return the language tag of Serbian text by its script."""
    return "sr-Cyrl" if _CYRILLIC.search(written) else "sr-Latn"


def serbian(voice: Voice, written: str) -> Html:
    """Return a text that an act has in Serbian, marked where the page is in another language."""
    told = voice.written(written)
    lang = lang_of(told)
    if not voice.english or not any(sign.isalpha() for sign in told):
        return text(told)
    return tag("span", told, lang=lang)


def mixed(voice: Voice, told: str) -> Html:
    """Return a text of the page's language that may quote Serbian, marked where it does."""
    if not voice.english:
        return text(told)
    parts = _RUN.split(told)
    return join(
        tag("span", part, lang="sr-Cyrl") if number % 2 else part
        for number, part in enumerate(parts)
    )


def code(written: str) -> Html:
    """Return an id, a path or a piece of a file, never to be translated."""
    return tag("code", written, translate="no")
