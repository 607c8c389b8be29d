"""A comparison as data: rows for CSV, objects for JSON, with our words and their notes."""

from collections.abc import Iterator, Mapping, Sequence

import apsw

from dateline.query.answers import EventAnswer
from dateline.query.compared import FIELDS, Line
from dateline.query.events import events_by_number
from dateline.show.answers import Json, as_json
from dateline.store.imported import Theirs

COLUMNS = (
    *("kind", "score", "event", "row", "nearest"),
    *(f"{name}_{side}" for name in FIELDS for side in ("ours", "theirs", "agree")),
    *("reasons", "quote", "locator", "said_by", "their_source", "their_notes"),
)
_STEP = 500
Rows = Mapping[str, Theirs]
Events = Mapping[str, EventAnswer]
Shown = tuple[Line, EventAnswer | None, Theirs | None]


def shown(base: apsw.Connection, lines: Sequence[Line], rows: Rows) -> Iterator[Shown]:
    """Lines with our event and their row; an event that has gone since has none."""
    for start in range(0, len(lines), _STEP):
        some = lines[start : start + _STEP]
        events = _events_called(base, [line.event for line in some if line.event])
        for line in some:
            yield line, events.get(line.event or ""), rows.get(line.row or "")


def _events_called(base: apsw.Connection, ids: Sequence[str]) -> Events:
    """Events by their ids, with their words."""
    marks = ", ".join("?" * len(ids))
    numbers = [int(n) for (n,) in base.execute(f"SELECT n FROM event WHERE id IN ({marks})", tuple(ids))]
    return {event.id: event for event in events_by_number(base, numbers)}


def line_row(one: Shown) -> tuple[str | int | None, ...]:
    """One line under COLUMNS; what agrees is yes, no or empty."""
    line, event, row = one
    told = {cell.name: cell for cell in line.cells}
    cells: list[str | int | None] = [line.kind, line.score or None, line.event, line.row, line.near]
    for name in FIELDS:
        cell = told.get(name)
        agrees = {True: "yes", False: "no", None: None}[cell.agrees] if cell else None
        cells += [cell.ours if cell else None, cell.theirs if cell else None, agrees]
    words = event.evidence[0] if event and event.evidence else None
    said = (words.quote, words.locator, words.said_by) if words else (None, None, None)
    return (*cells, "; ".join(line.reasons) or None, *said, *((row.source, row.notes) if row else (None, None)))


def line_json(one: Shown) -> Json:
    """One line as an object: what both tell, our words with their places, their row."""
    line, event, row = one
    evidence = [as_json(words) for words in event.evidence] if event else []
    theirs = _row_json(row) if row else None
    told = as_json(line)
    assert isinstance(told, Mapping)
    return {
        **told,
        "differs": list(line.differs),
        "title": event.title if event else None,
        "evidence": evidence,
        "theirs": theirs,
    }


def _row_json(row: Theirs) -> Json:
    """Their row without the cells as they came: the data set itself has those."""
    return {
        "id": row.id,
        "line": row.line,
        "earliest": row.earliest,
        "latest": row.latest,
        "place": row.place,
        "area": row.area,
        "country": row.country,
        "lat": row.lat,
        "lon": row.lon,
        "words": row.words,
        "type": row.type,
        "mode": row.mode,
        "actors": list(row.actors),
        "low": row.low,
        "best": row.best,
        "high": row.high,
        "source": row.source,
        "notes": row.notes,
    }
