"""Shards into a store: each exactly once, in any order of loading, whatever becomes of some."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.archive.load import Brought, Hands, load
from dateline.engine.place import Folder
from dateline.engine.rows import Batch, Row, outcome_row
from dateline.engine.shards import Shard, WriteShard, shards_in
from dateline.model.reading import Failure
from dateline.records import Record
from dateline.store import Access, open_store, record_of
from tests.cli.test_commands import run
from tests.store.making import AT, counts, made_record

HANDS = Hands(lambda store, at: None, lambda: AT, lambda brought: None)
RECORDS: tuple[Record, ...] = tuple(made_record(seed, url=f"https://example.org/{seed}") for seed in range(12))


def shards_with(folder: Path, rows: Sequence[Row], size: int) -> list[Shard]:
    """Rows as shards of a size."""
    for number, start in enumerate(range(0, len(rows), size)):
        WriteShard(str(folder), "e")(Batch(f"shd_{number}", number, tuple(rows[start : start + size])))
    return shards_in(Folder(folder))[0]


def rows_of(numbers: Sequence[int]) -> list[Row]:
    """Rows of made records."""
    return [outcome_row(f"file {n}", RECORDS[n]) for n in numbers]


def brought_into(path: Path, folder: Path, shards: Sequence[Shard]) -> tuple[Brought, set[str]]:
    """What became of shards, and the records that the store then holds."""
    with open_store(path, Access.WRITE) as store:
        brought = load(store, Folder(folder), shards, HANDS)
        held = [int(str(row[0])) for row in store.base.execute("SELECT n FROM report")]
        return brought, {json.dumps(record_of(store, n), sort_keys=True) for n in held}


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_any_cut_loaded_in_any_order_gives_the_same_records(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("load")
    numbers = data.draw(st.lists(st.integers(0, 11), unique=True, min_size=1))
    shards = shards_with(folder / "s", rows_of(numbers), data.draw(st.integers(1, 5)))
    brought, held = brought_into(folder / "a", folder / "s", data.draw(st.permutations(shards)))
    assert brought.added.counts["new"] == len(numbers)
    assert held == brought_into(folder / "b", folder / "s", shards)[1]
    again, still = brought_into(folder / "a", folder / "s", shards)
    assert (again.loaded, again.held, again.added.counts["same"], still) == (0, len(shards), len(numbers), held)


def test_a_damaged_shard_is_named_and_the_rest_is_loaded(tmp_path: Path) -> None:
    failed = outcome_row("file x", Failure("row 7", "file x", "ingest", "empty"))
    shards = shards_with(tmp_path / "s", [*rows_of(range(6)), failed], 2)
    spoilt = tmp_path / "s" / shards[1].file
    whole = spoilt.read_bytes()
    spoilt.write_bytes(whole[:100] + b"!" + whole[101:])
    words = ("load", tmp_path / "s", "--store", tmp_path / "a", "--json")
    done = run(*words)
    assert done.status == 3
    told = json.loads(done.out)
    assert (told["new"], told["failed"], told["shards"]) == (4, 1, {"loaded": 3, "held": 0, "damaged": 1})
    assert shards[1].id in done.err
    with open_store(tmp_path / "a", Access.READ) as store:
        assert counts(store)["report"] == 4
        rows = store.base.execute("SELECT source_id, stage FROM failure ORDER BY n").fetchall()
    assert rows == [(shards[1].id, "load"), ("row 7", "ingest")]
    spoilt.write_bytes(whole)
    after = json.loads(run(*words).out)
    assert (after["new"], after["same"], after["shards"]["loaded"]) == (2, 4, 1)


def test_rows_that_are_no_records_fail_their_shard_alone(tmp_path: Path) -> None:
    bad = [Row("x", "record", b"[]"), Row("x", "poem", b"{}"), Row("x", "failure", b"{}")]
    for number, row in enumerate(bad):
        WriteAnyway(tmp_path / "s").write(f"shd_bad{number}", row)
    shards = shards_with(tmp_path / "s", rows_of([1]), 1)
    brought, held = brought_into(tmp_path / "a", tmp_path / "s", shards)
    assert (len(shards), len(held), brought.loaded, brought.damaged) == (4, 1, 1, 3)


class WriteAnyway:
    """Writes shards that no run would write."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, row: Row) -> None:
        """One row that is none, with a sound digest."""
        import hashlib

        import pyarrow
        from pyarrow import parquet

        self.folder.mkdir(exist_ok=True)
        table = pyarrow.table(
            {"taken_from": [row.name], "kind": [row.kind], "report": ["r"], "body": [row.body.decode()]}
        )
        parquet.write_table(table, self.folder / f"{name}.parquet")
        content = (self.folder / f"{name}.parquet").read_bytes()
        shard = {"id": name, "order": 1, "rows": 1, "failures": 0, "bytes": len(content), "edition": "e"}
        (self.folder / "manifest").mkdir(exist_ok=True)
        said = json.dumps(shard | {"sha256": hashlib.sha256(content).hexdigest()})
        (self.folder / "manifest" / f"{name}.json").write_text(said)


def test_no_shards_and_a_store_in_use_are_told(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    done = run("load", tmp_path / "none", "--store", tmp_path / "a")
    assert done.status == 1 and "no shards there" in done.err
    shards_with(tmp_path / "s", rows_of([1]), 1)
    with open_store(tmp_path / "a", Access.WRITE):
        done = run("load", tmp_path / "s", "--store", tmp_path / "a")
    assert done.status == 1 and "another process is writing to" in done.err


def test_shards_by_the_command_and_a_store_of_them(tmp_path: Path) -> None:
    """With the real reader: what comes of shards is what comes without them."""
    given = tmp_path / "in.jsonl"
    texts = ["Rebels attacked Bor on Monday, police said.", "The army arrested 12 men in Jos on Friday."]
    given.write_text("".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts)) + "no\n")
    only = run("add", given, "--shards", tmp_path / "s", "--only-shards", "--jobs", "1", "--json")
    assert only.status == 3
    assert {key: json.loads(only.out)[key] for key in ("shards", "held", "reports", "failed")} == {
        "shards": 1,
        "held": 0,
        "reports": 2,
        "failed": 1,
    }
    both = run("add", given, "--shards", tmp_path / "s", "--store", tmp_path / "a", "--jobs", "1")
    assert (both.status, both.out) == (3, "2 new · 1 failed · 1 shards loaded\n")
    run("add", given, "--store", tmp_path / "b", "--jobs", "1")
    kept = []
    for name in "ab":
        with open_store(tmp_path / name, Access.READ) as store:
            kept.append([record_of(store, n) for n in (1, 2)])
    assert kept[0] == kept[1]


def test_only_shards_needs_a_place(tmp_path: Path) -> None:
    done = run("add", tmp_path, "--only-shards")
    assert done.status == 2 and "needs --shards" in done.err
