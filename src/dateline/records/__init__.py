"""A reading in, one JSON record out, as the published schema says (`dateline schema`)."""

from dateline.records.codec import decode, encode
from dateline.records.flatten import Json, Record, flatten
from dateline.records.happenings import happenings
from dateline.records.parties import actor_key
from dateline.records.schema import record_schema
from dateline.records.words import content_words

__all__ = ["Json", "Record", "actor_key", "content_words", "decode", "encode", "flatten", "happenings", "record_schema"]
