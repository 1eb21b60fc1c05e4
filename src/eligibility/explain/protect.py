"""Protected facts: shown to the person they protect and the caseworker, to nobody else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

from eligibility.engine.result import (
    BenefitResult,
    ConditionResult,
    Determination,
    Found,
    Ranked,
    Result,
)
from eligibility.engine.values import Missing, Unknown
from eligibility.explain.messages import MESSAGES
from eligibility.facts import VOCABULARY, Case, Path
from eligibility.records import replace

Audience = Literal["family", "caseworker"]
AUDIENCES: tuple[Audience, ...] = ("family", "caseworker")
PROTECTED = "protected"


def for_audience(result: Result, case: Case | None, audience: Audience) -> Result:
    """Return the result as this audience may see it."""
    if audience == "caseworker":
        return result
    shield = _Shield(case)
    checked = result.cross_check
    if checked is not None:
        # A determination that is withheld can't tell what it rests on: nothing is named.
        bare = tuple(replace(each, node="", label=None) for each in checked.differences)
        checked = replace(checked, differences=bare)
    return replace(
        result,
        determinations=tuple(shield.determination(d) for d in result.determinations),
        cross_check=checked,
    )


def is_protected(node: ConditionResult) -> bool:
    """Whether a node was hidden because it rests on a protected fact."""
    return node.id == PROTECTED


@cache
def _protected() -> Mapping[str, frozenset[str]]:
    """Return the facts that the vocabulary calls protected, by their records."""
    found = {
        record: frozenset(n for n, entry in fields.items() if entry.sensitivity == "protected")
        for record, fields in VOCABULARY.items()
    }
    return {record: names for record, names in found.items() if names}


class _Shield:
    """Hides what rests on facts that the vocabulary or the case calls protected."""

    def __init__(self, case: Case | None) -> None:
        self.paths: set[str] = set()
        if case is None:
            return
        for keys, annotation in case.annotations.items():
            if annotation.protected and (path := _path(case, keys)):
                self.paths.add(path)

    def hides(self, item: Found | Missing) -> bool:
        """Whether a fact is protected, by its kind or in this case."""
        if item.kind == "parameter":
            return False
        if item.field in _protected().get(item.record, ()):
            return True
        for path in self.paths:
            if item.path == path or item.path.startswith((f"{path}.", f"{path}[")):
                return True
        return False

    def any(self, items: Iterable[Found] | Iterable[Missing]) -> bool:
        """Whether one of them is protected."""
        return any(map(self.hides, items))

    def ranks(self, ranked: Ranked) -> bool:
        """Whether a class of priority or points rest on a protected fact."""
        why = ranked.value.why if isinstance(ranked.value, Unknown) else ()
        return self.any(ranked.found) or self.any(why)

    def missing(self, items: Iterable[Missing]) -> tuple[Missing, ...]:
        """Return missing facts without the names of protected ones."""
        hidden = Missing("fact", PROTECTED)
        return tuple(dict.fromkeys(hidden if self.hides(item) else item for item in items))

    def node(self, node: ConditionResult) -> ConditionResult:
        """Return a condition without what was found, where that is protected."""
        value = node.value
        rests = self.any(node.found)
        if isinstance(value, Unknown):
            rests = rests or (not node.members and self.any(value.why))
            value = Unknown(self.missing(value.why), value.low, value.high)
        members = tuple(self.node(m) for m in node.members)
        if rests or (members and all(is_protected(m) for m in members)):
            return ConditionResult(
                kind=node.kind,
                id=PROTECTED,
                value=value,
                label=MESSAGES["protected_fact"],
            )
        return replace(node, value=value, members=members)

    def benefit(self, benefit: BenefitResult) -> BenefitResult:
        """Return a benefit without protected facts."""
        return replace(
            benefit,
            missing=self.missing(benefit.missing),
            found=tuple(item for item in benefit.found if not self.hides(item)),
            choices=tuple(
                replace(
                    choice,
                    answers=tuple((m, a) for m, a in choice.answers if not self.hides(m)),
                )
                for choice in benefit.choices
            ),
        )

    def touches(self, determination: Determination) -> bool:
        """Whether anything in a determination rests on a protected fact, or waits for one."""
        nodes = [determination.conditions]
        for node in nodes:
            nodes += node.members
            if self.any(node.found):
                return True
            if isinstance(node.value, Unknown) and self.any(node.value.why):
                return True
        benefit = determination.benefit
        answers = [missing for choice in benefit.choices for missing, _ in choice.answers]
        waiting = (benefit.missing, answers, determination.facts, determination.assessments)
        if self.any(benefit.found) or any(map(self.any, waiting)):
            return True
        return any(map(self.ranks, determination.ranking))

    def determination(self, determination: Determination) -> Determination:
        """Return a determination without protected facts."""
        if not self.touches(determination):
            return determination
        return replace(
            determination,
            conditions=self.node(determination.conditions),
            benefit=self.benefit(determination.benefit),
            facts=self.missing(determination.facts),
            assessments=self.missing(determination.assessments),
            ranking=tuple(r for r in determination.ranking if not self.ranks(r)),
        )


def _path(case: Case, keys: Path) -> str:
    """Return the path of an annotated fact as results write it; of a record's fact the record's.

    One fact of a spell or an award tells of the others, so the whole record is protected.
    """
    if len(keys) < 2 or not isinstance(keys[1], int):
        return str(keys[0])
    if keys[0] == "kinship":
        link = case.kinship[keys[1]]
        return f"kinship.{link.kind}.{link.person}.{link.of}"
    path = f"people.{case.people[keys[1]].id}"
    for key in keys[2:4]:
        path += f"[{key + 1}]" if isinstance(key, int) else f".{key}"
    return path
