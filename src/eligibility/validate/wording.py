"""The fixed words of a report on findings, in Serbian Cyrillic and English."""

from __future__ import annotations

from eligibility.acts.model import Label

WORDS: dict[str, Label] = {
    "error": Label("грешка", "error"),
    "warning": Label("упозорење", "warning"),
    "review": Label("за разматрање", "for review"),
    "note": Label("напомена", "note"),
    "unsettled": Label("није решено", "unsettled"),
    "waived": Label("прихваћено: {reason}", "accepted: {reason}"),
    "stands": Label("стоји у: {place}", "stands in: {place}"),
    "words": Label("текст: „{words}“", "text: “{words}”"),
    "case": Label("случај", "case"),
    "bound": Label("за домаћинства до {people}", "for households of up to {people}"),
    "suggestion": Label("предлог: {text}", "suggestion: {text}"),
    "page": Label("више: {page}", "more: {page}"),
    "saved": Label("случај је сачуван: {file}", "the case is saved: {file}"),
    "nothing": Label("Нема примедби", "No findings"),
    "checked": Label("прегледано прописа: {acts}", "acts validated: {acts}"),
}
"""Words of the report itself; findings bring their own."""
