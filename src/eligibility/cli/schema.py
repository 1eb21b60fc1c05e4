"""`eligibility schema`: the JSON Schemas of acts, cases and results."""

from __future__ import annotations

import click

from eligibility.cli.options import emit

SCHEMAS = {
    "act": ("eligibility.acts.schema", "schema_json"),
    "case": ("eligibility.facts.schema", "schema"),
    "result": ("eligibility.explain.schema", "schema_json"),
}


@click.command("schema")
@click.argument("kind", type=click.Choice(list(SCHEMAS)), metavar="act|case|result")
def command(kind: str) -> int:
    """Print the JSON Schema of an act file, a case file or a result."""
    import json
    from importlib import import_module

    home, name = SCHEMAS[kind]
    schema = getattr(import_module(home), name)()
    emit(json.dumps(schema, ensure_ascii=False, indent=2))
    return 0
