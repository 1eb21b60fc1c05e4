"""Writes an input template: a case that asks only for the facts that are needed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from eligibility.facts.base import Label
from eligibility.facts.vocabulary import Field, vocabulary
from eligibility.records import replace

Words = Mapping[str, Mapping[str, Field]]
Needed = Iterable[tuple[str, str]]
"""Facts as record and field: ("person", "employment"), ("income", "amount")."""

_RANKS = ("ordinary", "sensitive", "protected")
_HOW = {
    "truth": Label("true (да) или false (не)", "true (yes) or false (no)"),
    "day": Label("датум, као 2017-11-20", "a date such as 2017-11-20"),
    "month": Label("месец, као 2017-10", "a month such as 2017-10"),
    "amount": Label('износ, као 31000 или "31000.50"', 'an amount such as 31000 or "31000.50"'),
    "number": Label('број, као 2 или "0.5"', 'a number such as 2 or "0.5"'),
    "whole": Label("цео број", "a whole number"),
    "text": Label("текст", "a text"),
}
_NONE = Label("null ако га нема", "null where there is none")
_EVIDENCE = Label("доказ", "evidence")
_ENTRY = Label("списак, свака ставка", "a list, each entry")
_ALL = Label(
    "да ли је то све? ако јесте, упишите у `whole`:",
    "are these all? if so, write into `whole`:",
)
_NOTE = Label(
    "Питања из `ask` упишите као чињенице; што није познато, изоставите.",
    "Write the questions of `ask` as facts; leave out what is not known.",
)


def template(
    needed: Needed,
    people: Sequence[str] = ("person",),
    *,
    municipality: str = "",
    text: Callable[[Label], str] = lambda label: label.sr,
    protected: bool = False,
) -> str:
    """Return a case as JSON text whose `ask` holds a question for each needed fact.

    `people` are the ids, the applicant first; `text` chooses the language of a label.
    Protected facts are left out unless `protected`: whoever holds the template would read
    what is suspected.
    """
    case: dict[str, object] = {"schema": 1, "note": text(_NOTE)}
    if municipality:
        case["municipality"] = municipality
    case["applicant"] = people[0]
    case["people"] = [{"id": id} for id in people]
    case["ask"] = dict(questions(needed, people, text=text, protected=protected))
    return json.dumps(case, ensure_ascii=False, indent=2) + "\n"


def questions(
    needed: Needed,
    people: Sequence[str] = ("person",),
    *,
    text: Callable[[Label], str] = lambda label: label.sr,
    protected: bool = False,
) -> list[tuple[str, str]]:
    """Return path and question for each needed fact of each person, sensitive ones last."""
    wanted = set(needed)
    words = vocabulary() if protected else _unprotected()
    asked: list[tuple[int, str, str]] = []
    for name, field in words["case"].items():
        if name not in ("people", "kinship") and ("case", name) in wanted:
            asked += _ask(field, name, "", words, wanted, text)
    for name in ("people", "kinship"):
        if name == "people" or ("case", name) in wanted:
            asked += _ask(words["case"][name], name, "", words, wanted, text)
    for index, id in enumerate(people):
        for name, field in words["person"].items():
            if name != "id" and ("person", name) in wanted:
                asked += _ask(field, name, f"people.{id}.", words, wanted, text, again=index > 0)
    return [(path, question) for _, path, question in sorted(asked, key=lambda one: one[0])]


def _unprotected() -> Words:
    """Return the vocabulary without protected facts and values."""
    return {
        record: {
            name: _open(field) for name, field in fields.items() if field.sensitivity != "protected"
        }
        for record, fields in vocabulary().items()
    }


def _open(field: Field) -> Field:
    if not field.protected_values:
        return field
    kept = {name: text for name, text in field.values.items() if name not in field.protected_values}
    return replace(field, values=kept)


def _ask(
    field: Field,
    name: str,
    before: str,
    words: Words,
    wanted: set[tuple[str, str]],
    text: Callable[[Label], str],
    again: bool = False,
) -> Iterator[tuple[int, str, str]]:
    rank = _RANKS.index(field.sensitivity)
    if name != "people":
        parts = (
            [text(field.label)] if again else [text(field.label), _how(field, words, wanted, text)]
        )
        if field.evidence and not again:
            parts.append(f"{text(_EVIDENCE)}: {text(field.evidence)}")
        yield rank, f"{before}{field.key}", "; ".join(part for part in parts if part)
    if field.form == "list":
        question = f'{text(field.label)}: {text(_ALL)} "{field.key}"'
        yield rank, f"{before}whole.{field.key}", question


def _how(
    field: Field, words: Words, wanted: set[tuple[str, str]], text: Callable[[Label], str]
) -> str:
    """Return in words how a fact is written."""
    if field.record is not None:
        inner = [
            f"{one.key} ({text(one.label)}): {_how(one, words, wanted, text)}"
            for name, one in words[field.record].items()
            if one.required or (field.record, name) in wanted
        ]
        made = "{" + "; ".join(inner) + "}"
        if field.form == "list":
            made = f"{text(_ENTRY)} {made}"
    elif field.values:
        made = " | ".join(f"{value} ({text(label)})" for value, label in field.values.items())
        if field.form == "list":
            made = f"[{made}]"
    else:
        made = text(_HOW[field.form])
        if field.unit:
            made += f" ({field.unit})"
    return f"{made} | {text(_NONE)}" if field.none_allowed else made
