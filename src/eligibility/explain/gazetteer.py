"""The list of places: by district, with official number and how many acts each has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from eligibility.explain.layout import Line, Page
from eligibility.explain.words import Voice
from eligibility.facts import places
from eligibility.facts.places import Place


def render(
    listed: Sequence[Place], acts: Mapping[str, int], voice: Voice, width: int
) -> list[Line]:
    """Return the places as lines, grouped by province and district."""
    page = Page(width)
    groups: dict[tuple[str, str], list[Place]] = {}
    for place in listed:
        groups.setdefault(_group(place), []).append(place)
    for (province, district), members in sorted(groups.items(), key=lambda group: group[0]):
        page.gap()
        names = [voice.name(places.places()[province].name)] if province else []
        if district:
            names.append(voice.say("places.district", name=voice.name(district)))
        page.add(" – ".join(names) or voice.say("places.no_district"), style="heading")
        for place in members:
            page.add(_line(place, acts, voice), 2)
    if listed:
        with_acts = [place for place in listed if place.id in acts]
        page.gap()
        told = voice.say("places.count", count=len(listed), acts=len(with_acts))
        page.add(told, style="dim")
    else:
        page.add(voice.say("places.nothing"))
    return page.lines


def _group(place: Place) -> tuple[str, str]:
    return place.province or "", place.district


def _line(place: Place, acts: Mapping[str, int], voice: Voice) -> str:
    parts = [f"{voice.name(place.name)} ({place.id})", voice.say(f"place.{place.kind}")]
    if place.code:
        parts.append(place.code)
    if place.programme:
        parts.append(voice.say("places.programme"))
    count = acts.get(place.id, 0)
    parts.append(voice.count(count, "act") if count else voice.say("places.no_acts"))
    above = [id for id in place.chain[1:-1] if id in acts]
    if above:
        names = ", ".join(voice.name(places.places()[id].name) for id in above)
        parts.append(voice.say("places.acts_above", names=names))
    return f"{'•' if count else '·'} {', '.join(parts)}"


def dumps(listed: Iterable[Place], acts: Mapping[str, int], voice: Voice) -> str:
    """Return the places as JSON text."""
    told: list[dict[str, Any]] = [
        {
            "id": place.id,
            "name": {"sr-Cyrl": place.name, "sr-Latn": place.latin},
            "kind": place.kind,
            "province": place.province,
            "district": voice.name(place.district) if place.district else None,
            "code": place.code or None,
            "programme": place.programme,
            "chain": list(place.chain),
            "acts": acts.get(place.id, 0),
        }
        for place in listed
    ]
    return json.dumps({"schema": 1, "places": told}, ensure_ascii=False, indent=2)
