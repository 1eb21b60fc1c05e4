"""Why a right has its outcome: the decisive conditions, what was found, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from eligibility.acts.model import DatedValue, Parameter
from eligibility.acts.time import Gap, value_on
from eligibility.engine.result import ConditionResult, Determination
from eligibility.engine.values import Missing
from eligibility.explain.asking import PROTECTED, in_order, list_kind
from eligibility.explain.context import Context, dated_day, last_known
from eligibility.explain.found import fact_words, found_words
from eligibility.explain.operands import Measure, measure
from eligibility.explain.protect import is_protected
from eligibility.explain.sources import cite
from eligibility.facts import VOCABULARY
from eligibility.records import Record

FACTS_SHOWN = 3
GATES = ("in_force", "concerns", "holder")
"""Ids of the conditions that stand before those of the act."""


class Reason(Record):
    """One decisive reason: its head, what was found and required, and further lines."""

    head: str
    pair: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


def refusals(context: Context, determination: Determination) -> list[Reason]:
    """Return the reasons for which a right is refused, in the order of the act."""
    nodes = list(decisive(determination.conditions))
    shown: list[Reason] = []
    protected = False
    for node in nodes:
        if is_protected(node):
            protected = True
        else:
            shown.append(refusal(context, determination, node))
    if protected:
        shown.append(Reason(context.voice.say("protected_reason")))
    return shown


def decisive(node: ConditionResult) -> Iterator[ConditionResult]:
    """Yield the nodes that make a tree false: false conditions, exceptions that apply."""
    if node.kind == "unless":
        if node.value is True:
            yield node
    elif node.value is False and node.kind == "all":
        for member in node.members:
            yield from decisive(member)
    elif node.value is False:
        yield node


def refusal(context: Context, determination: Determination, node: ConditionResult) -> Reason:
    """Return one decisive node in words."""
    voice = context.voice
    if node.kind == "unless":
        applying = [member for member in node.members if member.value is True]
        what = voice.join(describe(context, member) for member in applying)
        first = next(leaf for member in applying for leaf in leaves(member))
        return Reason(
            voice.say("excepted", what=what),
            _found_pair(context, determination, first)[:1],
            (voice.say("source", what=cite(voice, first.citation)),),
        )
    if node.kind in ("any", "at_least") and len(node.members) > 1:
        listed = "; ".join(describe(context, member) for member in node.members)
        if node.label is not None:
            head = voice.say("not_met", what=voice.label(node.label))
        elif node.kind == "any":
            head = voice.say("none_of", what=listed)
        else:
            head = voice.say("too_few", count=node.count, what=listed)
        facts = [found for leaf in leaves(node) for found in leaf.found]
        words, _ = found_words(context, determination, tuple(facts))
        pair = (voice.say("found", what=_some(words)),) if words else ()
        source = next((leaf for leaf in leaves(node) if leaf.citation is not None), node)
        return Reason(head, pair, (voice.say("source", what=cite(voice, source.citation)),))
    return _leaf(context, determination, node, next(leaves(node), node))


def _leaf(
    context: Context, determination: Determination, node: ConditionResult, leaf: ConditionResult
) -> Reason:
    voice = context.voice
    measured = measure(context, determination, leaf)
    lines = [voice.say("source", what=cite(voice, leaf.citation))]
    for label, _ in leaf.readings:
        if label != leaf.reading:
            lines.append(voice.say("other_reading", what=voice.label(label)))
    if measured is not None and measured.met_on is not None:
        lines.append(voice.say("will_be_met", date=voice.day(measured.met_on)))
    head = voice.say("not_met", what=describe(context, node))
    return Reason(head, _found_pair(context, determination, leaf, measured), tuple(lines))


def leaves(node: ConditionResult) -> Iterator[ConditionResult]:
    """Yield the conditions of a tree, without its exceptions."""
    if not node.members:
        yield node
    for member in node.members:
        if member.kind != "unless":
            yield from leaves(member)


def describe(context: Context, node: ConditionResult) -> str:
    """Return a node in words: its label, else its members'."""
    voice = context.voice
    if is_protected(node):
        return voice.say("protected_fact")
    if node.id in GATES:
        role = f": {voice.label(node.label)}" if node.label is not None else ""
        return voice.say(f"gate.{node.id}") + role
    if node.label is not None:
        return voice.label(node.label)
    inner = [member for member in node.members if member.kind != "unless"]
    if not inner:
        return node.text or node.id
    last = "or" if node.kind in ("any", "unless") else "and"
    return voice.join((describe(context, member) for member in inner), last)


def _found_pair(
    context: Context,
    determination: Determination,
    node: ConditionResult,
    measured: Measure | None = None,
) -> tuple[str, ...]:
    """Return `found: …` and `required: …`, either left out where there is nothing to say."""
    voice = context.voice
    measured = measured or measure(context, determination, node)
    reading = voice.label(node.reading) if node.reading is not None else ""
    if measured is not None and measured.found:
        required = ", ".join(part for part in (measured.required, reading) if part)
        parts = [voice.say("found", what=measured.found)]
        if required:
            parts.append(voice.say("required", what=required))
        return tuple(parts)
    facts, thresholds = found_words(context, determination, node.found)
    parts = []
    parts.append(voice.say("found", what=_some(facts) if facts else voice.say("nothing_found")))
    if thresholds:
        wanted = ", ".join(part for part in (*thresholds[:2], reading) if part)
        parts.append(voice.say("required", what=wanted))
    return tuple(parts)


def _some(words: list[str]) -> str:
    more = ", …" if len(words) > FACTS_SHOWN else ""
    return ", ".join(words[:FACTS_SHOWN]) + more


