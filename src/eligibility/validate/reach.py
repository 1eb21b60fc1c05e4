"""What expressions name, themselves or through the definitions and parameters that they use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from eligibility.acts.link.expressions import walk
from eligibility.acts.model import Right, Rulebook
from eligibility.acts.parts import of_values
from eligibility.feel import nodes
from eligibility.validate.subject import expressions


def met(
    rulebook: Rulebook, told: Iterable[nodes.Test], names: Mapping[str, str]
) -> set[tuple[str, str]]:
    """Return the names that expressions use: what each stands for (empty: a fact), and it."""
    waiting = [(each, names) for each in told]
    found: set[tuple[str, str]] = set()
    while waiting:
        root, names = waiting.pop()
        for node in walk(root):
            name = _name(node)
            here = names.get(name, ""), name
            if not name or here in found:
                continue
            found.add(here)
            definition = rulebook.definitions.get(here[0])
            if definition is not None:
                waiting += [(e.node, definition.names) for e in of_values(definition.value)]
            parameter = rulebook.parameters.get(here[0])
            if parameter is not None and parameter.recomputed is not None:
                waiting.append((parameter.recomputed.node, parameter.names))
    return found


def _name(node: nodes.Test) -> str:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Path():
            return node.field
    return ""


def met_by(rulebook: Rulebook, right: Right) -> set[tuple[str, str]]:
    """Return the names on which a right's outcome or benefit rests."""
    return met(rulebook, (each.node for each in expressions(right)), right.names)


def met_by_worth(rulebook: Rulebook, right: Right) -> set[tuple[str, str]]:
    """Return the names on which the amount, percentage or hours of a right rest."""
    benefit = right.benefit
    values = (benefit.amount, benefit.percent, benefit.hours)
    told = [each.node for each in of_values(*values)]
    return met(rulebook, told, right.names)
