"""Values that no row of a decision table matches: whoever has them gets no answer."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Label
from eligibility.engine.cells import Box
from eligibility.engine.tables import Undecided
from eligibility.engine.verdicts import gaps
from eligibility.errors import Span
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.table_case import case_of
from eligibility.validate.table_words import both, box_words, period_words, point_words
from eligibility.validate.tabled import Laid, Unsettled, laid_out


def check(subject: Subject) -> Iterator[Finding]:
    """Yield each stretch of values without a row, and each table that can't be laid out."""
    told: set[tuple[str, str, str]] = set()
    for laid in laid_out(subject):
        if isinstance(laid, Unsettled):
            yield unsettled(subject, laid)
            continue
        try:
            found = gaps(laid.layout, laid.allows)
        except Undecided as error:
            yield unsettled(subject, Unsettled(laid.site, error.why))
            continue
        for gap in found:
            words = box_words(subject.rulebook, laid, gap.box)
            key = (laid.site.on, laid.site.what.en, words.en)
            if key in told:
                continue
            told.add(key)
            witnesses = tuple(
                each
                for each in case_of(subject, laid, gap.point)
                if each.answers[0].benefit is None
            )
            point = point_words(subject.rulebook, laid, gap.point)
            example = (
                Label("", "")
                if point == words
                else both(", на пример {0}", ", for example {0}", point)
            )
            # Where a value is computed, nobody has shown that it can come out so.
            sure = laid.layout.attained or bool(witnesses)
            doubt = (
                Label("", "")
                if sure
                else Label(
                    "; да ли такав случај постоји, није утврђено",
                    "; whether such a case exists is not settled",
                )
            )
            told_of = laid.site.what
            yield subject.finding(
                "table-gap",
                laid.site.on,
                both(
                    "{0}: ниједан ред табеле не обухвата – {1}{2}{3}{4}",
                    "{0}: no row of the table covers – {1}{2}{3}{4}",
                    told_of,
                    words,
                    example,
                    doubt,
                    period_words(laid),
                ),
                _beside(laid, gap.box),
                citation=laid.site.citation,
                suggestion=Label(
                    "додајте ред за те вредности, или померите границу суседног реда",
                    "add a row for these values, or move the bound of the row beside them",
                ),
                witnesses=witnesses,
                unsettled=not sure,
            )


def unsettled(subject: Subject, site: Unsettled) -> Finding:
    """Return the finding that a table could not be looked through."""
    why = Label(f"`{site.why}`", f"`{site.why}`")
    return subject.finding(
        "table-gap",
        site.site.on,
        both(
            "{0}: не може се рећи да ли табела обухвата све вредности, због {1}",
            "{0}: nobody can say whether the table covers all values, because of {1}",
            site.site.what,
            why,
        ),
        site.site.spans[0],
        citation=site.site.citation,
        unsettled=True,
    )


def _beside(laid: Laid, box: Box) -> Span:
    """Return where the row stands that ends where the gap begins, else the first row."""
    layout = laid.layout
    for axis, mask in enumerate(box):
        if mask == layout.axes[axis].full:
            continue
        lowest = (mask & -mask).bit_length() - 1
        for at, row in enumerate(layout.rows):
            if lowest and row[axis] >> (lowest - 1) & 1 and row[axis] != layout.axes[axis].full:
                return laid.site.spans[at]
    return laid.site.spans[0]
