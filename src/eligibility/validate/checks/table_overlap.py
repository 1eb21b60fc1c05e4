"""Two rows of a decision table `unique` that both match: which of them holds?"""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Label
from eligibility.engine.tables import Undecided
from eligibility.engine.verdicts import Overlap, overlaps
from eligibility.validate.finding import Finding, Severity
from eligibility.validate.subject import Subject
from eligibility.validate.table_case import case_of
from eligibility.validate.table_words import both, box_words, period_words
from eligibility.validate.tabled import Laid, by_site

_SAY: dict[bool | None, tuple[Severity, Label]] = {
    True: ("error", Label("а дају различито", "and give different results")),
    False: ("note", Label("и дају исто", "and give the same")),
    None: (
        "warning",
        Label("а чињенице одлучују да ли дају исто", "and facts decide whether they give the same"),
    ),
}


def check(subject: Subject) -> Iterator[Finding]:
    """Yield each pair of rows that both match, once, with the values they share."""
    for times in by_site(subject):
        found: dict[tuple[int, int, bool | None], list[tuple[Laid, Overlap]]] = {}
        for laid in times:
            try:
                pairs = overlaps(laid.layout, laid.allows)
            except Undecided:
                continue
            for pair in pairs:
                found.setdefault((pair.one, pair.other, pair.differ), []).append((laid, pair))
        for (one, other, differ), same in found.items():
            # A pair that differs at some time is told for that time alone.
            if differ is not True and (one, other, True) in found:
                continue
            when = period_words([laid for laid, _ in same], times)
            yield _finding(subject, *same[-1], when)


def _finding(subject: Subject, laid: Laid, pair: Overlap, when: Label) -> Finding:
    severity, verdict = _SAY[pair.differ]
    rows = Label(f"{pair.one + 1}. и {pair.other + 1}.", f"{pair.one + 1} and {pair.other + 1}")
    return subject.finding(
        "table-overlap",
        laid.site.on,
        both(
            "{0}: редови {1} табеле обухватају исте вредности, {2} – {3}{4}",
            "{0}: rows {1} of the table cover the same values, {2} – {3}{4}",
            laid.site.what,
            rows,
            verdict,
            box_words(subject.rulebook, laid, pair.box),
            when,
        ),
        laid.site.spans[pair.other],
        severity=severity,
        citation=laid.site.citation,
        suggestion=Label(
            "померите границу једног реда, или напишите `hit: first` ако важи онај који је пре",
            "move the bound of one row, or write `hit: first` if the earlier one goes before",
        ),
        witnesses=case_of(subject, laid, pair.point),
    )
