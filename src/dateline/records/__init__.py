"""A reading in, one JSON record out, as the published schema says (`dateline schema`)."""

from dateline.records.codec import decode, encode
from dateline.records.flatten import Json, Record, flatten
from dateline.records.schema import record_schema

__all__ = ["Json", "Record", "decode", "encode", "flatten", "record_schema"]
