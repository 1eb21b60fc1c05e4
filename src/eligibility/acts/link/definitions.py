"""Definitions: put in the order in which they need each other, then checked and typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from eligibility.acts import model
from eligibility.acts.link.expressions import Checker, type_of, walk
from eligibility.acts.reader import Scalar
from eligibility.acts.schema import values as schema
from eligibility.acts.scope import PERSON, ActScope
from eligibility.feel import nodes
from eligibility.feel.types import ANY


@dataclass(frozen=True, slots=True)
class Declared:
    """A definition before it is checked, with the act it stands in."""

    id: str
    name: Scalar
    given: schema.Definition
    checker: Checker
    scope: ActScope


def link_definitions(
    declared: Mapping[str, Declared], seen_as: Mapping[str, list[tuple[ActScope, str]]]
) -> dict[str, model.Definition]:
    """Return the checked definitions by id.

    `seen_as` tells under which name which acts see a definition: each learns its type as
    soon as it is known, so that later definitions and rights may use it.
    """
    made: dict[str, model.Definition] = {}
    order, circular = _ordered(declared)
    for id_ in circular:
        for act_scope, name in seen_as[id_]:
            act_scope.define(name, ANY)
    for id_ in order:
        if id_ in circular:
            continue
        each = declared[id_]
        context = each.checker.context
        scope = each.scope.with_variables({str(each.given.of): PERSON})
        value = each.checker.value(each.given.value, scope)
        of = ANY if value is None else type_of(value)
        for act_scope, name in seen_as[id_]:
            act_scope.define(name, of)
        if value is not None:
            made[id_] = model.Definition(
                id_,
                str(each.given.of),
                context.label(each.given.label),
                value,
                of,
                context.names,
                context.cite(each.given.at),
            )
    return made


def _ordered(declared: Mapping[str, Declared]) -> tuple[list[str], set[str]]:
    """Return ids with every definition after those it needs, and those that go in a circle."""
    needs = {id_: sorted(set(_needs(each)) & set(declared)) for id_, each in declared.items()}
    order: list[str] = []
    circular: set[str] = set()
    state: dict[str, int] = {}
    for root in declared:
        stack: list[tuple[str, Iterator[str]]] = []
        if root not in state:
            state[root] = 1
            stack.append((root, iter(needs[root])))
        while stack:
            id_, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                state[id_] = 2
                order.append(id_)
                stack.pop()
            elif following not in state:
                state[following] = 1
                stack.append((following, iter(needs[following])))
            elif state[following] == 1:
                path = [each for each, _ in stack]
                circle = [*path[path.index(following) :], following]
                circular.update(circle)
                at = declared[following]
                shown = " → ".join(f"`{each}`" for each in circle)
                at.checker.context.wrong(f"definitions go in a circle: {shown}", at.name)
    return order, circular


def _needs(each: Declared) -> Iterator[str]:
    names = each.checker.context.names
    for text in _texts(each.given.value):
        node = each.checker.parse(text)
        if node is None:
            continue
        for part in walk(node):
            name = None
            if isinstance(part, nodes.Path):
                name = part.field
            elif isinstance(part, nodes.Name):
                # Inside a filter the element's fields are in scope by their bare names.
                name = part.name
            if name in names:
                yield names[name]


def _texts(value: Scalar | schema.Tabled) -> Iterator[Scalar]:
    if isinstance(value, Scalar):
        yield value
        return
    yield from value.table.inputs
    for row in value.table.rows:
        yield row.then
