"""Rights that another claim could open: `receives` asks for an award, not for a guess."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.engine.chains import awards_in
from eligibility.engine.result import ConditionResult, Determination, Opening
from eligibility.explain.context import Context
from eligibility.explain.layout import Page
from eligibility.explain.words import Bilingual


def could_open(context: Context, determination: Determination) -> list[str]:
    """Return the rights whose award a refused right waits for and whose conditions are met.

    A refusal stands as long as nobody has claimed them: an award counts, not a prospect.
    """
    if determination.outcome != "not_eligible":
        return []
    met = {d.right for d in context.result.determinations if d.outcome == "eligible"}
    wanted: dict[str, None] = {}
    for id_ in _refused(determination.conditions):
        condition = context.condition(determination.right, id_)
        if condition is not None:
            wanted.update(dict.fromkeys(awards_in(condition.when.node)))
    return [right for right in wanted if right in met]


def _refused(node: ConditionResult) -> Iterator[str]:
    if node.kind == "unless" or node.value is not False:
        return
    if not node.members:
        yield node.id
    for member in node.members:
        yield from _refused(member)


def openings(context: Context, page: Page, right: str | None = None) -> None:
    """Add which rights could open, and what to claim first; of one right where it is named."""
    voice = context.voice
    told: dict[tuple[int, tuple[str, ...]], dict[str, list[str]]] = {}
    for opening in context.result.openings:
        if right is None or right == opening.right or right in opening.through:
            rights = told.setdefault((opening.step, opening.through), {})
            rights.setdefault(_what(context, opening), []).extend(_people(opening))
    if not told:
        return
    page.gap()
    page.add(voice.say("heading.openings"), style="heading")
    for (_, through), rights in sorted(told.items(), key=lambda item: item[0][0]):
        first = voice.join(context.right_name(id_) for id_ in through)
        what = "; ".join(
            f"{name} ({', '.join(dict.fromkeys(people))})" if people else name
            for name, people in rights.items()
        )
        page.add(f"• {voice.say('opening', through=first, what=what)}", 2)


def _what(context: Context, opening: Opening) -> str:
    name = context.right_name(opening.right)
    if opening.outcome == "eligible":
        return name
    then: Bilingual | str = context.voice.say(f"outcome.{opening.outcome}")
    return context.voice.say("opening.then", right=name, outcome=then)


def _people(opening: Opening) -> list[str]:
    """Return whom it would be for, and who would hold it where that is another."""
    return [each for each in dict.fromkeys((opening.subject, opening.holder)) if each is not None]
