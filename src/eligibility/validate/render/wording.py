"""The fixed words of a report on a difference, in Serbian Cyrillic and English."""

from __future__ import annotations

from eligibility.acts.model import Label
from eligibility.explain.words import Voice

WORDS: dict[str, Label] = {
    "title": Label("Шта се мења: {old} → {new}", "What changes: {old} → {new}"),
    "changed": Label("мења се", "changes"),
    "added": Label("ново право", "a new right"),
    "removed": Label("право се укида", "the right ends"),
    "unsettled": Label("није решено", "unsettled"),
    "equivalent": Label("исто, доказано", "the same, proved"),
    "bound": Label("за домаћинства до {people}", "for households of up to {people}"),
    "open": Label("није одговорено: {what}", "not answered: {what}"),
    "gains": Label("стиче право", "gains the right"),
    "loses": Label("губи право", "loses the right"),
    "more": Label("добија више", "gets more"),
    "less": Label("добија мање", "gets less"),
    "later": Label("остварује касније", "has it later"),
    "other": Label("друкчије", "otherwise"),
    "before": Label("раније: {what}", "before: {what}"),
    "now": Label("сада: {what}", "now: {what}"),
    "nothing": Label("ништа", "nothing"),
    "no_right": Label("права нема", "no such right"),
    "rights": Label("Права", "Rights"),
    "parameters": Label("Износи и цензуси", "Amounts and thresholds"),
    "absent": Label("нема", "none"),
    "examples": Label("Примери прописа", "The act's own examples"),
    "curves": Label("Износ према приходу", "The amount against income"),
    "cliffs": Label(
        "прекиди, где динар више прихода одједном умањује износ: {where}",
        "cliffs, where a dinar more of income lowers the amount at once: {where}",
    ),
    "no_cliffs": Label("без прекида", "no cliffs"),
    "same": Label("Исто, доказано: {names}", "The same, proved: {names}"),
    "no_change": Label("Ништа се не мења.", "Nothing changes."),
    "counts": Label(
        "мења се: {changed}; ново: {added}; укида се: {removed}; исто: {equivalent}; "
        "није решено: {unsettled}",
        "changed: {changed}; new: {added}; ended: {removed}; the same: {equivalent}; "
        "unsettled: {unsettled}",
    ),
    "partly": Label(
        "; остало са питањем без одговора: {count}",
        "; others with a question not answered: {count}",
    ),
}
MARKS = {"gains": "+", "more": "↑", "loses": "−", "less": "↓", "later": "→", "other": "·"}


def said(voice: Voice, word: str, **parts: object) -> str:
    """Return a fixed phrase with its parts, which are never transliterated."""
    return voice.label(WORDS[word]).format(**parts)
