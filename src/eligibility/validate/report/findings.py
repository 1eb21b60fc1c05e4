"""The report on an act: findings beside the article or the right that they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from eligibility.acts.model import Act, Parameter, Right, Rulebook
from eligibility.explain.sources import cite, place_in_act
from eligibility.explain.words import Language, Voice
from eligibility.facts import places
from eligibility.validate import registry, wording
from eligibility.validate.curves import curve
from eligibility.validate.finding import Finding
from eligibility.validate.incomes import axes, families, looks_at_income, parameters_of
from eligibility.validate.report.html import Child, Html, code, join, mixed, serbian, tag
from eligibility.validate.report.page import acts_table, page, section, table
from eligibility.validate.report.people import witnesses
from eligibility.validate.report.plot import figure
from eligibility.validate.report.rule import rule, words_context
from eligibility.validate.report.wording import said

SEVERITIES = ("error", "unsettled", "warning", "review", "note", "waived")
WHOLE = "whole"


def findings_html(
    findings: Sequence[Finding],
    act: Act,
    rulebook: Rulebook,
    lang: Language,
    *,
    day: date | None = None,
) -> str:
    """Return the report on an act as one HTML file.

    Where the act carries the text of its articles, each finding stands beside its article,
    else beside its right. `day` is when the report was made: today, unless it is given.
    """
    return _Report(findings, act, rulebook, Voice(lang)).html(day)


def severity(finding: Finding) -> str:
    """Return under which heading a finding counts."""
    if finding.waived is not None:
        return "waived"
    return "unsettled" if finding.unsettled else finding.severity


def head(article: str) -> str:
    """Return the number of the article of a key of `texts`: `4.1.2` stands in 4."""
    return article.partition(".")[0]


class _Report:
    def __init__(
        self, findings: Sequence[Finding], act: Act, rulebook: Rulebook, voice: Voice
    ) -> None:
        self.findings, self.act, self.rulebook, self.voice = findings, act, rulebook, voice
        self.context = words_context(rulebook, voice)
        self.rights = [rulebook.rights[id_] for id_ in act.rights if id_ in rulebook.rights]
        self.numbers = {id(finding): number for number, finding in enumerate(findings, 1)}
        self.articles = list(dict.fromkeys(map(head, act.texts)))
        self.homes: dict[str, list[Finding]] = {}
        for finding in findings:
            self.homes.setdefault(self._home(finding), []).append(finding)

    def html(self, day: date | None) -> str:
        voice, act = self.voice, self.act
        place = places.places().get(act.place)
        meta: list[tuple[str, Child]] = [
            (said(voice, "place"), voice.name(place.name) if place is not None else act.place),
            (said(voice, "act"), code(act.id)),
            (said(voice, "file"), code(act.file)),
            (said(voice, "digest"), code(act.digest)),
        ]
        return page(
            voice,
            said(voice, "findings"),
            voice.label(act.title),
            meta,
            list(self._contents()),
            self._main(),
            [
                tag("h2", said(voice, "about")),
                acts_table(voice, ("", self.rulebook)),
            ],
            day,
        )

    # Where a finding stands.

    def _home(self, finding: Finding) -> str:
        """Return the part of the report in which a finding stands."""
        parameter = self._parameter(finding)
        right = self._right(finding)
        if right is None and parameter is not None:
            users = (r for r in self.rights if parameter.id in parameters_of(r, self.rulebook))
            right = next(users, None)
        cited = (
            [finding.citation, *(dated.citation for dated in parameter.values)]
            if (parameter is not None)
            else [finding.citation]
        )
        named = [finding.on, *(citation.article for citation in cited if citation is not None)]
        if right is not None and right.citation is not None:
            named.append(right.citation.article)
        for article in named:
            if article is not None and head(article) in self.articles:
                return f"article-{head(article)}"
        return f"right-{right.id}" if right is not None else WHOLE

    def _right(self, finding: Finding) -> Right | None:
        name = finding.on.partition("/")[0].partition(".")[0]
        return next(
            (each for each in self.rights if each.id in (name, f"{self.act.place}.{name}")), None
        )

    def _parameter(self, finding: Finding) -> Parameter | None:
        id_ = f"{self.act.place}.{finding.on}"
        return self.rulebook.parameters.get(id_) if id_ in self.act.parameters else None

    def _on(self, finding: Finding) -> str:
        """Return what a finding is on by its name, as readers of the act know it."""
        voice = self.voice
        right, parameter = self._right(finding), self._parameter(finding)
        if parameter is not None:
            return voice.label(parameter.label)
        if right is None:
            known = finding.on in self.act.texts
            return said(voice, "article", number=finding.on).lower() if known else finding.on
        id_ = finding.on.partition("/")[2]
        condition = self.context.condition(right.id, id_) if id_ else None
        name = voice.label(right.name)
        return f"{name}: {voice.label(condition.label)}" if condition is not None else name

    def _rights_of(self, article: str) -> list[Right]:
        return [
            right
            for right in self.rights
            if right.citation is not None
            and right.citation.article is not None
            and head(right.citation.article) == article
        ]

    # Parts.

    def _contents(self) -> Iterator[tuple[str, Child]]:
        yield "summary", said(self.voice, "summary")
        if WHOLE in self.homes:
            yield WHOLE, self._counted(WHOLE, said(self.voice, "whole"))
        for article in self.articles:
            name = said(self.voice, "article", number=self.voice.written(article))
            yield f"article-{article}", self._counted(f"article-{article}", name)
        for right in self._apart():
            name = self.voice.label(right.name)
            yield f"right-{right.id}", self._counted(f"right-{right.id}", name)

    def _counted(self, home: str, name: str) -> str:
        count = len(self.homes.get(home, ()))
        return f"{name} ({count})" if count else name

    def _apart(self) -> list[Right]:
        """Return the rights that no article of the text holds."""
        held = {right.id for article in self.articles for right in self._rights_of(article)}
        return [
            right
            for right in self.rights
            if right.id not in held or f"right-{right.id}" in self.homes
        ]

    def _main(self) -> Iterator[Child]:
        yield section("summary", said(self.voice, "summary"), *self._summary(), class_="summary")
        if WHOLE in self.homes:
            yield section(WHOLE, said(self.voice, "whole"), *self._cards(WHOLE))
        for article in self.articles:
            yield self._article(article)
        for right in self._apart():
            yield self._beside(
                f"right-{right.id}",
                self.voice.label(right.name),
                [self._source(right), rule(self.context, right)],
                [right],
            )

    def _summary(self) -> Iterator[Child]:
        voice = self.voice
        if not self.findings:
            yield tag("p", said(voice, "none"))
            return
        counted = Counter(map(severity, self.findings))
        rows = [(badge(voice, each), str(counted[each])) for each in SEVERITIES if counted[each]]
        columns = (said(voice, "severity"), said(voice, "number"))
        yield table(said(voice, "notes"), columns, rows, numbers=(1,), class_="small")
        items = (
            tag(
                "li",
                badge(voice, severity(each)),
                tag(
                    "a",
                    f"{voice.label(registry.kinds()[each.code].title)} – {self._on(each)}",
                    href=f"#f{self.numbers[id(each)]}",
                ),
            )
            for each in self.findings
        )
        yield tag("ol", *items)

    def _article(self, article: str) -> Html:
        voice = self.voice
        name = said(voice, "article", number=voice.written(article))
        text = [
            tag(
                "p",
                tag("span", voice.written(key), class_="par") if "." in key else None,
                serbian(voice, words),
            )
            for key, words in self.act.texts.items()
            if head(key) == article
        ]
        rights = self._rights_of(article)
        encoded = [
            tag(
                "details",
                tag("summary", said(voice, "encoded", name=voice.label(right.name))),
                rule(self.context, right),
                open=True,
            )
            for right in rights
        ]
        left = [tag("div", *text, class_="law"), *encoded]
        return self._beside(f"article-{article}", name, left, rights)

    def _beside(self, home: str, name: str, left: Sequence[Child], rights: Sequence[Right]) -> Html:
        """Return a part with its findings beside it and the plots of its rights below."""
        cards, plots = list(self._cards(home)), list(self._plots(rights))
        if not cards:
            return section(home, name, *left, *plots)
        right = tag("div", tag("h3", said(self.voice, "notes"), class_="hidden"), *cards)
        pair = tag("div", tag("div", *left), right, class_="pair two")
        return section(home, name, pair, *plots)

    def _plots(self, rights: Sequence[Right]) -> Iterator[Html]:
        """Yield the amount of each right against income, where it depends on that."""
        for right in rights:
            if not looks_at_income(right, self.rulebook):
                continue
            case = next(families(self.rulebook, right.id, [self.act.id]), None)
            if case is None:
                continue
            drawn = curve(None, self.rulebook, right.id, case, next(axes(case)))
            if drawn is not None:
                yield figure(self.voice, drawn, f"plot-{right.id}", self.rulebook)

    def _source(self, right: Right) -> Html:
        return tag("p", mixed(self.voice, cite(self.voice, right.citation)), class_="soft")

    def _cards(self, home: str) -> Iterator[Html]:
        return (self._card(each) for each in self.homes.get(home, ()))

    def _card(self, finding: Finding) -> Html:
        voice = self.voice
        kind = registry.kinds()[finding.code]
        address = f"f{self.numbers[id(finding)]}"
        label = wording.WORDS
        parts: list[Child] = [
            tag(
                "h3",
                badge(voice, severity(finding)),
                f"{voice.label(kind.title)} – {self._on(finding)}",
                id=f"{address}-h",
            ),
            tag("p", mixed(voice, voice.label(finding.message))),
        ]
        if finding.unsettled:
            parts.append(tag("p", said(voice, "unsettled_note")))
        citation = finding.citation
        if citation is not None and citation.article is not None:
            stands = voice.label(label["stands"]).format(place=place_in_act(voice, citation))
            parts.append(tag("p", stands, class_="soft"))
        if finding.words:
            quoted = tag("p", serbian(voice, finding.words))
            parts += [
                tag("p", f"{said(voice, 'words')}:", class_="soft"),
                tag("blockquote", quoted),
            ]
        parts += self._place(finding)
        if finding.waived is not None:
            parts.append(self._said("waived", voice.label(finding.waived)))
        elif finding.suggestion is not None:
            parts.append(self._said("suggestion", voice.label(finding.suggestion)))
        if finding.bound:
            bound = voice.label(label["bound"]).format(people=voice.count(finding.bound, "person"))
            parts.append(tag("p", bound, class_="soft"))
        right = self._right(finding)
        rights = [] if right is None else [right.id]
        parts += witnesses(voice, finding.witnesses, self.rulebook, rights)
        named = code(f"{{finding: {finding.code}, on: {finding.on}}}")
        more = f"{said(voice, 'more')}: "
        parts.append(tag("p", more, code(kind.page), " · ", named, class_="soft"))
        return tag(
            "article",
            *parts,
            id=address,
            class_=f"finding s-{severity(finding)}",
            aria_labelledby=f"{address}-h",
        )

    def _said(self, word: str, told: str) -> Html:
        return tag("p", tag("strong", f"{said(self.voice, word)}: "), mixed(self.voice, told))

    def _place(self, finding: Finding) -> Iterator[Html]:
        span = finding.span
        where = f"{finding.file}:{span.line}:{span.column}"
        yield tag("p", f"{said(self.voice, 'place_in_file')}: ", code(where), class_="soft")
        if finding.excerpt.strip():
            last = span.end_column if span.end_line == span.line else len(finding.excerpt) + 1
            before, told, after = (
                finding.excerpt[: span.column - 1],
                finding.excerpt[span.column - 1 : last - 1],
                finding.excerpt[last - 1 :],
            )
            marked = (before.lstrip(), tag("mark", told), after)
            yield tag("pre", tag("code", join(marked), translate="no"))


def badge(voice: Voice, kind: str) -> Html:
    """Return the severity of a finding as a small sign with its word."""
    word = wording.WORDS[kind] if kind != "waived" else None
    told = said(voice, "waived") if word is None else voice.label(word)
    return tag("span", told, class_=f"badge s-{kind}")
