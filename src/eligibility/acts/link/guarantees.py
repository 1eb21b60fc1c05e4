"""What the drafter states of a right and the validator has to prove."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts import model
from eligibility.acts.link.expressions import Checker
from eligibility.acts.reader import Scalar
from eligibility.acts.schema import act as file_format
from eligibility.acts.schema.details import Guarantee
from eligibility.acts.scope import PERSON, ActScope
from eligibility.errors import did_you_mean
from eligibility.facts.vocabulary import Field, vocabulary
from eligibility.feel.types import BOOLEAN, NumberType, OptionalType, Scope

_STATEMENTS = (
    "outcome",
    "holds",
    "at_most",
    "at_least",
    "rising_in",
    "falling_in",
    "independent_of",
)


def link_guarantees(
    checker: Checker, scope: ActScope, act: file_format.Act
) -> Iterator[model.Guarantee]:
    """Yield the guarantees of an act, what is wrong with them noted."""
    context = checker.context
    for given in act.guarantees:
        right = act.rights.get(given.right)
        if right is None:
            help = did_you_mean(given.right, act.rights, "rights of this act")
            context.wrong(f"unknown right `{given.right}`", given.right, help)
            continue
        variables = {str(right.per or "applicant"): PERSON, "holder": PERSON}
        variables.update({str(holder.as_): PERSON for holder in right.holders})
        _one_statement(checker, given)
        yield _linked(checker, scope.with_variables(variables), given)


def _one_statement(checker: Checker, given: Guarantee) -> None:
    stated = [name for name in _STATEMENTS if getattr(given, name) is not None]
    if not stated:
        checker.context.wrong("a guarantee states an `outcome`, or what `holds`", given.id)
    elif len(stated) > 1 and stated != ["at_most", "at_least"]:
        shown = " and ".join(f"`{name}`" for name in stated)
        help = "one guarantee states one thing: make several of it"
        checker.context.wrong(f"the guarantee states {shown}", given.id, help)


def _linked(checker: Checker, names: Scope, given: Guarantee) -> model.Guarantee:
    context = checker.context
    conditions = {
        key: checker.expression(text, names, expected=BOOLEAN, what=f"`{key}`")
        for key, text in (("given", given.given), ("holds", given.holds))
        if text is not None
    }
    return model.Guarantee(
        str(given.id),
        context.label(given.label),
        context.id_of(given.right),
        conditions.get("given"),
        given.outcome,
        conditions.get("holds"),
        context.cite(given.at),
        at_most=_bound(checker, names, given.at_most, "at_most"),
        at_least=_bound(checker, names, given.at_least, "at_least"),
        rising_in=_fact(checker, given.rising_in, ordered=True),
        falling_in=_fact(checker, given.falling_in, ordered=True),
        independent_of=_fact(checker, given.independent_of, ordered=False),
        names=context.names,
        file=context.source.file,
        line=given.id.span.line,
    )


def _bound(
    checker: Checker, names: Scope, text: Scalar | None, key: str
) -> model.Expression | None:
    """Return an amount that the benefit never passes."""
    if text is None:
        return None
    made = checker.expression(text, names)
    if made is not None and not isinstance(made.type, NumberType):
        checker.context.wrong(f"`{key}` is no number", text)
    return made


def _fact(checker: Checker, text: Scalar | None, *, ordered: bool) -> str | None:
    """Return a person's fact by its name, or by the name of a list and of a fact in it."""
    if text is None:
        return None
    record = "person"
    field: Field | None = None
    for name in str(text).split("."):
        known = vocabulary().get(record, {})
        field = known.get(name)
        if field is None:
            help = did_you_mean(name, known, "known")
            checker.context.wrong(f"unknown fact `{text}`", text, help)
            return None
        record = field.record or ""
    of = None if field is None else field.type
    inner = of.of if isinstance(of, OptionalType) else of
    if ordered and not isinstance(inner, NumberType):
        help = "a fact that is a number, such as `incomes.amount`"
        checker.context.wrong(f"of `{text}` there is no more and no less", text, help)
    return str(text)
