"""What the outcome of a right can hang on: the facts and functions that its expressions reach."""

from __future__ import annotations

from eligibility.acts.model import Right, Rulebook
from eligibility.feel import nodes
from eligibility.records import Record
from eligibility.validate.sameness import nodes_in, reachable


class Reach(Record):
    """Names of facts and of functions that a right meets, through definitions too.

    `texts` are the texts that stand in them: rights received, kinds of residence and the like.
    """

    facts: frozenset[str]
    functions: frozenset[str]
    texts: frozenset[str]


def reach_of(rulebook: Rulebook, right: Right, part: object = None) -> Reach:
    """Return what a right reaches, or a part of it; never less than what can change its worth."""
    parts: list[object] = [right if part is None else part]
    for id_ in reachable(rulebook, right, part):
        parts.append(rulebook.definitions.get(id_) or rulebook.parameters.get(id_))
    facts: set[str] = set()
    functions: set[str] = set()
    texts: set[str] = set()
    for node in nodes_in(parts):
        if isinstance(node, nodes.Path):
            facts.add(node.field)
        elif isinstance(node, nodes.Name):
            facts.add(node.name)
        elif isinstance(node, nodes.Call):
            functions.add(node.function)
        elif isinstance(node, nodes.Text):
            texts.add(node.value)
    return Reach(frozenset(facts), frozenset(functions), frozenset(texts))


def alone(rulebook: Rulebook, right: Right) -> Rulebook:
    """Return the rules of one right, with just the definitions and parameters that it reaches.

    It is decided as in all rules; a household over which it is laid is smaller.
    """
    reached = reachable(rulebook, right)
    return Rulebook(
        place=rulebook.place,
        chain=rulebook.chain,
        acts={right.act: rulebook.acts[right.act]},
        rights={right.id: right},
        parameters={id_: rulebook.parameters[id_] for id_ in reached if id_ in rulebook.parameters},
        definitions={
            id_: rulebook.definitions[id_] for id_ in reached if id_ in rulebook.definitions
        },
        assessments=rulebook.assessments,
        supplied=rulebook.supplied,
        other_rights=rulebook.other_rights,
    )
