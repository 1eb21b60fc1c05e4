"""HTML reports of the invented ordinances, and findings of every severity, for tests."""

from __future__ import annotations

from datetime import date

from ordinances import BIRTH, books, difference

from eligibility import validate
from eligibility.acts.model import Label
from eligibility.errors import Span
from eligibility.explain.words import Language
from eligibility.records import replace
from eligibility.validate.finding import Finding
from eligibility.validate.report import difference_html, findings_html

DAY = date(2026, 5, 20)
ACT = "mionica.porodice"
HOSTILE = "<script>alert(1)</script> & \"<b>\" 'x' \u202eabc"


def findings() -> list[Finding]:
    """Return a real finding with its witnesses, and others made of it for every severity."""
    old, _ = books()
    (cliff,) = validate(ACT, old, only=["cliff"])
    bare = replace(cliff, witnesses=(), citation=None, suggestion=None)
    residence = old.rights[BIRTH].citation
    assert residence is not None
    return [
        cliff,
        replace(
            bare,
            severity="review",
            on="birth_grant/residence",
            message=Label("дужина боравка одлучује", "the length of residence decides"),
            citation=replace(residence, paragraph="1"),
            words="мајка која има пребивалиште у општини најмање годину дана",
            span=Span(99, 17, 99, 33),
            excerpt='          when: residence length(mother, "prebivaliste", claim_date) >= stay',
            bound=6,
        ),
        replace(bare, severity="error", on="porodice", message=Label(HOSTILE, HOSTILE)),
        replace(bare, severity="note", on="school_kit", unsettled=True),
        replace(bare, on="4.2", waived=Label("намерно", "meant")),
    ]


def findings_page(language: Language, *, texts: bool = True) -> str:
    """Return the report on the old ordinance, with the text of its articles or without."""
    old, _ = books()
    act = old.acts[ACT] if texts else replace(old.acts[ACT], texts={})
    return findings_html(findings(), act, old, language, day=DAY)


def difference_page(language: Language) -> str:
    """Return the report on what changes between the two ordinances."""
    old, new = books()
    return difference_html(difference(), old, new, language, day=DAY)
