"""Findings as terminal text: place, source line, explanation, witness in words, suggestion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from eligibility.acts.model import Rulebook
from eligibility.errors import Problem, Span, render_problem
from eligibility.explain.layout import Line, Page, Style, harmless
from eligibility.explain.sources import place_in_act
from eligibility.explain.words import Voice
from eligibility.validate import registry
from eligibility.validate.family import answer_words, family
from eligibility.validate.finding import Finding, Witness
from eligibility.validate.wording import WORDS

_STYLES: dict[str, Style] = {
    "error": "not_eligible",
    "warning": "depends",
    "review": "needs_assessment",
    "note": "dim",
}
_LONGEST_WORDS = 240
_INDENT = 4


def render(
    findings: Sequence[Finding],
    rulebooks: Mapping[str, Rulebook],
    voice: Voice,
    width: int = 100,
    *,
    saved: Mapping[int, Sequence[str]] | None = None,
) -> list[Line]:
    """Return findings as lines wrapped to `width`; `rulebooks` are by act.

    `saved` names, for the finding at a position, the files its witnesses were written to.
    """
    page = Page(width)
    for number, finding in enumerate(findings):
        page.gap()
        _add(page, finding, rulebooks[finding.act], voice, (saved or {}).get(number, ()))
    page.gap()
    page.add(summary(findings, len(rulebooks), voice), style="heading")
    return page.lines


def _add(
    page: Page, finding: Finding, rulebook: Rulebook, voice: Voice, saved: Sequence[str]
) -> None:
    kind = registry.kinds()[finding.code]
    severity = "note" if finding.waived is not None else finding.severity
    word = voice.label(WORDS["unsettled" if finding.unsettled else finding.severity])
    head = f"{word}: {voice.label(kind.title)} [{finding.code}] – {finding.on}"
    text, span = around(finding.excerpt, finding.span, page.width - _INDENT)
    # The line is cut to the page; its place is told as it is.
    place = f"{finding.file}:{finding.span.line}:{finding.span.column}: {head}"
    shown = render_problem(Problem(head, finding.file, span, text))
    _, *excerpt = shown.split("\n")
    # Terminals and editors open a file by its place: that line is not wrapped.
    page.lines.append(Line(harmless(place), _STYLES[severity]))
    for line in excerpt:
        # Nor is the source line: its caret would stand under something else.
        page.lines.append(Line(harmless(line), "dim"))
    page.add(voice.label(finding.message), 2)
    citation = finding.citation
    if citation is not None and citation.article is not None:
        page.add(_said(voice, "stands", place=place_in_act(voice, citation)), 2)
    if finding.words:
        words = voice.written(finding.words)
        if len(words) > _LONGEST_WORDS:
            words = words[:_LONGEST_WORDS].rsplit(" ", 1)[0] + " …"
        page.add(_said(voice, "words", words=words), 2)
    for witness in finding.witnesses:
        _add_witness(page, witness, rulebook, voice)
    for file in saved:
        page.add(_said(voice, "saved", file=file), 2)
    if finding.bound:
        page.add(_said(voice, "bound", people=voice.count(finding.bound, "person")), 2)
    if finding.waived is not None:
        page.add(_said(voice, "waived", reason=voice.label(finding.waived)), 2)
    elif finding.suggestion is not None:
        page.add(_said(voice, "suggestion", text=voice.label(finding.suggestion)), 2)
    page.add(_said(voice, "page", page=kind.page), 2, style="dim")


def around(line: str, span: Span, width: int) -> tuple[str, Span]:
    """Return the part of a long line around a span, at most `width` wide, and the span in it."""
    indent = len(line) - len(line.lstrip())
    if len(line.rstrip()) - indent <= width:
        return line, span
    last = span.end_column if span.end_line == span.line else len(line) + 1
    first = max(indent, min(span.column - 1 - width // 4, len(line) - width + 2))
    part = line[first : first + width - 2].rstrip()
    more = "…" if first + width - 2 < len(line) else ""
    before = "…" if first > indent else ""
    column = span.column - first + len(before)
    end = min(last - first + len(before), len(before + part) + 1)
    return before + part + more, Span(span.line, column, span.line, end)


def _add_witness(page: Page, witness: Witness, rulebook: Rulebook, voice: Voice) -> None:
    told = family(witness, rulebook, voice)
    label = f" ({voice.label(witness.label)})" if witness.label is not None else ""
    about = ", ".join(f"{name} {value}" for name, value in told.about)
    page.add(f"{voice.label(WORDS['case'])}{label}: {about}".rstrip(": "), 2)
    for person, facts in told.people:
        known = "; ".join(f"{name}: {value}" for name, value in facts)
        page.add(f"• {person}" + (f" – {known}" if known else ""), 4)
    for link in told.links:
        page.add(f"• {link}", 4)
    for answer in witness.answers:
        page.add(f"→ {answer_words(answer, rulebook, voice)}", 4)


def summary(findings: Sequence[Finding], acts: int, voice: Voice) -> str:
    """Return one line: how many findings of which severity, in how many acts."""
    counted = Counter(
        "waived" if each.waived is not None else "unsettled" if each.unsettled else each.severity
        for each in findings
    )
    parts = [
        f"{voice.label(WORDS[severity])}: {counted[severity]}"
        for severity in ("error", "warning", "review", "note", "unsettled")
        if counted[severity]
    ]
    if counted["waived"]:
        parts.append(_said(voice, "waived", reason=counted["waived"]))
    told = ", ".join(parts) or voice.label(WORDS["nothing"])
    return f"{told}; {_said(voice, 'checked', acts=acts)}"


def _said(voice: Voice, word: str, **parts: object) -> str:
    """Return a fixed phrase with its parts, which are never transliterated."""
    return voice.label(WORDS[word]).format(**parts)
