"""The table of what was measured: for each act, as it stood, how many changes were noticed.

A row holds as long as the act's text does: the digest tells. So a change of one act asks for
one measurement, and a check without any can say that each act was measured as it stands.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from eligibility.records import Record
from eligibility.trials.mutation import Mutated

_ROW = re.compile(r"\| `([^`]+)` \| (\d+) \| (\d+) \| (\d+) % \| (\d+) \| `([0-9a-f]{16})` \|")
_HEAD = """\
# How many changes the examples notice

Written by `{command}`; not to be edited.
[What is changed](act-file.md#examples), one thing at a time, and what isn't counted stands with the
act file. A row was measured on the act whose text has this digest: whoever changes an act or its
examples runs the command again, which measures only the acts that have changed.

| act | changes | noticed | share | without effect | digest |
|---|---:|---:|---:|---:|---|
"""
_COMMAND = "eligibility acts mutate rules/ --into docs/mutation.md"


class Row(Record):
    """What was measured of one act: `tried` changes, those of them `noticed`, and its digest."""

    act: str
    digest: str
    tried: int
    noticed: int
    vain: int = 0

    @property
    def percent(self) -> int:
        """The share noticed, rounded down: 100 only where nothing survives."""
        return self.noticed * 100 // self.tried if self.tried else 100


def digest_of(path: Path | str) -> str:
    """Return the digest of an act's text, the same whichever way its lines end."""
    text = Path(path).read_bytes().replace(b"\r\n", b"\n")
    return hashlib.sha256(text).hexdigest()[:16]


def read_table(text: str) -> dict[str, Row]:
    """Return the rows of a table by act. What is no row is left aside."""
    found = (_ROW.fullmatch(line) for line in text.splitlines())
    return {
        match[1]: Row(match[1], match[6], int(match[2]), int(match[3]), int(match[5]))
        for match in found
        if match is not None
    }


def written(rows: Iterable[Row]) -> str:
    """Return the table of these rows, in the order of the acts' ids, with a sum below."""
    ordered = sorted(rows, key=lambda row: row.act)
    lines = [
        f"| `{row.act}` | {row.tried} | {row.noticed} | {row.percent} % | {row.vain} "
        f"| `{row.digest}` |"
        for row in ordered
    ]
    whole = Row(
        "",
        "",
        sum(row.tried for row in ordered),
        sum(row.noticed for row in ordered),
        sum(row.vain for row in ordered),
    )
    lines.append(
        f"| {len(ordered)} acts | {whole.tried} | {whole.noticed} | {whole.percent} % "
        f"| {whole.vain} | |"
    )
    return _HEAD.format(command=_COMMAND) + "\n".join(lines) + "\n"


def row_of(mutated: Mutated, digest: str) -> Row:
    """Return the row of what was measured of an act."""
    return Row(mutated.act, digest, mutated.tried, mutated.noticed, mutated.vain)


def unmeasured(rows: Mapping[str, Row], digests: Mapping[str, str]) -> list[str]:
    """Return the acts that have no row, or one of another text."""
    return [id_ for id_, digest in digests.items() if _other(rows.get(id_), digest)]


def objections(rows: Mapping[str, Row], digests: Mapping[str, str], at_least: int) -> Iterator[str]:
    """Yield what a table lacks of the acts whose digests are given, or tells of none of them."""
    for id_ in unmeasured(rows, digests):
        known = "as it stands" if id_ in rows else "yet"
        yield f"{id_} was not measured {known}"
    for id_, row in rows.items():
        if id_ not in digests:
            yield f"{id_} is in the table, but is none of the acts"
        elif row.percent < at_least:
            yield f"{id_}: {row.noticed} of {row.tried} changes noticed ({row.percent} %)"


def _other(row: Row | None, digest: str) -> bool:
    return row is None or row.digest != digest
