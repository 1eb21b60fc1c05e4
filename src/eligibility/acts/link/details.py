"""The described elements of a right: claim, duties, documents, money, who decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from eligibility.acts import model
from eligibility.acts.link.expressions import Checker
from eligibility.acts.reader import Scalar
from eligibility.acts.schema import details as schema
from eligibility.acts.schema import rights
from eligibility.acts.schema.base import Label
from eligibility.acts.schema.common import Cited
from eligibility.errors import did_you_mean
from eligibility.feel.types import ANY, DATE, MONTHS, NumberType, Scope, Type, a
from eligibility.feel.units import NONE


@dataclass(slots=True)
class DetailLinker:
    """Links the described elements of one right, or of an act as a whole."""

    checker: Checker
    scope: Scope
    default: model.Citation | None

    def of_right(self, right: rights.Right) -> tuple[model.Detail, ...]:
        """Return all described elements of a right, in the order of the format."""
        return tuple(self._of_right(right))

    def _of_right(self, right: rights.Right) -> Iterator[model.Detail]:
        if right.claim is not None:
            yield from self._claim(right.claim)
        if right.start is not None:
            yield self.described("start", right.start, date=(right.start.date, DATE))
        if right.duration is not None:
            yield self._duration(right.duration)
        for each in right.suspension:
            yield self.described("suspension", each)
        for each in right.end:
            yield self.described("end", each)
        for duty in right.duties:
            yield self.described("duty", duty, lasts=(duty.lasts, MONTHS))
        for each in right.claw_back:
            yield self.described("claw_back", each)
        if right.provisional is not None:
            yield self.described("provisional", right.provisional)
        for document in right.documents:
            obtained = {"obtained_by": document.obtained_by} if document.obtained_by else {}
            yield self.described("document", document, obtained)
        for kind, body in (("decides", right.decides), ("appeal", right.appeal)):
            if body is not None:
                days = {"within_days": str(body.within_days)} if body.within_days else {}
                yield self._detail(kind, body.body, body.at, days)
        for provider in right.provider:
            flags = {"licensed": provider.licensed, "operating": provider.operating}
            data = {key: str(flag).lower() for key, flag in flags.items() if flag is not None}
            yield self._detail("provider", provider.label, provider.at, data)
        if right.capacity is not None:
            capacity = right.capacity
            places = self._expressions(places=(capacity.places, NumberType(None)))
            yield self._detail("capacity", capacity.label, capacity.at, expressions=places)
        for funding in right.funding:
            yield self._funding(funding)
        for priority in right.priority:
            yield self.described("priority", priority, {"order": str(priority.order)})
        for points in right.points:
            given = {} if points.points is None else {"points": str(points.points)}
            yield self.described("points", points, given)
        if right.price is not None:
            yield self._priced("price", right.price, right.price.amount)
        for share in right.participation:
            yield self._priced("participation", share, share.amount, {"source": share.payer})
        if right.allocation is not None:
            yield self._allocation(right.allocation)
        for cumulation in right.cumulation:
            yield self._cumulation(cumulation)
        if right.affirmative is not None:
            groups = {"groups": ", ".join(right.affirmative.groups)}
            yield self._detail("affirmative", right.affirmative.label, right.affirmative.at, groups)

    def encumbrances(self, right: rights.Right) -> tuple[model.Encumbrance, ...]:
        """Return the burdens that a grant brings with it."""
        made: list[model.Encumbrance] = []
        context = self.checker.context
        for each in right.encumbrance:
            if each.when is None:
                help = "`when: true` if the grant always brings it"
                context.wrong("an encumbrance without `when`", right_place(right, each), help)
                continue
            when = self.checker.condition(each.when, self.scope)
            if when is not None:
                citation = context.cite(each.at, self.default)
                made.append(model.Encumbrance(context.label(each.label), when, citation))
        return tuple(made)

    def described(
        self,
        kind: str,
        given: schema.Described,
        data: Mapping[str, str] | None = None,
        **expressions: tuple[Scalar | None, Type],
    ) -> model.Detail:
        """Return a described element with its condition and its checked expressions."""
        when = None
        if given.when is not None:
            when = self.checker.condition(given.when, self.scope)
        checked = self._expressions(**expressions)
        return self._detail(kind, given.label, given.at, data or {}, when, checked)

    def _detail(
        self,
        kind: str,
        label: Label | None,
        at: Scalar | Cited | None,
        data: Mapping[str, str] | None = None,
        when: model.Expression | None = None,
        expressions: tuple[tuple[str, model.Expression], ...] = (),
    ) -> model.Detail:
        context = self.checker.context
        shown = context.label(label) if label is not None else model.Label("", "")
        citation = context.cite(at, self.default)
        return model.Detail(kind, shown, citation, tuple((data or {}).items()), when, expressions)

    def _expressions(
        self, **given: tuple[Scalar | None, Type]
    ) -> tuple[tuple[str, model.Expression], ...]:
        made: list[tuple[str, model.Expression]] = []
        for name, (text, expected) in given.items():
            if text is None:
                continue
            wanted = None if expected == NumberType(None) else expected
            checked = self.checker.expression(text, self.scope, expected=wanted, what=f"`{name}`")
            if checked is None:
                continue
            if wanted is None and checked.type not in (expected, NumberType(NONE), ANY):
                message = f"`{name}` is a plain number, not {a(checked.type)}"
                self.checker.context.wrong(message, text)
                continue
            made.append((name, checked))
        return tuple(made)

    def _claim(self, given: schema.Claim) -> Iterator[model.Detail]:
        yield self._detail("claim", given.label, given.at, {"mode": given.mode})
        window = given.window
        if window is not None:
            yield self.described(
                "window", window, opens=(window.opens, DATE), closes=(window.closes, DATE)
            )

    def _duration(self, given: schema.Duration) -> model.Detail:
        data = {"per": given.per} if given.per else {}
        # A duration counts months, days or uses, each in its own unit.
        detail = self.described("duration", given, data)
        made = list(detail.expressions)
        for name, text in (("at_most", given.at_most), ("in_a_row", given.in_a_row)):
            if text is not None:
                checked = self.checker.expression(text, self.scope)
                if checked is not None:
                    made.append((name, checked))
        return model.Detail(
            detail.kind, detail.label, detail.citation, detail.data, detail.when, tuple(made)
        )

    def _priced(
        self,
        kind: str,
        given: schema.Described,
        amount: Scalar | None,
        data: Mapping[str, str] | None = None,
    ) -> model.Detail:
        detail = self.described(kind, given, data)
        if amount is None:
            return detail
        checked = self.checker.expression(amount, self.scope)
        if checked is None:
            return detail
        # Prices are per hour, day or month, and shares of them per cent.
        if not isinstance(checked.type, NumberType):
            self.checker.context.wrong(f"`amount` is a number, not {a(checked.type)}", amount)
            return detail
        return model.Detail(
            kind, detail.label, detail.citation, detail.data, detail.when, (("amount", checked),)
        )

    def _allocation(self, given: schema.Allocation) -> model.Detail:
        data = {"by": str(given.by)}
        if given.waiting_list is not None:
            data["waiting_list"] = str(given.waiting_list).lower()
        return self.described("allocation", given, data)

    def _funding(self, given: schema.Funding) -> model.Detail:
        context = self.checker.context
        data: dict[str, str] = {"source": given.source}
        if given.exhausts:
            data["exhausts"] = "true"
        if given.budget is not None:
            known = context.source.act.parameters
            if given.budget not in known:
                help = did_you_mean(given.budget, known, "parameters of this act")
                context.wrong(f"unknown parameter `{given.budget}`", given.budget, help)
            data["budget"] = context.id_of(given.budget)
        return self._detail("funding", given.label, given.at, data)

    def _cumulation(self, given: schema.Cumulation) -> model.Detail:
        context = self.checker.context
        own = context.id_of(given.with_)
        known = self.checker.rights
        id_ = own if own in known else str(given.with_)
        if id_ not in known:
            help = did_you_mean(given.with_, known, "rights of this place")
            context.wrong(f"unknown right `{given.with_}`", given.with_, help)
        data = {"with": id_, "rule": given.rule}
        return self._detail("cumulation", given.label, given.at, data)


def right_place(right: rights.Right, each: schema.Described) -> Scalar | None:
    """Return some place inside an element, for a message about what it lacks."""
    at = each.at
    if isinstance(at, Scalar):
        return at
    if at is not None:
        return at.source
    return right.per
