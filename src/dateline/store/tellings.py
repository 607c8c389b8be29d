"""The words by which happenings are found: their telling sentence, and the names that were resolved in it."""

import json
from collections.abc import Iterable

import apsw


def tell(base: apsw.Connection, happenings: Iterable[int]) -> None:
    """Files the words of some happenings as their rows have them now, in place of what was filed before."""
    # In the order of their numbers: going back makes the index write all that it still has in memory. So does a row
    # that comes out of a look-up, hence first all look-ups, then all rows.
    words = base.execute(_WORDS, (json.dumps(sorted(set(happenings))),)).fetchall()
    base.executemany("INSERT OR REPLACE INTO telling(rowid, sentence, names) VALUES (?, ?, ?)", words)


_WORDS = "SELECT n, sentence, names FROM telling_words WHERE n IN (SELECT value FROM json_each(?)) ORDER BY n"
