"""Inputs in, reports out.

`gather(sources, intake, stdin)` takes files, folders, http(s) addresses and "-", tells plain text, HTML, JSON lines,
WARC and feeds apart by what they hold, and yields for each report a `Report` (stored text, labelled sections, title,
outlet, origin, day) or a `Failure` that says what is wrong with it:

    intake = Intake(date(2026, 11, 16), "Example Wire", False, FetchSettings(), 1_000_000)
    for report in gather(["report.txt", "pages/"], intake, sys.stdin.buffer):
        ...

`fetch.fetch` is the one function of the project that touches the web.
"""

from dateline.ingest.gather import gather, gather_named
from dateline.ingest.intake import Intake
from dateline.ingest.report import lay_out_again

__all__ = ["Intake", "gather", "gather_named", "lay_out_again"]
