"""Stored reports as copies and stories see them."""

from functools import lru_cache

from dateline.model.copying import Text
from dateline.records.fields import part, rows, span, word
from dateline.records.flatten import Record
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
        names=frozenset(),  # neither copies nor stories ask for them
    )
