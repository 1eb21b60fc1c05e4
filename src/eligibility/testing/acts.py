"""Strategies for acts and rulebooks: small invented acts over the whole language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from eligibility.acts.link import link
from eligibility.acts.load import parse_act
from eligibility.acts.model import Rulebook
from eligibility.errors import InputError
from eligibility.facts import places
from eligibility.testing.expressions import LIMITS, amounts, conditions

RIGHTS = ("lajkovac.r1", "lajkovac.r2")
ASSESSMENTS = ("lajkovac.need",)

_LABEL = {"sr": "проба", "en": "trial"}
_VALIDITIES = (
    {"from": "2018-01-01", "at": "page"},
    {"until": "2019-06-30", "at": "page"},
    {"until": "2020", "at": "page"},
    {"from": "2018-07-01", "until": "2022-12-31", "at": "page"},
    {"seen": "2020-05-01", "at": "page"},
)
_GAPS = ("conditions", "alternatives", "unknown")


def rulebooks() -> st.SearchStrategy[Rulebook]:
    """Return a strategy of rulebooks linked from one invented act of Lajkovac.

    Its rights are `RIGHTS` and the assessments they ask for `ASSESSMENTS`.
    """
    return acts().map(_linked).flatmap(lambda made: st.nothing() if made is None else st.just(made))


def _linked(text: str) -> Rulebook | None:
    try:
        act = parse_act(text.encode(), "trial.yaml")
        return link([act], "lajkovac", places.chain("lajkovac"))
    except InputError:
        return None


@st.composite
def acts(draw: st.DrawFn) -> str:
    """Return a strategy of act files, as YAML text that loads (nearly always)."""
    names = [right.partition(".")[2] for right in RIGHTS]
    document: dict[str, Any] = {
        "schema": "1",
        "id": "lajkovac.trial",
        "place": "lajkovac",
        "title": _LABEL,
        "sources": {
            "page": {
                "title": "invented",
                "url": "https://example.org/",
                "published": "2016-01-01",
                "evidence": draw(st.sampled_from(["text", "secondary", "inferred"])),
            }
        },
        "validity": {"seen": "2016-01-01", "at": "page"},
        "parameters": {name: _parameter(draw, name) for name in LIMITS},
        "assessments": {"need": {"label": _LABEL, "body": _LABEL, "at": "page"}},
        "definitions": {
            "helper": {
                "of": "member",
                "label": _LABEL,
                "value": draw(conditions("member", definitions=())),
                "at": "page",
            },
            "tier": {"of": "member", "label": _LABEL, "value": _tier(draw), "at": "page"},
        },
        "rights": {name: _right(draw) for name in names},
    }
    text = "\n".join(_yaml(document, 0))
    assume(len(text) < 20000)
    return text + "\n"


def _parameter(draw: st.DrawFn, name: str) -> dict[str, Any]:
    unit, low, high = LIMITS[name]
    values: list[dict[str, Any]] = []
    for year in draw(st.lists(st.integers(2016, 2026), max_size=3, unique=True)):
        value: dict[str, Any] = {
            "value": str(draw(st.integers(low, high))),
            "from": f"{year}-01-01",
            "until": f"{year}-12-31",
            "seen": f"{year}-03-01",
            "at": "page",
        }
        values.append(value)
        if draw(st.integers(0, 4)) == 0:
            value |= {"conflicting": "true", "reading": _LABEL}
            other = str(draw(st.integers(low, high)))
            values.append({**value, "value": other, "reading": {"sr": "друго", "en": "other"}})
    found: dict[str, Any] = {"label": _LABEL, "unit": unit, "values": values}
    if not values:
        found["gap"] = _LABEL
    return found


_INPUTS = (
    ("member.age", ("< 18", ">= 18", "[6..15)", "(15..65]", "> 65", "not(18)")),
    ("member.birth_order", ("1", "2", "[2..3]", "> 3", "not(1, 2)")),
    ("sum(member.incomes.amount)", ("< monthly", ">= monthly", "[0..monthly]")),
    ("member.disability", ("true", "false")),
)
_OUTPUTS = ("limit", "limit / 2", "2 * limit")


def _tier(draw: st.DrawFn) -> dict[str, Any]:
    """Return a decision table: rows may overlap, clash or leave a gap."""
    inputs = draw(st.lists(st.sampled_from(_INPUTS), min_size=1, max_size=2, unique=True))
    rows = [
        {
            "when": [draw(st.sampled_from(("-", *tests))) for _, tests in inputs],
            "then": draw(st.sampled_from(_OUTPUTS)),
        }
        for _ in range(draw(st.integers(1, 3)))
    ]
    hit = draw(st.sampled_from(["first", "unique"]))
    if draw(st.booleans()):
        rows.append({"when": ["-"] * len(inputs), "then": draw(st.sampled_from(_OUTPUTS))})
    table = {"hit": hit, "inputs": [written for written, _ in inputs], "rows": rows}
    return {"table": table}


def _right(draw: st.DrawFn) -> dict[str, Any]:
    numbers = count()
    right: dict[str, Any] = {
        "name": _LABEL,
        "kind": "cash",
        "per": "person",
        "governing_date": "claim",
        "conditions": {"all": [_node(draw, 2, numbers) for _ in range(draw(st.integers(1, 3)))]},
        "benefit": {"kind": "cash", "amount": draw(amounts("person")), "at": "page"},
    }
    if draw(st.integers(0, 5)) == 0:
        right["governing_date"] = {"event": "person.birth_date"}
    if draw(st.integers(0, 3)) == 0:
        right["holders"] = _holders(draw)
    if draw(st.integers(0, 3)) == 0:
        right["concerns"] = draw(conditions("person"))
    if draw(st.integers(0, 3)) == 0:
        gap = draw(st.sampled_from(_GAPS))
        right["missing"] = [{"kind": gap, "passage": _LABEL}]
    return right


def _holders(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Return the mother, and the father where she isn't, or on a ground of his own."""
    ground = draw(st.sampled_from(["mother = null", draw(conditions("person", depth=1))]))
    return [
        {"as": "mother", "is": "person.mother", "label": {"sr": "мајка", "en": "mother"}},
        {
            "as": "father",
            "is": "person.father",
            "label": {"sr": "отац", "en": "father"},
            "when": ground,
            "at": "page",
        },
    ]


