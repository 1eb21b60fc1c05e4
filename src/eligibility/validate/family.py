"""A witness in words: who is in the case, what is known of each, what each right gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eligibility.acts.model import Rulebook
from eligibility.engine.result import Result
from eligibility.explain.context import Context
from eligibility.explain.words import Voice
from eligibility.facts import UNKNOWN, VOCABULARY, Case, Model, Person, read_case
from eligibility.validate.amounts import in_words
from eligibility.validate.finding import Answer, Witness
from eligibility.validate.replay import named

_NOT_TOLD = {"id", "jmbg", "whole"}


@dataclass(frozen=True, slots=True)
class Family:
    """A case in words: its days and place, each person's facts, and who is what to whom."""

    about: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    links: tuple[str, ...]


def family(witness: Witness, rulebook: Rulebook, voice: Voice) -> Family:
    """Return the case of a witness in words; only what is known of it is in there."""
    case = read_case(witness.case)
    context = _context(case, rulebook, voice)
    about = tuple(
        (context.bare(VOCABULARY["case"][name].label), context.fact_value("case", name, value))
        for name in ("claim_date", "decision_date")
        if (value := getattr(case, name)) is not UNKNOWN
    )
    people = tuple((person.id, tuple(_facts(context, person))) for person in case.people)
    links = tuple(
        f"{link.person} – {context.fact_value('link', 'kind', link.kind)} – {link.of}"
        for link in case.kinship
    )
    return Family(about, people, links)


def _facts(context: Context, person: Person) -> Iterator[tuple[str, str]]:
    for name, entry in VOCABULARY["person"].items():
        value = getattr(person, name)
        if name in _NOT_TOLD or value is UNKNOWN or value == ():
            continue
        label = context.bare(entry.label)
        if isinstance(value, tuple):
            told = "; ".join(
                context.record(item)
                if isinstance(item, Model)
                else context.fact_value("person", name, item)
                for item in value
            )
        else:
            told = context.fact_value("person", name, value)
        yield label, told


def answer_words(answer: Answer, rulebook: Rulebook, voice: Voice) -> str:
    """Return what a right gives in a witness's case: name, people, outcome, benefit."""
    right = rulebook.rights.get(answer.right)
    known = named(rulebook, answer.right)
    people = [each for each in (answer.subject, answer.holder) if each is not None]
    who = f" ({', '.join(dict.fromkeys(people))})" if people else ""
    outcome = voice.say("none" if answer.outcome == "none" else f"outcome.{answer.outcome}")
    told = f"{answer.right if known is None else voice.label(known)}{who}: {outcome}"
    if answer.benefit is None or answer.outcome == "none":
        return told
    if right is None:
        amount = voice.money(answer.benefit)
    else:
        amount = in_words(right, answer.benefit, voice)
    period = f"period.{answer.period}"
    return f"{told}, {amount}" + (f" {voice.say(period)}" if voice.known(period) else "")


def _context(case: Case, rulebook: Rulebook, voice: Voice) -> Context:
    nothing = Result(rulebook.place, None, None, None, (), ())
    return Context(nothing, rulebook, voice, case, tuple(person.id for person in case.people))
