"""`dateline.read(...)` for Python: typed readings, records, and a view in notebooks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from dateline.batch import read_stream
from dateline.compose import reader_for
from dateline.ingest import Intake, gather
from dateline.model.claim import Claim
from dateline.model.event import Event
from dateline.model.reading import Edition, Failure, Reading
from dateline.model.text import Report, Span
from dateline.records import Record, encode, flatten
from dateline.settings import Settings
from dateline.show.actors import Cast, cast_of
from dateline.show.page import fragment
from dateline.show.rows import ClaimRow, claim_rows
from dateline.show.sources import Sourcing, sourcing


@dataclass(frozen=True, slots=True)
class ReadReport:
    """One report with all that was read in it."""

    reading: Reading
    edition: Edition

    @property
    def report(self) -> Report:
        """The stored report; every span points into its text."""
        return self.reading.report

    @property
    def events(self) -> tuple[Event, ...]:
        """The coded events."""
        return self.reading.events

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every event as every voice gives it."""
        return self.reading.claims

    @property
    def rows(self) -> tuple[ClaimRow, ...]:
        """The claims in words."""
        return claim_rows(self.reading)

    def sources(self) -> Sourcing:
        """Who is quoted, how, on what, and what share of the report rests on unnamed sources."""
        return sourcing(self.reading)

    def actors(self) -> Cast:
        """Who is who: country, sector, role, the words that decided, and who acts on whom."""
        return cast_of(self.reading)

    def quote(self, span: Span) -> str:
        """The exact characters of a span."""
        return self.reading.report.quote(span)

    def record(self) -> Record:
        """The record that `dateline schema` describes."""
        return flatten(self.reading, self.edition)

    def to_json(self) -> str:
        """The record as one line."""
        return encode(self.record())

    def _repr_html_(self) -> str:
        return fragment(self.reading)


@dataclass(frozen=True, slots=True)
class ReadReports:
    """What became of some sources: reports that were read, and those that could not be."""

    reports: tuple[ReadReport, ...]
    failures: tuple[Failure, ...]

    def __iter__(self) -> Iterator[ReadReport]:
        return iter(self.reports)

    def __len__(self) -> int:
        return len(self.reports)

    def __getitem__(self, index: int) -> ReadReport:
        return self.reports[index]

    def _repr_html_(self) -> str:
        return "".join(fragment(report.reading) for report in self.reports)


def read(
    sources: str | Path | Sequence[str | Path],
    *,
    published: date | str | None = None,
    outlet: str | None = None,
    settings: Settings | None = None,
) -> ReadReports:
    """Read files, folders or URLs. `published` and `outlet` fill what the input lacks; failures are values.

    SourceError for a path that does not exist, ValueError for a date that is not like 2026-11-22.
    """
    listed = [sources] if isinstance(sources, str | Path) else list(sources)
    return _run([str(source) for source in listed], b"", published, outlet, settings or Settings())


def read_text(
    text: str,
    *,
    published: date | str | None = None,
    outlet: str | None = None,
    settings: Settings | None = None,
) -> ReadReports:
    """Read one report given as text (or as a page's HTML); half a surrogate pair, which no file holds, is U+FFFD."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _run(["-"], whole.encode(), published, outlet, settings or Settings())


def _run(
    sources: list[str], stdin: bytes, published: date | str | None, outlet: str | None, settings: Settings
) -> ReadReports:
    day = date.fromisoformat(published) if isinstance(published, str) else published
    intake = Intake(day, outlet, False, settings.fetch, settings.read.max_characters, settings.documents)
    reader = reader_for(settings)
    results = list(read_stream(gather(sources, intake, BytesIO(stdin)), reader.stages))
    return ReadReports(
        tuple(ReadReport(r, reader.edition) for r in results if isinstance(r, Reading)),
        tuple(r for r in results if isinstance(r, Failure)),
    )
