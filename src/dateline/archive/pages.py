"""Stored reports as copies and stories see them."""

from functools import lru_cache

from dateline.model.copying import Text
from dateline.records.fields import part, rows, span, word
from dateline.records.flatten import Record
from dateline.records.parties import actor_key, is_local
from dateline.store.database import Store
from dateline.store.reports import record_of

_BODY = ("title", "body", "caption")
_KEPT = 4096  # texts at hand: a report's copies mostly come soon after it


class Pages:
    """Texts by the report's number; those asked for last stay at hand."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.text = lru_cache(maxsize=_KEPT)(self._read)

    def _read(self, n: int) -> Text:
        return page_of(record_of(self._store, n), n)


def page_of(record: Record, n: int) -> Text:
    """The report of a record as copies and stories see it; `n` is its number."""
    report = part(record, "report")
    name = word(report, "id") or ""
    body = (span(row, "span") for row in rows(report, "sections") if word(row, "kind") in _BODY)
    return Text(
        item=n,
        id=name,
        published=word(report, "published"),
        outlet=word(report, "outlet"),
        origin=word(report, "origin"),
        byline=word(report, "byline"),
        title=word(report, "title"),
        text=word(report, "text") or "",
        body=tuple(stretch for stretch in body if stretch),
        names=_names(record, name),
    )


def _names(record: Record, report: str) -> frozenset[str]:
    """Whom and where a report names, under the keys that other reports have for them too."""
    actors = {actor_key(row, report) for row in rows(record, "entities")}
    places = {f"geonames:{row['geonames']}" for row in rows(record, "places") if row.get("geonames")}
    return frozenset(key for key in actors if not is_local(key)) | places
