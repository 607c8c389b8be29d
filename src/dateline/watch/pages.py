"""Turns a waiting entry into a report: out of its own text, or of the page that it links to."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.errors import FetchError, ResourceError, SourceError
from dateline.ingest.feed_entry import Entry
from dateline.ingest.fetch import Fetched, Visited, visit
from dateline.ingest.fetch_manners import Asked
from dateline.ingest.intake import Intake, Raw
from dateline.ingest.junk import Lexicon
from dateline.ingest.reader import Given
from dateline.ingest.readers.asking import items, reader_for
from dateline.ingest.report import make_report
from dateline.model.text import Report
from dateline.store.feeds_entries import PageRow, Settled, Waiting
from dateline.watch.asking import Web, conditions, entry_of, held_for
from dateline.watch.clock import StoppedError, stamp
from dateline.watch.polite import HeldError
from dateline.watch.retry import tried

_TRIES = 4
_WAIT = 900.0  # seconds until a page that could not be had is asked for again; doubled each time
_REFUSED = ("robots.txt of", "is not public")


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a waiting entry: a report to be read, or how it is settled without; what is known of its page."""

    entry: Waiting
    report: Report | None = None
    settled: Settled | None = None
    page: PageRow | None = None


@dataclass(frozen=True, slots=True)
class Taking:
    """How entries are taken: `pages` says whether pages are fetched, `known` what is known of one."""

    web: Web
    intake: Intake
    lexicon: Lexicon
    pages: bool
    known: Callable[[str], PageRow | None]

    def needs_page(self, waiting: Waiting) -> bool:
        """Whether a page has to be fetched for an entry."""
        return self.pages and waiting.url is not None and not entry_of(waiting.raw).is_whole

    def own(self, waiting: Waiting) -> Taken:
        """An entry out of what its feed says. One that says too little is passed over."""
        try:
            return self._made(waiting, entry_of(waiting.raw).raw(waiting.outlet))
        except SourceError as error:
            return Taken(waiting, settled=Settled("passed", error=str(error)))

    def linked(self, waiting: Waiting, page: PageRow | None) -> Taken:
        """An entry out of the page that it links to, asked for unless it was had in this state. StoppedError."""
        url = waiting.url or ""
        if (
            page is not None
            and not waiting.again
            and (waiting.updated or "") <= (page.updated or waiting.updated or "")
        ):
            return Taken(waiting, settled=Settled("done"))
        headers = {} if page is None else conditions(page.etag, page.modified)
        try:
            answer = tried(lambda: self._visit(url, headers), self.web.clock)
        except StoppedError:
            raise
        except FetchError as error:
            return Taken(waiting, settled=self._failed(waiting, error))
        return self._answered(waiting, answer)

    def _visit(self, url: str, headers: dict[str, str]) -> Visited:
        return visit(Asked(url, headers), self.web.limits, self.web.network, self.web.polite)

    def _answered(self, waiting: Waiting, answer: Visited) -> Taken:
        held = PageRow(answer.headers.get("etag"), answer.headers.get("last-modified"), waiting.updated)
        if answer.status == 304:
            return Taken(waiting, settled=Settled("done"), page=held)
        wait = held_for(answer, self.web)
        if answer.status >= 500 or answer.status == 429:
            return Taken(waiting, settled=self._later(waiting, f"{answer.url}: HTTP {answer.status}", wait))
        if answer.status != 200:
            return Taken(waiting, settled=Settled("failed", error=f"{answer.url}: HTTP {answer.status}"))
        try:
            raw = _completed(_read(answer.page, self.intake), entry_of(waiting.raw))
        except (SourceError, ResourceError) as error:
            return Taken(waiting, settled=Settled("failed", error=f"{answer.url}: {error}"), page=held)
        return replace(self._made(waiting, raw), page=held)

    def _made(self, waiting: Waiting, raw: Raw) -> Taken:
        try:
            return Taken(waiting, report=make_report(raw, self.intake, self.lexicon))
        except SourceError as error:
            where = f"{waiting.url}: " if waiting.url else ""
            return Taken(waiting, settled=Settled("failed", error=f"{where}{error}"))

    def _failed(self, waiting: Waiting, error: FetchError) -> Settled:
        if isinstance(error, HeldError):
            until = stamp(error.until) if error.until else self.web.clock.after(_WAIT)
            return Settled("waiting", error=str(error), next_at=until, tried=0)
        if any(words in str(error) for words in _REFUSED):
            return Settled("refused", error=str(error))
        return self._later(waiting, str(error), 0.0)

    def _later(self, waiting: Waiting, error: str, wait: float) -> Settled:
        """Waits for a better time, each time longer; given up after some."""
        if waiting.tries + 1 >= _TRIES:
            return Settled("failed", error=f"{error} (asked {_TRIES} times)")
        own = _WAIT * 2.0**waiting.tries * (1 + self.web.clock.chance())
        return Settled("waiting", error=error, next_at=self.web.clock.after(max(own, wait)))


def _read(page: Fetched, intake: Intake) -> Raw:
    """The one report that a page holds, whatever its form. SourceError for what holds none, or many."""
    given = Given(page.url, io.BytesIO(page.content), page.url, page.charset)
    reader = reader_for(given)
    if not reader.single:
        raise SourceError(f"no article text found: what the entry links to is a {reader.name}, not one report")
    item = next(items(given, intake), None)
    if item is None:
        raise SourceError("no article text found")
    if isinstance(item.raw, SourceError):
        raise item.raw
    return item.raw if item.raw.url else replace(item.raw, url=page.url)


def _completed(raw: Raw, entry: Entry) -> Raw:
    """What the page leaves unsaid, as its feed has it."""
    return replace(
        raw,
        title=raw.title or entry.title,
        byline=raw.byline or entry.byline,
        credit=raw.credit or entry.source,
        published=raw.published or entry.day,
    )
