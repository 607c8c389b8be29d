"""The words by which happenings are found: their telling sentence, and the names that were resolved in it."""

from collections.abc import Iterable

import apsw


def tell(base: apsw.Connection, happenings: Iterable[int]) -> None:
    """Files the words of some happenings as their rows have them now, in place of what was filed before."""
    # In the order of their numbers: going back makes the index write all that it still has in memory.
    base.executemany(_TELL, ((n,) for n in sorted(set(happenings))))


_TELL = """INSERT OR REPLACE INTO telling(rowid, sentence, names)
    SELECT n, sentence, names FROM telling_words WHERE n = ?"""
