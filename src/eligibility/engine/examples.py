"""Runs the examples that acts carry, and tells where one fails, what it expected and got."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from eligibility.acts.model import Act, Example, Expected, Rulebook
from eligibility.engine.index import CaseIndex
from eligibility.engine.reference import determine_right
from eligibility.engine.result import BenefitResult, ConditionResult, Determination
from eligibility.engine.values import Unknown
from eligibility.engine.world import Worlds
from eligibility.errors import InputError, Problem, Span
from eligibility.facts import read_case
from eligibility.feel.values import format_number
from eligibility.records import replace


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not come out as its act expects."""

    example: Example
    right: str
    what: str
    expected: str
    got: str
    span: Span

    def problem(self) -> Problem:
        """Return the failure as a located problem."""
        return Problem(
            f"example `{self.example.name.en}`: {self.right}: {self.what} is {self.got}",
            file=self.example.file,
            span=self.span,
            help=f"expected: {self.expected}",
        )


Results = Callable[[Example, str], tuple[Determination, ...]]
"""What a right gives in an example's case."""


def run_examples(rulebook: Rulebook, act: Act, results: Results | None = None) -> list[Failure]:
    """Return what fails of an act's examples under a rulebook that holds the act.

    `results` are used where they are known already. Raises InputError, placed in the act's file,
    where an example's case cannot be read.
    """
    return [
        failure for example in act.examples for failure in run_example(rulebook, example, results)
    ]


def run_example(
    rulebook: Rulebook, example: Example, results: Results | None = None
) -> list[Failure]:
    """Return what fails of one example; only the rights it speaks of are determined."""
    if results is None:
        worlds = Worlds(index_of(example), rulebook)
        found = {right: determined(right, worlds) for right in rights_of(example)}
    else:
        found = {right: results(example, right) for right in rights_of(example)}
    return [
        failure
        for expected in example.expect
        for failure in compare(example, expected, found[expected.right])
    ]


def index_of(example: Example) -> CaseIndex:
    """Return an example's case, read. Raises InputError, placed in the act's file."""
    try:
        return CaseIndex(read_case(example.case))
    except InputError as error:
        raise InputError(*(_placed(problem, example) for problem in error.problems)) from None


def rights_of(example: Example) -> list[str]:
    """Return the rights that an example speaks of."""
    return list(dict.fromkeys(expected.right for expected in example.expect))


def determined(right: str, worlds: Worlds) -> tuple[Determination, ...]:
    """Return the determinations of one right, none where the rulebook does not hold it."""
    known = worlds.rulebook.rights.get(right)
    return () if known is None else tuple(determine_right(known, worlds))


def _placed(problem: Problem, example: Example) -> Problem:
    span = example.places.get(problem.path, example.span)
    return replace(problem, file=example.file, span=span, excerpt="")


def meant_by(expected: Expected, determination: Determination) -> bool:
    """Whether an expectation speaks of a determination."""
    return (
        determination.right == expected.right
        and expected.subject in (None, determination.subject)
        and expected.holder in (None, determination.holder)
    )


def compare(
    example: Example, expected: Expected, determinations: Iterable[Determination]
) -> Iterator[Failure]:
    """Yield what of an expectation the determinations of its right do not fulfil."""

    def failure(what: str, wanted: str, got: str) -> Failure:
        return Failure(example, expected.right, what, wanted, got, expected.span)

    meant = [each for each in determinations if meant_by(expected, each)]
    if expected.outcome == "no_subject":
        for determination in meant:
            if determination.standing != "no_subject":
                yield failure("the outcome", "no_subject", _outcome(determination))
        return
    # An expectation that names nobody is about those whom the right can concern.
    possible = [determination for determination in meant if determination.standing != "no_subject"]
    if not possible:
        got = "no_subject" if meant else "nobody's: no such subject or holder"
        yield failure("the outcome", expected.outcome or "a determination", got)
        return
    for determination in possible:
        if expected.outcome not in (None, determination.outcome):
            yield failure("the outcome", str(expected.outcome), _outcome(determination))
        if expected.benefit is not None and not _gives(determination.benefit, expected.benefit):
            got = describe_benefit(determination.benefit)
            yield failure("the benefit", _written(expected.benefit), got)
        named = set(_named(determination))
        for missing in expected.missing:
            if missing not in named:
                got = ", ".join(sorted(named)) or "nothing"
                yield failure("what is missing", f"{missing} among it", got)
        values = dict(_values(determination.conditions))
        for id_, value in expected.conditions:
            got = values.get(id_, "not met with")
            if got != value:
                yield failure(f"the condition `{id_}`", value, got)


def _outcome(determination: Determination) -> str:
    told: str = determination.outcome
    if determination.standing not in ("possible", "open"):
        told += f" ({determination.standing})"
    refused = list(_decisive(determination.conditions))
    if determination.outcome == "not_eligible" and refused:
        told += f" (false: {', '.join(refused)})"
    missing = sorted(set(_named(determination)))
    if determination.outcome in ("depends", "needs_assessment") and missing:
        told += f" (missing: {', '.join(missing[:8])})"
    return told


def _decisive(node: ConditionResult) -> Iterator[str]:
    """Yield the ids of conditions that are false and of exceptions that apply."""
    wrong = node.kind == "unless"
    if node.value is not wrong:
        return
    for member in node.members:
        if wrong and member.value is True:
            yield f"unless {member.id}"
        elif not wrong:
            yield from _decisive(member)
    if not node.members and node.id:
        yield node.id


def _gives(benefit: BenefitResult, expected: object) -> bool:
    if isinstance(expected, Fraction):
        return benefit.status == "value" and benefit.value == expected
    return str(expected) in (benefit.status, describe_benefit(benefit))


def describe_benefit(benefit: BenefitResult) -> str:
    """Return a benefit as an example writes it: `120000`, `60000 or 120000`, `unknown`."""
    if benefit.status == "value" and benefit.value is not None:
        return format_number(benefit.value)
    if benefit.status == "choices":
        return " or ".join(map(format_number, sorted({c.value for c in benefit.choices})))
    if benefit.status == "interval":
        ends = (benefit.low, benefit.high)
        return "..".join("" if end is None else format_number(end) for end in ends)
    return benefit.status


def _written(expected: object) -> str:
    return format_number(expected) if isinstance(expected, Fraction) else str(expected)


def _named(determination: Determination) -> Iterator[str]:
    """Yield every name by which an example may speak of something missing."""
    groups = (
        determination.facts,
        determination.parameters,
        determination.assessments,
        determination.readings,
    )
    for missing in (missing for group in groups for missing in group):
        yield missing.path
        # `people.ana.incomes[2].amount` may be called `amount`, `rs.nsp/lives` `lives`.
        yield missing.path.rpartition(".")[2].rpartition("/")[2]
        if missing.field:
            yield missing.field
    for passage in determination.passages:
        yield passage.kind


def _values(node: ConditionResult) -> Iterator[tuple[str, str]]:
    for member in node.members:
        yield from _values(member)
    if node.id:
        known = not isinstance(node.value, Unknown)
        yield node.id, str(node.value).lower() if known else "unknown"
