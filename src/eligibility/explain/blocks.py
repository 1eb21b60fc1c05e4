"""A result sorted for reading: one block per right and outcome, what is folded, what to ask."""

from __future__ import annotations

from collections import Counter

from eligibility.acts.model import Citation
from eligibility.engine.result import Determination, Outcome
from eligibility.engine.values import Missing, Unknown
from eligibility.explain.asking import Question, questions, weigh
from eligibility.explain.benefits import benefit_words
from eligibility.explain.context import Context
from eligibility.explain.freshness import last_seen, old_news
from eligibility.explain.opening import could_open
from eligibility.explain.protect import is_protected
from eligibility.explain.reasons import (
    Reason,
    assessments,
    every,
    gap_name,
    gap_words,
    is_question,
    missing_facts,
    open_readings,
    passages,
    refusals,
)
from eligibility.explain.sources import STRENGTH, cite, cite_briefly, cite_shortly, evidence_of
from eligibility.records import Record, fields_of, fresh, replace

OUTCOMES: tuple[Outcome, ...] = ("eligible", "needs_assessment", "depends", "not_eligible")
FOLDS = ("no_subject", "not_in_force", "not_asked")
UNCLEAR_SHOWN = 3
SYMBOLS: dict[Outcome, str] = {
    "eligible": "✓",
    "needs_assessment": "◌",
    "depends": "?",
    "not_eligible": "✗",
}


class Block(Record):
    """Rights with one outcome and one reason, for the people to whom the same applies.

    Several rights stand together only where nothing but a passage is open.
    """

    rights: list[str]
    outcome: Outcome
    people: list[str]
    benefit: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()
    facts: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    assessments: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    burdens: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    source: str = ""
    short_source: str = ""
    site: str = ""
    old_news: str = ""
    gives_nothing_sure: bool = False

    def same(self, other: Block, but: str) -> bool:
        """Whether all is the same but one thing: the people or the rights."""
        return all(
            getattr(self, name) == getattr(other, name) for name in fields_of(self) if name != but
        )

    @property
    def only_unseen(self) -> bool:
        """Whether nothing but unseen passages is open, and what is given is not known."""
        others = (self.reasons, self.facts, self.readings, self.parameters, self.assessments)
        open_ = any(others) or bool(self.places)
        return bool(self.passages) and self.gives_nothing_sure and not open_


class Report(Record):
    """Everything a reader is told, in the order of telling."""

    blocks: dict[Outcome, list[Block]]
    no_subject: list[str] = fresh(default_factory=list)
    not_in_force: list[str] = fresh(default_factory=list)
    not_asked: list[str] = fresh(default_factory=list)
    ask: list[Question] = fresh(default_factory=list)
    ask_people: bool = False
    unpublished: list[str] = fresh(default_factory=list)


def report(context: Context) -> Report:
    """Sort a result for reading."""
    determinations = context.result.determinations
    weights = weigh(determinations)
    blocks: dict[Outcome, list[Block]] = {outcome: [] for outcome in OUTCOMES}
    folded: dict[str, dict[str, list[str]]] = {fold: {} for fold in FOLDS}
    shown: list[Determination] = []
    for determination in determinations:
        fold = fold_of(determination)
        if fold is not None:
            people = folded[fold].setdefault(determination.right, [])
            people.append(who(context, determination))
            continue
        shown.append(determination)
        block = block_of(context, determination, weights)
        listed = blocks[determination.outcome]
        twin = next((other for other in listed if other.same(block, "people")), None)
        if twin is None:
            listed.append(block)
        else:
            twin.people.extend(person for person in block.people if person not in twin.people)
    blocks["depends"] = together(blocks["depends"])
    told = {determination.right for determination in shown}

    def names(fold: str, *before: str) -> list[str]:
        seen = told.union(*(folded[other] for other in before))
        return [context.right_name(right) for right in folded[fold] if right not in seen]

    not_asked = names("not_asked")
    for right, people in folded["not_asked"].items():
        # Told for some people, open for others: these must not be lost.
        if right in told:
            not_asked.append(f"{context.right_name(right)} ({', '.join(dict.fromkeys(people))})")

    gates = [gate_only(d) for d in determinations if fold_of(d) == "not_asked"]
    people_open = any(m.path == "people" for d in determinations for m in d.facts)
    if context.case is not None:
        people_open = "people" not in context.case.whole
    return Report(
        blocks,
        no_subject=names("no_subject", "not_asked"),
        not_in_force=names("not_in_force", "no_subject", "not_asked"),
        not_asked=not_asked,
        ask=[q for q in questions(context, shown, gates) if q.field != "people"],
        ask_people=people_open,
        unpublished=unpublished(context, shown),
    )


def together(blocks: list[Block]) -> list[Block]:
    """Return blocks with rights joined that wait for the same unseen passages only."""
    joined: list[Block] = []
    for block in blocks:
        twin = next((other for other in joined if other.same(block, "rights")), None)
        if twin is not None and block.only_unseen:
            twin.rights.extend(block.rights)
        else:
            joined.append(block)
    # What an answer of the family can move stands before what only the state can.
    return sorted(joined, key=lambda block: block.only_unseen)


def fold_of(determination: Determination) -> str | None:
    """Return which folded line a determination belongs to, None if it is told in full."""
    if determination.standing in ("no_subject", "not_in_force"):
        return determination.standing
    if determination.standing == "open" and determination.outcome == "depends":
        gates = ("concerns", "holder")
        for member in determination.conditions.members:
            if member.id in gates and isinstance(member.value, Unknown):
                return "not_asked"
    return None


