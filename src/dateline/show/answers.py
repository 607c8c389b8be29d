"""Answers as data: JSON for programs, flat rows for tables."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from io import StringIO
from typing import TypeAlias

from dateline.query.answers import Answers, EventAnswer, Evidence, Source, When, Where

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"

SCHEMA_VERSION = 1
COLUMNS = (
    *("id", "when", "earliest", "latest", "type", "mode", "scheme", "status", "contested", "hedged", "sure"),
    *("who", "who_id", "who_country", "trigger", "whom", "whom_id", "whom_country"),
    *("place", "country", "level", "geonames", "lat", "lon", "how_many", "reports", "outlets", "origins", "claims"),
    *("story", "first_published", "last_published", "doubts", "quote", "locator", "said_by", "asserted", "url"),
)
_WORDED: dict[type, tuple[str, ...]] = {
    EventAnswer: ("title", "did", "standing"),
    Evidence: ("locator",),
    When: ("edtf",),
    Where: ("precision",),
}
_NO_SOURCE = Source("", None, None, None, None, None)
_NO_WORDS = Evidence(_NO_SOURCE, "", 0, 0, None, (), "", False)


def as_json(value: object) -> Json:
    """A value of query/ as plain data: its fields, and the words that it gives of itself."""
    if is_dataclass(value) and not isinstance(value, type):
        own = {item.name: as_json(getattr(value, item.name)) for item in fields(value)}
        return own | {name: as_json(getattr(value, name)) for name in worded(type(value))}
    if isinstance(value, tuple | list):
        return [as_json(item) for item in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"no plain form of {type(value).__name__}")


def worded(kind: type) -> tuple[str, ...]:
    """The words that a value of this type gives of itself, beside its fields."""
    return next((_WORDED[base] for base in kind.__mro__ if base in _WORDED), ())


def page_json(answers: Answers[object]) -> Json:
    """A page of answers: items, the cursor of the next page (null: no more), how many there are."""
    return {
        "schema_version": SCHEMA_VERSION,
        "items": [as_json(item) for item in answers.items],
        "next": answers.next,
        "truncated": answers.next is not None,
        "total": answers.total,
        "total_exact": answers.exact,
    }


def one_json(value: object) -> Json:
    """One answer as an object with its schema's version."""
    own = as_json(value)
    assert isinstance(own, Mapping)
    return {"schema_version": SCHEMA_VERSION, **own}


def written(value: Json) -> str:
    """JSON for people and programs, one line end at its end."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def json_lines(items: Iterable[object]) -> Iterable[str]:
    """One object a line."""
    return (json.dumps(as_json(item), ensure_ascii=False, separators=(",", ":")) + "\n" for item in items)


def event_row(event: EventAnswer) -> tuple[str | int | float | bool | None, ...]:
    """One event as a row under COLUMNS; its first words stand for the others."""
    words = event.evidence[0] if event.evidence else _NO_WORDS
    who, whom = ((a.name, a.id, a.country) if a else (None, None, None) for a in (event.who, event.whom))
    when, where = event.when, event.where
    return (
        *(event.id, when.edtf or None, when.earliest, when.latest, event.type, event.mode, event.scheme),
        *(event.status, event.contested, event.hedged, event.sure, *who, event.trigger, *whom),
        *(where.name, where.country, where.level, where.geonames, where.lat, where.lon),
        *("; ".join(event.how_many) or None, event.reports, event.outlets, event.origins, event.claims),
        *(event.story, event.first_published, event.last_published, "; ".join(event.doubts) or None),
        *(words.quote or None, words.locator if words.quote else None, words.said_by or None),
        *(words.asserted or None, words.source.url),
    )


def csv_rows(rows: Iterable[Sequence[object]], head: Sequence[str] | None) -> str:
    """Rows as CSV, under a head where one is given; true and false are 1 and 0, and no text is run as a formula."""
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    if head is not None:
        writer.writerow(head)
    writer.writerows(map(_cell, row) for row in rows)
    return table.getvalue()


def _cell(value: object) -> object:
    from dateline.freeze.cells import safe  # loaded only where a table is written

    if isinstance(value, str):
        return safe(value)
    return int(value) if isinstance(value, bool) else value
