"""The answer as Markdown, for a file beside the case or a message."""

from __future__ import annotations

import re

from eligibility.explain import detail, text
from eligibility.explain.blocks import OUTCOMES, SYMBOLS, Block, report
from eligibility.explain.context import Context
from eligibility.explain.layout import Line, Page, harmless
from eligibility.explain.opening import openings
from eligibility.explain.second import cross_check

VERY_WIDE = 100_000
SIGNS = re.compile(r"([\\`*_\[\]<>#|])")


def render(context: Context, right: str | None = None) -> str:
    """Return the answer, of one right in depth where `right` names it."""
    if right is not None:
        return _nested(detail.render(context, right, VERY_WIDE))
    page = Page(VERY_WIDE)
    text.header(context, page)
    first, *others = (line.text for line in page.lines)
    lines = [f"# {escape(first.replace('   ', ' · '))}", "", *map(escape, others)]
    told = report(context)
    for outcome in OUTCOMES:
        if told.blocks[outcome]:
            lines += ["", f"## {context.voice.say(f'heading.{outcome}')}", ""]
            for block in told.blocks[outcome]:
                lines += _block(context, block)
    parts = [Page(VERY_WIDE) for _ in range(5)]
    text.folded(context, parts[0], told)
    openings(context, parts[1])
    text.bring(context, parts[2], told)
    text.state(context, parts[3], told)
    cross_check(context, parts[4])
    for page in parts:
        lines += ["", *_list(page.lines)] if page.lines else []
    return "\n".join(lines) + "\n"


def escape(plain: str) -> str:
    """Return text in which no sign is taken for Markdown."""
    return SIGNS.sub(r"\\\1", harmless(plain).replace("\n", " "))


def _block(context: Context, block: Block) -> list[str]:
    name = escape("; ".join(context.right_name(right) for right in block.rights))
    people = escape(", ".join(block.people))
    title = f"- {SYMBOLS[block.outcome]} **{name}**" + (f" ({people})" if people else "")
    inner = text.body(context, block)
    return [title, *(f"  - {escape(line.replace(chr(9), ' · '))}" for line in inner)]


def _list(lines: list[Line]) -> list[str]:
    told: list[str] = []
    for line in lines:
        if line.style == "heading":
            told += [f"## {escape(line.text)}", ""]
        elif line.text.strip():
            told.append(f"- {escape(line.text.strip().removeprefix('• '))}")
    return told


def _nested(lines: list[Line]) -> str:
    """Return indented lines as nested lists under headings."""
    told: list[str] = []
    for position, line in enumerate(lines):
        bare = line.text.lstrip()
        depth = (len(line.text) - len(bare)) // 2
        if not bare:
            told.append("")
        elif line.style == "heading" and depth == 0:
            told += [f"{'#' if position == 0 else '##'} {escape(bare)}", ""]
        else:
            told.append(f"{'  ' * depth}- {escape(bare)}")
    return "\n".join(told) + "\n"
