"""Values that no row of a decision table matches: whoever has them gets no answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eligibility.acts.model import Label
from eligibility.engine.cells import Box
from eligibility.engine.tables import Undecided
from eligibility.engine.verdicts import Gap, gaps
from eligibility.errors import Span
from eligibility.feel import nodes
from eligibility.validate import registry
from eligibility.validate.finding import Finding, Witness
from eligibility.validate.subject import Subject
from eligibility.validate.table_case import case_of
from eligibility.validate.table_words import (
    both,
    box_words,
    input_words,
    period_words,
    point_words,
    value_words,
)
from eligibility.validate.tabled import Laid, Unsettled, by_site, laid_out

_NOTHING = Label("", "")
_DOUBT = Label(
    "; да ли такав случај постоји, није утврђено",
    "; whether such a case exists is not settled",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield each stretch of values without a row, and each table that can't be laid out."""
    for each in laid_out(subject):
        if isinstance(each, Unsettled):
            yield unsettled(subject, each)
    for times in by_site(subject):
        found: dict[str, list[tuple[Laid, Gap]]] = {}
        for laid in times:
            try:
                for gap in gaps(laid.layout, laid.allows):
                    words = box_words(subject.rulebook, laid, gap.box)
                    found.setdefault(words.en, []).append((laid, gap))
            except Undecided as error:
                yield unsettled(subject, Unsettled(laid.site, error.why))
                break
        for same in found.values():
            when = period_words([laid for laid, _ in same], times)
            laid, gap = same[-1]
            cases: tuple[Witness, ...] = tuple(
                each
                for each in case_of(subject, laid, gap.point)
                if each.answers[0].benefit is None
            )
            if not cases and not laid.layout.attained and len(found) == 1:
                proved = _proved(subject, [laid for laid, _ in same])
                if proved == "never":
                    continue
                cases = (proved,) if isinstance(proved, Witness) else ()
            yield _finding(subject, laid, gap, when, cases)


def _proved(subject: Subject, times: Sequence[Laid]) -> Witness | str:
    """Ask the solver, where it is installed, for a case that falls into the gap of these times."""
    if times[-1].site.right is None or not registry.can_prove():
        return "open"
    from eligibility.validate.table_proof import unmatched

    return unmatched(subject, times)


def _finding(
    subject: Subject, laid: Laid, gap: Gap, when: Label, witnesses: tuple[Witness, ...]
) -> Finding:
    site = laid.site
    words = box_words(subject.rulebook, laid, gap.box)
    point = point_words(subject.rulebook, laid, gap.point)
    example = _NOTHING
    if point != words:
        if len(laid.layout.axes) == 1:
            point = value_words(laid.layout.axes[0], gap.point[0])
        example = both(", на пример {0}", ", for example {0}", point)
    # Where a value is computed, nobody has shown that it can come out so.
    sure = laid.layout.attained or bool(witnesses)
    return subject.finding(
        "table-gap",
        site.on,
        both(
            "{0}: ниједан ред табеле не обухвата – {1}{2}{3}{4}{5}",
            "{0}: no row of the table covers – {1}{2}{3}{4}{5}",
            site.what,
            words,
            when,
            example,
            _mixed(subject, laid, gap),
            _NOTHING if sure else _DOUBT,
        ),
        _beside(laid, gap.box),
        citation=site.citation,
        suggestion=Label(
            "додајте ред за те вредности, или померите границу суседног реда",
            "add a row for these values, or move the bound of the row beside them",
        ),
        witnesses=witnesses,
        unsettled=not sure,
    )


def _mixed(subject: Subject, laid: Laid, gap: Gap) -> Label:
    """Say of rows that each ask something of everybody in one list what the gap is about."""
    lists = [
        axis.node.bindings[0].source
        for axis, value in zip(laid.layout.axes, gap.point, strict=True)
        if isinstance(axis.node, nodes.Every) and value is False
    ]
    if len(lists) < 2 or any(each != lists[0] for each in lists):
        return _NOTHING
    who = input_words(subject.rulebook, laid.site, lists[0])
    return both(
        "; табела дели цео списак ({0}), па мешовит случај нема свој ред",
        "; the table divides a whole list ({0}), and a mixed case has no row",
        who,
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
