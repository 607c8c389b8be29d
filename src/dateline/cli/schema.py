"""`dateline schema`: the JSON Schema of a record."""

import json

import typer

from dateline.records import record_schema


def schema() -> None:
    """Print the JSON Schema of the records that `dateline read --format jsonl` writes."""
    typer.echo(json.dumps(record_schema(), indent=1, ensure_ascii=False))
