"""Opening a store: what is refused and in which words, one writer, readers beside it, schemas that only go forward."""

import resource
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from dateline.errors import StoreError
from dateline.store import Access, Taken, open_store, put_reading, schema
from tests.store.making import AT, content, counts, made_record, stored

HOLD = """
import sys
from pathlib import Path
from dateline.store import Access, open_store
with open_store(Path(sys.argv[1]), Access.WRITE) as store:
    print("open", flush=True)
    sys.stdin.read()
"""


def not_there(path: Path) -> None:
    """Nothing lies there."""


def a_folder(path: Path) -> None:
    path.mkdir()


def a_text(path: Path) -> None:
    path.write_text("This is a letter, not a store. " * 200)


def another_database(path: Path) -> None:
    base = apsw.Connection(str(path))
    base.execute("CREATE TABLE letter (words TEXT)")
    base.close()


def a_newer_store(path: Path) -> None:
    stored(path, made_record(1))
    base = apsw.Connection(str(path))
    base.pragma("user_version", 99)
    base.close()


def an_empty_file(path: Path) -> None:
    path.touch()


@pytest.mark.parametrize(
    ("made", "access", "words"),
    [
        (not_there, Access.READ, "no store at"),
        (a_folder, Access.READ, "is a folder"),
        (a_folder, Access.WRITE, "is a folder"),
        (a_text, Access.READ, "is not a dateline store"),
        (a_text, Access.WRITE, "is not a dateline store"),
        (another_database, Access.READ, "is not a dateline store"),
        (another_database, Access.WRITE, "is not a dateline store"),
        (a_newer_store, Access.READ, "has schema 99"),
        (a_newer_store, Access.WRITE, "has schema 99"),
        (an_empty_file, Access.READ, "is empty"),
    ],
)
def test_what_is_no_store_is_refused_and_left_as_it_was(
    tmp_path: Path, made: object, access: Access, words: str
) -> None:
    path = tmp_path / "s"
    assert callable(made)
    made(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError, match=words):
        open_store(path, access)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_store_cannot_be_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder"):
        open_store(tmp_path / "no" / "s", Access.WRITE)


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    an_empty_file(tmp_path / "s")
    assert [s.kind for s in stored(tmp_path / "s", made_record(1))] == ["new"]


def test_a_second_writer_is_refused_and_a_reader_is_not(tmp_path: Path) -> None:
    path = tmp_path / "s"
    stored(path, made_record(1))
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None and other.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match="another process is writing to"):
            open_store(path, Access.WRITE)
        with open_store(path, Access.READ) as reader:
            assert counts(reader)["report"] == 1
        other.kill()
    with open_store(path, Access.WRITE) as store:
        assert counts(store)["report"] == 1


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    stored(tmp_path / "s", made_record(1))
    with open_store(tmp_path / "s", Access.READ) as store:
        with pytest.raises(StoreError, match="opened for reading"), store.writing():
            pass
        with pytest.raises(apsw.ReadOnlyError):
            store.base.execute("DELETE FROM voice")


def test_a_reader_sees_one_state_while_the_writer_goes_on(tmp_path: Path) -> None:
    stored(tmp_path / "s", made_record(1))
    with open_store(tmp_path / "s", Access.WRITE) as writer, open_store(tmp_path / "s", Access.READ) as reader:
        with reader.reading():
            assert counts(reader)["report"] == 1
            put_reading(writer, made_record(2), Taken(None, AT))
            assert counts(reader)["report"] == 1
        assert counts(reader)["report"] == 2


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", Access.WRITE) as store:
        put_reading(store, made_record(1), Taken(None, AT))
        before = content(store)
        with pytest.raises(KeyError), store.writing():
            put_reading(store, made_record(2), Taken(None, AT))
            raise KeyError("in the middle")
        assert content(store) == before


def test_no_room_takes_back_what_was_being_stored(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", Access.WRITE) as store:
        put_reading(store, made_record(1), Taken(None, AT))
        before = content(store)
        store.base.pragma("max_page_count", store.base.pragma("page_count") + 2)
        with pytest.raises(StoreError, match="no room left"), store.writing():
            for seed in range(2, 60):
                put_reading(store, made_record(seed), Taken(None, AT))
        assert content(store) == before
        store.base.pragma("max_page_count", 1_000_000)
        assert put_reading(store, made_record(2), Taken(None, AT)).kind == "new"


FULL = """
import resource, signal, sys
from pathlib import Path
from dateline.errors import StoreError
from dateline.store import Access, Taken, open_store, put_reading
from tests.store.making import AT, made_record
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, 4_000_000))
store = open_store(Path(sys.argv[1]), Access.WRITE)
try:
    for seed in range(500):
        put_reading(store, made_record(seed), Taken(None, AT))
        print(seed, flush=True)
except StoreError as error:
    print(error, flush=True)
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="no limit of file sizes on this system")
def test_a_file_that_may_not_grow_keeps_what_was_stored(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", FULL, str(tmp_path / "s")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False, timeout=120)
    *kept, words = done.stdout.splitlines()
    assert str(tmp_path / "s") in words and "Traceback" not in done.stderr
    assert 5 < len(kept) < 500
    with open_store(tmp_path / "s", Access.WRITE) as store:
        assert store.base.pragma("integrity_check") == "ok"
        assert counts(store)["report"] == len(kept)


def test_a_store_that_cannot_be_written_to_is_still_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s"
    stored(path, made_record(1))
    with open_store(path, Access.WRITE) as store:
        store.base.pragma("query_only", True)  # what a read-only disk answers
        with pytest.raises(StoreError, match="cannot be written to"):
            put_reading(store, made_record(2), Taken(None, AT))
        assert counts(store)["report"] == 1


def test_an_older_store_is_copied_and_brought_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, known = tmp_path / "s", schema.steps()
    stored(path, made_record(1), made_record(2))
    with open_store(path, Access.READ) as store:
        before = content(store)
    newest = max(known)
    later = known | {newest + 1: "CREATE TABLE later (n INTEGER PRIMARY KEY);"}
    monkeypatch.setattr(schema, "steps", lambda: later)
    with pytest.raises(StoreError, match=f"older schema {newest}"):
        open_store(path, Access.READ)
    with open_store(path, Access.WRITE) as store:
        assert content(store) == before | {"later": []}
        assert store.base.pragma("user_version") == newest + 1
    copy = tmp_path / f"s.schema{newest}"
    monkeypatch.setattr(schema, "steps", lambda: known)
    with open_store(copy, Access.READ) as store:
        assert content(store) == before


def test_a_step_that_fails_leaves_the_older_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, known = tmp_path / "s", schema.steps()
    stored(path, made_record(1))
    bad = known | {max(known) + 1: "CREATE TABLE later (n INTEGER); INSERT INTO nowhere VALUES (1);"}
    monkeypatch.setattr(schema, "steps", lambda: bad)
    with pytest.raises(StoreError, match="nowhere"):
        open_store(path, Access.WRITE)
    monkeypatch.setattr(schema, "steps", lambda: known)
    with open_store(path, Access.WRITE) as store:
        assert "later" not in counts(store)
        assert counts(store)["report"] == 1


def test_every_commit_is_flushed_to_the_disk(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", Access.WRITE) as store:
        asked = {name: store.base.pragma(name) for name in ("journal_mode", "synchronous", "foreign_keys")}
        assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
