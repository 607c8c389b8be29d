"""Which shards were brought into the store."""

from dataclasses import dataclass

from dateline.store.database import Store


@dataclass(frozen=True, slots=True)
class Loaded:
    """A shard as the store remembers it: what it was made of and by, how many rows it has, the digest of its file."""

    id: str
    edition: str
    rows: int
    failures: int
    sha256: str


def is_loaded(store: Store, shard: str) -> bool:
    """Whether a shard was brought in."""
    return store.base.execute("SELECT 1 FROM shard WHERE id = ?", (shard,)).get is not None


def put_loaded(store: Store, shard: Loaded, at: str) -> None:
    """Remembers a shard, within the transaction that stores its rows."""
    given = (shard.id, shard.edition, shard.rows, shard.failures, shard.sha256, at)
    store.base.execute("INSERT INTO shard VALUES (?, ?, ?, ?, ?, ?)", given)
