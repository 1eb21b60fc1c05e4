"""Terms of earlier law with the year in which they ended, each as a source shows it."""

from __future__ import annotations

from eligibility.acts.model import Label
from eligibility.records import Record


class Term(Record):
    """A term that ended: stems in bare letters that tell it, and what is said today.

    `allowed` are stems beside which it is no reference to the old right: "formerly".
    """

    stems: str
    name: Label
    ended: int
    today: Label
    source: str
    allowed: str = ""


_LAW_2011 = "Закон о социјалној заштити, Сл. гласник РС 24/2011"
_FORMERLY = r"\bbivs|\braniji|\branij|\bpre 2011|\bzameni|\bzamenjen|\bukinut"

ABOLISHED: tuple[Term, ...] = (
    Term(
        r"\bmop(?:-?[aueiom]+)?\b|materijaln\w+ obezbedj?enj\w*",
        Label("материјално обезбеђење породице (МОП)", "material support of the family (MOP)"),
        2011,
        Label("новчана социјална помоћ", "financial social assistance (NSP)"),
        _LAW_2011,
        _FORMERLY,
    ),
    Term(
        r"niv\w+ socijaln\w+ sigurnosti",
        Label("ниво социјалне сигурности", "the level of social security"),
        2011,
        Label(
            "основица новчане социјалне помоћи",
            "the base of financial social assistance",
        ),
        _LAW_2011,
        _FORMERLY,
    ),
)
"""The law of 2011 brought financial social assistance in place of what stood before it."""

OUTDATED_DEGREES = (
    r"\b(?:lak\w+|umeren\w+|tez\w+|tesk\w+)"
    r"(?: (?:i|ili) (?:lak\w+|umeren\w+|tez\w+|tesk\w+))?"
    r" (?:(?:mentaln|intelektualn|dusevn|psihick)\w+ )?"
    r"(?:ometen|zaostal|poremecaj|smetnj|osteceno?s|hendikep)\w*"
)
"""Degrees of impairment in words, where the national standards use degrees of support I–IV
(the Commissioner for Equality on supported housing in Belgrade, ravnopravnost.gov.rs/rs/?p=59800).
"""
