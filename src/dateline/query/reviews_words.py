"""Values of corrections in the words in which a person types them, and for people to read."""

import json
from collections.abc import Mapping

from dateline.model.review import Field
from dateline.query.answers import When

_UNBOUND = {">=": "low", ">": "low", "<=": "high", "<": "high"}


def time_words(earliest: str | None, latest: str | None, granularity: str | None) -> str:
    """A time as it is typed: "2026-11-20", "2026-11", "2026-11-18/..", "" where none is known."""
    return When(earliest, latest, granularity).edtf


def number_words(low: float | None, high: float | None, bound: str, frame: str | None) -> str:
    """A number as it is typed: "40", "12..15", ">=40 killed"."""
    ends = [f"{end:.15g}" for end in (low, high) if end is not None]
    sign = bound if bound in _UNBOUND or (bound == "~" and low == high) else ""
    return " ".join(part for part in (sign + "..".join(dict.fromkeys(ends)), frame or "") if part)


def machine_words(field: Field, held: str | None) -> str:
    """What a reading had in a field (JSON), in words; "nothing" where it had nothing."""
    return value_words(field, held) or "nothing"


def value_words(field: Field, held: str | None) -> str:
    """A kept value (JSON) in words."""
    try:
        value = json.loads(held or "null")
    except ValueError:
        return held or ""
    if isinstance(value, list):
        return "; ".join(_named(item) for item in value)
    if not isinstance(value, dict):
        return "" if value is None else str(value)
    return _object(field, value)


def _object(field: Field, value: Mapping[str, object]) -> str:
    if field is Field.TIME:
        earliest, latest, grain = (_text(value.get(name)) for name in ("earliest", "latest", "granularity"))
        return time_words(earliest, latest, grain)
    if field is Field.QUANTITY:
        low, high = (_real(value.get(name)) for name in ("low", "high"))
        return number_words(low, high, _text(value.get("bound")) or "=", _text(value.get("frame")))
    for name in ("type", field.value, "place", "who_name", "whom_name"):  # the last three: an event's own values
        if name in value:
            return _text(value[name]) or ""
    return _named(value)


def _named(item: object) -> str:
    return str(item.get("name") or "") if isinstance(item, dict) else str(item)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _real(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
