"""The reviewer's tables: for each act, what each of its sources carries and what is left out.

Everything in an act cites a source; the tables turn that round. Pages are in English, names
and passages in Serbian as the act has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from eligibility.acts.check import conditions
from eligibility.acts.model import (
    Act,
    Benefit,
    Citation,
    ConditionNode,
    DatedValue,
    Group,
    Passage,
    Right,
    Rulebook,
    Source,
    Table,
)
from eligibility.facts import places
from eligibility.feel.script import to_latin
from eligibility.feel.values import Months, format_duration, format_number

_BLOCKS = {
    "conditions": "further conditions: nobody is granted it",
    "alternatives": "further alternatives: nobody is refused it",
    "amounts": "amounts: what it gives stays open",
    "unknown": "not known what: nobody is granted or refused it",
}


@dataclass(slots=True)
class _Row:
    """What one source carries of one right, or of the act beside its rights."""

    encoded: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def pages(acts: Iterable[tuple[Rulebook, Act]]) -> dict[str, str]:
    """Return the pages as Markdown, by file name: one for each place, and an index."""
    by_place: dict[str, list[tuple[Rulebook, Act]]] = {}
    for rulebook, act in acts:
        by_place.setdefault(act.place, []).append((rulebook, act))
    made = {f"{place}.md": _page(place, given) for place, given in by_place.items()}
    made["README.md"] = _index(by_place)
    return made


def _index(by_place: dict[str, list[tuple[Rulebook, Act]]]) -> str:
    lines = [
        "# What is encoded, source by source",
        "",
        "For whoever reviews the acts: what each source carries, what of it is left out, and why.",
        "Written by `eligibility acts table rules/ --into docs/coverage`; the checks of the",
        "repository compare the pages with the acts.",
        "",
        "| place | acts | rights | with passages missing | passages not encoded |",
        "|---|---|---|---|---|",
    ]
    for place in sorted(by_place, key=lambda each: (each != "rs", _name(each))):
        given = by_place[place]
        rights = [book.rights[id_] for book, act in given for id_ in act.rights]
        partial = sum(1 for right in rights if list(_gaps(right)))
        left = sum(len(act.not_encoded) for _, act in given)
        lines.append(
            f"| [{_name(place)}]({place}.md) | {len(given)} | {len(rights)} | {partial} | {left} |"
        )
    return "\n".join(lines) + "\n"


def _name(place: str) -> str:
    known = places.places().get(place)
    return to_latin(known.name) if known is not None else place


def _page(place: str, given: Sequence[tuple[Rulebook, Act]]) -> str:
    lines = [f"# {_name(place)}", ""]
    for rulebook, act in given:
        lines += _act(rulebook, act)
    return "\n".join(lines).rstrip("\n") + "\n"


def _act(rulebook: Rulebook, act: Act) -> Iterator[str]:
    yield f"## {_cell(act.title.sr)}"
    yield ""
    yield f"`{act.id}`"
    yield ""
    yield "| source | right | encoded | missing, and why |"
    yield "|---|---|---|---|"
    rows = _rows(rulebook, act)
    for source in act.sources:
        of_source = [(right, row) for (key, right), row in rows.items() if key == source.id]
        if not of_source:
            yield f"| {_source(source)} | – | the act as a whole | – |"
        for number, (right, row) in enumerate(of_source):
            first = _source(source) if number == 0 else ""
            encoded = "; ".join(dict.fromkeys(row.encoded)) or "–"
            missing = "; ".join(dict.fromkeys(row.missing)) or "–"
            yield f"| {first} | {_right(rulebook, right)} | {_cell(encoded)} | {_cell(missing)} |"
    yield ""


def _rows(rulebook: Rulebook, act: Act) -> dict[tuple[str, str], _Row]:
    """Return what rests on each source, by source and right; `` stands for the act itself."""
    rows: dict[tuple[str, str], _Row] = {}

    def row(citation: Citation | None, right: str) -> _Row:
        source = citation or act.validity.citation
        key = act.sources[0].id if source is None else source.source.id
        return rows.setdefault((key, right), _Row())

    for id_ in act.rights:
        right = rulebook.rights[id_]
        row(right.citation, id_)
        for citation, told in _parts(right):
            row(citation or right.citation, id_).encoded.append(told + _place(citation))
        for passage in _gaps(right):
            told = f"{_BLOCKS[passage.kind]}: „{passage.passage.sr}“"
            row(passage.citation or right.citation, id_).missing.append(told)
    for id_ in act.parameters:
        parameter = rulebook.parameters[id_]
        for dated in parameter.values:
            row(dated.citation, "").encoded.append(f"`{_short(id_)}` {_value(dated)}")
        if parameter.gap is not None:
            told = f"`{_short(id_)}`: {parameter.gap.sr}"
            cited = parameter.values[-1].citation if parameter.values else None
            row(cited, "").missing.append(told)
    for id_ in act.definitions:
        citation = rulebook.definitions[id_].citation
        row(citation, "").encoded.append(f"definition `{_short(id_)}`{_place(citation)}")
    for passage_, why, citation in act.not_encoded:
        row(citation, "").missing.append(f"„{passage_.sr}“: {why.sr}")
    return rows


def _parts(right: Right) -> Iterator[tuple[Citation | None, str]]:
    """Yield what of a right is encoded, with the place where it stands."""
    for condition in conditions(right.conditions):
        readings = 1 + len(condition.other_readings)
        told = f"`{condition.id}`" + (f" in {readings} readings" if readings > 1 else "")
        yield condition.citation, told
    for holder in right.holders:
        if holder.citation is not None:
            yield holder.citation, f"holder `{holder.variable}`"
    told = _benefit(right.benefit)
    if told:
        yield right.benefit.citation, told
    for detail in right.details:
        yield detail.citation, detail.kind.replace("_", " ")


def _benefit(benefit: Benefit) -> str:
    for noun in ("amount", "percent", "hours"):
        value = getattr(benefit, noun)
        if isinstance(value, Table):
            return f"{noun} by a table of {len(value.rows)} rows"
        if value is not None:
            return noun
    if benefit.assessed_by is not None:
        return "benefit set by a body"
    return "benefit described" if benefit.label is not None or benefit.item is not None else ""


def _gaps(right: Right) -> Iterator[Passage]:
    """Yield what of a right is not encoded, also inside its groups of conditions."""
    yield from right.missing
    yield from _inside(right.conditions)


def _inside(node: ConditionNode) -> Iterator[Passage]:
    if isinstance(node, Group):
        yield from node.missing
        for member in node.members:
            yield from _inside(member)
    for each in node.unless:
        yield from _inside(each)


def _place(citation: Citation | None) -> str:
    if citation is None or citation.article is None:
        return ""
    told = f"Art. {citation.article}"
    if citation.paragraph is not None:
        told += f"({citation.paragraph})"
    if citation.item is not None:
        told += f" item {citation.item}"
    return f", {told}"


def _value(dated: DatedValue) -> str:
    value = dated.value
    told = str(value)
    if isinstance(value, Months):
        told = format_duration(value)
    elif isinstance(value, bool):
        told = told.lower()
    elif isinstance(value, Fraction):
        told = format_number(value)
    days = dated.validity
    since = days.start or days.seen_first or days.published
    return f"{told} ({since.isoformat()})" if since is not None else f"{told} (no day shown)"


def _source(source: Source) -> str:
    title = _cell(source.title)
    shown = f"[{title}]({source.url})" if source.url.startswith("http") else title
    day = f", {source.published.isoformat()}" if source.published is not None else ""
    return f"{shown}{day} ({source.evidence})"


def _right(rulebook: Rulebook, id_: str) -> str:
    if not id_:
        return "–"
    return f"{_cell(rulebook.rights[id_].name.sr)} (`{_short(id_)}`)"


def _short(id_: str) -> str:
    return id_.partition(".")[2]


def _cell(text: str) -> str:
    """Return a text that stays within its cell."""
    return " ".join(text.split()).replace("|", "\\|")
