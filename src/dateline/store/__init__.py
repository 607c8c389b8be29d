"""Readings in, a file that keeps them out: reports, readings, claims and judgements in one SQLite file."""

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
