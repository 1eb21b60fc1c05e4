"""What is encoded: rights and values with their source, how sure, and when last seen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from eligibility.acts.model import Act, Parameter, Right, Rulebook
from eligibility.explain.context import dated_day
from eligibility.explain.layout import Line, Page
from eligibility.explain.reasons import is_question
from eligibility.explain.sources import STRENGTH, cite, evidence_of
from eligibility.explain.words import Voice
from eligibility.facts import places
from eligibility.facts.groups import GROUPS


def render(
    rulebooks: Sequence[Rulebook],
    voice: Voice,
    stale: date | None,
    width: int,
    group: str | None = None,
) -> list[Line]:
    """Return the catalogue as lines.

    With `stale` only what was last seen before that day, with `group` only the rights that name
    this group.
    """
    page = Page(width)
    if group is not None:
        page.add(voice.say("rights.group", what=voice.label(GROUPS[group])), style="heading")
    narrowed = stale is not None or group is not None
    empty = True
    for rulebook, act in acts_of(rulebooks):
        rights = _rights(rulebook, act, stale, group)
        values = _values(rulebook, act, stale) if group is None else []
        if narrowed and not rights and not values:
            continue
        empty = False
        page.gap()
        place = places.places().get(act.place)
        name = voice.name(place.name) if place is not None else act.place
        page.add(f"{name}: {voice.label(act.title)} ({act.id})", style="heading")
        page.add(voice.say("source", what=cite(voice, act.validity.citation)), 2, style="dim")
        for right in rights:
            page.add(f"• {voice.label(right.name)} ({right.id})", 2)
            page.add(_right_line(rulebook, voice, right), 6, style="dim")
        for parameter, day in values:
            value = _last_value(voice, parameter)
            if day is not None:
                value += f"; {voice.say('rights.seen', date=voice.day(day))}"
            page.add(f"• {voice.label(parameter.label)}: {value}", 2)
        for passage, why, _ in () if narrowed else act.not_encoded:
            told = f"{voice.label(passage)} ({voice.label(why)})"
            page.add(voice.say("rights.not_encoded", what=told), 2)
    if empty:
        page.gap()
        page.add(voice.say(_nothing(stale, group)))
    return page.lines


def _nothing(stale: date | None, group: str | None) -> str:
    if stale is not None:
        return "rights.nothing_stale"
    return "nothing" if group is None else "rights.nothing_group"


def acts_of(rulebooks: Sequence[Rulebook]) -> list[tuple[Rulebook, Act]]:
    """Return each act once, with a rulebook that holds it."""
    found: dict[str, tuple[Rulebook, Act]] = {}
    for rulebook in rulebooks:
        for id_, act in rulebook.acts.items():
            found.setdefault(id_, (rulebook, act))
    return list(found.values())


def _right_line(rulebook: Rulebook, voice: Voice, right: Right) -> str:
    citation = _citation(rulebook, right)
    parts = [voice.say(f"kind.{right.kind}"), cite(voice, citation, right.validity.seen_last)]
    if right.missing:
        kinds = dict.fromkeys(voice.say(f"missing.{p.kind}") for p in right.missing)
        parts.append(voice.say("rights.partial", what=", ".join(kinds)))
    return "; ".join(parts)


def _citation(rulebook: Rulebook, right: Right) -> Any:
    act = rulebook.acts[right.act]
    return (
        right.citation or right.validity.citation or right.benefit.citation or act.validity.citation
    )


def _rights(
    rulebook: Rulebook, act: Act, stale: date | None, group: str | None = None
) -> list[Right]:
    rights = [rulebook.rights[id_] for id_ in act.rights if id_ in rulebook.rights]
    return [
        right
        for right in rights
        if (stale is None or _is_stale(seen(rulebook, right), stale))
        and (group is None or group in right.groups)
    ]


def seen(rulebook: Rulebook, right: Right) -> date | None:
    """Return the last day on which a source shows a right in force."""
    return right.validity.seen_last or rulebook.acts[right.act].validity.seen_last


def _is_stale(day: date | None, stale: date) -> bool:
    return day is None or day < stale


def _values(
    rulebook: Rulebook, act: Act, stale: date | None
) -> list[tuple[Parameter, date | None]]:
    """Return an act's parameters with the last day on which a value of each was seen."""
    found = []
    for id_ in act.parameters:
        parameter = rulebook.parameters[id_]
        days = [day for dated in parameter.values if (day := dated_day(dated)) is not None]
        last = max(days, default=None)
        if stale is None or _is_stale(last, stale):
            found.append((parameter, last))
    return found


def _last_value(voice: Voice, parameter: Parameter) -> str:
    known = [d for d in parameter.values if dated_day(d) is not None] or list(parameter.values)
    if not known:
        gap = parameter.gap
        return voice.label(gap) if gap is not None else voice.say("never_seen")
    if is_question(parameter) and len({d.value for d in known}) > 1:
        return voice.say("unclear")
    last = max(known, key=lambda d: dated_day(d) or date.min)
    return voice.value(last.value, parameter.unit)


def dumps(
    rulebooks: Sequence[Rulebook], voice: Voice, stale: date | None, group: str | None = None
) -> str:
    """Return the catalogue as JSON text, narrowed as by `render`."""
    acts = []
    for rulebook, act in acts_of(rulebooks):
        rights = [
            {
                "id": right.id,
                "name": voice.label(right.name),
                "kind": right.kind,
                "groups": list(right.groups),
                "evidence": _evidence(rulebook, right),
                "source": _title(rulebook, right),
                "seen": _iso(seen(rulebook, right)),
                "missing": [passage.kind for passage in right.missing],
            }
            for right in _rights(rulebook, act, stale, group)
        ]
        values = [
            {
                "id": parameter.id,
                "name": voice.label(parameter.label),
                "unit": parameter.unit,
                "seen": _iso(day),
                "evidence": weakest(parameter),
            }
            for parameter, day in (_values(rulebook, act, stale) if group is None else ())
        ]
        if (stale is None and group is None) or rights or values:
            acts.append(
                {
                    "id": act.id,
                    "place": act.place,
                    "title": voice.label(act.title),
                    "digest": act.digest,
                    "rights": rights,
                    "parameters": values,
                }
            )
    places_ = [rulebook.place for rulebook in rulebooks]
    told: dict[str, Any] = {"schema": 1, "places": places_, "stale": _iso(stale)}
    told["group"] = group
    told["groups"] = {key: voice.label(words) for key, words in GROUPS.items()}
    told["acts"] = acts
    return json.dumps(told, ensure_ascii=False, indent=2)


def weakest(parameter: Parameter) -> str | None:
    """Return the weakest evidence of a parameter's values."""
    return max((d.evidence for d in parameter.values), key=lambda e: STRENGTH[e], default=None)


def _evidence(rulebook: Rulebook, right: Right) -> str | None:
    citation = _citation(rulebook, right)
    return None if citation is None else evidence_of(citation)


def _title(rulebook: Rulebook, right: Right) -> str | None:
    citation = _citation(rulebook, right)
    return None if citation is None else citation.source.title


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
