"""A writer that a test runs as a process of its own, and kills."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from dateline.archive import add as adding
from dateline.archive.add import Added, Item, Outcome, Work, add
from dateline.archive.link import link_new
from dateline.model.text import Report
from dateline.records import Record
from dateline.records.report import report_of
from dateline.store import Access, Store, open_store
from tests.store.making import AT, made_record

REPORTS = 160
BATCH = 4


@cache
def made() -> tuple[Record, ...]:
    """What the writer adds: every tenth is a later version of an earlier page."""
    urls = [f"https://example.org/{seed if seed % 10 else seed // 20}" for seed in range(REPORTS)]
    return tuple(made_record(seed, url=url) for seed, url in enumerate(urls))


def work(told: Callable[[Added], None]) -> Work:
    """Work whose reader takes a report's record as it was made."""
    known = {str(report_of(record).id): record for record in made()}

    def read(items: Iterable[Item]) -> Iterator[Outcome]:
        for name, item in items:
            yield name, known[item.id] if isinstance(item, Report) else item

    return Work(read, _link, lambda: AT, told)


def write(path: Path, acknowledged: Path, begun: Path) -> None:
    """Adds everything, noting in a file, after each commit, how many reports are stored."""
    adding.COMMIT = BATCH
    with open_store(path, Access.WRITE) as store, acknowledged.open("ab", buffering=0) as notes:
        begun.touch()

        def told(added: Added) -> None:
            count = store.base.execute("SELECT count(*) FROM report").get
            os.write(notes.fileno(), b"%d\n" % count)

        add(store, ((f"made {n}", report_of(record)) for n, record in enumerate(made())), work(told))
        os.write(notes.fileno(), b"done\n")


def _link(store: Store, at: str) -> None:
    link_new(store, at)
