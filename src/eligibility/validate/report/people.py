"""Witnesses as tables: the people of a case, what is known of each, what each right gives."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from eligibility.acts.model import Rulebook
from eligibility.explain.family import Teller, describe, met_facts, tells_itself
from eligibility.explain.words import Voice
from eligibility.facts import Case, Person, read_case
from eligibility.validate.finding import Answer, Witness
from eligibility.validate.render.told import given
from eligibility.validate.replay import named
from eligibility.validate.report.html import Child, Html, code, tag
from eligibility.validate.report.page import table
from eligibility.validate.report.wording import said

Facts = dict[str, frozenset[str]]
"""The lines of facts by person, of a case that another one is compared with."""


def witnesses(
    voice: Voice, found: Sequence[Witness], rulebook: Rulebook, rights: Collection[str] = ()
) -> list[Html]:
    """Return the witnesses of a finding: each a folded table, what differs marked.

    Of `rights`, the first is what families are described by.
    """
    right = next((each for each in rights if each in rulebook.rights), None)
    first: Facts | None = None
    told: list[Html] = []
    for number, witness in enumerate(found):
        case = read_case(witness.case)
        sentence = describe(case, voice.language, rulebook, right)
        name = said(voice, "case")
        if witness.label is not None:
            name = f"{name} – {voice.label(witness.label)}"
        looked = [] if right is None else [(rulebook, right)]
        people, facts = family_table(voice, case, rulebook, looked, first)
        first = facts if number == 0 else first
        told.append(
            tag(
                "details",
                tag("summary", name),
                tag("p", sentence),
                people,
                answers_table(voice, witness.answers, rulebook),
                open=True,
                class_="keep",
            )
        )
    return told


def family_table(
    voice: Voice,
    case: Case,
    rulebook: Rulebook,
    rights: Sequence[tuple[Rulebook, str]] = (),
    beside: Facts | None = None,
) -> tuple[Html, Facts]:
    """Return a table of the people of a case, and the lines of facts in it.

    Where `rights` are given, only facts that deciding them meets are told. `beside` are the
    lines of another case: what is not among them is marked.
    """
    teller = Teller(case, voice, rulebook, met_facts(case, rights) if rights else None)
    day = case.claim_date if isinstance(case.claim_date, date) else case.decision_date
    caption = said(voice, "family").capitalize()
    if isinstance(day, date):
        caption = f"{caption}, {said(voice, 'day', day=voice.day(day))}"
    lines: Facts = {}
    rows: list[list[Child]] = []
    for person in case.people:
        facts = _facts(voice, teller, person)
        lines[person.id] = frozenset(facts)
        known = None if beside is None else beside.get(person.id, frozenset())
        told: list[Child] = [
            fact if known is None or fact in known else tag("mark", fact) for fact in facts
        ]
        told += [tag("mark", said(voice, "without", what=each)) for each in _gone(facts, known)]
        rows.append(
            [
                code(person.id),
                _role(voice, teller, person),
                teller.age(person) or "–",
                tag("ul", *(tag("li", each) for each in told)) if told else "–",
            ]
        )
    columns = [said(voice, each) for each in ("person", "role", "age", "facts")]
    return table(caption, columns, rows), lines


def _gone(facts: list[str], known: frozenset[str] | None) -> list[str]:
    """Return the lines that the other case has and this one has no counterpart of."""
    gone = sorted((known or frozenset()) - set(facts))
    return gone if len(gone) > len(set(facts) - (known or frozenset())) else []


def _role(voice: Voice, teller: Teller, person: Person) -> str:
    role = teller.role(person).removeprefix("a ")
    return f"{role} ({said(voice, 'applicant')})" if person is teller.first else role


def _facts(voice: Voice, teller: Teller, person: Person) -> list[str]:
    facts: list[str] = []
    for name, label, told in teller.facts_of(person):
        if tells_itself(getattr(person, name)):
            facts += told.split("; ")
        else:
            facts.append(f"{label}: {told}")
    hidden = teller.protected(person)
    return [*facts, said(voice, "protected", count=hidden)] if hidden else facts


def answers_table(voice: Voice, answers: Sequence[Answer], rulebook: Rulebook) -> Html:
    """Return a table of what the rights give in a case."""
    rows = [
        (right_name(voice, answer.right, rulebook), who(answer), given(answer, voice))
        for answer in answers
    ]
    columns = [said(voice, each) for each in ("right", "for_whom", "outcome")]
    return table(said(voice, "given"), columns, rows)


def change_table(
    voice: Voice, answers: Sequence[Answer], rulebook: Rulebook, old: Rulebook
) -> Html:
    """Return a table of what a right gave before and what it gives now."""
    before, now = answers[0], answers[-1]
    known = now.right in rulebook.rights
    name = right_name(voice, now.right, rulebook if known else old)
    columns = [said(voice, each) for each in ("right", "before", "now")]
    row = (name, given(before, voice), given(now, voice))
    return table(said(voice, "given"), columns, [row])


def right_name(voice: Voice, id_: str, rulebook: Rulebook) -> str:
    """Return a right's name, or its id where the rulebook does not know it."""
    label = named(rulebook, id_)
    return voice.label(label) if label is not None else id_


def who(answer: Answer) -> Child:
    """Return the ids of whom an answer is about."""
    people = [each for each in (answer.subject, answer.holder) if each is not None]
    return code(", ".join(dict.fromkeys(people))) if people else "–"
