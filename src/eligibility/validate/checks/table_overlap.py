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
from eligibility.validate.tabled import Laid, Unsettled, laid_out

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
    found: dict[tuple[str, str, int, int], tuple[Laid, Overlap]] = {}
    for laid in laid_out(subject):
        if isinstance(laid, Unsettled):
            continue
        try:
            pairs = overlaps(laid.layout, laid.allows)
        except Undecided:
            continue
        for pair in pairs:
            key = (laid.site.on, laid.site.what.en, pair.one, pair.other)
            known = found.get(key)
            # Of all stretches of time, one where the outputs differ is told.
            if known is None or (known[1].differ is not True and pair.differ is True):
                found[key] = (laid, pair)
    for laid, pair in found.values():
        severity, verdict = _SAY[pair.differ]
        rows = Label(f"{pair.one + 1}. и {pair.other + 1}.", f"{pair.one + 1} and {pair.other + 1}")
        yield subject.finding(
            "table-overlap",
            laid.site.on,
            both(
                "{0}: редови {1} табеле обухватају исте вредности, {2} – {3}{4}",
                "{0}: rows {1} of the table cover the same values, {2} – {3}{4}",
                laid.site.what,
                rows,
                verdict,
                box_words(subject.rulebook, laid, pair.box),
                period_words(laid),
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
