"""A citation to an article or paragraph that the act does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from eligibility.acts.model import Label
from eligibility.acts.reader import Fields, Items, Scalar
from eligibility.errors import Span
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.texts import Bare, Line, cited, lines, own_source

_ARTICLE = r"\bclan\w* (?P<article>\d{1,3}[a-z]?)\b(?!\.\d)\.?"
"""Not an amount: “члан” is a member too, and what each gets may follow (11.000)."""
_PARAGRAPH = r"\bstav\w* (?P<paragraph>\d{1,2})\b\.?(?P<after>[^.;]{0,25})"
_OTHER_ACT = (
    r"^[^;]{0,60}?\b(?:zakon|uredb|pravilnik|statut|ustav|odluk\w+ o\b|poslovnik|konvencij)"
)
_OWN_ACT = r"^[^;]{0,40}?\bov(?:e|og|om|oj)\b"


def check(subject: Subject) -> Iterator[Finding]:
    """Look at what the articles and the encoded parts cite for what is not there."""
    found = lines(subject)
    if not found:
        return
    articles = {line.article for line in found}
    for line in found:
        yield from _of_line(subject, line, articles)
    yield from _of_parts(subject, articles)


def _of_line(subject: Subject, line: Line, articles: set[str]) -> Iterator[Finding]:
    text = Bare(line.words)
    for match, first, last in text.find(_ARTICLE):
        after = text.text[match.end() :]
        if re.match(_OTHER_ACT, after) and not re.match(_OWN_ACT, after):
            continue
        article = match["article"]
        if article in articles:
            continue
        yield _finding(
            subject,
            line.key,
            Label(
                f"позива се на члан {article}, а акт га нема",
                f"it cites article {article}, which the act does not have",
            ),
            subject.inside(line.text, line.first + first, line.first + last),
            line,
        )
    here = {each.paragraph for each in lines(subject) if each.article == line.article}
    for match, first, last in text.find(_PARAGRAPH):
        before = text.text[max(0, match.start() - 12) : match.start()]
        # “članom 5. stav 2.” and “stava 2. člana 5.” are of another article.
        if re.search(r"clan\w* \d+[a-z]?\.?,? $", before) or re.match(
            r"[^.;]{0,20}\bclan\w* \d", match["after"]
        ):
            continue
        if match["paragraph"] in here:
            continue
        last = first + len("става 1") if last - first > 60 else last
        yield _finding(
            subject,
            line.key,
            Label(
                f"позива се на став {match['paragraph']}, а члан {line.article} га нема",
                f"it cites paragraph {match['paragraph']}, which article {line.article} does not"
                " have",
            ),
            subject.inside(line.text, line.first + first, line.first + _cut(line, first, last)),
            line,
        )


def _cut(line: Line, first: int, last: int) -> int:
    """Return where the number of a paragraph ends, without what follows it."""
    number = re.search(r"\d+\.?", line.words[first:last])
    return last if number is None else first + number.end()


def _of_parts(subject: Subject, articles: set[str]) -> Iterator[Finding]:
    own = own_source(subject)
    stack: list[tuple[Any, str]] = [(subject.source.document.root, "")]
    while stack:
        node, on = stack.pop()
        if isinstance(node, Items):
            stack.extend((each, on) for each in node)
        elif isinstance(node, Fields):
            top = not on
            stack.extend((value, str(key) if top else on) for key, value in node.items())
            article = node.get(Scalar("article"))
            if not isinstance(article, Scalar) or node.get(Scalar("source")) != own:
                continue
            if article not in articles:
                yield _finding(
                    subject,
                    str(article),
                    Label(
                        f"наводи се члан {article}, а међу члановима акта га нема",
                        f"article {article} is cited, but is not among the act's articles",
                    ),
                    article.span,
                    None,
                )


def _finding(subject: Subject, on: str, message: Label, span: Span, line: Line | None) -> Finding:
    known = ", ".join(dict.fromkeys(each.article for each in lines(subject)))
    return subject.finding(
        "dangling-citation",
        on,
        message,
        span,
        citation=None if line is None else cited(subject, line),
        words="" if line is None else line.words,
        suggestion=Label(
            f"исправите број; акт има чланове: {known}",
            f"correct the number; the act has articles {known}",
        ),
    )
