"""Evidence asked of one parent where another person may hold the right."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Detail, Label, Right
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.texts import Bare

_ROLES = {
    "mother": (r"\bmajk|\bmajci|\bporodilj|\btrudnic", Label("мајка", "the mother")),
    "father": (r"\botac\b|\boc(?:a|u|em)\b", Label("отац", "the father")),
    "guardian": (r"\bstaratelj", Label("старатељ", "the guardian")),
}
_EITHER = r"\broditelj(?!sk)|\bpodnosi|\bstaratelj|\bza oba"


def check(subject: Subject) -> Iterator[Finding]:
    """Compare whom the papers speak of with who may hold the right."""
    for right in subject.rights:
        holders = _holders(right)
        if len(holders) < 2:
            continue
        documents = [detail for detail in right.details if detail.kind == "document"]
        asked: set[str] = set()
        for document in documents:
            asked |= _roles(document.label.sr)
        for number, document in enumerate(documents):
            role = _one_role(document)
            # A paper of each is no conflict: then all who may hold the right are asked.
            if role is None or asked >= holders or document.when is not None:
                continue
            told = ", ".join(sorted(holders - {role}))
            name = _ROLES[role][1]
            yield subject.finding(
                "role-mismatch",
                right.id,
                Label(
                    f"доказ „{document.label.sr}“ говори само о једној улози ({name.sr}), а право"
                    f" може остварити и друга особа: {_holder_words(right, role, 'sr')}",
                    f"the paper “{document.label.en}” speaks of one role alone ({name.en}), but"
                    f" another may hold the right: {_holder_words(right, role, 'en') or told}",
                ),
                subject.right_span(right, "documents", number, "label"),
                citation=document.citation or right.citation,
                suggestion=Label(
                    "тражите доказ од подносиоца захтева, ко год он био, или додајте `when`",
                    "ask it of whoever claims the right, or limit it with `when`",
                ),
            )


def _holders(right: Right) -> set[str]:
    found: set[str] = set()
    for holder in right.holders:
        named = {holder.variable} & _ROLES.keys() or _roles(holder.label.sr)
        parent = Bare(holder.label.sr).holds(r"\broditelj")
        found |= {"mother", "father"} if parent and len(named) != 1 else named or {holder.variable}
    return found


def _roles(text: str) -> set[str]:
    return {role for role, (stem, _) in _ROLES.items() if Bare(text).holds(stem)}


def _one_role(document: Detail) -> str | None:
    roles = _roles(document.label.sr)
    if len(roles) != 1 or Bare(document.label.sr).holds(_EITHER):
        return None
    return roles.pop()


def _holder_words(right: Right, role: str, language: str) -> str:
    told = [
        getattr(holder.label, language)
        for holder in right.holders
        if _roles(holder.label.sr) != {role}
    ]
    return ", ".join(told)
