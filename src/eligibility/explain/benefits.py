"""What a right gives, in words: a value, choices, an interval, or why it is not known."""

from __future__ import annotations

from fractions import Fraction

from eligibility.acts.model import DatedValue
from eligibility.engine.result import BenefitResult, Determination
from eligibility.explain.asking import PROTECTED
from eligibility.explain.context import Context
from eligibility.explain.found import fact_words
from eligibility.explain.reasons import dated_words

SHOWN = 2


def benefit_words(context: Context, determination: Determination) -> list[str]:
    """Return the benefit as lines, the value first."""
    voice = context.voice
    benefit = determination.benefit
    lines = [_main(context, determination)]
    given = context.right(determination).benefit
    named = [voice.label(label) for label in (benefit.label, given.item) if label is not None]
    if named:
        lines[0] = ": ".join(part for part in (", ".join(named), lines[0]) if part)
    if benefit.of is not None:
        # Acts write it so that it continues the sentence: `50% cene užine`.
        share = voice.label(benefit.of)
        lines[0] += f" {share}" if benefit.status != "unknown" else f" ({share})"
    if benefit.at_most is not None and benefit.status != "value":
        lines.append(voice.say("benefit.cap", what=_value(context, benefit, benefit.at_most)))
    for cap_label, cap in benefit.caps:
        what = voice.label(cap_label)
        if cap is not None:
            what = f"{voice.number(cap)} {what}"
        elif any(label == cap_label and value is not None for label, value in given.caps):
            what = f"? {what}"
        lines.append(voice.say("benefit.cap", what=what))
    for id_, dated in _last_known(benefit):
        lines.append(dated_words(context, id_, dated, "benefit.last_known"))
    return [line for line in lines if line]


def _last_known(benefit: BenefitResult) -> tuple[tuple[str, DatedValue], ...]:
    """Return the values that are shown instead of those nobody has seen."""
    if benefit.status not in ("unknown", "interval"):
        return ()
    gaps = {missing.path for missing in benefit.missing if missing.kind == "parameter"}
    return tuple(each for each in benefit.last_known if each[0] in gaps)[:SHOWN]


def _main(context: Context, determination: Determination) -> str:
    voice, benefit = context.voice, determination.benefit
    period = _period(context, benefit)
    if benefit.status == "value" and benefit.value is not None:
        value = _value(context, benefit, benefit.value)
        return voice.say("benefit.value", value=value, period=period).strip()
    if benefit.status == "choices":
        values = sorted({choice.value for choice in benefit.choices})
        shown = voice.join((_value(context, benefit, value) for value in values), "or")
        text = voice.say("benefit.choices", values=shown, period=period).strip()
        chosen = _chosen_by(context, determination)
        return f"{text}, {voice.say('benefit.chosen_by', what=chosen)}" if chosen else text
    if benefit.status == "interval":
        return _interval(context, determination, period)
    if benefit.status == "assessed":
        extent = benefit.measure == "hours" or benefit.kind == "service"
        key = "benefit.assessed_hours" if extent else "benefit.assessed"
        body = voice.label(benefit.assessed_by) if benefit.assessed_by is not None else "–"
        return voice.say(key, body=body)
    if benefit.status == "unknown":
        suffix = f"_{benefit.measure}" if benefit.measure in ("percent", "hours") else ""
        text = voice.say(f"benefit.unknown{suffix}")
        chosen = _chosen_by(context, determination)
        return f"{text}, {voice.say('benefit.chosen_by', what=chosen)}" if chosen else text
    # Nothing to compute: its label or item says what it is, else its kind does.
    given = context.right(determination).benefit
    named = benefit.label is not None or given.item is not None
    if benefit.covers is not None and not named:
        return voice.say(f"benefit.covers.{benefit.covers}")
    return "" if named else voice.say(f"kind.{benefit.kind}")


def _interval(context: Context, determination: Determination, period: str) -> str:
    voice, benefit = context.voice, determination.benefit
    low = None if benefit.low is None else _value(context, benefit, benefit.low)
    high = None if benefit.high is None else _value(context, benefit, benefit.high)
    if low is not None and high is not None:
        text = voice.say("benefit.interval", low=low, high=high, period=period)
    elif low is not None:
        text = voice.say("benefit.at_least", low=low, period=period)
    elif high is not None:
        text = voice.say("benefit.up_to", high=high, period=period)
    else:
        text = voice.say("benefit.unknown")
    chosen = _chosen_by(context, determination)
    return f"{text.strip()}, {voice.say('benefit.chosen_by', what=chosen)}" if chosen else text


def _chosen_by(context: Context, determination: Determination) -> str:
    """Return the facts that choose the benefit, at most two.

    A value that nobody has seen is named with its last known one instead.
    """
    voice, benefit = context.voice, determination.benefit
    told = {id_ for id_, _ in _last_known(benefit)}
    missing = dict.fromkeys(
        [m for choice in benefit.choices for m, _ in choice.answers] or benefit.missing
    )
    words: dict[str, None] = {}
    for item in missing:
        if item.path in told:
            continue
        if item.path == PROTECTED:
            words[voice.say("protected_fact")] = None
        elif item.kind in ("parameter", "reading") and item.path in context.rulebook.parameters:
            words[context.parameter_name(item.path)] = None
        elif item.kind == "assessment":
            known = context.assessment(item.path)
            words[voice.label(known[0]) if known is not None else item.field] = None
        elif item.kind in ("fact", "list"):
            words[fact_words(context, determination, item.path, item.record, item.field)] = None
    shown = list(words)
    more = f" {voice.say('more_plain', count=len(shown) - SHOWN)}" if len(shown) > SHOWN else ""
    return ", ".join(shown[:SHOWN]) + more


def _value(context: Context, benefit: BenefitResult, value: Fraction) -> str:
    voice = context.voice
    if benefit.measure == "percent":
        return voice.percent(value)
    if benefit.measure == "hours":
        return voice.measured(value, "hour")
    return voice.money(value)


def _period(context: Context, benefit: BenefitResult) -> str:
    voice = context.voice
    if benefit.measure == "percent":
        return ""
    key = f"period.{benefit.period}"
    return voice.say(key) if voice.known(key) else benefit.period
