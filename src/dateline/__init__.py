"""Reads news reports into claims: who did what to whom, when, where, how many, and according to whom.

>>> import dateline as dl
>>> reports = dl.read("report.html")            # doctest: +SKIP
>>> [row.who for row in reports[0].rows]        # doctest: +SKIP
>>> rec = dl.open("record.dateline")            # doctest: +SKIP
>>> [event.title for event in rec.events(country="MLI", min_origins=2)]     # doctest: +SKIP
"""

from dateline._version import __version__
from dateline.api import ReadReport, ReadReports, read, read_text
from dateline.api import open_archive as open  # noqa: A004  as gzip and tarfile name it: dateline.open
from dateline.errors import ConfigError, DatelineError, FetchError, ResourceError, SourceError, StoreError
from dateline.model.claim import Claim
from dateline.model.doubt import Unresolved
from dateline.model.event import Event
from dateline.model.reading import Failure, Reading
from dateline.model.text import Report, Span
from dateline.settings import Settings

__all__ = [
    "Claim",
    "ConfigError",
    "DatelineError",
    "Event",
    "Failure",
    "FetchError",
    "ReadReport",
    "ReadReports",
    "Reading",
    "Report",
    "ResourceError",
    "Settings",
    "SourceError",
    "Span",
    "StoreError",
    "Unresolved",
    "__version__",
    "open",
    "read",
    "read_text",
]
