"""Examples inside acts: the case as JSON text, and where each part of it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Set
from fractions import Fraction

from eligibility.acts import model
from eligibility.acts.link.context import Context
from eligibility.acts.reader import Fields, Items, Scalar, Tree
from eligibility.acts.schema import act as file_format
from eligibility.errors import Span, did_you_mean

_INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,17})", re.ASCII)
_DECIMAL = re.compile(r"-?\d{1,15}(?:\.\d{1,9})?", re.ASCII)
_quoted = json.JSONEncoder(ensure_ascii=False).encode
_WORDS = frozenset({"true", "false", "null"})


def link_example(
    context: Context,
    given: file_format.Example,
    rights: Set[str],
    conditions: Mapping[str, Collection[str]],
) -> model.Example:
    """Return an example; its case is JSON text as a case file holds it.

    `conditions` are what the conditions of each right are called.
    """
    parts: list[str] = []
    places: dict[str, Span] = {}
    _write(given.case, "", parts, places, context)
    expected = [_expected(context, each, rights, conditions) for each in given.expect]
    if not expected:
        context.wrong("an example that expects nothing", given.case.span)
    return model.Example(
        context.label(given.name),
        "".join(parts),
        tuple(expected),
        context.source.file,
        given.case.span,
        places,
    )


def _expected(
    context: Context,
    given: file_format.Expected,
    rights: Set[str],
    conditions: Mapping[str, Collection[str]],
) -> model.Expected:
    own = context.id_of(given.right)
    id_ = own if own in rights else str(given.right)
    if id_ not in rights:
        help = did_you_mean(given.right, rights, "rights of this place")
        context.wrong(f"unknown right `{given.right}`", given.right, help)
    known = conditions.get(id_, ())
    for name in given.conditions:
        if id_ in rights and name not in known:
            help = did_you_mean(name, known, "conditions of this right")
            context.wrong(f"unknown condition `{name}`", name, help)
    benefit: object = None
    if given.benefit is not None:
        text = str(given.benefit)
        benefit = Fraction(text) if _DECIMAL.fullmatch(text) else text
    return model.Expected(
        id_,
        given.subject,
        given.holder,
        given.outcome,
        benefit,
        tuple(str(each) for each in given.missing),
        tuple((str(name), value) for name, value in given.conditions.items()),
        given.right.span,
    )


def _write(
    node: Tree, path: str, parts: list[str], places: dict[str, Span], context: Context
) -> None:
    """Append a node as JSON; plain true, false, null and whole numbers keep their type."""
    places[path] = node.span
    if isinstance(node, Scalar):
        parts.append(_scalar(node, context))
    elif isinstance(node, Fields):
        parts.append("{")
        for index, (key, value) in enumerate(node.items()):
            parts.append((", " if index else "") + _quoted(key) + ": ")
            _write(value, f"{path}.{key}" if path else str(key), parts, places, context)
        parts.append("}")
    elif isinstance(node, Items):
        parts.append("[")
        for index, value in enumerate(node):
            if index:
                parts.append(", ")
            _write(value, f"{path}[{index}]", parts, places, context)
        parts.append("]")


def _scalar(text: Scalar, context: Context) -> str:
    if text.style == "":
        if not text:
            context.wrong("a value is missing", text, "none is written `null`")
            return "null"
        if text in _WORDS or _INTEGER.fullmatch(text):
            return str(text)
    return _quoted(text)
