"""Records as lines: the same record always gives the same bytes."""

import json

from dateline.records.flatten import Record


def encode(record: Record) -> str:
    """One line of JSON, without its line end."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def decode(line: str) -> Record:
    """The record of one line; anything but a JSON object is a ValueError."""
    record = json.loads(line)
    if not isinstance(record, dict):
        raise ValueError("a record is a JSON object")
    return record
