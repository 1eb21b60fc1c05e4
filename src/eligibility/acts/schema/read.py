"""From a read document to the typed act file; errors in the act's words, at their place."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from eligibility.acts.reader import Document, Fields, Items, Scalar, Tree
from eligibility.acts.schema.act import Act, Supplied
from eligibility.acts.schema.base import Element, shown
from eligibility.errors import InputError, Problem, Span

MOST_PROBLEMS = 20

M = TypeVar("M", bound=Element)


def read_act(document: Document) -> Act:
    """Return the typed act. Raises InputError with every located problem, up to twenty."""
    return _validate(Act, document)


def read_supplied(document: Document) -> Supplied:
    """Return the values and confirmations of a parameters file."""
    return _validate(Supplied, document)


def schema_json() -> dict[str, Any]:
    """Return the JSON Schema of the act file, for editors."""
    schema = Act.model_json_schema(by_alias=True, mode="validation")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Act file of eligibility"
    return schema


def _validate(model: type[M], document: Document) -> M:
    try:
        return model.model_validate(document.root)
    except ValidationError as error:
        details = error.errors(include_url=False)
        problems = [_problem(detail, document) for detail in details[:MOST_PROBLEMS]]
        raise InputError(*dict.fromkeys(problems)) from None


def _problem(detail: ErrorDetails, document: Document) -> Problem:
    place, node, key = _locate(document.root, detail["loc"])
    if detail["type"] == "plain":
        said = detail["ctx"]
        at: Scalar | None = said["key"]
        span = at.span if at is not None else _span(node, key)
        problem = document.problem(said["message"], span, said["help"])
    else:
        problem = document.problem(_plain(detail, node), _span(node, key))
    return Problem(
        problem.message, problem.file, problem.span, problem.excerpt, problem.help, place
    )


def _plain(detail: ErrorDetails, node: Tree) -> str:
    if detail["type"] in ("list_type", "tuple_type"):
        return f"a list was expected, not {shown(node)}"
    if detail["type"] == "dict_type":
        return f"a mapping was expected, not {shown(node)}"
    return f"{shown(node)} does not fit here"


def _span(node: Tree, key: Scalar | None) -> Span:
    # A mapping or list has no width of its own: its key shows better which one is meant.
    if not isinstance(node, Scalar) and key is not None:
        return key.span
    return node.span


def _locate(root: Tree, steps: tuple[int | str, ...]) -> tuple[str, Tree, Scalar | None]:
    """Follow pydantic's steps, which also name alternatives, through the tree."""
    node: Tree = root
    key: Scalar | None = None
    path = ""
    for index, step in enumerate(steps):
        if step == "[key]" and index == len(steps) - 1 and key is not None:
            return path, key, key
        if isinstance(node, Fields) and step in node:
            key = next(known for known in node if known == step)
            node = node[key]
            path = f"{path}.{step}" if path else str(step)
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node):
            node, key = node[step], None
            path = f"{path}[{step}]"
    return path, node, key
