"""Acts: strict files, linked for a place's chain into a rulebook, with values over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eligibility.acts.check import Checked, check_files
    from eligibility.acts.load import load_rulebook
    from eligibility.acts.schema import schema_json

__all__ = ["Checked", "check_files", "load_rulebook", "schema_json"]

_HOMES = {
    "Checked": "check",
    "check_files": "check",
    "load_rulebook": "load",
    "schema_json": "schema",
}


def __getattr__(name: str) -> Any:
    # The model of acts is used without reading any: the reader and schema load on demand.
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"eligibility.acts.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
