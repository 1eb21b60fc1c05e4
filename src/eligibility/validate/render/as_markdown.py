"""A difference as Markdown, for a proposal's explanation or a discussion of it."""

from __future__ import annotations

from eligibility.acts.model import Rulebook
from eligibility.explain.markdown import escape
from eligibility.explain.words import Language
from eligibility.validate.difference import Difference
from eligibility.validate.render.as_text import cliff_words, parameter_words
from eligibility.validate.render.told import Told
from eligibility.validate.render.wording import said


def difference_markdown(
    difference: Difference,
    lang: Language,
    *,
    old: Rulebook | None = None,
    new: Rulebook | None = None,
) -> str:
    """Return a difference as Markdown text; nothing a user wrote is taken for markup."""
    told = Told(difference, lang, old, new)
    voice = told.voice
    lines = [f"# {escape(told.title)}", "", escape(voice.say("information")), ""]
    lines += [escape(told.counts)]
    for right in told.changed:
        lines += ["", f"## {escape(right.head)}"]
        if right.changes or right.open or right.bound:
            lines.append("")
        for change in right.changes:
            lines.append(f"- {change.mark} **{escape(change.kind)}**: {escape(change.words)}")
            lines.append(f"  - {escape(change.family.text)}")
        lines += [f"- {escape(line)}" for line in (right.open, right.bound) if line]
    if told.same:
        names = "; ".join(right.name for right in told.same)
        bound = told.bounds()
        shown = said(voice, "same", names=names) + (f" ({bound})" if bound else "")
        lines += ["", escape(shown)]
    if difference.parameters:
        lines += ["", f"## {said(voice, 'parameters')}", ""]
        lines += [f"- {escape(parameter_words(told, each))}" for each in difference.parameters]
    if difference.examples:
        lines += ["", f"## {said(voice, 'examples')}", ""]
        for example in difference.examples:
            lines.append(f"- **{escape(voice.label(example.name))}**")
            lines.append(f"  - {escape(told.example(example).text)}")
    if difference.curves:
        lines += ["", f"## {said(voice, 'curves')}", ""]
        for curve in difference.curves:
            name = escape(voice.label(curve.name))
            lines.append(f"- **{name}**: {escape(cliff_words(told, curve))}")
    return "\n".join(lines) + "\n"
