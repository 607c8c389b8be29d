"""Compares two frozen records: what came, what went, what changed, and why as far as the record says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dateline.freeze.codebook import sheets
from dateline.freeze.differences import Change, Difference, TableDifference
from dateline.freeze.moved import moved, own_fields
from dateline.freeze.nouns import Sheet
from dateline.freeze.opened import Package, Record
from dateline.freeze.purged import Purged
from dateline.freeze.reasons import Reasons

COMPARED = ("reports", "stories", "events", "claims", "figures", "positions")
_PASSING = {"first_seen", "changed_at", "added_at", "edition_id", "withdrawn_at", "withdrawn_why", "live", "text"}
_SUMMARY = {
    "reports": ("outlet", "published", "title"),
    "stories": ("title", "first", "last"),
    "events": ("type", "status", "earliest", "place", "who", "whom"),
    "claims": ("type", "asserted", "said_by", "quote"),
    "figures": ("frame", "bound", "low", "of", "said_by"),
    "positions": ("holder", "before", "after", "subject"),
}

Rows = dict[str, Record]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows that differ, as they were and as they are; how many rows there are; why claims were dropped."""

    olds: Rows
    news: Rows
    counts: tuple[int, int]
    dropped: dict[str, str | None]


def compare(before: Package, after: Package) -> Difference:
    """The differences of two packages. Words of reports are compared only where both hold as many of them."""
    wanted = {sheet.name: sheet for sheet in sheets() if sheet.name in COMPARED}
    lines = {str(row["report_id"]): row["report_line"] for one in (before, after) for row in one.rows("reports")}
    tables = [_table(wanted[name], before, after, lines) for name in COMPARED]
    changes = [c for table in tables for c in (*table.added, *table.withdrawn, *table.changed)]
    reasons = Reasons(before, after, {name for c in changes for name in (c.id, c.report) if name})
    purged = Purged(before, after)
    return Difference(before.version, after.version, tuple(_explained(table, reasons, purged) for table in tables))


def _explained(table: TableDifference, reasons: Reasons, purged: Purged) -> TableDifference:
    def told(changes: tuple[Change, ...]) -> tuple[Change, ...]:
        return tuple(purged.hide(replace(c, why=c.why or reasons.why(c))) for c in changes)

    return replace(table, added=told(table.added), withdrawn=told(table.withdrawn), changed=told(table.changed))


def _table(sheet: Sheet, before: Package, after: Package, lines: Mapping[str, str | None]) -> TableDifference:
    fields = tuple(
        c.name for c in sheet.columns if c.name not in _PASSING and not (c.text and before.text != after.text)
    )
    found = _different(sheet, before, after, fields)
    pairs = [(found.olds.pop(name), found.news.pop(name)) for name in sorted(found.news) if name in found.olds]
    others = moved(sheet, (found.olds, found.news), fields, lines)
    changed = [c for old, new in pairs for c in _cells(sheet, old, new, fields)]
    changed += [c for old, new in others.changed for c in _cells(sheet, old, new, own_fields(sheet, fields))]
    return TableDifference(
        sheet.name,
        found.counts,
        tuple(
            Change(name, row.get("report_id"), None, None, _summary(sheet, row))
            for name, row in sorted(found.news.items())
        ),
        tuple(
            Change(name, row.get("report_id"), None, _summary(sheet, row), None, found.dropped.get(name))
            for name, row in sorted(found.olds.items())
        ),
        tuple(sorted(changed, key=lambda change: (change.id, change.field or ""))),
        others.carried,
    )


def _different(sheet: Sheet, before: Package, after: Package, fields: tuple[str, ...]) -> _Rows:
    """Rows whose id or fields are not the same in both. Equal rows are told by their hash alone, to spare memory."""
    held = {_id(sheet, row): _hash(row, fields) for row in before.rows(sheet.name) if _stands(row)}
    many, news, dropped = 0, {}, {}
    same = set()
    for row in after.rows(sheet.name):
        name = _id(sheet, row)
        if not _stands(row):
            dropped[name] = row.get("withdrawn_why")
            continue
        many += 1
        if held.get(name) == _hash(row, fields):
            same.add(name)
        else:
            news[name] = row
    counts = (len(held), many)
    olds = {name: row for row in before.rows(sheet.name) if _stands(row) and (name := _id(sheet, row)) not in same}
    return _Rows(olds, news, counts, dropped)


def _cells(sheet: Sheet, old: Record, new: Record, fields: tuple[str, ...]) -> list[Change]:
    name, report = _id(sheet, new), new.get("report_id")
    return [Change(name, report, f, old.get(f), new.get(f)) for f in fields if old.get(f) != new.get(f)]


def _id(sheet: Sheet, row: Record) -> str:
    return row[sheet.key] or ""


def _hash(row: Record, fields: tuple[str, ...]) -> int:
    return hash(tuple(row.get(field) for field in fields))


def _stands(row: Record) -> bool:
    """Claims that were dropped stay in the package as a memory of them; they no longer stand."""
    return row.get("live") != "false"


def _summary(sheet: Sheet, row: Record) -> str:
    return " · ".join(cell for name in _SUMMARY[sheet.name] if (cell := row.get(name)))
