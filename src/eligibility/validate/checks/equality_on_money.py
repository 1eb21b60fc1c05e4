"""An amount of money that must equal another, where most likely a ceiling is meant."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.check import conditions
from eligibility.acts.link.expressions import walk
from eligibility.acts.model import Label, Right
from eligibility.facts.vocabulary import vocabulary
from eligibility.feel import nodes
from eligibility.feel.printer import unparse
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Look at each `=` and each list of amounts in the conditions."""
    for right in subject.rights:
        for condition in conditions(right.conditions):
            for expression in (condition.when, *(each.when for each in condition.other_readings)):
                for node in walk(expression.node):
                    if not _equates(subject, right, node):
                        continue
                    shown = unparse(node) if not isinstance(node, nodes.UnaryTest) else ""
                    yield subject.finding(
                        "equality-on-money",
                        f"{right.id}/{condition.id}",
                        Label(
                            f"`{shown}` тражи износ једнак другом: ко има динар мање или више,"
                            " остаје без права",
                            f"`{shown}` asks for one amount to equal another: a dinar less or more"
                            " and the right is lost",
                        ),
                        subject.node_span(expression, node),
                        citation=condition.citation,
                        suggestion=Label(
                            "ако се мисли на највиши износ, пишите `<=`; „најнижа пензија“ нека"
                            " обухвати и мање",
                            "if a ceiling is meant, write `<=`; let “the lowest pension” include"
                            " lower ones",
                        ),
                    )


def _equates(subject: Subject, right: Right, node: nodes.Test) -> bool:
    if isinstance(node, nodes.Compare) and node.op in ("=", "!="):
        if any(isinstance(each, nodes.Null | nodes.Number) for each in (node.left, node.right)):
            return False
        return _money(subject, right, node.left) or _money(subject, right, node.right)
    if isinstance(node, nodes.In) and _money(subject, right, node.value):
        return all(_amount(subject, right, test) for test in node.tests)
    return False


def _amount(subject: Subject, right: Right, node: nodes.Test) -> bool:
    """Whether a test after `in` is an amount, or a list of amounts."""
    if isinstance(node, nodes.ListNode):
        return all(_amount(subject, right, item) for item in node.items)
    return isinstance(node, nodes.Number) or _money(subject, right, node)


def _money(subject: Subject, right: Right, node: nodes.Test) -> bool:
    if isinstance(node, nodes.Name):
        parameter = subject.rulebook.parameters.get(right.names.get(node.name, ""))
        return parameter is not None and parameter.unit.startswith("RSD")
    if isinstance(node, nodes.Path):
        fields = (record.get(node.field) for record in vocabulary().values())
        units = [field.unit for field in fields if field is not None]
        return bool(units) and all(unit.startswith("RSD") for unit in units)
    if isinstance(node, nodes.Call) and node.function in ("sum", "min", "max"):
        return any(_money(subject, right, argument.value) for argument in node.arguments)
    return False
