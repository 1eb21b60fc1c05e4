"""What a right gives: a value, a few possible values, bounds, or a body's decision."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal

from eligibility.acts.model import DatedValue, Label, Right, Value
from eligibility.engine.arithmetic import is_number
from eligibility.engine.bounds import bounds_of
from eligibility.engine.env import Env
from eligibility.engine.readings import outcomes
from eligibility.engine.result import BenefitResult, Choice, Found
from eligibility.engine.values import Unknown
from eligibility.engine.world import CaseWorld

Status = Literal["value", "choices", "interval", "unknown", "assessed", "described"]


def benefit_of(right: Right, world: CaseWorld, env: Env) -> BenefitResult:
    """Return what the right gives this holder, as far as it is known.

    A missing amount never changes the outcome of the right.
    """
    benefit = right.benefit
    measure, value = _measure(benefit.amount, benefit.percent, benefit.hours)
    env.found = {}
    caps = _caps(benefit.caps, world, env) if benefit.caps else ()
    at_most = None if benefit.at_most is None else _known(world.value(benefit.at_most, env))
    status: Status = "assessed" if benefit.assessed_by is not None else "described"
    worth: Any = None
    choices: tuple[Choice, ...] = ()
    low = high = None
    if value is not None:
        worth = world.value(value, env)
    # What is met while supposing answers or seeking bounds is not what the value rests on.
    found = tuple(env.found.values())
    if value is not None:
        if isinstance(worth, Unknown):
            choices = _choices(value, env, world, worth)
            status = "choices" if choices else "unknown"
            if len(choices) == 1:
                # Whatever the answers are, they give the same.
                worth, choices, status = choices[0].value, (), "value"
            elif choices:
                worth = Unknown(missing for missing, _ in choices[0].answers)
            else:
                low, high = bounds_of(value, env, world)
                if low is not None and high is not None:
                    status = "interval"
        else:
            status = "unknown" if worth is None else "value"
    elif status == "described" and benefit.kind in ("cash", "relief") and _unsaid(right):
        status = "unknown"
    return BenefitResult(
        kind=benefit.kind,
        status=status,
        measure=measure,
        value=_known(worth),
        choices=choices,
        low=low,
        high=high,
        at_most=at_most,
        period=benefit.period,
        label=benefit.label,
        of=benefit.of,
        assessed_by=benefit.assessed_by,
        covers=benefit.covers,
        missing=_sorted(worth),
        last_known=_last_known(found),
        caps=caps,
        found=found,
        citation=benefit.citation,
    )


def _caps(
    caps: tuple[tuple[Label, Value | None], ...], world: CaseWorld, env: Env
) -> tuple[tuple[Label, Fraction | None], ...]:
    return tuple(
        [
            (label, None if value is None else _known(world.value(value, env)))
            for label, value in caps
        ]
    )


def _unsaid(right: Right) -> bool:
    """Whether the right says that its amounts are not encoded."""
    return any(gap.kind in ("amounts", "unknown") for gap in right.missing)


def _measure(
    amount: Value | None, percent: Value | None, hours: Value | None
) -> tuple[Literal["amount", "percent", "hours", ""], Value | None]:
    if amount is not None:
        return "amount", amount
    if percent is not None:
        return "percent", percent
    return ("hours", hours) if hours is not None else ("", None)


def _known(value: Any) -> Fraction | None:
    return Fraction(value) if is_number(value) else None


def _choices(value: Value, env: Env, world: CaseWorld, unknown: Unknown) -> tuple[Choice, ...]:
    found: list[Choice] = []
    for answers, outcome in outcomes(value, env, world, unknown):
        known = _known(outcome)
        if known is None:
            return ()
        found.append(Choice(known, tuple(answers.items())))
    return _decisive(found)


def _decisive(choices: list[Choice]) -> tuple[Choice, ...]:
    """Return the choices by those answers alone on which the value hangs."""
    for missing, _ in choices[0].answers if choices else ():
        without: dict[tuple[Any, ...], Choice] = {}
        for choice in choices:
            rest = tuple(answer for answer in choice.answers if answer[0] != missing)
            first = without.setdefault(rest, Choice(choice.value, rest))
            if first.value != choice.value:
                break
        else:
            choices = list(without.values())
    return tuple(choices)


def _sorted(worth: Any) -> tuple[Any, ...]:
    if not isinstance(worth, Unknown):
        return ()
    return tuple(sorted(worth.why, key=lambda each: (each.kind, each.path)))


def _last_known(found: tuple[Found, ...]) -> tuple[tuple[str, DatedValue], ...]:
    return tuple(
        [
            (each.path, each.dated[0])
            for each in found
            if isinstance(each.value, Unknown) and each.dated
        ]
    )
