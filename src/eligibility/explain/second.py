"""What a second engine said, in words: what it confirms, where it differs, what it left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eligibility.engine.result import CrossCheck, Difference
from eligibility.explain.context import Context
from eligibility.explain.layout import Page

WORDS = {
    "met": "cross.met",
    "unmet": "cross.unmet",
    "unknown": "unknown",
    "unknown until assessed": "cross.until_assessed",
    "nothing": "cross.nothing",
    "": "cross.nothing",
}


def cross_check(context: Context, page: Page) -> None:
    """Add what came of the cross-check, if there was one."""
    checked, voice = context.result.cross_check, context.voice
    if checked is None:
        return
    page.gap()
    page.add(voice.say("cross.agreed", count=len(checked.agreed)), style="dim")
    for difference in checked.differences:
        page.add(
            voice.say(
                "cross.difference",
                right=context.right_name(difference.of),
                people=_people(difference),
                node=_node(context, difference),
                reference=_value(context, difference.reference),
                other=_value(context, difference.other),
            ),
            style="not_eligible",
        )
    for key, silent in (
        ("cross.unavailable", checked.unavailable),
        ("cross.refused", checked.refused),
    ):
        for reason, rights in _by_reason(silent).items():
            names = ", ".join(map(context.right_name, rights))
            page.add(voice.say(key, rights=names, reason=reason), style="depends")
    if checked.chains in ("differ", "unavailable"):
        page.add(voice.say(f"cross.chains.{checked.chains}"), style="depends")


def as_json(context: Context, checked: CrossCheck) -> dict[str, Any]:
    """Return what came of the cross-check as JSON values."""
    return {
        "agreed": list(checked.agreed),
        "differences": [
            {
                "right": each.of,
                "subject": each.subject,
                "holder": each.holder,
                "node": each.node,
                "label": None if each.label is None else context.voice.label(each.label),
                "reference": each.reference,
                "other": each.other,
            }
            for each in checked.differences
        ],
        "unavailable": [{"right": right, "reason": why} for right, why in checked.unavailable],
        "refused": [{"right": right, "reason": why} for right, why in checked.refused],
        "chains": checked.chains,
    }


def _by_reason(silent: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for right, reason in silent:
        found.setdefault(reason, []).append(right)
    return found


def _people(difference: Difference) -> str:
    people = dict.fromkeys((difference.subject, difference.holder))
    named = [each for each in people if each is not None]
    return f" ({', '.join(named)})" if named else ""


def _node(context: Context, difference: Difference) -> str:
    if difference.label is not None:
        return context.voice.label(difference.label)
    key = f"cross.{difference.node}"
    return context.voice.say(key) if context.voice.known(key) else difference.node


def _value(context: Context, value: str) -> str:
    for key in (WORDS.get(value, value), f"outcome.{value}", f"standing.{value}"):
        if context.voice.known(key):
            return context.voice.say(key)
    return value
