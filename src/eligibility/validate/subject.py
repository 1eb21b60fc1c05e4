"""The act that is validated, with all that checks look at: rules, file, text, limits."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar

from eligibility.acts import model
from eligibility.acts.link import ActFile
from eligibility.acts.link.expressions import walk
from eligibility.acts.locate import inside
from eligibility.acts.model import Citation, Expression, Label, Right
from eligibility.acts.parts import of_gate, of_requirements, of_values
from eligibility.acts.reader import Fields, Items, Scalar, Tree
from eligibility.errors import Span
from eligibility.feel import nodes
from eligibility.validate import registry
from eligibility.validate.documents import Determined
from eligibility.validate.finding import Finding, Severity, Witness

T = TypeVar("T")

PEOPLE = 6
_LONGEST_LINE = 2_000
"""A paragraph of an article is a line; what is longer is hostile or no text."""
SECONDS = 10


class Subject:
    """One act under validation. Checks read it and change nothing.

    `seconds` is how long the proofs of the act may take together, `people` how large a
    household they speak of, `beside` the rules of other places that it is laid beside.
    """

    def __init__(
        self,
        act: model.Act,
        rulebook: model.Rulebook,
        source: ActFile,
        *,
        seconds: int = SECONDS,
        people: int = PEOPLE,
        beside: Sequence[model.Rulebook] = (),
    ) -> None:
        self.act = act
        self.rulebook = rulebook
        self.source = source
        self.seconds = seconds
        self.people = people
        self.beside = tuple(beside)
        self._until = time.monotonic_ns() + seconds * 1_000_000_000
        self._made: dict[object, Any] = {}

    @cached_property
    def determined(self) -> Determined:
        """What the act's rules give in cases, each worked out once."""
        return Determined(self.rulebook)

    def remaining(self) -> int:
        """Return how many milliseconds are left for proofs, never less than 0."""
        return max(0, (self._until - time.monotonic_ns()) // 1_000_000)

    def once(self, key: object, make: Callable[[], T]) -> T:
        """Return what `make` makes, made once per validation: parsed texts, symbolic spaces."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

    @cached_property
    def rights(self) -> tuple[Right, ...]:
        """The rights of the act that the rulebook determines, in their order."""
        found = (self.rulebook.rights.get(id_) for id_ in self.act.rights)
        return tuple(right for right in found if right is not None)

    @cached_property
    def parameters(self) -> tuple[model.Parameter, ...]:
        """The parameters that the act declares, in their order."""
        return tuple(self.rulebook.parameters[id_] for id_ in self.act.parameters)

    def local(self, id_: str) -> str:
        """Return the name of something of this act's place as the act declares it."""
        return id_.removeprefix(f"{self.act.place}.")

    # Where things stand in the file.

    def at(self, *path: str | int) -> Tree | None:
        """Return what stands at a path of keys and positions in the file, or None."""
        found: Any = self.source.document.root
        for step in path:
            if isinstance(found, Fields) and isinstance(step, str):
                found = found.get(Scalar(step))
            elif isinstance(found, Items) and isinstance(step, int) and step < len(found):
                found = found[step]
            else:
                return None
        return found  # type: ignore[no-any-return]

    def span(self, *path: str | int) -> Span:
        """Return where a path stands: its last key, else the nearest one above it."""
        for length in range(len(path), 0, -1):
            above, last = self.at(*path[: length - 1]), path[length - 1]
            if isinstance(above, Fields) and isinstance(last, str):
                for key in above:
                    if key == last:
                        return key.span
            elif isinstance(above, Items) and isinstance(last, int) and last < len(above):
                place: Span = above[last].span
                return place
        return Span(1, 1, 1, 2)

    def right_span(self, right: Right | str, *path: str | int) -> Span:
        """Return where a right of this act, or something inside it, stands."""
        id_ = right if isinstance(right, str) else right.id
        return self.span("rights", self.local(id_), *path)

    def inside(self, text: Scalar, first: int, last: int) -> Span:
        """Return where the characters `first` up to `last` (excluded) of a text stand."""
        line, begin = text.count("\n", 0, first) + 1, text.rfind("\n", 0, first) + 1
        end_line, end_begin = text.count("\n", 0, last) + 1, text.rfind("\n", 0, last) + 1
        counted = Span(line, first - begin + 1, end_line, last - end_begin + 1)
        if text.style in ('"', ">"):
            return text.span
        return inside(self.source.document, text, counted)

    def node_span(self, expression: Expression, node: nodes.Test) -> Span:
        """Return where a part of an expression stands; the whole where that cannot be told."""
        span: Span = node.span
        scalar = self._scalars.get((expression.span.line, expression.span.column))
        if scalar is None or expression.text != str(scalar).rstrip() or span == nodes.NOWHERE:
            return expression.span
        return inside(self.source.document, scalar, span)

    @cached_property
    def _scalars(self) -> dict[tuple[int, int], Scalar]:
        """All texts of the file by where they begin; a block begins with its first line."""
        found: dict[tuple[int, int], Scalar] = {}
        stack: list[Any] = [self.source.document.root]
        while stack:
            each = stack.pop()
            if isinstance(each, Fields):
                stack.extend(each.values())
            elif isinstance(each, Items):
                stack.extend(each)
            else:
                span = each.span
                if each.style == "|" and each.strip():
                    span = inside(self.source.document, each, Span(1, 1, 1, 2))
                found[span.line, span.column] = each
        return found

    def excerpt(self, span: Span) -> str:
        """Return the line of the file in which a span begins."""
        lines = self.source.document.lines
        line = lines[span.line - 1] if 1 <= span.line <= len(lines) else ""
        return line if len(line) <= _LONGEST_LINE else ""

    # What is found.

    def finding(
        self,
        code: str,
        on: str,
        message: Label,
        span: Span,
        *,
        severity: Severity | None = None,
        citation: Citation | None = None,
        words: str = "",
        suggestion: Label | None = None,
        witnesses: tuple[Witness, ...] = (),
        unsettled: bool = False,
        bound: int = 0,
    ) -> Finding:
        """Return a finding of a registered kind about `on`, which stands at `span`.

        `on` may be an id of this act's place: its name is what waivers and readers see.
        """
        return Finding(
            code=code,
            severity=severity or registry.kinds()[code].severity,
            act=self.act.id,
            on=self.local(on),
            message=message,
            file=self.act.file,
            span=span,
            excerpt=self.excerpt(span),
            citation=citation,
            words=words or (citation.words or "" if citation is not None else ""),
            suggestion=suggestion,
            witnesses=witnesses,
            unsettled=unsettled,
            bound=bound,
        )


def expressions(right: Right) -> Iterator[Expression]:
    """Yield every expression on which a right's outcome or benefit rests."""
    benefit = right.benefit
    yield from of_gate(right)
    yield from of_requirements(right.conditions)
    yield from of_values(benefit.amount, benefit.percent, benefit.hours, benefit.at_most)


def names_in(expression: Expression) -> set[str]:
    """Return the variables and parameters that an expression names."""
    return {each.name for each in walk(expression.node) if isinstance(each, nodes.Name)}
