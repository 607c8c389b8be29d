"""Reads news reports into claims: who did what to whom, when, where, how many, and according to whom.

>>> import dateline as dl
>>> reports = dl.read("report.html")            # doctest: +SKIP
>>> [row.who for row in reports[0].rows]        # doctest: +SKIP
>>> rec = dl.open("record.dateline")            # doctest: +SKIP
>>> [event.title for event in rec.events(country="MLI", min_origins=2)]     # doctest: +SKIP
"""

import typing

# Loaded first: a module takes its name in the package when it is loaded, and that name is dateline.read()'s.
import dateline.read as _stages  # noqa: F401
from dateline import _later
from dateline._version import __version__
from dateline.errors import ConfigError, DatelineError, FetchError, ResourceError, SourceError, StoreError

if typing.TYPE_CHECKING:
    from dateline.api import ReadReport, ReadReports, read, read_text
    from dateline.api import open_archive as open  # noqa: A004  as gzip and tarfile name it: dateline.open
    from dateline.model.claim import Claim
    from dateline.model.doubt import Unresolved
    from dateline.model.event import Event
    from dateline.model.reading import Failure, Reading
    from dateline.model.text import Report, Span
    from dateline.settings import Settings
else:
    del read

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

# A store is opened without the libraries that reading needs.
__getattr__ = _later.later(
    __name__,
    {
        "Claim": "dateline.model.claim",
        "Event": "dateline.model.event",
        "Failure": "dateline.model.reading",
        "ReadReport": "dateline.api.reading",
        "ReadReports": "dateline.api.reading",
        "Reading": "dateline.model.reading",
        "Report": "dateline.model.text",
        "Settings": "dateline.settings",
        "Span": "dateline.model.text",
        "Unresolved": "dateline.model.doubt",
        "open": "dateline.api.archive:open_archive",
        "read": "dateline.api.reading",
        "read_text": "dateline.api.reading",
    },
)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
