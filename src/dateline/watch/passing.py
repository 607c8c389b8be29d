"""One pass over the feeds that are due: they are asked, what is new is fetched, read, added and linked."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar
from urllib.parse import urlsplit

from dateline.archive.add import Added, Item, Outcome, Work, add
from dateline.archive.link import Linking
from dateline.ingest.intake import Intake
from dateline.ingest.junk import load_lexicon
from dateline.model.reading import Failure
from dateline.query.feeds import usual_gap
from dateline.settings import WatchSettings
from dateline.store import Store
from dateline.store.feeds import FeedRow, Seen, due_feeds, held_hosts, hold_feed, put_due, put_seen
from dateline.store.feeds_entries import Settled, Waiting, page_row, put_page, settle, waiting_entries
from dateline.tables import read_table
from dateline.watch.alerts import look
from dateline.watch.asking import Web, ask_feed
from dateline.watch.clock import StoppedError, read_stamp
from dateline.watch.pages import Taken, Taking
from dateline.watch.rhythm import Standing, next_wait
from dateline.watch.side_by_side import side_by_side

Job = TypeVar("Job")
_BATCH = 16  # entries of one transaction


@dataclass(slots=True)
class Passed:
    """What a pass did: feeds asked, of them failing; reports by what became of them; what alerts told.

    `ended`: it was to end before it was done.
    """

    feeds: int = 0
    failing: int = 0
    reports: Counter[str] = field(default_factory=Counter)
    failed: list[tuple[str, str]] = field(default_factory=list)
    told: int = 0
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Hands:
    """Who does the work of a watch: `read` makes records of reports, `told` hears how far a pass is.

    `pages` says whether pages are fetched.
    """

    web: Web
    intake: Intake
    settings: WatchSettings
    read: Callable[[Iterable[Item]], Iterator[Outcome]]
    told: Callable[[Passed], None]
    pages: bool = True


class Passing:
    """Passes over the feeds of a store. What a pass has committed stands, however it ends."""

    def __init__(self, store: Store, hands: Hands) -> None:
        self._store, self._hands, self._web = store, hands, hands.web
        self._linking = Linking(store)
        lexicon = load_lexicon(read_table("en/junk.csv"), read_table("en/agencies.csv"))
        known = partial(page_row, store.base)
        self._taking = Taking(hands.web, hands.intake, lexicon, hands.pages, known)
        for address, until in held_hosts(store.base, hands.web.clock.stamp()):
            hands.web.polite.hold(address, read_stamp(until))

    def run(self, only: frozenset[str] | None, passed: Passed) -> None:
        """One pass over what is due, or over those of it that are named. StoppedError where the watch is to end."""
        due = [feed for feed in due_feeds(self._store.base, self._web.clock.stamp()) if not only or feed.url in only]
        by_host = _by_host((feed.address, feed) for feed in due)
        for feed, seen in side_by_side(by_host, partial(ask_feed, web=self._web), self._hands.settings.hosts):
            self._keep(feed, seen, passed)
            self._hands.told(passed)
        self._web.clock.sleep(0)
        self._read_waiting(passed)

    def _keep(self, feed: FeedRow, seen: Seen, passed: Passed) -> None:
        """Writes down what came of asking a feed, and when it is asked again."""
        base, clock = self._store.base, self._web.clock
        with self._store.writing():
            put_seen(self._store, feed, seen)
            well = seen.outcome in ("well", "unchanged")
            standing = Standing(usual_gap(base, feed.n), seen.wait, 0 if well else feed.failures + 1)
            put_due(self._store, feed.n, clock.after(next_wait(standing, self._hands.settings, clock.chance())))
            if seen.outcome == "held" and seen.wait:
                hold_feed(self._store, feed.n, clock.after(seen.wait))
        passed.feeds += 1
        if not well:
            passed.failing += 1
            passed.failed.append((feed.url, seen.error or ""))

    def _read_waiting(self, passed: Passed) -> None:
        """Reads entries batch by batch, each whole; of one feed no more pages than the settings allow a pass."""
        fetched: Counter[int] = Counter()
        while True:
            full = {feed for feed, many in fetched.items() if many >= self._hands.settings.pages}
            found = waiting_entries(self._store.base, self._web.clock.stamp(), _BATCH, full)
            batch = _once_each_page(found, self._taking)
            if not batch:
                return
            fetched.update(entry.feed for entry in batch if self._taking.needs_page(entry))
            taken, stopped = self._taken(batch)
            self._put(taken, passed)
            self._hands.told(passed)
            if stopped:
                raise StoppedError("the watch was to end")
            self._web.clock.sleep(0)

    def _taken(self, batch: Sequence[Waiting]) -> tuple[list[Taken], bool]:
        """What came of each entry of a batch that was begun; whether the watch is to end."""
        taking = self._taking
        taken = [taking.own(entry) for entry in batch if not taking.needs_page(entry)]
        linked = [(entry, taking.known(entry.url or "")) for entry in batch if taking.needs_page(entry)]
        jobs = _by_host((entry.url or "", (entry, page)) for entry, page in linked)
        answers = side_by_side(jobs, lambda job: taking.linked(*job), self._hands.settings.hosts)
        taken.extend(result for _, result in answers)
        return taken, len(taken) < len(batch)

    def _put(self, taken: Sequence[Taken], passed: Passed) -> None:
        """Adds, links and settles a batch in one transaction, and looks which saved queries it answers."""
        store, clock = self._store, self._web.clock
        work = Work(self._hands.read, lambda _, at: self._link(at), clock.stamp, lambda _: None)
        with store.writing():
            added = add(store, [item for one in taken if (item := _item(one))], work)
            failures = dict(added.failures)
            for one in taken:
                if one.page is not None and one.entry.url:
                    put_page(store, one.entry.url, one.page, clock.stamp())
                settle(store, one.entry.n, _settled(one, failures))
            passed.told += look(store, clock.stamp())
        _count(passed, added, taken)

    def _link(self, at: str) -> None:
        self._linking.link_new(at)


def _item(taken: Taken) -> "Item | None":
    """What the archive is to add of an entry, named by its address; nothing where there is nothing new to say."""
    name = _name(taken.entry)
    if taken.report is not None:
        return name, taken.report
    if taken.settled is None or taken.settled.state not in ("failed", "refused"):
        return None
    return name, Failure(None, taken.entry.url, "ingest", taken.settled.error or "")


def _settled(taken: Taken, failures: dict[str, Failure]) -> Settled:
    if taken.settled is not None:
        return taken.settled
    failure = failures.get(_name(taken.entry))
    if failure is not None:
        return Settled("failed", error=f"{failure.stage}: {failure.error}")
    return Settled("done", report=taken.report.id if taken.report else None)


def _name(entry: Waiting) -> str:
    return entry.url or f"feed entry {entry.n}"


def _count(passed: Passed, added: Added, taken: Sequence[Taken]) -> None:
    passed.reports.update(added.counts)
    passed.reports["same"] += sum(one.settled is not None and one.settled.state == "done" for one in taken)
    passed.failed.extend((name, failure.error) for name, failure in added.failures)


def _by_host(jobs: Iterable[tuple[str, Job]]) -> dict[str, list[Job]]:
    found: dict[str, list[Job]] = {}
    for address, job in jobs:
        found.setdefault(_host(address), []).append(job)
    return found


def _host(address: str) -> str:
    """The host of an address; "" for one that cannot be read, which is refused when it is asked for."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _once_each_page(found: Sequence[Waiting], taking: Taking) -> list[Waiting]:
    """The entries without those that mean a page which another of them means: they come the next time."""
    seen: set[str] = set()
    kept = []
    for entry in found:
        page = entry.url if entry.url and taking.needs_page(entry) else None
        if page is None or page not in seen:
            kept.append(entry)
        if page:
            seen.add(page)
    return kept
