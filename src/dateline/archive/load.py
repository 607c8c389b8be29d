"""Brings shards into a store, each exactly once: its rows and the row that says so are one transaction."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import apsw

from dateline.archive.add import Added, put
from dateline.doors import BROKEN
from dateline.engine.place import Place
from dateline.engine.rows import outcome_of
from dateline.engine.shards import Shard, rows_of
from dateline.errors import StoreError
from dateline.model.reading import Failure
from dateline.records import Record
from dateline.store import Store, put_failure
from dateline.store.loaded import Loaded, is_loaded, put_loaded


@dataclass(slots=True)
class Brought:
    """What became of the shards so far, and of the reports in them; a damaged shard is a failure among the others'."""

    added: Added = field(default_factory=Added)
    loaded: int = 0
    held: int = 0
    damaged: int = 0


@dataclass(frozen=True, slots=True)
class Hands:
    """Who does what while shards are loaded: `link` joins what a shard brought, `clock` says the time (UTC, ISO),
    `told` hears how far it is after each."""

    link: Callable[[Store, str], None]
    clock: Callable[[], str]
    told: Callable[[Brought], None]


def load(store: Store, place: Place, shards: Iterable[Shard], hands: Hands) -> Brought:
    """Stores the rows of every shard that was not brought in before, shard by shard, each whole or not at all.

    A damaged shard is a failure that names it, and stops nothing. What a crash left is done by the next run.
    """
    brought = Brought()
    hands.link(store, hands.clock())  # what a run that was cut short stored, but did not link any more
    for shard in shards:
        at = hands.clock()
        if is_loaded(store, shard.id):
            brought.held += 1
            brought.added.counts["same"] += shard.rows - shard.failures
        else:
            _bring(store, place, shard, brought, at)
            hands.link(store, at)
        hands.told(brought)
    return brought


def _bring(store: Store, place: Place, shard: Shard, brought: Brought, at: str) -> None:
    try:
        outcomes = [(row.name, outcome_of(row)) for row in rows_of(place, shard)]
        kinds = _store(store, shard, outcomes, at)
    except StoreError as error:
        if isinstance(error.__cause__, apsw.Error) and not isinstance(error.__cause__, apsw.ConstraintError):
            raise  # the store's own trouble: a full disk, another writer
        _tell_damaged(store, place, shard, brought, (str(error), at))
    except BROKEN as error:
        words = f"shard {shard.id} is damaged: {type(error).__name__}: {error}"
        _tell_damaged(store, place, shard, brought, (words, at))
    else:
        brought.loaded += 1
        for kind, (name, outcome) in zip(kinds, outcomes, strict=True):
            brought.added.counts[kind] += 1
            if isinstance(outcome, Failure):
                brought.added.failures.append((name, outcome))


def _tell_damaged(store: Store, place: Place, shard: Shard, brought: Brought, told: tuple[str, str]) -> None:
    where, (words, at) = f"{place.address}/{shard.file}", told
    failure = Failure(shard.id, where, "load", words)
    put_failure(store, failure, where, at)
    brought.damaged += 1
    brought.added.failures.append((where, failure))


def _store(store: Store, shard: Shard, outcomes: "Sequence[tuple[str, Record | Failure]]", at: str) -> list[str]:
    with store.writing():
        kinds = [put(store, name, outcome, at) for name, outcome in outcomes]
        put_loaded(store, Loaded(shard.id, shard.edition, shard.rows, shard.failures, shard.sha256), at)
    return kinds
