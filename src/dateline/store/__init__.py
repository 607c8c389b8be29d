"""Readings in, a file that keeps them out: reports, readings, claims and judgements in one SQLite file."""

from typing import TYPE_CHECKING

from dateline._later import later

if TYPE_CHECKING:
    from dateline.store.database import Access, Store, open_store
    from dateline.store.failures import put_failure
    from dateline.store.ledger import append, judgements
    from dateline.store.postings import StorePostings
    from dateline.store.reports import happenings_of, record_of, text_of
    from dateline.store.write import Stored, Taken, is_known, put_reading

__all__ = [
    "Access",
    "Store",
    "StorePostings",
    "Stored",
    "Taken",
    "append",
    "happenings_of",
    "is_known",
    "judgements",
    "open_store",
    "put_failure",
    "put_reading",
    "record_of",
    "text_of",
]

# Who only asks needs nothing of what writes.
__getattr__ = later(
    __name__,
    dict.fromkeys(("Access", "Store", "open_store"), "dateline.store.database")
    | dict.fromkeys(("append", "judgements"), "dateline.store.ledger")
    | dict.fromkeys(("happenings_of", "record_of", "text_of"), "dateline.store.reports")
    | dict.fromkeys(("Stored", "Taken", "is_known", "put_reading"), "dateline.store.write")
    | {"StorePostings": "dateline.store.postings", "put_failure": "dateline.store.failures"},
)
