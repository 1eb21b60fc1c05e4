"""A right in a line or two, for answers that would not fit on a page in full."""

from __future__ import annotations

from eligibility.explain.blocks import SYMBOLS, Block
from eligibility.explain.context import Context
from eligibility.explain.layout import GAP, Page
from eligibility.explain.reasons import FACTS_SHOWN

LINES = 2
HANGING = 4


def waits_for_the_state(block: Block) -> bool:
    """Whether nothing that anybody says or finds decides: the act or a value was not seen."""
    answers = (block.facts, block.readings, block.assessments, block.reasons, block.places)
    return (
        block.outcome == "depends"
        and bool(block.passages or block.parameters)
        and block.gives_nothing_sure
        and not any(answers)
    )


def add(context: Context, page: Page, block: Block) -> None:
    """Add one right: what it gives if that is known, what decides, and where it stands."""
    names = "; ".join(context.right_name(right) for right in block.rights)
    people = ", ".join(block.people)
    title = f"{SYMBOLS[block.outcome]} {names}" + (f" ({people})" if people else "")
    source = f" ({block.site})"
    room = LINES * page.width - HANGING - len(title) - len(GAP) - len(source)
    # The fewer facts are named, the more else has room; the first part is always told.
    for most in range(FACTS_SHOWN, 0, -1):
        first, *rest = _told(context, block, most)
        if len(first) <= room:
            break
    told = first
    for part in rest:
        if len(told) + len(part) + 2 <= room:
            told += f"; {part}"
    page.add(f"{title}{GAP}{told}{source}", hanging=HANGING, style=block.outcome)


def add_waiting(context: Context, page: Page, blocks: list[Block]) -> None:
    """Add the rights that wait for the state only, in one paragraph."""
    rights = dict.fromkeys(right for block in blocks for right in block.rights)
    names = ", ".join(dict.fromkeys(context.right_name(right) for right in rights))
    page.add(context.voice.say("waits_for_state", names=names), hanging=4, style="depends")


def _told(context: Context, block: Block, most: int) -> list[str]:
    """Return what decides, the most telling first, with at most so many facts named."""
    voice = context.voice
    parts: list[str] = []
    for reason in block.reasons[:1]:
        parts += [reason.head, *reason.pair]
    if len(block.reasons) > 1:
        parts.append(voice.say("more_plain", count=len(block.reasons) - 1))
    if block.facts:
        parts.append(voice.say("depends_on", what=_some(context, block.facts, most)))
    if block.assessments:
        parts.append(voice.say("assess", what=_some(context, block.assessments, 1)))
    if block.readings:
        parts.append(voice.say("readings_differ", what=_some(context, block.readings, 1)))
    given: list[str] = []
    if block.benefit and not block.gives_nothing_sure:
        given.append(voice.say("benefit.conditional", what="; ".join(block.benefit)))
    if not parts:
        # Nothing that anybody says decides: what the state owes goes with the amount.
        if block.parameters:
            given.append(voice.say("unpublished", what=_some(context, block.parameters, 1)))
        if block.passages:
            given.append(voice.say("not_encoded", what=_some(context, block.passages, 1)))
    parts.append("; ".join(given))
    told = [part for part in (*parts, *block.places) if part]
    return told or [voice.say(f"outcome.{block.outcome}")]


def _some(context: Context, words: tuple[str, ...], most: int) -> str:
    text = "; ".join(words[:most])
    if len(words) > most:
        text += f"; {context.voice.say('more_plain', count=len(words) - most)}"
    return text
