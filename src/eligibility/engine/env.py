"""What an expression may ask: the names it may use, and the world behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Protocol

NO_FIELD: Any = object()
"""What a world answers when asked for a field that a value does not have."""

_NO_IDS: Mapping[str, str] = MappingProxyType({})


class World(Protocol):
    """What expressions may ask about besides their own names."""

    def field(self, record: Any, field: str, env: Env) -> Any: ...

    def parameter(self, id_: str, env: Env) -> Any: ...

    def call(self, function: str, arguments: list[Any], env: Env) -> Any: ...


class Env:
    """The names an expression may use, and the world behind them.

    `ids` maps local names to global ids of parameters and definitions; `found` collects the
    facts and parameters met, by their paths: each once, in the order they were met. `item` is
    the element of the innermost filter.
    """

    __slots__ = ("found", "ids", "item", "names", "outer", "world")

    def __init__(
        self,
        names: dict[str, Any],
        world: World | None = None,
        ids: Mapping[str, str] = _NO_IDS,
        outer: Env | None = None,
        found: dict[str, Any] | None = None,
    ) -> None:
        self.names = names
        self.world = world
        self.ids = ids
        self.found: dict[str, Any] = {} if found is None else found
        self.item: Any = None
        self.outer = outer

    def meet(self, found: Any) -> None:
        """Note a fact or parameter that evaluation met."""
        self.found[found.path] = found

    def within(self, names: dict[str, Any]) -> Env:
        """Return an environment inside this one with further names."""
        return Env(names, self.world, self.ids, self, self.found)


Meaning = Callable[[Env], Any]
"""What a node is worth, given what is known."""
