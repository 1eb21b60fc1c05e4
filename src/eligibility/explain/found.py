"""What evaluation met, in words: facts by name with whose they are, and thresholds."""

from __future__ import annotations

import re

from eligibility.engine.result import Determination, Found
from eligibility.engine.values import Unknown
from eligibility.explain.context import Context
from eligibility.facts import Link, Model

ITEM = re.compile(r"(.*\.(\w+))\[(\d+)\](?:\..*)?")
"""A path into a list of a person: `people.ana.incomes[2].amount`."""

Facts = dict[str, dict[str, dict[str | None, None]]]
"""By name and value the people of whom it was found; None where it is nobody's own."""


def found_words(
    context: Context, determination: Determination | None, found: tuple[Found, ...]
) -> tuple[list[str], list[str]]:
    """Return the facts and the parameters that a condition met, each once, in words.

    Whose a fact is goes with it, unless it is the determination's own person's.
    """
    facts: Facts = {}
    thresholds: dict[str, None] = {}
    whole = {item.path for item in found if isinstance(item.value, Model)}
    for item in found:
        if item.kind == "parameter":
            if not isinstance(item.value, Unknown):
                parameter = context.rulebook.parameters.get(item.path)
                value = context.parameter_value(parameter, item.value)
                thresholds[f"{context.parameter_name(item.path)} {value}"] = None
        elif item.path.rpartition(".")[0] not in whole:
            # A record that is told as a whole needs no fields beside it.
            name, value, person = _fact(context, item)
            facts.setdefault(name, {}).setdefault(value, {})[person] = None
    owner = _owner(determination)
    return [_told(name, values, owner) for name, values in facts.items()], list(thresholds)


def _told(name: str, values: dict[str, dict[str | None, None]], owner: str | None) -> str:
    """Return `name: value`, with the people where it is not about the owner alone."""
    people = {person for each in values.values() for person in each}
    if people <= {None, owner}:
        return f"{name}: {', '.join(values)}"
    if len(people) == 1:
        return f"{people.pop()}: {name}: {', '.join(values)}"
    parts = []
    for value, whose in values.items():
        named = [person for person in whose if person is not None]
        parts.append(f"{value} ({', '.join(named)})" if named else value)
    return f"{name}: {', '.join(parts)}"


def _fact(context: Context, item: Found) -> tuple[str, str, str | None]:
    """Return a fact's name, its value, and whose it is."""
    link = link_of(context, item.path)
    if link is not None:
        pair = f"{link.person} → {link.of}"
        if item.field == "kind" or item.record != "link":
            return context.fact_value("link", "kind", link.kind), pair, None
        value = context.fact_value("link", item.field, item.value)
        return context.fact_name("link", item.field), f"{value} ({pair})", None
    person, _ = context.person_of(item.path)
    inside = ITEM.fullmatch(item.path)
    if inside is not None:
        name = context.fact_name("person", inside[2])
    else:
        name = name_of(context, item.path, item.record, item.field)
    value = context.fact_value(item.record, item.field, item.value)
    if inside is not None and isinstance(item.value, bool):
        value = f"{context.fact_name(item.record, item.field)}: {value}"
    return name, value, person


def link_of(context: Context, path: str) -> Link | None:
    """Return the link between two people that a path such as `kinship.parent.ana.dete` means."""
    if context.case is None or not path.startswith("kinship."):
        return None
    for link in context.case.kinship:
        start = f"kinship.{link.kind}.{link.person}.{link.of}"
        if path == start or path.startswith(f"{start}."):
            return link
    return None


def _owner(determination: Determination | None) -> str | None:
    return determination.subject or determination.holder if determination else None


def name_of(context: Context, path: str, record: str, field: str) -> str:
    """Return the name of a fact or assessment."""
    known = context.assessment(path) if "assessments/" in path else None
    return context.voice.label(known[0]) if known else context.fact_name(record, field, path)


def fact_words(
    context: Context, determination: Determination | None, path: str, record: str, field: str
) -> str:
    """Return a fact's name; whose it is goes before it unless it is the subject's own."""
    person, _ = context.person_of(path)
    name = name_of(context, path, record, field)
    link = link_of(context, path)
    if link is not None:
        return f"{name} ({link.person} → {link.of})"
    own = person is None or person == _owner(determination)
    return name if own else f"{person}: {name}"
