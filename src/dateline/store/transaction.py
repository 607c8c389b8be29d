"""All or nothing: a transaction, or within one a part that can be taken back by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

import apsw


@contextmanager
def whole(base: apsw.Connection) -> Iterator[None]:
    """What is done in the block stands when it ends, or is taken back when it raises.

    Where the database itself has taken everything back (a full disk), the error that says so is what is raised.
    """
    begin, end, undo = _PART if base.in_transaction else _WHOLE
    base.execute(begin)
    done = False
    try:
        yield
        base.execute(end)
        done = True
    finally:
        if not done and base.in_transaction:
            base.execute(undo)


_WHOLE = ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")
_PART = ("SAVEPOINT part", "RELEASE part", "ROLLBACK TO part; RELEASE part")