def gate_only(determination: Determination) -> Determination:
    """Return a determination with just the facts that tell whether it concerns anybody."""
    why: set[Missing] = set()
    for member in determination.conditions.members:
        if member.id in ("concerns", "holder") and isinstance(member.value, Unknown):
            why |= member.value.why
    return replace(determination, facts=tuple(f for f in determination.facts if f in why))


def block_of(context: Context, determination: Determination, weights: Counter[Missing]) -> Block:
    """Return what is told of one determination."""
    voice = context.voice
    refused = determination.conditions.value is False
    old = old_news(context, determination)
    benefit = (
        [] if determination.outcome == "not_eligible" else benefit_words(context, determination)
    )
    return Block(
        rights=[determination.right],
        outcome=determination.outcome,
        people=[who(context, determination)],
        benefit=tuple(benefit),
        reasons=tuple(refusals(context, determination))
        if refused
        else _shielded(context, determination),
        facts=tuple(missing_facts(context, determination, weights)),
        readings=tuple(open_readings(context, determination)),
        parameters=tuple(gap_name(context, m) for m in determination.parameters),
        assessments=tuple(assessments(context, determination)),
        passages=tuple(passages(context, determination)),
        opens=tuple(context.right_name(right) for right in could_open(context, determination)),
        burdens=tuple(voice.label(label) for label in determination.encumbrances),
        places=tuple(places(context, determination)),
        source=support(context, determination),
        short_source=cite_shortly(
            voice, citation_of(context, determination), last_seen(context, determination)
        ),
        site=cite_briefly(
            voice, citation_of(context, determination), last_seen(context, determination)
        ),
        old_news=old,
        gives_nothing_sure=determination.benefit.status in ("unknown", "described", "assessed"),
    )


def places(context: Context, determination: Determination) -> list[str]:
    """Return how places are given out and which priorities the holder has, unless refused."""
    if determination.outcome == "not_eligible":
        return []
    voice = context.voice
    lines = [
        voice.say("allocation", what=voice.label(detail.label))
        for detail in context.right(determination).details
        if detail.kind == "allocation"
    ]
    met = [r for r in determination.ranking if r.kind == "priority" and r.value is True]
    return [*lines, *(voice.say("priority", what=voice.label(r.label)) for r in met)]


def _shielded(context: Context, determination: Determination) -> tuple[Reason, ...]:
    """Say of an outcome that it rests on a protected fact, without naming it."""
    met = any(is_protected(node) and node.value is True for node in every(determination.conditions))
    return (Reason(context.voice.say("protected_outcome")),) if met else ()


def support(context: Context, determination: Determination) -> str:
    """Return the source of a right, and the weakest evidence where that is weaker."""
    voice, citation = context.voice, citation_of(context, determination)
    old = old_news(context, determination)
    told = cite(voice, citation, None if old else determination.seen)
    weakest = determination.evidence
    if citation is None or weakest is None or determination.outcome == "not_eligible":
        return told
    if STRENGTH[weakest] > STRENGTH[evidence_of(citation)]:
        told += f"; {voice.say('detail.evidence', what=voice.say(f'evidence.{weakest}'))}"
    return told


def citation_of(context: Context, determination: Determination) -> Citation | None:
    """Return where the right stands."""
    right = context.right(determination)
    act = context.act(right)
    citation = right.citation or right.validity.citation or determination.benefit.citation
    if citation is None and act is not None:
        citation = act.validity.citation
    if citation is None:
        conditions = determination.conditions.members
        citation = next((m.citation for m in conditions if m.citation is not None), None)
    return citation


def who(context: Context, determination: Determination) -> str:
    """Return whom a determination concerns, and who holds the right if someone else."""
    subject, holder = determination.subject, determination.holder
    joint = determination.joint_holder
    if holder is not None and joint is not None and holder == subject:
        return context.voice.join((holder, joint), "and")
    if holder is None or holder == subject:
        return subject or context.voice.say("applicant")
    named = holder if joint is None else context.voice.join((holder, joint), "and")
    if determination.role is not None:
        role = context.voice.label(determination.role)
        named = named if role == holder else f"{named} ({role})"
    told = context.voice.say("holder", people=named)
    return f"{subject}, {told}" if subject is not None else told


def unpublished(context: Context, determinations: list[Determination]) -> list[str]:
    """Return values that no source shows for their day, each once, with the last known."""
    lines: dict[str, None] = {}
    unclear: dict[str, None] = {}
    for determination in determinations:
        if determination.outcome == "not_eligible":
            continue
        benefit = determination.benefit.missing
        for missing in (*determination.parameters, *determination.readings, *benefit):
            parameter = context.rulebook.parameters.get(missing.path)
            if parameter is None or missing.kind not in ("parameter", "reading"):
                continue
            if missing.kind == "reading" and is_question(parameter):
                unclear[gap_name(context, missing)] = None
            else:
                lines[gap_words(context, missing)] = None
    if unclear:
        names = list(unclear)
        what = "; ".join(names[:UNCLEAR_SHOWN])
        if len(names) > UNCLEAR_SHOWN:
            more = context.voice.say("more_plain", count=len(names) - UNCLEAR_SHOWN)
            what += f"; {more}"
        lines[context.voice.say("unclear_all", what=what)] = None
    return list(lines)
