"""The fixed words of the output, in Serbian Cyrillic and English; Latin is derived."""

from __future__ import annotations

from eligibility.acts.model import Label
from eligibility.explain.messages_commands import COMMANDS
from eligibility.explain.messages_detail import DETAIL
from eligibility.explain.messages_engines import ENGINES

MESSAGES: dict[str, Label] = {
    **ENGINES,
    **DETAIL,
    **COMMANDS,
    # header
    "information": Label(
        "Информација, а не одлука: одлучује надлежни орган, важе званични прописи.",
        "Information, not a decision: the authority decides, official acts prevail.",
    ),
    "claim_date": Label("дан захтева {date}", "claim date {date}"),
    "claim_date_unknown": Label("дан захтева није наведен", "claim date not given"),
    "decision_date": Label("дан одлучивања {date}", "decision date {date}"),
    "municipality_missing": Label(
        "Општина није наведена: одговор обухвата само права Републике. Која је општина?",
        "The municipality is not given: only the republic's rights are answered. Which is it?",
    ),
    "supplied": Label("додато уз прописе: {names}", "added to the rules: {names}"),
    "note": Label("напомена: {text}", "note: {text}"),
    "place_without_rules": Label(
        "за место `{place}` нема прописа; одговор обухвата права Републике",
        "there are no rules for the place `{place}`; the republic's rights are answered",
    ),
    "place_nearest": Label("најближе: {names}", "nearest: {names}"),
    "nothing": Label("Ниједно право није обрађено.", "No right is encoded."),
    # outcomes as headings
    "heading.eligible": Label("Услови су испуњени", "Conditions are met"),
    "heading.needs_assessment": Label("Чека се процена", "An assessment is needed"),
    "heading.depends": Label("Зависи", "It depends"),
    "heading.not_eligible": Label("Услови нису испуњени", "Conditions are not met"),
    "outcome.eligible": Label("услови су испуњени", "conditions are met"),
    "outcome.needs_assessment": Label("чека се процена", "an assessment is needed"),
    "outcome.depends": Label("зависи", "it depends"),
    "outcome.not_eligible": Label("услови нису испуњени", "conditions are not met"),
    # one right
    "for": Label("за: {people}", "for: {people}"),
    "holder": Label("остварује: {people}", "holder: {people}"),
    "not_met": Label("није испуњено: {what}", "not met: {what}"),
    "excepted": Label("искључено јер: {what}", "excluded because: {what}"),
    "none_of": Label("није испуњено ништа од: {what}", "none of these is met: {what}"),
    "too_few": Label(
        "испуњено је мање од {count} од: {what}", "fewer than {count} of these are met: {what}"
    ),
    "protected_reason": Label(
        "разлог почива на заштићеном податку и овде се не наводи",
        "the reason rests on a protected fact and is not shown here",
    ),
    "protected_outcome": Label(
        "исход почива на заштићеном податку који се овде не наводи",
        "the outcome rests on a protected fact that is not shown here",
    ),
    "protected_fact": Label("заштићен податак", "a protected fact"),
    "found": Label("нађено: {what}", "found: {what}"),
    "nothing_found": Label("ничег таквог у предмету", "nothing of the kind in the case"),
    "required": Label("тражи се: {what}", "required: {what}"),
    "since": Label("од {date}", "since {date}"),
    "source": Label("извор: {what}", "source: {what}"),
    "no_source": Label("извор није наведен", "no source given"),
    "article_not_seen": Label("члан није виђен", "article not seen"),
    "article": Label("члан {number}", "article {number}"),
    "paragraph": Label("став {number}", "paragraph {number}"),
    "item": Label("тачка {number}", "item {number}"),
    "last_seen": Label("последњи пут виђено {date}", "last seen {date}"),
    "seen_before": Label(
        "последњи пут виђено {date} – проверите да ли још важи",
        "last seen {date} – check that it still holds",
    ),
    "seen_in": Label("виђено {year}", "seen {year}"),
    "undated": Label("без датума", "undated"),
    "seen_undated": Label(
        "извор нема датум – проверите да ли још важи",
        "the source has no date – check that it still holds",
    ),
    "first_seen": Label("први пут виђено {date}", "first seen {date}"),
    "other_reading": Label("друго читање: {what}", "other reading: {what}"),
    "reading": Label("читање: {what}", "reading: {what}"),
    "readings_differ": Label("зависи од читања: {what}", "depends on the reading: {what}"),
    "will_be_met": Label("услов ће бити испуњен {date}", "the condition will be met on {date}"),
    "will_be_met_other": Label(
        "по другом читању ({reading}) испуњен {date}",
        "by the other reading ({reading}) met on {date}",
    ),
    "was_not_met": Label(
        "тог дана услов није био испуњен: испуњава се {date}",
        "on that day the condition was not met: it is met on {date}",
    ),
    "depends_on": Label("недостаје: {what}", "missing: {what}"),
    "unpublished": Label("није објављено: {what}", "not published: {what}"),
    "not_encoded": Label(
        "пропис није виђен у целини: {what}", "not all of the act was seen: {what}"
    ),
    "assess": Label("процењује: {what}", "to be assessed: {what}"),
    "gate.concerns": Label("право се тиче ове особе", "the right concerns this person"),
    "gate.in_force": Label("право је на снази", "the right is in force"),
    "gate.holder": Label("право остварује", "the holder is"),
    "more": Label("и још {count}: --right {right}", "and {count} more: --right {right}"),
    "more_plain": Label("и још {count}", "and {count} more"),
    "contested": Label("спорно: {values}", "contested: {values}"),
    "or": Label("или", "or"),
    "and": Label("и", "and"),
    "could_open": Label("отворило би се ако се призна: {what}", "could open if granted: {what}"),
    "burden": Label("терет: {what}", "burden: {what}"),
    "indicators": Label("цени се: {what}", "what is weighed: {what}"),
    "allocation": Label("додела места: {what}", "places are given out: {what}"),
    "priority": Label("предност: {what}", "priority: {what}"),
    # benefit
    "benefit.value": Label("{value} {period}", "{value} {period}"),
    "benefit.choices": Label("{values} {period}", "{values} {period}"),
    "benefit.chosen_by": Label("зависи од: {what}", "depending on: {what}"),
    "benefit.interval": Label("од {low} до {high} {period}", "from {low} to {high} {period}"),
    "benefit.at_least": Label("најмање {low} {period}", "at least {low} {period}"),
    "benefit.up_to": Label("највише {high} {period}", "at most {high} {period}"),
    "benefit.unknown": Label("износ није познат", "the amount is not known"),
    "benefit.unknown_percent": Label("проценат није познат", "the percentage is not known"),
    "benefit.unknown_hours": Label("број сати није познат", "the number of hours is not known"),
    "benefit.assessed": Label("износ утврђује {body}", "assessed by {body}"),
    "benefit.assessed_hours": Label("обим утврђује {body}", "extent assessed by {body}"),
    "benefit.last_known": Label("последње познато: {name} {value}", "last known: {name} {value}"),
    "benefit.covers.actual_cost": Label("стварни трошак", "the actual cost"),
    "benefit.covers.lowest_cost": Label(
        "стварни трошак најјефтиније могућности", "the actual cost of the cheapest option"
    ),
    "benefit.cap": Label("највише: {what}", "at most: {what}"),
    "benefit.conditional": Label("ако се оствари: {what}", "if granted: {what}"),
    "kind.cash": Label("новчано давање", "cash"),
    "kind.service": Label("услуга", "service"),
    "kind.in_kind": Label("давање у натури", "in kind"),
    "kind.relief": Label("олакшица", "relief"),
    "period.once": Label("једнократно", "once"),
    "period.month": Label("месечно", "a month"),
    "period.quarter": Label("квартално", "a quarter"),
    "period.year": Label("годишње", "a year"),
    "period.school_year": Label("за школску годину", "a school year"),
    "period.day": Label("дневно", "a day"),
    "period.week": Label("недељно", "a week"),
    "period.half_year": Label("полугодишње", "a half-year"),
    "period.event": Label("по догађају", "for each event"),
    "period.occasion": Label("по прилици", "on each occasion"),
    "period.lifetime": Label("у животу", "in a lifetime"),
    "per.month": Label("месец", "month"),
    "per.year": Label("година", "year"),
    "per.quarter": Label("квартал", "quarter"),
    "per.day": Label("дан", "day"),
    "per.week": Label("недеља", "week"),
    "per.hour": Label("сат", "hour"),
    # folded lines
    "no_subject": Label("Никога се не тичу: {names}", "Concern nobody here: {names}"),
    "not_in_force": Label("Нису на снази тог дана: {names}", "Not in force on that day: {names}"),
    "not_asked": Label(
        "Није познато да ли се тичу породице: {names}",
        "Not known whether they concern the family: {names}",
    ),
    # the two lists
    "heading.bring": Label(
        "Шта породица треба да каже или донесе", "What the family must say or bring"
    ),
    "heading.unpublished": Label(
        "Шта Република или општина није објавила или није јасно",
        "What the state or municipality has not published or left unclear",
    ),
    "heading.unseen": Label("Делови прописа који нису виђени", "Parts of acts that were not seen"),
    "heading.assessments": Label("Шта процењује надлежно тело", "What a body must assess"),
    "ask.whole": Label("да ли су то сви: {what}?", "are these all: {what}?"),
    "ask.list": Label("{what}: да ли су наведени сви?", "{what}: are these all?"),
    "ask.people": Label(
        "да ли су наведени сви чланови породице и домаћинства?",
        "are all members of the family and household given?",
    ),
    "more_facts": Label(
        "и још {count}: eligibility new case, или --right за поједино право",
        "and {count} more: eligibility new case, or --right for one right",
    ),
    "applicant": Label("подносилац", "the applicant"),
    "fact.age": Label("старост", "age"),
    "fact.mother": Label("ко је мајка", "who the mother is"),
    "fact.father": Label("ко је отац", "who the father is"),
    "fact.parents": Label("родитељи", "parents"),
    "fact.children": Label("деца", "children"),
    "fact.spouse": Label("супружник или ванбрачни партнер", "spouse or partner"),
    "fact.applicant": Label("ко подноси захтев", "who the applicant is"),
    "fact.kinship": Label("сродство и други односи", "kinship and other links"),
    "fact.event": Label("дан догађаја", "day of the event"),
    "fact.validity": Label("важење прописа", "validity of the act"),
    "case": Label("предмет", "case"),
    "known_later": Label(
        "за тај дан није виђено; касније: {value}", "not seen for that day; later: {value}"
    ),
    "never_seen": Label("ниједна вредност није виђена", "no value was ever seen"),
    "gap_on": Label("за {date}", "for {date}"),
    "last_known": Label("последње познато {value}", "last known {value}"),
    "unclear": Label("извори то не кажу јасно", "the sources do not say it clearly"),
    "unclear_all": Label("извори не кажу јасно: {what}", "the sources leave unclear: {what}"),
    "unseen": Label("није виђено: {what} ({source})", "not seen: {what} ({source})"),
    "waits_for_state": Label(
        "? Пропис или износ није виђен, па се не може рећи: {names}",
        "? The act or an amount was not seen, so nobody can say: {names}",
    ),
    "shortened": Label(
        "Скраћено да стане на страну: --full показује све, --right једно право до краја.",
        "Shortened to fit a page: --full shows all, --right one right to the end.",
    ),
    "conflict": Label("извори се не слажу: {values}", "sources disagree: {values}"),
    "affects": Label("за: {rights}", "for: {rights}"),
    # evidence
    "evidence.text": Label("текст прописа", "the act's text"),
    "evidence.secondary": Label("посредан", "secondary"),
    "evidence.inferred": Label("изведено", "inferred"),
    "evidence.supplied": Label("унела служба", "supplied by the office"),
    "evidence.none": Label("без извора", "no source"),
    # values
    "yes": Label("да", "yes"),
    "no": Label("не", "no"),
    "none": Label("нема", "none"),
    "unknown": Label("непознато", "unknown"),
    "people": Label("лица", "people"),
    "true": Label("испуњено", "met"),
    "false": Label("није испуњено", "not met"),
    "open": Label("не зна се", "not known"),
    "id.applicant": Label("подносилац", "applicant"),
    "id.child": Label("дете", "child"),
}

PLURALS: dict[str, tuple[tuple[str, str, str], tuple[str, str]]] = {
    "year": (("година", "године", "година"), ("year", "years")),
    "month": (("месец", "месеца", "месеци"), ("month", "months")),
    "day": (("дан", "дана", "дана"), ("day", "days")),
    "hour": (("сат", "сата", "сати"), ("hour", "hours")),
    "fact": (("податак", "податка", "података"), ("fact", "facts")),
    "right": (("право", "права", "права"), ("right", "rights")),
    "person": (("особа", "особе", "особа"), ("person", "people")),
    "room": (("соба", "собе", "соба"), ("room", "rooms")),
    "child": (("дете", "детета", "деце"), ("child", "children")),
    "member": (("члан", "члана", "чланова"), ("member", "members")),
    "point": (("бод", "бода", "бодова"), ("point", "points")),
    "week": (("недеља", "недеље", "недеља"), ("week", "weeks")),
    "act": (("пропис", "прописа", "прописа"), ("act", "acts")),
    "value": (("вредност", "вредности", "вредности"), ("value", "values")),
}

MONTHS_EN = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
