"""Located problems: what is wrong with an input, where, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable

from eligibility.records import Record


class Span(Record):
    """A stretch of text; lines and columns count from 1, the end column is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    def shifted(self, line: int, column: int) -> Span:
        """Return this span moved so that its own (1, 1) stands at `line`, `column`."""
        first = column - 1 if self.line == 1 else 0
        last = column - 1 if self.end_line == 1 else 0
        return Span(
            self.line + line - 1,
            self.column + first,
            self.end_line + line - 1,
            self.end_column + last,
        )


class Problem(Record):
    """One thing that is wrong with an input: lower case, no final period."""

    message: str
    file: str = ""
    span: Span | None = None
    excerpt: str = ""
    help: str = ""
    path: str = ""


class InputError(Exception):
    """An input that cannot be used; carries at least one `Problem`."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(render_problem(problem) for problem in problems))


def render_problem(problem: Problem) -> str:
    """Return the problem as text: place and message, the source line with a caret, help."""
    place = problem.file
    if problem.span is not None:
        where = f"{problem.span.line}:{problem.span.column}"
        place = f"{place}:{where}" if place else where
    lines = [f"{place}: {problem.message}" if place else problem.message]
    if problem.excerpt:
        shown = problem.excerpt.replace("\t", " ")
        lines.append(f"    {shown.strip()}")
        if problem.span is not None:
            indent = problem.span.column - 1 - (len(shown) - len(shown.lstrip()))
            width = 1
            if problem.span.end_line == problem.span.line:
                width = max(1, problem.span.end_column - problem.span.column)
            width = min(width, max(1, len(shown.rstrip()) - problem.span.column + 1))
            if 0 <= indent <= len(shown):
                lines.append("    " + " " * indent + "^" * width)
    if problem.help:
        lines.append(f"  help: {problem.help}")
    return "\n".join(lines)


def nearest(word: str, known: Iterable[str], *, count: int = 1) -> list[str]:
    """Return up to `count` known words that look like `word`, best first."""
    import difflib

    candidates = sorted(set(known))
    folded = {name.casefold(): name for name in candidates}
    close = difflib.get_close_matches(word.casefold(), list(folded), n=count, cutoff=0.6)
    return [folded[name] for name in close]


def did_you_mean(word: str, known: Iterable[str], noun: str = "known") -> str:
    """Return a help line that offers the nearest known word, or lists what is known."""
    names = sorted(set(known))
    close = nearest(word, names)
    if close:
        return f"did you mean `{close[0]}`?"
    if not names:
        return ""
    shown = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
    return f"{noun}: {shown}"
