"""Prebivalište (registered residence) here and boravište (stay) there, without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.check import conditions
from eligibility.acts.link.expressions import walk
from eligibility.acts.model import Condition, Label, Right
from eligibility.feel import nodes
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.texts import Bare, Line, cited, lines

_KINDS = {
    "prebivaliste": Label("пребивалиште", "registered residence (prebivalište)"),
    "boraviste": Label("боравиште", "stay (boravište)"),
}
_STEMS = {"prebivaliste": r"\bprebivalist", "boraviste": r"\bboravist"}


def check(subject: Subject) -> Iterator[Finding]:
    """Compare the kinds that conditions ask for within one place; then those in the articles."""
    found = list(_of_conditions(subject))
    yield from found
    if not found:
        yield from _of_texts(subject)


def _of_conditions(subject: Subject) -> Iterator[Finding]:
    rulebook = subject.rulebook
    asked = [
        (right, condition, kind)
        for right in rulebook.rights.values()
        if rulebook.acts[right.act].place == subject.act.place
        for condition, kind in _asked(right)
    ]
    kinds: dict[str, set[str]] = {}
    for right, _, kind in asked:
        kinds.setdefault(right.id, set()).add(kind)
    # A right that takes either kind mixes nothing.
    asked = [each for each in asked if len(kinds[each[0].id]) == 1]
    by_kind = {kind: {r.id for r, _, k in asked if k == kind} for kind in _KINDS}
    if not all(by_kind.values()):
        return
    usual = "boraviste" if len(by_kind["boraviste"]) > len(by_kind["prebivaliste"]) else None
    usual = usual or "prebivaliste"
    others = by_kind[usual]
    told: set[str] = set()
    for right, condition, kind in asked:
        if kind == usual or right.act != subject.act.id or right.id in told:
            continue
        told.add(right.id)
        other = rulebook.rights[min(others)]
        yield subject.finding(
            "residence-kinds-mixed",
            f"{right.id}/{condition.id}",
            Label(
                f"тражи се {_KINDS[kind].sr}, а у другим правима истог места"
                f" (нпр. „{other.name.sr}“) {_KINDS[usual].sr}",
                f"{_KINDS[kind].en} is required, but {_KINDS[usual].en} by other rights of the same"
                f" place (such as “{other.name.en}”)",
            ),
            condition.when.span,
            citation=condition.citation,
            suggestion=_ADVICE,
        )


_ADVICE = Label(
    "изаберите један појам за иста лица, или реците зашто се разликују",
    "choose one term for the same people, or say why they differ",
)


def _asked(right: Right) -> Iterator[tuple[Condition, str]]:
    """Yield the conditions that ask for one kind; where either will do, nothing is mixed."""
    for condition in conditions(right.conditions):
        kinds = {
            argument.value.value
            for each in walk(condition.when.node)
            if isinstance(each, nodes.Call) and each.function in ("resides", "residence length")
            for argument in each.arguments
            if isinstance(argument.value, nodes.Text) and argument.value.value in _KINDS
        }
        if len(kinds) == 1:
            yield condition, kinds.pop()


def _of_texts(subject: Subject) -> Iterator[Finding]:
    first: dict[str, tuple[Line, int, int]] = {}
    counted = dict.fromkeys(_STEMS, 0)
    for line in lines(subject):
        for begin, end in line.sentences():
            text = Bare(line.text[begin:end])
            held = [kind for kind, stem in _STEMS.items() if text.holds(stem)]
            if len(held) == 1:
                (kind,) = held
                counted[kind] += 1
                _, a, b = next(text.find(_STEMS[kind] + r"\w*"))
                first.setdefault(kind, (line, begin + a, begin + b))
    if len(first) < len(_STEMS):
        return
    rare = min(_STEMS, key=lambda kind: (counted[kind], kind == "prebivaliste"))
    usual = next(kind for kind in _STEMS if kind != rare)
    line, begin, end = first[rare]
    yield subject.finding(
        "residence-kinds-mixed",
        line.key,
        Label(
            f"овде стоји {_KINDS[rare].sr}, а у члану {first[usual][0].article} {_KINDS[usual].sr}",
            f"here it is {_KINDS[rare].en}, in article {first[usual][0].article}"
            f" {_KINDS[usual].en}",
        ),
        subject.inside(line.text, begin, end),
        citation=cited(subject, line),
        words=line.words,
        suggestion=_ADVICE,
    )
