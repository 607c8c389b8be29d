"""One record as it is about to be stored: its rows by id, its words by span, nothing that a column cannot hold."""

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.records.codec import encode
from dateline.records.fields import part, rows, word
from dateline.records.flatten import Json, Record

_HALF = re.compile("[\ud800-\udfff]")
_WIDEST = 2**63 - 1
_LAYERS = ("entities", "timexes", "places", "quantities", "attributions")

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A record with its text and its rows under their ids ("e1", "q2"); references that lead nowhere find nothing."""

    record: Record
    report: Record
    id: str
    text: str
    named: Mapping[str, Record]

    def row(self, name: Json, prefix: str) -> Record:
        """The row of an id of one layer ("e": entities); empty for any other id."""
        return self.named.get(name, {}) if isinstance(name, str) and name.startswith(prefix) else {}

    def pair(self, value: Json) -> Pair:
        """A span of the record, cut to the text."""
        start, end = raw_pair(value)
        return min(start, len(self.text)), min(end, len(self.text))

    def words(self, spans: Iterable[Pair]) -> str:
        """The words of some spans, a blank between them."""
        return " ".join(self.text[start:end] for start, end in spans)


def leaf(record: Record) -> Leaf:
    """A record ready to be stored; half a surrogate pair, which no file can hold, is U+FFFD."""
    whole = _whole(record)
    report = part(whole, "report")
    named: dict[str, Record] = {}
    for layer in _LAYERS:
        for row in rows(whole, layer):
            named.setdefault(word(row, "id") or "", row)
    return Leaf(whole, report, word(report, "id") or "", word(report, "text") or "", named)


def raw_pair(value: Json) -> Pair:
    """A span as it stands in the record; (0, 0) for what is none."""
    if not isinstance(value, list | tuple) or len(value) != 2:
        return 0, 0
    start, end = value
    return (start, end) if isinstance(start, int) and isinstance(end, int) else (0, 0)


def pairs(value: Json) -> tuple[Pair, ...]:
    """The spans of a list as they stand."""
    return tuple(raw_pair(item) for item in value) if isinstance(value, list | tuple) else ()


def real(value: Json) -> float | None:
    """A number that a column holds; None for none and for what lies beyond every float."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    try:
        held = float(value)
    except OverflowError:
        return None
    return None if math.isnan(held) else held


def whole_number(value: Json) -> int | None:
    """A whole number of at most 64 bits, else None."""
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _WIDEST else None


def fit(text: str) -> str:
    """A text as a file can hold it: half a surrogate pair is U+FFFD."""
    return _HALF.sub("\ufffd", text)


def _whole(record: Record) -> Record:
    try:
        encode(record).encode()
    except UnicodeEncodeError:
        return _mended(record)
    return record


def _mended(record: Record) -> Record:
    # Each half is escaped by itself in ASCII JSON, so the offsets stay as they are.
    mended: Record = json.loads(json.dumps(record), object_hook=_mended_object)
    return mended


def _mended_object(held: dict[str, Json]) -> dict[str, Json]:
    return {fit(key): _mended_value(value) for key, value in held.items()}


def _mended_value(value: Json) -> Json:
    if isinstance(value, str):
        return fit(value)
    return [_mended_value(item) for item in value] if isinstance(value, list) else value
