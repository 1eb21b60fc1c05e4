"""How each field of each record of a case is read: a fact, a list, or what is derived."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from eligibility.engine.domain import DERIVED
from eligibility.engine.index import Shape, shapes
from eligibility.engine.values import Unknown
from eligibility.facts.vocabulary import MODELS

if TYPE_CHECKING:
    from eligibility.engine.env import Env
    from eligibility.engine.world import CaseWorld

Reader = Callable[["CaseWorld", Any, "Env"], Any]


@cache
def readers() -> Mapping[type, Mapping[str, Reader]]:
    """Return how to read each field of each kind of record; the vocabulary never changes."""
    found: dict[type, dict[str, Reader]] = {}
    for record, model in MODELS.items():
        fields = shapes()[record].items()
        found[model] = {name: _reader(record, name, shape) for name, shape in fields}
        if record == "person":
            found[model].update(DERIVED)
    return found


def _reader(record: str, field: str, shape: Shape) -> Reader:
    if shape.is_list:
        return lambda world, of, env: world.index.items(of, record, field, shape)

    def fact(world: CaseWorld, of: Any, env: Env) -> Any:
        index = world.index
        met = index.facts.get((id(of), field)) or index.meet(of, record, field)
        if type(met) is Unknown:
            return world.supposed(met) if world.assume else met
        env.found[met.path] = met
        return met.value

    return fact
