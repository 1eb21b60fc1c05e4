"""Rights: subject, holders, governing date, conditions and benefit."""

from __future__ import annotations

from collections.abc import Mapping

from eligibility.acts import model
from eligibility.acts.link.conditions import ConditionLinker
from eligibility.acts.link.context import Context, narrowed
from eligibility.acts.link.details import DetailLinker
from eligibility.acts.link.expressions import Checker, type_of
from eligibility.acts.reader import Scalar
from eligibility.acts.schema import rights as schema
from eligibility.acts.schema.values import Tabled
from eligibility.acts.scope import PERSON, TAKEN, ActScope
from eligibility.errors import did_you_mean
from eligibility.facts.topics import topic_of
from eligibility.feel.types import (
    ANY,
    BOOLEAN,
    DATE,
    NumberType,
    OptionalType,
    Scope,
    Type,
    a,
    optional,
)
from eligibility.feel.units import NONE, Unit

_RSD = Unit.parse("RSD")
_PERCENT = Unit.parse("%")
_HOUR = Unit.parse("hour")
_PERIOD_UNITS = {
    "day": "day",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "school_year": "year",
}


def link_right(
    checker: Checker, act_scope: ActScope, name: Scalar, given: schema.Right, act: model.Validity
) -> model.Right | None:
    """Return the linked right, or None after noting what keeps it from being one."""
    context = checker.context
    validity = narrowed(
        act, context.validity(given.validity, given.validity.at) if given.validity else None
    )
    citation = context.cite(given.at)
    default = citation or validity.citation
    variables = _variables(context, act_scope, given)
    subject = str(given.per or "applicant")
    start = act_scope.with_variables({subject: PERSON})
    holders, seen = _holders(checker, given, start)
    governing = _governing(checker, given, act_scope.with_variables({subject: PERSON}, dated=False))
    gate = Scope({**start.names, **seen, "holder": PERSON}, start.records, start.functions)
    scope = act_scope.with_variables({**variables, "holder": PERSON})
    concerns = None
    if given.concerns is not None:
        concerns = checker.expression(
            given.concerns, gate, expected=BOOLEAN, condition=True, what="`concerns`"
        )
    if given.conditions is None and not given.missing:
        context.wrong(
            f"the right `{name}` has no conditions",
            name,
            "if it has none, write `conditions: {all: []}`; if none was seen, say so in `missing`",
        )
    conditions = ConditionLinker(checker, scope, name).root(given.conditions, citation)
    details = DetailLinker(checker, scope, default)
    benefit = _benefit(checker, scope, name, given, default)
    if governing is None or benefit is None or len(holders) != len(given.holders):
        return None
    frequency = None
    if given.frequency is not None:
        frequency = model.Frequency(
            given.frequency.at_most,
            given.frequency.per,
            context.cite(given.frequency.at, default),
        )
    return model.Right(
        id=context.id_of(name),
        act=str(context.source.act.id),
        name=context.label(given.name),
        kind=given.kind,
        groups=tuple(str(group) for group in given.groups),
        per=subject,
        concerns=concerns,
        holders=tuple(holders),
        governing=governing,
        validity=validity,
        conditions=conditions,
        missing=context.passages(given.missing),
        benefit=benefit,
        names=context.names,
        citation=default,
        frequency=frequency,
        encumbrances=details.encumbrances(given),
        details=details.of_right(given),
        open_term=given.open_term,
        topic=given.topic or topic_of(context.id_of(name)),
        file=context.source.file,
        line=name.line,
    )


def _variables(context: Context, act_scope: ActScope, given: schema.Right) -> dict[str, Type]:
    """Return the variables of subject and holders, after checking that they are free."""
    variables: dict[str, Type] = {}
    subject = given.per or "applicant"
    named = [] if given.per is None else [(given.per, "applicant")]
    named += [(variable, "holder") for variable in dict.fromkeys(h.as_ for h in given.holders)]
    for variable, allowed in named:
        if variable in TAKEN and variable != allowed:
            context.wrong(f"`{variable}` is a name of the language, not of a variable", variable)
        elif variable in act_scope.parameters:
            context.wrong(f"the variable `{variable}` has the name of a parameter", variable)
        elif variable == subject and variable in variables:
            context.wrong(f"the holder's variable `{variable}` is the subject's", variable)
        variables[str(variable)] = PERSON
    variables[str(subject)] = PERSON
    return variables


def _holders(
    checker: Checker, given: schema.Right, scope: Scope
) -> tuple[list[model.Holder], Mapping[str, Type]]:
    context = checker.context
    drafts: list[tuple[schema.Holder, model.Expression]] = []
    seen: dict[str, Type] = {}
    for holder in given.holders:
        person = checker.expression(holder.is_, scope, expected=optional(PERSON), what="a holder")
        seen[str(holder.as_)] = PERSON if person is None else person.type
        if person is not None:
            drafts.append((holder, person))
    # A fallback's ground may speak of the holders before it: the mother is not alive.
    wider = Scope({**scope.names, **seen}, scope.records, scope.functions)
    made = [
        model.Holder(
            str(holder.as_),
            person,
            context.label(holder.label),
            None if holder.when is None else checker.condition(holder.when, wider),
            context.cite(holder.at),
            None
            if holder.jointly_with is None
            else checker.expression(
                holder.jointly_with, wider, expected=optional(PERSON), what="a joint holder"
            ),
        )
        for holder, person in drafts
    ]
    return made, seen


