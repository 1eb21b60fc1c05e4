"""Schema 1 of the act file only grows: what it once admitted stays admitted."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
FROZEN = json.loads((ROOT / "tests/fixtures/act-schema-1.json").read_text(encoding="utf-8"))
PRESENT = json.loads((ROOT / "schemas/act.json").read_text(encoding="utf-8"))
WORDS = {"title", "description", "default", "$schema", "$id", "$comment"}
CHOICES = ("anyOf", "oneOf")


def narrowed(old: Any, new: Any, path: str = "") -> Iterator[str]:
    """Yield each place where the new schema admits less than the old one."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        if old != new:
            yield path
        return
    for key in old.keys() - WORDS:
        here = f"{path}/{key}"
        if key == "required":
            continue
        if key not in new:
            # A single value or pattern that became a list of several, or anything, is wider.
            if key in ("properties", "patternProperties", "$defs", "$ref"):
                yield here
        elif key in ("properties", "patternProperties", "$defs"):
            for name, part in old[key].items():
                if name not in new[key]:
                    yield f"{here}/{name}"
                else:
                    yield from narrowed(part, new[key][name], f"{here}/{name}")
        elif key == "enum":
            yield from (f"{here}/{each}" for each in old[key] if each not in new[key])
        elif key in CHOICES:
            for number, part in enumerate(old[key]):
                if all(any(narrowed(part, other)) for other in new[key]):
                    yield f"{here}/{number}"
        elif key in ("minItems", "minLength", "minProperties", "minimum"):
            if new[key] > old[key]:
                yield here
        else:
            yield from narrowed(old[key], new[key], here)
    yield from (
        (
            f"{path}/required/{name}"
            for name in new.get("required", ())
            if name not in old["required"]
        )
        if "required" in old
        else (f"{path}/required" for _ in new.get("required", ()))
    )
    for key in new.keys() - old.keys() - WORDS - {"required", "properties", "$defs"}:
        yield f"{path}/{key}"


def test_the_present_schema_admits_what_the_frozen_one_did() -> None:
    """Elements may be added; none is missing, renamed, narrower or newly required."""
    assert list(narrowed(FROZEN, PRESENT)) == []


@pytest.mark.parametrize("change", ["removed", "required", "value"])
def test_a_narrower_schema_would_be_noticed(change: str) -> None:
    """The comparison sees a removed element, a new duty and a lost value."""
    new = copy.deepcopy(FROZEN)
    right = next(part for name, part in new["$defs"].items() if name.startswith("Right"))
    if change == "removed":
        del right["properties"]["groups"]
    elif change == "required":
        right["required"] = [*right.get("required", ()), "groups"]
    else:
        part = next(each for each in _enums(new) if len(each["enum"]) > 1)
        part["enum"].pop()
    assert list(narrowed(FROZEN, new))


def _enums(node: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        if isinstance(node.get("enum"), list):
            yield node
        for part in node.values():
            yield from _enums(part)
    elif isinstance(node, list):
        for part in node:
            yield from _enums(part)
