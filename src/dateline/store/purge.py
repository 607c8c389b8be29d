"""Takes a report out for good: its text, its readings, every row made of them, and its words in the index."""

import json
from collections.abc import Sequence
from pathlib import Path

import apsw

from dateline.store.database import Store, telling
from dateline.store.postings import StorePostings
from dateline.store.revisions import purge_revisions

_OF_REPORTS = ("copy", "story")
_OF_HAPPENINGS = ("event",)


def purge_rows(store: Store, reports: Sequence[int]) -> None:
    """Deletes all rows of some reports, within a transaction of the caller's; nothing may lean on them any more.

    What scorers and persons judged of them goes too: their reasons quote the text.
    """
    base, listed = store.base, json.dumps(list(reports))
    names = [str(row[0]) for row in base.execute(f"SELECT id FROM report WHERE n IN {_LISTED}", (listed,))]
    claims = [str(row[0]) for row in base.execute(_CLAIM_IDS, (listed,))]
    _forget_postings(store, reports, listed)
    purge_revisions(base, listed)
    _forget_judgements(base, [(name, name + "~") for name in names] + [(claim, claim) for claim in claims])
    base.execute(f"DELETE FROM failure WHERE path IN (SELECT path FROM report WHERE n IN {_LISTED})", (listed,))
    base.execute(
        f"INSERT INTO passage(passage, rowid, title, text) SELECT 'delete', n, title, text {_REPORTS}", (listed,)
    )
    subjects = json.dumps([*names, *claims])
    base.execute(f"DELETE FROM change WHERE report IN {_LISTED} OR subject IN {_LISTED}", (listed, subjects))
    for statement in _DELETIONS:
        base.execute(statement, (listed,))


def purge_actors(base: apsw.Connection, actors: Sequence[int]) -> None:
    """Deletes those of some actors whom no row names any more; whom they led, they lead no longer."""
    for n in actors:
        if not any(base.execute(f"SELECT 1 FROM {where} = ? LIMIT 1", (n,)).get for where in _NAMED):
            name = str(base.execute("SELECT id FROM actor WHERE n = ?", (n,)).get)
            _forget_judgements(base, [(name, name)])
            for statement in _ACTOR_DELETIONS:
                base.execute(statement, (n,))


def actors_of(base: apsw.Connection, reports: Sequence[int]) -> list[int]:
    """The actors that some reports name."""
    listed = json.dumps(list(reports))
    return [int(str(row[0])) for row in base.execute(_ACTORS.replace("?", "?1"), (listed,)) if row[0] is not None]


def scrub(store: Store) -> bool:
    """Writes the file anew, so that no byte of what was deleted is left in it or beside it.

    False where a reader held the store open all the while: then old pages stay in its log until all have closed it.
    """
    with telling(store.path):
        # Deleted words stay in the index's segments as tombstones until these are merged.
        store.base.execute("INSERT INTO passage(passage) VALUES ('optimize')")
        store.base.execute("INSERT INTO telling(telling) VALUES ('optimize')")
        store.base.execute("VACUUM")
        try:
            store.base.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        except apsw.BusyError:
            return False
    return True


def backups(path: Path) -> tuple[Path, ...]:
    """Copies that were made before the schema changed: they hold what the store held then."""
    return tuple(sorted(path.parent.glob(f"{path.name}.schema*")))


def _forget_postings(store: Store, reports: Sequence[int], listed: str) -> None:
    happenings = [
        int(str(r[0])) for r in store.base.execute(f"SELECT n FROM happening WHERE report IN {_LISTED}", (listed,))
    ]
    for names, items in ((_OF_REPORTS, reports), (_OF_HAPPENINGS, happenings)):
        for name in names:
            postings = StorePostings(store, name)
            for item in items:
                postings.forget(item)


def _forget_judgements(base: apsw.Connection, ranges: Sequence[tuple[str, str]]) -> None:
    """Deletes the judgements of subjects between two names; the one place where the ledger loses something."""
    kinds = [str(row[0]) for row in base.execute("SELECT DISTINCT kind FROM judgement")]
    base.execute("INSERT OR REPLACE INTO meta VALUES ('purging', '1')")
    for kind in kinds:
        for side in ("left", "right"):
            sql = f'DELETE FROM judgement WHERE kind = ? AND "{side}" BETWEEN ? AND ?'
            base.executemany(sql, ((kind, *ends) for ends in ranges))
    base.execute("DELETE FROM meta WHERE key = 'purging'")


_LISTED = "(SELECT value FROM json_each(?))"
_REPORTS = f"FROM report WHERE n IN {_LISTED}"
_PASSAGES = f"INSERT INTO passage(passage, rowid, title, text) SELECT 'delete', n, title, text {_REPORTS}"
_HAPPENINGS = f"(SELECT n FROM happening WHERE report IN {_LISTED})"
_CLAIM_IDS = f"SELECT id FROM claim WHERE happening IN {_HAPPENINGS}"
_HANGING = ("claim", "participant", "spot", "amount", "policy")
_DELETIONS = (
    f"DELETE FROM voice WHERE claim IN (SELECT n FROM claim WHERE happening IN {_HAPPENINGS})",
    f"DELETE FROM stance WHERE report IN {_LISTED}",
    f"DELETE FROM figure WHERE report IN {_LISTED}",
    *(
        f"DELETE FROM {t} WHERE happening IN {_HAPPENINGS}"
        for t in ("claim", "participant", "spot", "amount", "policy")
    ),
    *(f"DELETE FROM {table} WHERE report IN {_LISTED}" for table in ("happening", "reading", "story_report", "scene")),
    *(f'DELETE FROM copy WHERE "{side}" IN {_LISTED}' for side in ("left", "right")),
    f"UPDATE copy SET source = NULL WHERE source IN {_LISTED}",
    f"DELETE {_REPORTS}",
)
_ACTORS = f"""SELECT actor FROM participant WHERE happening IN {_HAPPENINGS}
    UNION SELECT actor FROM voice WHERE claim IN (SELECT n FROM claim WHERE happening IN {_HAPPENINGS})
    UNION SELECT actor FROM stance WHERE report IN {_LISTED}
    UNION SELECT actor FROM figure WHERE report IN {_LISTED}
    UNION SELECT holder FROM policy WHERE happening IN {_HAPPENINGS}
    UNION SELECT grantor FROM policy WHERE happening IN {_HAPPENINGS}"""
_NAMED = (
    *(
        "participant WHERE actor",
        "voice WHERE actor",
        "stance WHERE actor",
        "figure WHERE actor",
        "policy WHERE holder",
    ),
    *("policy WHERE grantor", "event WHERE who", "event WHERE whom"),
)
_ACTOR_SPACE = "space = (SELECT n FROM space WHERE name = 'actor')"
_ACTOR_DELETIONS = (
    "UPDATE actor SET same_as = NULL WHERE same_as = ?",
    *(f"DELETE FROM {table} WHERE {_ACTOR_SPACE} AND item = ?" for table in ("posting", "posted")),
    "DELETE FROM actor WHERE n = ?",
)
