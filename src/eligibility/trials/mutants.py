"""Acts with one thing changed, each with the rights that the change can reach.

Only what an example can state is changed: outcomes and their conditions, and the computed
benefit. Documents, deadlines, caps and the like are described, and no example speaks of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction

from eligibility.acts.days import PartialDay
from eligibility.acts.link import ActFile
from eligibility.acts.model import (
    Act,
    DatedValue,
    Definition,
    Expression,
    Parameter,
    Right,
    Rulebook,
    Table,
    Validity,
    Value,
)
from eligibility.acts.time import OverlapError, settled
from eligibility.errors import Span
from eligibility.feel.values import Months, format_duration, format_number
from eligibility.records import Record, replace
from eligibility.trials.attainable import Attainable, on_no_day
from eligibility.trials.changes import longer_and_shorter, step
from eligibility.trials.requirements import (
    Changed,
    expression,
    requirements,
    shifted,
    without_each,
)
from eligibility.trials.uses import Uses

_PARA = Fraction(1, 100)


class Mutant(Record):
    """An act with one thing changed: `rulebook` is None where only rights are changed."""

    of: str
    told: str
    file: str
    span: Span
    rights: Mapping[str, Right]
    rulebook: Rulebook | None = None
    vain: bool = False
    changed: Definition | Parameter | None = None


def mutants(rulebook: Rulebook, act: Act, source: ActFile) -> Iterator[Mutant]:
    """Yield an act with one thing changed at a time."""
    uses = Uses(rulebook, act)
    lines = _lines(act, source)
    yield from _act_validity(rulebook, act, source)
    for id_ in act.rights:
        right = rulebook.rights[id_]
        for change in _right(right, rulebook, act):
            changed = change.part
            if isinstance(changed, Right):
                yield Mutant(
                    id_, change.told, act.file, change.span, {id_: changed}, None, change.vain
                )
    for id_ in act.definitions:
        reached = _rights(rulebook, uses.of(id_))
        for change in _definition(rulebook.definitions[id_], rulebook):
            part = change.part
            if reached and isinstance(part, Definition):
                other = replace(rulebook, definitions={**rulebook.definitions, id_: part})
                yield Mutant(
                    id_, change.told, act.file, change.span, reached, other, change.vain, part
                )
    for id_ in act.parameters:
        reached = _rights(rulebook, uses.of(id_))
        for told, position, parameter in _parameter(rulebook.parameters[id_]):
            if reached:
                other = replace(rulebook, parameters=_standing(rulebook, act, parameter))
                span = lines.get((id_, position), Span(1, 1, 1, 2))
                # A value that no day has is only ever told as the last known.
                vain = all(
                    on_no_day(each, each.values[position])
                    for each in (rulebook.parameters[id_], parameter)
                )
                yield Mutant(id_, told, act.file, span, reached, other, vain, parameter)


def unreached(rulebook: Rulebook, act: Act) -> list[str]:
    """Return the parameters and definitions on which no outcome or benefit of the act rests."""
    uses = Uses(rulebook, act)
    named = (*act.parameters, *act.definitions)
    return [id_ for id_ in named if not uses.of(id_)]


def _rights(rulebook: Rulebook, ids: Iterable[str]) -> dict[str, Right]:
    return {id_: rulebook.rights[id_] for id_ in ids}


def _act_validity(rulebook: Rulebook, act: Act, source: ActFile) -> Iterator[Mutant]:
    """Yield the act in force a day longer or shorter; its rights follow, unless they say more."""
    place = source.act.id.span
    for field in ("start", "end"):
        day = getattr(act.validity, field)
        own = {
            id_: right
            for id_ in act.rights
            if getattr((right := rulebook.rights[id_]).validity, field) == day
        }
        for told, validity in shifted(act.validity):
            moved = getattr(validity, field)
            if own and moved != day:
                rights = {
                    id_: replace(right, validity=replace(right.validity, **{field: moved}))
                    for id_, right in own.items()
                }
                yield Mutant(act.id, told, act.file, place, rights)


def _right(right: Right, rulebook: Rulebook, act: Act) -> Iterator[Changed]:
    attainable = Attainable(rulebook, right.names, (right.per,))
    where = Span(right.line, 1, right.line, 2)
    for change in requirements(right, attainable):
        yield change.within(lambda part: replace(right, conditions=part))
    if right.concerns is not None:
        yield Changed(replace(right, concerns=None), "`concerns` dropped", right.concerns.span)
        for change in expression(right.concerns, attainable):
            yield change.within(lambda part: replace(right, concerns=part), "`concerns`")
    event = right.governing.event
    if event is not None:
        for change in expression(event, attainable):
            yield change.within(
                lambda part: replace(right, governing=replace(right.governing, event=part)),
                "the governing date",
            )
    yield from _holders(right, attainable)
    for noun in ("amount", "percent", "hours"):
        value = getattr(right.benefit, noun)
        if value is not None:
            untold = attainable.untold(value)
            for change in _value(value, attainable):

                def given(part: object, field: str = noun) -> object:
                    return replace(right, benefit=replace(right.benefit, **{field: part}))

                part = change.part
                still = isinstance(part, Expression | Table) and attainable.untold(part)
                vain = change.vain or (untold and still)
                yield replace(change, vain=vain).within(given, f"`{noun}`")
    own = _own_validity(right.validity, act.validity)
    for told, validity in shifted(own):
        days = {
            field: day
            for field in ("start", "end")
            if (day := getattr(validity, field)) is not None
        }
        yield Changed(replace(right, validity=replace(right.validity, **days)), told, where)
    for told, missing in without_each(right.missing):
        yield Changed(replace(right, missing=missing), told, where)


def _own_validity(of: Validity, outer: Validity) -> Validity:
    """Return the days that a right sets itself; those of the act are changed with the act."""
    return Validity(
        of.start if of.start != outer.start else None, of.end if of.end != outer.end else None
    )


def _holders(right: Right, attainable: Attainable) -> Iterator[Changed]:
    for position, holder in enumerate(right.holders):
        before, after = right.holders[:position], right.holders[position + 1 :]

        def whole(part: object, at: int = position) -> object:
            return replace(right, holders=(*right.holders[:at], part, *right.holders[at + 1 :]))

        name = f"the holder `{holder.variable}`"
        if before or after:
            told = f"{name} dropped"
            names = {each.variable for each in (*before, *after)}
            if holder.variable in names:
                yield Changed(replace(right, holders=(*before, *after)), told, holder.person.span)
        for change in expression(holder.person, attainable):
            person = change.part
            made = replace(change, part=replace(holder, person=person))
            yield made.within(whole, name)
        if holder.when is not None:
            yield Changed(
                whole(replace(holder, when=None)),
                f"the ground of {name} dropped",
                holder.when.span,
            )
            for change in expression(holder.when, attainable):
                made = replace(change, part=replace(holder, when=change.part))
                yield made.within(whole, f"the ground of {name}")


def _definition(definition: Definition, rulebook: Rulebook) -> Iterator[Changed]:
    attainable = Attainable(rulebook, definition.names, (definition.of,))
    for change in _value(definition.value, attainable):
        yield change.within(lambda part: replace(definition, value=part))


def _value(value: Value, attainable: Attainable) -> Iterator[Changed]:
    if isinstance(value, Expression):
        yield from expression(value, attainable)
        return
    for number, row in enumerate(value.rows):
        before, after = value.rows[:number], value.rows[number + 1 :]
        if before or after:
            told = f"row {number + 1} of the table dropped"
            yield Changed(replace(value, rows=(*before, *after)), told, row.output.span)

        def whole(part: object, at: int = number) -> object:
            return replace(value, rows=(*value.rows[:at], part, *value.rows[at + 1 :]))

        for change in expression(row.output, attainable):
            made = replace(change, part=replace(row, output=change.part))
            yield made.within(whole, f"row {number + 1}")
        for position, test in enumerate(row.tests):
            if test is None:
                continue
            rest = (*row.tests[:position], None, *row.tests[position + 1 :])
            told = f"row {number + 1}: the test `{test.text}` dropped"
            yield Changed(whole(replace(row, tests=rest)), told, test.span)
            for change in expression(test, attainable):
                tests = (*row.tests[:position], change.part, *row.tests[position + 1 :])
                made = replace(change, part=replace(row, tests=tests))
                yield made.within(whole, f"row {number + 1}")
    yield from _inputs(value, attainable)


def _inputs(table: Table, attainable: Attainable) -> Iterator[Changed]:
    for position, each in enumerate(table.inputs):
        for change in expression(each, attainable):
            inputs = (*table.inputs[:position], change.part, *table.inputs[position + 1 :])
            yield replace(change, part=replace(table, inputs=inputs))


def _parameter(parameter: Parameter) -> Iterator[tuple[str, int, Parameter]]:
    """Yield a parameter with one value or one known day of it changed.

    Values that would then hold on one day with another are no act: they are refused.
    """
    for position, dated in enumerate(parameter.values):
        for told, other in _dated(dated, parameter):
            values = (*parameter.values[:position], other, *parameter.values[position + 1 :])
            try:
                yield told, position, settled(replace(parameter, values=values))
            except OverlapError:
                continue


def _dated(dated: DatedValue, parameter: Parameter) -> Iterator[tuple[str, DatedValue]]:
    for other in _beside(dated.value, parameter.unit):
        told = f"`{_shown(dated.value)}` became `{_shown(other)}`"
        yield told, replace(dated, value=other)
    for told, validity in shifted(dated.validity):
        yield f"`{_shown(dated.value)}`: {told}", replace(dated, validity=validity)


def _beside(
    value: Fraction | str | bool | date | Months, unit: str
) -> Iterator[Fraction | str | bool | date | Months]:
    """Yield the values next to a value: a para, a year, a month or a day more and less."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, Fraction):
        by = _PARA if "RSD" in unit else step(value)
        yield from (value + by, value - by)
    elif isinstance(value, Months):
        for other in longer_and_shorter(value):
            if isinstance(other, Months):
                yield other
    elif isinstance(value, date) and not isinstance(value, PartialDay):
        yield from (value + timedelta(days=1), value - timedelta(days=1))


def _shown(value: object) -> str:
    if isinstance(value, Months):
        return format_duration(value)
    if isinstance(value, bool):
        return str(value).lower()
    return format_number(value) if isinstance(value, Fraction) else str(value)


def _standing(rulebook: Rulebook, act: Act, parameter: Parameter) -> dict[str, Parameter]:
    """Return the parameters with one changed, also where it sets a term of higher law."""
    changed = {**rulebook.parameters, parameter.id: parameter}
    for term_id in act.implements:
        term = changed.get(term_id)
        if term is not None and term.implemented_by == parameter.id:
            changed[term_id] = replace(term, values=parameter.values, periods=parameter.periods)
    return changed


def _lines(act: Act, source: ActFile) -> dict[tuple[str, int], Span]:
    """Return where each value of the act's parameters stands."""
    return {
        (f"{act.place}.{name}", position): each.value.span
        for name, given in source.act.parameters.items()
        for position, each in enumerate(given.values)
    }
