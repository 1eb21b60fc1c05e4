"""The fixed words of the HTML report, in Serbian Cyrillic and English."""

from __future__ import annotations

from eligibility.acts.model import Label
from eligibility.explain.words import Voice

WORDS: dict[str, Label] = {
    "findings": Label("Примедбе на пропис", "Findings on an act"),
    "difference": Label("Поређење две верзије", "Two versions compared"),
    "skip": Label("Пређи на садржај", "Skip to the content"),
    "contents": Label("Садржај", "Contents"),
    "made": Label("извештај направљен", "report made"),
    "place": Label("место", "place"),
    "act": Label("пропис", "act"),
    "title": Label("назив", "title"),
    "file": Label("датотека", "file"),
    "library": Label("верзија програма", "program version"),
    "language": Label("верзија језика услова", "version of the condition language"),
    "digest": Label("отисак (SHA-256)", "digest (SHA-256)"),
    "acts": Label("Прописи од којих извештај полази", "The acts that this report rests on"),
    "about": Label("О извештају", "About this report"),
    "summary": Label("Преглед", "Summary"),
    "severity": Label("тежина", "severity"),
    "number": Label("број", "number"),
    "none": Label("Нема примедби.", "No findings."),
    "whole": Label("О пропису у целини", "On the act as a whole"),
    "article": Label("Члан {number}", "Article {number}"),
    "notes": Label("Примедбе", "Findings"),
    "encoded": Label("Како је уписано: {name}", "As encoded: {name}"),
    "concerns": Label("тиче се", "concerns"),
    "holder": Label("остварује", "held by"),
    "if": Label("ако", "if"),
    "all": Label("све од овога", "all of these"),
    "any": Label("бар једно од овога", "at least one of these"),
    "at_least": Label("најмање {count} од овога", "at least {count} of these"),
    "unless": Label("осим ако", "unless"),
    "conditions": Label("услови", "conditions"),
    "no_conditions": Label("без услова", "no conditions"),
    "reading": Label("друго читање", "other reading"),
    "benefit": Label("даје се", "gives"),
    "table": Label("табела", "table"),
    "result": Label("исход реда", "outcome of the row"),
    "any_value": Label("било шта", "anything"),
    "values": Label("износи и цензуси", "amounts and thresholds"),
    "missing": Label("није уписано", "not encoded"),
    "words": Label("текст прописа", "words of the act"),
    "place_in_file": Label("место у датотеци", "place in the file"),
    "suggestion": Label("предлог", "suggestion"),
    "waived": Label("прихваћено у пропису", "accepted in the act"),
    "more": Label("више", "more"),
    "case": Label("Случај", "Case"),
    "family": Label("породица", "family"),
    "person": Label("лице", "person"),
    "age": Label("узраст", "age"),
    "role": Label("однос", "relation"),
    "facts": Label("подаци", "facts"),
    "applicant": Label("подносилац", "applicant"),
    "protected": Label("заштићених података: {count}", "protected facts: {count}"),
    "without": Label("без податка: {what}", "not told: {what}"),
    "given": Label("Шта се добија", "What is given"),
    "right": Label("право", "right"),
    "for_whom": Label("за кога", "for whom"),
    "outcome": Label("исход", "outcome"),
    "before": Label("раније", "before"),
    "now": Label("сада", "now"),
    "day": Label("на дан {day}", "on {day}"),
    "rule_before": Label("Правило раније", "The rule before"),
    "rule_now": Label("Правило сада", "The rule now"),
    "rule_same": Label(
        "Правило, истим речима раније и сада", "The rule, in the same words before and now"
    ),
    "parameter": Label("износ или цензус", "amount or threshold"),
    "example": Label("пример", "example"),
    "plot": Label(
        "{name}: износ према приходу, раније и сада",
        "{name}: the amount against income, before and now",
    ),
    "plot_one": Label("{name}: износ према приходу", "{name}: the amount against income"),
    "plot_of": Label(
        "Приход се мења, остало је исто: {family}", "Income varies, all else stays: {family}"
    ),
    "amount": Label("износ", "amount"),
    "income": Label("приход", "income"),
    "version": Label("верзија", "version"),
    "cliff": Label("прекид", "cliff"),
    "cliffs": Label(
        "Прекиди, где један динар више прихода одједном умањује износ: {where}.",
        "Cliffs, where one dinar more of income lowers the amount at once: {where}.",
    ),
    "no_cliffs": Label("Нема прекида.", "There are no cliffs."),
    "broken": Label(
        "Где је линија прекинута, износ није познат.",
        "Where a line is broken, the amount is not known.",
    ),
    "points": Label("Тачке на којима се износ мења", "Points at which the amount changes"),
    "unsettled_note": Label(
        "Није одговорено у датом времену; то не значи да је у реду.",
        "Not answered in the time given; that does not mean that it is fine.",
    ),
}


def said(voice: Voice, word: str, **parts: object) -> str:
    """Return a fixed phrase with its parts, which are never transliterated."""
    phrase = voice.label(WORDS[word])
    return phrase.format(**parts) if parts else phrase
