"""What linking one act needs at hand: its file, its sources, the problems found so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import overload

from eligibility.acts import model
from eligibility.acts.reader import Document, Scalar
from eligibility.acts.schema import act as file_format
from eligibility.acts.schema import common
from eligibility.acts.schema.base import Label
from eligibility.errors import Problem, Span, did_you_mean


@dataclass(frozen=True, slots=True)
class ActFile:
    """One act file, read and typed, not yet linked."""

    act: file_format.Act
    document: Document
    digest: str

    @property
    def file(self) -> str:
        return self.document.file


@dataclass(slots=True)
class Context:
    """One act while it is linked; problems are gathered, not raised one by one."""

    source: ActFile
    problems: list[Problem]
    sources: Mapping[str, model.Source] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    _plain: dict[str, model.Citation] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sources = {
            str(key): model.Source(str(key), s.title, s.url or "", s.published, s.evidence)
            for key, s in self.source.act.sources.items()
        }

    @property
    def place(self) -> str:
        return str(self.source.act.place)

    def wrong(self, message: str, at: Scalar | Span | None, help: str = "") -> None:
        """Note a problem at a scalar or span of this act's file."""
        span = at.span if isinstance(at, Scalar) else at
        self.problems.append(self.source.document.problem(message, span, help))

    def id_of(self, name: str) -> str:
        """Return the global id of a name that this act declares."""
        return f"{self.place}.{name}"

    @overload
    def label(self, label: Label) -> model.Label: ...
    @overload
    def label(self, label: None) -> None: ...
    def label(self, label: Label | None) -> model.Label | None:
        return None if label is None else model.Label(label.sr, label.en)

    def cite(
        self, at: Scalar | common.Cited | None, default: model.Citation | None = None
    ) -> model.Citation | None:
        """Return the citation, or the default where nothing is cited."""
        if at is None:
            return default
        if isinstance(at, Scalar):
            known = self._plain.get(at)
            if known is None:
                source = self._source(at)
                if source is None:
                    return default
                known = self._plain[at] = model.Citation(source)
            return known
        source = self._source(at.source)
        if source is None:
            return default
        if at.words is not None and (at.evidence or source.evidence) != "text":
            self.wrong(
                "a quotation (`words`) from a source that does not show the act's text",
                at.source,
                "write it in your words as `restated`, or give the source `evidence: text`",
            )
        return model.Citation(
            source,
            at.article,
            at.paragraph,
            at.item,
            at.words,
            self.label(at.restated),
            at.evidence,
        )

    def _source(self, key: Scalar) -> model.Source | None:
        source = self.sources.get(key)
        if source is None:
            help = did_you_mean(key, self.sources, "sources of this act")
            self.wrong(f"unknown source `{key}`", key, help)
        return source

    def validity(
        self, given: common.Dated, at: Scalar | common.Cited | None = None
    ) -> model.Validity:
        """Return when something is in force, as written."""
        first, last = given.seen or (None, None)
        return model.Validity(
            given.from_,
            given.until,
            given.until_inferred,
            given.published,
            first,
            last,
            self.cite(at),
        )

    def passages(self, missing: Iterable[common.Missing]) -> tuple[model.Passage, ...]:
        return tuple(
            model.Passage(each.kind, self.label(each.passage), self.cite(each.at))
            for each in missing
        )


def narrowed(outer: model.Validity, inner: model.Validity | None) -> model.Validity:
    """Return the validity of a part: its own where it says one, else the whole's."""
    if inner is None:
        return outer
    starts = [day for day in (outer.start, inner.start) if day is not None]
    ends = [day for day in (outer.end, inner.end) if day is not None]
    end = min(ends, default=None)
    own_seen = inner.seen_last is not None
    return model.Validity(
        max(starts, default=None),
        end,
        end is not None and (inner.end_inferred if end == inner.end else outer.end_inferred),
        inner.published or outer.published,
        inner.seen_first if own_seen else outer.seen_first,
        inner.seen_last if own_seen else outer.seen_last,
        inner.citation or outer.citation,
    )


def duplicates(names: Sequence[Scalar]) -> list[tuple[Scalar, Scalar]]:
    """Return each name that repeats an earlier one, with the earlier one."""
    first: dict[str, Scalar] = {}
    found: list[tuple[Scalar, Scalar]] = []
    for name in names:
        if name in first:
            found.append((name, first[name]))
        else:
            first[name] = name
    return found
