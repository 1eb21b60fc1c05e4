"""What the outcome of a right can hang on: what its expressions name, through definitions too."""

from __future__ import annotations

from collections.abc import Mapping

from eligibility.acts.model import Right, Rulebook
from eligibility.acts.parts import of_values
from eligibility.feel import nodes
from eligibility.records import Record
from eligibility.validate.sameness import nodes_in, reachable, reached
from eligibility.validate.subject import expressions


class Reach(Record):
    """What expressions meet: names of facts and functions, ids of definitions and parameters.

    `facts` holds the names of definitions and parameters too. `texts` are the texts that stand in
    them: rights received, kinds of residence and the like.
    """

    facts: frozenset[str]
    functions: frozenset[str]
    texts: frozenset[str]
    ids: frozenset[str]


def reach_of(rulebook: Rulebook, right: Right, part: object = None) -> Reach:
    """Return what a right reaches, or a part of it; never less than what can change its worth."""
    return reach(rulebook, right if part is None else part, right.names)


def reach_of_outcome(rulebook: Rulebook, right: Right) -> Reach:
    """Return what a right's outcome and benefit rest on, what only describes it left aside."""
    return reach_of(rulebook, right, tuple(expressions(right)))


def reach_of_worth(rulebook: Rulebook, right: Right) -> Reach:
    """Return what the amount, percentage or hours of a right rest on."""
    benefit = right.benefit
    values = (benefit.amount, benefit.percent, benefit.hours)
    return reach_of(rulebook, right, tuple(of_values(*values)))


def reach(rulebook: Rulebook, part: object, names: Mapping[str, str]) -> Reach:
    """Return what a part of an act reaches, by the names that it sees."""
    ids = reached(rulebook, part, names)
    parts = [part, *(rulebook.definitions.get(id_) or rulebook.parameters.get(id_) for id_ in ids)]
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
    return Reach(frozenset(facts), frozenset(functions), frozenset(texts), frozenset(ids))


def alone(rulebook: Rulebook, right: Right, told: object = ()) -> Rulebook:
    """Return the rules of one right, with just the definitions and parameters that it reaches.

    It is decided as in all rules; a household over which it is laid is smaller. What is `told`
    of the right is reached too.
    """
    reached = [*reachable(rulebook, right), *reachable(rulebook, right, told)]
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
