"""Groups that rights name: the closed list, its labels, and how people spell them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

from eligibility.errors import InputError, Problem, nearest
from eligibility.facts.places import fold

Group = Literal[
    "roma",
    "disability",
    "violence",
    "poverty",
    "without_care",
    "displaced",
    "children",
    "youth",
    "families",
    "elderly",
]


@dataclass(frozen=True, slots=True)
class GroupWords:
    """What a group is called, and other words by which it is asked for."""

    sr: str
    en: str
    others: tuple[str, ...]


GROUPS: Mapping[str, GroupWords] = MappingProxyType(
    {
        "roma": GroupWords("Роми", "Roma", ("Ромкиње", "Rom", "romski", "Roma people")),
        "disability": GroupWords(
            "особе са инвалидитетом и деца са сметњама у развоју",
            "persons with disabilities",
            (
                "инвалидитет",
                "особе са инвалидитетом",
                "лица са инвалидитетом",
                "сметње у развоју",
                "деца са сметњама у развоју",
                "OSI",
                "disabled",
                "disabilities",
                "people with disabilities",
            ),
        ),
        "violence": GroupWords(
            "жртве насиља",
            "victims of violence",
            ("насиље", "жртва насиља", "жртве породичног насиља", "domestic violence", "victims"),
        ),
        "poverty": GroupWords(
            "лица у ризику од сиромаштва",
            "people at risk of poverty",
            (
                "сиромаштво",
                "сиромашни",
                "угрожени",
                "социјално угрожени",
                "poor",
                "risk of poverty",
            ),
        ),
        "without_care": GroupWords(
            "деца без родитељског старања",
            "children without parental care",
            ("без родитељског старања", "without parental care", "parental care", "care leavers"),
        ),
        "displaced": GroupWords(
            "избеглице и расељена лица",
            "displaced people",
            (
                "избеглице",
                "расељени",
                "расељена лица",
                "интерно расељена лица",
                "тражиоци азила",
                "refugees",
                "IDP",
                "IDPs",
                "internally displaced",
                "asylum seekers",
            ),
        ),
        "children": GroupWords("деца", "children", ("дете", "child")),
        "youth": GroupWords("млади", "young people", ("омладина", "young")),
        "families": GroupWords(
            "породице с децом", "families with children", ("породице", "family")
        ),
        "elderly": GroupWords("старији", "older people", ("стари", "стара лица", "older", "old")),
    }
)
"""The groups in the order in which they are listed, the vulnerable ones first."""


@cache
def _spellings() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for key in get_args(Group):
        words = GROUPS[key]
        for text in (key, words.sr, words.en, *words.others):
            found[fold(text)] = key
    return MappingProxyType(found)


def find_group(text: str) -> str | None:
    """Return the group that a text names, in Serbian or English and in any script."""
    return _spellings().get(fold(text))


def help_for(text: str) -> str:
    """Return the group that a text that is no key means or looks like, else all of them."""
    close = nearest(fold(text), _spellings())
    key = find_group(text) or (_spellings()[close[0]] if close else None)
    return f"did you mean `{key}`?" if key else f"groups: {', '.join(GROUPS)}"


def as_group(text: str, flag: str) -> str:
    """Return the group that the text given by a flag names; raises InputError."""
    key = find_group(text)
    if key is None:
        raise InputError(Problem(f"unknown group `{text}`", file=flag, help=help_for(text)))
    return key
