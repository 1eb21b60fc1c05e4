"""Expressions over values that sources give differently: decided where all readings agree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING, Any

from eligibility.acts.model import Expression, Value
from eligibility.acts.time import Known, value_on
from eligibility.engine.arithmetic import same
from eligibility.engine.env import Env
from eligibility.engine.index import shapes
from eligibility.engine.values import Missing, Unknown

if TYPE_CHECKING:
    from eligibility.engine.world import CaseWorld

MOST_CHOICES = 24


def settled(expression: Expression, env: Env, world: CaseWorld) -> Any:
    """Return a condition's truth; none is false, and readings that agree decide."""
    value = world.value(expression, env)
    if value is True or value is False or value is None:
        return value is True
    if type(value) is Unknown and value.why and all(m.kind == "reading" for m in value.why):
        results = [outcome for _, outcome in outcomes(expression, env, world, value)]
        if results and all(same(results[0], other) is True for other in results[1:]):
            return results[0]
    return value


def outcomes(
    value: Value, env: Env, world: CaseWorld, unknown: Unknown
) -> Iterator[tuple[dict[Missing, Any], Any]]:
    """Yield each choice of answers to few-valued missing things, and what then follows.

    Yields nothing where something missing has not a few known answers, or the choices
    are more than `MOST_CHOICES`.
    """
    missing = sorted(unknown.why, key=lambda each: (each.kind, each.path))
    answers = [_answers(each, world) for each in missing]
    total = 1
    for options in answers:
        total *= len(options)
    if not 0 < total <= MOST_CHOICES:
        return
    for chosen in product(*answers):
        supposed = dict(zip(missing, chosen, strict=True))
        yield supposed, _supposing(value, env, world, supposed)


def _supposing(value: Value, env: Env, world: CaseWorld, answers: dict[Missing, Any]) -> Any:
    other = world.assuming({**world.assume, **answers})
    return other.value(value, Env(env.names, other, env.ids, env.outer))


def _answers(missing: Missing, world: CaseWorld) -> tuple[Any, ...]:
    if missing.kind == "reading" and missing.on is not None:
        parameter = world.rulebook.parameters.get(missing.path)
        known = None if parameter is None else value_on(parameter, missing.on)
        return tuple(dated.value for dated in known.values) if isinstance(known, Known) else ()
    if missing.kind == "assessment":
        return ()
    if missing.kind == "fact":
        shape = shapes().get(missing.record, {}).get(missing.field)
        return shape.answers if shape is not None else ()
    return ()
