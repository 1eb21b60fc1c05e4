"""The frame of a report: head, header with what it rests on, contents, main part, footer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from eligibility._version import __version__
from eligibility.acts.model import Rulebook
from eligibility.explain.jsonout import LANGUAGE_VERSION
from eligibility.explain.words import Voice
from eligibility.validate.report.html import Child, Html, code, join, tag
from eligibility.validate.report.style import CSS
from eligibility.validate.report.wording import said

MAIN = "content"


def page(
    voice: Voice,
    kind: str,
    title: str,
    meta: Sequence[tuple[str, Child]],
    contents: Sequence[tuple[str, Child]],
    main: Iterable[Child],
    footer: Iterable[Child],
    day: date | None = None,
) -> str:
    """Return the whole file.

    `meta` are further lines of the header, `contents` the addresses and names of its parts.
    `day` is when the report was made: today, unless it is given.
    """
    made = day or date.today()
    lines: list[tuple[str, Child]] = [
        *meta,
        (said(voice, "made"), tag("time", voice.day(made), datetime=made.isoformat())),
        (said(voice, "library"), __version__),
        (said(voice, "language"), LANGUAGE_VERSION),
    ]
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="generator", content=f"eligibility {__version__}"),
        tag("title", f"{kind}: {title}"),
        # Nothing is fetched from anywhere, whatever an act holds.
        tag(
            "meta",
            http_equiv="Content-Security-Policy",
            content="default-src 'none'; style-src 'unsafe-inline'; img-src data:",
        ),
        Html(f"<style>{CSS}</style>"),
    )
    body = tag(
        "body",
        tag("a", said(voice, "skip"), href=f"#{MAIN}", class_="skip"),
        tag(
            "header",
            tag("p", kind, class_="kind"),
            tag("h1", title),
            tag("p", voice.say("information"), class_="notice"),
            tag(
                "dl",
                *(join((tag("dt", name), tag("dd", value))) for name, value in lines),
                class_="meta",
            ),
        ),
        _contents(voice, contents),
        tag("main", *main, id=MAIN, tabindex="-1"),
        tag("footer", *footer),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=voice.language)}\n"


def _contents(voice: Voice, contents: Sequence[tuple[str, Child]]) -> Html:
    if not contents:
        return Html("")
    items = (tag("li", tag("a", name, href=f"#{address}")) for address, name in contents)
    return tag(
        "nav",
        tag("h2", said(voice, "contents"), id="contents"),
        tag("ul", *items),
        aria_labelledby="contents",
    )


def section(address: str, heading: Child, *children: Child, class_: str = "part") -> Html:
    """Return a part of the report with its heading, which names it."""
    return tag(
        "section",
        tag("h2", heading, id=f"{address}-h"),
        *children,
        id=address,
        class_=class_,
        aria_labelledby=f"{address}-h",
    )


def table(
    caption: Child,
    columns: Sequence[Child],
    rows: Iterable[Sequence[Child]],
    *,
    label: str = "",
    numbers: Sequence[int] = (),
    class_: str | None = None,
) -> Html:
    """Return a table with its caption; the first cell of each row names the row.

    It scrolls sideways where it must, by keyboard too. `label` names it where the caption is
    long, `numbers` are the columns of numbers.
    """

    def shape(position: int) -> str | None:
        return "num" if position in numbers else None

    head = (tag("th", each, scope="col", class_=shape(n)) for n, each in enumerate(columns))
    body = (
        tag(
            "tr",
            *(
                tag("th", cell, scope="row", class_=shape(n))
                if n == 0
                else tag("td", cell, class_=shape(n))
                for n, cell in enumerate(row)
            ),
        )
        for row in rows
    )
    inner = tag(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", *head)),
        tag("tbody", *body),
        class_=class_,
    )
    name = label or (caption if isinstance(caption, str) and not isinstance(caption, Html) else "")
    return tag("div", inner, class_="scroll", tabindex="0", role="group", aria_label=name or None)


def acts_table(voice: Voice, *versions: tuple[str, Rulebook]) -> Html:
    """Return the acts that a report rests on with their digests, folded.

    Where there are two versions, each with its name, an act that both have is told once.
    """
    held: dict[tuple[str, str], list[str]] = {}
    titles: dict[tuple[str, str], str] = {}
    for name, rulebook in versions:
        for act in rulebook.acts.values():
            held.setdefault((act.id, act.digest), []).append(name)
            titles[act.id, act.digest] = voice.label(act.title)
    columns = [said(voice, each) for each in ("act", "title", "digest")]
    rows: list[list[Child]] = [[code(id_), titles[id_, made], code(made)] for id_, made in held]
    if len(versions) > 1:
        columns.append(said(voice, "version"))
        for row, names in zip(rows, held.values(), strict=True):
            row.append(", ".join(names))
    caption = said(voice, "acts")
    return tag("details", tag("summary", caption), table(caption, columns, rows))
