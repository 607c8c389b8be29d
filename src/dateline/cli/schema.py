"""`dateline schema`: the JSON Schema of a record, or of the events that an export writes."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from dateline.records import record_schema


class Described(StrEnum):
    """What a schema is of."""

    RECORD = "record"
    EVENT = "event"


What = Annotated[Described, typer.Argument(help="record: a report as it is read; event: a line of export --as jsonl.")]


def schema(what: What = Described.RECORD) -> None:
    """Print the JSON Schema of the records that `dateline read --format jsonl` writes, or of exported events."""
    from dateline.exports.own.lines import event_schema  # reading needs nothing of exports

    shown = event_schema() if what is Described.EVENT else record_schema()
    typer.echo(json.dumps(shown, indent=1, ensure_ascii=False))
