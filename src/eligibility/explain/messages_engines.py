"""Fixed words on what could open and on the second engine; see `messages`."""

from __future__ import annotations

from eligibility.acts.model import Label

ENGINES: dict[str, Label] = {
    "heading.openings": Label(
        "Шта би се могло отворити ако се прво призна друго право (није утврђено)",
        "What could open if another right is granted first (not determined)",
    ),
    "opening": Label("ако се призна {through}: {what}", "once {through} is granted: {what}"),
    "opening.then": Label("{right} – затим: {outcome}", "{right} – then: {outcome}"),
    "cross.agreed": Label(
        "Унакрсна провера: потврђених права {count}", "Cross-check: rights confirmed: {count}"
    ),
    "cross.difference": Label(
        "Не утврђује се: {right}{people}; два рачунања се разилазе: {node} – {reference} / {other}",
        "Not determined: {right}{people}; two engines differ: {node} – {reference} / {other}",
    ),
    "cross.unavailable": Label(
        "Унакрсна провера није доступна: {rights} ({reason})",
        "Cross-check unavailable: {rights} ({reason})",
    ),
    "cross.refused": Label(
        "Без унакрсне провере: {rights} ({reason})", "Without a cross-check: {rights} ({reason})"
    ),
    "cross.chains.differ": Label(
        "Шта би се могло отворити није приказано: два рачунања се разилазе",
        "What could open is not shown: two engines differ",
    ),
    "cross.chains.unavailable": Label(
        "Шта би се могло отворити није унакрсно проверено",
        "What could open was not cross-checked",
    ),
    "cross.met": Label("испуњено", "met"),
    "cross.unmet": Label("није испуњено", "not met"),
    "cross.until_assessed": Label("непознато до процене", "unknown until assessed"),
    "cross.nothing": Label("ништа", "nothing"),
    "cross.standing": Label("кога се право тиче", "whom the right concerns"),
    "cross.outcome": Label("исход", "the outcome"),
    "cross.holder": Label("право остварује", "the holder is"),
    "standing.possible": Label("тиче се ове особе", "it concerns this person"),
    "standing.open": Label("није познато", "not known"),
    "standing.no_subject": Label("не тиче се ове особе", "it doesn't concern this person"),
    "standing.not_in_force": Label("право није на снази", "the right is not in force"),
}
