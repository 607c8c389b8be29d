"""The published JSON Schema of a record."""

import json
from importlib.resources import files

from dateline.records.flatten import Json


def record_schema() -> dict[str, Json]:
    """JSON Schema (2020-12) of one record, schema_version 1."""
    schema: dict[str, Json] = json.loads((files("dateline.records") / "record.schema.json").read_text(encoding="utf-8"))
    return schema
