"""One right in depth: every condition with what was found, sources, readings, documents."""

from __future__ import annotations

from collections import Counter
from datetime import date

from eligibility.acts.model import Citation, Detail, Right
from eligibility.engine.result import ConditionResult, Determination
from eligibility.engine.values import Unknown
from eligibility.explain.benefits import benefit_words
from eligibility.explain.blocks import SYMBOLS, who
from eligibility.explain.context import Context, indicators
from eligibility.explain.found import found_words
from eligibility.explain.freshness import old_news
from eligibility.explain.layout import GAP, Line, Page
from eligibility.explain.opening import could_open, openings
from eligibility.explain.operands import measure
from eligibility.explain.phrasing import expression_words
from eligibility.explain.reasons import (
    assessments,
    describe,
    gap_words,
    missing_facts,
    open_readings,
    passages,
)
from eligibility.explain.second import cross_check
from eligibility.explain.sources import cite
from eligibility.explain.text import header
from eligibility.explain.words import Voice
from eligibility.facts.groups import GROUPS

MARKS = {True: "✓", False: "✗"}
STEP = 2


def render(context: Context, right_id: str, width: int = 100) -> list[Line]:
    """Return everything that is known of one right and its determinations."""
    page = Page(width)
    header(context, page)
    right = context.rulebook.rights[right_id]
    page.gap()
    about(context, page, right)
    listed = [d for d in context.result.determinations if d.right == right_id]
    told = [d for d in listed if d.standing in ("possible", "open")]
    for determination in told:
        page.gap()
        add_determination(context, page, determination)
    add_excluded(context, page, listed, alone=not told)
    add_out_of_force(context, page, right, listed)
    openings(context, page, right_id)
    cross_check(context, page)
    page.gap()
    more(context, page, right)
    return page.lines


def about(context: Context, page: Page, right: Right) -> None:
    """Add the right's name, act, gazette and where it stands."""
    voice = context.voice
    page.add(f"{voice.label(right.name)} ({right.id})", style="heading")
    act = context.act(right)
    if act is not None:
        page.add(voice.say("detail.act", title=voice.label(act.title)), STEP)
        for text, day in act.gazette:
            dated = f", {voice.day(day)}" if day is not None else ""
            page.add(voice.say("detail.gazette", text=voice.written(text) + dated), STEP)
    add_citation(context, page, right.citation, STEP)


def add_citation(context: Context, page: Page, citation: Citation | None, indent: int) -> None:
    """Add a source line and what it says, quoted or restated."""
    if citation is None:
        return
    voice = context.voice
    page.add(voice.say("source", what=cite(voice, citation)), indent)
    if citation.source.url not in page.told:
        page.told.add(citation.source.url)
        page.add(citation.source.url, indent + STEP)
    if citation.words is not None:
        page.add(voice.say("detail.words", words=voice.written(citation.words)), indent)
    if citation.restated is not None:
        page.add(voice.say("detail.restated", words=voice.label(citation.restated)), indent)


def add_determination(context: Context, page: Page, determination: Determination) -> None:
    """Add one determination with its whole tree of conditions."""
    voice = context.voice
    told = voice.say(f"outcome.{determination.outcome}")
    title = f"{SYMBOLS[determination.outcome]} {who(context, determination)}: {told}"
    if determination.standing != "possible":
        title += f" – {voice.say(f'standing.{determination.standing}')}"
    page.add(title, style=determination.outcome)
    day = determination.governing_date
    page.add(
        voice.say("detail.governing_unknown")
        if day is None
        else voice.say("detail.governing", date=voice.day(day)),
        STEP,
    )
    evidence = determination.evidence
    if evidence is not None:
        line = voice.say("detail.evidence", what=voice.say(f"evidence.{evidence}"))
        old = old_news(context, determination)
        if old:
            line += f"; {old}"
        elif determination.seen is not None:
            line += f"; {voice.say('last_seen', date=voice.day(determination.seen))}"
        page.add(line, STEP)
    page.add(voice.say("detail.conditions"), STEP, style="heading")
    for member in determination.conditions.members:
        add_condition(context, page, determination, member, 2 * STEP)
    if determination.outcome != "not_eligible":
        page.add(voice.say("detail.benefit"), STEP, style="heading")
        for line in benefit_words(context, determination):
            page.add(line, 2 * STEP)
        add_citation(context, page, determination.benefit.citation, 2 * STEP)
    add_missing(context, page, determination)
    opens = could_open(context, determination)
    if opens:
        what = ", ".join(map(context.right_name, opens))
        page.add(voice.say("could_open", what=what), STEP)


