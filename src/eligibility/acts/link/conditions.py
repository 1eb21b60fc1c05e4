"""The conditions of a right: requirements, groups, exceptions, what of them is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from eligibility.acts import model
from eligibility.acts.link.context import duplicates
from eligibility.acts.link.expressions import Checker
from eligibility.acts.reader import Scalar
from eligibility.acts.schema import rights as schema
from eligibility.feel.types import Scope


def names_in(given: schema.ConditionNode | None) -> Iterator[Scalar]:
    """Yield the ids of conditions, groups and exceptions, as the file writes them."""
    if given is None:
        return
    if given.id is not None:
        yield given.id
    members: tuple[schema.ConditionNode, ...] = ()
    if isinstance(given, schema.All):
        members = given.all
    elif isinstance(given, schema.AnyOf):
        members = given.any
    elif isinstance(given, schema.AtLeast):
        members = given.of
    for each in (*members, *given.unless):
        yield from names_in(each)


@dataclass(slots=True)
class ConditionLinker:
    """Links the condition nodes of one right."""

    checker: Checker
    scope: Scope
    right: Scalar
    ids: list[Scalar] = field(default_factory=list)

    def root(
        self, given: schema.ConditionNode | None, default: model.Citation | None
    ) -> model.Group:
        """Return all conditions of the right as one group."""
        if given is None:
            return model.Group("all", ())
        node = self.node(given, default)
        for again, first in duplicates(self.ids):
            self.checker.context.wrong(
                f"the condition `{again}` stands twice in this right",
                again,
                f"first on line {first.line}",
            )
        if isinstance(node, model.Group) and node.kind == "all" and _plain(node):
            return node
        return model.Group("all", () if node is None else (node,))

    def node(
        self, given: schema.ConditionNode, default: model.Citation | None
    ) -> model.ConditionNode | None:
        """Return a requirement or a group; None after noting what is wrong with it."""
        if isinstance(given, schema.Condition):
            return self._condition(given, default)
        context = self.checker.context
        if given.id is not None:
            self.ids.append(given.id)
        citation = context.cite(given.at, default)
        if isinstance(given, schema.All):
            kind, nodes, count = "all", given.all, 0
        elif isinstance(given, schema.AnyOf):
            kind, nodes, count = "any", given.any, 0
        else:
            kind, nodes, count = "at_least", given.of, int(given.at_least)
            if not 1 <= count <= len(nodes):
                conditions = f"{len(nodes)} condition{'' if len(nodes) == 1 else 's'}"
                always = "always" if count < 1 else "never"
                message = f"at least {count} of {conditions} is {always} fulfilled"
                context.wrong(message, given.at_least)
        missing = self._missing(given)
        if not nodes and kind != "all" and not missing:
            context.wrong("`any` of no conditions is never fulfilled", given.id or self.right)
        return model.Group(
            kind,  # type: ignore[arg-type]
            self._nodes(nodes, citation),
            count,
            str(given.id or ""),
            context.label(given.label),
            missing,
            context.validity(given.validity, given.validity.at)
            if given.validity
            else model.Validity(),
            self._nodes(given.unless, citation),
        )

    def _nodes(
        self, given: tuple[schema.ConditionNode, ...], default: model.Citation | None
    ) -> tuple[model.ConditionNode, ...]:
        made = (self.node(each, default) for each in given)
        return tuple(each for each in made if each is not None)

    def _condition(
        self, given: schema.Condition, default: model.Citation | None
    ) -> model.ConditionNode | None:
        context = self.checker.context
        self.ids.append(given.id)
        when = self.checker.condition(given.when, self.scope)
        readings = [
            model.Reading(context.label(other.label), expression)
            for other in given.other_readings
            if (expression := self.checker.condition(other.when, self.scope)) is not None
        ]
        if readings and given.reading is None:
            help = "`reading` says how `when` understands the act"
            context.wrong("other readings, but this one is not named", given.id, help)
        citation = context.cite(given.at, default)
        if citation is None and given.at is None:
            help = "`at:` a source, or a source with article, paragraph and item"
            context.wrong(f"the condition `{given.id}` cites nothing", given.id, help)
        if when is None:
            return None
        condition = model.Condition(
            str(given.id),
            context.label(given.label),
            when,
            citation,
            context.label(given.reading),
            tuple(readings),
            context.validity(given.validity, given.validity.at)
            if given.validity
            else model.Validity(),
            self._nodes(given.unless, citation),
        )
        missing = self._missing(given)
        if not missing:
            return condition
        # What is missing belongs to a group: alternatives widen it, conditions narrow it.
        widened = any(each.kind == "alternatives" for each in missing)
        return model.Group("any" if widened else "all", (condition,), missing=missing)

    def _missing(self, given: schema.ConditionNode) -> tuple[model.Passage, ...]:
        context = self.checker.context
        if given.missing is None:
            if given.passage is not None:
                context.wrong("a `passage` without `missing`", given.id or self.right)
            return ()
        if isinstance(given.missing, str):
            if given.passage is None:
                help = "`passage: {sr: …, en: …}` says what is not encoded"
                context.wrong("`missing` without its `passage`", given.id or self.right, help)
                return ()
            passage = context.label(given.passage)
            return (model.Passage(given.missing, passage, context.cite(given.at)),)
        return context.passages(given.missing)


def _plain(group: model.Group) -> bool:
    """Whether nothing but its members decides a group: no exception, and no days of its own."""
    return not group.unless and group.validity == model.Validity()
