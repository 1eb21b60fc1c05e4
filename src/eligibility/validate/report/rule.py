"""A right as it is encoded, in words: whom it concerns, conditions, what it gives."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from eligibility.acts.model import (
    Citation,
    Condition,
    ConditionNode,
    Expression,
    Right,
    Rulebook,
    Table,
)
from eligibility.engine.result import Result
from eligibility.explain.context import Context, last_known
from eligibility.explain.phrasing import expression_words
from eligibility.explain.sources import place_in_act
from eligibility.explain.words import Voice
from eligibility.facts import Case
from eligibility.feel import nodes
from eligibility.records import Record, fields_of, replace
from eligibility.validate.incomes import parameters_of
from eligibility.validate.report.html import Child, Html, join, tag
from eligibility.validate.report.page import table
from eligibility.validate.report.wording import said


def words_context(rulebook: Rulebook, voice: Voice, case: Case | None = None) -> Context:
    """Return what puts expressions of a rulebook into words, without any answer."""
    nothing = Result(rulebook.place, None, None, None, (), ())
    people = () if case is None else tuple(person.id for person in case.people)
    return Context(nothing, rulebook, voice, case, people)


def rule(context: Context, right: Right, beside: Collection[str] = ()) -> Html:
    """Return a right in words.

    `beside` are the phrases of its other version: what is not among them is marked.
    """
    teller = _Rule(context, right, frozenset(beside) if beside else None)
    return tag("div", *teller.parts(), class_="rule")


def phrases(context: Context, right: Right) -> set[str]:
    """Return every phrase by which a right is told, to compare two versions."""
    teller = _Rule(context, right, None)
    list(teller.parts())
    return teller.said


class _Rule:
    def __init__(self, context: Context, right: Right, beside: frozenset[str] | None) -> None:
        self.context, self.right, self.voice = context, right, context.voice
        self.beside = beside
        self.said: set[str] = set()

    def parts(self) -> Iterator[Child]:
        """Yield the paragraphs and lists of the right."""
        voice, right = self.voice, self.right
        if right.concerns is not None:
            yield self._line("concerns", self._words(right.concerns))
        for holder in right.holders:
            told = self._phrase(voice.label(holder.label))
            if holder.when is not None:
                told = join((told, f", {said(voice, 'if')} ", self._words(holder.when)))
            yield self._line("holder", told)
        if right.conditions.members or right.conditions.unless:
            yield tag("p", f"{said(voice, 'conditions')} – {self._kind(right.conditions)}:")
            yield tag("ul", *map(self._node, right.conditions.members))
            yield from self._exceptions(right.conditions)
        else:
            yield tag("p", said(voice, "no_conditions"))
        yield from self._benefit()
        values = list(self._values())
        if values:
            yield tag("p", f"{said(voice, 'values')}:", class_="soft")
            yield tag("ul", *(tag("li", each) for each in values))
        for gap in right.missing:
            yield self._line("missing", self._phrase(voice.label(gap.passage)))

    def _line(self, word: str, told: Child) -> Html:
        return tag("p", tag("span", f"{said(self.voice, word)}: ", class_="soft"), told)

    def _phrase(self, told: str) -> Html:
        """Return a phrase, marked where the other version does not have it."""
        self.said.add(told)
        if self.beside is None or told in self.beside:
            return tag("span", told)
        return tag("mark", told)

    def _words(self, expression: Expression) -> Html:
        return self._phrase(expression_words(self.context, self.right, expression.node))

    def _kind(self, node: ConditionNode) -> str:
        if isinstance(node, Condition) or node.kind == "all":
            return said(self.voice, "all")
        if node.kind == "any":
            return said(self.voice, "any")
        return said(self.voice, "at_least", count=node.count)

    def _node(self, node: ConditionNode) -> Html:
        if not isinstance(node, Condition):
            head = self._kind(node)
            if node.label is not None:
                head = f"{self.voice.label(node.label)} – {head}"
            inner = tag("ul", *map(self._node, node.members))
            return tag("li", self._phrase(head), ":", inner, *self._exceptions(node))
        told: list[Child] = [self._phrase(self.voice.label(node.label))]
        if node.citation is not None and node.citation.article is not None:
            told += [" ", tag("span", f"({self._place(node.citation)})", class_="soft")]
        told.append(tag("span", self._words(node.when), class_="told"))
        for reading in node.other_readings:
            label = f"{said(self.voice, 'reading')}: {self.voice.label(reading.label)} – "
            told.append(tag("span", label, self._words(reading.when), class_="told"))
        return tag("li", *told, *self._exceptions(node))

    def _exceptions(self, node: ConditionNode) -> Iterator[Html]:
        if node.unless:
            yield tag("p", f"{said(self.voice, 'unless')}:")
            yield tag("ul", *map(self._node, node.unless))

    def _place(self, citation: Citation) -> str:
        return place_in_act(self.voice, citation)

    def _benefit(self) -> Iterator[Child]:
        voice, benefit = self.voice, self.right.benefit
        for label in (benefit.label, benefit.item):
            if label is not None:
                yield self._line("benefit", self._phrase(voice.label(label)))
        period = f"period.{benefit.period}"
        for value in (benefit.amount, benefit.percent, benefit.hours):
            if isinstance(value, Table):
                yield self._table(value)
            elif value is not None:
                told: list[Child] = [self._words(value)]
                if value is benefit.percent:
                    told.append(" %" if benefit.of is None else f" % {voice.label(benefit.of)}")
                elif voice.known(period):
                    told.append(f" ({voice.say(period)})")
                yield self._line("benefit", join(told))
        if benefit.assessed_by is not None:
            told_ = voice.say("benefit.assessed", body=voice.label(benefit.assessed_by))
            yield self._line("benefit", self._phrase(told_))

    def _values(self) -> Iterator[Html]:
        """Yield the amounts and thresholds that the right looks at, each with its last value."""
        voice, book = self.voice, self.context.rulebook
        met = parameters_of(self.right, book)
        for parameter in (each for id_, each in book.parameters.items() if id_ in met):
            dated = last_known(parameter, None)
            if dated is None:
                told = voice.say("unknown")
            else:
                told = self.context.parameter_value(parameter, dated.value)
                start = dated.validity.start or dated.validity.seen_first
                if start is not None:
                    told += f" ({voice.say('since', date=voice.day(start))})"
            yield self._phrase(f"{voice.label(parameter.label)}: {told}")

    def _table(self, value: Table) -> Html:
        columns = [
            *(expression_words(self.context, self.right, each.node) for each in value.inputs),
            said(self.voice, "result"),
        ]
        rows = []
        for row in value.rows:
            cells: list[Child] = [
                self._phrase(self._test(test, into))
                if test is not None
                else said(self.voice, "any_value")
                for test, into in zip(row.tests, value.inputs, strict=True)
            ]
            rows.append([*cells, self._words(row.output)])
        name = f"{said(self.voice, 'benefit')}: {said(self.voice, 'table')}"
        return table(name, columns, rows)

    def _test(self, test: Expression, into: Expression) -> str:
        """Return a test of a table's row in words, its input named by what it is."""
        node = _with_input(test.node, into.node)
        return expression_words(self.context, self.right, node)


def _with_input(node: Any, into: nodes.Node) -> Any:
    """Return a test's nodes with the input's own expression in the place of `input`."""
    if isinstance(node, nodes.Name):
        return into if node.name == "input" else node
    if isinstance(node, tuple):
        return tuple(_with_input(each, into) for each in node)
    if not isinstance(node, Record):
        return node
    changed = {
        name: _with_input(getattr(node, name), into)
        for name in fields_of(node)
        if "span" not in name
    }
    return replace(node, **changed)