def missing_facts(
    context: Context, determination: Determination, weights: Counter[Missing]
) -> list[str]:
    """Return the facts that an outcome depends on, most decisive first, each once."""
    voice = context.voice
    words: dict[str, None] = {}
    for fact in in_order(determination.facts, weights):
        if fact.path == PROTECTED:
            words[voice.say("protected_fact")] = None
            continue
        name = fact_words(context, determination, fact.path, fact.record, fact.field)
        if fact.kind == "list":
            kind = list_kind(fact)
            if kind:
                name += f" ({context.kind_name(fact.record, fact.field, kind)})"
            name = voice.say("ask.list", what=name)
        values = contested(context, fact)
        if values:
            name += f" ({voice.say('contested', values=values)})"
        words[name] = None
    return list(words)


def contested_values(context: Context, fact: Missing) -> tuple[object, ...]:
    """Return the values that are given for a contested fact."""
    person, rest = context.person_of(fact.path)
    if context.case is None or fact.kind != "fact" or person is None:
        return ()
    keys: list[str | int] = []
    for part in rest.split("."):
        name, bracket, position = part.partition("[")
        keys.append(name)
        if bracket:
            keys.append(int(position.rstrip("]")) - 1)
    # A path ends in the field's name, an annotation in its key: `start` is `from` in JSON.
    entry = VOCABULARY.get(fact.record, {}).get(fact.field)
    if entry is not None and keys[-1] == fact.field:
        keys[-1] = entry.key
    annotation = context.case.annotation(person, *keys)
    return annotation.contested if annotation is not None else ()


def contested(context: Context, fact: Missing) -> str:
    """Return both values of a contested fact in words, or nothing."""
    values = contested_values(context, fact)
    shown = [context.fact_value(fact.record, fact.field, value) for value in values]
    return context.voice.join(shown, "or")


def open_readings(context: Context, determination: Determination) -> list[str]:
    """Return the choices between readings that an outcome depends on."""
    voice = context.voice
    wanted = {missing.path for missing in determination.readings}
    shown: list[str] = []
    for node in every(determination.conditions):
        if not node.readings or f"{determination.right}/{node.id}" not in wanted:
            continue
        if is_protected(node):
            continue
        options = []
        for label, value in node.readings:
            state = "true" if value is True else "false" if value is False else "open"
            options.append(f"{voice.label(label)} ({voice.say(state)})")
        shown.append(f"{describe(context, node)}: {'; '.join(options)}")
    for missing in determination.readings:
        if missing.path in context.rulebook.parameters:
            shown.append(gap_name(context, missing))
    return shown


def every(node: ConditionResult) -> Iterator[ConditionResult]:
    """Yield a node and all below it."""
    yield node
    for member in node.members:
        yield from every(member)


def passages(context: Context, determination: Determination) -> list[str]:
    """Return the passages of the act that were not encoded and block the outcome."""
    return [context.voice.label(passage.passage) for passage in determination.passages]


def assessments(context: Context, determination: Determination) -> list[str]:
    """Return the assessments that are needed, each with the body that makes it."""
    shown: dict[str, None] = {}
    for missing in determination.assessments:
        known = context.assessment(missing.path)
        if known is None:
            shown[missing.field or missing.path] = None
        else:
            label, body = (context.voice.label(item) for item in known)
            shown[f"{label} – {body}"] = None
    return list(shown)


def gap_words(context: Context, missing: Missing) -> str:
    """Return a gap of a parameter with its last known value, or values that disagree."""
    voice = context.voice
    name = gap_name(context, missing)
    parameter = context.rulebook.parameters.get(missing.path)
    if missing.on not in (None, context.result.claim_date):
        assert missing.on is not None
        name += f" {voice.say('gap_on', date=voice.day(missing.on))}"
    if parameter is None:
        return name
    if missing.kind == "reading":
        if is_question(parameter):
            return f"{name}: {voice.say('unclear')}"
        values = voice.join(
            dict.fromkeys(context.parameter_value(parameter, d.value) for d in parameter.values),
            "or",
        )
        return f"{name}: {voice.say('conflict', values=values)}"
    dated = last_known(parameter, missing.on)
    later = None if missing.on is None else value_on(parameter, missing.on)
    if dated is None and isinstance(later, Gap) and later.next_known is not None:
        return f"{name}: {dated_words(context, missing.path, later.next_known, 'known_later')}"
    if dated is None:
        gap = voice.label(parameter.gap) if parameter.gap is not None else voice.say("never_seen")
        return f"{name}: {gap}"
    return f"{name}: {dated_words(context, missing.path, dated, 'last_known')}"


def is_question(parameter: Parameter) -> bool:
    """Whether a parameter stands for a question that the sources leave open: yes or no."""
    return all(isinstance(dated.value, bool) for dated in parameter.values)


def gap_name(context: Context, missing: Missing) -> str:
    """Return the name of a value that nobody has seen; of a right's validity its own."""
    right, _, what = missing.path.partition("/")
    if what == "validity":
        return f"{context.voice.say('fact.validity')} – {context.right_name(right)}"
    return context.parameter_name(missing.path)


def dated_words(context: Context, id_: str, dated: DatedValue, key: str) -> str:
    """Return a dated value in words, with the day by which it is known."""
    voice = context.voice
    day = dated_day(dated)
    value = context.parameter_value(context.rulebook.parameters.get(id_), dated.value)
    if day is not None:
        value += f" ({voice.day(day)})"
    return voice.say(key, name=context.parameter_name(id_), value=value)
