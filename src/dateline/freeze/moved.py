"""Rows of a page's later version are matched with those of the version before, whose ids they cannot have."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.freeze.nouns import Sheet
from dateline.freeze.opened import Record

# What has to be the same for a row to be the successor of one that went.
_SAME = {
    "claims": ("event_id", "said_by", "type"),
    "figures": ("event_id", "frame", "of", "said_by"),
    "positions": ("kind", "holder_id", "subject_key"),
}
_OF_ITS_PAGE = {"report_id", "happening_id", "start", "end", "published"}

Rows = dict[str, Record]
Key = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """Pairs whose words are others now, and how many rows are as they were."""

    changed: tuple[tuple[Record, Record], ...]
    carried: int


def moved(sheet: Sheet, rows: tuple[Rows, Rows], fields: tuple[str, ...], lines: Mapping[str, str | None]) -> Moved:
    """Takes the pairs out of the rows that went and those that came. First equal rows, then the only ones alike."""
    if sheet.name not in _SAME:
        return Moved((), 0)
    carried = _paired(rows, own_fields(sheet, fields), lines)
    return Moved(tuple(_paired(rows, _SAME[sheet.name], lines)), len(carried))


def own_fields(sheet: Sheet, fields: tuple[str, ...]) -> tuple[str, ...]:
    """The fields that a later version can leave as they were: not those of the page and of places in its text."""
    return tuple(field for field in fields if field != sheet.key and field not in _OF_ITS_PAGE)


def _paired(
    rows: tuple[Rows, Rows], fields: tuple[str, ...], lines: Mapping[str, str | None]
) -> list[tuple[Record, Record]]:
    olds, news = (_by_key(part, fields, lines) for part in rows)
    pairs = []
    for key, names in sorted(olds.items(), key=lambda item: item[1]):
        others = news.get(key, [])
        if len(names) == len(others):  # as many as before: in the order of the text
            pairs += [(rows[0].pop(old), rows[1].pop(new)) for old, new in zip(names, others, strict=True)]
    return pairs


def _by_key(rows: Rows, fields: tuple[str, ...], lines: Mapping[str, str | None]) -> dict[Key, list[str]]:
    found: dict[Key, list[str]] = defaultdict(list)
    for name, row in sorted(rows.items(), key=lambda item: (int(item[1].get("start") or 0), item[0])):
        line = lines.get(row.get("report_id") or "")
        found[line, *(row.get(field) for field in fields)].append(name)
    return found
