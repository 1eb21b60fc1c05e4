"""`eligibility schema`: the JSON Schemas of acts, cases, results, findings and differences."""

from __future__ import annotations

import click

from eligibility.cli.options import emit

SCHEMAS = {
    "act": ("eligibility.acts.schema", "schema_json"),
    "case": ("eligibility.facts.schema", "schema"),
    "result": ("eligibility.explain.schema", "schema_json"),
    "findings": ("eligibility.validate.as_json", "schema_json"),
    "difference": ("eligibility.validate.render.as_json", "schema_json"),
}


@click.command("schema")
@click.argument("kind", type=click.Choice(list(SCHEMAS)), metavar="|".join(SCHEMAS))
def command(kind: str) -> int:
    """Print the JSON Schema of an act file, a case file, a result, findings or a difference."""
    import json
    from importlib import import_module

    home, name = SCHEMAS[kind]
    schema = getattr(import_module(home), name)()
    emit(json.dumps(schema, ensure_ascii=False, indent=2))
    return 0
