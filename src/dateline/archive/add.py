"""Adds reports to a store: what is held is passed over unread, the rest is read, stored and linked batch by batch."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias

from dateline.model.reading import Failure
from dateline.model.text import Report
from dateline.records import Record
from dateline.store import Store, Taken, is_known, put_failure, put_reading

COMMIT = 64  # reports of one transaction: what a crash costs at most, and what one flush to the disk is shared by
KINDS = ("new", "same", "updated", "reread", "removed", "failed")

Item: TypeAlias = "tuple[str, Report | Failure]"
Outcome: TypeAlias = "tuple[str, Record | Failure]"


@dataclass(slots=True)
class Added:
    """What became of the reports so far; `failures` holds what could not be read, by the name it was taken from."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    failures: list[tuple[str, Failure]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Work:
    """Who does what while reports are added: `read` gives a record for each report in order, `link` joins what a
    committed batch brought, `clock` says the time (UTC, ISO), `told` hears how far it is after each batch."""

    read: Callable[[Iterable[Item]], Iterator[Outcome]]
    link: Callable[[Store, str], None]
    clock: Callable[[], str]
    told: Callable[[Added], None]


def add(store: Store, items: Iterable[Item], work: Work) -> Added:
    """Stores every named report that the store does not hold; each batch is stored whole or not at all.

    What was stored before a crash is passed over by the next run, which so does the rest.
    """
    added = Added()
    work.link(store, work.clock())  # what a run that was cut short stored, but did not link any more
    return _stored(store, work.read(_unknown(store, items, added)), work, added)


def add_read(store: Store, outcomes: "Iterable[tuple[str, Record | Failure | str]]", work: Work) -> Added:
    """As `add`, of reports that others take in and read; a word stands for what they found in the store already."""
    added = Added()
    work.link(store, work.clock())
    return _stored(store, _read(outcomes, added), work, added)


def put(store: Store, name: str, outcome: "Record | Failure", at: str) -> str:
    """Stores a record or failure, within a transaction of the caller's, and says what became of it."""
    if isinstance(outcome, Failure):
        put_failure(store, outcome, name, at)
        return "failed"
    return put_reading(store, outcome, Taken(name, at)).kind


def _stored(store: Store, outcomes: Iterator[Outcome], work: Work, added: Added) -> Added:
    while batch := list(islice(outcomes, COMMIT)):
        at = work.clock()
        with store.writing():
            for name, outcome in batch:
                added.counts[put(store, name, outcome, at)] += 1
        added.failures.extend((name, outcome) for name, outcome in batch if isinstance(outcome, Failure))
        work.link(store, at)
        work.told(added)
    return added


def _unknown(store: Store, items: Iterable[Item], added: Added) -> Iterator[Item]:
    """What has to be read; the rest is counted."""
    for name, item in items:
        known = is_known(store, item.id) if isinstance(item, Report) else None
        if known is None:
            yield name, item
        else:
            added.counts[known] += 1


def _read(outcomes: "Iterable[tuple[str, Record | Failure | str]]", added: Added) -> Iterator[Outcome]:
    """What has to be stored; the rest is counted."""
    for name, outcome in outcomes:
        if isinstance(outcome, str):
            added.counts[outcome] += 1
        else:
            yield name, outcome
