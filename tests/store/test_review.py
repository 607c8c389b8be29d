"""The ledger of revisions under a writer that is killed, and flat rows that are always what ledger and reading give."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from dateline.archive.link import link_new
from dateline.store import Access, Store, Taken, open_store, put_reading
from dateline.store.write import put_flat_again
from tests.store.making import AT, content, made_record

ROOT = Path(__file__).parents[2]
REPORTS = 12
_WRITER = """
import sys
from itertools import count
from pathlib import Path
from dateline.archive.review import Edit, accept, edit, reject, undo
from dateline.model.review import Field, Signed
from dateline.store import Access, open_store

with open_store(Path(sys.argv[1]), Access.WRITE) as store:
    claims = [row[0] for row in store.base.execute("SELECT id FROM claim ORDER BY n")]
    print("begun", flush=True)
    for n in count():
        claim, at = claims[n * 7 % len(claims)], f"2026-11-23T00:00:{n % 60:02}Z"
        signed = Signed(f"Reviewer {n % 3}", "as the text says", at)
        done = (
            edit(store, claim, [Edit(Field.TYPE, "PROTEST"), Edit(Field.TIME, "2026-11")], signed) if n % 3 == 0
            else reject(store, claim, signed) if n % 3 == 1 else accept(store, claim, signed)
        )
        print(done.deed, flush=True)
        if n % 4 == 3:
            print(undo(store, done.deed, signed).deed, flush=True)
"""


def test_a_killed_reviewer_loses_nothing_that_was_done(tmp_path: Path) -> None:
    path, chance = tmp_path / "s", random.Random(8)
    with open_store(path, Access.WRITE) as store:
        for seed in range(REPORTS):
            put_reading(store, made_record(seed), Taken(None, AT))
        link_new(store, AT)
    told: list[str] = []
    for _ in range(6):
        told += _until_killed(path, chance.uniform(0.05, 0.6))
        with open_store(path, Access.WRITE) as store:
            held = {str(row[0]) for row in store.base.execute("SELECT deed FROM revision")}
            assert set(told) <= held
            _whole(store)
    assert told


def _until_killed(path: Path, seconds: float) -> list[str]:
    """The deeds that a reviewer was told were done, until it is killed."""
    run = [sys.executable, "-c", _WRITER, str(path)]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True, cwd=ROOT) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "begun\n"
        time.sleep(seconds)
        os.kill(writer.pid, signal.SIGKILL)
        lines = writer.stdout.read().splitlines()
    return [line for line in lines if len(line) == 20]


def _whole(store: Store) -> None:
    """Every standing correction holds somewhere, and the flat rows are those that reading and ledger give."""
    standing = store.base.execute("""SELECT count(*) FROM revision WHERE act IN ('accept', 'reject', 'edit')
        AND deed NOT IN (SELECT deed FROM taken_back)""").get
    assert store.base.execute("SELECT count(*) FROM correction WHERE how = 'id'").get == standing
    before = _flat(store)
    with store.writing():
        for n in range(1, REPORTS + 1):
            put_flat_again(store, n)
    assert _flat(store) == before


def _flat(store: Store) -> dict[str, object]:
    """The rows that corrections are put into, without the numbers that rows are given anew."""
    held = content(store)
    return {name: held[name] for name in ("happening", "claim", "participant", "spot", "amount", "voice", "correction")}
