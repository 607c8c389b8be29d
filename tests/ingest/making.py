"""Shared pieces for tests of intake: settings that reach the local test server, and one call that reads one input."""

import io
from collections.abc import Sequence
from datetime import date

from dateline.ingest import Intake, gather
from dateline.ingest.intake import Raw
from dateline.ingest.junk import Lexicon, load_lexicon
from dateline.ingest.report import make_report
from dateline.model.reading import Failure
from dateline.model.text import Report
from dateline.settings import FetchSettings
from dateline.tables import read_table

PROSE = (
    "The council of Harrowmere voted on Tuesday to close the old bridge after engineers found cracks in two piers.\n\n"
    "The mayor, Ada Quill, said that lorries would be sent over the ring road from Friday. She asked for patience.\n\n"
    "Shopkeepers fear that the closure will cost them trade. The work is expected to last until the spring.\n"
)


def lexicon() -> Lexicon:
    """The shipped lexicon."""
    return load_lexicon(read_table("en/junk.csv"), read_table("en/agencies.csv"))


def intake(published: date | None = None, outlet: str | None = None, max_characters: int = 100_000) -> Intake:
    """Intake that may reach the local test server."""
    return Intake(published, outlet, True, FetchSettings(seconds=5.0), max_characters)


def read_all(sources: Sequence[str], given: Intake | None = None, stdin: bytes = b"") -> list[Report | Failure]:
    """Everything that the inputs give."""
    return list(gather(sources, given or intake(), io.BytesIO(stdin)))


def read_bytes(content: bytes, given: Intake | None = None) -> Report | Failure:
    """What one input on standard input gives."""
    (only,) = read_all(["-"], given, content)
    return only


def report_of(text: str, given: Intake | None = None) -> Report:
    """The report of a plain text."""
    return make_report(Raw(text), given or intake(), lexicon())


def kinds_of(report: Report) -> list[tuple[str, str]]:
    """Kind and words of each section."""
    return [(str(section.kind), report.quote(section.span)) for section in report.sections]
