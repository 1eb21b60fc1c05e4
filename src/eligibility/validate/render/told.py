"""A difference in words, once for every form: rights in order, families, before and now."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from eligibility.acts.model import Rulebook
from eligibility.explain.family import describe
from eligibility.explain.words import Language, Voice
from eligibility.facts import read_case
from eligibility.validate.difference import Change, Difference, ExampleChange, RightChange
from eligibility.validate.finding import Answer, Witness
from eligibility.validate.render.wording import MARKS, said
from eligibility.validate.replay import ABSENT

ORDER = ("changed", "added", "removed", "unsettled", "equivalent")


@dataclass(frozen=True, slots=True)
class ToldFamily:
    """A family in words, with what a right gave it and gives it now."""

    family: str
    before_words: str
    now_words: str
    voice: Voice

    @property
    def before(self) -> str:
        """What it had: `раније: ништа`."""
        return said(self.voice, "before", what=self.before_words)

    @property
    def now(self) -> str:
        """What it has: `сада: 14.222 RSD месечно`."""
        return said(self.voice, "now", what=self.now_words)

    @property
    def text(self) -> str:
        """The family and both answers in one line."""
        return f"{self.family}; {self.before}, {self.now}"


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One way in which a right decides differently."""

    mark: str
    kind: str
    words: str
    family: ToldFamily
    change: Change

    @property
    def head(self) -> str:
        """What it is and for whom."""
        return f"{self.mark} {self.kind}: {self.words}"


@dataclass(frozen=True, slots=True)
class ToldRight:
    """What becomes of a right."""

    name: str
    id: str
    status: str
    bound: str
    changes: tuple[ToldChange, ...]
    open: str
    right: RightChange

    @property
    def head(self) -> str:
        """The right and what becomes of it."""
        return f"{self.name} ({self.id}): {self.status}"


class Told:
    """A difference with what puts it into words.

    `old` and `new`, where given, lend names, and shorten families to what the right looks at.
    """

    def __init__(
        self,
        difference: Difference,
        lang: Language,
        old: Rulebook | None = None,
        new: Rulebook | None = None,
    ) -> None:
        self.difference, self.voice = difference, Voice(lang)
        self._old, self._new = old, new
        self.rights = [
            self._right(each)
            for each in sorted(difference.rights, key=lambda right: ORDER.index(right.status))
        ]

    @property
    def title(self) -> str:
        """Both names."""
        return said(self.voice, "title", old=self.difference.old, new=self.difference.new)

    @property
    def counts(self) -> str:
        """How many rights change, are new, end, stay the same, are not settled.

        Of those that change too something may be left unanswered: then how many these are.
        """
        rights = self.difference.rights
        counted: Counter[str] = Counter(right.status for right in rights)
        told = said(self.voice, "counts", **{status: counted[status] for status in ORDER})
        partly = sum(bool(right.unsettled) for right in rights if right.status != "unsettled")
        return told + (said(self.voice, "partly", count=partly) if partly else "")

    @property
    def changed(self) -> list[ToldRight]:
        """All rights but those that are proved to be the same."""
        return [each for each in self.rights if each.right.status != "equivalent"]

    @property
    def same(self) -> list[ToldRight]:
        """The rights that are proved to be the same."""
        return [each for each in self.rights if each.right.status == "equivalent"]

    def bounds(self) -> str:
        """Up to which size of household the same rights are proved to be the same."""
        sizes = {each.right.bound for each in self.same if each.right.bound}
        return self.bound(min(sizes)) if sizes else ""

    def bound(self, people: int) -> str:
        """Return up to which size of household a proof holds, empty where to none."""
        if not people:
            return ""
        return said(self.voice, "bound", people=self.voice.count(people, "person"))

    def _right(self, right: RightChange) -> ToldRight:
        voice = self.voice
        left = "; ".join(map(voice.label, right.unsettled))
        return ToldRight(
            name=voice.label(right.name),
            id=right.new or right.old or "",
            status=said(voice, right.status),
            bound=self.bound(right.bound),
            changes=tuple(self._change(right, each) for each in right.changes),
            open=said(voice, "open", what=left) if left else "",
            right=right,
        )

    def _change(self, right: RightChange, change: Change) -> ToldChange:
        return ToldChange(
            mark=MARKS[change.kind],
            kind=said(self.voice, change.kind),
            words=self.voice.label(change.words),
            family=self.family(change.witness, right.old, right.new),
            change=change,
        )

    def example(self, changed: ExampleChange) -> ToldFamily:
        """Return an example of an act whose answer is another now."""
        rights = [answer.right for answer in changed.witness.answers]
        return self.family(changed.witness, rights[0], rights[-1])

    def family(self, witness: Witness, old: str | None, new: str | None) -> ToldFamily:
        """Return a witness in words: who it is, what they had, what they have."""
        case = read_case(witness.case)
        language = self.voice.language
        looked = [
            (book, id_)
            for book, id_ in ((self._old, old), (self._new, new))
            if book is not None and id_ is not None and id_ in book.rights
        ]
        if looked:
            family = describe(case, language, *looked[0], also=looked[-1])
        else:
            family = describe(case, language, self._new or self._old)
        before, now = witness.answers[0], witness.answers[-1]
        return ToldFamily(family, given(before, self.voice), given(now, self.voice), self.voice)


def given(answer: Answer, voice: Voice) -> str:
    """Return what an answer gives, in words: `14.222 RSD месечно`, `ништа`."""
    if answer.outcome == ABSENT:
        return said(voice, "no_right")
    if answer.outcome == "not_eligible":
        return said(voice, "nothing")
    outcome = voice.say(f"outcome.{answer.outcome}")
    if answer.benefit is None:
        return outcome
    amount = measured(answer.benefit, answer.measure, answer.period, voice)
    return amount if answer.outcome == "eligible" else f"{amount} ({outcome})"


def measured(value: Fraction, measure: str, period: str, voice: Voice) -> str:
    """Return a benefit in its measure, with its period."""
    if measure == "percent":
        return voice.percent(value)
    told = voice.measured(value, "hour") if measure == "hours" else voice.money(value)
    key = f"period.{period}"
    return f"{told} {voice.say(key)}" if voice.known(key) else told
