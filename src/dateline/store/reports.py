"""Reports out of the store: texts, whole records, and their happenings as identity sees them."""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import apsw

from dateline.errors import StoreError
from dateline.model.linking import Count, Happening, Party, Spot
from dateline.records.flatten import Record
from dateline.records.words import content_words, fold, trigger_words
from dateline.store.database import Store

_MOST = 500  # numbers in one look-up


def text_of(store: Store, n: int) -> str:
    """The stored text of a report. StoreError where there is no such report."""
    held = store.base.execute("SELECT text FROM report WHERE n = ?", (n,)).get
    if held is None:
        raise StoreError(f"{store.path} holds no report {n}")
    return str(held)


def record_of(store: Store, n: int) -> Record:
    """The whole record of a report's current reading, with its text. StoreError where there is no such report."""
    row = store.base.execute(_RECORD, (n,)).fetchone()
    if row is None:
        raise StoreError(f"{store.path} holds no reading of report {n}")
    held, text, version_of = row
    record: Record = json.loads(zlib.decompress(held))
    report = record["report"]
    assert isinstance(report, dict)
    return record | {"report": report | {"text": text, "version_of": version_of}}


def happenings_of(store: Store, which: Iterable[str] | Iterable[int]) -> tuple[Happening, ...]:
    """The happenings of some anchors or numbers, in the order asked for; those not held are left out."""
    asked: list[str | int] = list(which)
    by = "anchor" if asked and isinstance(asked[0], str) else "n"
    found: dict[str | int, Happening] = {}
    for start in range(0, len(asked), _MOST):
        found.update(_found(store.base, by, asked[start : start + _MOST]))
    return tuple(found[key] for key in asked if key in found)


def _found(base: apsw.Connection, by: str, asked: Sequence[str | int]) -> Iterator[tuple[str | int, Happening]]:
    rows = [_Row(*row) for row in base.execute(_HAPPENINGS.format(by=by, marks=_marks(asked)), asked)]
    numbers, reports = [row.n for row in rows], sorted({row.report for row in rows})
    parties = _grouped(base, _PARTY, numbers)
    spots, counts = _grouped(base, _SPOT, numbers), _grouped(base, _COUNT, numbers)
    texts = {n: (name, day, text) for n, name, day, text in base.execute(_TEXTS.format(marks=_marks(reports)), reports)}
    for row in rows:
        name, published, text = texts[row.report]
        happening = Happening(
            anchor=row.anchor,
            report=name,
            published=published,
            type=row.type,
            mode=row.mode,
            status=row.status,
            earliest=row.earliest,
            latest=row.latest,
            basis=row.basis,
            parties=tuple(_party(name, *party) for party in parties.get(row.n, ())),
            spots=tuple(Spot(*spot) for spot in spots.get(row.n, ())),
            counts=tuple(_count(*count) for count in counts.get(row.n, ())),
            trigger=trigger_words(row.trigger),
            words=content_words(text[row.start : row.end]),
            headline=bool(row.headline),
        )
        yield (row.anchor if by == "anchor" else row.n), happening


class _Row(NamedTuple):
    """One happening as the look-up gives it."""

    n: int
    anchor: str
    report: int
    type: str
    mode: str | None
    status: str
    earliest: str | None
    latest: str | None
    basis: str | None
    headline: int
    trigger: str
    start: int
    end: int


def _party(report: str, role: str, name: str, start: int, *actor: str | None) -> Party:
    key, kind, country, sector = actor
    if key is None:
        return Party(role, f"{report}@{start}", fold(name), "other", None, None)
    return Party(role, key, name, kind or "other", country, sector)


def _count(
    frame: str | None, low: float | None, high: float | None, bound: str, of: str | None, *cumulative: int
) -> Count:
    return Count(frame, low, high, bound, of, bool(cumulative[0]))


def _grouped(base: apsw.Connection, sql: str, numbers: Sequence[int]) -> dict[int, list[Any]]:
    """The rows of each happening, its number taken off."""
    found: dict[int, list[Any]] = {}
    for n, *row in base.execute(sql.format(marks=_marks(numbers)), numbers):
        found.setdefault(n, []).append(row)
    return found


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


_RECORD = """SELECT record, text, version_of FROM reading JOIN report ON report.n = reading.report
    WHERE report.n = ? AND current = 1"""
_HAPPENINGS = """SELECT n, anchor, report, type, mode, status, earliest, latest, time_basis, headline, trigger_text,
    sentence_start, sentence_end FROM happening WHERE {by} IN ({marks})"""
_TEXTS = "SELECT n, id, published, text FROM report WHERE n IN ({marks})"
_PARTY = """SELECT happening, role, participant.name, start, key, kind, country, sector FROM participant
    LEFT JOIN actor ON actor.n = participant.actor WHERE role IN ('actor', 'recipient', 'target')
    AND happening IN ({marks}) ORDER BY participant.rowid"""
_SPOT = """SELECT happening, name, country, geonames, level, lat, lon FROM spot WHERE happening IN ({marks})
    ORDER BY rowid"""
_COUNT = """SELECT happening, frame, low, high, bound, "of", cumulative FROM amount WHERE happening IN ({marks})
    ORDER BY rowid"""