def _node(draw: st.DrawFn, depth: int, numbers: Iterator[int]) -> dict[str, Any]:
    kind = draw(st.sampled_from(["leaf", "leaf", "all", "any", "at_least"])) if depth else "leaf"
    node: dict[str, Any]
    if kind == "leaf":
        node = {
            "id": f"c{next(numbers)}",
            "label": _LABEL,
            "when": draw(conditions("person")),
            "at": "page",
        }
        if draw(st.integers(0, 5)) == 0:
            node["reading"] = _LABEL
            node["other_readings"] = [{"label": _LABEL, "when": draw(conditions("person"))}]
    else:
        members = [_node(draw, depth - 1, numbers) for _ in range(draw(st.integers(1, 3)))]
        if kind == "at_least":
            node = {"at_least": str(draw(st.integers(1, len(members)))), "of": members}
        else:
            node = {kind: members}
        if draw(st.integers(0, 5)) == 0:
            node["missing"] = [{"kind": draw(st.sampled_from(_GAPS)), "passage": _LABEL}]
    if kind == "leaf" and draw(st.integers(0, 4)) == 0:
        node["validity"] = draw(st.sampled_from(_VALIDITIES))
    if depth and draw(st.integers(0, 5)) == 0:
        node["unless"] = [_node(draw, 0, numbers)]
    return node


def _yaml(value: Any, indent: int) -> list[str]:
    """Return a document as YAML lines; every text in single quotes."""
    pad = "  " * indent
    lines: list[str] = []
    if isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, dict | list) and item:
                lines += [f"{pad}{key}:", *_yaml(item, indent + 1)]
            else:
                lines.append(f"{pad}{key}: {_scalar(item)}")
        return lines
    if not isinstance(value, list):
        return [f"{pad}{_scalar(value)}"]
    for item in value:
        first, *rest = _yaml(item, indent + 1)
        lines += [f"{pad}- {first.strip()}", *rest]
    return lines


def _scalar(value: Any) -> str:
    if isinstance(value, dict):
        return "{}"
    if isinstance(value, list):
        return "[]"
    text = str(value)
    return text if text in ("true", "false") else "'" + text.replace("'", "''") + "'"