def add_excluded(
    context: Context, page: Page, determinations: list[Determination], *, alone: bool
) -> None:
    """Add one line for all whom the act's own gate excludes, for each gate.

    Where the right concerns nobody (`alone`), what was found of them stands below it.
    """
    voice = context.voice
    gates: dict[str, list[Determination]] = {}
    for determination in determinations:
        if determination.standing == "no_subject":
            gates.setdefault(_gate(context, determination), []).append(determination)
    for gate, excluded in gates.items():
        page.gap()
        told = f"{SYMBOLS['not_eligible']} {voice.say('detail.excluded', people=_people(excluded))}"
        page.add(f"{told}{GAP}{voice.say('required', what=gate)}", style="not_eligible")
        nodes = (node for d in excluded for node in d.conditions.members if node.value is False)
        found = dict.fromkeys(
            w for node in nodes for w in found_words(context, None, node.found)[0]
        )
        if alone and found:
            page.add(voice.say("found", what="; ".join(found)), STEP)


def _gate(context: Context, determination: Determination) -> str:
    """Return in words what a person whom the right does not concern does not meet."""
    node = next(node for node in determination.conditions.members if node.value is False)
    words = _expression(context, determination, node) if node.text else None
    return words or describe(context, node)


def _people(determinations: list[Determination]) -> str:
    """Return the people whom determinations are about, each once."""
    named = dict.fromkeys(d.subject or d.holder for d in determinations)
    return ", ".join(person for person in named if person is not None)


def add_out_of_force(
    context: Context, page: Page, right: Right, determinations: list[Determination]
) -> None:
    """Add one line for all on whose governing date the right was not in force."""
    voice, validity = context.voice, right.validity
    days: dict[date | None, list[Determination]] = {}
    for determination in determinations:
        if determination.standing == "not_in_force":
            days.setdefault(determination.governing_date, []).append(determination)
    for day, listed in days.items():
        page.gap()
        shown = voice.say("unknown") if day is None else voice.day(day)
        told = voice.say("detail.out_of_force", date=shown, people=_people(listed))
        page.add(f"{SYMBOLS['not_eligible']} {told}", style="not_eligible")
        known = (("detail.from", validity.start), ("detail.until", validity.end))
        spell = [voice.say(key, date=voice.day(end)) for key, end in known if end is not None]
        if spell:
            page.add(voice.say("detail.in_force", when=" ".join(spell)), STEP)


def add_condition(
    context: Context,
    page: Page,
    determination: Determination,
    node: ConditionResult,
    indent: int,
) -> None:
    """Add a condition or group, then what is below it."""
    voice = context.voice
    mark = "?" if isinstance(node.value, Unknown) else MARKS[node.value]
    if node.kind in ("all", "any", "at_least", "unless"):
        heading = voice.say(f"detail.{node.kind}", count=node.count)
        if node.label is not None:
            heading = f"{voice.label(node.label)} – {heading}"
        page.add(f"{mark} {heading}", indent)
        for passage in node.missing:
            page.add(voice.say("not_encoded", what=voice.label(passage.passage)), indent + STEP)
        for member in node.members:
            add_condition(context, page, determination, member, indent + STEP)
        return
    page.add(f"{mark} {describe(context, node)}", indent)
    inner = indent + STEP
    if node.text:
        told = _expression(context, determination, node)
        if told is not None:
            page.add(voice.say("detail.in_words", text=told), inner)
        page.add(voice.say("detail.expression", text=" ".join(node.text.split())), inner)
    measured = measure(context, determination, node)
    if measured is not None and measured.required:
        found = voice.say("found", what=measured.found)
        page.pair((found, voice.say("required", what=measured.required)), inner)
    facts, thresholds = found_words(context, determination, node.found)
    if facts:
        page.add(voice.say("detail.facts", what="; ".join(facts)), inner)
    if thresholds:
        page.add(voice.say("detail.values", what="; ".join(thresholds)), inner)
    add_citation(context, page, node.citation, inner)
    for label, value in node.readings:
        state = "open" if isinstance(value, Unknown) else "true" if value else "false"
        told = f"{voice.label(label)} – {voice.say(state)}"
        key = "reading" if label == node.reading else "other_reading"
        page.add(voice.say(key, what=told), inner)


