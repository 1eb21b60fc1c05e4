"""The answer as terminal text: outcomes, what is folded, what to bring, what is unpublished."""

from __future__ import annotations

from eligibility.engine.result import Outcome
from eligibility.explain import brief
from eligibility.explain.asking import Question
from eligibility.explain.blocks import OUTCOMES, SYMBOLS, Block, Report, report
from eligibility.explain.context import Context
from eligibility.explain.layout import GAP, Line, Page
from eligibility.explain.opening import openings
from eligibility.explain.reasons import FACTS_SHOWN
from eligibility.explain.second import cross_check
from eligibility.facts import VOCABULARY

REASONS_SHOWN = 2
QUESTIONS_SHOWN = 8
GAPS_SHOWN = 6
QUESTIONS_SHORTENED = 6
GAPS_SHORTENED = 3
PAGE = 60
WIDE = 100


def render(context: Context, width: int = 100, *, full: bool = True) -> list[Line]:
    """Return the answer as lines wrapped to `width`.

    Unless asked for in full, an answer longer than a page tells what is not granted shortly.
    """
    told = report(context)
    lines = _whole(context, told, width)
    if full or len(lines) <= PAGE * max(1.0, WIDE / width):
        return lines
    return _shortened(context, told, width)


def _shortened(context: Context, told: Report, width: int) -> list[Line]:
    page = Page(width)
    header(context, page)
    for outcome in OUTCOMES:
        blocks = told.blocks[outcome]
        if outcome == "eligible":
            section(context, page, outcome, blocks)
            continue
        waiting = [block for block in blocks if brief.waits_for_the_state(block)]
        heading(context, page, outcome, blocks)
        for block in blocks:
            if block not in waiting:
                brief.add(context, page, block)
        if waiting:
            brief.add_waiting(context, page, waiting)
    folded(context, page, told)
    openings(context, page)
    bring(context, page, told, QUESTIONS_SHORTENED)
    state(context, page, told, GAPS_SHORTENED)
    cross_check(context, page)
    page.gap()
    page.add(context.voice.say("shortened"), style="dim")
    return page.lines


def _whole(context: Context, told: Report, width: int) -> list[Line]:
    page = Page(width)
    header(context, page)
    if not context.result.determinations:
        page.gap()
        page.add(context.voice.say("nothing"))
    for outcome in OUTCOMES:
        section(context, page, outcome, told.blocks[outcome])
    folded(context, page, told)
    openings(context, page)
    bring(context, page, told)
    state(context, page, told)
    cross_check(context, page)
    return page.lines


def header(context: Context, page: Page) -> None:
    """Add the place, the dates, what this is, and notes."""
    voice, result = context.voice, context.result
    chain = " → ".join(context.place_name(id_) for id_ in reversed(context.rulebook.chain))
    dates = [voice.say("claim_date_unknown")]
    if result.claim_date is not None:
        dates = [voice.say("claim_date", date=voice.day(result.claim_date))]
    if result.decision_date is not None:
        dates.append(voice.say("decision_date", date=voice.day(result.decision_date)))
    page.pair((chain, *dates), style="heading")
    page.add(voice.say("information"), style="dim")
    if result.municipality is None:
        page.add(voice.say("municipality_missing"))
    for note in result.notes:
        page.add(voice.say("note", text=voice.label(note)))
    if result.supplied:
        page.add(voice.say("supplied", names=", ".join(result.supplied)))


def section(context: Context, page: Page, outcome: Outcome, blocks: list[Block]) -> None:
    """Add all rights with one outcome."""
    heading(context, page, outcome, blocks)
    for block in blocks:
        add_block(context, page, block)


def heading(context: Context, page: Page, outcome: Outcome, blocks: list[Block]) -> None:
    """Add the heading of an outcome, if there is a right with it."""
    if blocks:
        page.gap()
        count = len({right for block in blocks for right in block.rights})
        page.add(f"{context.voice.say(f'heading.{outcome}')} ({count})", style="heading")


def add_block(context: Context, page: Page, block: Block) -> None:
    """Add one right: name and people, what it gives, the decisive reasons."""
    voice = context.voice
    names = "; ".join(context.right_name(right) for right in block.rights)
    title = f"{SYMBOLS[block.outcome]} {names}"
    people = ", ".join(block.people)
    title += f" ({people})" if people else ""
    if block.only_unseen:
        add_unseen(context, page, block, title)
        return
    first, *rest = body(context, block)
    if len(title) + len(GAP) + len(first) <= page.width:
        page.add(f"{title}{GAP}{first}", style=block.outcome)
    else:
        page.add(title, style=block.outcome)
        rest = [first, *rest]
    if block.outcome != "not_eligible":
        rest = packed(rest, page.width - 4)
    for line in rest:
        page.pair(tuple(line.split("\t")), 4)
    hidden = len(block.reasons) - REASONS_SHOWN
    if hidden > 0:
        page.add(voice.say("more", count=hidden, right=block.rights[0]), 4)


def add_unseen(context: Context, page: Page, block: Block, title: str) -> None:
    """Add rights of which only passages are open that nobody saw: two lines at most widths."""
    what = "; ".join(block.passages)
    room = 2 * page.width - len(title) - len(block.short_source) - 30
    if len(what) > room:
        # Catalogues list many such rights; `--right` shows the whole passage.
        what = what.partition("; ")[0]
    told = context.voice.say("unseen", what=what, source=block.short_source)
    page.add(f"{title}{GAP}{told}", hanging=4, style=block.outcome)


