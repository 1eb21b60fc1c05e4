"""The format of act files: what a file may say, and what is said of one that says it wrong."""

from __future__ import annotations

from eligibility.acts.schema.read import read_act, read_supplied, schema_json

__all__ = ["read_act", "read_supplied", "schema_json"]
