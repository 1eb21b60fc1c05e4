"""Parts of which the JSON Schemas of answers are made."""

from __future__ import annotations

from typing import Any

TEXT: dict[str, Any] = {"type": "string"}
MAYBE: dict[str, Any] = {"type": ["string", "null"]}


def closed(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the schema of an object that has these keys and no others."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def list_of(items: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a list of such items."""
    return {"type": "array", "items": items}


def ref(name: str) -> dict[str, Any]:
    """Return a reference to a definition of the same schema."""
    return {"$ref": f"#/$defs/{name}"}


def maybe(name: str) -> dict[str, Any]:
    """Return the schema of what is such a definition, or null."""
    return {"anyOf": [ref(name), {"type": "null"}]}