def _expression(
    context: Context, determination: Determination, node: ConditionResult
) -> str | None:
    """Return a condition's expression in words, if the rulebook holds the condition."""
    right = context.right(determination)
    if node.id == "concerns" and right.concerns is not None:
        return expression_words(context, right, right.concerns.node)
    condition = context.condition(determination.right, node.id)
    if condition is None:
        return None
    return expression_words(context, right, condition.when.node)


def add_missing(context: Context, page: Page, determination: Determination) -> None:
    """Add everything that is missing for the outcome."""
    voice = context.voice
    lines = [
        *(("depends_on", words) for words in missing_facts(context, determination, Counter())),
        *(("assess", words) for words in assessments(context, determination)),
        *(("indicators", "; ".join(words)) for words in _weighed(context, determination)),
        *(("readings_differ", words) for words in open_readings(context, determination)),
        *(("unpublished", gap_words(context, gap)) for gap in determination.parameters),
        *(("not_encoded", words) for words in passages(context, determination)),
    ]
    if not lines:
        return
    page.add(voice.say("detail.missing"), STEP, style="heading")
    for key, words in lines:
        page.add(voice.say(key, what=words), 2 * STEP)


def _weighed(context: Context, determination: Determination) -> list[list[str]]:
    """Return the indicators of each assessment that is needed and has them."""
    found = (indicators(context, missing.path) for missing in determination.assessments)
    return [words for words in found if words]


def more(context: Context, page: Page, right: Right) -> None:
    """Add what describes the right but no engine computes, and what is not encoded."""
    voice = context.voice
    if right.details or right.frequency is not None:
        page.add(voice.say("detail.more"), style="heading")
    if right.frequency is not None:
        per = right.frequency.per.removeprefix("calendar_")
        key = f"period.{per}"
        told = voice.say(key) if voice.known(key) else per
        page.add(voice.say("detail.frequency", count=right.frequency.at_most, per=told), STEP)
        add_citation(context, page, right.frequency.citation, 2 * STEP)
    last = None
    for detail in right.details:
        page.add(detail_words(context, right.id, detail), STEP)
        if detail.citation != last:
            add_citation(context, page, detail.citation, 2 * STEP)
        last = detail.citation
    if right.missing:
        page.gap()
        page.add(voice.say("detail.not_encoded"), style="heading")
    for passage in right.missing:
        kind = voice.say(f"missing.{passage.kind}")
        page.add(f"{kind}: {voice.label(passage.passage)}", STEP)
        add_citation(context, page, passage.citation, 2 * STEP)


def detail_words(context: Context, right_id: str, detail: Detail) -> str:
    """Return a described element in words: its kind, label and data."""
    voice = context.voice
    key = f"kind.{detail.kind}"
    kind = voice.say(key) if voice.known(key) else detail.kind.replace("_", " ")
    data = []
    for name, value in detail.data:
        phrase, title = f"{name}.{value}", f"data.{name}"
        if voice.known(phrase):
            data.append(voice.say(phrase))
        else:
            title = voice.say(title) if voice.known(title) else name.replace("_", " ")
            told = _groups(voice, value) if name == "groups" else context.right_name(value)
            data.append(f"{title}: {told}")
    right = context.rulebook.rights[right_id]
    for name, expression in detail.expressions:
        told = expression_words(context, right, expression.node)
        data.append(f"{name.replace('_', ' ')}: {told}" if context.voice.english else told)
    told = f" ({', '.join(data)})" if data else ""
    return f"{kind}: {voice.label(detail.label)}{told}"


def _groups(voice: Voice, listed: str) -> str:
    return ", ".join(voice.label(GROUPS[key]) for key in listed.split(", "))
