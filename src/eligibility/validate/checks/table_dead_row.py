"""Rows of a decision table that are never chosen, and special rows behind more general ones."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Label
from eligibility.engine.tables import Undecided
from eligibility.engine.verdicts import Dead, dead
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.table_case import case_of
from eligibility.validate.table_words import both, box_words
from eligibility.validate.tabled import Laid, by_site


def check(subject: Subject) -> Iterator[Finding]:
    """Yield each row that is chosen at no time, as `table-dead-row` or `table-order`."""
    for times in by_site(subject):
        always: dict[int, tuple[Laid, Dead]] | None = None
        for laid in times:
            try:
                rows = {each.row: (laid, each) for each in dead(laid.layout, laid.allows)}
            except Undecided:
                rows = {}
            # A row that is chosen at some time is not dead.
            always = (
                rows
                if always is None
                else {row: told for row, told in always.items() if row in rows}
            )
        for laid, row in (always or {}).values():
            yield _finding(subject, laid, row)


def _finding(subject: Subject, laid: Laid, row: Dead) -> Finding:
    number = str(row.row + 1)
    which = both("{0}: {1}. ред", "{0}: row {1}", laid.site.what, Label(number, number))
    span = laid.site.spans[row.row]
    if row.order:
        before = str(row.by[0] + 1)
        shared = box_words(subject.rulebook, laid, laid.layout.rows[row.row])
        return subject.finding(
            "table-order",
            laid.site.on,
            both(
                "{0} никад не долази на ред, јер општији {1}. ред стоји пре њега – {2}",
                "{0} is never reached, as the more general row {1} stands before it – {2}",
                which,
                Label(before, before),
                shared,
            ),
            span,
            citation=laid.site.citation,
            suggestion=both(
                "ставите га пре {0}. реда",
                "put it before row {0}",
                Label(before, before),
            ),
            witnesses=() if row.point is None else case_of(subject, laid, row.point),
        )
    if row.barred:
        why = Label(
            "јер услови права искључују све што обухвата",
            "as the conditions of the right leave out all that it covers",
        )
    elif row.by:
        listed = ", ".join(str(each + 1) for each in row.by)
        noun = ("ред", "row") if len(row.by) == 1 else ("редови", "rows")
        why = Label(
            f"јер све што обухвата већ обухватају ранији {noun[0]}: {listed}"
            if len(row.by) > 1
            else f"јер све што обухвата већ обухвата {listed}. ред",
            f"as all that it covers is covered by the earlier {noun[1]} {listed}",
        )
    else:
        why = Label("јер такве вредности нико не може да има", "as nobody can have such values")
    return subject.finding(
        "table-dead-row",
        laid.site.on,
        both("{0} се никад не примењује, {1}", "{0} is never applied, {1}", which, why),
        span,
        citation=laid.site.citation,
        suggestion=Label(
            "изоставите ред, или исправите његове границе", "drop the row, or correct its bounds"
        ),
        witnesses=() if row.point is None or row.barred else case_of(subject, laid, row.point),
    )