def packed(lines: list[str], width: int) -> list[str]:
    """Return lines with short neighbors set side by side where they fit."""
    found: list[str] = []
    for line in lines:
        if found and len(found[-1]) + len(GAP) + len(line) <= width:
            found[-1] += GAP + line
        else:
            found.append(line)
    return found


def body(context: Context, block: Block) -> list[str]:
    """Return the lines of a block; a tab parts what may stand on lines of its own."""
    voice = context.voice
    lines: list[str] = []
    for reason in block.reasons[:REASONS_SHOWN]:
        lines.append(reason.head)
        if reason.pair:
            lines.append("\t".join(reason.pair))
        lines.extend(reason.lines)
    if block.opens:
        lines.append(voice.say("could_open", what=", ".join(block.opens)))
    benefit = "; ".join(block.benefit)
    if benefit and block.outcome != "eligible":
        benefit = voice.say("benefit.conditional", what=benefit)
    if benefit:
        lines.insert(0, benefit)
    if block.assessments:
        lines.append(voice.say("assess", what=_some(context, block.assessments, block.rights[0])))
    if block.facts:
        lines.append(voice.say("depends_on", what=_some(context, block.facts, block.rights[0])))
    if block.readings:
        lines.append(
            voice.say("readings_differ", what=_some(context, block.readings, block.rights[0], 1))
        )
    if block.parameters:
        lines.append(
            voice.say("unpublished", what=_some(context, block.parameters, block.rights[0], 1))
        )
    if block.passages:
        lines.append(
            voice.say("not_encoded", what=_some(context, block.passages, block.rights[0], 1))
        )
    lines.extend(voice.say("burden", what=burden) for burden in block.burdens)
    lines.extend(block.places)
    # Beside a grant the advice stands on a line of its own; elsewhere it follows the source.
    aside = block.outcome in ("eligible", "not_eligible")
    if block.old_news and aside:
        lines.append(block.old_news)
    if block.outcome != "not_eligible":
        old = f"; {block.old_news}" if block.old_news and not aside else ""
        lines.append(voice.say("source", what=block.source) + old)
    return lines or [voice.say(f"outcome.{block.outcome}")]


def _some(context: Context, words: tuple[str, ...], right: str, most: int = FACTS_SHOWN) -> str:
    text = "; ".join(words[:most])
    if len(words) > most:
        text += f"; {context.voice.say('more', count=len(words) - most, right=right)}"
    return text


def folded(context: Context, page: Page, told: Report) -> None:
    """Add the lines that fold rights which concern nobody, or nobody asked about."""
    voice = context.voice
    page.gap()
    for key in ("no_subject", "not_in_force", "not_asked"):
        names: list[str] = getattr(told, key)
        if names:
            page.add(voice.say(key, names=", ".join(names)), style="dim")


def bring(context: Context, page: Page, told: Report, most: int = QUESTIONS_SHOWN) -> None:
    """Add what the family must say or bring, most decisive first."""
    if not told.ask and not told.ask_people:
        return
    voice = context.voice
    page.gap()
    page.add(voice.say("heading.bring"), style="heading")
    if told.ask_people:
        page.add(f"• {voice.say('ask.people')}", 2)
    for question in told.ask[:most]:
        text = f"• {question_words(context, question)}"
        paper = _paper(context, question)
        # The usual paper is named where the line has room for it.
        room = page.width - 2 - len(text) - 3
        page.add(f"{text} – {paper}" if paper and len(paper) <= room else text, 2)
    if len(told.ask) > most:
        count = len(told.ask) - most
        page.add(f"• {voice.say('more_facts', count=count)}", 2)


def question_words(context: Context, question: Question) -> str:
    """Return one question: the fact or list, and of whom it is asked."""
    voice = context.voice
    name = context.fact_name(question.record, question.field)
    if question.kinds:
        kinds = [context.kind_name(question.record, question.field, k) for k in question.kinds]
        more = ", …" if len(kinds) > FACTS_SHOWN else ""
        name += f" ({', '.join(kinds[:FACTS_SHOWN])}{more})"
    if question.whole:
        name = voice.say("ask.list", what=name)
    people = [person for person in question.people if person is not None]
    if not people:
        return name
    return f"{name} {', '.join(people)}" if question.whole else f"{name}: {', '.join(people)}"


def _paper(context: Context, question: Question) -> str:
    entry = VOCABULARY.get(question.record, {}).get(question.field)
    if entry is None or entry.evidence is None:
        return ""
    return context.voice.label(entry.evidence)


def state(context: Context, page: Page, told: Report, most: int = GAPS_SHOWN) -> None:
    """Add what the state or the municipality has not published."""
    if not told.unpublished:
        return
    voice = context.voice
    page.gap()
    page.add(voice.say("heading.unpublished"), style="heading")
    for line in told.unpublished[:most]:
        page.add(f"• {line}", 2)
    if len(told.unpublished) > most:
        page.add(f"• {voice.say('more_plain', count=len(told.unpublished) - most)}", 2)
