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
_HUGE = re.compile(r"\d{16}")
_WIDEST = 2**63 - 1
_LAYERS = ("entities", "timexes", "places", "quantities", "attributions")

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A record with its text and its rows under their ids ("e1", "q2"); references that lead nowhere find nothing.

    `line` is the record as it is kept, without its text; `record` is what rows are made of.
    """

    line: str
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
    whole, line = _writable(record)
    report = part(whole, "report")
    text = word(report, "text") or ""
    if _HUGE.search(line):
        whole = {key: _cut(value, len(text)) for key, value in whole.items()}
    named: dict[str, Record] = {}
    for layer in _LAYERS:
        for row in rows(whole, layer):
            named.setdefault(word(row, "id") or "", row)
    return Leaf(line, whole, report, word(report, "id") or "", text, named)


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


def _writable(record: Record) -> tuple[Record, str]:
    """The record, and its line without the text."""
    report = part(record, "report")
    line = encode(record | {"report": report | {"text": ""}})
    try:
        line.encode()
        (word(report, "text") or "").encode()
    except UnicodeEncodeError:
        # In ASCII JSON each half is escaped by itself, so that offsets stay as they are.
        mended: Record = json.loads(json.dumps(record), object_hook=_mended)
        return _writable(mended)
    return record, line


def _mended(held: dict[str, Json]) -> dict[str, Json]:
    return {fit(key): _fitted(value) for key, value in held.items()}


def _fitted(value: Json) -> Json:
    if isinstance(value, str):
        return fit(value)
    return [_fitted(item) for item in value] if isinstance(value, list) else value


def _cut(value: Json, most: int) -> Json:
    """Offsets, which stand in lists, cut to the text: numbers beyond every text's length break slicing."""
    if isinstance(value, dict):
        return {key: _cut(item, most) for key, item in value.items()}
    if not isinstance(value, list):
        return value
    return [min(item, most) if isinstance(item, int) else _cut(item, most) for item in value]
