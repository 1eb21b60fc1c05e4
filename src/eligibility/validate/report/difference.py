"""The report on a difference: each right with who gains and loses, rules, curves, values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from eligibility.acts.model import Right, Rulebook
from eligibility.explain.words import Language
from eligibility.facts import places, read_case
from eligibility.validate.difference import Difference, RightChange
from eligibility.validate.finding import Witness
from eligibility.validate.render import wording
from eligibility.validate.render.told import Told, ToldChange, ToldRight
from eligibility.validate.report.html import Child, Html, code, tag
from eligibility.validate.report.page import acts_table, page, section, table
from eligibility.validate.report.people import change_table, family_table
from eligibility.validate.report.plot import figure
from eligibility.validate.report.rule import phrases, rule, words_context
from eligibility.validate.report.wording import said


def difference_html(
    difference: Difference,
    old_rulebook: Rulebook,
    new_rulebook: Rulebook,
    lang: Language,
    *,
    day: date | None = None,
) -> str:
    """Return the report on a difference as one HTML file.

    `day` is when the report was made: today, unless it is given.
    """
    return _Report(difference, old_rulebook, new_rulebook, lang).html(day)


class _Report:
    def __init__(
        self, difference: Difference, old: Rulebook, new: Rulebook, lang: Language
    ) -> None:
        self.difference, self.old, self.new = difference, old, new
        self.told = Told(difference, lang, old, new)
        self.voice = self.told.voice
        self.contexts = words_context(old, self.voice), words_context(new, self.voice)
        drawn = {right.new or right.old for right in difference.rights}
        self.apart = [curve for curve in difference.curves if curve.right not in drawn]

    def html(self, day: date | None) -> str:
        voice, difference = self.voice, self.difference
        names = dict.fromkeys((self.old.place, self.new.place))
        place = ", ".join(
            voice.name(known.name) if (known := places.places().get(each)) is not None else each
            for each in names
        )
        meta: list[tuple[str, Child]] = [
            (said(voice, "place"), place),
            (said(voice, "before"), code(difference.old)),
            (said(voice, "now"), code(difference.new)),
        ]
        footer = [
            tag("h2", said(voice, "about")),
            acts_table(voice, (said(voice, "before"), self.old), (said(voice, "now"), self.new)),
        ]
        title = self.told.title
        kind = said(voice, "difference")
        contents = list(self._contents())
        return page(voice, kind, title, meta, contents, self._main(), footer, day)

    def _contents(self) -> Iterator[tuple[str, Child]]:
        voice = self.voice
        yield "summary", said(voice, "summary")
        for right in self.told.changed:
            yield f"right-{right.id}", f"{right.name}: {right.status}"
        for key in self._tables():
            yield key, wording.said(voice, key)

    def _tables(self) -> list[str]:
        """Return the parts that come after the rights."""
        found = {
            "curves": self.apart,
            "parameters": self.difference.parameters,
            "examples": self.difference.examples,
        }
        return [key for key, listed in found.items() if listed]

    def _main(self) -> Iterator[Child]:
        voice, told = self.voice, self.told
        summary: list[Child] = [tag("p", told.counts)]
        if told.same:
            names = "; ".join(right.name for right in told.same)
            bound = told.bounds()
            shown = wording.said(voice, "same", names=names)
            summary.append(tag("p", shown + (f" ({bound})" if bound else "")))
        if not told.changed and not self._tables():
            summary.append(tag("p", wording.said(voice, "no_change")))
        yield section("summary", said(voice, "summary"), *summary, class_="summary")
        for right in told.changed:
            yield self._right(right)
        for key in self._tables():
            inner = {"curves": self._curves, "parameters": self._values, "examples": self._examples}
            yield section(key, wording.said(voice, key), *inner[key]())

    def _right(self, told: ToldRight) -> Html:
        right = told.right
        parts: list[Child] = []
        if told.open:
            parts += [tag("p", told.open), tag("p", said(self.voice, "unsettled_note"))]
        for number, change in enumerate(told.changes, 1):
            parts.append(self._change(right, change, f"right-{told.id}-{number}"))
        for number, curve in enumerate(self.difference.curves, 1):
            if curve.right == told.id:
                parts.append(figure(self.voice, curve, f"plot-{number}", self._book(curve.right)))
        parts += self._rules(right)
        if told.bound:
            parts.append(tag("p", told.bound, class_="soft"))
        heading = tag("span", tag("span", told.status, class_=f"badge s-{right.status}"), told.name)
        return section(f"right-{told.id}", heading, *parts)

    def _book(self, right: str) -> Rulebook:
        return self.new if right in self.new.rights else self.old

    def _change(self, right: RightChange, told: ToldChange, address: str) -> Html:
        family = told.family
        heading = tag(
            "h3",
            tag("span", f"{told.mark} {told.kind}", class_="badge"),
            told.words,
            id=f"{address}-h",
        )
        answer = tag("p", f"{family.family}; ", tag("strong", family.before), ", ",
                     tag("strong", family.now), class_="answer")  # fmt: skip
        return tag(
            "article",
            heading,
            answer,
            self._family(right, told.change.witness),
            class_=f"change s-{told.change.kind}",
            aria_labelledby=f"{address}-h",
        )

    def _family(self, right: RightChange, witness: Witness) -> Html:
        rights = [
            (book, id_)
            for book, id_ in ((self.old, right.old), (self.new, right.new))
            if id_ is not None and id_ in book.rights
        ]
        people, _ = family_table(self.voice, read_case(witness.case), self.new, rights)
        return tag(
            "details",
            tag("summary", said(self.voice, "case")),
            people,
            change_table(self.voice, witness.answers, self.new, self.old),
            open=True,
            class_="keep",
        )

    def _rules(self, changed: RightChange) -> Iterator[Child]:
        """Yield the rule before and the rule now, side by side, what differs marked."""
        voice = self.voice
        versions: list[tuple[str, int, Right]] = []
        for word, number, id_ in (("rule_before", 0, changed.old), ("rule_now", 1, changed.new)):
            book = (self.old, self.new)[number]
            if id_ is not None and id_ in book.rights:
                versions.append((word, number, book.rights[id_]))
        if changed.status == "equivalent" or not versions:
            return
        told = [phrases(self.contexts[number], right) for _, number, right in versions]
        if len(told) > 1 and told[0] == told[1]:
            # Its words are the same: what it rests on may have changed all the same.
            shown = rule(self.contexts[1], versions[1][2])
            name = said(voice, "rule_same")
            yield tag("details", tag("summary", name), shown, open=changed.status == "changed")
            return
        columns = [
            tag(
                "div",
                tag("h3", said(voice, word)),
                rule(self.contexts[number], right, told[1 - each] if len(told) > 1 else ()),
            )
            for each, (word, number, right) in enumerate(versions)
        ]
        yield tag("div", *columns, class_="pair even" if len(columns) > 1 else "pair")

    def _curves(self) -> Iterator[Child]:
        for number, curve in enumerate(self.apart, 1):
            yield figure(self.voice, curve, f"apart-{number}", self._book(curve.right))

    def _values(self) -> Iterator[Child]:
        voice = self.voice
        none = wording.said(voice, "absent")
        rows = [
            (
                voice.label(each.label),
                ", ".join(map(voice.label, each.old)) or none,
                ", ".join(map(voice.label, each.new)) or none,
            )
            for each in self.difference.parameters
        ]
        columns = [said(voice, each) for each in ("parameter", "before", "now")]
        yield table(wording.said(voice, "parameters"), columns, rows)

    def _examples(self) -> Iterator[Child]:
        voice = self.voice
        rows: list[tuple[Child, ...]] = []
        for each in self.difference.examples:
            told = self.told.example(each)
            rows.append((voice.label(each.name), told.family, told.before_words, told.now_words))
        columns = [said(voice, each) for each in ("example", "family", "before", "now")]
        yield table(wording.said(voice, "examples"), columns, rows)