def _governing(checker: Checker, given: schema.Right, scope: Scope) -> model.GoverningDate | None:
    if not isinstance(given.governing_date, schema.EventDate):
        return model.GoverningDate(given.governing_date)
    event = checker.expression(
        given.governing_date.event, scope, expected=DATE, what="a governing date"
    )
    return None if event is None else model.GoverningDate("event", event)


def _benefit(
    checker: Checker,
    scope: Scope,
    name: Scalar,
    right: schema.Right,
    default: model.Citation | None,
) -> model.Benefit | None:
    context = checker.context
    given = right.benefit
    if given is None:
        if not any(each.kind in ("amounts", "unknown") for each in right.missing):
            help = "if no source shows it, say so in `missing` with the kind `amounts`"
            context.wrong(f"the right `{name}` has no benefit", name, help)
        return model.Benefit(right.kind, citation=default)
    if given.kind is not None and given.kind != right.kind:
        context.wrong(f"the benefit is `{given.kind}`, the right `{right.kind}`", name)
    measured = {
        key: value
        for key, value in (
            ("amount", given.amount),
            ("percent", given.percent),
            ("hours", given.hours),
        )
        if value is not None
    }
    if len(measured) > 1:
        shown = " and ".join(f"`{key}`" for key in measured)
        help = "one right gives one thing: make two rights of it"
        context.wrong(f"the benefit has {shown}", _place(next(iter(measured.values()))), help)
    units = {
        "amount": _amount_units(given.period),
        "percent": [_PERCENT, NONE],
        "hours": [_HOUR, *(_HOUR.over(Unit.parse(each)) for each in ("day", "week", "month"))],
    }
    made = {
        key: _measured(checker, scope, value, key, units[key]) for key, value in measured.items()
    }
    most = None
    if given.at_most is not None:
        key = next(iter(measured), "amount")
        most = _measured(checker, scope, given.at_most, "at_most", units[key])
    budget = None
    if given.budget_share is not None:
        known = context.source.act.parameters
        budget = context.id_of(given.budget_share.budget)
        if given.budget_share.budget not in known:
            help = did_you_mean(given.budget_share.budget, known, "parameters of this act")
            message = f"unknown parameter `{given.budget_share.budget}`"
            context.wrong(message, given.budget_share.budget, help)
    return model.Benefit(
        kind=right.kind,
        label=context.label(given.label),
        amount=made.get("amount"),
        percent=made.get("percent"),
        hours=made.get("hours"),
        at_most=most,
        period=given.period,
        of=context.label(given.of),
        assessed_by=context.label(given.assessed_by),
        caps=tuple(
            (
                context.label(cap.label),
                None if cap.value is None else checker.value(cap.value, scope),
            )
            for cap in given.caps
        ),
        citation=context.cite(given.at, default),
        per=given.per,
        item=context.label(given.item),
        quantity=None if given.quantity is None else checker.value(given.quantity, scope),
        instalments=tuple(_instalment(checker, scope, each, given) for each in given.instalments),
        budget_share=budget,
        covers=given.covers,
    )


def _place(value: Scalar | Tabled) -> Scalar:
    return value if isinstance(value, Scalar) else value.table.inputs[0]


def _amount_units(period: str) -> list[Unit]:
    per = _PERIOD_UNITS.get(period)
    return [_RSD] if per is None else [_RSD, _RSD.over(Unit.parse(per))]


def _measured(
    checker: Checker, scope: Scope, value: Scalar | Tabled, key: str, allowed: list[Unit]
) -> model.Value | None:
    """Return a checked value whose unit is one of those allowed."""
    made = checker.value(value, scope)
    if made is None:
        return None
    of = type_of(made)
    if of == ANY or (isinstance(of, NumberType) and (of.unit is None or of.unit in allowed)):
        return made
    wanted = a(NumberType(allowed[0]))
    help = "say with `if … != null then … else …` what it is then" if _maybe_none(of) else ""
    checker.context.wrong(f"`{key}` is {wanted}, not {a(of)}", _place(value), help)
    return None


def _maybe_none(of: Type) -> bool:
    return isinstance(of, OptionalType)


def _instalment(
    checker: Checker, scope: Scope, given: schema.Instalment, benefit: schema.Benefit
) -> model.Instalment:
    context = checker.context
    if (given.share is None) == (given.amount is None):
        at = given.share or given.date or _place(benefit.amount) if benefit.amount else given.share
        context.wrong("an instalment has a `share` of the whole or an `amount`", at)
    share = amount = day = None
    if given.share is not None:
        made = _measured(checker, scope, given.share, "share", [NONE, _PERCENT])
        share = made if isinstance(made, model.Expression) else None
    if given.amount is not None:
        made = _measured(checker, scope, given.amount, "amount", [_RSD])
        amount = made if isinstance(made, model.Expression) else None
    if given.date is not None:
        day = checker.expression(given.date, scope, expected=DATE, what="`date`")
    return model.Instalment(context.label(given.at), share, amount, day)
